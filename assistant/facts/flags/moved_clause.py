"""Whose day a clause moves: `kiosks come on 6 October, not 25 September`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.people import fold
from assistant.extract.dates.words import MONTHS
from assistant.extract.done.past_forms import past_forms
from assistant.extract.done.verbs import asked_for
from assistant.facts.actions.asked_work import named_in, things_in
from assistant.facts.sameness.stems import STOP_WORDS, shared, stem_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BOUND = re.compile(
    r"[,;:(\[.!?–—]| - |\b(?:so(?: that)?|but|because|since|although|though|while|and"
    r"|therefore|which|who|that|as|if|then)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PREPOSITIONS = _words(
    "for of on about from to in with by at before after until into over against via"
    " per within without during due because"
)
_STANDS = _words(
    "on at by to in for now only then also already will would shall can could may might"
    " must should has have had been be is are was were it's its it that's this that"
    " goes go going gone moves move moved moving slips slipped slipping shifts shifted"
    " pushed postponed delayed due happens takes took place there done finished"
    " completed complete probably likely rather"
)
"""Words that say of a thing no more than that it has a day."""
_COMES = _words("comes come came arrives arrive arriving coming follows")
_READY = _words("ready available out")
_BROUGHT = frozenset({"hand", "order", "ask", "take"})
_MADE = frozenset({"make", "repair", "hand", "change"})
_CARRY = _words("get gets getting got do does doing have has make makes")
_DETERMINERS = _words("the a an our my your his her their this that")
_SHORT = 3
_PURPOSES = _words("for to before after until of because with")


def moves(sentence: str, start: int, end: int, what: str) -> bool:
    """Whether the clause around the days moves what the action asks for.

    It names the deed with its thing, `we paint the gate`; or the thing is its subject
    and nothing but the day is said of it. What happens to another thing of the same
    name, or what else happens to this one, moves no action.
    """
    before, after = _clause(sentence, start, end)
    return _does(before + after, what) or _stands(before, after, what)


def _clause(sentence: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the words before and after the days, up to where the clause ends.

    A mark right before the days ends no clause: `gate paint: Tuesday, not Friday`.
    """
    before: list[str] = []
    for part in reversed(_BOUND.split(sentence[:start])):
        before = _WORD.findall(fold(part))
        if not set(before) <= _STANDS:
            break
    rest = (_WORD.findall(fold(part)) for part in _BOUND.split(sentence[end:]))
    after = next((words for words in rest if words), [])
    return before, after


def _does(words: Sequence[str], what: str) -> bool:
    """Whether the clause tells of the deed: its verb, and the thing it is done to."""
    verb = _verb(what)
    if verb is None:
        return False
    forms = {verb, f"{verb}s", f"{verb}es", *past_forms(verb)}
    for place, word in enumerate(words):
        if word not in forms and stem_of(word) != stem_of(verb):
            continue
        rest = words[place + 1 :]
        earlier = list(words[:place])
        while earlier and earlier[-1] in _DETERMINERS:
            earlier.pop()
        last = earlier[-1] if earlier else ""
        if last in _PURPOSES and not (last == "to" and _names(rest, what)):
            continue
        if _names(rest, what) or not earlier or last in _CARRY | _STANDS:
            return _names([*words[:place], *rest], what)
        if _names(words[:place][-1:], what):
            return True
    return False


def _stands(before: list[str], after: list[str], what: str) -> bool:
    """Whether the thing is the subject of a clause that says no more than its day."""
    subject = _subject(before, after, what)
    if not subject or subject[0] in _PREPOSITIONS:
        return False
    place = next(
        (n for n, word in enumerate(subject) if n and word in _PREPOSITIONS),
        len(subject),
    )
    named, rest = subject[:place], subject[place:]
    if not _names(named[-1:], what):
        return False
    wanted = _wanted(what)
    tells = {stem_of(w) for w in rest if w not in _PREPOSITIONS | _DETERMINERS}
    which = {stem_of(w) for w in named[:-1] if w not in STOP_WORDS or w in MONTHS}
    if not tells <= shared(tells, wanted) or _DETERMINERS & set(named[1:]):
        return False
    short = named[0] in _DETERMINERS and len(named) <= _SHORT
    return which <= shared(which, wanted) or (short and not _others(what))


def _subject(before: list[str], after: list[str], what: str) -> list[str]:
    """Return what stands before the words that only say that it has a day."""
    asked, idle = asked_for(what), _STANDS
    if not asked or asked & _BROUGHT:
        idle |= _COMES
    if not asked or asked & _MADE:
        idle |= _READY
    while before and before[-1] in idle:
        before = before[:-1]
    if before:
        return before
    while after and after[0] in _PREPOSITIONS:
        after = after[1:]
    return after


def _names(words: Sequence[str], what: str) -> bool:
    given = frozenset(map(stem_of, words))
    return bool(shared(things_in(what), given))


def _wanted(what: str) -> frozenset[str]:
    return frozenset(map(stem_of, _WORD.findall(fold(what))))


def _others(what: str) -> bool:
    """Whether a wording says which thing it means, beside its bare name."""
    return bool(named_in(what) - things_in(what))


def _verb(what: str) -> str | None:
    words = _WORD.findall(fold(what))
    return words[0] if len(words) > 1 else None
