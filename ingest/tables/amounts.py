"""Amounts as sheets hold them: exact decimals, never binary fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from assistant.domain.people import fold
from ingest.tables.cells import UnreadCellError

DecimalMark = Literal[".", ","]
_SIGNS: Final = {
    "£": "GBP",
    "$": "USD",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "zł": "PLN",
    "kč": "CZK",
    "fr.": "CHF",
    "r$": "BRL",
}
_CODES: Final = (
    "EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|AUD|CAD|NZD|SGD|HKD"
    "|KRW|BRL|MXN|ZAR|TRY|ILS|AED|SAR|RUB|UAH|THB|MYR|IDR|PHP"
)
_KNOWN: Final = frozenset(_CODES.split("|"))
_CURRENCY: Final = re.compile(
    rf"(?<![^\W\d_])(?:TEUR|KEUR|MEUR|TCHF|KCHF|MCHF|{_CODES})(?![^\W\d_])"
    r"|(?<![^\W\d_])(?:euros?|pounds?|dollars?)(?![^\W\d_])"
    r"|R\$|[£$€¥₹₽₺]|zł|Kč|Fr\.",
    re.IGNORECASE,
)
_NAMED: Final = {"euro": "EUR", "pound": "GBP", "dollar": "USD"}
_THOUSANDS: Final = re.compile(
    r"(?:(?<=[\s(\[/])|^)(?:k|t|tsd)\s?(?=[€£$]|eur|usd|gbp|chf|\b)"
    r"|[€£$]\s?k\b|\b(?:k|t)(?:eur|usd|gbp|chf)\b|\bthousands?\b|\btausend\b|\btsd\b"
    r"|\bmil(?:es)? de\b|\bmilliers\b|\bmigliaia\b"
    r"|(?<!\d)['’]000s?\b|\(000s?\)|(?<!\S)000s\b",
    re.IGNORECASE,
)
_MILLIONS: Final = re.compile(
    r"(?:(?<=[\s(\[/])|^)(?:m|mn|mm|mio|mln)\.?\s?(?=[€£$]|eur|usd|gbp|chf|[)\]])"
    r"|[€£$]\s?mn?\b|\bm(?:eur|usd|gbp|chf)\b|\b(?:millions?|mio|mln|millionen"
    r"|millones|milioni)\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d[\d.,'’\u00a0\u202f\u2009 ]*")
_TAIL: Final = {
    "k": 1000,
    "t": 1000,
    "tsd": 1000,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "mln": 10**6,
    "bn": 10**9,
}
_NONE: Final = frozenset(("", "-", "–", "—", "n/a", "na", "tbd", "tbc", "none", "?"))
_PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?")
_LONGEST: Final = 40
_GROUP: Final = 3


@dataclass(frozen=True, slots=True)
class AmountRules:
    """How the amounts of one column are read.

    `mark` is the decimal mark that the sheet's amounts prove, None if none does;
    `scale` is what one of the column's units is (1000 for k€); `stored` says that plain
    numbers come from a workbook, whose decimal mark is always the point.
    """

    mark: DecimalMark | None = None
    scale: int = 1
    stored: bool = False


def currency_in(text: str) -> str:
    """Return the code of the one currency that the text names, else an empty text."""
    found = {_code(match[0]) for match in _CURRENCY.finditer(text[:200])}
    return found.pop() if len(found) == 1 else ""


def scale_in(text: str) -> int:
    """Return 1000 or 1,000,000 where a heading counts in thousands or millions."""
    if _MILLIONS.search(text[:200]):
        return 10**6
    return 1000 if _THOUSANDS.search(text[:200]) else 1


def proven_mark(texts: Iterable[str]) -> DecimalMark | None:
    """Return the decimal mark that the amounts prove, None if none or both do."""
    found = {mark for text in texts if (mark := _mark_of(text[:_LONGEST]))}
    return found.pop() if len(found) == 1 else None


def read_amount(text: str, rules: AmountRules) -> Decimal | None:
    """Read an amount; None where the cell is blank or says "not yet".

    Brackets, a minus before or behind, and a currency's own minus are negative.

    Raises:
        UnreadCellError: If it is no amount, or could be two.
    """
    plain = text.strip()
    if fold(plain) in _NONE or plain in _NONE:
        return None
    if len(plain) > _LONGEST:
        raise _no_amount(plain[:_LONGEST] + "…")
    if rules.stored and _PLAIN.fullmatch(plain):
        return Decimal(plain) * rules.scale
    bare = _CURRENCY.sub(" ", plain).replace("\u2212", "-").strip()
    match = _NUMBER.search(bare)
    if match is None:
        if re.fullmatch(r"[-–—\s]*", bare):
            return None
        raise _no_amount(plain)
    before, after = bare[: match.start()].strip(), bare[match.end() :].strip()
    value = _value(match[0].strip(), rules)
    sign, factor = _around(before, after, plain)
    own = scale_in(plain)
    return value * sign * (factor or (own if own > 1 else rules.scale))


def looks_like_amount(text: str) -> bool:
    """Whether the cell is a number, alone or with a currency, sign or unit."""
    try:
        return read_amount(text, AmountRules(mark=".")) is not None
    except UnreadCellError:
        return False


def _code(written: str) -> str:
    upper = written.upper()
    if written.casefold() in _SIGNS:
        return _SIGNS[written.casefold()]
    if upper in _KNOWN:
        return upper
    if upper[1:] in _KNOWN:
        return upper[1:]
    return _NAMED[written.casefold().rstrip("s")]


def _mark_of(text: str) -> DecimalMark | None:
    """Return the decimal mark that one amount proves."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    digits = re.sub(r"['’\s]", "", match[0]).rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."
    if comma < 0 and point < 0:
        return None
    mark, other = (",", ".") if comma >= 0 else (".", ",")
    if digits.count(mark) > 1:
        return "." if other == "." else ","
    behind = len(digits) - digits.rfind(mark) - 1
    if behind != _GROUP or digits.startswith(("0,", "0.")):
        return "," if mark == "," else "."
    return None


def _value(written: str, rules: AmountRules) -> Decimal:
    digits = re.sub(r"['’\s]", "", written).rstrip(".,")
    mark = _mark_of(digits) or rules.mark
    if mark is None and ("," in digits or "." in digits):
        if rules.scale > 1:
            raise UnreadCellError(
                f"{written!r} could be {re.sub(r'[.,]', '', digits)} or "
                f"{digits.replace(',', '.')}",
                "write one amount of the sheet with decimals, such as 0.5 or 0,5",
            )
        # Three digits behind a single mark: money is grouped so, and has two decimals.
        mark = "." if "," in digits else ","
    grouping = "." if mark == "," else ","
    plain = digits.replace(grouping, "").replace(mark or ".", ".")
    if plain.count(".") > 1:
        raise _no_amount(written)
    return Decimal(plain)


def _around(before: str, after: str, text: str) -> tuple[int, int]:
    """Return the sign, and the factor that a unit right behind the number gives."""
    inside = before.endswith("(") and after.startswith(")")
    before, after = (before[:-1], after[1:]) if inside else (before, after)
    minus = before in {"-", "–"} or after.strip() in {"-", "–"}
    tail = after.strip(" -–.").casefold()
    factor = _TAIL.get(tail, 0)
    if tail and not factor:
        raise _no_amount(text)
    if before.strip() not in {"", "-", "–", "+", "~", "≈", "ca."}:
        raise _no_amount(text)
    return (-1 if inside or minus else 1), factor


def _no_amount(text: str) -> UnreadCellError:
    return UnreadCellError(
        f"{text!r} is not an amount", "correct the cell and ingest again"
    )
