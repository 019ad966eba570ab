"""Shares of the open tickets with due dates that are late or were moved later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.baseline.settled import accepted
from assistant.facts.changes.period import Period
from assistant.facts.health.judgement import Concern
from assistant.facts.workdays import working_days
from assistant.ledger.view import View


def overdue_tickets(
    view: View,
    dated: Sequence[Known[Ticket]],
    tolerances: HealthTolerances,
    *,
    alone: bool,
) -> Iterator[Concern]:
    """Yield one concern if enough are past due; `alone` where no milestone is known."""
    late = [known for known in dated if _due(known) < view.as_of]
    share = len(late) / len(dated) if dated else 0.0
    if share < tolerances.overdue_share_amber:
        return
    red = alone and share >= tolerances.overdue_share_red
    verb = "is" if len(late) == 1 else "are"
    yield _counted(
        Colour.RED if red else Colour.AMBER,
        f"{len(late)} of {len(dated)} open dated tickets {verb} overdue ({share:.0%})",
        late,
    )


def slipped_tickets(
    view: View, dated: Sequence[Known[Ticket]], tolerances: HealthTolerances
) -> Iterator[Concern]:
    """Yield one concern if enough were moved later within the days that count."""
    since = view.as_of - timedelta(days=tolerances.slipped_within)
    before = {
        key: known.record.due
        for key, known in Period(view, since).start_of(Ticket).items()
    }
    before |= {
        key: decisions[-1].to
        for key, decisions in accepted(view).items()
        if key in before and decisions[-1].to and decisions[-1].on > since
    }
    slipped = [
        known
        for known in dated
        if (due := before.get(known.record.key))
        and working_days(due, _due(known)) >= tolerances.slipped_days
    ]
    share = len(slipped) / len(dated) if dated else 0.0
    if share < tolerances.slipped_share_amber:
        return
    yield _counted(
        Colour.AMBER,
        f"{len(slipped)} of {len(dated)} open dated tickets slipped by "
        f"{tolerances.slipped_days} working days or more since {since} ({share:.0%})",
        slipped,
    )


def _counted(colour: Colour, rule: str, tickets: Sequence[Known[Ticket]]) -> Concern:
    inputs = tuple(known.record.key for known in tickets)
    return Concern(colour, rule, (Computed(rule=rule, inputs=inputs),))


def _due(known: Known[Ticket]) -> date:
    return known.record.due or date.max
