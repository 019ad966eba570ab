"""Action items whose day somebody moves in passing: "goes Tuesday, not Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Flag,
    FlagKind,
    Severity,
)
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.moved_clause import moves
from assistant.facts.mentions import Remark
from assistant.gate.lexicon import MONTH_NUMBER, WEEKDAY_NUMBER
from assistant.gate.needles import Needles

_WEEKDAY = "|".join(sorted(WEEKDAY_NUMBER, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
_NUMBER = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:(?:{_WEEKDAY})\b(?:,? {_NUMBER})?(?: (?:of )?(?:{_MONTH})\b)?"
    rf"|(?:{_MONTH}) {_NUMBER}|{_NUMBER} (?:of )?(?:{_MONTH})\b"
    r"|(?:the )?\d{1,2}(?:st|nd|rd|th))"
)
_NOT_OLD = (
    rf"\b(?P<new>{_DAY}),? (?:and )?(?:not|instead of|rather than)"
    rf" (?:on )?(?P<old>{_DAY})"
)
_FROM_TO = (
    r"\b(?:mov\w+|slip\w*|push\w*|postpon\w+|shift\w*|goes|delayed) (?:\w+ )?"
    rf"from (?P<old>{_DAY}) to (?P<new>{_DAY})"
)

_MOVES = tuple(re.compile(rule, re.IGNORECASE) for rule in (_NOT_OLD, _FROM_TO))
_NEEDLES = Needles(_MOVES)
_NEAR_DAYS = 21
_AHEAD_DAYS = 92


class _Day(NamedTuple):
    """What the words say of a day; None for what they leave open."""

    weekday: int | None
    month: int | None
    number: int | None

    def fits(self, day: date) -> bool:
        """Whether the day is all that the words say."""
        return (
            self.weekday in {None, day.weekday()}
            and self.month in {None, day.month}
            and self.number in {None, day.day}
        )


class _Move(NamedTuple):
    """A sentence, the part of it that names two days, and these."""

    words: str
    span: tuple[int, int]
    old: _Day
    new: _Day


class MovedInProse:
    """The old day must be the due date of an open action whose day is moved."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each action and the first words that move it."""
        waiting = [
            action
            for action in material.actions
            if action.due and action.status in {ActionStatus.OPEN, ActionStatus.OVERDUE}
        ]
        moved: set[str] = set()
        for remark in material.mentions.remarks:
            for move in _moves(remark):
                for action in waiting:
                    flag = self._flag(action, remark, move, material)
                    if flag and action.id not in moved:
                        moved.add(action.id)
                        yield flag

    def _flag(
        self, action: ActionItem, remark: Remark, move: _Move, material: FlagMaterial
    ) -> Flag | None:
        due = action.due
        if due is None or not move.old.fits(due):
            return None
        near = abs((due - remark.dated).days) <= _NEAR_DAYS
        later = _first(move.new, remark.dated)
        if not near or later is None or not moves(move.words, *move.span, action.what):
            return None
        days = (later - due).days
        if days < material.thresholds.slip_days:
            return None
        return raise_flag(
            self.kind,
            action.subject,
            remark.dated,
            title=action.what,
            severity=Severity.MEDIUM,
            why=f"Due on {due}; on {remark.dated} it was said to be {days} days later, "
            f"on {later}.",
            question=f"{call(action.owner)}, who knows that {action.what!r} moves to "
            f"{later}, and what does it move?",
            evidence=[
                remark.cite(move.words),
                *action.evidence[:1],
                Computed(rule="moved in passing", inputs=(str(due), str(later))),
            ],
            owner=action.owner,
        )


def _moves(remark: Remark) -> Iterator[_Move]:
    likely = [_MOVES[number] for number in _NEEDLES.worth_trying(remark.text)]
    for sentence in split(remark.text) if likely else ():
        for pattern in likely:
            found = pattern.search(sentence.text)
            if found:
                old, new = _read(found["old"]), _read(found["new"])
                yield _Move(sentence.text, found.span(), old, new)


def _read(words: str) -> _Day:
    text = words.casefold()
    names = re.findall(r"[a-z]+", text)
    number = re.search(r"\d+", text)
    return _Day(
        next((WEEKDAY_NUMBER[n] for n in names if n in WEEKDAY_NUMBER), None),
        next((MONTH_NUMBER[n] for n in names if n in MONTH_NUMBER), None),
        int(number.group()) if number else None,
    )


def _first(words: _Day, said_on: date) -> date | None:
    """Return the first day from then on that the words fit."""
    days = (said_on + timedelta(days=n) for n in range(_AHEAD_DAYS))
    return next((day for day in days if words.fits(day)), None)
