"""Word files opened safely, and their paragraphs and table rows in order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from assistant.domain.reading import ReadProblem, Role
from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.safety.containers import check_container, is_zip
from ingest.text.bold_lines import is_sentence
from ingest.text.decoding import clean
from ingest.text.prose import BOLD_LEVEL, Block

_TEXT_TAGS: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:p"): "\n",
}
_NOT_READ: Final = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:pPr"),
        qn("w:rPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_TITLE_LEVEL: Final = 1
_LONGEST_TITLE: Final = 80
_HEADING_STYLE: Final = re.compile(r"heading (\d)", re.IGNORECASE)


class _Element(Protocol):
    """What is used of an lxml element."""

    tag: str
    text: str | None

    def __iter__(self) -> Iterator[Any]: ...
    def iter(self, tag: str) -> Iterator[Any]: ...
    def find(self, path: str) -> Any: ...
    def get(self, name: str) -> str | None: ...


def open_word(document: Document) -> WordDocument:
    """Open a Word file whose parts are checked first.

    Raises:
        UnreadableFileError: If it is an old `.doc`, damaged, protected or a trap.
    """
    if not is_zip(document.data):
        raise UnreadableFileError(
            f"{document.path!r} is not a .docx file (an old .doc, perhaps).",
            fix="Open it in Word or LibreOffice and save it as .docx.",
        )
    check_container(document.data, document.path)
    try:
        return docx.Document(io.BytesIO(document.data))
    except (
        AttributeError,
        KeyError,
        SyntaxError,
        ValueError,
        OpcError,
        zipfile.BadZipFile,
    ) as error:
        # python-docx raises these for parts that are missing or are not as they should.
        raise UnreadableFileError(
            f"{document.path!r} is no Word document that can be read ({error}).",
            fix="Open it in Word or LibreOffice and save it again as .docx.",
        ) from error


def word_blocks(word: WordDocument) -> Iterator[Block]:
    """Yield each paragraph with words and each table row, in the document's order.

    Inserted text counts as written and deleted text as gone, as if all tracked
    changes were accepted. Headers, footers, comments and footnotes are not read.
    """
    names = {style.style_id: style.name or "" for style in word.styles}
    paragraphs = tables = 0
    for element in _content(word.element.body):
        if element.tag == qn("w:tbl"):
            tables += 1
            yield from _rows(element, tables)
            continue
        paragraphs += 1
        text = _text(element)
        if text.strip():
            yield _paragraph(element, text, f"paragraph {paragraphs}", names)


def tracked_changes(word: WordDocument) -> tuple[ReadProblem, ...]:
    """Say which version is read where changes are tracked and not yet accepted."""
    body = word.element.body
    inserted = _holding(body, ("w:ins", "w:moveTo"), "w:t")
    deleted = _holding(body, ("w:del", "w:moveFrom"), "w:delText", "w:t")
    if not inserted and not deleted:
        return ()
    what = (
        f"changes are tracked and not accepted: insertions were read ({inserted}), "
        f"deletions left out ({deleted})"
    )
    fix = "accept or reject the changes in Word, and ingest it again"
    return (ReadProblem(where="", what=what, fix=fix),)


def _holding(body: _Element, marks: Sequence[str], *words: str) -> int:
    """Count the marks around words that are not blank."""
    return sum(
        any((text.text or "").strip() for tag in words for text in mark.iter(qn(tag)))
        for name in marks
        for mark in body.iter(qn(name))
    )


def _content(body: _Element) -> Iterator[Any]:
    """Yield paragraphs and tables, also those inside content controls."""
    stack = [iter(body)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in {qn("w:p"), qn("w:tbl")}:
            yield element
        elif element.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            stack.append(iter(element))


def _paragraph(
    element: _Element, text: str, place: str, names: dict[str, str]
) -> Block:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = names.get(style.get(qn("w:val")) or "", "") if style is not None else ""
    heading = _HEADING_STYLE.fullmatch(name)
    if heading or name.casefold() == "title":
        level = min(int(heading[1]), BOLD_LEVEL - 1) if heading else _TITLE_LEVEL
        return Block(place, text, Role.HEADING, level)
    short = len(text) <= _LONGEST_TITLE and "\n" not in text
    if short and _all_bold(element) and not is_sentence(text):
        return Block(place, text, Role.HEADING, BOLD_LEVEL)
    numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    if numbered or name.casefold().startswith("list"):
        return Block(place, text, Role.ITEM, depth=1)
    return Block(place, text, Role.PARAGRAPH)


def _all_bold(paragraph: _Element) -> bool:
    """Whether every run that holds words is set in bold by itself."""
    runs = [run for run in paragraph.iter(qn("w:r")) if _text(run).strip()]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(marks) and all(
        mark is not None and mark.get(qn("w:val")) not in {"0", "false"}
        for mark in marks
    )


def _rows(table: _Element, number: int) -> Iterator[Block]:
    """Yield each row; the first one gives the columns their names."""
    header: list[str] = []
    rows = [row for row in table if row.tag == qn("w:tr")]
    for index, row in enumerate(rows, start=1):
        cells = [_text(cell).strip() for cell in row if cell.tag == qn("w:tc")]
        text = " | ".join(cells)
        if text.strip(" |"):
            named = tuple(zip(header, cells, strict=False))
            place = f"table {number} row {index}"
            yield Block(place, text, Role.ROW, cells=named)
        header = header or cells


def _text(element: _Element) -> str:
    """Return the words of a paragraph or cell as they read with changes accepted."""
    parts: list[str] = []
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag not in _NOT_READ:
            parts.append(_TEXT_TAGS.get(child.tag, ""))
            stack.append(iter(child))
    return clean("".join(parts)).strip("\n")
