"""The words of a sample file at a locator, read without the product's readers."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
from pathlib import Path
from typing import Any

import docx
from defusedxml import ElementTree

from tests.commands.program import SAMPLE


def original(source: str) -> Path:
    """The file that an evidence object's `source` names."""
    week = SAMPLE / source
    return week if week.is_file() else SAMPLE / "published" / source


def words_at(source: str, locator: str) -> str:
    """The text at that place, all of it; a quote must be a part of it."""
    path = original(source)
    reader = {
        ".md": _lines,
        ".txt": _lines,
        ".eml": _mail,
        ".vtt": _cue,
        ".csv": _row,
        ".json": _pointer,
        ".docx": _document,
        ".xml": _element,
    }[path.suffix]
    return reader(path, locator)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def _lines(path: Path, locator: str) -> str:
    return _numbered(_text(path), locator)


def _numbered(text: str, locator: str) -> str:
    found = re.fullmatch(r"lines? (\d+)(?:-(\d+))?", locator)
    assert found, locator
    first, last = int(found[1]), int(found[2] or found[1])
    return "\n".join(text.split("\n")[first - 1 : last])


def _element(path: Path, locator: str) -> str:
    element = ElementTree.fromstring(path.read_bytes())
    assert locator.startswith("/"), locator
    rest = locator.strip("/").split("/", 1)[1:]
    found = element.find(rest[0]) if rest else element
    assert found is not None, locator
    inner = [" ".join(one.attrib.values()) for one in found.iter()]
    return "\n".join([*inner, *found.itertext()])


def _mail(path: Path, locator: str) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    if locator == "subject":
        return str(message["Subject"])
    body = message.get_body(("plain",))
    assert body is not None
    return _numbered(body.get_content().replace("\r\n", "\n"), locator)


def _cue(path: Path, locator: str) -> str:
    blocks = _text(path).split("\n\n")
    said = next(block for block in blocks if f"\n{locator}." in f"\n{block}")
    words = said.split("-->", 1)[1].split("\n", 1)[1]
    return re.sub(r"</?v[^>]*>", "", words)


def _row(path: Path, locator: str) -> str:
    number = int(locator.removeprefix("row "))
    rows = list(csv.reader(io.StringIO(_text(path))))
    return "\x1f".join(rows[number - 1])


def _pointer(path: Path, locator: str) -> str:
    value: Any = json.loads(_text(path))
    for part in locator.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _document(path: Path, locator: str) -> str:
    document = docx.Document(str(path))
    if found := re.fullmatch(r"paragraph (\d+)", locator):
        return document.paragraphs[int(found[1]) - 1].text
    found = re.fullmatch(r"table (\d+) row (\d+)", locator)
    assert found, locator
    row = document.tables[int(found[1]) - 1].rows[int(found[2]) - 1]
    return "\x1f".join(cell.text for cell in row.cells)
