"""The actions of the day."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.facts import ActionItem
from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.domain.records import Ticket
from assistant.facts.actions.closed_records import closed_records
from assistant.facts.actions.closed_tickets import ClosedTicket
from assistant.facts.actions.ended import with_ends
from assistant.facts.actions.heard_ends import with_heard_ends
from assistant.facts.actions.later_words import later_words
from assistant.facts.actions.new_days import with_new_days
from assistant.facts.actions.newer_words import with_newer_words
from assistant.facts.actions.record_events import record_events
from assistant.facts.actions.register import action_register
from assistant.facts.actions.still_to_do import with_undone
from assistant.facts.mentions import mentions_of
from assistant.facts.tickets import is_finished
from assistant.ledger.view import View


def actions_of(view: View, entries: Sequence[JournalEntry]) -> tuple[ActionItem, ...]:
    """Return the action register of the view's day, with these decisions."""
    closed = {
        known.record.key: ClosedTicket(
            title=known.record.title,
            day=known.record.resolved or known.since,
            assignee=view.people.resolve(known.record.assignee),
            due=known.record.due,
            evidence=known.quote(known.record.title),
        )
        for known in view.records(Ticket)
        if is_finished(known.record)
    }
    register = action_register(
        view.findings(ActionFinding),
        view.findings(CompletionFinding),
        entries,
        view.as_of,
        view.people,
        closed_tickets=closed,
        events=record_events(view),
    )
    said = mentions_of(view)
    ended = with_ends(register, said, view.people, closed_records(view))
    heard = with_heard_ends(ended, later_words(view), view.as_of)
    decided = {one.target for one in standing(entries) if one.verb is Verb.DUE}
    moved = with_new_days(heard, view, said, decided)
    return with_newer_words(with_undone(moved, view), said)
