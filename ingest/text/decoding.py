"""Bytes into clean text: encodings, line ends, control and invisible characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.reading import ReadProblem
from ingest.errors import UnreadableFileError
from ingest.text.code_pages import guess_code_page

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
    "|[\ufe00-\ufe0f]{2,}"
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ODD = bytes({*range(0x20), 0x7F} - {*b"\t\n"})
_NEVER_WRITTEN = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\v\f\x1b\x1a"})
_FEW_ODD = 4
_TOGETHER = "\r" + "".join(map(chr, range(0xFE00, 0xFE10)))
"""Characters that are judged with what follows them."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Text:
    """A file's clean text.

    `problem` says that its encoding had to be guessed; `hidden` are the numbers of the
    lines that carried characters nobody sees.
    """

    body: str
    problem: ReadProblem | None = None
    hidden: frozenset[int] = frozenset()

    @property
    def lines(self) -> list[str]:
        """The lines without their ends; line 1 is at index 0."""
        return self.body.split("\n")


def clean(text: str) -> str:
    """Fold line ends to LF; drop control, bidirectional and invisible characters.

    Characters that mark emoji variants go too; tabs and line ends stay.
    """
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


@dataclass(frozen=True, slots=True)
class Decoding:
    """How bytes are read as clean text, piece by piece.

    `problem` says that the encoding had to be guessed.
    """

    data: bytes
    encoding: str
    errors: str
    problem: ReadProblem | None = None

    def pieces(self) -> Iterator[str]:
        """Yield the clean text in pieces that make no difference to it."""
        return (body for _folded, body in self._pieces())

    def lines(self) -> Iterator[str]:
        """Yield the lines without their ends; after a last end there is none."""
        parts: list[str] = []
        for piece in self.pieces():
            first, *others = piece.split("\n")
            parts.append(first)
            if others:
                yield "".join(parts)
                yield from others[:-1]
                parts = [others[-1]]
        last = "".join(parts)
        if last:
            yield last

    @property
    def ends_open(self) -> bool:
        """Whether no line end stands behind the last line."""
        last = ""
        for piece in self.pieces():
            last = piece[-1:] or last
        return last != "\n"

    def hidden(self) -> frozenset[int]:
        """Return the numbers of the lines that carried characters nobody sees."""
        found: set[int] = set()
        number = 1
        for folded, body in self._pieces():
            if len(body) != len(folded):
                lines = enumerate(folded.split("\n"), number)
                found.update(n for n, line in lines if _INVISIBLE.search(line))
            number += folded.count("\n")
        return frozenset(found)

    def _pieces(self) -> Iterator[tuple[str, str]]:
        """Yield pieces with all line ends folded, and the same pieces clean."""
        decoder = codecs.getincrementaldecoder(self.encoding)(self.errors)
        held = ""
        for start in range(0, len(self.data), _PIECE):
            text = held + decoder.decode(self.data[start : start + _PIECE])
            kept = text.rstrip(_TOGETHER)
            held = text[len(kept) :]
            yield _cleaned(kept)
        yield _cleaned(held + decoder.decode(b"", final=True))


def decode(data: bytes, path: str) -> Text:
    """Decode by byte order mark, as UTF-8, or by guess with a problem that says so.

    Raises:
        UnreadableFileError: If the bytes are not text.
    """
    decoding = decoding_of(data, path)
    body = "".join(decoding.pieces())
    return Text(body, decoding.problem, decoding.hidden())


def decoding_of(data: bytes, path: str) -> Decoding:
    """Find out how to decode the bytes, as `decode` does.

    Raises:
        UnreadableFileError: If the bytes are not text.
    """
    if data.startswith(_UTF16):
        return Decoding(data, "utf-16", "replace")
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    length = 0
    try:
        for start in range(0, len(data), _PIECE):
            length += len(decoder.decode(data[start : start + _PIECE]))
        length += len(decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        return _guess(data, path)
    # What decodes but is no text.
    if data.count(b"\0") > max(8, length // 100):
        raise _not_text(path)
    return Decoding(data, "utf-8-sig", "strict")


def _cleaned(text: str) -> tuple[str, str]:
    if text.isascii():
        plain = text.encode()
        if len(plain.translate(None, _ODD)) == len(plain):
            return text, text
    folded = _LINE_ENDS.sub("\n", text)
    return folded, _INVISIBLE.sub("", folded)


def _guess(data: bytes, path: str) -> Decoding:
    if b"\0" in data or _is_noise(data):
        raise _not_text(path)
    encoding = guess_code_page(data)
    line = data.count(b"\n", 0, _first_odd(data)) + 1
    problem = ReadProblem(
        where=f"line {line}",
        what=f"the file is not UTF-8; read as {encoding}",
        fix="save it as UTF-8 if letters look wrong",
    )
    return Decoding(data, encoding, "replace", problem)


def _is_noise(data: bytes) -> bool:
    """Whether bytes that no code page uses in text are more than a slip or two."""
    sample = data[:_PIECE]
    odd = len(sample) - len(sample.translate(None, _NEVER_WRITTEN))
    return odd > max(_FEW_ODD, len(sample) // 50)


def _first_odd(data: bytes) -> int:
    """Return where the bytes stop to be UTF-8."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _not_text(path: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} holds bytes that are not text.",
        fix="Export it again, as text or in a format that ontrack reads.",
    )
