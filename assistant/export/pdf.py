"""An update as a PDF: real text in fonts that are inside it, stamped if a draft."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
)

from assistant.domain.facts import Colour
from assistant.errors import AssistantError
from assistant.export.layout import Layout, Line, lay_out
from assistant.export.plain import unlinked
from assistant.export.publication import Publication

_TEXT, _BOLD = "Roboto", "Roboto-Bold"
_ASIAN = (
    ("shift_jis", "HeiseiMin-W3"),
    ("gbk", "STSong-Light"),
    ("euc_kr", "HYSMyeongJo-Medium"),
    ("big5", "MSung-Light"),
)
"""Fonts that readers of PDF bring with them, each with the letters that it has."""
_COLOURS = {
    Colour.GREEN: HexColor("#1a7f4b"),
    Colour.AMBER: HexColor("#8a5a00"),
    Colour.RED: HexColor("#b3261e"),
    Colour.UNKNOWN: HexColor("#5b6470"),
}
_BODY = ParagraphStyle("body", fontName=_TEXT, fontSize=10.5, leading=15, spaceAfter=6)
_SMALL = ParagraphStyle("small", _BODY, fontSize=8.5, leading=12, spaceAfter=2)
_STRONG = ParagraphStyle("strong", _BODY, fontName=_BOLD)
_TITLE = ParagraphStyle("title", _STRONG, fontSize=17, leading=21, spaceAfter=2)
_HEADING = ParagraphStyle(
    "heading", _STRONG, fontSize=12.5, leading=16, spaceBefore=10, keepWithNext=True
)
_MARGIN = 20 * mm


class LettersMissingError(AssistantError):
    """The update has letters that no font of a PDF has here."""

    def __init__(self, letters: Iterable[str]) -> None:
        named = ", ".join(
            f"{letter} ({unicodedata.name(letter, f'U+{ord(letter):04X}').lower()})"
            for letter in letters
        )
        super().__init__(
            f"A PDF cannot show these letters of the update: {named}.",
            kept="the update; nothing was written.",
            fix="Export it with --format html or docx, whose reader brings the fonts.",
        )


def pdf(publication: Publication) -> bytes:
    """Return the document's bytes, the same for the same update.

    Words of sources are text: no link, no field, no picture. Symbols without a letter
    form, such as emoji, stand by their names.

    Raises:
        LettersMissingError: If it is written in a script that the fonts do not have.
    """
    _register()
    page = lay_out(publication)
    written = BytesIO()
    document = SimpleDocTemplate(
        written,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=f"{page.title}, {page.day}",
        author="",
        invariant=1,
    )
    document.build(
        list(_story(page)),
        onFirstPage=lambda canvas, _: _frame(canvas, page),
        onLaterPages=lambda canvas, _: _frame(canvas, page),
    )
    return written.getvalue()


def _story(page: Layout) -> Iterator[Flowable]:
    yield Paragraph(_shown(page.title), _TITLE)
    yield Paragraph(page.day, _BODY)
    if page.stamp:
        yield Paragraph(page.stamp, _STRONG)
    colour = ParagraphStyle("overall", _STRONG, textColor=_COLOURS[page.health])
    yield Paragraph(page.overall, colour)
    if page.colour_set:
        yield Paragraph(_shown(page.colour_set), _BODY)
    if page.headline:
        yield Paragraph(_cited(page.headline), _BODY)
    for title, lines in page.sections:
        yield Paragraph(_shown(title), _HEADING)
        yield _listed((_cited(line) for line in lines), _BODY, "bullet")
    yield Paragraph("", _BODY)
    for closing in page.closing:
        yield Paragraph(_shown(closing), _BODY)
    if page.notes:
        yield Paragraph("Evidence", _HEADING)
        yield _listed((_shown(text) for text in page.notes), _SMALL, "1")


def _listed(texts: Iterable[str], style: ParagraphStyle, kind: str) -> ListFlowable:
    # Its types know a list's items as flowables only.
    items: list[Any] = [ListItem(Paragraph(text, style)) for text in texts]
    return ListFlowable(
        items,
        bulletType=kind,
        bulletFontName=_TEXT,
        bulletFontSize=style.fontSize,
        start=None if kind == "1" else "•",
    )


def _frame(canvas: Canvas, page: Layout) -> None:
    """Number each page, and stamp it where nobody has approved what it says."""
    width, height = A4
    canvas.setFont(_TEXT, 8)
    canvas.drawRightString(width - _MARGIN, _MARGIN / 2, f"{canvas.getPageNumber()}")
    if page.stamp:
        canvas.setFont(_BOLD, 9)
        canvas.drawRightString(width - _MARGIN, height - _MARGIN / 2, page.stamp)


def _cited(line: Line) -> str:
    numbers = ", ".join(str(number) for number in line.notes)
    return _shown(line.text) + (f"<super>{numbers}</super>" if numbers else "")


def _shown(text: str) -> str:
    """Return text as reportlab's markup, each stretch in a font that has its letters.

    Raises:
        LettersMissingError: If no font has some of them.
    """
    plain = "".join(_named(letter) for letter in unlinked(text))
    missing = dict.fromkeys(letter for letter in plain if _font(letter) is None)
    if missing:
        raise LettersMissingError(missing)
    return "".join(
        escape("".join(run)) if font == _TEXT else _in_font(font, "".join(run))
        for font, run in groupby(plain, _font)
    )


def _in_font(font: str | None, text: str) -> str:
    return f'<font name="{font}">{escape(text)}</font>'


def _named(letter: str) -> str:
    """Return a symbol that no font has by its name; what joins symbols goes."""
    if _font(letter) is not None:
        return letter
    category = unicodedata.category(letter)
    if category.startswith("S"):
        return f"[{unicodedata.name(letter, 'symbol').lower()}]"
    return "" if category in {"Cf", "Mn", "Co", "Cn"} else letter


@cache
def _font(letter: str) -> str | None:
    """Return the first font that has the letter, if any has."""
    if ord(letter) in _roboto().face.charToGlyph:
        return _TEXT
    for encoding, font in _ASIAN:
        try:
            letter.encode(encoding)
        except UnicodeEncodeError:
            continue
        return font
    return None


@cache
def _roboto(name: str = "Roboto-Regular") -> Any:
    return TTFont(
        _BOLD if name.endswith("Bold") else _TEXT,
        str(files("font_roboto") / "files" / f"{name}.ttf"),
    )


@cache
def _register() -> None:
    pdfmetrics.registerFont(_roboto())
    pdfmetrics.registerFont(_roboto("Roboto-Bold"))
    for _, font in _ASIAN:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
