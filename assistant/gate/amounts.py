"""Numbers with their units, in digits or in words, in one form each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.gate.lexicon import (
    CURRENCIES,
    MULTIPLES,
    ONES,
    ORDINALS,
    SCALES,
    TENS,
    UNITS,
)

_LONGEST = 24
_CODES = "|".join(word for word in CURRENCIES if word.isalpha() and len(word) == 3)
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_UNIT_WORDS = "|".join(
    re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True) if unit != "%"
)
_CURRENCY_WORDS = "|".join(word for word in CURRENCIES if word.isalpha())
_DIGITS = re.compile(
    rf"(?<![\w.])(?P<before>[£$€¥₹]|\b(?:{_CODES})\s?)?"
    r"(?P<sign>(?<![\w)])[-+\u2212])?(?P<after>[£$€¥₹])?"
    r"(?P<digits>(?(before)\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?: \d{3})+"
    rf"(?=\s?(?:[£$€¥₹]|(?:{_CURRENCY_WORDS})\b)))"
    r"|\d{1,3}(?:[,'\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:[.,]\d+)?)"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|\s?(?P<scale>{_SCALE})\b)?"
    rf"(?:\s?(?P<percent>%)|[\s-]?(?:(?:working|business|calendar|story)[\s-])?"
    rf"(?P<unit>{_UNIT_WORDS})\b|\s?(?P<money>{_CURRENCY_WORDS}|€|£)\b)?",
    re.IGNORECASE,
)
_WORD_NUMBERS = {**ONES, **TENS, **ORDINALS, **MULTIPLES}
_SPELLED_SCALES = {word: size for word, size in SCALES.items() if len(word) > 3}
_WORD = "|".join(sorted({*_WORD_NUMBERS, *_SPELLED_SCALES}, key=len, reverse=True))
_SPELLED = re.compile(
    rf"(?<![\w-])(?P<words>(?:{_WORD})(?:(?:\sand\s|[\s-])(?:{_WORD}))*)"
    rf"(?:[\s-](?:(?:working|business|calendar)[\s-])?(?P<unit>{_UNIT_WORDS}"
    rf"|{_CURRENCY_WORDS}))?\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:\b(?:no|each|any|this|that|the|every|another|which|some)[\s-])\Z"
    r"|\bat\s\Z",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"\s(?:another|more|can|might|could|should|day|by\sone)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written.

    `values` are its readings (1.200 may be 1.2 or 1200; none for digits without end);
    `unit` is %, a currency code, ms, min, day, month, byte, ordinal or empty; values
    are in that unit, `raw` as written.
    """

    words: str
    start: int
    end: int
    values: tuple[Decimal, ...]
    unit: str = ""
    raw: tuple[Decimal, ...] = ()


def amounts_in(text: str) -> Iterator[Amount]:
    """Yield the numbers written in digits."""
    for match in _DIGITS.finditer(text):
        if match.end() < len(text) and _glued(text, match):
            continue
        readings = _readings(match["digits"], signed=match["sign"] in {"-", "\u2212"})
        factor, unit = _unit_of(match)
        yield Amount(
            match[0].strip(),
            match.start(),
            match.end(),
            tuple(value * factor for value in readings),
            unit,
            readings,
        )


def spelled_amounts_in(text: str) -> Iterator[Amount]:
    """Yield the numbers written in words, such as forty-six or two weeks."""
    for match in _SPELLED.finditer(text):
        words = match["words"].casefold()
        if words == "one" and _is_pronoun(text, match):
            continue
        value = _spelled_value(words)
        if value is not None:
            yield _spelled_amount(match, match.start(), match[0], value)
            continue
        for part in re.finditer(r"[a-z]+", words):
            alone = _spelled_value(part[0]) if part[0] != "and" else None
            if alone is not None:
                yield _spelled_amount(
                    match, match.start() + part.start(), part[0], alone
                )


def _spelled_amount(match: re.Match[str], start: int, words: str, value: int) -> Amount:
    """An amount in the unit that follows the whole match."""
    unit_word = (match["unit"] or "").casefold()
    unit, factor = UNITS.get(unit_word, (CURRENCIES.get(unit_word, ""), 1))
    if re.split(r"[\s-]", match["words"].casefold())[-1] in ORDINALS:
        unit, factor = "ordinal", 1
    return Amount(
        words,
        start,
        start + len(words),
        (Decimal(value * factor),),
        unit,
        (Decimal(value),),
    )


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether letters follow directly, as in 3rdparty or 5xx."""
    return text[match.end()].isalnum() and not match["percent"]


def _readings(digits: str, *, signed: bool) -> tuple[Decimal, ...]:
    """Read digits with either meaning of point and comma where both are possible."""
    if len(digits) > _LONGEST:
        return ()
    plain = re.sub(r"[' \u00a0\u202f\u2009]", "", digits)
    forms = [plain.replace(",", "")]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        forms.append(plain.replace(".", "").replace(",", "."))
    elif re.fullmatch(r"\d+,\d{1,2}", plain):
        forms = [plain.replace(",", ".")]
    values = []
    for form in forms:
        try:
            value = Decimal(form)
        except InvalidOperation:
            continue
        values.append(-value if signed else value)
    return tuple(dict.fromkeys(values))


def _unit_of(match: re.Match[str]) -> tuple[int, str]:
    """Return the factor and the unit that the words around the digits give."""
    factor = SCALES[match["scale"].casefold()] if match["scale"] else 1
    money = (match["before"] or match["after"] or match["money"] or "").strip()
    if match["ordinal"]:
        return 1, "ordinal"
    if money:
        return factor, CURRENCIES[money.casefold()]
    if match["percent"]:
        return factor, "%"
    if match["unit"]:
        unit, size = UNITS[match["unit"].casefold()]
        return factor * size, unit
    return factor, ""


def _spelled_value(words: str) -> int | None:
    """Add up number words; None where they do not make one number."""
    total = current = 0
    last = 0
    for word in re.split(r"[\s-]", words):
        if word == "and":
            continue
        if word in _SPELLED_SCALES:
            scale = _SPELLED_SCALES[word]
            current = max(current, 1) * scale
            if scale > 100:
                total, current = total + current, 0
            last = 0
            continue
        value = _WORD_NUMBERS[word]
        if last and not (last >= 20 and last % 10 == 0 and value < 10):
            return None
        if word == "dozen" and current:
            current *= 12
        else:
            current += value
        last = value
    return total + current


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 10) : match.start()]
    return bool(_PRONOUN.search(before) or _PRONOUN_AFTER.match(text, match.end()))
