"""Working days that are counted from a day and end after a milestone waits for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

import numpy as np

from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
)
from assistant.extract.dates.words import WEEKDAYS
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.date_orders import DateOrders
from assistant.facts.flags.endangered_stone import endangered_stone
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import stems
from assistant.gate.amounts import amounts_in, spelled_amounts_in
from assistant.gate.days import DateOrder, days_in

_RUN = re.compile(
    r"\b(?P<count>\d{1,2}|[a-z]+(?:-[a-z]+)?) (?:working|business|work) days?\b"
    r"(?P<between>[^.;!?\d]{0,40}?)"
    r"\b(?:from|starts?(?: on| from)?|starting(?: on| from)?"
    r"|begins?(?: on)?|after|counted from|as of)(?: on)?(?: the)? "
    r"(?=(?P<start>[^\s,.;]+))",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\?\W*$|^\W*(?:if|unless|suppose)\b|\b(?:was|were|had)\b", re.IGNORECASE
)
_NTH = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_BEFORE = 5
"""Remarks before the words among which it is said what the days are for."""
_FAR = timedelta(days=60)
_LONGEST_MONTH = 31
_SHORTEST = 3


class _Run(NamedTuple):
    """The last of the days, and the first words of it and behind it."""

    end: date
    words: str
    after: str


class CountedDays:
    """A wait that somebody counts out, held against the milestone that it is for."""

    kind: ClassVar[FlagKind] = FlagKind.DEPENDENCY_AT_RISK

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return a flag for each milestone, by the newest words that count past it."""
        ahead = [
            stone
            for stone in material.milestones
            if stone.state is not MilestoneState.MET and stone.forecast
        ]
        orders = DateOrders(material.view)
        remarks = material.mentions.remarks
        newest: dict[str, Flag] = {}
        for place, remark in enumerate(remarks):
            if remark.about is not None:
                continue
            order = orders.of_source(remark.quote.source)
            for run in _runs(remark, order):
                near = [
                    one.text
                    for one in remarks[max(0, place - _BEFORE) : place + 1]
                    if one.quote.source == remark.quote.source
                ]
                stone = _meant(" ".join(near), run, remark, ahead)
                if stone is not None:
                    newest[stone.subject] = _flag(stone, remark, run)
        yield from newest.values()


def _runs(remark: Remark, order: DateOrder | None) -> Iterator[_Run]:
    sentences = split(remark.text)
    for sentence, after in zip(sentences, (*sentences[1:], None), strict=True):
        text = sentence.text.strip()
        found = _RUN.search(text)
        if found is None or _UNREAL.search(text):
            continue
        count = _count(found["count"])
        start = _start(text, found, remark.dated, order) if count else None
        if count and start:
            end = _told_end(text, found.end(), start, remark.dated, order)
            yield _Run(end or _later(start, count), text, _words(after))


def _words(sentence: Sentence | None) -> str:
    return sentence.text.strip() if sentence else ""


def _count(words: str) -> int | None:
    found = next(iter((*amounts_in(words), *spelled_amounts_in(words))), None)
    return int(found.raw[0]) if found and found.raw else None


def _later(start: date, count: int) -> date:
    """Return the last of so many working days, of which the start is not one."""
    last: date = np.busday_offset(start, count, roll="forward").astype(date)
    return last


def _start(
    text: str, found: re.Match[str], said: date, order: DateOrder | None
) -> date | None:
    """Return the day from which they count: a date, a weekday or a day of the month."""
    place = found.start("start")
    for day in days_in(text, order):
        if day.start <= place + len(found["start"]) and day.end > place:
            return _one(day.resolved(said))
    word = found["start"].casefold()
    if word in WEEKDAYS:
        return said + timedelta(days=(WEEKDAYS[word] - said.weekday()) % 7 or 7)
    nth = _NTH.fullmatch(word)
    ahead = (said + timedelta(days=days) for days in range(_LONGEST_MONTH))
    return next((day for day in ahead if nth and day.day == int(nth["day"])), None)


def _told_end(
    text: str, place: int, start: date, said: date, order: DateOrder | None
) -> date | None:
    """Return the day that the words themselves say these days end on."""
    for day in days_in(text, order):
        told = _one(day.resolved(said)) if day.start > place else None
        if told and start < told <= start + _FAR:
            return told
    return None


def _one(readings: Iterable[tuple[int | None, int, int | None]]) -> date | None:
    found = {date(y, m, d) for y, m, d in readings if y and d}
    return found.pop() if len(found) == 1 else None


def _meant(
    near: str, run: _Run, remark: Remark, ahead: list[MilestoneStatus]
) -> MilestoneStatus | None:
    """Return the one milestone that is spoken of and whose day the days pass."""
    said = stems(f"{near} {run.after}")
    titles = [stems(stone.title) for stone in ahead]
    owners = Counter(word for title in titles for word in title)
    telling = [
        len([w for w in title & said if owners[w] == 1 and len(w) >= _SHORTEST])
        for title in titles
    ]
    best = max(telling, default=0)
    if not best or telling.count(best) > 1:
        return None
    stone = ahead[telling.index(best)]
    due = stone.forecast
    return stone if due and remark.dated <= due < run.end else None


def _flag(stone: MilestoneStatus, remark: Remark, run: _Run) -> Flag:
    after = [remark.cite(run.after)] if run.after else []
    return endangered_stone(
        stone,
        remark,
        words=run.words,
        why=f"these days end on {run.end}, and {stone.title} is due on "
        f"{stone.forecast}.",
        asks=f"does {stone.title} hold {stone.forecast} if it waits until {run.end}, "
        "and what is the way around?",
        cited=[remark.cite(run.words), *after],
        computed=Computed(
            rule="counted working days end after the milestone",
            inputs=(stone.subject, str(stone.forecast), str(run.end)),
        ),
    )
