"""What was decided, by whom, and when, in the words that it was taken in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from assistant.domain.facts import Change, ChangeKind
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence

TOGETHER = 3
"""Decisions of one person on one day that a sentence tells at most."""


def decisions(told: Told) -> list[Unit]:
    """Tell the decisions of the period, the newest first, those of one meeting as one.

    Their words are quoted: what was decided is not for us to rephrase.
    """
    found = sorted(
        told.of(ChangeKind.DECISION),
        key=lambda change: (-change.on.toordinal(), change.owner or ""),
    )
    units = []
    for (when, owner), group in groupby(found, key=lambda c: (c.on, c.owner)):
        taken = list(group)
        units += [
            _sentence(told, when, owner, taken[start : start + TOGETHER])
            for start in range(0, len(taken), TOGETHER)
        ]
    return units


def _sentence(
    told: Told, when: date, owner: str | None, taken: Sequence[Change]
) -> Unit:
    on = day(when, told.as_of)
    words = [plain(change.title).rstrip(".") for change in taken]
    values = [on, *words]
    head = f"Decided on {on}"
    if owner and told.telling.people:
        head = f"{owner} decided on {on}"
        values.append(owner)
    quoted = "; ".join(f"“{text}”" for text in words)
    return Unit("decisions", sentence(f"{head}: {quoted}"), tuple(taken), tuple(values))
