"""Somebody thinks a later time realistic than the day that a milestone has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.milestones.names import MilestoneNames
from assistant.gate.days import DateOrder, days_in, months_in

_NOT_BEFORE = (
    r"\b(?:not|won['’]t|never|cannot|can['’]t)\b[^.;]{0,40}\b(?:before|until|earlier"
    r" than)\b|\bno (?:earlier|sooner) than\b|\bearliest\b"
)
_DOUBT = re.compile(
    rf"{_NOT_BEFORE}|\b(?:realistic(?:ally)?|doubts?|disagrees?|more likely|most likely"
    r"|unrealistic|unlikely|hardly|rather (?:than|in|the|by)|will not (?:make|hold|be"
    r" met)|won['’]t (?:make|hold|be met)|slips? (?:to|into)|more like)\b",
    re.IGNORECASE,
)
_FIRST_TIME = re.compile(_NOT_BEFORE, re.IGNORECASE)
_OPEN = re.compile(r"\?\W*$|\b(?:if|unless|was|were|would have)\b", re.IGNORECASE)
_BEGINS = {"early": 1, "mid": 10, "late": 20}
_PART = re.compile(
    r"(?:early|start of|beginning of|mid|middle of|late|end of)[ -]?$", re.IGNORECASE
)
_FAR_DAYS = 180


class _Times(NamedTuple):
    """The days that words name, and the first day of each time that they give."""

    days: frozenset[date]
    firsts: tuple[tuple[date, str], ...]


class DoubtedDate:
    """The milestone is named by its name or by its day, the other time is later."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return a flag for each milestone ahead, by the newest words that doubt it.

        What is decided on that day or later ends the doubt.
        """
        ahead = [
            stone
            for stone in material.milestones
            if stone.state is not MilestoneState.MET and stone.forecast
        ]
        names = MilestoneNames(stone.title for stone in ahead)
        orders = DateOrders(material.view)
        newest: dict[str, Flag] = {}
        for remark in material.mentions.remarks:
            if remark.about is not None:
                continue
            order = orders.of_source(remark.quote.source)
            before = ""
            for sentence in split(remark.text):
                text, context = sentence.text.strip(), before
                before = text
                if not is_doubt(text):
                    continue
                for stone in _meant(text, context, remark, order, ahead, names):
                    kept = stone.forecast or remark.dated
                    later = later_time(text, remark.dated, order, kept)
                    if later and not _is_decided(stone, remark.dated, names, material):
                        newest[stone.subject] = self._flag(
                            stone, remark, text, later[1]
                        )
        yield from newest.values()

    def _flag(
        self, stone: MilestoneStatus, remark: Remark, text: str, later: str
    ) -> Flag:
        return raise_flag(
            self.kind,
            stone.subject,
            remark.dated,
            title=f"Date of {stone.title}",
            severity=Severity.HIGH,
            why=f"{stone.title} is due on {stone.forecast}; on {remark.dated} "
            f"{remark.speaker or 'a note'} named a later time: {later}.",
            question=f"{call(stone.owner)}, does {stone.title} hold {stone.forecast}, "
            f"or is it {later}, and who has been told which?",
            evidence=[
                remark.cite(text),
                *(
                    piece.model_copy(update={"stance": "contradicts"})
                    for piece in stone.evidence[:1]
                ),
                Computed(
                    rule="a later time is thought realistic",
                    inputs=(stone.subject, str(stone.forecast), later),
                ),
            ],
            owner=stone.owner,
            label=stone.label,
        )


def is_doubt(text: str) -> bool:
    """Whether the words think a time realistic, or another one not."""
    return _DOUBT.search(text) is not None and _OPEN.search(text) is None


def later_time(
    text: str, said_on: date, order: DateOrder | None, kept: date
) -> tuple[date, str] | None:
    """Return the first day of, and the words for, a later time than the day kept."""
    far = kept + timedelta(days=_FAR_DAYS)
    times = _times(text, said_on, order).firsts
    later = [(day, words) for day, words in times if kept < day <= far]
    return later[-1] if later else None


def _meant(  # noqa: PLR0913, PLR0917  one sentence has these parts
    text: str,
    context: str,
    remark: Remark,
    order: DateOrder | None,
    ahead: list[MilestoneStatus],
    names: MilestoneNames,
) -> list[MilestoneStatus]:
    """Return the one milestone that words or those before name, or whose day is there.

    Several of one name or day are none: it is not said which of them is meant.
    """
    for words in (text, context):
        named = names.named_in(words)
        days = _times(words, remark.dated, order).days
        by_name = [stone for stone in ahead if stone.title in named]
        by_day = [stone for stone in ahead if stone.forecast in days]
        for found in (by_name, by_day):
            if len(found) == 1:
                return found
    return []


def _times(text: str, said_on: date, order: DateOrder | None) -> _Times:
    days: set[date] = set()
    firsts: list[tuple[date, str]] = []
    for day in days_in(text, order):
        readings = set(day.resolved(said_on))
        if len(readings) != 1:
            continue
        year, month, number = readings.pop()
        if year and number:
            days.add(date(year, month, number))
            firsts.append((date(year, month, number), day.words))
    firsts.extend(_months(text, said_on))
    return _Times(frozenset(days), tuple(firsts))


def _months(text: str, said_on: date) -> Iterator[tuple[date, str]]:
    """Yield the first day of a part of a month, or of one before which nothing is."""
    for month in months_in(_without_days(text), frozenset()):
        begins = _BEGINS.get(month.part or "")
        if begins is None and not _FIRST_TIME.search(text):
            continue
        for year, number, _ in month.resolved(said_on):
            if year:
                part = _PART.search(text[: month.start])
                words = f"{part[0] if part else 'not before '}{month.words}"
                yield date(year, number, begins or 1), words


def _without_days(text: str) -> str:
    for day in days_in(text):
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def _is_decided(
    stone: MilestoneStatus, said_on: date, names: MilestoneNames, material: FlagMaterial
) -> bool:
    return any(
        decision.known_on >= said_on and stone.title in names.named_in(decision.what)
        for decision in material.decisions
    )
