"""Files that were renamed or copied: the same bytes are one thing under two names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.ledger import Ledger
from assistant.ledger.list_names import PLACE
from ingest.isolation import Found

BY_NAME = "stream_by_name"
"""Where a version's report keeps the stream that its present name would give it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A file in the stream that it is a version of.

    `copy_of` is the path of the same bytes that are there too and counted already.
    """

    incoming: Incoming
    copy_of: str = ""


def placed(ledger: Ledger, incoming: Incoming, file: Found) -> Placed:
    """Put the bytes that are known under another name into the stream of that name.

    A stream that the content names is never changed, nor one that is known. Files of
    different days, by their names, are different ones, unless the former is gone; then
    its version has the new name from now on.
    """
    if not incoming.result.passages and not incoming.result.records:
        return Placed(incoming)
    if ledger.versions_of(incoming.stream):
        return Placed(incoming)
    for version in ledger.versions_under(incoming.path):
        if version.report.get(BY_NAME) == incoming.stream:
            return Placed(_in_stream(incoming, version.stream))
    for version in ledger.versions_with(incoming.digest):
        if version.kind != incoming.result.kind.value:
            continue
        is_gone = not _is_there(version.path, file)
        if not is_gone and _is_of_other_day(version, incoming):
            continue
        found = _in_stream(incoming, version.stream)
        if not is_gone:
            return Placed(found, copy_of=version.path)
        _move(ledger, version, incoming, found)
        return Placed(found)
    return Placed(incoming)


def _move(
    ledger: Ledger, version: SourceVersion, named: Incoming, found: Incoming
) -> None:
    """Let a version have the name of now, and the day that only a name gives it."""
    place = named.report.get(PLACE, "")
    ledger.move(version, named.path, {BY_NAME: named.stream, PLACE: place})
    if found.result.dated and _is_of_other_day(version, found):
        report = {**found.report, BY_NAME: named.stream}
        ledger.replace(version, replace(found, report=report))


def _in_stream(incoming: Incoming, stream: str) -> Incoming:
    result = incoming.result.model_copy(update={"stream": stream})
    return replace(incoming, result=result)


def _is_of_other_day(version: SourceVersion, incoming: Incoming) -> bool:
    days = (version.dated, incoming.result.dated)
    return all(days) and days[0] != days[1]


def _is_there(path: str, file: Found) -> bool:
    """Whether a file that was read before stands beside the new one, under its path."""
    base = file.absolute
    for _ in Path(file.path.partition("!/")[0]).parts:
        base = base.parent
    return (base / path.partition("!/")[0]).exists()
