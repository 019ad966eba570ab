"""Measured results that fall short of a criterion, be it named or given beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.gate.amounts import Amount, amounts_in

_CRITERION = re.compile(
    r"\b(?:criteri(?:on|a)|targets?|limits?|thresholds?|acceptance|tolerances?|SLAs?"
    r"|service levels?)\b",
    re.IGNORECASE,
)
_FALLS_SHORT = re.compile(
    r"\b(?:not (?:good enough|met|acceptable|within|inside|reached)|fail(?:s|ed)?"
    r"|(?:does|do|did)(?: not|n['’]t) (?:meet|pass|reach|hold)|miss(?:es|ed)"
    r"|outside|too (?:high|low|many|few)|short of|exceed(?:s|ed)?"
    r"|(?:above|over|below|under) the)\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:limits?|max(?:imum)?|ceiling|tolerances?|at most|no more than|not more than"
    r"|up to|(?:fewer|less|lower) than|below|under|allowed?|may)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:min(?:imum)?|at least|no less than|not less than|(?:more|higher) than"
    r"|targets?|goal|above)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\?\W*$|\b(?:if|would|should|expect\w*|forecast|last (?:year|month))\b",
    re.IGNORECASE,
)


class Shortfall(NamedTuple):
    """The sentence with the result, its amounts, and the limit where one is given."""

    remark: Remark
    words: str
    measured: tuple[Amount, ...]
    limit: Amount | None = None
    limit_words: str = ""


def shortfalls_of(material: FlagMaterial, after: date) -> Iterator[Shortfall]:
    """Yield the first result of each remark since that day that is not good enough.

    Somebody says so, or gives the limit in the same sentence or the next one.
    """
    for remark in material.mentions.remarks:
        if remark.dated > after and _CRITERION.search(remark.text):
            found = _shortfall(remark)
            if found is not None:
                yield found


def meets(criterion: str, measured: Amount) -> bool | None:
    """Whether a result meets a criterion of its unit, None where it says nothing."""
    for limit in amounts_in(criterion):
        if limit.unit == measured.unit and _one(limit) is not None:
            return not _is_beyond(measured, limit, criterion)
    return None


def _shortfall(remark: Remark) -> Shortfall | None:
    sentences = split(remark.text)
    for number, sentence in enumerate(sentences):
        text = sentence.text
        measured = tuple(a for a in amounts_in(text) if a.unit == "%")
        if not measured:
            continue
        if _FALLS_SHORT.search(text):
            return Shortfall(remark, text, measured)
        if _PLANNED.search(text):
            continue
        for other in sentences[number : number + 2]:
            limit = _limit(other.text, measured)
            if limit is not None:
                own = tuple(a for a in measured if a.values != limit.values)
                return Shortfall(remark, text, own, limit, other.text)
    return None


def _limit(text: str, measured: tuple[Amount, ...]) -> Amount | None:
    """Return the limit that a sentence gives and a measured amount breaks."""
    if not _CRITERION.search(text):
        return None
    for limit in amounts_in(text):
        if limit.unit == "%" and any(
            one.values != limit.values and _is_beyond(one, limit, text)
            for one in measured
        ):
            return limit
    return None


def _is_beyond(measured: Amount, limit: Amount, words: str) -> bool:
    value, bound = _one(measured), _one(limit)
    if value is None or bound is None:
        return False
    if _AT_MOST.search(words):
        return value > bound
    return bool(_AT_LEAST.search(words)) and value < bound


def _one(amount: Amount) -> Decimal | None:
    return amount.values[0] if len(amount.values) == 1 else None
