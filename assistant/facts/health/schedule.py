"""Schedule: do the milestones hold their dates, and does the work?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, Decision, DecisionState, DimensionHealth
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.changes.severity import is_urgent
from assistant.facts.decisions.register import decision_register
from assistant.facts.discretion import headline
from assistant.facts.health.dated_tickets import overdue_tickets, slipped_tickets
from assistant.facts.health.held_back import held_back
from assistant.facts.health.judgement import Concern, judge, unknown
from assistant.facts.health.lateness import delayed, has_delay_judged
from assistant.facts.milestones.decided_days import may_give_day
from assistant.facts.milestones.doubted import doubts
from assistant.facts.milestones.gates import Gate, ids_of
from assistant.facts.milestones.judged import silent_miss
from assistant.facts.milestones.late_needs import late_needs
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.status import gates, own_rows
from assistant.facts.quoting import cells, introduced
from assistant.facts.tickets import OPEN_CATEGORIES
from assistant.gate.days import days_in
from assistant.ledger.view import View

_BEFORE_THE_PLAN = timedelta(days=14)
"""How long a plan may take to follow a decision."""
_MOVES = 2
"""Times that work may be put off before nobody believes its day."""
DUE_TODAY = "is due today and nothing says yet that it was met"
"""Said of a milestone: a reason to look, no evidence against who says green."""
_LOST = " is missed and "
_AHEAD = timedelta(days=7)
"""How long before a date a new plan was made for its miss."""


def schedule(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by milestones, and by overdue tickets."""
    rule = _rule(tolerances)
    stones = gates(view)
    dated = [
        known
        for known in view.records(Ticket)
        if known.record.due and known.record.category in OPEN_CATEGORIES
    ]
    if not any(gate.target for gate in stones) and not dated:
        return unknown("no milestones and no due dates are known", rule)
    concerns = [
        *delayed(stones, tolerances, view.as_of),
        # What is known to be missed weighs more than what nobody speaks of.
        *sorted(_missed(view, stones, tolerances), key=lambda c: _LOST not in c.why),
        *_forecast(view, stones, tolerances),
        *_moved(view, stones, tolerances),
        *_blocked(view, stones),
        *_threatened(view, stones, tolerances),
        *_doubted(view, stones),
        *held_back(view, stones),
        *overdue_tickets(view, dated, tolerances, alone=not stones),
        *slipped_tickets(view, dated, tolerances),
    ]
    return judge(concerns, rule, _good(stones, dated))


def _rule(tolerances: HealthTolerances) -> str:
    limits = {"red": tolerances.late_days_red, "amber": tolerances.late_days_amber}
    delays = "".join(
        f"{colour} if a milestone is expected {days} working days late or more; "
        for colour, days in limits.items()
        if days > (colour == "amber")
    )
    return delays + (
        "red if a milestone is missed and no decision was taken on it or moves the "
        "last one, if one is planned after its deadline, if the last one moved later "
        f"by {tolerances.end_slip_red} days or more with no decision on it, or if work "
        "on one is due after the last milestone; amber if a "
        "milestone moved later, if its work is due after it or blocked before it, if "
        f"an open entry of exposure {tolerances.threat_exposure:g} or more names it, "
        "if words of two weeks put it in doubt or name a need that comes after it, "
        f"or if, of the open dated tickets, {tolerances.overdue_share_amber:.0%} are "
        f"overdue or {tolerances.slipped_share_amber:.0%} slipped by "
        f"{tolerances.slipped_days} working days or more within "
        f"{tolerances.slipped_within} days; red without milestones if "
        f"{tolerances.overdue_share_red:.0%} are overdue"
    )


def _good(stones: Sequence[Gate], dated: Sequence[Known[Ticket]]) -> str:
    ahead = [gate for gate in stones if not gate.met and gate.target]
    if not ahead:
        return f"none of {len(dated)} open dated tickets threatens its date"
    first = min(ahead, key=lambda gate: gate.target or date.max)
    met = sum(bool(gate.met) for gate in stones)
    return (
        f"{met} of {len(stones)} milestones met, by plan the others hold their dates;"
        f" next is {first.title} on {first.target}"
    )


def _missed(
    view: View, stones: Sequence[Gate], tolerances: HealthTolerances
) -> Iterator[Concern]:
    for gate in stones:
        if has_delay_judged(gate, tolerances, view.as_of):
            continue
        if not gate.is_lost(view.as_of):
            if gate.target == view.as_of and not (gate.met or _is_worked_off(gate)):
                yield _disputed(gate) if gate.reached else _unconfirmed(gate)
            continue
        plan, decision = _recovery(view, gate, stones)
        plan = plan or _redated(view, gate)
        silent = not plan and gate.is_silent(view.as_of)
        grave = _not_ready(view, gate, tolerances) if silent else None
        if gate.is_disputed(view.as_of) or (silent and not grave):
            yield _disputed(gate)
            continue
        if grave:
            entry = grave.record
            why = f"{introduced(entry)}, {entry.weight_words}, is open after its date"
            yield Concern(
                Colour.RED,
                f"{gate.title}{_due_words(gate)} is not confirmed as met and {why}",
                (*cells(grave, entry.title), gate.title_cell),
            )
            continue
        proof = gate.missed.quote if gate.missed else silent_miss(gate)[0]
        yield Concern(
            Colour.AMBER if plan else Colour.RED,
            f"{gate.title}{_due_words(gate)}{_LOST}{plan or 'no new date is agreed'}",
            (proof, *(decision.evidence[:1] if decision else ()), gate.title_cell),
        )


