"""What words give without its name: `41 mm` a thickness, `€ 5` a price."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.sameness.stems import stems

_LENGTHS = (
    r"(?:[mck]?m|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|ft|feet|foot|inch(?:es)?)"
)
_MEASURED: tuple[tuple[str, str], ...] = (
    (r"(?:[kMG]?W|watts?|kilowatts?|megawatts?|hp|PS|k?VA)", "power powerful strong"),
    (r"(?:k?Nm)", "torque"),
    (
        _LENGTHS,
        "thick thickness long length wide width high height tall deep depth diameter",
    ),
    (r"(?:k?g|kilos?|tons?|tonnes?|lbs?|pounds)", "heavy weight"),
    (r"(?:k?V|volts?)", "voltage"),
    (r"(?:m?bar|psi|[kM]?Pa)", "pressure"),
    (r"(?:km/h|kph|mph|m/s|knots)", "fast speed slow"),
    (r"(?:°\s?[CF]?|degrees)", "hot cold warm temperature"),
    (r"(?:dB)", "loud"),
    (r"(?:litres?|liters?|l|cubic met(?:er|re)s|m³|gallons?)", "volume capacity"),
    (r"(?:m²|square met(?:er|re)s|sqm|hectares?)", "area"),
)
_FORMS = tuple(
    (re.compile(rf"\d\s?{unit}(?!\w)"), stems(words)) for unit, words in _MEASURED
)


_MONEY = re.compile(
    r"(?i)[€$£¥]\s?\d|\d\s?(?:[€$£¥]|(?:k|m|thousand|million)? ?(?:euros?|cents?"
    r"|dollars?|francs?|crowns?|kron(?:er|or|en)|eur|usd|gbp|chf|nok|sek"
    r"|dkk|pln|zł|jpy|yen)(?!\w))|\b(?:eur|usd|gbp|chf|nok|sek|dkk|pln|kr) ?\d"
)
_POUNDS = re.compile(
    r"(?i)\d\s?(?:k|m|thousand|million)? ?pounds?\b(?! (?:heavy|of (?!sterling)))"
)
_HEAVY = re.compile(r"(?i)\b(?:weigh\w*|heavy|loads?|lift\w*|mass|carr(?:y|ies))\b")
_COLOUR = re.compile(
    r"(?i)\b(?:black|white|gr[ea]y|silver|gold(?:en)?|red|crimson|scarlet|orange|yellow"
    r"|green|olive|turquoise|teal|cyan|blue|navy|indigo|violet|purple|magenta|pink|brown"
    r"|beige|ivory|cream|ochre|maroon|ral ?\d{4}|#[0-9a-f]{6}|schwarz|wei(?:ß|ss)|grau"
    r"|rot|gelb|grün|blau|braun)\b"
)
_BY_WORDS = (
    (_MONEY, stems("cost price fee charge pay")),
    (_COLOUR, stems("colour color paint painted shade farbe")),
)
PAID = stems("payment payments sum instalment deposit")
"""What money is called that somebody gives for a thing."""
_STRICT = stems(
    "power torque thick thickness width diameter depth voltage pressure temperature"
    " colour color"
)
"""Properties that a number of another unit, or another word, does not tell."""
_COSTS = re.compile(
    r"(?i)\b(?:costs?|price[sd]?|charges?|fees?|budget|rates?|free|kosten|kostet|preis)\b"
)
_SUM = re.compile(
    r"(?<![\w./-])(?:\d{3,}|\d{1,3}(?:[., ’']\d{3})+)(?![\w/-])"
    r"(?=\W*$|[,.;:)]|\s(?:per|an?|for|in|plus|each|and|or|to|with|without|incl\w*"
    r"|excl\w*|net|gross|instead|of|all|now|more|less|this|next|on|at|from|is|was)\b)"
)
"""A sum that names no currency, and is no count of anything."""


@lru_cache(maxsize=16_384)
def measured_in(text: str) -> frozenset[str]:
    """Return the stems of the properties that the amounts of a text are of."""
    known = (*_FORMS, *_BY_WORDS)
    return frozenset().union(*(words for form, words in known if form.search(text)))


def has_money(text: str) -> bool:
    """Whether a text names an amount of money."""
    if _POUNDS.search(text) and not _HEAVY.search(text):
        return True
    return _MONEY.search(text) is not None


def gives_price(text: str) -> bool:
    """Whether words give a sum of money, or say that a thing is free."""
    if has_money(text) or re.search(r"(?i)\bfree (?:of charge|for us)\b", text):
        return True
    if _COSTS.search(text) and re.search(r"\d|\bfree\b", text):
        return True
    return _SUM.search(text) is not None and not measured_in(text)


def measures_another(text: str, asked: frozenset[str]) -> bool:
    """Whether a text neither names nor measures the property that is asked for."""
    wanted = asked & _STRICT
    return bool(wanted) and not wanted & (measured_in(text) | stems(text))
