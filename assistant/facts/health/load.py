"""Who is planned for more than there is of them, by capacity sheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour
from assistant.domain.records import Allocation
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health.judgement import Concern
from assistant.ledger.view import View

NEAR = timedelta(days=31)
"""Times that begin later are still to be planned."""
_MOST_CITED = 4
_Slot = tuple[str, str, bool, str, date | None, date | None]


def overloaded(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    """Yield those who are planned beyond their capacity now or within a month.

    Of one person the worst time is told.
    """
    worst: dict[str, tuple[Decimal, _Slot]] = {}
    slots = _slots(view)
    for slot, found in slots.items():
        load = sum((known.record.load for known in found), Decimal(0))
        who = slot[1]
        if load > Decimal(str(tolerances.load_amber)) and (
            who not in worst or load > worst[who][0]
        ):
            worst[who] = load, slot
    for who, (load, slot) in sorted(worst.items()):
        why = _told(who, load, slot)
        found = slots[slot]
        quotes = tuple(
            known.quote(written)
            for known in found[:_MOST_CITED]
            for _, written in known.record.cells
        )
        works = tuple(known.record.work or who for known in found)
        yield Concern(Colour.AMBER, why, (*quotes, Computed(rule=why, inputs=works)))


def knows_load(view: View) -> bool:
    """Whether a capacity sheet speaks of the present or the month ahead."""
    return bool(_slots(view))


def _slots(view: View) -> dict[_Slot, list[Known[Allocation]]]:
    """Return what is planned by sheet, person and time, of now and the month ahead."""
    found: defaultdict[_Slot, list[Known[Allocation]]] = defaultdict(list)
    for known in view.records(Allocation):
        one = known.record
        if one.start and one.start > view.as_of + NEAR:
            continue
        if one.end and one.end < view.as_of:
            continue
        who = one.who if one.is_group else view.people.resolve(one.who) or one.who
        slot = (one.book, who, one.is_group, one.time, one.start, one.end)
        found[slot].append(known)
    return found


def _told(who: str, load: Decimal, slot: _Slot) -> str:
    _book, _who, is_group, named, start, end = slot
    time = f" in {named!r}" if named else ""
    time = f" from {start} to {end}" if start and end else time
    share = f"{load:.0%} of the capacity"
    if is_group:
        return f"{who}: planned work needs {share}{time}"
    return f"{who} is planned for {share}{time}"
