"""Who does a thing, as a sentence says it right before its verb."""

from __future__ import annotations

import re

from assistant.answering.asked.kin import kin_of_word
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.facts.sameness.stems import stem_of, stems

_WHO = re.compile(
    r"(?i)^\W*(?:and |so )?who(?: (?:is|are|was|were|has|have|had|will|would|can|could"
    r"|must|should|may|still|also|now|first|usually))* ([^\W\d_][\w'’-]*)"
)
_WHICH = re.compile(
    r"(?i)^\W*(?:which|what) (?!of\b|one\b)[^\W\d_][\w-]*"
    r"(?= (?!(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could)\b)"
    r"[^\W\d_]{3,} )"
)
_CLAUSE = re.compile(r"[.,;:!?“”\"()]\s*|\s[-–—]\s|\b(?:and|but|so|because|while)\b")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_RECORDED = frozenset(
    "own owns owned has have had assigned responsible accountable".split()  # noqa: SIM905
)
"""Verbs of the column that says who owns something."""
_NOBODY = frozenset(
    "i we you he she it they this that these those there what who which nobody noone "  # noqa: SIM905
    "somebody someone anybody anyone if when before after until not no can may must "
    "to could should would".split()
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BY = frozenset({"by", "von", "durch"})
_HAVE = frozenset({"has", "have", "had"})
_LINKS = frozenset(
    "from by on in at for to with via through until before after under of last this "  # noqa: SIM905
    "next today yesterday".split()
)
"""What follows a verb that has no object behind it."""
_SUPPLY = frozenset({"make", "suppli", "provid", "sell", "produc"})
_COMES_FROM = re.compile(
    r"\b(?i:ordered|bought|hired|rented|purchased|comes?|coming|came|got|gets?|arrives?"
    r"|delivered|supplied)\b[^.;!?]{0,60}?\b(?i:from)"
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)(?i:the )?[A-ZÄÖÜÅØ]"
)
"""From whom what is ordered comes: whoever makes or supplies it."""
_MOST = 5
"""Words before the verb that still name who does it."""


def doing_asked(text: str) -> str | None:
    """Return the verb of a question for who does something, None of other questions."""
    found = _WHO.match(text)
    return fold(found[1]) if found and fold(found[1]) not in _RECORDED else None


def comes_from(said: str, verb: str) -> bool:
    """Whether who makes or supplies a thing is told by from whom it is ordered."""
    base = stem_of(base_of(verb) or verb)
    return base in _SUPPLY and _COMES_FROM.search(said) is not None


def names_doer(one: Candidate, verb: str, asked: str, *, by_name: bool = False) -> bool:
    """Whether somebody, or some kind of people, is named right before the verb.

    `asked` is the question: what it says itself names nobody new; `by_name` leaves out
    who has no name of their own.
    """
    kin, stem, known = kin_of_word(verb), stem_of(verb), stems(asked)
    has_object = _has_object(verb, asked)
    if not (one.supposed or one.computed) and comes_from(said_in(one.unit.text), verb):
        return True
    return not one.supposed and any(
        _done_by(words[place + 1 :], known)
        or (
            0 < place <= _MOST
            and not _is_passive(words, place)
            and not (has_object and _is_done_to(words, place))
            and _is_named(words[:place], known, by_name=by_name)
        )
        for words in map(_WORD.findall, _CLAUSE.split(said_in(one.unit.text)))
        for place, word in enumerate(words)
        if stem_of(fold(word)) == stem or (kin and kin_of_word(word) == kin)
    )


def asked_of_kind(text: str) -> str | None:
    """Return `Who brings it?` of `Which firm brings it?`, None of other questions."""
    found = _WHICH.match(text)
    return f"Who{text[found.end() :]}" if found else None


def _is_passive(words: list[str], place: int) -> bool:
    """Whether what stands before the verb is what it is done to."""
    before = fold(words[place - 1])
    return before in _BE and not fold(words[place]).endswith("ing")


def _has_object(verb: str, asked: str) -> bool:
    """Whether the question says to what it is done: `who orders the lamps`."""
    words = [fold(word) for word in _WORD.findall(asked)]
    behind = words[words.index(verb) + 1 :] if verb in words else []
    return bool(behind) and behind[0] not in _LINKS


def _is_done_to(words: list[str], place: int) -> bool:
    """Whether a verb has no object behind it, as in `lamps ordered from Lumen`."""
    behind = fold(words[place + 1]) if place + 1 < len(words) else ""
    if behind and behind not in _LINKS:
        return False
    low = fold(words[place])
    is_past = low.endswith("ed") or base_of(low) is not None
    return is_past and fold(words[place - 1]) not in _HAVE


def _done_by(words: list[str], known: frozenset[str]) -> bool:
    """Whether the words behind a verb begin with `by` and a name that is new."""
    if not words or fold(words[0]) not in _BY:
        return False
    named = [word for word in words[1 : 1 + _MOST] if word[0].isupper()]
    return bool(stems(" ".join(named)) - known)


def _is_named(words: list[str], known: frozenset[str], *, by_name: bool) -> bool:
    told = [word for word in words if word[0].isupper() or not by_name]
    return _NOBODY.isdisjoint(map(fold, words)) and bool(stems(" ".join(told)) - known)
