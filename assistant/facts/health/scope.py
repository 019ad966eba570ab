"""Scope: what came in since the baseline that nobody approved."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, DimensionHealth
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.baseline.approvals import Approvals
from assistant.facts.baseline.settled import scope_since, settled_addition
from assistant.facts.changes.period import Period
from assistant.facts.changes.put_off import is_put_off
from assistant.facts.health.judgement import Concern, judge, unknown
from assistant.facts.quoting import cells
from assistant.facts.tickets import OPEN_CATEGORIES, is_cancelled, is_fault
from assistant.ledger.view import View

_MOST_NAMED = 3


def scope(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by the size of open additions that no decision or change request covers."""
    amber, red = tolerances.scope_growth_amber, tolerances.scope_growth_red
    start = scope_since(view)
    since = f"baseline of {start}" if start else "first snapshot"
    rule = (
        f"amber from {amber:.0%}, red from {red:.0%} of growth since the {since} "
        "by open tickets in the release (bugs apart) that no decision and no "
        "entry of the RAID log covers"
    )
    period = Period(view, start)
    pairs = list(period.pairs(Ticket))
    before = [pair.before for pair in pairs if pair.before]
    if not before:
        return unknown("no tickets are known", rule)
    releases = {name for known in before for name in known.record.releases}
    added = [
        pair.after
        for pair in pairs
        if pair.after
        and not pair.before
        and _counts(pair.after.record, releases)
        and not is_put_off(view.history(Ticket, pair.after.record.key))
    ]
    approvals = Approvals(view)
    open_ones = [
        known
        for known in added
        if not approvals.covers(known.record) and not settled_addition(view, known)
    ]
    held = [known for known in open_ones if approvals.holds_back(known.record)]
    wild = [known for known in open_ones if known not in held]
    unit, whole = _size(before)
    _, grown = _size(wild, unit)
    share = grown / whole if whole else 0.0
    numbers = (
        f"{_count(wild)} added without approval, {share:.0%} on top of "
        f"{whole:g} {unit} of the baseline"
    )
    good = f"{_count(held)} added without approval"
    good = f"{numbers}, below {amber:.0%}" if wild else good
    if held:
        keys = ", ".join(known.record.called for known in held)
        good = f"{good}; a decision holds back {keys}"
    if share < amber:
        return judge((), rule, good)
    colour = Colour.RED if share >= red else Colour.AMBER
    counted = f"{numbers}, {grown:g} of {whole:g} {unit}"
    return judge([_grown(wild, colour, numbers, counted)], rule, good)


def _grown(
    wild: Sequence[Known[Ticket]], colour: Colour, numbers: str, counted: str
) -> Concern:
    """Name the first additions and cite them all."""
    names = ", ".join(known.record.called for known in wild[:_MOST_NAMED])
    names += f" and {more} more" if (more := len(wild) - _MOST_NAMED) > 0 else ""
    keys = tuple(known.record.key for known in wild)
    quoted = (cells(known, known.record.title)[0] for known in wild)
    return Concern(
        colour, f"{numbers}: {names}", (Computed(rule=counted, inputs=keys), *quoted)
    )


def _counts(ticket: Ticket, releases: set[str]) -> bool:
    """Whether the ticket is open new work of a release that the baseline knew."""
    inside = not releases or not ticket.releases or bool(releases & {*ticket.releases})
    return (
        inside
        and not is_fault(ticket)
        and ticket.category in OPEN_CATEGORIES
        and not is_cancelled(ticket)
    )


def _count(tickets: Sequence[Known[Ticket]]) -> str:
    if not tickets:
        return "nothing was"
    return "1 item was" if len(tickets) == 1 else f"{len(tickets)} items were"


def _size(
    tickets: Sequence[Known[Ticket]], unit: str | None = None
) -> tuple[str, float]:
    """Return story points where most tickets have them, else the number of tickets."""
    points = [known.record.points for known in tickets if known.record.points]
    if unit is None:
        unit = "points" if 2 * len(points) >= len(tickets) else "tickets"
    return unit, float(sum(points)) if unit == "points" else float(len(tickets))
