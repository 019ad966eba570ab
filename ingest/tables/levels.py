"""Likelihood and impact as logs write them into bands from 1 to 5."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.domain.people import fold
from ingest.tables.amounts import currency_in
from ingest.tables.cells import read_number
from ingest.tables.level_directions import Direction, told_by
from ingest.tables.raid_words import COLOURS, LEVELS

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_OUT_OF = re.compile(r"\d+(?:[.,]\d+)?\s*(?:/|of|out of|von)\s*\d+", re.IGNORECASE)
_MARKS = re.compile(r"[()\[\]:=,;.*_/|–—-]+")
_PER_CENT = re.compile(
    r"\b(?:per ?cent|pct|prozent|pour ?cent|por ?ciento)\b", re.IGNORECASE
)
_NUMBER = r"\d+(?:[.,'’\u00a0\u202f]\d+)*"
_SHARE = re.compile(
    rf"(?:(?P<low>{_NUMBER})\s*%?\s*(?:-|–|—|to|bis)\s*)?(?P<high>{_NUMBER})\s*%"
)
_STEP = re.compile(rf"(?P<number>{_NUMBER})(?P<glued>[^\W\d_])?")
_SPAN = re.compile(
    r"(?<![\d.,])[01]\s*(?:-|–|—|to|bis|\.\.\.?|…|à|a)\s*(?P<top>\d{1,3})\b"
    r"|(?:/|\bout of|\bof|\bmax\.?|≤|<=)\s*(?P<of>\d{1,3})\b",
    re.IGNORECASE,
)
_TOPS = (5, 10, 100)
_HIGHEST_STEP = 10
_HIGHEST_BAND = 5
_SEVERAL = 2
_NOTABLE = 0.2
"""The part of a column's numbers from which on they are no slips of the pen."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of a column of levels: `top` is its highest number.

    Where `shares` is set, numbers without a sign of per cent are parts of one. Where
    `signed` is set, others have the sign: a small number without it may be a step of
    another scale, and is no level. `stated` says that the column's name gives the top,
    `falling` that 1 is the gravest; where it is `undirected`, nothing says which end
    is, and a number without a word is no level.
    """

    top: float = 5
    shares: bool = False
    signed: bool = False
    stated: bool = False
    falling: bool = False
    undirected: bool = False

    @classmethod
    def of(cls, texts: Iterable[str], name: str = "") -> Scale:
        """Take 1 (shares), 5, 10 or 100 (per cent) from what the column holds.

        `name` is the column's, which may state its top. A number above what most
        others need is no level and changes nothing about them.
        """
        cells = list(texts)
        said = [found for text in cells if (found := _said(text))]
        bare = [number for number, is_share in said if not is_share]
        parts = any(0 < number < 1 for number in bare)
        if any(is_share for _, is_share in said):
            return cls(100, parts, signed=True)
        top = _stated(name)
        if top is not None and (top != 100 or max(bare, default=0) > 1):
            return cls(top, stated=True)
        if parts and max(bare) <= 1:
            return cls(1, shares=True)
        return cls(_top_of(bare), falling=direction_in(cells) == "falling")

    def beside(self, other: Scale, texts: Iterable[str]) -> Scale:
        """Take the other column's top where numbers of this one need it."""
        if self.stated or self.shares or self.signed or other.shares or other.signed:
            return self
        numbers = [found[0] for text in texts if (found := _said(text))]
        needed = any(self.top < number <= other.top for number in numbers)
        return replace(self, top=other.top) if needed else self

    def going(self, direction: Direction | None) -> Scale:
        """Return it with its gravest end, None where that cannot be known."""
        if self.shares or self.signed:
            return self
        return replace(
            self, falling=direction == "falling", undirected=direction is None
        )

    @property
    def is_guessed(self) -> bool:
        """Whether its steps go beyond 5 and nothing but the numbers says how far."""
        return not self.stated and 5 < self.top <= _HIGHEST_STEP

    @property
    def described(self) -> str:
        """What its levels are, in words."""
        if self.shares or self.signed:
            return "in per cent"
        return f"of 1 to {self.top:g}"

    def band(self, text: str) -> int | None:
        """Return the band, None where the text is no level."""
        if _OUT_OF.fullmatch(text.strip()):
            top = float(re.findall(r"\d+", text)[-1])
            return _band(read_number(text) or 0, top)
        found = _said(text)
        if found is None:
            return worded(text)
        number, is_share = found
        if is_share:
            return _band(number, 100)
        if self.signed and 1 < number <= _HIGHEST_STEP:
            return None
        band = _band(number, 1 if self._is_part(number) else self.top)
        return self._directed(number, band, worded(_STEP.sub(" ", text)))

    def _directed(
        self, number: float, band: int | None, beside: int | None
    ) -> int | None:
        """Turn a band round where 1 is the gravest; words `beside` it say more."""
        if self.undirected:
            return beside
        if not self.falling:
            return band
        if band is None:
            return (beside or _HIGHEST_BAND) if number == 0 else None
        return beside or _HIGHEST_BAND + 1 - band

    def share(self, text: str) -> float | None:
        """Return the part of one that the text is, None where it is no share."""
        found = _said(text)
        if found is None:
            return None
        number, is_share = found
        if is_share:
            return number / 100
        return (
            number if number <= 1 and (self.shares or self._is_part(number)) else None
        )

    def _is_part(self, number: float) -> bool:
        """Whether it is a part of one: no scale of steps has one below 1."""
        if self.signed:
            return self.shares and number <= 1
        return self.shares or (0 < number < 1 and self.top <= _HIGHEST_STEP)


