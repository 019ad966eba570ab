"""Milestones that were met, missed or moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.domain.base import iso
from assistant.domain.evidence import Evidence
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.domain.records import Ticket
from assistant.facts.changes import severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.period import Period
from assistant.facts.milestones.cancelled import Cancellation
from assistant.facts.milestones.gates import Gate
from assistant.facts.milestones.judged import silent_miss
from assistant.facts.milestones.status import cancelled, gates


def milestone_changes(period: Period) -> Iterator[Change]:
    """Yield the milestones whose outcome or date is different.

    A milestone that was missed before the period and gets the date that was already
    forecast is no news.
    """
    past = gates(period.view.at(period.since))
    then = {key: gate for gate in past for key in gate.keys}
    for gate in gates(period.view):
        before = next((then[key] for key in gate.keys if key in then), None)
        if gate.met:
            if _is_news(period, before, gate.met[0]):
                yield _met(period, gate, *gate.met)
            continue
        if before is not None and before.met:
            yield _reopened(period, before, gate)
            continue
        if gate.is_disputed(period.end):
            continue
        lost = before is not None and before.is_lost(period.since)
        if gate.is_lost(period.end) and (
            not lost or (before and before.is_disputed(period.since))
        ):
            yield _missed(period, gate)
        else:
            yield from _moved(period, before, gate)
    known = {one.gate.keys for one in cancelled(period.view.at(period.since))}
    for one in cancelled(period.view):
        if one.is_told and one.gate.keys not in known:
            yield _cancelled(period, one)


def _cancelled(period: Period, told: Cancellation) -> Change:
    gate = told.gate
    return make_change(
        ChangeKind.SCOPE_REMOVED,
        gate.subject,
        gate.title,
        before=iso(gate.target),
        after="cancelled",
        on=told.day,
        owner=gate.owner,
        severity=Severity.HIGH,
        evidence=(*told.proof, gate.title_cell),
        label=told.label(gate.label_on(period.end)),
    )


def _is_news(period: Period, before: Gate | None, met: date) -> bool:
    """Whether that it was met on the day was not known at the start.

    It may have been met earlier, and be learned now. A milestone that itself is new
    comes as its plan tells it.
    """
    if before is None:
        return period.holds(met)
    return not before.met


def _met(period: Period, gate: Gate, day: date, proof: Evidence) -> Change:
    return make_change(
        ChangeKind.MILESTONE_MET,
        gate.subject,
        gate.title,
        before=iso(gate.target),
        after=iso(day),
        on=day,
        at_latest=gate.met_by,
        owner=gate.owner,
        severity=Severity.MEDIUM,
        evidence=(proof, gate.title_cell),
        label=gate.label_on(period.end),
    )


def _reopened(period: Period, before: Gate, gate: Gate) -> Change:
    """Tell that it counted as met and does not any more."""
    return make_change(
        ChangeKind.REOPENED,
        gate.subject,
        gate.title,
        before=iso(before.met[0]) if before.met else None,
        after=iso(gate.target),
        on=period.end,
        owner=gate.owner,
        severity=Severity.HIGH,
        evidence=(gate.title_cell, *gate.also),
    )


def _missed(period: Period, gate: Gate) -> Change:
    said = gate.missed or gate.foreseen
    proof: Evidence = said.quote if said else silent_miss(gate)[0]
    forecast = gate.forecast if gate.forecast != gate.target else None
    return make_change(
        ChangeKind.MILESTONE_MISSED,
        gate.subject,
        gate.title,
        before=iso(gate.target),
        after=iso(forecast),
        on=period.first_within(
            gate.target, said.day if said else None, default=period.end
        ),
        owner=gate.owner,
        severity=Severity.HIGH,
        evidence=(proof, gate.title_cell),
        label=gate.label_on(period.end),
    )


def _moved(period: Period, before: Gate | None, gate: Gate) -> Iterator[Change]:
    old = before.target if before else gate.first_baseline
    new = gate.target
    if not old or not new or old == new:
        return
    if before and new == before.forecast:
        return
    if any(_is_told(period, key, new) for key in gate.tickets):
        return
    later = new > old
    moves = [one for one in gate.said if one.moved_to == new]
    agreed = [one for one in gate.rebaselined if one.to == new]
    proof: tuple[Evidence, ...] = tuple(one.quote for one in moves[-1:])
    proof += tuple(piece for one in agreed[-1:] for piece in one.proofs)
    proof = tuple(dict.fromkeys(proof))
    told_on = [one.day for one in moves[-1:]] + [one.on for one in agreed[:1]]
    yield make_change(
        ChangeKind.DATE_SLIPPED if later else ChangeKind.DATE_PULLED_IN,
        gate.subject,
        gate.title,
        before=iso(old),
        after=iso(new),
        on=period.first_within(*told_on, default=period.end),
        owner=gate.owner,
        severity=severity.of_slip(old, new, urgent=True) if later else Severity.LOW,
        evidence=(*proof, gate.title_cell, *gate.also),
        label=gate.label_on(period.end),
    )


def _is_told(period: Period, key: str, due: date) -> bool:
    """Whether the milestone's own ticket moved to the day, which is one change."""
    old = period.view.at(period.since).history(Ticket, key)
    new = period.view.history(Ticket, key)
    return bool(old and new) and old[-1].record.due != new[-1].record.due == due
