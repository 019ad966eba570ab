"""Files into read results: found in folders, opened safely, read by their reader."""

from __future__ import annotations

import csv
import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.errors import MessageError
from pathlib import Path
from typing import BinaryIO

from assistant.domain.reading import ReadProblem, ReadResult
from assistant.errors import UsageError
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.notes.impossible_days import impossible_days
from ingest.notes.other_days import other_days
from ingest.privacy.asides import with_asides
from ingest.privacy.closed_parts import with_closed_parts
from ingest.privacy.warnings import text_warnings
from ingest.reader import Document, ReadContext, Reader
from ingest.readers.page_logs import with_registers
from ingest.tables.named_columns import kind_by_columns
from ingest.tables.record_days import with_newest_day
from ingest.tables.row_marks import with_marked_rows
from ingest.tables.stated_days import with_stated_day
from ingest.text.surrogates import mended
from ingest.text.wide_text import as_utf8

LARGEST_FILE = 1024**3
_PAGE = 1024**2
READING = "reading-23"
"""Changes with what the readers find, so that files are read anew."""
_OWN = {"ontrack.toml"}
_LOCK_FILE = "~$"
# What parsers raise for bytes that they did not expect; a file's fault, not ours.
_PARSER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    MessageError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    csv.Error,
    struct.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a path, and what in it is no file.

    `files` are pairs of the path relative to the parent of what was ingested, with
    `/`, and the absolute path; `problems` say where in `where`.
    """

    files: tuple[tuple[str, Path], ...]
    problems: tuple[ReadProblem, ...] = ()


def read_document(
    document: Document, context: ReadContext, kind: str | None = None
) -> ReadResult:
    """Detect the format, unless `kind` names it, and read the file.

    A table with columns that the settings name is one of tickets, a register within a
    page one of RAID entries; a log is no older than what its tables say was done, and a
    day of export that stands above a table dates it. Text in UTF-16 or UTF-32 is read
    as such, with a remark. What goes on in confidence is a passage of its own. Half
    characters, as JSON escapes can leave them, are mended wherever they stand; a
    deadline in prose that is no day of the calendar is a problem, and so are hidden
    characters, credentials, personal data and days that disagree.

    Raises:
        EmptyFileError: If it holds nothing.
        UnknownFormatError: If no reader knows it.
        UnreadableFileError: If it is damaged or unsafe.
    """
    with _refusing(document):
        document, told = as_utf8(document)
        reader = reader_of(document, context, kind)
        result = with_asides(mended(reader.read(document, context)))
        result = with_registers(with_marked_rows(result), document, context)
        result = with_closed_parts(result)
        result = with_newest_day(result, context.today)
        result = with_stated_day(result, document, context)
    problems = (
        *result.problems,
        *impossible_days(result),
        *text_warnings(document, result),
        *other_days(document, result, context),
    )
    return result.model_copy(
        update={
            "problems": tuple(dict.fromkeys(problems)),
            "remarks": (*((told,) if told else ()), *result.remarks),
        }
    )


def reader_of(
    document: Document, context: ReadContext, kind: str | None = None
) -> Reader:
    """Detect the format, unless `kind` names it; errors as in `read_document`."""
    with _refusing(document):
        document, _told = as_utf8(document)
        named = kind_by_columns(document, context.columns.values())
        return reader_for(document, kind or named)


@contextmanager
def _refusing(document: Document) -> Iterator[None]:
    """Turn what parsers raise into a refusal of the file."""
    try:
        yield
    except _PARSER_ERRORS as error:
        raise UnreadableFileError(
            f"{document.path!r} cannot be read ({type(error).__name__}: "
            f"{str(error)[:200]}).",
            fix="Open it in the program that made it, save or export it again.",
        ) from error


def gather(path: Path) -> Gathered:
    """List the files of a file or folder in order, without following links.

    Hidden files, lock files and a project's own settings are passed over.

    Raises:
        UsageError: If there is nothing at the path.
    """
    if not path.exists():
        raise UsageError(f"There is no {str(path)!r}.", fix="Check the path.")
    root = path.resolve()
    files: list[tuple[str, Path]] = []
    problems: list[ReadProblem] = []
    for found in _walk(root, problems):
        relative = found.relative_to(root.parent).as_posix()
        mode = found.lstat().st_mode
        shown = _shown(relative)
        if not stat.S_ISREG(mode):
            problems.append(_no_file(shown, mode))
        elif shown != relative:
            problems.append(_unwritable(shown))
        else:
            files.append((relative, found))
    return Gathered(tuple(sorted(files)), tuple(problems))


def load(absolute: Path, relative: str, largest: int = LARGEST_FILE) -> Document:
    """Read a file's bytes, at most `largest`.

    Its neighbours are the plain files of its folder and, as `../name`, those of the
    folder above where that is still within what was ingested; no link is followed.

    Raises:
        UnreadableFileError: If it cannot be opened, is no plain file or is too large.
    """
    folder = absolute.parent
    is_below = relative.count("/") > 1

    def neighbour(name: str) -> bytes | None:
        if name.startswith("../") and is_below:
            return _beside(folder.parent, name.removeprefix("../"))
        return _beside(folder, name)

    def _beside(folder: Path, name: str) -> bytes | None:
        if name in {"", ".", ".."} or any(mark in name for mark in "/\\\0"):
            return None
        try:
            return read_bytes(folder / name, name, largest)
        except UnreadableFileError:
            return None

    return Document(relative, read_bytes(absolute, relative, largest), neighbour)


def read_bytes(
    path: Path, name: str, largest: int = LARGEST_FILE, *, first: int | None = None
) -> bytes:
    """Read a plain file, or its `first` bytes; no link is followed.

    Raises:
        UnreadableFileError: If it cannot be opened, is no plain file or is too large.
    """
    with open_plain(path, name) as file:
        try:
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, largest) + 1 if first is None else first)
        except OSError as error:
            raise _unopened(name, error) from error
    if len(data) > largest:
        raise UnreadableFileError(
            f"{name!r} is larger than {largest // 1024**2} MB.",
            fix="Export less at a time, or raise limits.file_mb in ontrack.toml.",
        )
    return data


def digest_of(path: Path, name: str) -> str | None:
    """Return the SHA-256 of a plain file's bytes, None if it cannot be read."""
    made = hashlib.sha256()
    try:
        with open_plain(path, name) as file:
            while data := file.read(_PAGE):
                made.update(data)
    except (UnreadableFileError, OSError):
        return None
    return made.hexdigest()


