"""What is different between two days: one file for each family of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from assistant.domain.facts import Change
from assistant.facts.changes.ci import ci_changes
from assistant.facts.changes.decisions import decision_changes
from assistant.facts.changes.following import with_followed
from assistant.facts.changes.milestones import milestone_changes
from assistant.facts.changes.period import Period
from assistant.facts.changes.raid import raid_changes
from assistant.facts.changes.spoken_moves import spoken_move_changes
from assistant.facts.changes.tickets import ticket_changes
from assistant.ledger.view import View

FAMILIES: tuple[Callable[[Period], Iterator[Change]], ...] = (
    milestone_changes,
    ticket_changes,
    raid_changes,
    spoken_move_changes,
    decision_changes,
    ci_changes,
)


def changes(view: View, since: date | None) -> tuple[Change, ...]:
    """Return everything that is different at `view.as_of` from the end of `since`.

    `since` None means from the beginning. The first version of each source is its
    baseline and makes no changes; what was undone within the period is not told. What
    only follows another change says so. In the order of severity, day, kind and
    subject.
    """
    period = Period(view, since)
    told = [change for family in FAMILIES for change in family(period)]
    found = with_followed(view, told)
    return tuple(
        sorted(found, key=lambda c: (c.severity.rank, c.on, c.kind, c.subject, c.id))
    )
