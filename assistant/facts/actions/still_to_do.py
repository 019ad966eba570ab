"""What has an action as still to do after its day, without which it may be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.sameness.stems import ids
from assistant.facts.tickets import OPEN_CATEGORIES
from assistant.ledger.view import View


def with_undone(items: Iterable[ActionItem], view: View) -> tuple[ActionItem, ...]:
    """Return the actions; those past their day with what has them as still to do.

    That is whoever asks for it again since, and an open ticket that it names.
    """
    tickets = {known.record.key: known for known in view.records(Ticket)}
    exported = max(view.snapshots(Ticket), default=date.min)
    return tuple(
        item.model_copy(update={"undone": found})
        if (found := tuple(_undone(item, tickets, exported)))
        else item
        for item in items
    )


def _undone(
    item: ActionItem, tickets: Mapping[str, Known[Ticket]], exported: date
) -> Iterator[Evidence]:
    if item.due is None or item.status is not ActionStatus.OVERDUE:
        return
    yield from item.undone
    for one in item.mentions:
        if isinstance(one, Quote) and one.dated and one.dated > item.due:
            yield one
    for key in sorted(ids(item.what) & tickets.keys()):
        known = tickets[key]
        if exported > item.due and known.record.category in OPEN_CATEGORIES:
            yield known.quote(known.record.title)
