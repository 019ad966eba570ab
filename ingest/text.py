"""Bytes into clean text: encodings, line ends, control and invisible characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from assistant.domain.reading import ReadProblem
from ingest.code_pages import guess_code_page
from ingest.errors import UnreadableFileError

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
    "|[\ufe00-\ufe0f]{2,}"
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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


def decode(data: bytes, path: str) -> Text:
    """Decode by byte order mark, as UTF-8, or by guess with a problem that says so.

    Raises:
        UnreadableFileError: If the bytes are not text.
    """
    if data.startswith(_UTF16):
        return _cleaned(data.decode("utf-16", errors="replace"))
    try:
        return _cleaned(_checked(data.decode("utf-8-sig"), path))
    except UnicodeDecodeError as error:
        return _guess(data, path, error)


def _cleaned(text: str, problem: ReadProblem | None = None) -> Text:
    folded = _LINE_ENDS.sub("\n", text)
    body = _INVISIBLE.sub("", folded)
    if len(body) == len(folded):
        return Text(body, problem)
    lines = enumerate(folded.split("\n"), 1)
    hidden = frozenset(n for n, line in lines if _INVISIBLE.search(line))
    return Text(body, problem, hidden)


def _checked(text: str, path: str) -> str:
    """Refuse what decodes but is no text."""
    if text.count("\0") > max(8, len(text) // 100):
        raise _not_text(path)
    return text


def _guess(data: bytes, path: str, error: UnicodeDecodeError) -> Text:
    if b"\0" in data:
        raise _not_text(path)
    encoding = guess_code_page(data)
    line = data.count(b"\n", 0, error.start) + 1
    return _cleaned(
        data.decode(encoding, errors="replace"),
        ReadProblem(
            where=f"line {line}",
            what=f"the file is not UTF-8; read as {encoding}",
            fix="save it as UTF-8 if letters look wrong",
        ),
    )


def _not_text(path: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} holds bytes that are not text.",
        fix="Export it again, as text or in a format that ontrack reads.",
    )
