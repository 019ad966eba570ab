"""Times that programs write as seconds or milliseconds since 1970."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from typing import Final

_STAMP: Final = re.compile(r"\d{9,10}(?:\.0+)?|\d{12,13}(?:\.0+)?")
_EARLIEST, _LATEST = 2000, 2100
_MILLISECONDS: Final = 10**11
"""What is greater counts milliseconds, else it would be of the year 5138."""
_DAY: Final = 86_400


def stamp_zone(texts: Iterable[str], zone: tzinfo) -> tzinfo | None:
    """Return the zone in which the times of a column are to be read.

    It is the given one, or UTC where all times are its midnights; None where not every
    cell holds such a time.
    """
    found = [read_stamp(text, UTC) for text in texts]
    moments = [moment for moment in found if moment]
    if not moments or len(moments) < len(found):
        return None
    are_days = all(moment.timestamp() % _DAY == 0 for moment in moments)
    return UTC if are_days else zone


def read_stamp(text: str, zone: tzinfo) -> datetime | None:
    """Return the time in the zone, None for what is no such number or implausible."""
    text = text.strip()
    if not _STAMP.fullmatch(text):
        return None
    number = float(text)
    moment = datetime.fromtimestamp(
        number / 1000 if number > _MILLISECONDS else number, UTC
    )
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    return moment.astimezone(zone)
