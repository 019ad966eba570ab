"""How open a fact may be, by the words that it tells and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.labels import Label, join
from assistant.domain.records import (
    LoggedDecision,
    Milestone,
    RaidEntry,
    Ticket,
)
from assistant.facts.sameness.stems import ids, stems
from assistant.gate.days import days_in
from assistant.ledger.view import View

_Titled = Ticket | RaidEntry | Milestone | LoggedDecision
_TitledT = TypeVar("_TitledT", Ticket, RaidEntry, Milestone, LoggedDecision)
_KEY = re.compile(r"(?=.*\d)(?=.*[^\W\d]).{2,}")
_TELLING = 2
"""Words that a title needs to be known by it."""
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*")


def confided_in(evidence: Iterable[Evidence]) -> Label:
    """Return `restricted` where any of it was told in confidence, else `client`."""
    quotes = (item for item in evidence if isinstance(item, Quote))
    return join(*(one.label for one in quotes if one.label is Label.RESTRICTED))


def label_of_telling(text: str, evidence: Sequence[Evidence]) -> Label:
    """Return the label of the most open evidence that has what the text tells.

    A word, number or day that only more closed evidence has makes it as closed as that.
    """
    quotes = [item for item in evidence if isinstance(item, Quote)]
    levels = sorted({one.label for one in quotes}, key=lambda label: label.rank)
    if len(levels) <= 1:
        return join(*levels)
    told, known = _telling(text), frozenset[object]()
    label = levels[0]
    for level in levels:
        given = {w for one in quotes if one.label is level for w in _telling(one.quote)}
        if level is not levels[0] and told & (given - known):
            label = level
        known |= given
    return label


class Confided:
    """Keys and titles that no record has but those handed over in confidence."""

    def __init__(self, view: View) -> None:
        states = [
            *_states(view, Ticket),
            *_states(view, RaidEntry),
            *_states(view, Milestone),
            *_states(view, LoggedDecision),
        ]
        closed, opened = set[str](), set[str]()
        for label, names in states:
            (closed if label is Label.RESTRICTED else opened).update(names)
        self._names = [
            re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            for name in sorted(closed - opened)
        ]

    def label_of(self, text: str) -> Label:
        """Return `restricted` where the text tells one of them, else `client`."""
        told = any(name.search(text) for name in self._names)
        return Label.RESTRICTED if told else Label.CLIENT


def _states(
    view: View, model: type[_TitledT]
) -> Iterator[tuple[Label, frozenset[str]]]:
    """Yield the label and the names of every state of every record of a type."""
    for history in view.histories(model).values():
        for known in history:
            yield known.label, _names(known.record)


def _names(record: _Titled) -> frozenset[str]:
    title = record.what if isinstance(record, LoggedDecision) else record.title
    named = [record.key] if _KEY.fullmatch(record.key) else []
    return frozenset(named + [title.strip()] * (len(stems(title)) >= _TELLING))


def _telling(text: str) -> frozenset[object]:
    """Return the stems, keys, numbers and days of a text."""
    found: set[object] = {*stems(text), *ids(text)}
    for day in days_in(text):
        found.update((month, number) for _, month, number in day.readings)
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return frozenset({*found, *_NUMBER.findall(text)})
