"""Names of lists that tell them apart: by their files, else by their folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_DAY = re.compile(
    r"(?<!\d)(?:\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{2}[-_. ]\d{2}[-_. ]\d{4})(?!\d)"
)
_MARK = re.compile(
    r"(?<![^\W_])(?:(?:version|ver|v|rev|week|wk|cw|kw|w|q)[ ._-]?\d+(?:\.\d+)*"
    r"|final|copy|draft|latest|export|snapshot)(?![^\W_])|\(\d+\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


def without_day(text: str) -> str:
    """Return a name without the days in it."""
    return _DAY.sub(" ", text)


def unversioned(text: str) -> str:
    """Return a file's or folder's name without its day and marks of a version."""
    bare = _MARK.sub(" ", without_day(text))
    return "-".join(_WORD.findall(bare))


def file_name(path: str) -> str:
    """Return the file's name without its ending, its day and marks of a version."""
    return unversioned(_stem(path.rsplit("/", 1)[-1]))


def folder_name(path: str) -> str:
    """Return the name of the nearest folder that is no day or version itself."""
    folders = path.replace("!/", "/").split("/")[:-1]
    names = map(unversioned, reversed(folders))
    return next(filter(None, names), "")


def unversioned_path(path: str) -> tuple[str, ...]:
    """Return the parts of a path that all versions of a file have."""
    *folders, name = path.replace("!/", "/").split("/")
    parts = [*map(unversioned, folders), unversioned(_stem(name))]
    return tuple(part.casefold() for part in parts if part)


def distinct_names(
    lists: Mapping[str, tuple[str, str]], settled: Mapping[str, str]
) -> dict[str, str]:
    """Return a name for each list, given by its path and stream, and those settled.

    The file's name alone, if it tells them apart, else the folder, else more.
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


def _by_name(path: str, _stream: str) -> str:
    return file_name(path)


def _by_folder(path: str, _stream: str) -> str:
    return folder_name(path)


def _by_both(path: str, _stream: str) -> str:
    return "-".join(filter(None, (folder_name(path), file_name(path))))


def _by_path(path: str, _stream: str) -> str:
    return "-".join(_WORD.findall(path))


def _by_stream(_path: str, stream: str) -> str:
    return "-".join(_WORD.findall(stream))


_SCHEMES: tuple[Callable[[str, str], str], ...] = (
    _by_name,
    _by_folder,
    _by_both,
    _by_path,
    _by_stream,
)
