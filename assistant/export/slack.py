"""An update as a Slack message: blocks of plain text, for a webhook or an app."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from assistant.export.layout import Layout, Line, lay_out
from assistant.export.plain import plain, unlinked
from assistant.export.publication import Publication

_HEADER = 150
"""Slack's limit for a header, in characters."""
Block = dict[str, Any]


def slack(publication: Publication) -> str:
    """Return the message as JSON, ready to be posted.

    Words of sources are elements of plain text, in which Slack finds no link, mention
    or format; `text` is what a notification shows.
    """
    page = lay_out(publication)
    message = {
        "text": escape(plain(publication), quote=False),
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
        "blocks": list(_blocks(page)),
    }
    return json.dumps(message, ensure_ascii=False, indent=2) + "\n"


def _blocks(page: Layout) -> Iterator[Block]:
    title = unlinked(page.title)
    shown = title if len(title) <= _HEADER else title[: _HEADER - 1] + "…"
    yield {"type": "header", "text": {"type": "plain_text", "text": shown}}
    if shown != title:
        yield _rich([_section(title, bold=True)])
    yield _rich([_section(page.day)])
    if page.stamp:
        yield _rich([_section(page.stamp, bold=True)])
    yield _rich([_section(page.overall, bold=True)])
    if page.colour_set:
        yield _rich([_section(page.colour_set)])
    if page.headline:
        yield _rich([_section(_cited(page.headline))])
    for name, lines in page.sections:
        points = _listed("bullet", map(_cited, lines))
        yield _rich([_section(name, bold=True), points])
    yield _rich([_section("\n".join(page.closing))])
    if page.notes:
        yield _rich([_section("Evidence", bold=True), _listed("ordered", page.notes)])


def _rich(elements: list[Block]) -> Block:
    return {"type": "rich_text", "elements": elements}


def _section(text: str, *, bold: bool = False) -> Block:
    run: Block = {"type": "text", "text": unlinked(text)}
    if bold:
        run["style"] = {"bold": True}
    return {"type": "rich_text_section", "elements": [run]}


def _listed(style: str, texts: Iterable[str]) -> Block:
    return {
        "type": "rich_text_list",
        "style": style,
        "elements": [_section(text) for text in texts],
    }


def _cited(line: Line) -> str:
    numbers = ", ".join(str(number) for number in line.notes)
    return f"{line.text} [{numbers}]" if numbers else line.text
