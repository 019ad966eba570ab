"""Exports of one tracker that come in parts, and lists of a like name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.domain.reading import ReadResult
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.ledger import Ledger
from assistant.ledger.list_names import part_names, place_of, unversioned_path


def with_own_part(
    result: ReadResult,
    place: str,
    as_of: date,
    ledger: Ledger | None,
    listed: str = "",
) -> ReadResult:
    """Give what is no version of its stream a stream of its own.

    That is a part of a day's export: another file of the same stream and day holds
    records, and not one of this file's. And it is another list of a like name: under
    the ids of the stream it holds other things. Later files of its name are its later
    versions. `place` is where the file lies, `listed` the list that the settings name.
    """
    if ledger is None or result.stream is None or not result.complete:
        return result
    if listed:
        return _in(result, f"{result.stream}/{listed}")
    versions = _versions(ledger, result.stream)
    parts = {f"{result.stream}/{name}": name for name in part_names(place)}
    known = {part: found for part in parts if (found := _versions(ledger, part))}
    for stream, found in ((result.stream, versions), *known.items()):
        if any(place_of(version) == place for version in found):
            return _in(result, stream)
    for part, found in known.items():
        if not _is_other_list(ledger, part, result, place, found):
            return _in(result, part)
    is_part = _is_apart(result, as_of, ledger) and any(
        version.as_of == as_of for version in versions
    )
    if not is_part and not _is_other_list(
        ledger, result.stream, result, place, versions
    ):
        return result
    taken = [part_names(place_of(version)) for version in versions]
    free = (
        part
        for level, part in enumerate(parts)
        if part not in known and all(each[level] != parts[part] for each in taken)
    )
    return _in(result, next(free, f"{result.stream}/{place}"))


def _versions(ledger: Ledger, stream: str) -> list[SourceVersion]:
    return [version for version in ledger.versions_of(stream) if version.complete]


def _in(result: ReadResult, stream: str) -> ReadResult:
    return result.model_copy(update={"stream": stream})


def _is_other_list(
    ledger: Ledger,
    stream: str,
    result: ReadResult,
    place: str,
    versions: Sequence[SourceVersion],
) -> bool:
    """Whether no file of the stream has the name, but for its day, nor its things."""
    bare = unversioned_path(place)
    if any(unversioned_path(place_of(version)) == bare for version in versions):
        return False
    return ledger.is_other_list(stream, result.records)


def _is_apart(result: ReadResult, as_of: date, ledger: Ledger) -> bool:
    """Whether the file holds records, and none that the stream has on the day."""
    standing = ledger.items_of(result.stream or "", as_of)
    mine = {(record.type, record.key) for record in result.records}
    return bool(standing) and bool(mine) and standing.isdisjoint(mine)
