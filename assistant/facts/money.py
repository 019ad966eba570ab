"""Spend held against budget, where one passage gives both figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from assistant.domain.evidence import Quote
from assistant.domain.reading import WIKI_KINDS
from assistant.domain.sourced import SourcedPassage
from assistant.extract.sentences import split
from assistant.facts.mentions import CONVERSATION
from assistant.facts.quoting import span
from assistant.gate.amounts import Amount, amounts_in
from assistant.gate.lexicon import CURRENCIES
from assistant.ledger.view import View

_LIMIT = r"budget\w*|authority|ceiling|cap|approved|allowance|allocation|funding of"
_SPEND = (
    r"stands? at|stood at|spen[dt]|spending|(?:is|are|am) at|actuals?"
    r"|costs? (?:so far|to date)|burn(?:ed|t)?"
)
_FORECAST = (
    r"forecast\w*|outturn|estimate at completion|eac|expected total|projected\w*"
)
_CUE = re.compile(
    rf"\b(?:(?P<limit>{_LIMIT})|(?P<forecast>{_FORECAST})|(?P<spend>{_SPEND}))\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"^\s*(?:\w+\s)?(?:over|above|under|below|beyond|left|remaining|short)\b",
    re.IGNORECASE,
)
"""Right behind an amount that is neither spend nor budget but what lies between."""
_LAST_RESORT = re.compile(
    r"\b(?:authority|ceiling|cap|not[- ]to[- ]exceed|(?:with|including|incl\.?|plus)"
    r" (?:the )?(?:contingency|reserve))\b",
    re.IGNORECASE,
)
"""Names of a limit beyond which nobody may spend, contingency and all."""
_LIMIT_AFTER = re.compile(r"^\s*(?:\w+\s)?(?:budget|ceiling|cap)\b", re.IGNORECASE)
_MONEY = frozenset(CURRENCIES.values())
_FRESH = timedelta(days=31)
"""Figures older than a month are no longer the present ones."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was spent or is forecast, and what it is held against, in one currency.

    `is_final` says that the limit holds all reserves.
    """

    spend: Decimal
    limit: Decimal
    passage: SourcedPassage
    quote: Quote
    is_final: bool = False


def newest_figures(view: View) -> Figures | None:
    """Return the newest pair of figures of the last month, or None.

    A passage of notes, mail, chat or a page counts when it gives exactly one budget,
    and one spend or one forecast or both, in the same currency; the higher of the two
    is held against the budget.
    """
    pieces = sorted(
        (
            piece
            for piece in view.passages
            if piece.kind in CONVERSATION | WIKI_KINDS
            and not piece.passage.quoted
            and piece.dated <= view.as_of <= piece.dated + _FRESH
        ),
        key=lambda piece: (piece.dated, piece.id),
        reverse=True,
    )
    return next((found for found in map(_figures, pieces) if found), None)


def _figures(piece: SourcedPassage) -> Figures | None:
    text = piece.passage.text
    if not _CUE.search(text):
        return None
    found: dict[str, set[tuple[str, Decimal]]] = {}
    for sentence in split(text):
        start = 0
        for amount in amounts_in(sentence.text):
            if amount.unit not in _MONEY or not amount.values:
                continue
            role = _role(sentence.text, start, amount)
            if role:
                found.setdefault(role, set()).add((amount.unit, amount.values[0]))
            start = amount.end
    pairs = [pair for each in found.values() for pair in each]
    of_one_kind = all(len(each) == 1 for each in found.values())
    if not of_one_kind or len({unit for unit, _ in pairs}) != 1:
        return None
    limits = found.pop("limit", set())
    if not limits or not found:
        return None
    spend = max(value for each in found.values() for _, value in each)
    [(_, limit)] = limits
    is_final = _LAST_RESORT.search(text) is not None
    return Figures(spend, limit, piece, piece.quote(span(text)), is_final)


def _role(text: str, start: int, amount: Amount) -> str | None:
    """Tell by the last cue before the amount, or by `budget` right behind it."""
    if _DIFFERENCE.match(text[amount.end :]):
        return None
    if _LIMIT_AFTER.match(text[amount.end :]):
        return "limit"
    cues = list(_CUE.finditer(text, start, amount.start))
    return cues[-1].lastgroup if cues else None
