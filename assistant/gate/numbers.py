"""Every number is in the evidence, with its unit."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.gate.amounts import Amount
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Ground, Support, ground

_ONE = Decimal(1)
_NOTHING = frozenset({"no", "none", "nil", "nothing", "zero", "nobody"})
_COMPOUND = re.compile(r"\w+[-/]\Z")
_NAMED = r"[A-Z][\w'-]*(?: [A-Z0-9][\w'-]*){0,4}"
_LISTED = re.compile(
    r" [a-z]+(?: [a-z]+){0,3}[,:]? ?\(?"
    rf"({_NAMED}(?:, (?!and){_NAMED})*,? and {_NAMED})"
    r"(?=[\s,.;:)]|\Z)"
)
_BETWEEN = re.compile(r",? and |, ")
_STRICT = frozenset({"%", "GBP", "USD", "EUR", "JPY", "INR", "CHF", "SEK", "NOK"})


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find the numbers that neither evidence nor facts give."""
    known = ground(support)
    return [
        Fault(amount.words, f"the number {amount.words!r} is in no evidence")
        for amount in sentence.amounts
        if not _in_numeric_date(amount, sentence)
        and not number_carried(amount, sentence, known)
    ]


def number_carried(amount: Amount, sentence: Sentence, known: Ground) -> bool:
    """Whether some quote or value gives the number in a unit that agrees."""
    if not amount.values:
        return known.says(amount.words)
    return (
        any(agrees(amount, other) for other in _all_units(amount, known))
        or _is_year(amount, known)
        or _is_in_compound(amount, sentence, known)
        or _is_day_of_month(amount, known)
        or (0 in amount.raw and not _NOTHING.isdisjoint(known.words))
        or (amount.raw == (_ONE,) and _is_article(amount, sentence, known))
        or _counts_its_list(amount, sentence)
    )


def _all_units(amount: Amount, known: Ground) -> list[Amount]:
    """Leave out bare numbers of prose where the claim adds money or per cent."""
    if amount.unit not in _STRICT:
        return list(known.amounts)
    rendered = [other for value in known.values for other in value.amounts]
    return [other for other in known.amounts if other.unit] + rendered


def agrees(claimed: Amount, known: Amount) -> bool:
    """Whether the known number is the claimed one, in a unit that agrees."""
    if claimed.unit == known.unit:
        pairs = (claimed.values, known.values)
    elif not claimed.unit or not known.unit or "ordinal" in (claimed.unit, known.unit):
        if not claimed.unit and known.unit == "%":
            return False
        pairs = (claimed.raw, known.raw)
    else:
        return False
    return any(mine in (other, abs(other)) for mine in pairs[0] for other in pairs[1])


def _is_year(amount: Amount, known: Ground) -> bool:
    years = {reading[0] for day in known.days for reading in day.readings}
    return not amount.unit and any(value in years for value in amount.raw)


def _is_in_compound(amount: Amount, sentence: Sentence, known: Ground) -> bool:
    """Whether a word such as `week-02` or `site-7` is carried whole."""
    before = _COMPOUND.search(sentence.plain[max(0, amount.start - 16) : amount.start])
    return before is not None and known.says(f"{before[0]}{amount.words}")


def _is_day_of_month(amount: Amount, known: Ground) -> bool:
    if amount.unit != "ordinal":
        return False
    days = {reading[2] for day in known.days for reading in day.readings}
    return any(value in days for value in amount.raw)


def _is_article(amount: Amount, sentence: Sentence, known: Ground) -> bool:
    """Whether the evidence says `a test` where the claim says `one test`."""
    following = next((t for t in sentence.tokens if t.start >= amount.end), None)
    if following is None:
        return False
    return any(
        known.says(f"{article} {following.text}") for article in ("a", "an", "single")
    )


def _counts_its_list(amount: Amount, sentence: Sentence) -> bool:
    """Whether as many names follow: `two friends, Steve and Carly`."""
    listed = _LISTED.match(sentence.plain[amount.end :])
    if listed is None or amount.unit:
        return False
    named = [part for part in _BETWEEN.split(listed[1]) if part.strip()]
    return len(named) > 1 and Decimal(len(named)) in amount.raw


def _in_numeric_date(amount: Amount, sentence: Sentence) -> bool:
    return any(
        day.numeric and day.start <= amount.start < day.end for day in sentence.days
    )
