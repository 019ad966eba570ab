"""Columns of a RAID table that are not what their names look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ingest.tables.amounts import currency_in
from ingest.tables.column_names import plain_name

_BEFORE: Final = (
    r"(?:(?:risks?|issues?|root|main|primary|key|possible|potential|likely|underlying"
    r"|business|project|description|details|of|the|and)\s+)*"
)
_REASON: Final = re.compile(
    rf"{_BEFORE}(?:causes?|reasons?|drivers?|triggers?|consequences?|effects?|impacts?"
    r"|ursachen?|grund|grunde|ausloser|folgen?|auswirkung(?:en)?|causas?"
    r"|consequencias?|consecuencias?|efectos?|efeitos?|impactos?|effets?"
    r"|declencheurs?|oorzaak|oorzaken|gevolg(?:en)?|arsak(?:er)?|konsekvens(?:er)?)\b"
)
_DIGIT: Final = re.compile(r"\d")


def is_reason(name: str) -> bool:
    """Whether a column says why an entry came, or what follows, and not what it is."""
    return _REASON.match(plain_name(name)) is not None


def is_money(name: str, cells: Sequence[str]) -> bool:
    """Whether a column holds amounts of money, by its name or by most of its cells."""
    amounts = [cell for cell in cells if _DIGIT.search(cell)]
    if currency_in(name):
        return bool(amounts)
    return sum(bool(currency_in(cell)) for cell in amounts) * 2 > len(cells)


def no_levels(name: str) -> str:
    """Say that a column's amounts of money were taken for no levels."""
    return (
        f"{name!r} holds amounts of money, which are no levels: kept as text; a column "
        "of levels beside it, as Impact (1-5), would count"
    )
