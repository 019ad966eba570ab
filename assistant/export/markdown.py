"""An update as Markdown, its evidence as footnotes."""

from __future__ import annotations

import re

from assistant.domain.evidence import Evidence
from assistant.export.layout import Line, lay_out, note, tidy
from assistant.export.publication import Publication

_SPECIAL = re.compile(
    r"([\\`*\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])"
    r"|:(?=//)|(?<=www)\.|(?<=\w)@(?=\w))"
)
_LINE_START = re.compile(r"^(\d*)([#>+=.)~-])")


def markdown(publication: Publication) -> str:
    """Return the update as its reader gets it.

    Words of sources are escaped: nothing in them becomes a link, an image or markup.
    """
    page = lay_out(publication)
    lines = [f"# {escape(page.title)}, {page.day}", ""]
    if page.stamp:
        lines += [f"**{page.stamp}**", ""]
    lines += [f"**{page.overall}**", ""]
    if page.colour_set:
        lines += [escape(page.colour_set), ""]
    if page.headline:
        lines += [_cited(page.headline), ""]
    for title, claims in page.sections:
        lines += [f"## {escape(title)}", ""]
        lines += [f"- {_cited(claim)}" for claim in claims]
        lines += [""]
    for closing in page.closing:
        lines += [escape(closing), ""]
    lines += [f"[^{n}]: {escape(text)}" for n, text in enumerate(page.notes, 1)]
    return "\n".join(lines).rstrip() + "\n"


def _cited(line: Line) -> str:
    return escape(line.text) + "".join(f"[^{number}]" for number in line.notes)


def footnote(item: Evidence) -> str:
    """Return one piece of evidence as a line: the words and where they stand."""
    return escape(note(item))


def escape(text: str) -> str:
    """Return text whose characters mean themselves in Markdown, none invisible.

    Addresses of the web and of mail are no links either, where a reader makes such.
    """
    escaped = _SPECIAL.sub(r"\\\1", tidy(text))
    return _LINE_START.sub(r"\1\\\2", escaped)
