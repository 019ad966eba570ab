"""Atlassian's document format as the HTML that pages are read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from lxml import etree, html

from ingest.json_files.fields import listed, mapping, text
from ingest.pages.html_inline import DEEPEST, Element
from ingest.text.decoding import clean

_TAGS: Final = {
    **dict.fromkeys(("bulletList", "taskList", "decisionList"), "ul"),
    **dict.fromkeys(("inlineCard", "blockCard", "embedCard", "emoji"), "span"),
    "paragraph": "p",
    "orderedList": "ol",
    "listItem": "li",
    "taskItem": "li",
    "decisionItem": "li",
    "table": "table",
    "tableRow": "tr",
    "tableCell": "td",
    "tableHeader": "th",
    "codeBlock": "pre",
    "blockquote": "blockquote",
    "hardBreak": "br",
    "status": "span",
    "mention": "a",
    "date": "time",
}
_MARKS: Final = {"strong": "strong", "strike": "s"}
_NO_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNDECIDED: Final = "Proposed: "
_DECIDED: Final = "Decision: "


def adf_page(document: Mapping[str, Any]) -> Element:
    """Return the document as an element `html`, which `read_page` takes apart.

    Items of a list of decisions begin with `Decision: `, as the page marks them.
    """
    root = html.Element("html")
    _add(etree.SubElement(root, "body"), document, 0)
    return root


def _add(parent: Element, node: object, deep: int) -> None:
    known = mapping(node)
    kind, attributes = text(known.get("type")), mapping(known.get("attrs"))
    if deep > DEEPEST:
        return
    if kind == "text":
        _say(_marked(parent, known), known.get("text"))
        return
    tag = _TAGS.get(kind, "div")
    if kind == "heading":
        level = attributes.get("level")
        tag = f"h{level}" if level in range(1, 7) else "p"
    element = parent if kind == "doc" else etree.SubElement(parent, tag)
    if kind == "taskItem":
        element.set("data-inline-task-id", "0")
        element.set("class", "checked" if attributes.get("state") == "DONE" else "")
    elif kind == "decisionItem":
        is_made = attributes.get("state") != "UNDECIDED"
        _say(element, _DECIDED if is_made else _UNDECIDED)
    elif kind == "mention":
        element.set("class", "user-mention")
        element.set("data-account-id", _NO_XML.sub("", text(attributes.get("id"))))
    elif kind == "date":
        element.set("datetime", _day(attributes.get("timestamp")))
    _say(element, _shown(attributes))
    for child in listed(known.get("content")):
        _add(element, child, deep + 1)


def _shown(attributes: Mapping[str, Any]) -> str:
    """Return what a node shows that has no text within it."""
    macro = mapping(mapping(attributes.get("parameters")).get("macroParams"))
    key = text(mapping(macro.get("key")).get("value"))
    names = ("text", "title", "shortName", "url")
    return next((t for n in names if (t := text(attributes.get(n)))), key)


def _marked(parent: Element, node: Mapping[str, Any]) -> Element:
    for mark in listed(node.get("marks")):
        tag = _MARKS.get(text(mapping(mark).get("type")))
        parent = etree.SubElement(parent, tag) if tag else parent
    return parent


def _say(element: Element, words: object) -> None:
    """Put words behind what the element holds so far."""
    words = _NO_XML.sub("", clean(words)) if isinstance(words, str) else ""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _day(stamp: object) -> str:
    """Return the day of a time in milliseconds, empty for none."""
    try:
        return datetime.fromtimestamp(int(str(stamp)) / 1000, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
