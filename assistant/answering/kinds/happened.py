"""Whether something was done: told by who says that it was, or was not, the newest.

What somebody wanted, planned or was to do does not tell that it happened; its action
tells how it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of_word
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.facts.risks.over import is_of_other, tells_arrival
from assistant.facts.sameness.stems import shared, stem_of, stems

_ASKS = re.compile(
    r"(?i)\W*(?:(?:and|so|but) )?(?:(?P<did>did)|(?P<has>has|have|had)"
    r"|(?P<be>is|are|was|were)) (?P<rest>.+)"
)
_PASSIVE = re.compile(r"(?i)\W*(?:is|are|was|were|(?:has|have|had)\b.* been)\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
CLAUSE = re.compile(r"[.;:!?“”\"()]\s*|\s[-–—]\s|,\s|\b(?:and|but|so|because|while)\b")
NOT_YET = re.compile(
    r"(?i)\b(?:to|will|shall|must|should|can|could|may|might|would|needs?|needed|wants?"
    r"|wanted|wish(?:es)?|hopes?|expects?|plans?|asked for|if|unless|before|until|once"
    r"|as soon as|the day|nearly|almost|half|partly|when|whether|waits?"
    r"|waiting|let|get|gets|have it|ready to)\b|[’']ll\b"
)
_DENIED = re.compile(r"(?i)\b(?:nobody|no one|none|not|never)\b|n['’]t\b")
_LATELY = frozenset(
    "been be already yet now also finally just really".split()  # noqa: SIM905
)
_SMALL = _LATELY | frozenset(
    "the a an our your my their its his her these those all both new old final of in "  # noqa: SIM905
    "for".split()
)
_LABEL = re.compile(r"\W*([^\W\d_][\w '’-]{1,30}):\s")
_DUE = re.compile(
    r"(?i) (?:by|before|until|not later than) (?:the )?(?:end|\d|mon|tue|wed|thu|fri"
    r"|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|noon|then|tomorrow)"
)
_AUX = re.compile(r"(?i)(?:\b(?:was|were|is|are|been|has|have|had)|['’]s)\b")
_PREPOSITION = re.compile(
    r"(?i)\b(?:to|from|for|by|on|in|at|with|about|of|before|after|until|since|yet"
    r"|already|now)\b"
)
_GOING = re.compile(r"(?i)\b(?:is|are|['’]s|['’]re|been) (?:\w+ly )?(?:now )?$")
_SENDS = frozenset({"send", "give", "bring"})
_SENDINGS = stems("deliver ship provide supply hand mail post transfer dispatch issue")
"""What was sent, given or delivered is there when it came."""


def with_happened(
    found: Sequence[Candidate], candidates: Sequence[Candidate], question: Question
) -> list[Candidate]:
    """Put the newest telling that it happened, or did not, before wants and plans."""
    told = list(found)
    event = _event(question)
    if event is None or question.ids or question.days:
        return told
    verb, head, things = event
    tellings = [
        one
        for one in candidates
        if not (one.computed or one.supposed)
        and one.gives
        and not _is_action(one)
        and question.people <= one.people | one.beside
        and shared(things, one.about | one.titles | one.around) == things
        and tells_deed(said_in(one.unit.text), verb, head, things)
    ]
    kept = [
        one
        for one in _with_states(told, candidates)
        if not _is_action(one) or _names_thing(one, head, things)
    ]
    if not tellings:
        passive = _PASSIVE.match(question.text) is not None
        return kept or (_standing(candidates, verb, things) if passive else [])
    newest = max(tellings, key=lambda one: (one.day, one.words))
    since = _since_denied(newest, candidates, (verb, head, things))
    if since is not None:
        return [since, newest]
    if any(one.computed and one.day >= newest.day for one in kept[:1]):
        return kept
    mine = [one for one in kept if any(same_sentence(one, t) for t in tellings)]
    rest = [one for one in mine if one.day >= newest.day] or [newest]
    others = [
        one
        for one in kept
        if one not in mine and one.day >= newest.day and not _is_errand(one)
    ]
    return [*rest, *others]


def event_of(question: Question) -> tuple[str, str, frozenset[str]] | None:
    """Return the verb, the thing's last word and all its words, of what is asked."""
    return _event(question)


