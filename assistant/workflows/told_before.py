"""Dates of milestones that an audience was told in an update that went out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import starmap

from assistant.domain.audience import Audience
from assistant.domain.base import iso
from assistant.domain.records import SentUpdate
from assistant.facts.factbase import FactBase
from assistant.facts.milestones.names import MilestoneNames
from assistant.gate.days import DateOrder, days_in
from assistant.ledger.view import View


def told_before(
    view: View, base: FactBase, audience: Audience, order: DateOrder | None
) -> frozenset[str]:
    """Return the ids of milestones and their changes whose date the audience knows.

    What was sent to it before is no secret any more, whatever its source was.
    """
    closed = [m for m in base.milestones if m.label.rank > audience.facts.rank]
    names = MilestoneNames(stone.title for stone in closed)
    known = set(_dates_told(view, audience, names, order)) if closed else set()
    stones = [m for m in closed if m.forecast and (m.title, m.forecast) in known]
    dates = {(stone.title, iso(stone.forecast)) for stone in stones}
    changes = [
        change.id for change in base.changes if (change.title, change.after) in dates
    ]
    return frozenset([*(stone.id for stone in stones), *changes])


def _dates_told(
    view: View, audience: Audience, names: MilestoneNames, order: DateOrder | None
) -> Iterator[tuple[str, date]]:
    """Yield each milestone with each day that stands in one line with it."""
    for known in view.records(SentUpdate):
        sent = known.record
        if sent.audience != audience.name:
            continue
        for line in sent.body.splitlines():
            titles = names.named_in(line)
            for day in days_in(line, order) if titles else ():
                for found in filter(None, starmap(_day, day.resolved(sent.sent_on))):
                    yield from ((title, found) for title in titles)


def _day(year: int | None, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and day else None
    except ValueError:
        return None
