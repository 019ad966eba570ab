"""RAID logs as CSV."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.raid_columns import RaidColumns
from ingest.readers.raid_kinds import entry_score, is_raid
from ingest.readers.raid_log import no_columns, raid_result, raid_source
from ingest.readers.raid_sections import split
from ingest.readers.raid_table import RaidLog
from ingest.records.further_tables import FurtherTables
from ingest.tables.rows import Row, Table, read_rows, sample_rows, under_header
from ingest.tables.sheet_texts import legend_of, rows_above


class RaidCsvReader:
    """One entry per row, columns found by name; a bad cell leaves its row in place."""

    kind = DocumentKind.RAID_CSV
    example = "raid-log.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a header row has the columns of a RAID log."""
        if document.suffix in {".md", ".markdown", ".eml", ".vtt", ".json", ".xml"}:
            return False
        try:
            rows = sample_rows(document.data, document.path)
        except UnreadableFileError:
            return False
        table = under_header(Table((), tuple(rows)), entry_score, least=2)
        return table is not None and is_raid(table, _announced(document))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every entry.

        Raises:
            UnreadableFileError: If there is no column for what an entry is about.
        """
        raw = read_rows(document.data, document.path)
        table = under_header(raw, entry_score, least=2)
        if table is None or not RaidColumns(table).has_subject:
            raise no_columns(document.path, [row.cells for row in raw.rows[:1]])
        above = Table((), tuple(rows_above(raw, table.header)))
        legend = [*legend_of(above), *legend_of(replace(table, rows=_notes(table)))]
        source = raid_source(document, context, legend=legend)
        log = RaidLog(replace(source, is_export=True), context)
        entries, others = split(table)
        log.add(entries)
        result = raid_result(self.kind, document, log)
        near, order = result.dated or context.today, log.order or context.date_order
        further = FurtherTables(order, near, context.today)
        further.add_parts(others)
        return further.joined(result)


def _notes(table: Table) -> list[Row]:
    """Return the rows of one cell, which are remarks."""
    return [row for row in table.rows if len([*filter(str.strip, row.cells)]) == 1]


def _announced(document: Document) -> str:
    return re.sub(r"[\W\d_]+", " ", document.name)
