"""An update as a Word document: real headings, lists and a table of evidence."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.domain.facts import Colour
from assistant.export.layout import Layout, Line, lay_out
from assistant.export.publication import Publication

_COLOURS = {
    Colour.GREEN: RGBColor(0x1A, 0x7F, 0x4B),
    Colour.AMBER: RGBColor(0x8A, 0x5A, 0x00),
    Colour.RED: RGBColor(0xB3, 0x26, 0x1E),
    Colour.UNKNOWN: RGBColor(0x5B, 0x64, 0x70),
}
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def word(publication: Publication) -> bytes:
    """Return the document's bytes, the same for the same update.

    Words of sources are text runs: no field, no link, no picture. What is not
    approved says so in the header of every page.
    """
    page = lay_out(publication)
    document = docx.Document()
    _describe(document, page, publication)
    document.add_heading(f"{page.title}, {page.day}", level=0)
    if page.stamp:
        document.add_paragraph().add_run(page.stamp).bold = True
    overall = document.add_paragraph().add_run(page.overall)
    overall.bold, overall.font.color.rgb = True, _COLOURS[page.health]
    if page.colour_set:
        document.add_paragraph(page.colour_set)
    if page.headline:
        _write(document.add_paragraph(), page.headline)
    for title, lines in page.sections:
        document.add_heading(title, level=1)
        for line in lines:
            _write(document.add_paragraph(style="List Bullet"), line)
    document.add_paragraph()
    for closing in page.closing:
        document.add_paragraph(closing)
    if page.notes:
        _evidence(document, page)
    return _repeatable(document)


def _describe(document: Document, page: Layout, publication: Publication) -> None:
    """Name the document, and stamp a draft's pages."""
    written = datetime.combine(publication.draft.as_of, time(), UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = page.title, "", ""
    properties.created = properties.modified = written
    if page.stamp:
        header = document.sections[0].header.paragraphs[0]
        header.text, header.alignment = page.stamp, WD_ALIGN_PARAGRAPH.RIGHT


def _write(paragraph: Paragraph, line: Line) -> None:
    paragraph.add_run(line.text)
    if line.notes:
        numbers = ", ".join(str(number) for number in line.notes)
        paragraph.add_run(numbers).font.superscript = True


def _evidence(document: Document, page: Layout) -> None:
    document.add_heading("Evidence", level=1)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "No.", "Where it stands"
    for number, text in enumerate(page.notes, 1):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = str(number), text
    table.autofit = True
    for row in table.rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(8)


def _repeatable(document: Document) -> bytes:
    """Return the document without the hour at which it was packed."""
    packed, whole = BytesIO(), BytesIO()
    document.save(packed)
    with ZipFile(packed) as source, ZipFile(whole, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, _FIRST_DAY_OF_ZIP)
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return whole.getvalue()