def _not_ready(
    view: View, gate: Gate, tolerances: HealthTolerances
) -> Known[RaidEntry] | None:
    """Return an open, grave entry that names a milestone after its date.

    Whoever keeps it open knows that the milestone is not reached.
    """
    names = MilestoneNames([gate.title], ids_of([gate]))
    return next(
        (
            known
            for known in view.records(RaidEntry)
            if known.record.is_open
            and (known.record.exposure or 0) >= tolerances.threat_exposure
            and names.named_in(known.record.title)
        ),
        None,
    )


def _is_worked_off(gate: Gate) -> bool:
    """Whether tickets carry it and all of them are finished."""
    left = [known.record.category in OPEN_CATEGORIES for known in gate.linked]
    return bool(left) and not any(left) and gate.reached is None


def _unconfirmed(gate: Gate) -> Concern:
    rule = f"{gate.title} {DUE_TODAY}"
    proof = Computed(rule=rule, inputs=(gate.subject,))
    return Concern(Colour.AMBER, rule, (proof, gate.title_cell))


def _disputed(gate: Gate) -> Concern:
    """Silence alone makes no colour red: nobody says that it was missed."""
    said = f" although {gate.reached.words}" if gate.reached else ""
    return Concern(
        Colour.AMBER,
        f"{gate.title}{_due_words(gate)} is not confirmed as met{said}",
        (*silent_miss(gate), gate.title_cell),
    )


def _due_words(gate: Gate) -> str:
    return f", due {gate.target}," if gate.target else ""


def _recovery(
    view: View, gate: Gate, stones: Sequence[Gate]
) -> tuple[str, Decision | None]:
    """Say which decision answers the miss, or nothing; the newest is told.

    It was taken after the miss and names the milestone or moves the last one of the
    plan; or in the days before, and gives the milestone a day that is still to come.
    """
    missed_on = (
        min(day for day in (gate.target, gate.missed and gate.missed.day) if day)
        if gate.target or gate.missed
        else view.as_of
    )
    taken = [
        decision
        for decision in reversed(decision_register(view))
        if (decision.decided_on or date.min) >= missed_on - _AHEAD
        and decision.state is not DecisionState.SUPERSEDED
    ]
    own = MilestoneNames([gate.title], ids_of([gate]))
    titles = [one.title for one in stones]
    for one in taken:
        named = bool(own.named_in(one.what))
        late = named and (one.decided_on or date.min) >= missed_on
        if (
            late
            or may_give_day(one.what, one.known_on, gate.title, titles, view.as_of)
            or (named and _gives_day(one, view.as_of))
        ):
            on = f" on {one.decided_on}" if one.decided_on else ""
            return f"a decision on it was taken{on}: “{headline(one.what)}”", one
    last = _last(stones)
    end = MilestoneNames([last.title])
    moves = last is not gate and _moved_since(last, missed_on - _AHEAD)
    for one in taken if moves else ():
        if end.named_in(one.what):
            return f"a decision moves {last.title} to {last.target}", one
    return "", None


def _redated(view: View, gate: Gate) -> str:
    """Say that all open work on it got a day which is to come, unless in doubt.

    Work that is blocked, or was put off again and again, has no day to rely on.
    """
    left = [known for known in gate.linked if known.record.category in OPEN_CATEGORIES]
    for known in left:
        row = known.record
        dues = [one.record.due for one in view.history(Ticket, row.key)]
        moves = sum(bool(a and b and b > a) for a, b in pairwise(dues))
        if row.is_blocked or not row.due or row.due < view.as_of or moves > _MOVES:
            return ""
    if not left or not any(_was_moved(view, known) for known in left):
        return ""
    last = max(left, key=lambda known: known.record.due or date.min)
    due = last.record.due
    if last in own_rows(gate):
        return f"now due {due} in the tracker"
    return f"work on it, {last.record.called}, is now due {due}"


def _was_moved(view: View, known: Known[Ticket]) -> bool:
    """Whether the day of the work was set anew, so that somebody planned it again."""
    return len({s.record.due for s in view.history(Ticket, known.record.key)}) > 1


def _gives_day(decision: Decision, after: date) -> bool:
    """Whether its words name a day after one."""
    said = decision.known_on
    parts = (part for day in days_in(decision.what) for part in day.resolved(said))
    return any(y and number and date(y, m, number) > after for y, m, number in parts)


def _last(stones: Sequence[Gate]) -> Gate:
    """Return the one with which the plan was to end."""
    return max(stones, key=lambda one: one.baseline or one.target or date.min)


