"""Which moves and additions a re-baselining has made part of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from assistant.domain.baseline import SCOPE, Rebaseline
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.status import gates
from assistant.facts.rebaselined import rebaselines
from assistant.facts.remembered import once_a_view
from assistant.ledger.view import View


@once_a_view
def accepted(view: View) -> Mapping[str, tuple[Rebaseline, ...]]:
    """Return the decisions that stand by the key of every record that they settle.

    A milestone's row and the ticket of the same milestone are settled together.
    """
    found = dict(rebaselines(view))
    for gate in gates(view):
        if gate.rebaselined:
            found |= dict.fromkeys(gate.keys, gate.rebaselined)
    return found


def settling(
    decisions: Iterable[Rebaseline], moved_on: date, to: date | None
) -> Rebaseline | None:
    """Return the first decision that knew of the move, or allows its new date."""
    return next(
        (
            one
            for one in decisions
            if one.to and (one.on >= moved_on or (to and to <= one.to))
        ),
        None,
    )


def settled_move(view: View, new: Known[Ticket]) -> Rebaseline | None:
    """Return what settled that a ticket got the date of this state, or None."""
    decisions = accepted(view).get(new.record.key, ())
    return settling(decisions, new.since, new.record.due)


def settled_addition(view: View, known: Known[Ticket]) -> Rebaseline | None:
    """Return what made a ticket part of the scope: by itself or with the whole."""
    found = accepted(view)
    whole = (one for one in found.get(SCOPE, ()) if one.on >= known.first_seen)
    return next(iter(found.get(known.record.key, ())), next(whole, None))


def scope_since(view: View) -> date | None:
    """Return the day of the scope's baseline if it was set by decision."""
    found = rebaselines(view).get(SCOPE, ())
    return found[-1].on if found else None
