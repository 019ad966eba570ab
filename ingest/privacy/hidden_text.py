"""Characters that nobody sees and that a reader drops: named, with where they stand."""

from __future__ import annotations

import io
import re
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from assistant.domain.reading import ReadProblem
from ingest.json_files.lists import is_json
from ingest.reader import Document
from ingest.safety.containers import is_zip

_CONTROLS = bytes({*range(0x09), *range(0x0E, 0x20), 0x7F})
_COLOURS = re.compile(rb"(?:\x1b|\\u001b|\\x1b)\[[\d;]{0,32}m", re.IGNORECASE)
"""What a terminal takes for a colour; logs of builds are full of it."""
_TRAILING = b"\x1a\0\r\n"
"""What old programs end a file with."""
_RAW = {
    "control characters": re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]"),
    "right-to-left marks that turn the order of words": re.compile(
        rb"\xe2\x80[\xab\xae]|\xe2\x81\xa7"
    ),
    "invisible tag characters": re.compile(rb"(?:\xf3\xa0[\x80\x81][\x80-\xbf])+"),
    "variation selectors in a row": re.compile(
        rb"(?:\xf3\xa0[\x84-\x87][\x80-\xbf]|\xef\xb8[\x80-\x8f])+"
    ),
    "zero-width characters in a row": re.compile(
        rb"(?:\xe2\x80[\x8b-\x8d]|\xe2\x81[\xa0-\xa4]|\xef\xbb\xbf){8,}"
    ),
}
_TOKENS = {
    "right-to-left marks that turn the order of words": (
        b"\xe2\x80\xab", b"\xe2\x80\xae", b"\xe2\x81\xa7",
    ),
    "invisible tag characters": (b"\xf3\xa0\x80", b"\xf3\xa0\x81"),
    "variation selectors in a row": (
        b"\xf3\xa0\x84", b"\xf3\xa0\x85", b"\xf3\xa0\x86", b"\xf3\xa0\x87",
        b"\xef\xb8",
    ),
    "zero-width characters in a row": (
        b"\xe2\x80\x8b", b"\xe2\x80\x8c", b"\xe2\x80\x8d", b"\xe2\x81", b"\xef\xbb\xbf",
    ),
}  # fmt: skip
_ESCAPE = re.compile(
    rb"(?<!\\)(?:\\\\)*(?P<mark>\\u(?:00(?:0[0-8ef]|1[\da-f]|7f)|202[be]|2067"
    rb"|db40\\udc[0-7][\da-f]))",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    rb"&#(?:x0{0,4}(?:202[be]|2067|e00[0-7][\da-f])|8235|8238|8295);", re.IGNORECASE
)
_BLACK_FLAG = b"\xf0\x9f\x8f\xb4"
_CANCEL_TAG = b"\xf3\xa0\x81\xbf"
_LONGEST_FLAG = 28
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]$")
_AROUND = 400
_PAGE = 1 << 20
_PARTS = re.compile(r"word/document\.xml|xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_NO_TEXT = (b"%PDF", b"\xd0\xcf\x11\xe0")


def hidden_text(document: Document) -> Iterator[ReadProblem]:
    """Yield a problem for each kind of hidden characters in a file that was read.

    What is ordinary is none: joiners and selectors of an emoji, flags, marks in words
    that are written from right to left, colours of a terminal.
    """
    data = document.data
    if is_zip(data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
            for name in parts:
                yield from hidden_in(archive.read(name), name)
        return
    if data.startswith(_NO_TEXT):
        return
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode()
    yield from hidden_in(data)
    yield from _spelled(data, document)


def hidden_in(data: bytes, part: str = "") -> Iterator[ReadProblem]:
    """Yield a problem for each kind of hidden characters in UTF-8.

    `part` names the part of the file that the bytes are, else lines are named.
    """
    for what, pattern in _RAW.items():
        tokens = _TOKENS.get(what)
        text = data
        if tokens is None:
            if not _holds_controls(data):
                continue
            text = _without_ordinary(data)
        elif not any(token in data for token in tokens):
            continue
        found = [one for one in pattern.finditer(text) if not _is_ordinary(one)]
        if found:
            count = sum(len(one[0].decode("utf-8", "replace")) for one in found)
            yield _problem(count, what, part or _line(text, found[0].start()))


def _holds_controls(data: bytes) -> bool:
    """Whether a control character is among the bytes; looked at page by page."""
    pages = (data[start : start + _PAGE] for start in range(0, len(data), _PAGE))
    return any(len(page.translate(None, _CONTROLS)) < len(page) for page in pages)


def _without_ordinary(data: bytes) -> bytes:
    stripped = data.rstrip(_TRAILING)
    return _COLOURS.sub(b"", stripped) if b"\x1b" in stripped else stripped


def _spelled(data: bytes, document: Document) -> Iterator[ReadProblem]:
    """Yield a problem for hidden characters that are spelled as escapes."""
    found: list[re.Match[bytes]] = []
    if is_json(document) and b"\\u" in data:
        data = _COLOURS.sub(b"", data)
        found = list(_ESCAPE.finditer(data))
    elif b"&#" in data:
        found = list(_ENTITY.finditer(data))
    if found:
        what = "control or invisible characters, spelled as escapes"
        yield _problem(len(found), what, _line(data, found[0].start()))


def _is_ordinary(match: re.Match[bytes]) -> bool:
    run, start = match[0], match.start()
    data = match.string
    before = data[max(0, start - _AROUND) : start].decode("utf-8", "replace")
    if run[:2] == b"\xf3\xa0" and run[2] in b"\x80\x81":
        is_flag = data[max(0, start - 4) : start] == _BLACK_FLAG
        return is_flag and run.endswith(_CANCEL_TAG) and len(run) <= _LONGEST_FLAG
    if run[:2] in {b"\xf3\xa0", b"\xef\xb8"}:
        is_one = len(run.decode("utf-8", "replace")) == 1
        return is_one and (run[0] == b"\xef"[0] or bool(_IDEOGRAPHS.search(before)))
    if run in {b"\xe2\x80\xab", b"\xe2\x81\xa7"}:
        after = data[start : start + _AROUND].decode("utf-8", "replace")
        near = before.rsplit("\n", 1)[-1] + after.split("\n", 1)[0]
        return bool(_RIGHT_TO_LEFT.search(near))
    return False


def _line(data: bytes, start: int) -> str:
    above = data.count(b"\n", 0, start)
    return f"line {above + 1}"


def _problem(count: int, what: str, where: str) -> ReadProblem:
    return ReadProblem(
        where=where,
        what=f"{what} were removed ({count} in all, the first here)",
        fix="check how the words read without them, and who made the file",
    )