def _event(question: Question) -> tuple[str, str, frozenset[str]] | None:
    """Return the verb, the thing's last word and all its words, of what is asked."""
    found = _ASKS.match(question.text)
    if not question.polar or found is None:
        return None
    words = [fold(word) for word in _WORD.findall(found["rest"])]
    known = frozenset(fold(part) for name in question.people for part in name.split())
    if found["did"]:
        verbs = [n for n in range(1, len(words)) if _is_base(words[n], words[:n])]
    else:
        verbs = [n for n in range(1, len(words)) if _is_past(words[n])]
        verbs = [n for n in verbs if words[n - 1] not in _SMALL - _LATELY] or verbs
    if not verbs:
        return None
    place = verbs[0]
    verb = words[place]
    passive = "been" in words[:place] or found["be"]
    span = " ".join(words[:place] if passive else words[place + 1 :])
    span = span if passive else _PREPOSITION.split(span)[0]
    thing = [w for w in _WORD.findall(span) if w not in _SMALL | known and stems(w)]
    if verb in _LIGHT and len(thing) > 1 and _VERB.fullmatch(thing[-1]):
        verb = _done(thing.pop())
    if not thing:
        return None
    return verb, thing[-1], stems(" ".join(thing))


def _done(noun: str) -> str:
    """Return the past of the verb that a noun is: `ordered` of an order."""
    return f"{noun}d" if noun.endswith("e") else f"{noun}ed"


def _is_base(word: str, before: Sequence[str]) -> bool:
    """Whether a word behind `did` and its subject is the verb.

    What follows it begins with an article more often than not; a noun of the subject
    stands behind one itself.
    """
    kin = kin_of_word(word)
    known = kin is not None or bool(_VERB.fullmatch(word))
    return known and not (before and before[-1] in _SMALL)


_LIGHT = frozenset("placed made given".split())  # noqa: SIM905
"""Verbs that leave what is done to a noun: an order is placed."""
_VERB = re.compile(
    r"approve|order|book|ask|sign|inspect|deliver|confirm|accept|reject|agree|install"
    r"|test|check|review|finish|start|call|answer|move|publish|announce|cancel|reply"
    r"|respond|return|receive|replace|repair|clean|paint|print|open|close|pass|apply"
    r"|register|submit|file|hire|appoint|invite|release|upload|update|complete|clear"
    r"|authori[sz]e|grant|refuse|request|collect|measure|pay|provide|supply|ship|mail"
)


def is_known_deed(verb: str) -> bool:
    """Whether a verb is one by which it is asked whether something was done."""
    forms = (verb, verb.removesuffix("d"), verb.removesuffix("ed"))
    return verb in _SENDS or any(map(_VERB.fullmatch, forms))


def _is_past(word: str) -> bool:
    long = len(word) > len("need") and word.endswith("ed")
    return long or base_of(word) is not None


def tells_deed(said: str, verb: str, head: str, things: frozenset[str]) -> bool:
    """Whether words say of the thing that it was done, or was not."""
    own = _base(verb)
    label = _LABEL.match(said)
    of_it = label is not None and shared(stems(head), stems(label[1])) != frozenset()
    of_it = of_it and label is not None and stems(label[1]) <= things
    for clause in CLAUSE.split(said):
        for word in _WORD.finditer(clause):
            low = fold(word[0])
            if not _is_past(low) or own not in {_base(low), _undone(low)}:
                continue
            lead, rest = clause[: word.start()], clause[word.end() :]
            if NOT_YET.search(lead) or (_DUE.match(rest) and not _AUX.search(lead)):
                continue
            if of_it or (
                shared(stems(head), stems(clause)) and calls_it(clause, head, things)
            ):
                return True
    return False


def tells_only_plan(said: str, verb: str) -> bool:
    """Whether the verb stands only behind what is wanted, planned or still to come."""
    own = _base(verb)
    plans = [
        NOT_YET.search(clause[: word.start()]) is not None
        for clause in CLAUSE.split(said)
        for word in _WORD.finditer(clause)
        if _base(fold(word[0])) == own
    ]
    return bool(plans) and all(plans)


def _undone(word: str) -> str:
    """Return the verb of what is not done yet: `unsigned`."""
    return _base(word[2:]) if word.startswith("un") else ""


def says_only_when(one: Candidate, event: tuple[str, str, frozenset[str]]) -> bool:
    """Whether of what is asked to be done it says only by when: `poured by Monday`."""
    own, said = _base(event[0]), said_in(one.unit.text)
    done = [
        _DUE.match(clause[word.end() :]) and not _AUX.search(clause[: word.start()])
        for clause in CLAUSE.split(said)
        for word in _WORD.finditer(clause)
        if _is_past(fold(word[0])) and _base(fold(word[0])) == own
    ]
    return bool(done) and all(done)


