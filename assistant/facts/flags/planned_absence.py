"""Absences that people announce: which of them touch work, and which are covered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionStatus, MilestoneState
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.absences import Absence, absences
from assistant.facts.flags.importance import is_finished
from assistant.facts.flags.material import FlagMaterial

_COVERED = re.compile(
    r"\b(?:stands?|standing|fills?|filling|steps?|stepping) in\b"
    r"|\bcovers? (?:for|the)\b"
    r"|\b(?:covering|covered by|deputi[sz]\w+|deputy is|replaced by|stand-?in is"
    r"|takes? over|taking over|back-?up is|(?:is|as) (?:the |her |his |my )?"
    r"(?:deputy|stand-?in|back-?up|substitute))\b",
    re.IGNORECASE,
)
_NOT_COVERED = re.compile(
    r"\b(?:nobody|no ?one|who|not|never|without|if|unless|need|needs|still)\b|n['’]t\b",
    re.IGNORECASE,
)
_NEAR = timedelta(days=7)
"""How long after an absence what is due is still held up by it."""
_FAR = timedelta(days=28)
"""How long an absence without an end is looked at."""
_LONG = timedelta(days=2)
_BESIDE = 120
"""Characters after an absence in which who stands in is told."""
_OPEN = frozenset({ActionStatus.OPEN, ActionStatus.OVERDUE})


def absence_in(words: str, said: Quote, material: FlagMaterial) -> Absence | None:
    """Return the dated absence that the words of a source tell, if they do."""
    return next(
        (
            one
            for one in absences(material.view)
            if one.quote.source == said.source
            and (one.quote.quote in words or words in one.quote.quote)
        ),
        None,
    )


def absence_of(person: str, said_on: date, material: FlagMaterial) -> Absence | None:
    """Return the next absence of a person that is not over, if one is known."""
    ahead = [
        one
        for one in absences(material.view)
        if one.person == person
        and (one.end or one.start) >= max(said_on, material.as_of)
        and (one.end or one.start + _FAR) - one.start >= _LONG
    ]
    return min(ahead, key=lambda one: one.start, default=None)


def is_covered(words: str, context: str) -> bool:
    """Whether the words, or those beside them, say who stands in."""
    place = context.find(words)
    beside = context[place : place + len(words) + _BESIDE] if place >= 0 else words
    found = _COVERED.search(beside)
    return found is not None and not _NOT_COVERED.search(
        re.split(r"[.;!?]", beside[: found.start()])[-1]
    )


def touches_work(absence: Absence, material: FlagMaterial) -> bool:
    """Whether work of the person falls due while away or soon after.

    Or a milestone of the plan falls into the absence of one who has any open work.
    A day or two hold nothing up.
    """
    last = absence.end or absence.start + _FAR
    if last - absence.start < _LONG or last < material.as_of - _NEAR:
        return False
    days = set(_dues(absence.person, material))
    gates = {
        stone.forecast
        for stone in material.milestones
        if days and stone.forecast and stone.state is not MilestoneState.MET
    }
    return any(absence.start <= day <= last + _NEAR for day in days) or any(
        absence.start <= day <= last for day in gates
    )


def _dues(person: str, material: FlagMaterial) -> Iterable[date]:
    people = material.view.people

    def is_theirs(name: str | None) -> bool:
        return bool(name) and (people.resolve(name) or name) == person

    for known in material.view.records(Ticket):
        row = known.record
        if row.due and not is_finished(row) and is_theirs(row.assignee):
            yield row.due
    for entry in material.view.records(RaidEntry):
        raid = entry.record
        day = raid.due or raid.review
        if raid.is_open and day and is_theirs(raid.owner):
            yield day
    for stone in material.milestones:
        if stone.forecast and is_theirs(stone.owner):
            yield stone.forecast
    for action in material.actions:
        if action.due and action.status in _OPEN and is_theirs(action.owner):
            yield action.due