def open_plain(path: Path, name: str) -> BinaryIO:
    """Open a plain file to be read; no link is followed.

    Raises:
        UnreadableFileError: If it cannot be opened or is no plain file.
    """
    flags = os.O_RDONLY
    for extra in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, extra, 0)
    try:
        file = open(os.open(path, flags), "rb")  # noqa: PTH123, SIM115
    except OSError as error:
        raise _unopened(name, error) from error
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise UnreadableFileError(
        f"{name!r} is no plain file.", fix="Ingest a copy of its content."
    )


def _unopened(name: str, error: OSError) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name!r} cannot be opened: {error.strerror}.",
        fix="Check that it exists and that you may read it.",
    )


def _walk(root: Path, problems: list[ReadProblem]) -> Iterator[Path]:
    if not root.is_dir():
        yield root
        return

    def unreadable(error: OSError) -> None:
        problems.append(
            ReadProblem(
                where=_shown(Path(error.filename).relative_to(root.parent).as_posix()),
                what=f"the folder cannot be read: {error.strerror}",
                fix="check that you may read it",
            )
        )

    for folder, names, files in os.walk(root, onerror=unreadable):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        names[:] = sorted(n for n in names if not is_hidden(n) and n not in links)
        yield from (Path(folder) / n for n in [*files, *links] if not is_hidden(n))


def is_hidden(name: str) -> bool:
    """Whether a file or folder is none of the project: hidden, a lock, or settings."""
    return name.startswith((".", _LOCK_FILE)) or name in _OWN


def _shown(relative: str) -> str:
    """Return a name as UTF-8 can hold it: any other byte is escaped by a backslash."""
    return os.fsencode(relative).decode("utf-8", "backslashreplace")


def _unwritable(shown: str) -> ReadProblem:
    """Refuse a name that no source, quote or report could be written with."""
    return ReadProblem(
        where=shown,
        what="the name is not UTF-8, so nothing could be quoted under it",
        fix="rename the file or folder to a name in UTF-8 and ingest it again",
    )


def _no_file(relative: str, mode: int) -> ReadProblem:
    what = "a link" if stat.S_ISLNK(mode) else "a pipe, socket or device"
    return ReadProblem(
        where=relative,
        what=f"{what} is not followed or opened",
        fix="put a copy of the file there",
    )
