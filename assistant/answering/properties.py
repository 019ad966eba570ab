"""What a number with a unit measures: who says `41 mm` tells how thick something is."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.sameness import stems

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


_STRICT = stems(
    "power torque thick thickness width diameter depth voltage pressure temperature"
)
"""Properties that a number of another unit does not tell."""


@lru_cache(maxsize=16_384)
def measured_in(text: str) -> frozenset[str]:
    """Return the stems of the properties that the amounts of a text are of."""
    return frozenset().union(*(words for form, words in _FORMS if form.search(text)))


def measures_another(text: str, asked: frozenset[str]) -> bool:
    """Whether a text neither names nor measures the property that is asked for."""
    wanted = asked & _STRICT
    return bool(wanted) and not wanted & (measured_in(text) | stems(text))
