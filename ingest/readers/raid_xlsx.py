"""RAID logs as Excel workbooks: one sheet, or a sheet for each kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.domain.reading import DocumentKind, Passage, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.plan_sheets import is_planned, with_plans
from ingest.readers.raid_columns import field_of
from ingest.readers.raid_kinds import entry_score, is_raid
from ingest.readers.raid_log import Surroundings, no_columns, raid_result, raid_source
from ingest.readers.raid_sections import split
from ingest.readers.raid_table import RaidLog
from ingest.records.further_tables import FurtherTables
from ingest.tables.rows import Row, Table, under_header
from ingest.tables.sheet_texts import legend_of, rows_above, sheet_texts
from ingest.tables.workbooks import is_workbook, read_sheets

_HEAD = 10
"""Rows of a sheet among which its header stands."""
_COLOURED = {"health", "likelihood", "impact", "score", "priority"}
"""Fields whose cells may say by their fill alone what they hold."""


class RaidXlsxReader:
    """Reads every visible sheet; formulas are never computed, macros never run."""

    kind = DocumentKind.RAID_XLSX
    example = "RAID log.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether it is a workbook, also a damaged one; no reader below takes one."""
        return is_workbook(document)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the entries of all sheets that have the columns of a RAID log.

        Raises:
            UnreadableFileError: If no sheet has them, or the file is unsafe to open.
        """
        sheets = read_sheets(document)
        found = _Logs(document.name)
        for raw in sheets.tables:
            found.add(raw)
        if not found.tables:
            heads = [row.cells for raw in sheets.tables for row in raw.rows[:_HEAD]]
            raise no_columns(document.path, heads)
        legend = [line for raw in found.others for line in legend_of(raw)]
        legend += [passage.text for passage in found.passages]
        source = raid_source(document, context, legend=legend)
        log = RaidLog(replace(source, is_export=True), context)
        log.add(found.tables)
        result = raid_result(
            self.kind,
            document,
            log,
            Surroundings(passages=found.passages, problems=sheets.problems),
        )
        near, order = result.dated or context.today, log.order or context.date_order
        further = FurtherTables(order, near, context.today)
        further.add_sheets(raw for raw in found.others if not is_planned(raw, document))
        further.add_parts(found.parts)
        result = further.joined(result)
        return with_plans(result, found.others, document, context)


@dataclass
class _Logs:
    """The tables of the sheets that are logs, the text around them, and `others`.

    `parts` are what stands between the entries of a sheet and are none.
    """

    file: str
    tables: list[Table] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    others: list[Table] = field(default_factory=list)
    parts: list[Table] = field(default_factory=list)

    def add(self, raw: Table) -> None:
        """Take a sheet's rows."""
        table = under_header(raw, entry_score, least=2)
        if table is None or not is_raid(table, f"{raw.name} {self.file}"):
            self.others.append(raw)
            return
        self.passages += sheet_texts(raw, rows_above(raw, table.header))
        entries, parts = split(_with_fills(table))
        self.tables += entries
        self.parts += parts


def _with_fills(table: Table) -> Table:
    """Put the name of its colour into a cell that says its level by that alone."""
    levels = {i for i, name in enumerate(table.header) if field_of(name) in _COLOURED}
    if not table.fills or not levels:
        return table
    rows = [
        Row(
            row.number,
            tuple(
                cell or (table.fills.get((row.number, i), "") if i in levels else "")
                for i, cell in enumerate(row.cells)
            ),
        )
        for row in table.rows
    ]
    return replace(table, rows=rows)
