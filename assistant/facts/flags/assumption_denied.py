"""Assumptions of the log that somebody's plain words deny."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Known
from assistant.extract.dates.deadlines import read_dates
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import covered, shared, stems

_NOT = r"(?:(?:does|do|did|will|would|is|are)(?: not|n['’]t)|never|no longer)"
_DENIES = re.compile(
    rf"\b{_NOT} (?:\w+ly |even |also )?(?:included?|cover(?:s|ed)?|extend(?:s"
    rf"|ed)?"
    rf"|apply"
    r"|applies|allow(?:s|ed)?|permit(?:s|ted)?|support(?:s|ed)?|contain(?:s|ed)?"
    r"|part of"
    r"|valid|come with|entitled|licen[cs]ed|true|the case|going to happen|available)\b"
    r"|\b(?:excludes?|excluded from|turns? out (?:to be )?(?:wrong|false)"
    r"|falls? through"
    r"|is (?:dead|wrong|off the table))\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\?\W*$|\b(?:if|unless|whether|may|might|could|suppose|in case|afraid)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till|through|to|up to) (?:the )?$", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:ends?|expires?|runs? out|lapses?|stops?|closes?|(?:is|are) (?:switched"
    r"|turned|shut) (?:off|down)|terminates?|is over) (?:already |as early as )?"
    r"(?:on|by|at|in|with) (?:the )?$",
    re.IGNORECASE,
)
"""In front of a day: until when a thing is assumed to last, and when it ends."""
_FEWEST_COMMON = 2
_LEAST = 0.25


class AssumptionDenied:
    """An open assumption, and words since that the thing does not hold.

    The words share two of its own with it, so that they are of the same thing.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return at most one flag for each open assumption, by the newest words."""
        assumed = [
            known
            for known in material.view.records(RaidEntry)
            if known.record.is_open and known.record.kind is RaidKind.ASSUMPTION
        ]
        for known in assumed:
            denied = _denial(known.record, material)
            if denied is not None:
                yield self._flag(known, *denied)

    def _flag(self, known: Known[RaidEntry], remark: Remark, words: str) -> Flag:
        entry = known.record
        return raise_flag(
            self.kind,
            entry.key,
            remark.dated,
            title=entry.title,
            severity=Severity.HIGH,
            why=f"{entry.key} is open and assumes it; on {remark.dated} "
            f"{remark.speaker or 'a note'} said: “{words.rstrip('.')}”.",
            question=f"{call(entry.owner)}, does {entry.key} still hold after this, "
            "and what does it change?",
            evidence=[
                known.quote(entry.title),
                remark.cite(words).model_copy(update={"stance": "contradicts"}),
                Computed(rule="an assumption is denied", inputs=(entry.key,)),
            ],
            owner=entry.owner,
        )


def _denial(entry: RaidEntry, material: FlagMaterial) -> tuple[Remark, str] | None:
    """Return the newest words by which the assumption does not hold, if any."""
    wanted, lasts = stems(entry.title), _day_behind(_UNTIL, entry.title, entry.raised)
    opened = entry.raised
    for remark in reversed(material.mentions.remarks):
        if remark.about is not None or (opened and remark.dated < opened):
            continue
        given = stems(remark.text)
        place = stems(PurePosixPath(remark.quote.source).stem)
        if lasts and len(shared(wanted, given | place)) >= _FEWEST_COMMON:
            for sentence in split(remark.text):
                end = _day_behind(_ENDS, sentence.text, remark.dated)
                if end and end < lasts and not _UNSURE.search(sentence.text):
                    return remark, sentence.text.strip()
        if (
            len(shared(wanted, given)) < _FEWEST_COMMON
            or covered(wanted, given) < _LEAST
        ):
            continue
        for sentence in split(remark.text):
            if _DENIES.search(sentence.text) and not _UNSURE.search(sentence.text):
                return remark, sentence.text.strip()
    return None


def ends_an_assumption(words: str, said_on: date, material: FlagMaterial) -> bool:
    """Whether a sentence ends a thing before the day until which it is assumed."""
    end = _day_behind(_ENDS, words, said_on)
    if end is None:
        return False
    entries = (known.record for known in material.view.records(RaidEntry))
    return any(
        entry.is_open
        and entry.kind is RaidKind.ASSUMPTION
        and (lasts := _day_behind(_UNTIL, entry.title, entry.raised)) is not None
        and end < lasts
        and bool(shared(stems(entry.title), stems(words)))
        for entry in entries
    )


def _day_behind(lead: re.Pattern[str], text: str, said_on: date | None) -> date | None:
    """Return the day of a text that stands behind such words."""
    if said_on is None:
        return None
    for found in read_dates(text, said_on, date_order=None, future=True):
        if found.day and lead.search(text[: found.span[0]]):
            return found.day
    return None