def _moved_since(gate: Gate, day: date) -> bool:
    stated = [one.day for one in gate.said if one.moved_to]
    return any(moved >= day for moved in (*stated, gate.replanned) if moved)


def _forecast(
    view: View, stones: Sequence[Gate], tolerances: HealthTolerances
) -> Iterator[Concern]:
    last = max((gate.target for gate in stones if gate.target), default=None)
    for gate in stones:
        if gate.met or not gate.target or not gate.forecast:
            continue
        if has_delay_judged(gate, tolerances, view.as_of):
            continue
        if gate.forecast <= gate.target:
            continue
        late = [k for k in gate.linked if k.record.due == gate.forecast]
        beyond = last is not None and gate.forecast > last and gate.target <= view.as_of
        yield Concern(
            Colour.RED if beyond else Colour.AMBER,
            f"{late[0].record.called} is due {gate.forecast}, after {gate.title} on "
            f"{gate.target}" + (f" and the last milestone on {last}" if beyond else ""),
            (*cells(late[0], late[0].record.title), gate.title_cell),
        )


def _moved(
    view: View, stones: Sequence[Gate], tolerances: HealthTolerances
) -> Iterator[Concern]:
    last = _last(stones) if stones else None
    for gate in sorted(stones, key=_nearest_to_the_end):
        if gate.met or not gate.target:
            continue
        late = _after_deadline(gate)
        if late:
            yield Concern(Colour.RED, late, (gate.title_cell,))
        if not gate.baseline or gate.target <= gate.baseline:
            continue
        if has_delay_judged(gate, tolerances, view.as_of):
            continue
        quotes = [one.quote for one in gate.said if one.moved_to == gate.target]
        far = (gate.target - gate.baseline).days >= tolerances.end_slip_red
        alone = gate is last and far and not _is_decided(view, gate)
        yield Concern(
            Colour.RED if alone else Colour.AMBER,
            f"{gate.title} moved from {gate.baseline} to {gate.target}"
            + (" and no decision says so" if alone else ""),
            (*quotes[-1:], gate.title_cell),
        )


def _nearest_to_the_end(gate: Gate) -> tuple[int, str]:
    """Order so that the milestone which weighs most is told first."""
    return (-(gate.target or date.min).toordinal(), gate.subject)


def _after_deadline(gate: Gate) -> str:
    """Say by how much the plan misses the day that it must not pass, or nothing."""
    if not gate.target or not gate.deadline or gate.target <= gate.deadline:
        return ""
    days = (gate.target - gate.deadline).days
    return (
        f"{gate.title} is planned for {gate.target}, {days} "
        f"{'day' if days == 1 else 'days'} after its deadline of {gate.deadline}"
    )


def _is_decided(view: View, gate: Gate) -> bool:
    """Whether a decision on the milestone was taken when its date moved, or since."""
    moved_on = gate.replanned or gate.stated
    own = MilestoneNames([gate.title])
    return any(
        own.named_in(decision.what)
        for decision in decision_register(view)
        if (decision.decided_on or date.min) >= moved_on - _BEFORE_THE_PLAN
        and decision.state is not DecisionState.SUPERSEDED
    )


def _doubted(view: View, stones: Sequence[Gate]) -> Iterator[Concern]:
    said, needs = doubts(view, stones), late_needs(view, stones)
    for gate in stones:
        needed = needs.get(gate.title)
        if needed and said.get(gate.title) == needed[1]:
            entry = needed[0].record
            yield Concern(
                Colour.AMBER,
                f"{gate.title}, due {gate.target}, needs what is due {entry.due}: "
                f"{introduced(entry)}",
                (needed[1], *cells(needed[0], entry.title), gate.title_cell),
            )
        elif gate.title in said:
            words = headline(said[gate.title].quote).rstrip(".")
            yield Concern(
                Colour.AMBER,
                f"{gate.title}, due {gate.target}, is in doubt: “{words}”",
                (said[gate.title], gate.title_cell),
            )


def _blocked(view: View, stones: Sequence[Gate]) -> Iterator[Concern]:
    ahead = [
        gate.target
        for gate in stones
        if not gate.met and gate.target and gate.target >= view.as_of
    ]
    limit = max(ahead, default=None)
    for known in view.records(Ticket):
        row = known.record
        if not row.is_blocked or not is_urgent(row):
            continue
        if limit is None or (row.due and row.due <= limit):
            yield Concern(
                Colour.AMBER,
                f"{row.introduced} is blocked"
                + (f" and due {row.due}" if row.due else ""),
                cells(known, row.title),
            )


def _threatened(
    view: View, stones: Sequence[Gate], tolerances: HealthTolerances
) -> Iterator[Concern]:
    names = MilestoneNames(gate.title for gate in stones if not gate.met)
    for known in view.records(RaidEntry):
        entry = known.record
        exposure = entry.exposure or 0
        if not entry.is_open or exposure < tolerances.threat_exposure:
            continue
        for title in sorted(names.named_in(entry.title)):
            yield Concern(
                Colour.AMBER,
                f"{introduced(entry)}, {entry.weight_words}, names {title}",
                cells(known, entry.title),
            )
