"""Milestones of which somebody says that no day is left before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
)
from assistant.extract.dates.words import ORDINALS, either, with_spoken_days
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.flags.endangered_stone import endangered_stone
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.facts.milestones.names import MilestoneNames
from assistant.gate.days import DateOrder, days_in

_NO_ROOM = re.compile(
    r"\b(?:no|zero|without(?: any)?|hardly any|n['’]t (?:have )?any"
    r"|not (?:a|one) (?:single )?day of) (?:more |further )?"
    r"(?:slack|float|buffer|leeway|(?:spare|reserve) days?"
    r"|(?:room|margin) for (?:error|delays?|slippage))\b(?! (?:is |are )?needed)"
    r"|\b(?:no|not (?:a|one)(?: single)?) days? (?:is |are )?left\b"
    r"|\bif [^.;?]{2,60}?,? (?:then )?we(?: will|['’]ll)? (?:lose|miss)"
    r" (?=(?P<lost>(?:the|our)\b[^.;?]*))",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\?\W*$|\b(?:would|had|last (?:year|time)|was|were)\b", re.IGNORECASE
)
_NTH = re.compile(
    rf"\bthe (?:(?P<word>{either(ORDINALS)})|(?P<day>\d{{1,2}})(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_BEFORE = 6
"""Remarks before the words among which it is said what there is no room for."""
_FAR_DAYS = 60


class NoRoomLeft:
    """Words that leave no float before a milestone, named there or just before."""

    kind: ClassVar[FlagKind] = FlagKind.DEPENDENCY_AT_RISK

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return a flag for each milestone ahead, by the newest such words."""
        ahead = [
            stone
            for stone in material.milestones
            if stone.state is not MilestoneState.MET
            and stone.forecast
            and stone.forecast >= material.as_of
        ]
        names = MilestoneNames(stone.title for stone in ahead)
        orders = DateOrders(material.view)
        remarks = material.mentions.remarks
        newest: dict[str, Flag] = {}
        for place, remark in enumerate(remarks):
            if remark.about is not None or not _NO_ROOM.search(remark.text):
                continue
            order = orders.of_source(remark.quote.source)
            before = [
                one.text
                for one in remarks[max(0, place - _BEFORE) : place]
                if one.quote.source == remark.quote.source
            ]
            for sentence in split(remark.text):
                text = sentence.text.strip()
                found = _NO_ROOM.search(text)
                if not found or _UNREAL.search(text):
                    continue
                near = (
                    found["lost"] or text,
                    remark.text[: sentence.start],
                    *reversed(before),
                )
                stone = _meant(near, remark.dated, order, ahead, names)
                if stone is not None:
                    newest[stone.subject] = _flag(stone, remark, text)
        yield from newest.values()


def _meant(
    near: Sequence[str],
    said: date,
    order: DateOrder | None,
    ahead: list[MilestoneStatus],
    names: MilestoneNames,
) -> MilestoneStatus | None:
    """Return the one that the nearest words name, by its name or by its day."""
    for words in near:
        named = names.named_in(words)
        days = _days(words, said, order)
        nth = {
            ORDINALS[one["word"].casefold()] if one["word"] else int(one["day"])
            for one in _NTH.finditer(words)
        }
        found = [
            stone
            for stone in ahead
            if stone.title in named
            or any(
                day in days or (day.day in nth and _is_near(day, said))
                for day in _had(stone)
            )
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _had(stone: MilestoneStatus) -> set[date]:
    """Return the days that it has, was planned for and was told to have."""
    days = (stone.forecast, stone.baseline, *(told.day for told in stone.told_days))
    return {day for day in days if day}


def _is_near(day: date, said: date) -> bool:
    return 0 <= (day - said).days <= _FAR_DAYS


def _days(text: str, said: date, order: DateOrder | None) -> set[date]:
    return {
        date(year, month, number)
        for day in days_in(with_spoken_days(text), order)
        for year, month, number in day.resolved(said)
        if year and number
    }


def _flag(stone: MilestoneStatus, remark: Remark, text: str) -> Flag:
    return endangered_stone(
        stone,
        remark,
        words=text,
        why=f"{stone.title} is due on {stone.forecast}.",
        asks=f"what does {stone.title} still wait for, and what gives if "
        f"{stone.forecast} does not hold?",
        cited=[remark.cite(text)],
        computed=Computed(
            rule="no room is left before a milestone",
            inputs=(stone.subject, str(stone.forecast)),
        ),
    )
