"""All facts of one day, from the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.domain.facts import ActionItem, Change, ClaimedHealth
from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.journal import JournalEntry
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.actions import action_register
from assistant.facts.changes import changes
from assistant.facts.closed_tickets import ClosedTicket
from assistant.facts.decisions import decision_register
from assistant.facts.factbase import FactBase
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.health import health
from assistant.facts.milestones import as_planned, milestone_register
from assistant.facts.standing import (
    blocked_now,
    open_exposures,
    said_to_be_blocked,
    work_ahead,
)
from assistant.facts.tickets import is_finished
from assistant.ledger.view import View
from assistant.settings import Settings


def gather(
    view: View,
    settings: Settings,
    since: date | None,
    claimed: ClaimedHealth | None = None,
    *,
    decided: bool = True,
) -> FactBase:
    """Compute every fact of the view's day.

    Without `decided`, flags and actions are as found, before anybody's decisions.
    """
    entries = view.journal if decided else ()
    changed: Sequence[Change] = changes(view, since)
    material = flag_material(view, settings, entries)
    milestones = material.milestones
    return FactBase(
        as_of=view.as_of,
        since=since,
        revision=view.revision,
        health=health(view, settings.health, claimed),
        changes=tuple(changed),
        blocked=blocked_now(view, changed),
        exposures=open_exposures(view),
        milestones=milestones,
        flags=flags(material, entries),
        actions=material.actions,
        decisions=material.decisions,
        tickets={known.record.key: known for known in view.records(Ticket)},
        raid={known.record.key: known for known in view.records(RaidEntry)},
        people=view.people,
        work=work_ahead(view),
        said_blocked=said_to_be_blocked(view),
        planned=as_planned(milestones),
    )


def flag_material(
    view: View, settings: Settings, entries: Sequence[JournalEntry] = ()
) -> FlagMaterial:
    """Return what flags are made from, with these decisions on actions."""
    return FlagMaterial(
        view=view,
        actions=actions_of(view, entries),
        milestones=milestone_register(view),
        decisions=decision_register(view),
        thresholds=settings.flags,
        tolerances=settings.health,
    )


def actions_of(view: View, entries: Sequence[JournalEntry]) -> tuple[ActionItem, ...]:
    """Return the action register of the view's day, with these decisions."""
    closed = {
        known.record.key: ClosedTicket(
            title=known.record.title,
            day=known.record.resolved or known.since,
            assignee=view.people.resolve(known.record.assignee),
        )
        for known in view.records(Ticket)
        if is_finished(known.record)
    }
    return action_register(
        view.findings(ActionFinding),
        view.findings(CompletionFinding),
        entries,
        view.as_of,
        view.people,
        closed_tickets=closed,
    )
