"""Exports of one tracker that come in parts, and lists of a like name."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import ReadResult
from assistant.ledger.ledger import Ledger
from assistant.ledger.list_names import folder_name, unversioned_path, without_day

_WORD = re.compile(r"[^\W_]+")


def with_own_part(
    result: ReadResult,
    path: str,
    as_of: date,
    ledger: Ledger | None,
    listed: str = "",
) -> ReadResult:
    """Give what is no version of its stream a stream of its own.

    That is a part of a day's export: another file of the same stream and day holds
    records, and not one of this file's. And it is another list of a like name: under
    the ids of the stream it holds other things. Later files of its name are its later
    versions. `listed` is the list that the settings name.
    """
    if listed and result.stream:
        return result.model_copy(update={"stream": f"{result.stream}/{listed}"})
    if ledger is None or result.stream is None or not result.complete:
        return result
    versions = [each for each in ledger.versions_of(result.stream) if each.complete]
    paths = {version.path for version in versions}
    parts = [f"{result.stream}/{name}" for name in _names(path)]
    known = [part for part in parts if ledger.versions_of(part)]
    names = {_names(each)[0] for each in paths}
    part = known[0] if known else parts[_names(path)[0] in names]
    if path in paths and not known:
        return result
    is_of_day = any(version.as_of == as_of for version in versions)
    is_part = is_of_day and _is_apart(result, as_of, ledger)
    if known or is_part or _is_other_list(result, path, paths, ledger):
        return result.model_copy(update={"stream": part})
    return result


def _is_other_list(
    result: ReadResult, path: str, paths: set[str], ledger: Ledger
) -> bool:
    """Whether no file of the stream has the path, but for its day, nor its things."""
    bare = unversioned_path(path)
    if not paths or any(unversioned_path(each) == bare for each in paths):
        return False
    return ledger.is_other_list(result.stream or "", result.records)


def _is_apart(result: ReadResult, as_of: date, ledger: Ledger) -> bool:
    """Whether the file holds records, and none that the stream has on the day."""
    standing = ledger.items_of(result.stream or "", as_of)
    mine = {(record.type, record.key) for record in result.records}
    return bool(standing) and bool(mine) and standing.isdisjoint(mine)


def _names(path: str) -> tuple[str, str]:
    """Return the file's name without its day, and that with its folder's before it."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    name = "-".join(_WORD.findall(fold(without_day(stem))))
    return name, "-".join(filter(None, (fold(folder_name(path)), name)))
