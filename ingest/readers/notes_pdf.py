"""Meeting notes and other documents as PDF with text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult, Role
from ingest.date_order import written_order
from ingest.files.pdf_pages import Page, read_pdf
from ingest.files.pdf_tables import Grid, cells_of, grids
from ingest.notes.heading_dates import document_date
from ingest.notes.passages import title_of
from ingest.notes.role_lines import people_of
from ingest.reader import Document, ReadContext
from ingest.records.noted_milestones import noted_milestones
from ingest.text.prose import Block, headed, locator, text_blocks

_MAGIC = b"%PDF-"


class PdfNotesReader:
    """One passage for each statement and table row, placed by page and line."""

    kind = DocumentKind.NOTES_PDF
    example = "notes/2026-08-27-minutes.pdf"

    def accepts(self, document: Document) -> bool:
        """Whether a PDF begins within the first kilobyte, as programs allow."""
        return _MAGIC in document.head[:1024]

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read passages, the document's date and the people it names.

        Raises:
            UnreadableFileError: If it is damaged, protected or a trap.
        """
        pdf = read_pdf(document)
        blocks = [block for page in pdf.pages for block in _blocks(page)]
        passages = headed(blocks)
        lines = [line for block in blocks for line in block.text.split("\n")]
        dated, dated_from = document_date(lines, document.name, context)
        order = written_order(lines) or context.date_order
        title, near = title_of(passages) or pdf.title, dated or context.today
        found = list(noted_milestones(passages, title, order, near))
        return ReadResult(
            kind=self.kind,
            title=title,
            dated=dated,
            dated_from=dated_from,
            passages=passages,
            records=tuple(part for part in found if not isinstance(part, ReadProblem)),
            people=people_of(lines, passages),
            problems=(
                *pdf.problems,
                *(part for part in found if isinstance(part, ReadProblem)),
            ),
        )


def _blocks(page: Page) -> Iterator[Block]:
    """Yield the tables of a page row by row, and what is between them as prose."""
    start = 0
    for grid in grids(page.lines):
        yield from _prose(page, start, page.lines[start : grid.start])
        yield from _columns(page, grid) if grid.is_prose else _rows(page, grid)
        start = grid.end
    yield from _prose(page, start, page.lines[start:])


def _rows(page: Page, grid: Grid) -> Iterator[Block]:
    """Yield the rows; the first one gives the columns their names."""
    header = grid.rows[0].cells
    for number, row in enumerate(grid.rows):
        place = f"page {page.number} {locator(row.start, row.end)}"
        named = tuple(zip(header, row.cells, strict=True)) if number else ()
        yield Block(place, " | ".join(row.cells), Role.ROW, cells=named)


def _columns(page: Page, grid: Grid) -> Iterator[Block]:
    """Yield prose that is set in two columns, the left one first."""
    for column in (0, 1):
        lines = [""] * (grid.end - grid.start)
        for row in grid.rows:
            lines[row.start - grid.start] = row.cells[column]
        yield from _prose(page, grid.start, lines, f" column {column + 1}")


def _prose(
    page: Page, start: int, lines: Sequence[str], column: str = ""
) -> Iterator[Block]:
    placed = [""] * start
    placed += [" | ".join(cell.text for cell in cells_of(line)) for line in lines]
    for block in text_blocks(placed, titled=page.number == 1 and start == 0):
        yield replace(block, locator=f"page {page.number} {block.locator}{column}")
