"""The guard in front of zip-based files: nothing opens them before it has passed."""

from __future__ import annotations

import io
import zipfile
import zlib

from ingest.errors import UnreadableFileError
from ingest.safety.archive_limits import IN_FORCE

_SMALL = 1024 * 1024
_CHUNK = 1024 * 1024
_DECLARATIONS = tuple(
    text.encode(encoding)
    for text in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_OVERLAP = max(map(len, _DECLARATIONS))
_ENCRYPTED = 0x1


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin like a zip file."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def check_container(data: bytes, path: str) -> frozenset[str]:
    """Unpack every member once, keeping nothing, and return the members' names.

    Bytes are counted while they are unpacked; the sizes that the file declares are
    not trusted.

    Raises:
        UnreadableFileError: If the file is damaged, protected, too large, packed too
            tightly, holds a name twice, or declares a document type in its XML.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members, path)
            total = 0
            for member in members:
                total = _unpack(archive, member, total, len(data), path)
            return frozenset(member.filename for member in members)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
    ) as error:
        raise UnreadableFileError(
            f"{path!r} is damaged: {error}.", fix="Save or download it again."
        ) from error


def _check_members(members: list[zipfile.ZipInfo], path: str) -> None:
    if not members:
        raise UnreadableFileError(
            f"{path!r} is an empty archive.", fix="Save it again."
        )
    most = IN_FORCE.get().members
    if len(members) > most:
        raise UnreadableFileError(
            f"{path!r} holds {len(members)} members, more than {most}.",
            fix="Save it again without embedded files, or raise "
            "limits.archive_members in ontrack.toml.",
        )
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        raise UnreadableFileError(
            f"{path!r} holds one name twice, so programs disagree on what it says.",
            fix="Open it and save it again.",
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableFileError(
            f"{path!r} is password protected.", fix="Save a copy without a password."
        )


def _unpack(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    total: int,
    packed: int,
    path: str,
) -> int:
    """Read the member to its end and return the new total of unpacked bytes."""
    is_xml = member.filename.casefold().endswith((".xml", ".rels", ".vml"))
    tail = b""
    size = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            total += len(chunk)
            _check_size(size, total, member, packed, path)
            if is_xml and any(mark in tail + chunk for mark in _DECLARATIONS):
                raise UnreadableFileError(
                    f"{path!r} declares a document type in {member.filename!r}, which "
                    "no office program writes.",
                    fix="Open it and save it again.",
                )
            tail = chunk[-_OVERLAP:]
    return total


def _check_size(
    size: int, total: int, member: zipfile.ZipInfo, packed: int, path: str
) -> None:
    limits = IN_FORCE.get()
    tight = max(1, member.compress_size) * limits.ratio
    if size > _SMALL and (size > tight or total > packed * limits.ratio):
        raise UnreadableFileError(
            f"{path!r} unpacks to more than {limits.ratio} times its size.",
            fix="Save only the sheets or pages that are needed, or raise "
            "limits.archive_ratio in ontrack.toml.",
        )
    if total > limits.unpacked_mb * 1024**2:
        raise UnreadableFileError(
            f"{path!r} unpacks to more than {limits.unpacked_mb} MB.",
            fix="Save only the sheets or pages that are needed, or raise "
            "limits.archive_mb in ontrack.toml.",
        )
