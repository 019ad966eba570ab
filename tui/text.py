"""Text on its way to the terminal: cleaned, never markup, wrapped with an indent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from ingest.text.decoding import clean

NARROWEST = 12
"""Cells; text is wrapped no tighter than this."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: `lead` stands before its first line, `rest` before the others.

    `tag` stands at the right edge of the first line; the text never runs below it.
    """

    content: Content = Content("")  # noqa: RUF009  (Content is immutable)
    lead: Content = Content("")  # noqa: RUF009
    rest: Content | None = None
    tag: Content = Content("")  # noqa: RUF009


def shown(text: str | None, style: str = "") -> Content:
    """Return the text as content: no control character, no markup, one line."""
    words = " ".join(clean(text or "").split())
    return Content.styled(words, style) if style else Content(words)


def pasted(text: str) -> str:
    """Return a clipboard's text as one line without control characters."""
    return clean(text).replace("\n", " ")


def paragraphs(text: str) -> Iterable[Line]:
    """Return every line of the text as a paragraph of its own."""
    for line in clean(text).split("\n"):
        yield Line(Content(line.expandtabs(4)))


def laid_out(lines: Iterable[Line], width: int) -> Content:
    """Return the paragraphs wrapped to the width in cells."""
    return Content("\n").join(row for line in lines for row in _wrapped(line, width))


def _wrapped(line: Line, width: int) -> Iterable[Content]:
    gap = 1 if line.tag else 0
    room = width - line.lead.cell_length - line.tag.cell_length - gap
    rows = line.content.wrap(max(room, NARROWEST)) or [Content("")]
    rest = Content(" " * line.lead.cell_length) if line.rest is None else line.rest
    for number, row in enumerate(rows):
        text = row.rstrip()
        if number:
            yield rest + text
        elif line.tag:
            space = " " * max(room - text.cell_length + gap, gap)
            yield Content.assemble(line.lead, text, space, line.tag)
        else:
            yield line.lead + text
