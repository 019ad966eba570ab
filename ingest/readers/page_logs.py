"""Registers of risks or issues within pages and minutes, as records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from assistant.domain.reading import (
    WIKI_KINDS,
    DocumentKind,
    Passage,
    ReadResult,
    Role,
)
from ingest.reader import Document, ReadContext
from ingest.readers.raid_columns import RaidColumns
from ingest.readers.raid_kinds import is_raid
from ingest.readers.raid_source import RaidSource
from ingest.readers.raid_table import RaidLog
from ingest.records.sheet_records import with_listed
from ingest.tables.rows import Row, Table

_KINDS: Final = WIKI_KINDS | {
    DocumentKind.NOTES_DOCX,
    DocumentKind.NOTES_HTML,
    DocumentKind.NOTES_MARKDOWN,
}
_PLACE: Final = re.compile(r"(?P<mark>.*?)(?P<number>\d+)")
_MEASURES: Final = frozenset(("likelihood", "impact", "score", "priority", "health"))
_TOLD: Final = frozenset(("owner", "status"))


def with_registers(
    result: ReadResult, document: Document, context: ReadContext
) -> ReadResult:
    """Add the entries of a page's registers to its result.

    A register has ids, says by its columns what its entries are, how grave each is,
    and who has it or how it stands: a list of what was said about risks is none.
    """
    if result.kind not in _KINDS:
        return result
    tables = [table for table in _tables(result.passages) if _is_register(table)]
    if not tables:
        return result
    lines = [p.text for p in result.passages if p.role is not Role.ROW]
    near, order = result.dated or context.today, result.date_order
    log = RaidLog(RaidSource(document.name, near, order, lines), context)
    log.add(tables)
    unmapped = dict(result.unmapped)
    for kind, values in log.unknown.values.items():
        unmapped[kind] = tuple(dict.fromkeys((*unmapped.get(kind, ()), *values)))
    result = result.model_copy(
        update={
            "people": tuple(dict.fromkeys((*result.people, *log.people.values()))),
            "problems": (*result.problems, *log.problems),
            "rows_refused": result.rows_refused + log.refused,
            "remarks": (*result.remarks, *log.remarks, *log.unknown.remarks),
            "unmapped": unmapped,
        }
    )
    return with_listed(result, [*log.entries, *log.decisions])


def _tables(passages: Iterable[Passage]) -> Iterator[Table]:
    """Put the rows of tables under the names of their columns again."""
    rows = (p for p in passages if p.role is Role.ROW and p.cells)
    for (header, headings), found in groupby(rows, key=_names):
        body = list(found)
        places = [_PLACE.fullmatch(row.locator) for row in body]
        if not all(places):
            continue
        yield Table(
            header,
            tuple(
                Row(int(place["number"]), tuple(value for _, value in row.cells))
                for row, place in zip(body, places, strict=True)
                if place
            ),
            name=headings[-1] if headings else "",
            mark=next((place["mark"] for place in places if place), ""),
        )


def _names(row: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(name for name, _ in row.cells), row.headings


def _is_register(table: Table) -> bool:
    columns = RaidColumns(table)
    fields = columns.names()
    kinds = bool(columns.title_kinds()) or columns.has("kind")
    return (
        kinds
        and columns.has("key")
        and columns.has_subject
        and bool(fields & _MEASURES)
        and bool(fields & _TOLD)
        and is_raid(table, table.name)
    )
