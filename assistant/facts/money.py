"""Spend held against budget, where one passage gives both figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from assistant.domain.evidence import Quote
from assistant.domain.sourced import SourcedPassage
from assistant.extract.sentences import split
from assistant.facts.mentions import CONVERSATION
from assistant.facts.quoting import span
from assistant.gate.amounts import Amount, amounts_in
from assistant.gate.lexicon import CURRENCIES
from assistant.ledger.view import View

_LIMIT = r"budget\w*|authority|ceiling|cap|approved|allowance|allocation|funding of"
_SPEND = (
    r"stands? at|stood at|spen[dt]|spending|forecast\w*|(?:is|are|am) at|actuals?"
    r"|costs? (?:so far|to date)|outturn|estimate at completion|burn(?:ed|t)?"
)
_CUE = re.compile(rf"\b(?:(?P<limit>{_LIMIT})|(?P<spend>{_SPEND}))\b", re.IGNORECASE)
_LIMIT_AFTER = re.compile(r"^\s*(?:\w+\s)?(?:budget|ceiling|cap)\b", re.IGNORECASE)
_MONEY = frozenset(CURRENCIES.values())
_FRESH = timedelta(days=31)
"""Figures older than a month are no longer the present ones."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was spent or is forecast, and what it is held against, in one currency."""

    spend: Decimal
    limit: Decimal
    passage: SourcedPassage
    quote: Quote


def newest_figures(view: View) -> Figures | None:
    """Return the newest pair of figures of the last month, or None.

    A passage of notes, mail or chat counts when it gives exactly one budget and one
    spend or forecast in the same currency.
    """
    pieces = sorted(
        (
            piece
            for piece in view.passages
            if piece.kind in CONVERSATION
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
    limits: list[Amount] = []
    spends: list[Amount] = []
    for sentence in split(text):
        start = 0
        for amount in amounts_in(sentence.text):
            if amount.unit not in _MONEY or not amount.values:
                continue
            role = _role(sentence.text, start, amount)
            if role:
                (limits if role == "limit" else spends).append(amount)
            start = amount.end
    if len(limits) != 1 or len(spends) != 1 or limits[0].unit != spends[0].unit:
        return None
    return Figures(
        spends[0].values[0], limits[0].values[0], piece, piece.quote(span(text))
    )


def _role(text: str, start: int, amount: Amount) -> str | None:
    """Tell by the last cue before the amount, or by `budget` right behind it."""
    if _LIMIT_AFTER.match(text[amount.end :]):
        return "limit"
    cues = list(_CUE.finditer(text, start, amount.start))
    return cues[-1].lastgroup if cues else None
