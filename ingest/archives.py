"""Zip archives as folders: each member is a file of its own (`export.zip!/a.json`)."""

from __future__ import annotations

import io
import os
import weakref
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from assistant.domain.reading import ReadProblem
from ingest.archive_members import is_folder, shortened, sorted_out
from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.reading import open_plain, read_bytes
from ingest.safety.archive_limits import ArchiveLimits
from ingest.safety.containers import is_zip
from ingest.text.decoding import clean

_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
"""Members that say that a zip file is one document."""
_OFFICE_SUFFIXES = frozenset(
    ".docx .docm .dotx .doc .xlsx .xlsm .xltx .xls .pptx .pptm .ppt .odt .ods".split()  # noqa: SIM905
)
_START = 4
_SMALL = 1024 * 1024
_CHUNK = 1024 * 1024
_MANY = 1000
_CRUMB = 32
"""So many bytes a file has on the average where there are many that say something."""
_ENCRYPTED = 0x1
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
class Member:
    """A file in an archive; `path` is that of the archive, `!/` and its name in it.

    `places` are where it is in the archive, or where the archive is that it is in.
    """

    path: str
    name: str
    archive: Path
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The members that can be read, and those that cannot, with the reason."""

    members: tuple[Member, ...]
    problems: tuple[ReadProblem, ...]


@dataclass(slots=True)
class _Opened:
    """An archive that is open; `by_name` are the places of its members.

    `places` say where it is in the file, if it is in another archive.
    """

    path: str
    zip: zipfile.ZipFile
    places: tuple[int, ...] = ()
    by_name: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Counted:
    """What the archives of one file declare together."""

    members: int = 0
    size: int = 0


class Archives:
    """Lists archives and reads their members; one file is open at a time.

    What is unpacked is counted for each file, that of archives in it too.
    """

    def __init__(self, limits: ArchiveLimits) -> None:
        self._limits = limits
        self._file: tuple[object, ...] = ()
        self._chain: list[_Opened] = []
        self._spent: dict[tuple[int, ...], int] = {}
        self._total = 0
        self._close_file: Callable[..., Any] = lambda: None

    def listing(self, absolute: Path, path: str) -> Listing | None:
        """Return what an archive holds, or None if the file is none.

        Archives in it are opened too, as deep as the limits say.

        Raises:
            UnreadableFileError: If the archive as a whole is damaged, protected, too
                large, or made to deceive.
        """
        if not _starts_like_zip(absolute):
            return None
        try:
            opened = self._open(absolute, path)
        except UnreadableFileError:
            if _is_named_office(path):
                return None
            raise
        if _is_office(opened.zip):
            return None
        counted = _Counted()
        found, problems = self._within(opened, counted)
        members = [
            Member(f"{path}!/{name}", name, absolute, places) for name, places in found
        ]
        if not members and not problems:
            raise UnreadableFileError(
                f"{path!r} holds no files.", fix="Export or pack it again."
            )
        return Listing(tuple(members), shortened(problems))

    def load(self, member: Member) -> Document:
        """Read a member's bytes, counted while they are unpacked.

        Its neighbours are those of its folder in the archive and of the one above.

        Raises:
            UnreadableFileError: If it is damaged, too large, or an archive that is
                deeper than the limits allow.
        """
        opened = self._reach(member)
        place = member.places[-1]
        data = self._read(opened, place, member.path)
        if _is_archive(data, member.name):
            raise _too_deep(member, self._limits)
        if not opened.by_name:
            found, _ = sorted_out(opened.zip.infolist())
            opened.by_name = dict(found)
        folder = PurePosixPath(member.name.rsplit("!/", 1)[-1]).parent

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

    def _within(
        self, opened: _Opened, counted: _Counted
    ) -> tuple[list[tuple[str, tuple[int, ...]]], list[ReadProblem]]:
        """Return names and places of what is in an archive and in those within it."""
        infos = opened.zip.infolist()
        _check(infos, opened.path, self._limits, counted)
        found, problems = sorted_out(infos)
        members: list[tuple[str, tuple[int, ...]]] = []
        for name, index in found:
            path = f"{opened.path}!/{name}"
            try:
                inner = self._nested(opened, index, path)
                if inner is None:
                    members.append((name, (*opened.places, index)))
                    continue
                within, wrong = self._within(inner, counted)
            except UnreadableFileError as error:
                what = error.problem.removeprefix(f"{path!r} ").removesuffix(".")
                problems.append(ReadProblem(where=name, what=what, fix=error.fix))
                continue
            members += [(f"{name}!/{one}", places) for one, places in within]
            problems += [
                one.model_copy(update={"where": f"{name}!/{one.where}"})
                for one in wrong
            ]
        return members, problems

    def _nested(self, opened: _Opened, index: int, path: str) -> _Opened | None:
        """Open an archive within an archive, None if it is none that is opened."""
        if len(opened.places) + 1 >= self._limits.depth:
            return None
        try:
            with opened.zip.open(opened.zip.infolist()[index]) as stream:
                if not is_zip(stream.read(_START)):
                    return None
        except _FAILURES:
            return None
        data = self._read(opened, index, path)
        if not _is_archive(data, path):
            return None
        return _Opened(path, _zip(io.BytesIO(data), path), (*opened.places, index))

    def _reach(self, member: Member) -> _Opened:
        """Open the archive that a member is in."""
        names = member.path.split("!/")
        self._open(member.archive, names[0])
        for depth in range(1, len(member.places)):
            within = member.places[:depth]
            if len(self._chain) > depth and self._chain[depth].places == within:
                continue
            del self._chain[depth:]
            path = "!/".join(names[: depth + 1])
            outer = self._chain[-1]
            data = self._read(outer, within[-1], path)
            self._chain.append(_Opened(path, _zip(io.BytesIO(data), path), within))
        return self._chain[len(member.places) - 1]

    def _open(self, absolute: Path, path: str) -> _Opened:
        """Open a file that stays open until another one is, or it has changed."""
        file = open_plain(absolute, path)
        status = os.fstat(file.fileno())
        known = (absolute, status.st_ino, status.st_size, status.st_mtime_ns)
        if self._file == known:
            file.close()
            return self._chain[0]
        self._forget()
        if status.st_size > self._limits.file_mb * 1024**2:
            file.close()
            raise _too_large_a_file(path, self._limits)
        try:
            self._chain = [_Opened(path, _zip(file, path))]
        except UnreadableFileError:
            file.close()
            raise
        self._close_file = weakref.finalize(self, file.close)
        self._file = known
        return self._chain[0]

    def _forget(self) -> None:
        for opened in reversed(self._chain):
            opened.zip.close()
        self._chain, self._file = [], ()
        self._spent, self._total = {}, 0
        self._close_file()

    def _read(self, opened: _Opened, index: int, path: str) -> bytes:
        info = opened.zip.infolist()[index]
        place = (*opened.places, index)
        self._total -= self._spent.pop(place, 0)
        parts: list[bytes] = []
        size = 0
        try:
            with opened.zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._check_size(size, self._total + size, info, path)
                    parts.append(chunk)
        except _FAILURES as error:
            raise _damaged(path, error) from error
        self._spent[place] = size
        self._total += size
        return b"".join(parts)

    def _check_size(
        self, size: int, total: int, info: zipfile.ZipInfo, path: str
    ) -> None:
        limits = self._limits
        if size > _SMALL and size > max(1, info.compress_size) * limits.ratio:
            raise _too_tight(path, limits)
        if size > limits.file_mb * 1024**2:
            raise _too_large_a_file(path, limits)
        if total > limits.unpacked_mb * 1024**2:
            raise _too_large(path, limits)


def _starts_like_zip(absolute: Path) -> bool:
    try:
        return is_zip(read_bytes(absolute, absolute.name, first=_START))
    except UnreadableFileError:
        return False


def _zip(file: BinaryIO, path: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _FAILURES as error:
        raise _damaged(path, error) from error


def _is_office(archive: zipfile.ZipFile) -> bool:
    return not _OFFICE.isdisjoint(archive.namelist())


def _is_named_office(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _OFFICE_SUFFIXES


def _is_archive(data: bytes, name: str) -> bool:
    if not is_zip(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not _is_office(archive)
    except _FAILURES:
        return not _is_named_office(name)


def _check(
    infos: Sequence[zipfile.ZipInfo],
    path: str,
    limits: ArchiveLimits,
    counted: _Counted,
) -> None:
    """Refuse what no program packs, before anything is unpacked."""
    if not infos:
        raise UnreadableFileError(
            f"{path!r} is an empty archive.", fix="Export or pack it again."
        )
    counted.members += len(infos)
    if counted.members > limits.members:
        raise UnreadableFileError(
            f"{path!r} holds {len(infos)} members, {counted.members} with those of "
            f"all archives in the file: more than {limits.members}.",
            fix="Pack less at a time, or raise limits.archive_members in ontrack.toml.",
        )
    files = [info for info in infos if not is_folder(info)]
    if files and all(info.flag_bits & _ENCRYPTED for info in files):
        raise UnreadableFileError(
            f"{path!r} is password protected.", fix="Pack it without a password."
        )
    if len(files) > _MANY and sum(i.file_size for i in files) < len(files) * _CRUMB:
        raise UnreadableFileError(
            f"{path!r} is made to exhaust: its {len(files)} members hold less than "
            f"{_CRUMB} bytes each.",
            fix="Unpack it and ingest the folder.",
        )
    spans = sorted((i.header_offset, i.header_offset + i.compress_size) for i in infos)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise UnreadableFileError(
            f"{path!r} is made to deceive: its members overlap.",
            fix="Ask for the files themselves.",
        )
    counted.size += sum(info.file_size for info in infos)
    if counted.size > limits.unpacked_mb * 1024**2:
        raise _too_large(path, limits)


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


def _too_large_a_file(path: str, limits: ArchiveLimits) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} is larger than {limits.file_mb} MB.",
        fix="Export less at a time, or raise limits.file_mb in ontrack.toml.",
    )


def _too_deep(member: Member, limits: ArchiveLimits) -> UnreadableFileError:
    return UnreadableFileError(
        f"{member.path!r} is an archive within an archive, deeper than "
        f"{limits.depth} of them.",
        fix="Unpack the outer one and ingest the folder, or raise "
        "limits.archive_depth in ontrack.toml.",
    )
