"""Which end of a column of levels is the gravest: words say it, else the custom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

from assistant.domain.people import fold
from ingest.tables.column_names import plain_name

Direction = Literal["rising", "falling"]
"""Rising where the highest number is the gravest, falling where 1 is."""

SEVERITY: Final = re.compile(
    r"\bsev(?:erity)?\b|\bschwere(?:grad)?\b|\bgravite\b|\bgravedad\b|\bseveridad\b"
    r"|\bgravita\b"
)
PRIORITY: Final = re.compile(
    r"\bprio(?:s|rity|rities|ritat|rite|rites|ridad|ridade|rita|riteit|ritet)?\b"
    r"|\burgenc(?:y|e|ia)\b|\bdringlichkeit\b"
)
_MEASURE: Final = re.compile(
    rf"{SEVERITY.pattern}|{PRIORITY.pattern}"
    r"|\bimpacto?s?\b|\bauswirkung(?:en)?\b|\bconsequences?\b|\blikelihood\b"
    r"|\bprobabilit\w+|\bwahrscheinlichkeit\b|\bprobabilidad\b|\bcriticality\b"
)
_CODED: Final = re.compile(
    r"(?:p|s|sev(?:erity)?|prio(?:rity|ritat|rite|ridad)?)[ .:#-]*\d{1,2}\b"
)
"""A number that its own letter or word calls a priority or severity: `P1`, `Sev 2`."""
_RATED: Final = re.compile(r"\d")
_PAIR: Final = re.compile(
    r"(?<![\w.,])[a-z]{0,4} ?(?P<number>\d{1,2})\s*(?:[=:(>–—-]+|is|means|ist|est|es)"
    r"\s*(?:the |der |die |das |la |le |el |lo )?(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)"
    r"|(?P<before>[^\W\d_]+)\s*(?:=|\((?=[a-z]{0,4}\d{1,2}\s*\)))"
    r"\s*[a-z]{0,4}(?P<after>\d{1,2})(?![\d.,])"
)
_GLUED: Final = re.compile(r"(\d)\s+(?=[^\W\d_])")
_ENDS: Final = {
    **dict.fromkeys(
        (
            *("highest", "top", "gravest", "worst", "most", "urgent", "greatest"),
            *("emergency", "blocker", "hochste", "hochster", "dringend", "schwerste"),
            *("haute", "maximale", "maxima", "maximum", "massima"),
        ),
        5,
    ),
    **dict.fromkeys(
        (
            *("lowest", "least", "smallest", "cosmetic", "niedrigste", "geringste"),
            *("basse", "minimale", "minima", "minimum", "mineure", "leicht"),
        ),
        1,
    ),
}
_HIGH, _LOW = 4, 2
"""Bands from which, and up to which, a word is at an end of its scale."""
Worded = Callable[[str], int | None]


def told_by(pairs: Iterable[tuple[float, int]]) -> Direction | None:
    """Return what numbers with the bands of their words tell, None if they disagree."""
    known = set(pairs)
    found: set[Direction] = {
        "falling" if low[1] > high[1] else "rising"
        for low in known
        for high in known
        if low[0] < high[0] and low[1] != high[1]
    }
    if not found:
        found = {end for pair in known if (end := _end(*pair))}
    return found.pop() if len(found) == 1 else None


def _end(number: float, band: int) -> Direction | None:
    """Return what one number tells whose word is at an end."""
    if band >= _HIGH:
        return "falling" if number <= _LOW else "rising" if number >= _HIGH else None
    if band <= _LOW:
        return "rising" if number <= band else "falling" if number >= _HIGH else None
    return None


def in_legend(lines: Iterable[str], name: str, worded: Worded) -> Direction | None:
    """Return what a file's words on its scales say of the column of this name.

    What stands behind the name of another measure is about that one.
    """
    wanted = _alike(plain_name(name))
    pairs = [
        pair
        for line in lines
        for about, pair in _said(fold(line), worded)
        if about is not None and (about == wanted or wanted is None)
    ]
    return told_by(pairs)


def in_name(name: str, worded: Worded) -> Direction | None:
    """Return what the column's name says: `Severity (1 = highest)`."""
    return told_by(_pairs(_GLUED.sub(r"\1=", fold(name)), worded))


def custom(field: str, name: str, *, is_factor: bool) -> Direction | None:
    """Return the custom of the field, None where there is none.

    Trackers and service desks call the gravest priority and severity 1; a severity
    that a likelihood stands beside is a factor of a product, which grows.
    """
    plain = plain_name(name)
    if field == "priority":
        return "falling" if PRIORITY.search(plain) or plain == "p" else None
    if field == "impact" and SEVERITY.search(plain) and not is_factor:
        return "falling"
    return "rising"


def are_coded(cells: Iterable[str], field: str, *, is_factor: bool) -> bool:
    """Whether most numbers are called priorities or severities by their cells."""
    if field not in {"priority", "impact"} or is_factor:
        return False
    rated = [fold(cell) for cell in cells if _RATED.search(cell)]
    coded = sum(_CODED.match(cell) is not None for cell in rated)
    return coded * 2 > len(rated)


def _said(line: str, worded: Worded) -> Iterator[tuple[str | None, tuple[int, int]]]:
    """Yield the pairs of a line, each with the measure named last before it."""
    names = [(match.start(), _alike(match[0])) for match in _MEASURE.finditer(line)]
    for match in _PAIR.finditer(line):
        before = [name for at, name in names if at <= match.start()]
        about = before[-1] if before else next((name for _, name in names), None)
        yield from ((about, pair) for pair in _read(match, worded))


def _pairs(text: str, worded: Worded) -> list[tuple[int, int]]:
    return [pair for match in _PAIR.finditer(text) for pair in _read(match, worded)]


def _read(match: re.Match[str], worded: Worded) -> Iterator[tuple[int, int]]:
    word, number = match["word"] or match["before"], match["number"] or match["after"]
    ends = {_ENDS[part] for part in word.split() if part in _ENDS}
    band = ends.pop() if len(ends) == 1 else worded(word) or worded(word.split()[0])
    if band is not None:
        yield int(number), band


def _alike(plain: str) -> str | None:
    """Return one name for all names of a measure."""
    if PRIORITY.search(plain) or plain == "p":
        return "priority"
    if SEVERITY.search(plain):
        return "severity"
    found = _MEASURE.search(plain)
    return found[0][:6] if found else None
