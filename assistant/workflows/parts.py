"""Exports of one tracker that come in parts: pages, or a file for each team."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import ReadResult
from assistant.ledger.ledger import Ledger

_DAY = re.compile(r"\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{2}[-_.]\d{2}[-_.]\d{4}")
_WORD = re.compile(r"[^\W_]+")


def with_own_part(
    result: ReadResult, path: str, as_of: date, ledger: Ledger | None
) -> ReadResult:
    """Give a part of a day's export a stream of its own, so that no part ends another.

    It is one if another file of the same stream and day holds records, and not one of
    this file's; later files of its name are its later versions.
    """
    if ledger is None or result.stream is None or not result.complete:
        return result
    part = f"{result.stream}/{_name_of(path)}"
    others = [
        version
        for version in ledger.versions_of(result.stream)
        if version.as_of == as_of and version.path != path and version.complete
    ]
    is_known = bool(ledger.versions_of(part))
    if is_known or (others and _is_apart(result, as_of, ledger)):
        return result.model_copy(update={"stream": part})
    return result


def _is_apart(result: ReadResult, as_of: date, ledger: Ledger) -> bool:
    """Whether the file holds records, and none that the stream has on the day."""
    standing = ledger.items_of(result.stream or "", as_of)
    mine = {(record.type, record.key) for record in result.records}
    return bool(standing) and bool(mine) and standing.isdisjoint(mine)


def _name_of(path: str) -> str:
    """Return the file's name without its day, by which its later versions are known."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return "-".join(_WORD.findall(fold(_DAY.sub(" ", stem))))
