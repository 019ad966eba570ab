"""Facts that a proposed flag may rest on, each in one sentence that code words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import ActionStatus
from assistant.domain.labels import Label
from assistant.domain.records import RaidEntry
from assistant.facts.flags.importance import is_finished
from assistant.facts.flags.material import FlagMaterial


@dataclass(frozen=True, slots=True)
class Citable:
    """A fact under the id by which a model may cite it."""

    id: str
    told: str
    values: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    day: date
    label: Label
    owner: str | None = None


def citable(material: FlagMaterial) -> Mapping[str, Citable]:
    """Return the open records, milestones, actions and decisions of the day, by id."""
    found: dict[str, Citable] = {}
    for fact in (*_records(material), *_computed(material)):
        found.setdefault(fact.id, fact)
    return found


def _records(material: FlagMaterial) -> Iterator[Citable]:
    for entry in material.view.records(RaidEntry):
        row = entry.record
        if row.is_open:
            parts = [row.status or row.state.value, _owned(row.owner), _due(row.due)]
            yield Citable(
                id=row.key,
                told=_sentence(f"{row.key} {row.title}", row.kind.value, *parts),
                values=_values(row.owner, row.due),
                evidence=(entry.quote(row.title),),
                day=entry.since,
                label=entry.label,
                owner=material.view.people.resolve(row.owner) or row.owner,
            )
    for known in material.tickets:
        ticket = known.record
        if not is_finished(ticket):
            parts = [ticket.status, _owned(ticket.assignee), _due(ticket.due)]
            yield Citable(
                id=ticket.key,
                told=_sentence(f"{ticket.key} {ticket.title}", *parts),
                values=_values(ticket.assignee, ticket.due),
                evidence=(known.quote(ticket.title),),
                day=known.since,
                label=known.label,
                owner=material.view.people.resolve(ticket.assignee),
            )


def _computed(material: FlagMaterial) -> Iterator[Citable]:
    for stone in material.milestones:
        parts = [
            stone.state.value,
            f"baseline {stone.baseline}" if stone.baseline else "",
            f"forecast {stone.forecast}" if stone.forecast else "",
        ]
        yield Citable(
            id=stone.id,
            told=_sentence(f"Milestone {stone.title}", *parts),
            values=_values(stone.owner, stone.baseline, stone.forecast),
            evidence=stone.evidence,
            day=_known_on(stone.evidence),
            label=stone.label,
            owner=stone.owner,
        )
    for action in material.actions:
        if action.status in {ActionStatus.OPEN, ActionStatus.OVERDUE}:
            parts = [action.status.value, _owned(action.owner), _due(action.due)]
            yield Citable(
                id=action.id,
                told=_sentence(f"Action: {action.what}", *parts),
                values=_values(action.owner, action.due),
                evidence=action.evidence,
                day=action.raised,
                label=action.label,
                owner=action.owner,
            )
    for decision in material.decisions:
        parts = [decision.state.value, str(decision.decided_on or "")]
        yield Citable(
            id=decision.id,
            told=_sentence(f"Decision: {decision.what}", *parts),
            values=_values(decision.decided_by, decision.decided_on),
            evidence=decision.evidence,
            day=decision.known_on,
            label=decision.label,
            owner=decision.decided_by,
        )


def _known_on(evidence: Sequence[Evidence]) -> date:
    days = (one.as_of for one in evidence if isinstance(one, Quote) and one.as_of)
    return max(days, default=date.min)


def _owned(owner: str | None) -> str:
    return f"owner {owner}" if owner else "no owner"


def _due(due: date | None) -> str:
    return f"due {due}" if due else ""


def _sentence(subject: str, *parts: str) -> str:
    return f"{subject}: {', '.join(filter(None, parts))}"


def _values(*values: str | date | None) -> tuple[str, ...]:
    return tuple(str(value) for value in values if value)
