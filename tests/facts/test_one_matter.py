"""Flags of the same work in two tools become one, however many there are."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.facts.flags.one_matter import merged
from assistant.facts.sameness.stems import same_subject

WORDS = "anchor anchors anchorage cabin cable cargo captain crane dock HULL-7 hull no"
TITLES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=6).map(" ".join)


def flag(number: int, title: str, kind: FlagKind = FlagKind.OVERDUE_ACTION) -> Flag:
    return Flag(
        id=f"flag-{number}",
        kind=kind,
        subject=f"S-{number}",
        title=title,
        severity=Severity.HIGH,
        why="Late.",
        question="Who has it?",
        first_seen=date(2031, 3, 10),
    )


def compared_with_all(flags: list[Flag]) -> list[str]:
    kept: list[Flag] = []
    for one in flags:
        if not any(same_subject(other.title, one.title) >= 0.8 for other in kept):
            kept.append(one)
    return [one.id for one in kept]


@given(st.lists(TITLES, max_size=12))
def test_the_same_flags_are_merged_as_if_each_were_compared_with_all(
    titles: list[str],
) -> None:
    flags = [flag(number, title) for number, title in enumerate(titles)]
    assert [one.id for one in merged(flags)] == compared_with_all(flags)


def test_flags_of_other_kinds_stay_apart() -> None:
    one = flag(1, "Paint the hull of the ferry")
    other = flag(2, "Paint the hull of the ferry", FlagKind.STALE)
    assert merged([one, other]) == [one, other]
    assert merged([one, flag(3, "Paint the hull of the ferry")]) == [one]


def test_thousands_of_flags_are_merged_in_seconds() -> None:
    parts = [f"{first}{last}" for first in "bdfgklmnpr" for last in ("olex", "arun")]
    titles = [
        f"{a} {b} {c} {d}"
        for a in parts
        for b in parts[:9]
        for c in parts[9:]
        for d in parts[:2]
    ]
    flags = [flag(number, title) for number, title in enumerate(titles)]
    start = time.process_time()
    assert merged(flags)
    assert time.process_time() - start < 20
