"""Whether two tellings are of one decision, and whether one replaces another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from assistant.domain.evidence import Evidence
from assistant.domain.people import fold
from assistant.domain.records import LoggedDecision
from assistant.domain.sourced import Known
from assistant.extract.deciding.reversals import matter_taken_back, says_no_longer
from assistant.extract.deciding.scope import LeftOut, left_out
from assistant.facts.sameness.stems import START, is_negated, shared, stems
from assistant.facts.sameness.synonyms import synonyms
from assistant.gate.days import days_in

_SAME = 0.6
_SAME_DAY = 0.45
_SAME_NOTES = 0.8
_FEWEST_WORDS = 2
_REPLACED = re.compile(
    r"\b(?:replaced|superseded|overruled|overtaken|reversed) by"
    r" (?:decision |no\.? |nr\.? |#)*(?P<key>[\w-]+)",
    re.IGNORECASE,
)
_REPLACES = re.compile(
    r"\b(?:replace[sd]?|supersede[sd]?|overrule[sd]?|reverse[sd]?|overturn(?:s|ed)?"
    r"|t(?:akes?|ook|aken) back|withdr[ae]w[ns]?|revoke[sd]?|rescind(?:s|ed)?"
    r"|cancel\w*)"
    r" (?:the |decision |resolution |no\.? |nr\.? |#)*(?P<key>[\w-]*\d[\w-]*)",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?<![\w-])[\w-]*\d[\w-]*")
_NUMBERED = re.compile(r"(?<![\w-])[^\W\d_][\w-]*\d[\w-]*")
_HALF = 0.5
_OF_REVERSALS = stems(
    "reversed reverse overturned overruled revoked withdrawn withdraw rescinded undone"
    " cancelled decision decided taken instead longer mind changed stands applies"
)
_IN_RELEASE = re.compile(
    r"\b(?:stays?|remains?|kept|keeps?|is|are|goes|go|comes?|put|adds?|added|back"
    r"|includes?|included|part|moves?|takes?|taken)\b[^.;]{0,60}?\b(?:in|into|to|of|for"
    r"|with)\b[^.;]{0,25}?\b(?:release|version|pilot|phase|launch|scope|mvp|go-?live"
    r"|v?\d+\.\d+)\b",
    re.IGNORECASE,
)
"""`Stays in the first release`, `goes into the pilot`."""
_NOTHING = LeftOut("", "")
_WAYS = {
    "stays": r"keep|keeps|kept|stays?|sticks?|holds?|remains?|retain\w*",
    "goes": r"drops?|dropped|remov\w+|cancel\w*|retir\w+|leaves?|replac\w+",
    "moves": r"mov(?:e[sd]?|ing)|postpon\w+|defer\w*|delay\w*|slips?|shift\w*",
    "yes": r"approv\w+|accept\w*|endors\w+",
    "no": r"reject\w*|refus\w+|declin\w+",
    "more": r"add(?:s|ed)?|rais\w+|increas\w+|extend\w*",
    "less": r"cuts?|lower\w*|reduc\w+|decreas\w+|shorten\w*",
    "starts": r"start\w*|open(?:s|ed)?|resum\w+",
    "stops": r"stop\w*|clos(?:e|es|ed)|paus\w+",
}
_WAY = re.compile(
    r"\b(?:" + "|".join(f"(?P<{way}>{words})" for way, words in _WAYS.items()) + r")\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """A decision as one or more sources tell it; the first one's words lead.

    `dated` is off where a log does not say when; `values` are the days and the numbers
    that it sets. `about` are its wordings without the words that mark a decision and
    without people's names, which make no two decisions alike. `kept` is what only a
    log or a page tells.
    """

    what: str
    on: date
    known: date
    by: str | None = None
    logged: tuple[Known[LoggedDecision], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    key: str = ""
    said: tuple[str, ...] = field(default=())
    dated: bool = True
    values: tuple[frozenset[object], ...] = ()
    about: tuple[str, ...] = ()
    engine: str = "record"
    kept: bool = False

    @cached_property
    def turns(self) -> bool:
        """Whether it puts something in the place of what was decided before."""
        return any(map(_takes_back, _texts(self)))

    @cached_property
    def _wordings(self) -> frozenset[str]:
        return frozenset(fold(text) for text in self.about if text)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The letters with which every spelling of its stems begins."""
        return frozenset(stem[:START] for text in self.about for stem in stems(text))

    def may_be_like(self, other: Heard) -> bool:
        """Whether any wording of the one can be like any of the other: cheap to ask."""
        if not self._beginnings.isdisjoint(other._beginnings):
            return True
        return not self._wordings.isdisjoint(other._wordings)


