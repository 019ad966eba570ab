"""What a draft says otherwise than the last update, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from rapidfuzz import fuzz, process

from assistant.domain.base import stable_id
from assistant.domain.drafts import Claim, ClaimState, Draft
from assistant.domain.facts import Colour

_ALIKE = 60.0
"""Of 100: from here on two sentences of an update speak of one matter."""
_SAME_SECTION = 5.0
_WORD = re.compile(r"\s*\S+")
_NEXT = re.compile(r"\bnext\b|\bplan(?:ned)?\b|\bahead\b", re.IGNORECASE)


class Change(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Stretch(StrEnum):
    """Whose words they are."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an update under the title of its section; `id` is its claim's."""

    section: str
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Previous:
    """What an audience was told last: when, by whom, with which colour."""

    day: date
    health: Colour | None
    by: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence as it was and as it is; `words` is both in one, in reading order."""

    id: str
    change: Change
    section: str
    before: Told | None
    after: Told | None
    words: tuple[tuple[Stretch, str], ...]

    @property
    def is_promise(self) -> bool:
        """Whether it was to come next and is not told any more."""
        return self.change is Change.GONE and bool(_NEXT.search(self.section))


def told_in(draft: Draft) -> tuple[Told, ...]:
    """Return the sentences of a draft that stand, in order, the headline first."""
    sections: list[tuple[str, tuple[Claim, ...]]] = [("Headline", (draft.headline,))]
    sections += [(section.title, section.claims) for section in draft.sections]
    return tuple(
        Told(title, claim.text, claim.id)
        for title, claims in sections
        for claim in claims
        if claim.state is not ClaimState.DROPPED
    )


def compare(before: Sequence[Told], now: Sequence[Told]) -> list[Difference]:
    """Return what is told now in its order, each with what it was; then what is gone.

    A sentence is the one of before that says most of the same, of its own section
    rather than of another.
    """
    partners = dict(_pairs(before, now))
    found = [
        _difference(before[partners[at]] if at in partners else None, one)
        for at, one in enumerate(now)
    ]
    left = set(range(len(before))) - set(partners.values())
    return found + [_difference(before[at], None) for at in sorted(left)]


def _pairs(before: Sequence[Told], now: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield the place now and the place before of each pair, the likest first."""
    if not before or not now:
        return
    texts = [[one.text for one in told] for told in (now, before)]
    likeness = process.cdist(*texts, scorer=fuzz.token_sort_ratio)
    ranked = sorted(
        (
            (float(score) + _SAME_SECTION * (now[n].section == before[b].section), n, b)
            for n, row in enumerate(likeness)
            for b, score in enumerate(row)
            if score >= _ALIKE or (now[n].section == before[b].section == "Headline")
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    taken_now: set[int] = set()
    taken_before: set[int] = set()
    for _, n, b in ranked:
        if n not in taken_now and b not in taken_before:
            taken_now.add(n)
            taken_before.add(b)
            yield n, b


def _difference(before: Told | None, after: Told | None) -> Difference:
    told = after or before or Told("", "")
    old, new = before.text if before else "", after.text if after else ""
    if before is None:
        change = Change.NEW
    elif after is None:
        change = Change.GONE
    else:
        change = Change.SAME if old.split() == new.split() else Change.CHANGED
    return Difference(
        told.id if after else stable_id("gone", told.section, told.text),
        change,
        told.section,
        before,
        after,
        tuple(word_by_word(old, new)),
    )


def word_by_word(old: str, new: str) -> Iterator[tuple[Stretch, str]]:
    """Yield the stretches of both texts, words apart from others kept whole."""
    was, is_now = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, _bare(was), _bare(is_now), autojunk=False)
    pieces: list[tuple[Stretch, str]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append((Stretch.BOTH, "".join(is_now[k:m])))
        else:
            pieces += [
                (Stretch.OLD, "".join(was[i:j])),
                (Stretch.NEW, "".join(is_now[k:m])),
            ]
    for stretch, group in groupby(pieces, key=lambda piece: piece[0]):
        text = "".join(words for _, words in group)
        if text:
            yield stretch, text


def _bare(words: Iterable[str]) -> list[str]:
    return [word.strip() for word in words]
