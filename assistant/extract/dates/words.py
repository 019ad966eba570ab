"""Words for days, months and counts, as project teams write them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.people import fold
from ingest.calendar_words import FULL_MONTHS
from ingest.calendar_words import MONTHS as CALENDAR

_WEEKDAYS = (
    "monday mon montag lundi lunes maandag lunedi",
    "tuesday tue tues dienstag mardi martes dinsdag martedi",
    "wednesday wed weds mittwoch mercredi miercoles woensdag mercoledi",
    "thursday thu thur thurs donnerstag jeudi jueves donderdag giovedi",
    "friday fri freitag vendredi viernes vrijdag venerdi",
    "saturday samstag sonnabend samedi sabado zaterdag sabato",
    "sunday sonntag dimanche domingo zondag domenica",
)
_SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_NO_MONTHS_IN_PROSE = frozenset({"marco", "marca", "maja", "maj"})
"""Months of one language that are names or words of others."""
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    "twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth",
    "twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
)
_COUNT_WORDS = "one two three four five six seven eight nine ten eleven twelve"

WEEKDAYS: dict[str, int] = {
    word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()
}
"""Weekday words without accents, Monday is 0."""

MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(FULL_MONTHS, 1)
    for word in words.split()
    if word not in _NO_MONTHS_IN_PROSE
} | {word: CALENDAR[word] for word in _SHORT_MONTHS.split()}
"""Month words without accents, January is 1."""

ORDINALS: dict[str, int] = {
    word: number for number, word in enumerate(" ".join(_ORDINAL_WORDS).split(), 1)
}
"""Days of the month as they are spoken."""

COUNTS: dict[str, int] = {
    word: number for number, word in enumerate(_COUNT_WORDS.split(), 1)
} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
}
"""Small counts as words."""


_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)

SPOKEN: dict[str, int] = (
    {word: number for number, word in enumerate([*_ONES, *_TEENS], 1)}
    | {tens: 10 * count for count, tens in ((2, "twenty"), (3, "thirty"))}
    | {
        f"{tens}-{ones}": 10 * count + number
        for count, tens in ((2, "twenty"), (3, "thirty"))
        for number, ones in enumerate(_ONES, 1)
    }
)
"""Numbers of days and of years in a century, as they are spoken."""


@lru_cache(maxsize=16_384)
def same_length_fold(text: str) -> str:
    """Fold letter by letter, so that places in the result are places in the text."""
    if text.isascii():
        return text.translate(_ASCII)
    return "".join(_fold_letter(letter) for letter in text)


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter.isspace():
        return " "
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


_ASCII = {code: _fold_letter(chr(code)) for code in range(128)}
_MAY = re.compile(
    r"(?i:(?<!\w)\d{1,2}(?:st|nd|rd|th)?\.?(?: of)?[ /.-]*may(?![a-z])"
    r"|(?<![\w'’])may[ ./,-]*(?:the )?'?\d{1,4}(?:st|nd|rd|th)?(?!\w)"
    r"|\b(?:of|in|by|since|until|till|before|after|early|mid|late|end)[ -]may\b)"
    r"|(?<=[a-z,;(/\d] )May\b|(?<=[(/-])May\b"
)
"""The month of May: beside a number or a word for time, or with its capital within
a sentence. What is left is the verb."""


@lru_cache(maxsize=16_384)
def without_may(text: str) -> str:
    """Blank out the month of May, so that `may` is the verb wherever it is left.

    The text must still have its capitals; places in it stay as they are.
    """
    return _MAY.sub(lambda found: re.sub("(?i:may)", "xxx", found[0]), text)


def either(words: dict[str, int]) -> str:
    """Return a regular expression for any of the words, longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_ORDINAL = either(ORDINALS).replace("-", "[- ]")
_SPOKEN_DAYS = re.compile(
    rf"\b(?:the )?(?P<first>{_ORDINAL})"
    r"(?:(?P<to> (?:to|until|till|through|and) )(?:the )?"
    rf"(?P<last>{_ORDINAL}))?(?: of)? (?P<month>{either(MONTHS)})\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def with_spoken_days(text: str) -> str:
    """Write days beside their month in digits: "the sixth to the tenth of June"."""

    def written(found: re.Match[str]) -> str:
        first, last = (_day_of(found[name]) for name in ("first", "last"))
        return f"{first}{found['to'] or ''}{last} {found['month']}"

    return _SPOKEN_DAYS.sub(written, text)


def _day_of(spoken: str | None) -> str:
    return str(ORDINALS[spoken.casefold().replace(" ", "-")]) if spoken else ""
