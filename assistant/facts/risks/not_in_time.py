"""Which dependencies are said not to come on their day, before it has passed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from assistant.domain.evidence import Quote
from assistant.domain.records import RaidEntry, RaidKind
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.mentions import remarks_of
from assistant.facts.milestones.prose.not_today import not_then
from assistant.facts.remembered import once_a_view
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.ledger.view import View

_LATELY = timedelta(days=7)


@once_a_view
def not_in_time(view: View) -> Mapping[str, Quote]:
    """Return the newest words on each open dependency that does not come on its day.

    It must be the only one that all words for what does not come can mean.
    """
    entries = [
        known.record
        for known in view.records(RaidEntry)
        if known.record.is_open and known.record.kind is RaidKind.DEPENDENCY
    ]
    orders, found = DateOrders(view), dict[str, Quote]()
    for remark in remarks_of(view) if entries else ():
        if view.as_of - remark.dated > _LATELY:
            continue
        order = orders.of_source(remark.quote.source)
        for sentence in split(remark.text):
            for one in not_then(sentence.core, remark.dated, order):
                meant = [entry for entry in entries if _is_of(entry, one.what)]
                due = meant[0].due if len(meant) == 1 else None
                if due and remark.dated <= due <= one.until:
                    found[meant[0].key] = remark.cite(sentence.text)
    return found


def _is_of(entry: RaidEntry, what: str) -> bool:
    wanted = stems(what)
    told = stems(entry.title)
    named = bool(wanted) and len(shared(wanted, told)) == len(wanted)
    return named and not other_numbers(entry.title, what)
