"""Trials that failed just before the milestone that they were to prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import is_negated, shared, stems

_NEAR_DAYS = 7
_JUST_BEFORE_DAYS = 3
_REHEARSAL = (
    r"(?:(?:dress )?rehearsals?|dry[- ]runs?|run-?throughs?|drills?|mock \w+"
    r"|practice runs?|trial (?:runs?|migrations?|cutovers?))"
)
_TRIAL = (
    rf"(?:{_REHEARSAL}|trials?|(?:test|acceptance|load|smoke) (?:runs?|tests?"
    r"|sessions?)|tests?|restores?|failovers?|inspections?|checks?)"
)
_FAILS = (
    r"(?:fail(?:s|ed|ing)?|broke(?: down)?|crashed|did(?: not|n['’]t) (?:pass|work"
    r"|finish)|went wrong|fell over|was (?:a failure|stopped|aborted|abandoned))"
)
_FAILED = re.compile(
    rf"\b{_TRIAL}\b(?: (?!not\b|never\b)\w+){{0,4}}? {_FAILS}\b", re.IGNORECASE
)
_REHEARSED = re.compile(
    rf"\b{_REHEARSAL}\b(?: (?!not\b|never\b)\w+){{0,4}}? {_FAILS}\b", re.IGNORECASE
)
_MENDED = re.compile(
    r"\b(?:fixed|passe[sd] (?:now|again)|repeated and passed|green again|works? now"
    r"|last (?:year|month|quarter)|if|would|could|might)\b|\?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FailedTrial:
    """The words, who said them, and the milestone that was due within days."""

    words: str
    remark: Remark
    milestone: MilestoneStatus


def failed_trials(material: FlagMaterial) -> Iterator[FailedTrial]:
    """Yield the trials that failed within days of an unmet milestone's date.

    The milestone shares a word with the sentence; a rehearsal in the last days before
    one is taken to be its rehearsal.
    """
    waiting = [
        one
        for one in material.milestones
        if one.state is not MilestoneState.MET and one.forecast
    ]
    for remark in material.mentions.remarks:
        if remark.about is not None:
            continue
        for sentence in split(remark.text):
            text = sentence.core
            if not _FAILED.search(text) or _MENDED.search(text) or _denied(text):
                continue
            stone = _milestone(text, remark, waiting)
            if stone is not None:
                yield FailedTrial(sentence.text.strip(), remark, stone)


def _denied(text: str) -> bool:
    failed = _FAILED.search(text)
    return failed is not None and is_negated(text[: failed.start()])


def _milestone(
    text: str, remark: Remark, waiting: list[MilestoneStatus]
) -> MilestoneStatus | None:
    said = stems(text)
    ahead = sorted(
        (
            ((one.forecast - remark.dated).days, one.title, one)
            for one in waiting
            if one.forecast and 0 <= (one.forecast - remark.dated).days <= _NEAR_DAYS
        ),
        key=lambda one: one[:2],
    )
    named = (one for _days, _title, one in ahead if shared(stems(one.title), said))
    near = (
        one
        for days, _title, one in ahead
        if days <= _JUST_BEFORE_DAYS and _REHEARSED.search(text)
    )
    return next(named, None) or next(near, None)
