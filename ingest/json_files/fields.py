"""Values out of JSON that may be anything: each of its type, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeGuard

from ingest.spool import Spool
from ingest.text.decoding import clean

_EARLIEST, _LATEST = 1990, 2100


def text(value: object) -> str:
    """Return a text or number as clean text, anything else as an empty one."""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    return ""


def mapping(value: object) -> Mapping[str, Any]:
    """Return an object, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def is_list(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether it is a list of JSON, in memory or not."""
    return isinstance(value, list | Spool)


def listed(value: object) -> Sequence[Any]:
    """Return a list, anything else as an empty one."""
    return value if is_list(value) else []


def objects(value: object) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the objects of a list with their places in it."""
    for index, item in enumerate(listed(value)):
        if isinstance(item, dict):
            yield index, item


def instant(value: object) -> datetime | None:
    """Return an ISO date or time, with the zone that is written with it."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if not _EARLIEST <= found.year <= _LATEST:
        return None
    return found


def moment(value: object) -> datetime | None:
    """Return an ISO date or time as its own clock says, without zone."""
    found = instant(value)
    return found.replace(tzinfo=None) if found else None


def day(value: object) -> date | None:
    """Return the day of an ISO date or time."""
    found = moment(value)
    return found.date() if found else None


def born(ident: object) -> date | None:
    """Return the day on which an object was made whose id begins with the seconds."""
    try:
        seconds = int(str(ident)[:8], 16)
    except ValueError:
        return None
    found = datetime.fromtimestamp(seconds, UTC)
    return found.date() if _EARLIEST <= found.year <= _LATEST else None