def tells_done(said: str, deed: str) -> bool:
    """Whether words say that a deed, such as `book the date`, is done or being done."""
    verb, *rest = _names(deed)
    thing = _names(_PREPOSITION.split(" ".join(rest))[0])
    things = [word for word in thing if word not in _SMALL and stems(word)]
    if not things:
        return False
    own, head = _base(verb), things[-1]
    return any(
        _is_past(fold(word[0])) or _GOING.search(clause[: word.start()])
        for clause in CLAUSE.split(said)
        if not _DENIED.search(clause) and not is_of_other(clause, deed)
        for word in _WORD.finditer(clause)
        if _base(fold(word[0])) == own
        and not NOT_YET.search(clause[: word.start()])
        and calls_it(clause, head, stems(" ".join(things)))
    )


def _base(word: str) -> str:
    """Return what the forms of a verb share."""
    return stem_of(base_of(word) or word)


def calls_it(clause: str, head: str, things: frozenset[str]) -> bool:
    """Whether the thing is called by nothing but words that the question has."""
    words = list(_names(clause))
    for place, word in enumerate(words):
        if not shared(stems(head), stems(word)):
            continue
        lead = []
        for before in reversed(words[:place]):
            if before in _SMALL or _is_past(before) or not stems(before):
                break
            lead.append(before)
        named = stems(" ".join(lead))
        article = place > len(lead) and words[place - len(lead) - 1] in _SMALL
        if named <= things and (article or things <= stems(clause)):
            return True
    return False


def _names_thing(one: Candidate, head: str, things: frozenset[str]) -> bool:
    """Whether an errand is of the thing, and of no other one of its kind.

    Another order is not the order of the panels; what only says how a thing is may be
    left out.
    """
    kinds = {stem for stem in things if not _is_past(stem)} - stems(head)
    named = one.about | one.titles
    return bool(shared(stems(head), one.about)) and shared(kinds, named) == kinds


def _names(clause: str) -> Iterator[str]:
    return (fold(word) for word in _WORD.findall(clause))


def _with_states(
    told: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Tell in the place of words that give an errand how that errand stands."""
    actions = [one for one in candidates if _is_action(one)]
    kept: list[Candidate] = []
    for one in told:
        mine = None if one.computed else _action_of(one, actions)
        one = one if mine is None else mine  # noqa: PLW2901  told in its place
        if not any(same_sentence(one, other) for other in kept):
            kept.append(one)
    return kept


def _action_of(one: Candidate, actions: Sequence[Candidate]) -> Candidate | None:
    quotes = [piece for piece in one.unit.evidence if isinstance(piece, Quote)]
    return next(
        (
            action
            for action in actions
            for piece in action.unit.evidence
            if isinstance(piece, Quote)
            and any(
                piece.source == mine.source
                and (piece.quote in mine.quote or mine.quote in piece.quote)
                for mine in quotes
            )
        ),
        None,
    )


def _standing(
    candidates: Sequence[Candidate], verb: str, things: frozenset[str]
) -> list[Candidate]:
    """Return the newest action to do that with all the things, and how it stands."""
    own = _base(verb)
    found = [
        one
        for one in candidates
        if _is_action(one)
        and shared(things, one.about) == things
        and any(_base(word) == own for word in _names(said_in(one.unit.text)))
    ]
    return [max(found, key=lambda one: (one.day, one.words))] if found else []


def _since_denied(
    newest: Candidate,
    candidates: Sequence[Candidate],
    event: tuple[str, str, frozenset[str]],
) -> Candidate | None:
    """Return newer words that begin with the thing of which it was not done yet.

    Or that say that what was not sent came.
    """
    if not _DENIED.search(said_in(newest.unit.text)):
        return None
    verb, head, things = event
    sent = _base(verb) in _SENDS or stem_of(verb) in _SENDINGS
    later = [
        one
        for one in candidates
        if one.day > newest.day
        and one.gives
        and not (one.computed or one.supposed or _is_errand(one))
        and things
        and (
            things == shared(things, stems(_lead(said_in(one.unit.text), len(things))))
            or (sent and _has_come(said_in(one.unit.text), head, things))
        )
    ]
    return max(later, key=lambda one: (one.day, one.words)) if later else None


def _has_come(said: str, head: str, things: frozenset[str]) -> bool:
    """Whether a clause says that the thing came, or that somebody has it."""
    name = " ".join([*sorted(things - stems(head)), head])
    return any(
        tells_arrival(clause, name) and calls_it(clause, head, things)
        for clause in CLAUSE.split(said)
        if clause
    )


def _lead(said: str, words: int) -> str:
    """Return the first words that tell something, of a sentence or its label."""
    first = CLAUSE.split(said.lstrip('“"„« '))[0]
    telling = (word for word in _names(first) if word not in _SMALL)
    return " ".join(islice(telling, words))


def _is_action(one: Candidate) -> bool:
    return any(isinstance(fact, ActionItem) for fact in one.unit.facts)


def _is_errand(one: Candidate) -> bool:
    return _is_action(one) or (not one.computed and Wanted.ACTION in one.gives)
