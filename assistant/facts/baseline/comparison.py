"""Dates and scope against their baseline, as a person asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise

from assistant.domain.baseline import (
    SCOPE,
    Baseline,
    DatedItem,
    DateMove,
    Rebaseline,
    ScopeBaseline,
    ScopeItem,
    Size,
)
from assistant.domain.evidence import Computed, Evidence
from assistant.domain.records import Milestone, Ticket
from assistant.domain.sourced import Known
from assistant.facts.baseline.approvals import Approvals
from assistant.facts.baseline.settled import scope_since, settled_addition
from assistant.facts.changes.period import Pair, Period
from assistant.facts.milestones.gates import Gate
from assistant.facts.milestones.recorded import StoneT
from assistant.facts.milestones.status import gates
from assistant.facts.quoting import cells
from assistant.facts.rebaselined import chained, rebaselines
from assistant.facts.tickets import is_cancelled, is_finished
from assistant.facts.workdays import working_days
from assistant.ledger.view import View


def baseline(view: View) -> Baseline:
    """Return every milestone and dated ticket, and the scope, against its baseline."""
    stones = gates(view)
    told = {key for gate in stones for key in gate.keys}
    items = [_of_gate(view, gate) for gate in stones]
    items += [
        _of_ticket(view, known)
        for known in view.records(Ticket)
        if known.record.key not in told
        and not is_cancelled(known.record)
        and any(one.record.due for one in view.history(Ticket, known.record.key))
    ]
    return Baseline(as_of=view.as_of, items=tuple(items), scope=scope_baseline(view))


def _of_gate(view: View, gate: Gate) -> DatedItem:
    moves = _told_once(
        gate.first_baseline,
        [
            *chain(*(_moves(view.history(Milestone, key)) for key in gate.keys)),
            *chain(*(_moves(view.history(Ticket, key)) for key in gate.tickets)),
            *(
                DateMove(
                    on=one.day, before=None, after=one.moved_to, evidence=(one.quote,)
                )
                for one in gate.said
                if one.moved_to
            ),
        ],
    )
    return _item(
        gate.keys[0],
        "milestone",
        gate.title,
        (gate.first_baseline, gate.met[0] if gate.met else gate.forecast),
        moves,
        gate.rebaselined,
        (gate.title_cell, *gate.also),
    )


def _of_ticket(view: View, known: Known[Ticket]) -> DatedItem:
    row = known.record
    history = view.history(Ticket, row.key)
    saved = row.planned.baseline_finish if row.planned else None
    first = saved or next(one.record.due for one in history if one.record.due)
    done = row.resolved if is_finished(row) else None
    return _item(
        row.key,
        "ticket",
        row.title,
        (first, done or row.due),
        _told_once(first, list(_moves(history))),
        chained(rebaselines(view).get(row.key, ()), first),
        cells(known, row.title),
    )


def _item(  # noqa: PLR0913, PLR0917  the parts of a row
    key: str,
    kind: str,
    title: str,
    dates: tuple[date | None, date | None],
    moves: Sequence[DateMove],
    decided: tuple[Rebaseline, ...],
    cited: tuple[Evidence, ...],
) -> DatedItem:
    first, current = dates
    held = decided[-1].to if decided else first
    slip = working_days(held, current) if held and current else None
    since = decided[-1].on if decided else date.min
    proof = Computed(
        rule=f"from the baseline of {held} to {current}, in working days",
        inputs=(str(held), str(current)),
    )
    return DatedItem(
        id=key,
        kind=kind,
        title=title,
        first=first,
        baseline=held,
        current=current,
        slip=slip,
        pushed=sum(
            move.on > since and _is_push(move) and move.after != held for move in moves
        ),
        moves=tuple(moves),
        rebaselined=decided,
        evidence=tuple(
            dict.fromkeys((*cited, *([proof] if slip else []), *_proofs(decided)))
        ),
    )


def _proofs(decided: Iterable[Rebaseline]) -> list[Evidence]:
    return [piece for one in decided for piece in one.proofs]


def _is_push(move: DateMove) -> bool:
    return bool(move.before and move.after and move.after > move.before)


def _moves(history: Sequence[Known[StoneT]]) -> Iterator[DateMove]:
    """Yield every state that gives another date than the one before."""
    for old, new in pairwise(history):
        if new.record.due and old.record.due != new.record.due:
            yield DateMove(
                on=new.since,
                before=old.record.due,
                after=new.record.due,
                evidence=cells(new, new.record.title),
            )


def _told_once(first: date | None, moves: list[DateMove]) -> tuple[DateMove, ...]:
    """Return the moves in order; what several sources tell alike is one move."""
    kept: list[DateMove] = []
    now = first
    for move in sorted(moves, key=lambda one: (one.on, one.before is None)):
        if move.after != now:
            kept.append(move.model_copy(update={"before": now}))
            now = move.after
    return tuple(kept)


def scope_baseline(view: View) -> ScopeBaseline:
    """Return the scope of the baseline against now; faults and milestones apart."""
    stones = {key for gate in gates(view) for key in gate.keys}
    start = scope_since(view)
    pairs = [
        pair
        for pair in Period(view, start).pairs(Ticket)
        if (known := pair.after or pair.before)
        and not known.record.is_bug
        and known.record.key not in stones
    ]
    before = [pair.before for pair in pairs if pair.before and _counts(pair.before)]
    now = [pair.after for pair in pairs if pair.after and _counts(pair.after)]
    added = [p.after for p in pairs if p.after and _counts(p.after) and _is_new(p)]
    gone = [p for p in pairs if p.before and _counts(p.before) and _is_gone(p)]
    approvals = Approvals(view)
    was, size = _size(before), _size(now)
    return ScopeBaseline(
        since=start or min(view.snapshots(Ticket), default=None),
        baseline=was,
        now=size,
        added=tuple(_added(view, known, approvals) for known in added),
        removed=tuple(_removed(view, pair) for pair in gone),
        reestimated=_reestimated(pairs),
        rebaselined=rebaselines(view).get(SCOPE, ()),
        evidence=(
            Computed(
                rule=f"{len(added)} added and {len(gone)} removed since the baseline",
                inputs=(f"{was.tickets} tickets", f"{size.tickets} tickets"),
            ),
            *_proofs(rebaselines(view).get(SCOPE, ())),
        ),
    )


def _counts(known: Known[Ticket]) -> bool:
    return not is_cancelled(known.record)


def _is_new(pair: Pair[Ticket]) -> bool:
    return pair.before is None or not _counts(pair.before)


def _is_gone(pair: Pair[Ticket]) -> bool:
    return pair.after is None or not _counts(pair.after)


def _size(tickets: Sequence[Known[Ticket]]) -> Size:
    points = sum(known.record.points or 0.0 for known in tickets)
    return Size(tickets=len(tickets), points=float(points))


def _reestimated(pairs: Iterable[Pair[Ticket]]) -> float:
    return float(
        sum(
            (pair.after.record.points or 0) - (pair.before.record.points or 0)
            for pair in pairs
            if pair.before and pair.after and not _is_new(pair) and not _is_gone(pair)
        )
    )


def _added(view: View, known: Known[Ticket], approvals: Approvals) -> ScopeItem:
    row = known.record
    settled = settled_addition(view, known)
    return ScopeItem(
        id=row.key,
        title=row.title,
        points=row.points,
        on=known.first_seen,
        approved=approvals.covers(row),
        accepted=settled,
        evidence=(*cells(known, row.title), *([settled.proof] if settled else [])),
    )


def _removed(view: View, pair: Pair[Ticket]) -> ScopeItem:
    known = pair.after or pair.before
    if known is None:
        raise AssertionError
    row = known.record
    days = [day for day in view.snapshots(Ticket) if day > known.since]
    return ScopeItem(
        id=row.key,
        title=row.title,
        points=row.points,
        on=pair.after.since if pair.after else min(days, default=view.as_of),
        evidence=cells(known, row.title),
    )