def place_of(one: Heard, heard: Sequence[Heard]) -> int | None:
    """Return the place of the decision that this one tells again."""
    best, place = 0.0, None
    for number, other in enumerate(heard):
        if one.logged and other.logged:
            continue  # a log's own rows are decisions apart
        if not one.may_be_like(other) and not one.logged:
            continue
        if one.turns != other.turns:
            continue
        if one.on != other.on and _differ(one, other):
            continue
        if one.on != other.on and one.dated and other.dated:
            need, score = _SAME, _best(_retold, one, other)
        else:
            need, score = _SAME_DAY, _best(_alike, one, other)
        if _of_one_source(one, other):
            need = _SAME_NOTES
        enough = score >= need
        if not enough and one.logged:
            score = _same_meeting(one, other)
            enough = score > 0
        if enough and score > best:
            best, place = score, number
    return place


def without_successor(text: str) -> str:
    """Return the words of a decision without the key of what took its place."""
    return _REPLACED.sub(" ", text)


def superseded(one: Heard, heard: Sequence[Heard]) -> Heard | None:
    """Return the newest earlier decision that this one takes the place of.

    By the log's own words, by words that take it back, or by setting another day or
    number for the same subject.
    """
    reversed_one = _reversed(one, heard)
    if reversed_one is not None:
        return reversed_one
    keys = {known.record.key for known in one.logged}
    found = None
    for other in heard:
        said = {
            match["key"]
            for known in other.logged
            for match in _REPLACED.finditer(known.record.what)
        }
        if other is not one and said & keys:
            return other
        if other.on < one.on and _scoped_otherwise(one, other):
            found = other
            continue
        if (
            other.on < one.on
            and one.may_be_like(other)
            and _differ(one, other)
            and _best(_alike, one, other) >= _SAME
        ):
            found = other
    return found


def _scoped_otherwise(one: Heard, other: Heard) -> bool:
    """Whether the one takes out of the release what the other has in it, or back."""
    mine, theirs = left_out(one.what), left_out(other.what)
    if (mine is None) is (theirs is None):
        return False
    subject = stems((mine or theirs or _NOTHING).subject)
    kept = other.what if mine else one.what
    if not _IN_RELEASE.search(kept) or is_negated(kept) or not subject:
        return False
    return len(shared(subject, stems(kept))) == len(subject)


def _texts(one: Heard) -> tuple[str, ...]:
    return (one.what, *one.said)


@lru_cache(maxsize=16_384)
def _takes_back(text: str) -> bool:
    return matter_taken_back(text) is not None or says_no_longer(text)


def _reversed(one: Heard, heard: Sequence[Heard]) -> Heard | None:
    """Return the earlier decision that the words take back, the likeliest and newest.

    By its key in the log; by the words that name it, or where none do, by all of what
    is decided instead; by most of its own words where a thing is "no longer" so.
    """
    taken = [text for text in _texts(one) if matter_taken_back(text) is not None]
    keys = {m["key"] for text in _texts(one) for m in _REPLACES.finditer(text)}
    keys |= {key for text in taken for key in _KEY.findall(text)}
    if not keys and not one.turns:
        return None
    earlier: Sequence[Heard] = [
        other
        for other in heard
        if other is not one and (other.on, other.known) <= (one.on, one.known)
    ]
    for other in earlier:
        if keys & {known.record.key for known in other.logged}:
            return other
    said = " ".join(matter_taken_back(text) or "" for text in taken)
    pointed = _pointed_at(said, one.on, earlier)
    matter = stems(said)
    if not matter and len(pointed) == 1:
        return pointed[0]
    earlier = pointed or earlier
    need = _HALF
    if not matter:
        if not one.turns:
            return None
        need = 0.0
    scored = [(_named(one, other, matter, need), other.on, other) for other in earlier]
    best = max((score[:2] for score in scored), default=(0.0, one.on))
    return next(
        (other for *score, other in scored if tuple(score) == best and best[0] > 0),
        None,
    )


