"""Workbooks in which one bad cell would stop the library from reading any."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, tostring

_LARGEST = 32 * 1024 * 1024
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRINGS = "xl/sharedStrings.xml"
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def with_errors_marked(data: bytes) -> bytes | None:
    """Mark every cell whose stored value is none of its type as an error cell.

    The value stays as it stands, so that it can be told; None if a part is too large
    or is no XML.
    """
    mended = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as old,
            zipfile.ZipFile(mended, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            strings = _count_strings(old)
            for member in old.infolist():
                content = old.read(member)
                if _SHEET.fullmatch(member.filename):
                    if len(content) > _LARGEST:
                        return None
                    content = _marked(content, strings)
                new.writestr(member.filename, content)
    except (ParseError, DefusedXmlException):
        return None
    return mended.getvalue()


def _count_strings(archive: zipfile.ZipFile) -> int:
    if _STRINGS not in archive.namelist():
        return 0
    return len(fromstring(archive.read(_STRINGS)))


def _marked(content: bytes, strings: int) -> bytes:
    root = fromstring(content)
    space = root.tag.rpartition("}")[0]
    prefix = f"{space}}}" if space else ""
    for cell in root.iter(f"{prefix}c"):
        value = cell.find(f"{prefix}v")
        if value is not None and not _is_sound(cell, value.text or "", strings):
            cell.set("t", "e")
    marked: bytes = tostring(root)
    return marked


def _is_sound(cell: Element, value: str, strings: int) -> bool:
    kind = cell.get("t", "n")
    if not value or kind not in {"n", "s", "b", "d"}:
        return True
    if kind == "n":
        return _NUMBER.fullmatch(value) is not None
    if kind == "d":
        return _is_day(value)
    return value.isdecimal() and (kind == "b" or int(value) < strings)


def _is_day(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
