"""Milestones that are missed, or that a plan moved later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from typing import ClassVar

from assistant.domain.baseline import Rebaseline
from assistant.domain.evidence import Quote
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.labels import join
from assistant.domain.records import Milestone
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.baseline.settled import settling
from assistant.facts.flags.dated_things import one_day
from assistant.facts.flags.hinges import days_later
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.plan_moves import Task, behind
from assistant.facts.flags.settled import resolved
from assistant.facts.flags.slip_ahead import is_told_before, moved_ahead
from assistant.facts.flags.told import is_told
from assistant.facts.sameness.stems import shared, stems

_MOST_NAMED = 4
_NEAR_DAYS = 7
_MANY = 3
"""More milestones than this that one plan moves are one matter: it was made anew."""


@dataclass(frozen=True, slots=True)
class _Move:
    """A milestone, `key` in its plan, that was moved later on a day.

    `holds` says that nothing has met it or pulled it in again since, `is_end` that it
    then was the last of all; `settled` is what made the new date the baseline.
    """

    stone: MilestoneStatus
    key: str
    old: date
    new: date
    holds: bool
    is_end: bool
    settled: Rebaseline | None = None

    @property
    def days(self) -> int:
        """Days by which it was moved."""
        return days_later(self.old, self.new)


class MilestoneSlip:
    """One flag for a plan that moves milestones, and for each that is missed."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the moves by plans, and what is missed or moved otherwise.

        Each milestone is told by itself, unless a plan moves many. A plan's flag stands
        until the milestone that it is about is met or is pulled in again; it has told
        of the others. Where that one's old date had passed, its miss is the flag, and
        the new date no other one, unless it had moved before. What a re-baselining
        settles is told as resolved.
        """
        told: set[str] = set()
        for day, moved in sorted(_planned(material).items()):
            for moves in _matters(moved):
                gravest = _gravest(moves)
                if gravest.old >= day or gravest.stone.id in told:
                    told |= {move.stone.id for move in moves}
                    yield from self._of_plan(day, moves, material)
        ahead = moved_ahead(material)
        for stone in material.milestones:
            if stone.id not in told:
                yield from self._settled(stone)
            if stone.id in ahead:
                continue
            is_moved = stone.state is MilestoneState.MOVED and stone.id not in told
            if is_moved or stone.state is MilestoneState.MISSED:
                yield from self._passed(stone, material)

    def _of_plan(
        self, day: date, moves: list[_Move], material: FlagMaterial
    ) -> Iterator[Flag]:
        """Flag what one plan moved, apart from what was settled since."""
        first = _gravest(moves)
        if first.settled and first.holds:
            settled = [move for move in moves if move.settled]
            flag = self._replanned(day, first, settled, material)
            yield resolved(flag, first.settled)
        left = [move for move in moves if not move.settled]
        if left and _gravest(left).holds:
            yield self._replanned(day, _gravest(left), left, material)

    def _replanned(
        self, day: date, gravest: _Move, moves: list[_Move], material: FlagMaterial
    ) -> Flag:
        stone = gravest.stone
        others = [move for move in moves if move is not gravest and move.holds]
        causes, _ = behind(gravest.key, day, material)
        told = is_told(stone.subject, stone.title, day, material)
        return raise_flag(
            self.kind,
            stone.subject,
            day,
            title=stone.title,
            severity=Severity.MEDIUM if told else Severity.HIGH,
            why=f"The plan of {day} moved it from {gravest.old} to {gravest.new}, "
            f"{gravest.days} days later."
            f"{_because(causes)}{_along(others)}",
            question=f"{call(stone.owner)}, has everybody who waits for {stone.title} "
            f"heard that it moved to {gravest.new}?",
            evidence=[
                *stone.evidence,
                *islice(_spoken(gravest, day, material), 1),
                *(cause.quote(cause.record.title) for cause in causes[:_MOST_NAMED]),
                *(piece for move in others for piece in move.stone.evidence[:1]),
            ],
            owner=stone.owner,
            label=join(
                *(move.stone.label for move in moves),
                *(cause.label for cause in causes),
            ),
        )

    def _passed(self, stone: MilestoneStatus, material: FlagMaterial) -> Iterator[Flag]:
        """Flag one whose first date is over, missed or moved by what people say."""
        since = stone.baseline
        if since is None or since > material.as_of:
            return
        told = is_told(stone.subject, stone.title, since, material)
        yield raise_flag(
            self.kind,
            stone.subject,
            since,
            title=stone.title,
            severity=Severity.MEDIUM if told else Severity.HIGH,
            why=stone.why
            or f"The date of {stone.baseline} has passed and it is not met.",
            question=f"{call(stone.owner)}, {_asked(stone)}",
            evidence=stone.evidence,
            owner=stone.owner,
            label=join(stone.label, stone.reached.label)
            if stone.reached
            else stone.label,
        )

    def _settled(self, stone: MilestoneStatus) -> Iterator[Flag]:
        """Tell that an old date was over when a later one became the baseline."""
        for one in stone.rebaselined:
            if one.was and one.to and one.was < one.to and one.was <= one.on:
                flag = raise_flag(
                    self.kind,
                    stone.subject,
                    one.was,
                    title=stone.title,
                    severity=Severity.MEDIUM,
                    why=f"The date of {one.was} has passed and it was not met.",
                    question=f"{call(stone.owner)}, who agreed to {one.to}?",
                    evidence=stone.evidence,
                    owner=stone.owner,
                    label=stone.label,
                )
                yield resolved(flag, one)


def told_by_plans(material: FlagMaterial) -> set[tuple[str, date]]:
    """Return the rows of plans, and the days of their moves, that such flags tell.

    What a flag has told is no news when the flag has ended.
    """
    told: set[tuple[str, date]] = set()
    for day, moved in _planned(material).items():
        for moves in _matters(moved):
            causes, along = behind(_gravest(moves).key, day, material)
            told |= {(key, day) for key in along}
            told |= {(cause.record.key, day) for cause in causes}
    return told


def _matters(moved: list[_Move]) -> list[list[_Move]]:
    """Return what one flag tells: each move by itself, or all if they are many."""
    return [moved] if len(moved) > _MANY else [[move] for move in moved]


def _planned(material: FlagMaterial) -> dict[date, list[_Move]]:
    """Return what plans moved by the day, in the order of the new dates."""
    histories = material.view.histories(Milestone)
    named: dict[str, list[str]] = {}
    for key, states in histories.items():
        named.setdefault(states[-1].record.title, []).append(key)
    found: dict[date, list[_Move]] = {}
    ends: dict[date, date] = {}
    for stone in material.milestones:
        for key in named.get(stone.title, ()):
            for old, new in pairwise(histories[key]):
                day = new.since
                if day not in ends:
                    ends[day] = _end(histories.values(), day)
                move = _move(stone, old, new, ends[day])
                if move is None or is_told_before(stone.title, move.new, day, material):
                    continue
                if move.days >= material.thresholds.slip_days:
                    found.setdefault(day, []).append(move)
    for moves in found.values():
        moves.sort(key=lambda move: (move.new, move.stone.title))
    return found


def _gravest(moves: Sequence[_Move]) -> _Move:
    """Return the move of the end of the plan of that day, else of what comes next."""
    return next((move for move in reversed(moves) if move.is_end), moves[0])


def _move(
    stone: MilestoneStatus, old: Known[Milestone], new: Known[Milestone], end: date
) -> _Move | None:
    before, after = old.record.due, new.record.due
    if before is None or after is None or not stone.forecast:
        return None
    is_open = stone.state is not MilestoneState.MET
    return _Move(
        stone,
        new.record.key,
        before,
        after,
        holds=is_open and after <= stone.forecast,
        is_end=after >= end,
        settled=settling(stone.rebaselined, new.since, after),
    )


def _end(histories: Iterable[Sequence[Known[Milestone]]], day: date) -> date:
    """Return the last date that any milestone had at the end of a day."""
    states = (
        next((state for state in reversed(history) if state.since <= day), None)
        for history in histories
    )
    return max(
        (state.record.due for state in states if state and state.record.due),
        default=date.min,
    )


def _spoken(move: _Move, day: date, material: FlagMaterial) -> Iterator[Quote]:
    """Cite the words of those days that give the milestone its new date."""
    for remark in material.mentions.of([move.stone.title], least=0.0):
        if abs((remark.dated - day).days) > _NEAR_DAYS or remark.about is not None:
            continue
        for sentence in split(remark.text):
            near = shared(stems(move.stone.title), stems(sentence.text))
            if near and one_day(sentence.text, remark.dated, None) == move.new:
                yield remark.cite(sentence.text)


def _because(causes: Sequence[Task]) -> str:
    """Name the work that pulled it along."""
    names = [f"{cause.record.title} to {cause.record.due}" for cause in causes]
    return f" It moved for {_listed(names)}." if names else ""


def _along(others: Iterable[_Move]) -> str:
    """Name the milestones that moved with it, the last ones first."""
    names = [f"{move.stone.title} to {move.new}" for move in others]
    return f" With it moved {_listed(names[::-1])}." if names else ""


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    told = "; ".join(names[:_MOST_NAMED])
    return f"{told}; {more} more" if more > 0 else told


def _asked(stone: MilestoneStatus) -> str:
    """Ask whether it is met after all, for its new day, or who must hear of it."""
    if stone.unconfirmed:
        return f"is {stone.title} met, and since when?"
    if stone.state is MilestoneState.MOVED and stone.forecast:
        return (
            f"has everybody who waits for {stone.title} heard that it moved to "
            f"{stone.forecast}?"
        )
    return f"what is the new date of {stone.title}, and who agreed to it?"
