"""Likelihood and impact as logs write them into bands from 1 to 5."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.people import fold
from ingest.cells import read_number
from ingest.raid_words import COLOURS, LEVELS

_OUT_OF = re.compile(r"\d(?:[.,]\d+)?\s*(?:/|of|out of|von)\s*\d+", re.IGNORECASE)
_MARKS = re.compile(r"[()\[\]:=,;.*_/|–—-]+")
_HIGHEST_STEP = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of a column of levels: `top` is its highest number.

    Where `shares` is set, numbers without a sign of per cent are parts of one. Where
    `signed` is set, others have the sign: a small number without it may be a step of
    another scale, and is no level.
    """

    top: float = 5
    shares: bool = False
    signed: bool = False

    @classmethod
    def of(cls, texts: Iterable[str]) -> Scale:
        """Take 1 (shares), 5, 10 or 100 (per cent) from what the column holds."""
        cells = list(texts)
        bare = [read_number(cell) for cell in cells if "%" not in cell]
        numbers = [number for number in bare if number is not None]
        parts = any(0 < number < 1 for number in numbers)
        shares = parts and max(numbers) <= 1
        if any("%" in cell for cell in cells):
            return cls(100, parts, signed=True)
        if shares:
            return cls(1, shares)
        highest = max(numbers, default=5)
        return cls(next((top for top in (5, 10, 100) if highest <= top), highest))

    def band(self, text: str) -> int | None:
        """Return the band, None where the text is no level."""
        number = read_number(text)
        if number is not None:
            if _OUT_OF.fullmatch(text.strip()):
                top = float(re.findall(r"\d+", text)[-1])
                return _band(number, top)
            if self._is_unsure(number, text):
                return None
            return _band(number, 1 if self._is_share(number, text) else self.top)
        return _worded(text)

    def _is_share(self, number: float, text: str) -> bool:
        """Whether it is a part of one: no scale of steps has one below 1."""
        if "%" in text:
            return False
        if self.signed:
            return self.shares and number <= 1
        return self.shares or (0 < number < 1 and self.top <= _HIGHEST_STEP)

    def _is_unsure(self, number: float, text: str) -> bool:
        return self.signed and "%" not in text and 1 < number <= _HIGHEST_STEP


def colour_of(text: str) -> str | None:
    """Return green, amber or red for a word or sign that means one of them."""
    words = fold(_MARKS.sub(" ", text)).split()
    found = {COLOURS[word] for word in words if word in COLOURS and len(words) <= 4}
    return found.pop() if len(found) == 1 else None


def _band(number: float, top: float) -> int | None:
    if not 0 < number <= top:
        return None
    if top == 5:
        return max(1, min(5, round(number)))
    # A share on the border belongs to the band above, a step of a scale to its own.
    border = 1e-9 if top in {1, 100} else -1e-9
    return min(5, int(number / top * 5 + border) + 1)


def _worded(text: str) -> int | None:
    words = fold(_MARKS.sub(" ", text))
    if words in LEVELS:
        return LEVELS[words]
    parts = words.split()
    if len(parts) > 3:
        return None
    bands = {LEVELS[part] for part in parts if part in LEVELS}
    return bands.pop() if len(bands) == 1 else None
