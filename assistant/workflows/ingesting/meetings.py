"""Notes of one name: those of another day are of another meeting, no new version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import (
    NOTES_KINDS,
    UPDATE_KINDS,
    DocumentKind,
    Passage,
    ReadResult,
    Role,
)
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.ledger import Ledger
from assistant.ledger.list_names import place_of

_OF_ONE_DAY = NOTES_KINDS | UPDATE_KINDS | {DocumentKind.ZOOM_CHAT}
_GROWN = 0.5
"""Share of the shorter text that the longer one holds too, if it is the same grown."""
_SAID = "--as-of"


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes as read: their path, where they lie, and the digest of their bytes.

    `said` is the day that the command line gives, if any.
    """

    path: str
    place: str
    digest: str
    said: date | None = None


def with_own_meeting(
    result: ReadResult, notes: Notes, ledger: Ledger | None
) -> tuple[ReadResult, tuple[str, ...]]:
    """Give the notes of another day than those of the same name their own stream.

    Notes that go on in the same file, under a new date, are a new version of it. Two
    that give no day are held to be versions, if they lie in one place; if nothing is
    left of the former, a remark says so.
    """
    if ledger is None or result.stream or result.kind not in _OF_ONE_DAY:
        return result, ()
    newest = {
        version.stream: version
        for version in ledger.versions_under(notes.path)
        if version.kind in _OF_ONE_DAY and version.stream.startswith("path:")
    }
    if not newest:
        return result, ()
    stream = _stream_of(result, notes, newest, ledger)
    if stream is not None:
        return _in(result, stream), ()
    last = max(newest.values(), key=lambda version: (version.as_of, version.revision))
    told = (
        f"it takes the place of the notes that were read as {last.path} before, of "
        "which nothing is left; if they are of another meeting, write its date into "
        "each file"
    )
    return _in(result, last.stream), (told,)


def _stream_of(
    result: ReadResult,
    notes: Notes,
    newest: Mapping[str, SourceVersion],
    ledger: Ledger,
) -> str | None:
    """Return the stream that the notes are of, None if nothing tells."""
    day = result.dated or notes.said
    for version in newest.values():
        if version.digest == notes.digest or (day and _day(version) == day):
            return version.stream
    mine = _words(result.passages)
    kept = {
        stream: _share(mine, _words(piece.passage for piece in ledger.walk(version.id)))
        for stream, version in newest.items()
    }
    nearest = max(kept, key=lambda stream: (kept[stream], stream))
    places = {place_of(version) for version in newest.values()}
    is_same_file = not result.dated and notes.place in places
    if kept[nearest] >= _GROWN or (is_same_file and kept[nearest]):
        return nearest
    if day and _day(newest[nearest]):
        return f"path:{notes.path}@{day}"
    return None if notes.place in places else f"path:{notes.place}"


def _in(result: ReadResult, stream: str) -> ReadResult:
    return result.model_copy(update={"stream": stream})


def _day(version: SourceVersion) -> date | None:
    """Return the day that a version tells itself, or that somebody said of it."""
    is_said = version.report.get("as_of_from") == _SAID
    return version.dated or (version.as_of if is_said else None)


def _words(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the texts but the headings, which notes of many days have."""
    return frozenset(
        fold(" ".join(each.text.split()))
        for each in passages
        if each.role is not Role.HEADING
    )


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    """Return the part of the shorter text that stands in the longer one."""
    shorter = min(one, two, key=lambda texts: sum(map(len, texts)))
    whole = sum(map(len, shorter))
    return sum(map(len, one & two)) / whole if whole else 0.0
