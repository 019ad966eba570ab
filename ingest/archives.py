"""Zip archives as folders: each member is a file of its own (`export.zip!/a.json`)."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath

from assistant.domain.reading import ReadProblem
from ingest.containers import is_zip
from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.reading import is_hidden, read_bytes
from ingest.text import clean

_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
"""Members that say that a zip file is one document."""
_OFFICE_SUFFIXES = frozenset(
    ".docx .docm .dotx .doc .xlsx .xlsm .xltx .xls .pptx .pptm .ppt .odt .ods".split()  # noqa: SIM905
)
_START = 4
_SMALL = 1024 * 1024
_CHUNK = 1024 * 1024
_LONGEST_NAME = 500
_MOST_LEVELS = 30
_MOST_NAMED = 50
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for archives that are not as they should be."""


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much an archive may hold.

    `file_mb` is for the archive itself and each member, `unpacked_mb` for all members
    together; `ratio` is how many times its packed size a member may unpack to.
    """

    file_mb: int = 1000
    unpacked_mb: int = 500
    members: int = 3000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; `path` is that of the archive, `!/` and its name in it."""

    path: str
    name: str
    archive: Path
    index: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The members that can be read, and those that cannot, with the reason."""

    members: tuple[Member, ...]
    problems: tuple[ReadProblem, ...]


@dataclass(slots=True)
class _Opened:
    """The archive that is open; `by_name` are the places of its members."""

    absolute: Path
    path: str
    zip: zipfile.ZipFile
    by_name: dict[str, int] = field(default_factory=dict)


class Archives:
    """Lists archives and reads their members; one archive is open at a time."""

    def __init__(self, limits: ArchiveLimits) -> None:
        self._limits = limits
        self._opened: _Opened | None = None
        self._unpacked: dict[Path, dict[int, int]] = {}

    def listing(self, absolute: Path, path: str) -> Listing | None:
        """Return what an archive holds, or None if the file is none.

        Raises:
            UnreadableFileError: If the archive as a whole is damaged, protected, too
                large, or made to deceive.
        """
        if not _starts_like_zip(absolute):
            return None
        try:
            opened = self._open(absolute, path)
        except UnreadableFileError:
            if PurePosixPath(path).suffix.lower() in _OFFICE_SUFFIXES:
                return None
            raise
        infos = opened.zip.infolist()
        if not _OFFICE.isdisjoint(info.filename for info in infos):
            return None
        _check(infos, path, self._limits)
        members, problems = _sorted_out(infos, absolute, path)
        opened.by_name = {member.name: member.index for member in members}
        if not members and not problems:
            raise UnreadableFileError(
                f"{path!r} holds no files.", fix="Export or pack it again."
            )
        return Listing(tuple(members), _shortened(problems))

    def load(self, member: Member) -> Document:
        """Read a member's bytes, counted while they are unpacked.

        Its neighbours are those of its folder in the archive and of the one above.

        Raises:
            UnreadableFileError: If it is damaged, too large, or itself an archive.
        """
        opened = self._open(member.archive, member.path.split("!/", 1)[0])
        if not opened.by_name:
            found, _ = _sorted_out(opened.zip.infolist(), member.archive, opened.path)
            opened.by_name = {one.name: one.index for one in found}
        data = self._read(opened, member.index, member.path)
        if _is_archive(data, member.name):
            raise UnreadableFileError(
                f"{member.path!r} is an archive within an archive.",
                fix="Unpack the outer one and ingest the folder.",
            )
        folder = PurePosixPath(member.name).parent

        def neighbour(name: str) -> bytes | None:
            beside = folder
            if name.startswith("../"):
                if folder == PurePosixPath():
                    return None
                beside, name = folder.parent, name.removeprefix("../")
            index = opened.by_name.get((beside / name).as_posix())
            try:
                return None if index is None else self._read(opened, index, name)
            except UnreadableFileError:
                return None

        return Document(member.path, data, neighbour)

    def _open(self, absolute: Path, path: str) -> _Opened:
        if self._opened is None or self._opened.absolute != absolute:
            self._opened = None
            data = read_bytes(absolute, path, self._limits.file_mb * 1024**2)
            try:
                archive = zipfile.ZipFile(io.BytesIO(data))
            except _FAILURES as error:
                raise _damaged(path, error) from error
            self._opened = _Opened(absolute, path, archive)
        return self._opened

    def _read(self, opened: _Opened, index: int, path: str) -> bytes:
        info = opened.zip.infolist()[index]
        spent = self._unpacked.setdefault(opened.absolute, {})
        others = sum(size for number, size in spent.items() if number != index)
        parts: list[bytes] = []
        size = 0
        try:
            with opened.zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._check_size(size, others + size, info, path)
                    parts.append(chunk)
        except _FAILURES as error:
            raise _damaged(path, error) from error
        spent[index] = size
        return b"".join(parts)

    def _check_size(
        self, size: int, total: int, info: zipfile.ZipInfo, path: str
    ) -> None:
        limits = self._limits
        if size > _SMALL and size > max(1, info.compress_size) * limits.ratio:
            raise _too_tight(path, limits)
        if size > limits.file_mb * 1024**2:
            raise UnreadableFileError(
                f"{path!r} is larger than {limits.file_mb} MB.",
                fix="Export less at a time, or raise limits.file_mb in ontrack.toml.",
            )
        if total > limits.unpacked_mb * 1024**2:
            raise _too_large(path, limits)


def _starts_like_zip(absolute: Path) -> bool:
    try:
        return is_zip(read_bytes(absolute, absolute.name, first=_START))
    except UnreadableFileError:
        return False


def _is_archive(data: bytes, name: str) -> bool:
    if not is_zip(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _OFFICE.isdisjoint(archive.namelist())
    except _FAILURES:
        return PurePosixPath(name).suffix.lower() not in _OFFICE_SUFFIXES


def _check(infos: Sequence[zipfile.ZipInfo], path: str, limits: ArchiveLimits) -> None:
    """Refuse what no program packs, before anything is unpacked."""
    if not infos:
        raise UnreadableFileError(
            f"{path!r} is an empty archive.", fix="Export or pack it again."
        )
    if len(infos) > limits.members:
        raise UnreadableFileError(
            f"{path!r} holds {len(infos)} members, more than {limits.members}.",
            fix="Pack less at a time, or raise limits.archive_members in ontrack.toml.",
        )
    files = [info for info in infos if not _is_folder(info)]
    if files and all(info.flag_bits & _ENCRYPTED for info in files):
        raise UnreadableFileError(
            f"{path!r} is password protected.", fix="Pack it without a password."
        )
    spans = sorted((i.header_offset, i.header_offset + i.compress_size) for i in infos)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise UnreadableFileError(
            f"{path!r} is made to deceive: its members overlap.",
            fix="Ask for the files themselves.",
        )
    if sum(info.file_size for info in infos) > limits.unpacked_mb * 1024**2:
        raise _too_large(path, limits)


def _sorted_out(
    infos: Sequence[zipfile.ZipInfo], absolute: Path, path: str
) -> tuple[list[Member], list[ReadProblem]]:
    """Return the members by safe names, and a problem for each that has none."""
    members: list[Member] = []
    problems: list[ReadProblem] = []
    taken: Counter[str] = Counter()
    for index, info in enumerate(infos):
        name = _shown(info.orig_filename)
        if _is_folder(info) or any(_is_passed_over(part) for part in name.split("/")):
            continue
        reason = _refused(info)
        if reason:
            problems.append(reason)
            continue
        safe = PurePosixPath(name).as_posix()
        taken[safe] += 1
        if taken[safe] > 1:
            problems.append(_twice(safe, taken[safe]))
            safe = _numbered(safe, taken[safe])
        if info.orig_filename.replace("\\", "/") != name:
            problems.append(_cleaned(name))
        members.append(Member(f"{path}!/{safe}", safe, absolute, index))
    return sorted(members, key=lambda one: one.path), problems


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith(("/", "\\"))


def _is_passed_over(part: str) -> bool:
    return part == "__MACOSX" or (is_hidden(part) and part.strip(".") != "")


def _refused(info: zipfile.ZipInfo) -> ReadProblem | None:
    """Say why a member is not read, if it is not."""
    raw = info.orig_filename.replace("\\", "/")
    name = _shown(raw)
    what = fix = ""
    if raw.startswith("/") or _DRIVE.match(raw) or ".." in raw.split("/"):
        what = "its name leads out of the archive"
        fix = "pack the files by names within the archive"
    elif "\0" in raw:
        what, fix = "its name holds a NUL", "rename the file and pack it again"
    elif len(raw) > _LONGEST_NAME or raw.count("/") > _MOST_LEVELS:
        what = f"its name is longer than {_LONGEST_NAME} characters or deeper than"
        what += f" {_MOST_LEVELS} folders"
        fix = "rename the file and pack it again"
    elif info.flag_bits & _ENCRYPTED:
        what, fix = "it is password protected", "pack it without a password"
    elif stat.S_ISLNK(info.external_attr >> 16):
        what, fix = "it is a link", "pack the file itself"
    elif not PurePosixPath(name).name:
        what, fix = "it has no name", "rename the file and pack it again"
    return ReadProblem(where=name, what=what, fix=fix) if what else None


def _shown(name: str) -> str:
    """Return a name without characters that do more than name."""
    bare = re.sub(r"[\n\t]", " ", clean(name.replace("\\", "/")))
    return bare[:_LONGEST_NAME]


def _numbered(name: str, number: int) -> str:
    path = PurePosixPath(name)
    return path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()


def _twice(name: str, number: int) -> ReadProblem:
    return ReadProblem(
        where=name,
        what=f"the archive holds this name again; read as {_numbered(name, number)!r}",
        fix="pack it again with each name once",
    )


def _cleaned(name: str) -> ReadProblem:
    return ReadProblem(
        where=name,
        what="its name held characters that nobody sees; they were left out",
        fix="rename the file if the name matters",
    )


def _shortened(problems: Sequence[ReadProblem]) -> tuple[ReadProblem, ...]:
    """Name the first problems and count the rest."""
    if len(problems) <= _MOST_NAMED:
        return tuple(problems)
    rest = ReadProblem(
        where="",
        what=f"{len(problems) - _MOST_NAMED} more members were not read as they are",
        fix="pack the files again",
    )
    return (*problems[:_MOST_NAMED], rest)


def _damaged(path: str, error: Exception) -> UnreadableFileError:
    said = clean(str(error)).replace("\n", " ")[:120] or type(error).__name__
    return UnreadableFileError(
        f"{path!r} is damaged: {said}.", fix="Download, export or pack it again."
    )


def _too_tight(path: str, limits: ArchiveLimits) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} unpacks to more than {limits.ratio} times its size.",
        fix="Ingest the file itself, or raise limits.archive_ratio in ontrack.toml.",
    )


def _too_large(path: str, limits: ArchiveLimits) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} unpacks to more than {limits.unpacked_mb} MB.",
        fix="Pack less at a time, or raise limits.archive_mb in ontrack.toml.",
    )
