"""The result of a file of budget, capacity or absence sheets, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from assistant.domain.names import is_full
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
)
from assistant.domain.records import AnyRecord
from ingest.reader import Document, ReadContext
from ingest.tables.rows import Table
from ingest.tables.sheet_dates import sheet_day


class SheetRows(Protocol):
    """What was read of the rows of one sheet.

    `passages` are its rows as text that can be found, `problems` what could not be
    read, `refused` the number of rows that were not kept.
    """

    passages: list[Passage]
    problems: list[ReadProblem]
    refused: int


def sheets_result(  # noqa: PLR0913  each is a part of what a file says
    kind: DocumentKind,
    stream: str,
    document: Document,
    context: ReadContext,
    *,
    found: Sequence[SheetRows],
    tables: Iterable[Table],
    records: Iterable[AnyRecord],
    names: Iterable[str] = (),
    above: Sequence[str] = (),
    problems: Sequence[ReadProblem] = (),
) -> ReadResult:
    """Put together what was `found` in the rows of the `tables`.

    `names` are people, `above` texts over the headers.
    """
    dated, dated_from = sheet_day(document.name, above, context)
    cut = [table.looks_cut for table in tables]
    return ReadResult(
        kind=kind,
        dated=dated,
        dated_from=dated_from,
        stream=stream,
        complete=not any(cut),
        passages=tuple(piece for rows in found for piece in rows.passages),
        records=tuple(records),
        people=tuple(
            PersonMention(name=name) for name in dict.fromkeys(names) if is_full(name)
        ),
        problems=(*problems, *(each for rows in found for each in rows.problems)),
        rows_refused=sum(rows.refused for rows in found),
        looks_cut="; ".join(filter(None, cut)) or None,
    )
