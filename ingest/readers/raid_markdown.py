"""RAID logs in Markdown: one table, or one under a heading for each kind."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, Passage, ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import DateOrder, Document, ReadContext
from ingest.readers.raid_kinds import is_raid, strength
from ingest.readers.raid_log import Surroundings, no_columns, raid_result, raid_source
from ingest.readers.raid_table import RaidLog
from ingest.records.further_tables import FurtherTables
from ingest.tables.cells import DateRules, UnreadCellError, read_day, settled_order
from ingest.tables.rows import Row, Table
from ingest.tables.sheet_texts import legend_of
from ingest.text.decoding import decode
from ingest.text.markdown_tables import MarkdownTable, markdown_tables
from ingest.text.prose import markdown_passages

_LOG = re.compile(
    r"\braid\b|\b(?:risks?|risiko|riesgos|risques|issues?|assumptions?|dependency"
    r"|dependencies)[ -]?(?:(?:and|&) \w+ )?(?:log|register|registers|liste|list)\b"
    r"|\brisikoregister\b|\bregist(?:re|ro) (?:des|de) (?:risques|riesgos)\b"
)
_MEETING = re.compile(
    r"\b(?:meetings?|minutes|notes|review|workshop|call|sync|session|standup|agenda"
    r"|protokoll|retro|charter|plan|update|report)\b"
)
_RULE = frozenset("|:- 	")
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    r"|\d{1,2}\.? [^\W\d_]{3,12} \d{4}|[^\W\d_]{3,12} \d{1,2}, \d{4}"
)
_ENOUGH = 2


class RaidMarkdownReader:
    """One entry per table row; prose around the tables becomes passages."""

    kind = DocumentKind.RAID_MARKDOWN
    example = "raid-log.md"

    def accepts(self, document: Document) -> bool:
        """Whether RAID tables are what the file is about, not a part of its prose."""
        if document.suffix not in {".md", ".markdown", ".txt", ""}:
            return False
        try:
            body = decode(document.data, document.path).body
        except UnreadableFileError:
            return False
        return any(map(_is_rule, body.split("\n"))) and _is_log(document.name, body)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the entries of all RAID tables.

        Raises:
            UnreadableFileError: If no table has the columns of a RAID log.
        """
        text = decode(document.data, document.path)
        found = [(t, _table(t)) for t in markdown_tables(text.body)]
        tables = [table for t, table in found if is_raid(table, " ".join(t.headings))]
        if not tables:
            raise no_columns(document.path, [table.header for _, table in found[:1]])
        dates = [m[0] for m in _DATE.finditer(_preamble(text.body))]
        order = settled_order([*dates, *_DATE.findall(text.body)])
        stated = _stated(dates, order, context)
        others = [table for _, table in found if table not in tables]
        legend = [line for table in others for line in legend_of(table)]
        legend += [line for line in text.lines if "|" not in line]
        source = raid_source(
            document, context, order=order, stated=stated, legend=legend
        )
        log = RaidLog(source, context)
        log.add(tables)
        near = stated or context.today
        further = FurtherTables(log.order or context.date_order, near, context.today)
        for table in others:
            further.add(table)
        result = raid_result(
            self.kind,
            document,
            log,
            Surroundings(
                title=_title(text.body),
                stated=stated,
                passages=_prose(text.lines, tables),
                problems=[text.problem] if text.problem else (),
            ),
        )
        return further.joined(result)


def _is_log(name: str, body: str) -> bool:
    tables = [(t, _table(t)) for t in markdown_tables(body)]
    raid = [table for t, table in tables if is_raid(table, " ".join(t.headings))]
    strong = [table for table in raid if strength(table) >= _ENOUGH]
    if not raid:
        return False
    titles = [re.sub(r"[-_.]", " ", name.rsplit(".", 1)[0]), _title(body) or ""]
    named = any(_LOG.search(fold(title)) for title in titles)
    meeting = any(_MEETING.search(fold(title)) for title in titles)
    if named and not meeting:
        return True
    return bool(strong) and _table_lines(raid) > _prose_lines(body)


def _table_lines(tables: list[Table]) -> int:
    return sum(len(table.rows) + 2 for table in tables)


def _prose_lines(body: str) -> int:
    """Count lines that are neither blank, headings nor rows of tables."""
    lines = (line.strip() for line in body.split("\n"))
    return sum(1 for line in lines if line and line[0] not in "#|" and line != "---")


def _table(table: MarkdownTable) -> Table:
    rows = tuple(Row(row.line, row.cells) for row in table.rows)
    name = table.headings[-1] if table.headings else ""
    return Table(table.header, rows, name=name, mark="line ")


def _title(body: str) -> str | None:
    match = re.search(r"^# +(.+?)[ #]*$", body, re.MULTILINE)
    return match[1] if match else None


def _preamble(body: str) -> str:
    """Return what stands above the first table."""
    lines = body.split("\n")
    rule = next((i for i, line in enumerate(lines) if _is_rule(line)), len(lines))
    return "\n".join(lines[:rule])


def _is_rule(line: str) -> bool:
    """Whether it is the line between a table's header and its rows."""
    return "|" in line and "-" in line and set(line) <= _RULE


def _stated(
    dates: list[str], order: DateOrder | None, context: ReadContext
) -> date | None:
    """Return the first day that the lines above the tables name."""
    rules = DateRules(order or context.date_order, context.today)
    for text in dates:
        try:
            return read_day(text, rules)
        except UnreadCellError:
            continue
    return None


def _prose(lines: list[str], tables: list[Table]) -> list[Passage]:
    """Return the passages outside the RAID tables, whose cells are cited singly."""
    taken = {row.number for table in tables for row in table.rows}
    return [
        passage
        for passage in markdown_passages(lines)
        if passage.locator not in {f"line {number}" for number in taken}
    ]
