"""The members of an archive: names that are safe, and why one is not read."""

from __future__ import annotations

import re
import stat
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from assistant.domain.reading import ReadProblem
from ingest.reading import is_hidden
from ingest.text.decoding import clean

_LONGEST_NAME = 500
_MOST_LEVELS = 30
_MOST_NAMED = 50
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")


def sorted_out(
    infos: Sequence[zipfile.ZipInfo],
) -> tuple[list[tuple[str, int]], list[ReadProblem]]:
    """Return safe names with places, and a problem for each member that has none."""
    members: list[tuple[str, int]] = []
    problems: list[ReadProblem] = []
    taken: Counter[str] = Counter()
    for index, info in enumerate(infos):
        name = _shown(info.orig_filename)
        if is_folder(info) or any(_is_passed_over(part) for part in name.split("/")):
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
        members.append((safe, index))
    return sorted(members), problems


def is_folder(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder."""
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


def shortened(problems: Sequence[ReadProblem]) -> tuple[ReadProblem, ...]:
    """Name the first problems and count the rest."""
    if len(problems) <= _MOST_NAMED:
        return tuple(problems)
    rest = ReadProblem(
        where="",
        what=f"{len(problems) - _MOST_NAMED} more members were not read as they are",
        fix="pack the files again",
    )
    return (*problems[:_MOST_NAMED], rest)
