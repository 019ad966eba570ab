"""Which column a table lacks to be a RAID log, and which of its own is nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from ingest.readers.raid_columns import field_of, header_score
from ingest.tables.column_names import plain_name
from ingest.tables.raid_words import COLUMNS, kinds_in

_SUBJECT: Final = {"title": "Title", "description": "Description"}
_TOLD: Final = {
    "owner": "Owner",
    "status": "Status",
    "likelihood": "Probability",
    "impact": "Impact",
    "mitigation": "Mitigation",
}
_OF_RISKS: Final = frozenset({"likelihood", "mitigation", "response"})
_FEWEST: Final = 2
_NEAR: Final = 70
_LONGEST: Final = 60


class Missing(NamedTuple):
    """What is missing in words, and what to do about it."""

    what: str
    fix: str


def is_announced(name: str) -> bool:
    """Whether the name of a file or sheet calls it a log of a kind of entry."""
    words = re.sub(r"[\W\d_]+", " ", name)
    return bool(kinds_in(words)) or "raid" in words.casefold()


def tells_of_risks(header: Iterable[str]) -> bool:
    """Whether a column is one that no tracker gives its tickets."""
    return any(field_of(cell) in _OF_RISKS for cell in header)


def missing_columns(rows: Iterable[Sequence[str]], name: str) -> Missing | None:
    """Return what the table lacks; None if it is no log, or lacks nothing.

    A table is meant as a log that has two columns of one, or whose `name` (of the file
    and the sheet) says so.
    """
    header = max(rows, key=header_score, default=())
    announced = is_announced(name)
    if header_score(header) < (1 if announced else _FEWEST):
        return None
    fields = {field_of(cell) for cell in header}
    for needed in (_SUBJECT, _TOLD):
        if not fields & needed.keys():
            return _missing(header, needed)
    return None


def _missing(header: Sequence[str], needed: dict[str, str]) -> Missing:
    *first, last = needed.values()
    column = f"{', '.join(first)} or {last}"
    about = "what an entry is about" if needed is _SUBJECT else "how an entry stands"
    what = f"a RAID log without a column for {about} ({column})"
    near = _nearest(header, needed)
    if near is None:
        return Missing(what, f"Add a column {column}, and ingest it again.")
    name, field = near
    return Missing(
        f"{what}; the nearest is {name!r}",
        f"If {name!r} is it, call it {needed[field]}, and ingest it again.",
    )


def _nearest(header: Sequence[str], needed: dict[str, str]) -> tuple[str, str] | None:
    """Return the column that no field was found for and whose name is most alike."""
    names = {name: f for f in needed for name in COLUMNS[f].split("|") if len(name) > 2}
    best: tuple[float, str, str] | None = None
    for cell in header:
        plain = plain_name(cell[:_LONGEST])
        if not plain or field_of(cell) is not None:
            continue
        found = process.extractOne(
            plain, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR
        )
        if found and (best is None or found[1] > best[0]):
            best = found[1], cell.strip(), names[found[0]]
    return (best[1], best[2]) if best else None
