"""PDF files opened safely, and the lines of their pages as they stand on paper."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdf
from pypdf.errors import LimitReachedError, PyPdfError

from assistant.domain.reading import ReadProblem
from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.text.decoding import clean

MOST_PAGES = 2000
_LARGEST_STREAM = 16 * 1024 * 1024
"""Bytes of one unpacked part; the text of a page takes a thousandth of it."""
_MOST_CHARACTERS = 20_000_000
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?",
    re.IGNORECASE,
)
_FEWEST_PAGES = 3
"""Pages on which a line at the edge must stand to be a running title."""
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    PyPdfError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf raises for a page whose parts are not as they should be."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines; `number` counts from 1, and so do its lines."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A file's pages, its own title, and the pages that hold no text or are broken."""

    pages: tuple[Page, ...]
    title: str | None
    problems: tuple[ReadProblem, ...]


def read_pdf(document: Document) -> Pdf:
    """Read the text of every page; nothing runs, nothing is fetched or decoded else.

    Page numbers, and titles that run over all pages, are left out but for the first.

    Raises:
        UnreadableFileError: If it is damaged, protected or a trap.
    """
    with pypdf.apply_configuration(
        zlib_maximum_output_length=_LARGEST_STREAM,
        lzw_maximum_output_length=_LARGEST_STREAM,
        run_length_maximum_output_length=_LARGEST_STREAM,
        array_based_stream_maximum_output_length=_LARGEST_STREAM,
        brotli_maximum_output_length=_LARGEST_STREAM,
        stream_decoding_work_maximum_length=4 * _LARGEST_STREAM,
        jbig2dec_binary=None,
    ):
        reader, count = _open(document)
        problems: list[ReadProblem] = []
        pages = list(_pages(reader, count, document.path, problems))
        title = _title(reader)
    if not pages:
        raise UnreadableFileError(
            f"No page of {document.path!r} can be read.",
            fix="Save it again as PDF, or download it again.",
        )
    return Pdf(tuple(_without_running_titles(pages)), title, tuple(problems))


def _open(document: Document) -> tuple[pypdf.PdfReader, int]:
    path = document.path
    try:
        reader = pypdf.PdfReader(io.BytesIO(document.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError(
                f"{path!r} is password protected.",
                fix="Save a copy without a password.",
            )
        count = len(reader.pages)
    except LimitReachedError as error:
        raise _too_large(path, error) from error
    except _FAILURES as error:
        if type(error).__name__ in {"DependencyError", "FileNotDecryptedError"}:
            raise UnreadableFileError(
                f"{path!r} is password protected or encrypted.",
                fix="Save a copy without a password.",
            ) from error
        raise UnreadableFileError(
            f"{path!r} is damaged: {_said(error)}.",
            fix="Save it again as PDF, or download it again.",
        ) from error
    if count > MOST_PAGES:
        raise UnreadableFileError(
            f"{path!r} has {count} pages, more than {MOST_PAGES}.",
            fix="Save the pages that matter as a PDF of their own.",
        )
    return reader, count


def _pages(
    reader: pypdf.PdfReader, count: int, path: str, problems: list[ReadProblem]
) -> Iterator[Page]:
    characters = 0
    for number in range(1, count + 1):
        try:
            text = reader.pages[number - 1].extract_text(extraction_mode="layout")
        except LimitReachedError as error:
            raise _too_large(path, error) from error
        except _FAILURES as error:
            problems.append(_bad_page(number, f"cannot be read ({_said(error)})"))
            continue
        characters += len(text)
        if characters > _MOST_CHARACTERS:
            raise _too_large(path, f"{_MOST_CHARACTERS} characters of text")
        lines = tuple(clean(line).rstrip() for line in clean(text).split("\n"))
        if not any(line.strip() for line in lines):
            problems.append(
                ReadProblem(
                    where=f"page {number}",
                    what="the page holds no text, only a picture or nothing",
                    fix="run text recognition (OCR) over it and ingest it again",
                )
            )
            lines = ()
        yield Page(number, lines)


def _without_running_titles(pages: Sequence[Page]) -> Iterator[Page]:
    """Blank out page numbers, and repeated first and last lines after their first."""
    edges = [_edges(page) for page in pages]
    counts = Counter(
        text for page, at in zip(pages, edges, strict=True) for text in _texts(page, at)
    )
    often = max(_FEWEST_PAGES, len(pages) // 2 + 1)
    seen: set[str] = set()
    for page, at in zip(pages, edges, strict=True):
        lines = list(page.lines)
        for index in at:
            text = lines[index].strip()
            runs = counts[text] >= often
            if _PAGE_NUMBER.fullmatch(text) or (runs and text in seen):
                lines[index] = ""
            elif runs:
                seen.add(text)
        yield Page(page.number, tuple(lines))


def _edges(page: Page) -> tuple[int, ...]:
    """Return the places of the first and the last line with words."""
    filled = [index for index, line in enumerate(page.lines) if line.strip()]
    return tuple(dict.fromkeys([*filled[:1], *filled[-1:]])) if len(filled) > 1 else ()


def _texts(page: Page, places: Sequence[int]) -> set[str]:
    return {page.lines[index].strip() for index in places}


def _title(reader: pypdf.PdfReader) -> str | None:
    try:
        metadata = reader.metadata
        title = metadata.title if metadata else None
    except _FAILURES:
        return None
    return (clean(title).strip() or None) if isinstance(title, str) else None


def _bad_page(number: int, what: str) -> ReadProblem:
    return ReadProblem(
        where=f"page {number}",
        what=f"the page {what}",
        fix="save the file again as PDF if the page matters",
    )


def _too_large(path: str, why: object) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} unpacks to more than a document needs ({_said(why)}).",
        fix="Print it to a new PDF, or save the pages that matter as one of their own.",
    )


def _said(why: object) -> str:
    return " ".join(clean(str(why)).split())[:200].rstrip(".") or type(why).__name__
