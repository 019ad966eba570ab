"""XML elements of a Microsoft Project file, whatever its namespace."""

from __future__ import annotations

import math
from xml.etree.ElementTree import Element

from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.safety.xml_files import parse_xml
from ingest.text.decoding import clean

_DEEPEST = 50
_FIX = "Save the plan again as XML."


def parse_elements(document: Document) -> Element:
    """Parse the file strictly.

    Raises:
        UnreadableFileError: If it is no well-formed XML, nests too deeply, or declares
            a document type.
    """
    root = parse_xml(document, _FIX)
    if _is_deeper(root, _DEEPEST):
        raise UnreadableFileError(
            f"{document.path!r} nests more than {_DEEPEST} elements.",
            fix=_FIX,
        )
    return root


def _is_deeper(root: Element, limit: int) -> bool:
    level = [root]
    for _ in range(limit):
        level = [child for element in level for child in element]
    return bool(level)


def tag_of(element: Element) -> str:
    """Return the name without its namespace."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rsplit("}", 1)[-1]


def child(element: Element, name: str) -> Element | None:
    """Return the first element of the name."""
    return next((found for found in element if tag_of(found) == name), None)


def children(element: Element, name: str) -> list[Element]:
    """Return the elements within the named list."""
    found = child(element, name)
    return [] if found is None else list(found)


def text_of(element: Element, name: str) -> str:
    """Return the cleaned text of the named element, or empty."""
    found = child(element, name)
    return "" if found is None else clean(found.text or "").strip()


def number_of(element: Element, name: str) -> float | None:
    """Return the finite number that the named element holds."""
    try:
        value = float(text_of(element, name))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