def colour_of(text: str) -> str | None:
    """Return green, amber or red for a word or sign that means one of them."""
    words = fold(_MARKS.sub(" ", text)).split()
    found = {COLOURS[word] for word in words if word in COLOURS and len(words) <= 4}
    return found.pop() if len(found) == 1 else None


def read_score(text: str) -> float | None:
    """Return the score that a cell holds: a number, a product's, or one out of some.

    None where it has none, or several of which none is the score.
    """
    text = text.rsplit("=", 1)[-1]
    if _OUT_OF.fullmatch(text.strip()):
        return read_number(text)
    found = _said(text)
    return found[0] if found else None


def _said(text: str) -> tuple[float, bool] | None:
    """Return the number of a cell, and whether it is of a hundred.

    What stands in brackets or as a share beside a step explains it; of a span of
    shares the middle counts. An amount of money is none.
    """
    outside = _ASIDE.sub(" ", text)
    if re.search(r"\d", outside):
        text = outside
    if currency_in(text):
        return None
    plain = _PER_CENT.sub("%", text)
    steps = list(_STEP.finditer(_SHARE.sub(" ", plain)))
    if len(steps) > 1 or any(match["glued"] for match in steps):
        return None
    if steps:
        number = read_number(steps[0]["number"])
        below = re.match(r"[-−]\d", text.strip()) is not None
        return None if number is None else (-number if below else number, False)
    shares = list(_SHARE.finditer(plain))
    if len(shares) != 1:
        return None
    ends = [read_number(end) for end in shares[0].groups() if end]
    known = [end for end in ends if end is not None]
    return (sum(known) / len(known), True) if known else None


def _stated(name: str) -> float | None:
    """Return the top that a column's name gives: `Impact (1-10)`, `Chance, %`."""
    if "%" in _PER_CENT.sub("%", name):
        return 100
    match = _SPAN.search(name)
    top = float(match["top"] or match["of"]) if match else 0
    return top if top >= 3 else None


def _top_of(numbers: Sequence[float]) -> float:
    """Return the least top that leaves out no more than slips of the pen."""
    for top in _TOPS:
        above = [number for number in numbers if number > top]
        slips = len(above) < max(_SEVERAL, _NOTABLE * len(numbers))
        if slips and len(above) < max(1, len(numbers)):
            return 100 if above and top == _HIGHEST_STEP and _fives(numbers) else top
    return max(numbers)


def direction_in(cells: Iterable[str]) -> Direction | None:
    """Return what the words beside the numbers tell of the gravest end."""
    return told_by(
        (said[0], band)
        for cell in cells
        if (said := _said(cell)) and (band := worded(_STEP.sub(" ", cell)))
    )


def _fives(numbers: Sequence[float]) -> bool:
    """Whether they are rounded as parts of a hundred are."""
    return all(number % 5 == 0 for number in numbers)


def _band(number: float, top: float) -> int | None:
    if not 0 < number <= top:
        return None
    if top == 5:
        return max(1, min(5, round(number)))
    # A share on the border belongs to the band above, a step of a scale to its own.
    border = 1e-9 if top in {1, 100} else -1e-9
    return min(5, int(number / top * 5 + border) + 1)


def worded(text: str) -> int | None:
    """Return the band that a level's words mean, None where they mean none."""
    words = fold(_MARKS.sub(" ", text))
    if words in LEVELS:
        return LEVELS[words]
    parts = words.split()
    if len(parts) > 3:
        return None
    bands = {LEVELS[part] for part in parts if part in LEVELS}
    return bands.pop() if len(bands) == 1 else None
