"""The file that a backup is: a zip with a manifest, read as if an enemy wrote it."""

from __future__ import annotations

import hashlib
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from assistant.domain.base import Frozen
from assistant.errors import AssistantError
from assistant.settings import FILE_NAME

FORMAT = 1
LEDGER = "ledger.db"
AUDIENCES = "audiences"
_MANIFEST = "manifest.json"
_ALLOWED = re.compile(rf"{LEDGER}|{re.escape(FILE_NAME)}|{AUDIENCES}/[^\W_][\w-]*\.md")
_SMALL = 10_000_000
"""Bytes that anything but the ledger may have."""
_MOST_FILES = 500
_RATIO = 200
"""How much smaller than the ledger its packed bytes may be; text gives 3 to 20."""
_CHUNK = 1 << 20


class BackupRefusedError(AssistantError):
    """The file is no backup that can be trusted."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is not restored: {reason}.",
            kept="everything as it was before; nothing of the file was taken.",
            fix="Name a file that `ontrack backup` wrote and that nobody changed.",
        )


class Part(Frozen):
    """One file in a backup."""

    name: str
    size: int
    sha256: str


class Manifest(Frozen):
    """What a backup says of itself; `without` names what was left out of it."""

    format: int
    program: str
    project: str
    made_at: datetime
    as_of: str | None
    revision: int
    sources: int
    files: tuple[Part, ...]
    without: tuple[str, ...] = ()


def write_part(archive: zipfile.ZipFile, name: str, source: Path) -> Part:
    """Put a file into the archive under a name; return what the manifest says."""
    sha256, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    with source.open("rb") as file, archive.open(info, "w", force_zip64=True) as out:
        while chunk := file.read(_CHUNK):
            sha256.update(chunk)
            size += len(chunk)
            out.write(chunk)
    return Part(name=name, size=size, sha256=sha256.hexdigest())


def write_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Put the manifest in, as the last of all."""
    archive.writestr(_MANIFEST, manifest.model_dump_json(indent=1))


class Backup:
    """A backup whose members are all that its manifest names, and nothing else."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive
        self._infos = self._members()
        self.manifest = self._manifest()

    @property
    def size(self) -> int:
        """Bytes that it takes when unpacked."""
        return sum(part.size for part in self.manifest.files)

    def unpack(self, folder: Path) -> None:
        """Write every file below a folder, each checked against its digest.

        Raises:
            BackupRefusedError: If one is not what the manifest says.
        """
        for part in self.manifest.files:
            target = folder / part.name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as out:
                self._copy(part, out)

    def check(self) -> None:
        """Compare every file with its digest; errors as of `unpack`."""
        for part in self.manifest.files:
            self._copy(part, None)

    def _copy(self, part: Part, out: BinaryIO | None) -> None:
        sha256, size = hashlib.sha256(), 0
        with (
            _zip_errors(self._path),
            self._archive.open(self._infos[part.name]) as packed,
        ):
            while size <= part.size and (chunk := packed.read(_CHUNK)):
                sha256.update(chunk)
                size += len(chunk)
                if out is not None:
                    out.write(chunk)
        if size != part.size or sha256.hexdigest() != part.sha256:
            raise self._refused(f"{part.name} in it is not what its manifest says")

    def _members(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._archive.infolist()
        if len(infos) > _MOST_FILES:
            raise self._refused("it holds too many files")
        names = Counter(info.filename for info in infos)
        for info in infos:
            if fault := _fault(info, names[info.filename]):
                raise self._refused(f"{info.filename[:80]!r} in it {fault}")
        if _MANIFEST not in names:
            raise self._refused("it holds no manifest")
        return {info.filename: info for info in infos}

    def _manifest(self) -> Manifest:
        data = self._archive.read(self._infos[_MANIFEST])
        try:
            manifest = Manifest.model_validate_json(data)
        except ValidationError as error:
            raise self._refused("its manifest cannot be understood") from error
        if manifest.format != FORMAT:
            raise self._refused(
                f"it has format {manifest.format}, and this ontrack knows {FORMAT}"
            )
        said = Counter(part.name for part in manifest.files)
        found = self._infos.keys() - {_MANIFEST}
        if found != said.keys() or max(said.values(), default=0) > 1:
            raise self._refused("its manifest names other files than it holds")
        if not {LEDGER, FILE_NAME} <= found:
            raise self._refused("its ledger or its settings are missing")
        for part in manifest.files:
            if self._infos[part.name].file_size != part.size:
                raise self._refused(f"{part.name} in it is not as long as it says")
        return manifest

    def _refused(self, reason: str) -> BackupRefusedError:
        return BackupRefusedError(self._path, reason)


@contextmanager
def open_backup(path: Path) -> Iterator[Backup]:
    """Open a backup whose members and manifest hold together.

    Raises:
        BackupRefusedError: If it is none, or was changed or cut off.
    """
    if not path.is_file():
        raise BackupRefusedError(path, "there is no such file")
    with ExitStack() as stack:
        with _zip_errors(path):
            archive = stack.enter_context(zipfile.ZipFile(path))
            backup = Backup(path, archive)
        yield backup


@contextmanager
def _zip_errors(path: Path) -> Iterator[None]:
    """Say of a file that zipfile cannot read, in whatever way, that it is not whole."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise BackupRefusedError(path, "it is no whole zip file") from error


def _fault(info: zipfile.ZipInfo, times: int) -> str | None:
    """Return why a member cannot be trusted, or None."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.filename != _MANIFEST and not _ALLOWED.fullmatch(info.filename):
        return "has no business in a backup"
    if kind not in {0, stat.S_IFREG} or info.is_dir():
        return "is a link or no plain file"
    if times > 1:
        return "is there twice"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.filename == LEDGER:
        is_bomb = info.file_size > max(_SMALL, info.compress_size * _RATIO)
    else:
        is_bomb = info.file_size > _SMALL
    return "would be far too large" if is_bomb else None