def _pointed_at(said: str, on: date, earlier: Sequence[Heard]) -> list[Heard]:
    """Return those that "the decision of 3 March" or "the M2 decision" points at."""
    days = {reading for day in days_in(said) for reading in day.resolved(on)}
    names = {fold(name) for name in _NUMBERED.findall(said)}
    if not days and not names:
        return []
    return [
        other
        for other in earlier
        if (other.on.year, other.on.month, other.on.day) in days
        or names & {fold(n) for t in _texts(other) for n in _NUMBERED.findall(t)}
    ]


def _named(one: Heard, other: Heard, matter: frozenset[str], need: float) -> float:
    """Score an earlier decision by the words that name it, else by what both hold."""
    theirs = stems(" ".join(_texts(other)))
    mine = stems(" ".join(one.about)) - _OF_REVERSALS
    common = shared(mine, theirs)
    likeness = 2 * len(common) / max(1, len(mine) + len(theirs))
    if matter:
        meant = (word for word in matter if any(synonyms(word, his) for his in theirs))
        covered = sum(1 for _ in meant) / len(matter)
        return covered + likeness if covered > need else 0.0
    enough = len(common) >= _FEWEST_WORDS and len(common) >= _HALF * len(theirs)
    return likeness if enough else 0.0


def _differ(one: Heard, other: Heard) -> bool:
    """Whether they set different days or different numbers."""
    return any(
        mine and theirs and mine.isdisjoint(theirs)
        for mine, theirs in zip(one.values, other.values, strict=True)
    )


def _of_one_source(one: Heard, other: Heard) -> bool:
    """Whether the same notes tell both, which would hardly tell one thing twice."""
    places = ({cited.source for cited in each.evidence} for each in (one, other))
    return next(places) == next(places)


def _same_meeting(row: Heard, noted: Heard) -> float:
    """Score a log's row and a note of the same day by the share of the row's words.

    A log rewords what was said, so one telling word is enough on the same day; a note
    that only says "decided" has none and goes with any row of its day.
    """
    if row.on != noted.on or _by_others(row.by, noted.by):
        return 0.0
    said = stems(" ".join(noted.said))
    if len(said) < _FEWEST_WORDS:
        return 0.01
    wanted = stems(row.what)
    return len(shared(wanted, said)) / len(wanted) if wanted else 0.0


def _by_others(one: str | None, other: str | None) -> bool:
    """Whether two full names are of two people; a short name proves nothing."""
    if not one or not other or min(len(one.split()), len(other.split())) < 2:
        return False
    return fold(one) != fold(other)


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=16_384)
def _starts(text: str) -> frozenset[str]:
    """Return the letters with which every spelling of its stems begins."""
    return frozenset(stem[:START] for stem in stems(text))


def _best(score: Callable[[str, str], float], one: Heard, other: Heard) -> float:
    """Return the best score of any wording of the one with any of the other."""
    return max(score(mine, theirs) for mine in one.about for theirs in other.about)


def _alike(one: str, other: str) -> float:
    """Return the share of content words that both have (Dice), 0 for one word.

    The very same words are alike, few as they may be.
    """
    if one and _folded(one) == _folded(other):
        return 1.0
    if _starts(one).isdisjoint(_starts(other)):
        return 0.0
    mine, theirs = stems(one), stems(other)
    both = len(shared(mine, theirs))
    if both < _FEWEST_WORDS:
        return 0.0
    return min(1.0, 2 * both / (len(mine) + len(theirs)))


def _retold(one: str, other: str) -> float:
    """Return the smaller share of either's content words that the other has.

    0 where one of them denies it or goes another way: kept here and dropped there.
    """
    ours, others = _ways(one), _ways(other)
    if is_negated(one) != is_negated(other) or (
        ours and others and ours.isdisjoint(others)
    ):
        return 0.0
    if not _alike(one, other):
        return 0.0
    mine, theirs = stems(one), stems(other)
    if not mine or not theirs:
        return 1.0
    return min(
        len(shared(mine, theirs)) / len(mine), len(shared(theirs, mine)) / len(theirs)
    )


@lru_cache(maxsize=16_384)
def _ways(text: str) -> frozenset[str | None]:
    return frozenset(match.lastgroup for match in _WAY.finditer(text))
