"""Overruns, overload, outages and endings that people tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from assistant.domain.findings import Polarity, StatementFinding
from assistant.extract.risks.over_plan import goes_beyond, is_over_plan
from assistant.extract.risks.overload import is_overload
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import is_negated
from assistant.gate.days import clocks_in, days_in

_AMOUNT = (
    r"(?:[£$€¥]\s?\d[\d,.]*\s?[km]?|\d[\d,.]*\s?(?:%|per ?cent|percent|hours|days"
    r"|[km]\b)|(?:a )?(?:third|quarter|half))"
)
_PLAN = (
    r"(?:the |our |its )?(?:plan(?:ned)?|budget|estimate|forecast|authority|allowance)"
)
_OVERRUN = re.compile(
    rf"{_AMOUNT} (?:over|above|more than|beyond|in excess of) {_PLAN}\b"
    rf"|\b(?:over|above|beyond) {_PLAN} by (?:about |some )?{_AMOUNT}",
    re.IGNORECASE,
)
_OUTAGE = re.compile(
    r"\b(?:power|electricity|water|heating|networks?|internet|wi-?fi|lines?|phones?"
    r"|sites?|buildings?|offices?|warehouses?|docks?|roads?|systems?|servers?|services?"
    r"|platforms?|databases?|portals?|data ?cent(?:re|er)s?|licen[cs]es?|leases?"
    r"|contracts?|certificates?|warrant(?:y|ies)|access|support)\b"
    r"(?: \w+){0,3}? (?:is|are|will be|gets?|goes?|will go)"
    r" (?:switched |turned |shut |taken )?(?:off(?:line)?|down|out|closed|unavailable"
    r"|locked|cut)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:licen[cs]e|lease|contract|certificate|warranty|access|support|insurance"
    r"|polic(?:y|ies)|permit|permission|guarantee|cover|visa|subscription|agreement"
    r"|funding|grant|tenancy|rental|hire)s?\b"
    r"(?: \w+){0,4}? (?:ends?|expires?|runs? out|lapses?|is up)\b"
    r"|\b(?:expires|lapses|runs out)\b",
    re.IGNORECASE,
)
_NO_NEWS = re.compile(
    r"\?\W*$|^\W*(?:if|unless|suppose|imagine)\b|\b(?:was|were|last (?:year|month))\b",
    re.IGNORECASE,
)
TOLD = frozenset({Polarity.ASSERTED, Polarity.CONDITIONAL})
"""How a risk is said that is neither denied nor over."""


class Foreseen(NamedTuple):
    """The words that tell it and where; whether it is of money or hands."""

    words: str
    remark: Remark
    is_of_means: bool = False


def foreseen_risks(material: FlagMaterial) -> Iterator[Foreseen]:
    """Yield overruns, planned outages and endings, known by amount, time or date.

    An outage that is announced long ahead can be planned around; what is put into it
    is told elsewhere; what is known to be denied, over or of others is left out.
    """
    quiet = {
        found.finding.quote.strip()
        for found in material.view.findings(StatementFinding)
        if found.finding.polarity not in TOLD
    }
    for remark in material.mentions.remarks:
        if remark.about is not None:
            continue
        sentences = split(remark.text)
        for number, sentence in enumerate(sentences):
            text = sentence.text.strip()
            if text in quiet:
                continue
            if is_over_plan(text) or is_overload(text):
                yield Foreseen(text, remark, is_of_means=True)
            elif _is_timed(text, remark, material):
                yield Foreseen(text, remark)
            for after in sentences[number + 1 : number + 2]:
                if goes_beyond(text, after.text):
                    both = _both(remark, sentence, after)
                    yield Foreseen(both, remark, is_of_means=True)


def _both(remark: Remark, first: Sentence, second: Sentence) -> str:
    return remark.text[first.start : second.start + len(second.text)].strip()


def _is_timed(text: str, remark: Remark, material: FlagMaterial) -> bool:
    """Whether an overrun is told, or an outage or ending with its time."""
    cues = (_OVERRUN.search(text), _OUTAGE.search(text), _ENDING.search(text))
    first = next((cue for cue in cues if cue), None)
    if first is None or _NO_NEWS.search(text):
        return False
    far = material.thresholds.near_days if cues[1] else None
    timed = cues[0] is not None or _is_near(text, remark.dated, far)
    return timed and not is_negated(text[: first.end()])


def _is_near(text: str, said_on: date, far: int | None) -> bool:
    """Whether the text gives a time, and a day not so many days ahead."""
    days = [
        date(year, month, number)
        for day in days_in(text)
        for year, month, number in day.resolved(said_on)
        if year and number
    ]
    if not days:
        return any(True for _ in clocks_in(text))
    return far is None or (min(days) - said_on).days <= far
