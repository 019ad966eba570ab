"""An answer that rests on a plan's row, with what was said or done of it since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.kinds.lists import Item, Listing
from assistant.answering.kinds.matching import with_words
from assistant.answering.kinds.since_plan import is_of_thing, since_plan
from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.records import Ticket
from assistant.facts.tickets import is_finished
from assistant.workflows.asking.room import Room

_SEVERAL = 2
"""Milestones from which each is followed by what is newer, not led by it."""
_AROUND = timedelta(days=3)
_WHO = frozenset({Wanted.OWNER, Wanted.PERSON})


def with_since(room: Room, question: Question, found: Listing) -> Listing:
    """Tell beside each milestone of an answer what newer words or records tell of it.

    Of one milestone that comes first, for the plan is older.
    """
    stones = {id(one): fact for one in found.lines if (fact := _stone(one)) is not None}
    if not stones:
        return found
    titles = [one.of.title for one in room.material.stones()]
    items = list(room.material.items())
    told = {one.unit.text for one in found.lines}
    lines: list[Candidate] = []
    behind = len(stones) >= _SEVERAL or question.wanted in _WHO
    for one in found.lines:
        fact = stones.get(id(one))
        newer: list[Candidate] = []
        if fact is not None:
            others = [title for title in titles if title != fact.title]
            newer = [n for n in _newer(room, fact, items, others) if _is_new(n, told)]
            told |= {n.unit.text for n in newer}
        lines += [one, *newer] if behind else [*newer, one]
    return replace(found, lines=tuple(lines))


def _is_new(one: Candidate, told: set[str]) -> bool:
    return one.unit.text not in told


def _stone(one: Candidate) -> MilestoneStatus | None:
    """Return the milestone that a computed line tells, unless it was reached."""
    if not one.computed:
        return None
    facts = (fact for fact in one.unit.facts if isinstance(fact, MilestoneStatus))
    return next((fact for fact in facts if fact.state is not MilestoneState.MET), None)


def _newer(
    room: Room, fact: MilestoneStatus, items: Sequence[Item], others: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the finished ticket of the same thing, and newer words, newest first."""
    reader = room.reader(room.material)
    ended = date.min + _AROUND
    for item in items:
        if not (_is_end(item, fact, others) and room.may_hear(item.told)):
            continue
        yield item.told
        said = reader.sentences(
            {p.id for p in room.passages if p.passage.subject == _key(item)}
        )
        remarks = [one for one in said if one.people and not one.computed]
        for last in sorted(remarks, key=lambda one: one.day, reverse=True)[:1]:
            ended = max(ended, last.day)
            yield last
    near = with_words(fact.title, room.passages)
    for one in since_plan(fact, reader.sentences(near), others):
        if one.day >= ended - _AROUND:
            yield one


def _is_end(item: Item, fact: MilestoneStatus, others: Sequence[str]) -> bool:
    """Whether it is a finished ticket of the milestone's thing and of no other's."""
    row = item.of
    return (
        isinstance(row, Ticket)
        and is_finished(row)
        and is_of_thing(row.title, fact.title)
        and not any(is_of_thing(row.title, other) for other in others)
    )


def _key(item: Item) -> str:
    return item.of.key if isinstance(item.of, Ticket) else ""
