"""Names of lists that tell them apart: by their files, else by their folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from assistant.domain.people import fold
from assistant.ledger.incoming import SourceVersion

PLACE = "place"
"""Where a version's report keeps where its file lies."""
_FOLDERS = 3
"""Folders above a file that tell it from one of the same name."""

_DAY = re.compile(
    r"(?<!\d)(?:\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{2}[-_. ]\d{2}[-_. ]\d{4})(?!\d)"
)
_MARK = re.compile(
    r"(?<![^\W_])(?:(?:version|ver|v|rev|week|wk|cw|kw|w|q)[ ._-]?\d+(?:\.\d+)*"
    r"|final|copy|draft|latest|export|snapshot)(?![^\W_])|\(\d+\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


def unversioned(text: str) -> str:
    """Return a file's or folder's name without its day and marks of a version."""
    bare = _MARK.sub(" ", _DAY.sub(" ", text))
    return "-".join(_WORD.findall(bare))


def place(absolute: Path, path: str) -> str:
    """Return where a file lies, by its nearest folders; `path` is as it is listed.

    Two files of one listed path are two, if they lie in different places.
    """
    folders = absolute.parent.parts[1:][-_FOLDERS:]
    inner = path.partition("!/")[2]
    name = absolute.name + (f"!/{inner}" if inner else "")
    return "/".join((*folders, name))


def place_of(version: SourceVersion) -> str:
    """Return where a version's file lies; its path, if that was not kept."""
    return str(version.report.get(PLACE) or version.path)


def last_there(
    versions: Iterable[SourceVersion], place: str, day: date
) -> SourceVersion | None:
    """Return the version that was the last to lie at a place, at the end of a day."""
    there = (v for v in versions if place_of(v) == place and v.as_of <= day)
    return max(there, key=lambda v: (v.as_of, v.revision), default=None)


def part_names(place: str) -> tuple[str, ...]:
    """Return the file's name without its day, and those with folders before it."""
    *folders, name = place.replace("!/", "/").split("/")
    words = fold("-".join(_WORD.findall(_DAY.sub(" ", _stem(name)))))
    above = [fold(found) for each in folders if (found := unversioned(each))]
    return tuple(
        "-".join(filter(None, (*above[len(above) - level :], words)))
        for level in range(_FOLDERS + 1)
    )


def unversioned_path(place: str) -> tuple[str, ...]:
    """Return the parts of a path that all versions of a file have."""
    *folders, name = place.replace("!/", "/").split("/")
    parts = [*map(unversioned, folders), unversioned(_stem(name))]
    return tuple(part.casefold() for part in parts if part)


def distinct_names(
    lists: Mapping[str, tuple[str, str]], settled: Mapping[str, str]
) -> dict[str, str]:
    """Return a name for each list, given by its place and stream, and those settled.

    The file's name alone, if it tells them apart, else a folder, else more.
    """
    unsettled = {key: value for key, value in lists.items() if key not in settled}
    taken = set(settled.values())
    for scheme in _SCHEMES:
        names = {key: scheme(*value) for key, value in unsettled.items()}
        told = set(names.values())
        if len(told) == len(names) and all(told) and not told & taken:
            return {**names, **settled}
    return {**{key: f"list-{key[-6:]}" for key in unsettled}, **settled}


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0] if "." in name else name


def _by_name(place: str, _stream: str) -> str:
    return unversioned(_stem(place.rsplit("/", 1)[-1]))


def _by_folder(level: int) -> Callable[[str, str], str]:
    """Name lists by the folder that is so many above the nearest."""

    def name(place: str, _stream: str) -> str:
        folders = place.replace("!/", "/").split("/")[:-1]
        names = [found for each in folders if (found := unversioned(each))]
        return names[-1 - level] if level < len(names) else ""

    return name


def _by_both(place: str, stream: str) -> str:
    name = _by_name(place, stream)
    return "-".join(filter(None, (_by_folder(0)(place, stream), name)))


def _by_place(place: str, _stream: str) -> str:
    return "-".join(_WORD.findall(place))


def _by_stream(_place: str, stream: str) -> str:
    return "-".join(_WORD.findall(stream))


_SCHEMES: tuple[Callable[[str, str], str], ...] = (
    _by_name,
    *map(_by_folder, range(_FOLDERS)),
    _by_both,
    _by_place,
    _by_stream,
)
