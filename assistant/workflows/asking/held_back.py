"""What a client's question is not answered with, as the client's draft is silent on it.

A release is of a draft: it does not open an answer.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.base import stable_id
from assistant.domain.facts import WorkItem
from assistant.domain.labels import Label
from assistant.domain.records import Ticket
from assistant.drafting.held_things import Held
from assistant.drafting.reach import Reach
from assistant.drafting.unsettled import NOT_APPROVED, unapproved
from assistant.drafting.words import plain
from assistant.facts.milestones.status import milestone_register
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.registers import flags_of


def as_drafted(reach: Reach, view: View, settings: Settings) -> Reach:
    """Return the reach of a client without the work of which their draft is silent.

    That is work that nobody approved, and what is no plain piece of work by its title.
    """
    if reach.audience.facts is not Label.CLIENT:
        return reach
    planned = frozenset(stone.subject for stone in milestone_register(view))
    reach = replace(reach, milestones=planned)
    added = unapproved(flags_of(view, settings))
    held = {
        known.record.key: Held(matters=tuple(matters))
        for known in view.records(Ticket)
        if (matters := reach.matters(_work(known.record, known.label)))
    }
    for key in added:
        spoken = held[key].matters if key in held else ()
        held[key] = Held(matters=spoken, reasons=(NOT_APPROVED,))
    return replace(reach, held=held)


def _work(row: Ticket, label: Label) -> WorkItem:
    """Return a ticket as the draft judges it, open or not."""
    return WorkItem(
        id=stable_id("wrk", row.key),
        subject=row.key,
        title=plain(row.title),
        label=label,
        evidence=(),
    )
