"""An update as plain text, for mails and notes."""

from __future__ import annotations

import re
from textwrap import fill

from assistant.export.layout import Line, lay_out
from assistant.export.publication import Publication

_WIDTH = 78
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|(?<=\w)@(?=\w)", re.IGNORECASE)


def plain(publication: Publication) -> str:
    """Return the update as text of at most 78 columns.

    Addresses in words of sources are written so that no reader makes a link of them.
    """
    page = lay_out(publication)
    lines = [_wrapped(page.title), page.day, ""]
    if page.stamp:
        lines += [page.stamp.upper(), ""]
    lines += [page.overall, ""]
    if page.colour_set:
        lines += [_wrapped(page.colour_set), ""]
    if page.headline:
        lines += [_wrapped(_cited(page.headline)), ""]
    for title, claims in page.sections:
        lines += [title.upper(), *(_item(_cited(claim)) for claim in claims), ""]
    lines += [_wrapped(closing) for closing in page.closing]
    if page.notes:
        lines += ["", "EVIDENCE"]
        lines += [_wrapped(f"[{n}] {text}") for n, text in enumerate(page.notes, 1)]
    return "\n".join(lines).rstrip() + "\n"


def unlinked(text: str) -> str:
    """Return text in which no address of the web or of mail reads as one."""
    return _ADDRESS.sub(lambda match: f"[{match[0]}]", text)


def _cited(line: Line) -> str:
    numbers = ", ".join(str(number) for number in line.notes)
    return f"{line.text} [{numbers}]" if numbers else line.text


def _wrapped(text: str) -> str:
    return fill(unlinked(text), _WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return fill(
        unlinked(text),
        _WIDTH,
        initial_indent="- ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
