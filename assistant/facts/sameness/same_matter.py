"""Whether two short statements speak of the same matter, in other words.

A logistic regression over seven measures of two texts, made by `bench/likeness` from
public meetings, and rules (`apart`) that no likeness of words overrides.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.domain.people import fold
from assistant.evidence.static import StaticEmbedder
from assistant.evidence.vectors import Vectors
from assistant.facts.sameness.apart import apart, marks
from assistant.facts.sameness.stems import STOP_WORDS, shared, stems
from assistant.facts.sameness.synonyms import senses

_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAYS = re.compile(r"\w")
_SAME = 0.5
_IN_OTHER_WORDS = 0.8
"""Cosine from which two statements that share hardly a word may be the same."""
_MANY = 3


class Measures(NamedTuple):
    """How alike two statements are, each from 0 to 1 but the cosine (-1 to 1).

    `shorter` and `longer` are the shares of their content words that are in common,
    `common` how many these are, `letters` the likeness of their sorted words, `marks`
    whether they share an id or a number, `length` the shorter's share of the longer.
    """

    cosine: float
    shorter: float
    longer: float
    common: float
    letters: float
    marks: float
    length: float


WEIGHTS = Measures(
    cosine=2.86,
    shorter=2.71,
    longer=1.39,
    common=-0.14,
    letters=5.81,
    marks=0.78,
    length=-0.73,
)
BIAS = -5.28


class Likeness(NamedTuple):
    """How surely two statements speak of one matter (0 to 1), and whether they do.

    `apart` says what makes them different, whatever the score.
    """

    score: float
    same: bool
    apart: str | None


class Said(NamedTuple):
    """A statement, read once; `letters` are its words in order of the alphabet."""

    stems: frozenset[str]
    letters: str
    senses: frozenset[int]
    text: str
    vector: Vectors


@lru_cache(maxsize=16_384)
def same_matter(
    one: str, other: str, owners: tuple[str | None, str | None] = (None, None)
) -> Likeness:
    """Say whether two statements speak of the same risk, action or item.

    Word order, inflection, acronyms and related words make no difference; the order of
    the two does not either. A denial, other ids, dates, numbers or opposite states
    keep them apart, and so does another word in the slot of one of them (`the iOS
    app`, `the Android app`) unless the two mean the same, and so do `owners`, where
    two are given and are different people.

    Precision and recall on pairs that no weight was fitted to (one in three to ten is
    of one matter), in brackets those of shared words alone: claims of other meetings
    .88 and .41 (.84, .37), whose labels are weak; notes of a project left out .88-.92
    and .77-.97 (.81-.96, .78-.99); two project histories .95-.97 and .65-.74 (.89-.97,
    .68-.72). Of 60 pairs made to mislead that no rule was made with, half of one
    matter, .89 and .83 (.41, .67). Of edits that change what a sentence means
    the rules find 49%, and set apart 12% of those that only reword it.
    `python -m bench.likeness` prints these figures.
    """
    reason = apart(one, other) or other_owners(*owners)
    if one == other and reason is None:
        says = _SAYS.search(one) is not None
        return Likeness(float(says), same=says, apart=None)
    mine, theirs = _both(one, other)
    measured = _measures(mine, theirs)
    score = probability(measured)
    enough = score >= _SAME and _share_enough(measured)
    return Likeness(score, same=enough and reason is None, apart=reason)


def measures(one: str, other: str) -> Measures:
    """Measure two statements, acronyms of one spelled out as in the other."""
    return _measures(*_both(one, other))


def probability(measured: Measures) -> float:
    """Return the regression's probability that the statements are of one matter."""
    pairs = zip(WEIGHTS, measured, strict=True)
    return 1 / (1 + math.exp(-BIAS - sum(weight * value for weight, value in pairs)))


def other_owners(one: str | None, other: str | None) -> str | None:
    """Return a reason where neither name is a part of the other: two people."""
    if one == other or not one or not other:
        return None
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return None if mine <= theirs or theirs <= mine else "other owners"


def _both(one: str, other: str) -> tuple[Said, Said]:
    """Read both, in an order that does not depend on which came first."""
    one, other = sorted((one, other))
    return read(spelled_out(one, other)), read(spelled_out(other, one))


def is_spelled_out(one: str, other: str) -> bool:
    """Whether an acronym of either stands written out in the other."""
    return spelled_out(one, other) != one or spelled_out(other, one) != other


def _measures(one: Said, other: Said) -> Measures:
    common = _common(one, other)
    small, large = sorted((len(one.stems), len(other.stems)))
    return Measures(
        cosine=float(one.vector @ other.vector),
        shorter=min(1.0, common / max(1, small)),
        longer=common / max(1, large),
        common=min(_MANY, common) / _MANY,
        letters=fuzz.ratio(one.letters, other.letters) / 100,
        marks=float(not _marked(one.text).isdisjoint(_marked(other.text))),
        length=small / max(1, large),
    )


def _common(one: Said, other: Said) -> int:
    """Count the words of the one that the other has, or one that means the same."""
    known = shared(one.stems, other.stems)
    meant = (s for s in one.stems - known if not senses(s).isdisjoint(other.senses))
    return len(known) + sum(1 for _ in meant)


def _share_enough(measured: Measures) -> bool:
    """Two words in common, or none and a meaning that is very near.

    One word is what many matters of a project have in common: its name.
    """
    if measured.common:
        return measured.common > 1 / _MANY
    return measured.cosine >= _IN_OTHER_WORDS


def spelled_out(text: str, other: str) -> str:
    """Write out acronyms whose letters begin words of the other text, in a row."""
    found = acronyms(text)
    if not found:
        return text
    words, initials = _initials(other)
    for acronym in found:
        at = initials.find(acronym.casefold())
        if at >= 0:
            full = words[at : at + len(acronym)]
            if {fold(full[0]), fold(full[-1])} & STOP_WORDS:
                continue
            text = re.sub(rf"\b{acronym}\b", " ".join(full), text)
    return text


@lru_cache(maxsize=16_384)
def acronyms(text: str) -> tuple[str, ...]:
    """Return the acronyms that a text has, each once."""
    return tuple(dict.fromkeys(_ACRONYM.findall(text)))


@lru_cache(maxsize=16_384)
def _initials(text: str) -> tuple[tuple[str, ...], str]:
    words = tuple(_WORD.findall(text))
    return words, "".join(word[0].casefold() for word in words)


@lru_cache(maxsize=16_384)
def read(text: str) -> Said:
    """Read a statement, as it stands."""
    folded, found = fold(text), stems(text)
    return Said(
        stems=found,
        letters=" ".join(sorted(folded.split())),
        senses=frozenset().union(*map(senses, found)),
        text=text,
        vector=_embedder().embed([folded])[0],
    )


@lru_cache(maxsize=16_384)
def _marked(text: str) -> frozenset[object]:
    """Return the ids and the amounts of a statement; only a comparison needs them."""
    found = marks(text)
    return frozenset([*found.ids, *((one.values, one.unit) for one in found.amounts)])


@cache
def _embedder() -> StaticEmbedder:
    return StaticEmbedder()
