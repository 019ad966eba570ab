"""Text of two or four bytes a character, as Excel and Windows tools write it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from ingest.reader import Document

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The longer ones first, as one of them begins like a shorter one."""
_UNMARKED = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_XML = re.compile(r"\s*<\?xml[^<>]{0,100}encoding")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_HEAD = 4096
_LEAST_LATIN = 0.5
"""The share of a beginning in Latin letters, blanks and marks that a guess needs."""


def as_utf8(document: Document) -> tuple[Document, str | None]:
    """Return a document of wide text as UTF-8, and what is to be said of it.

    Without a byte order mark it must be beyond doubt. XML that names its encoding is
    left to its parser, and all else as it is.
    """
    encoding = _encoding(document.data)
    if encoding is None:
        return document, None
    text = document.data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if _XML.match(text):
        return document, None
    name = encoding.replace("-le", " (LE)").replace("-be", " (BE)").upper()
    told = f"the file's text is {name}, and was read as such"
    if "\ufffd" in text:
        told += "; broken characters stand as \ufffd"
    data = text.encode("utf-8", errors="replace")
    return replace(document, data=data), told


def _encoding(data: bytes) -> str | None:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return encoding
    head = data[:_HEAD]
    if b"\0" not in head:
        return None
    return next((name for name in _UNMARKED if _is_text(head, name)), None)


def _is_text(head: bytes, encoding: str) -> bool:
    width = 4 if "32" in encoding else 2
    whole = head[: len(head) // (2 * width) * 2 * width]
    try:
        text = whole.decode(encoding)
    except UnicodeDecodeError:
        return False
    if not text or _NO_TEXT.search(text):
        return False
    return sum(map(str.isascii, text)) >= _LEAST_LATIN * len(text)
