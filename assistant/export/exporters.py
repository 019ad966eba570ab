"""The table of export formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.export.confluence import confluence
from assistant.export.html_page import html_page
from assistant.export.json_file import json_file
from assistant.export.mail import mail
from assistant.export.markdown import markdown
from assistant.export.pdf import pdf
from assistant.export.plain import plain
from assistant.export.publication import Publication
from assistant.export.slack import slack
from assistant.export.word import word

Exporter = Callable[[Publication], bytes]


def _encoded(write: Callable[[Publication], str]) -> Exporter:
    return lambda publication: write(publication).encode()


EXPORTERS: Mapping[str, Exporter] = {
    "md": _encoded(markdown),
    "json": _encoded(json_file),
    "html": _encoded(html_page),
    "txt": _encoded(plain),
    "slack": _encoded(slack),
    "confluence": _encoded(confluence),
    "docx": word,
    "pdf": pdf,
    "eml": mail,
}
"""The file's bytes for each `--format`."""

BINARY = frozenset({"docx", "pdf"})
"""Formats that are no text."""
