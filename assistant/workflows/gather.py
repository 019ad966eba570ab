"""All facts of one day, from the ledger."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import ClaimedHealth
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.baseline.dropped import dropped_additions
from assistant.facts.factbase import FactBase
from assistant.facts.full_names import (
    actions_by_name,
    changes_by_name,
    exposures_by_name,
)
from assistant.facts.milestones.status import as_planned
from assistant.facts.risks.late_deliveries import late_deliveries
from assistant.facts.standing import blocked_now, open_exposures, work_ahead
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.registers import (
    actions,
    changed,
    decisions,
    flags_of,
    judged,
    milestones,
    said_blocked,
)


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
    news, people = changed(view, since), view.people
    stones = milestones(view)
    return FactBase(
        as_of=view.as_of,
        since=since,
        revision=view.revision,
        health=judged(view, settings, claimed),
        changes=changes_by_name(news, people),
        blocked=changes_by_name(blocked_now(view, news), people),
        exposures=exposures_by_name(open_exposures(view), people),
        milestones=stones,
        flags=flags_of(view, settings, decided=decided),
        actions=actions_by_name(actions(view, decided=decided), people),
        decisions=tuple(one for one in decisions(view) if one.silenced is None),
        tickets={known.record.key: known for known in view.records(Ticket)},
        raid={known.record.key: known for known in view.records(RaidEntry)},
        people=people,
        work=work_ahead(view),
        said_blocked=said_blocked(view),
        planned=as_planned(stones),
        said_late=bool(late_deliveries(view)),
        dropped=dropped_additions(view, news),
    )
