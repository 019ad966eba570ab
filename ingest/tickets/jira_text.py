"""Atlassian's document format into plain text."""

from __future__ import annotations

from typing import Any, Final

from ingest.json_files.fields import listed, mapping, text

_LINES: Final = frozenset(
    ("paragraph", "heading", "listItem", "tableRow", "codeBlock", "blockquote", "panel")
)
_SHOWN: Final = ("text", "shortName", "url")


def adf_text(document: object) -> str:
    """Return the words of a document, a line for each block; a text is itself."""
    if not isinstance(document, dict):
        return text(document)
    parts: list[str] = []
    waiting: list[Any] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        known = mapping(node)
        kind, attributes = known.get("type"), mapping(known.get("attrs"))
        if kind == "text" and isinstance(known.get("text"), str):
            parts.append(known["text"])
        elif kind == "hardBreak":
            parts.append("\n")
        elif kind in {"mention", "emoji", "inlineCard", "status"}:
            parts.append(
                next((t for n in _SHOWN if (t := text(attributes.get(n)))), "")
            )
        elif kind == "taskItem":
            done = attributes.get("state") == "DONE"
            parts.append("[x] " if done else "[ ] ")
        if kind in _LINES or kind in {"taskItem", "decisionItem"}:
            waiting.append("\n")
        elif kind in {"tableCell", "tableHeader"}:
            waiting.append(" ")
        waiting += reversed(listed(known.get("content")))
    lines = (line.rstrip() for line in text("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)
