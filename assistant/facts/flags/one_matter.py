"""One flag for what a tracker and a RAID log both tell of the same work."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.labels import join
from assistant.facts.sameness.stems import ids, same_subject, stems

_TWICE = frozenset({FlagKind.MISSING_OWNER, FlagKind.OVERDUE_ACTION, FlagKind.STALE})
_SAME = 0.8


def merged(flags: Iterable[Flag]) -> list[Flag]:
    """Return the flags with each matter once: the first, with the others' evidence."""
    kept: list[Flag] = []
    likely = {kind: _Likely() for kind in _TWICE}
    for flag in flags:
        known = likely.get(flag.kind)
        places = known.places(flag.title) if known else ()
        place = next((n for n in places if _is_same(kept[n], flag)), None)
        if place is not None:
            kept[place] = _with(kept[place], flag)
            continue
        if known:
            known.add(flag.title, len(kept))
        kept.append(flag)
    return kept


class _Likely:
    """Titles by what same ones share, so that each is compared with few.

    Same titles name one id, or share most stems, whose first letters are the same.
    """

    def __init__(self) -> None:
        self._by_id: dict[str, list[int]] = {}
        self._by_start: dict[str, list[int]] = {}
        self._needed: dict[int, int] = {}

    def add(self, title: str, place: int) -> None:
        starts, self._needed[place] = _starts(title)
        for start in starts:
            self._by_start.setdefault(start, []).append(place)
        for key in ids(title):
            self._by_id.setdefault(key, []).append(place)

    def places(self, title: str) -> list[int]:
        """Return the places of titles that may be the same, in their order."""
        starts, needed = _starts(title)
        shared = Counter(chain.from_iterable(self._by_start.get(s, ()) for s in starts))
        found = {
            place
            for place, count in shared.items()
            if count >= min(needed, self._needed[place])
        }
        found.update(*(self._by_id.get(key, ()) for key in ids(title)))
        return sorted(found)


def _starts(title: str) -> tuple[set[str], int]:
    """Return the starts of a title's stems, and how many a same title shares."""
    words = stems(title)
    starts = {stem[:3] for stem in words}
    return starts, math.ceil(_SAME * len(words)) - (len(words) - len(starts))


def _is_same(one: Flag, other: Flag) -> bool:
    return (
        one.subject != other.subject and same_subject(one.title, other.title) >= _SAME
    )


def _with(one: Flag, other: Flag) -> Flag:
    evidence = dict.fromkeys((*one.evidence, *other.evidence))
    return one.model_copy(
        update={
            "evidence": tuple(evidence),
            "label": join(one.label, other.label),
            "severity": min(one.severity, other.severity, key=lambda each: each.rank),
        }
    )
