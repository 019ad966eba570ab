"""What a milestone's delay is worth where the charter gives the days for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.domain.facts import Colour
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health.judgement import Concern
from assistant.facts.milestones.gates import Gate
from assistant.facts.quoting import cells
from assistant.facts.workdays import working_days


def has_delay_judged(gate: Gate, tolerances: HealthTolerances, as_of: date) -> bool:
    """Whether a milestone has a later day to come, and limits that give its colour."""
    return _delay(gate, tolerances, as_of) is not None


def delayed(
    stones: Sequence[Gate], tolerances: HealthTolerances, as_of: date
) -> Iterator[Concern]:
    """Yield the milestones whose delay reaches a limit of the charter."""
    amber, red = tolerances.late_days_amber, tolerances.late_days_red
    for gate in stones:
        found = _delay(gate, tolerances, as_of)
        days = working_days(*found) if found else 0
        if found is None or days < amber:
            continue
        _, expected = found
        moves = [one.quote for one in gate.said if one.moved_to == expected]
        late = [k for k in gate.linked if k.record.due == expected]
        proofs = (*moves[-1:], *(cells(late[0], late[0].record.title) if late else ()))
        yield Concern(
            Colour.RED if red and days >= red else Colour.AMBER,
            f"{gate.title} is expected on {expected}, {days} working "
            f"{'day' if days == 1 else 'days'} after {gate.baseline}",
            (*proofs, gate.title_cell),
        )


def _delay(
    gate: Gate, tolerances: HealthTolerances, as_of: date
) -> tuple[date, date] | None:
    """Return the day of the plan and the later one that is expected now."""
    if tolerances.late_days_amber == 1 and not tolerances.late_days_red:
        return None
    was, expected = gate.baseline, gate.forecast
    if gate.met or not was or not expected or expected <= was or expected < as_of:
        return None
    if tolerances.miss_is_red and gate.is_lost(as_of):
        return None
    return was, expected
