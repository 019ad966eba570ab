"""Every record as it was at the start of a period and as it is at its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from assistant.domain.names import fold, is_full, natural_order
from assistant.domain.people import People
from assistant.domain.records import AnyRecord, Ticket
from assistant.domain.sourced import Known
from assistant.ledger.view import View

RecordT = TypeVar("RecordT", bound=AnyRecord)
_DRAWN_UP = 0.25
"""Share of a first version that was there before; with less it was being drawn up."""


@dataclass(frozen=True, slots=True)
class Pair(Generic[RecordT]):
    """One record at both ends; `before` None for a new one, `after` for a lost one."""

    before: Known[RecordT] | None
    after: Known[RecordT] | None


class Period:
    """From the end of `since` (None: from the beginning) to the end of `view.as_of`.

    The first version of a source is its baseline: what it holds is compared with
    itself, not told as new. Where it tells of its past, what was made within the period
    is new, unless hardly anything was there before: then the whole was being drawn up.
    """

    def __init__(self, view: View, since: date | None) -> None:
        self.view = view
        self.since = since or date.min

    @property
    def end(self) -> date:
        """The last day."""
        return self.view.as_of

    def holds(self, day: date | None) -> bool:
        """Whether the day lies within the period."""
        return day is not None and self.since < day <= self.end

    def first_within(self, *days: date | None, default: date) -> date:
        """Return the first of these days that lies within, else the default."""
        return next((day for day in days if day and self.holds(day)), default)

    def same_person(self, before: str | None, after: str | None) -> bool:
        """Whether two spellings, one of each end, mean one person.

        Each means first whom it meant at its own end.
        """
        if before is None or after is None:
            return before == after
        then, now = self.view.at(self.since).people, self.view.people
        names = _who(before, then, now), _who(after, now, then)
        one, other = (now.resolve(name) or then.resolve(name) or name for name in names)
        return fold(one) == fold(other)

    def pairs(self, model: type[RecordT]) -> Iterator[Pair[RecordT]]:
        """Yield every record that exists at either end, ordered by key."""
        then = self.start_of(model)
        now = {known.record.key: known for known in self.view.records(model)}
        for key in sorted(then.keys() | now.keys()):
            yield Pair(then.get(key), now.get(key))

    def start_of(self, model: type[RecordT]) -> dict[str, Known[RecordT]]:
        """Return the records at the start, those of later baselines as they came."""
        then = {
            known.record.key: known for known in self.view.at(self.since).records(model)
        }
        streams = {known.source for known in self.view.records(model)}
        days = {day for path in streams if (day := self._baselines.get(path))}
        for day in sorted(filter(self.holds, days)):
            begun: dict[str, list[Known[RecordT]]] = defaultdict(list)
            for known in self.view.at(day).records(model):
                if day == self._baselines.get(known.source):
                    begun[known.source].append(known)
            for first in begun.values():
                old = [known for known in first if self._was_there(known.record)]
                whole = len(old) < _DRAWN_UP * len(first)
                for known in first:
                    key = known.record.key
                    if known.first_seen == day:
                        then.setdefault(key, known)
                    elif whole or self._was_there(known.record):
                        then.setdefault(key, self.view.history(model, key)[0])
        return then

    def _was_there(self, record: AnyRecord) -> bool:
        """Whether it was made by the start, however late its history begins.

        From the beginning the first versions are the start; of what nobody dates it is
        not said that it is new.
        """
        made = record.created if isinstance(record, Ticket) else None
        return self.since == date.min or made is None or made <= self.since

    @cached_property
    def _baselines(self) -> dict[str, date]:
        """The day of the first version of each file's stream."""
        first: dict[str, date] = {}
        for version in self.view.versions:
            first.setdefault(version.stream, version.as_of)
        return {version.path: first[version.stream] for version in self.view.versions}


def _who(text: str, own: People, other: People) -> str:
    """Return the full name of whom a spelling means, else the spelling itself."""
    for people in (own, other):
        name = people.resolve(text)
        if name and is_full(name):
            return name
        if name is None and people.knows(text):
            break
    return natural_order(text)
