"""What the command line says of files, and what that makes of what they say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain.facts import Colour
from assistant.domain.labels import Label
from assistant.domain.reading import ReadResult
from assistant.domain.records import SentUpdate
from assistant.workflows.ingesting.relabel import COMMAND


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the command line says; None leaves it to the files and the settings.

    `undated_as_of` is the day of files that say none; `only` are the files to read of
    those in the folders, None for all; `again` reads also what was erased; `own_day`
    asks for the day that an export is of, also where another was said for it before;
    `alone` is a file that was named by itself, whose day is then the one that is said.
    """

    as_of: date | None = None
    kind: str | None = None
    label: Label | None = None
    audience: str | None = None
    health: Colour | None = None
    dry_run: bool = False
    undated_as_of: date | None = None
    only: Collection[Path] | None = None
    again: bool = False
    own_day: bool = False
    alone: bool = False


def with_told(result: ReadResult, options: IngestOptions) -> ReadResult:
    """Put in what the command line knows better of a sent update."""
    if options.audience is None:
        return result
    records = tuple(
        _sent(record, options) if isinstance(record, SentUpdate) else record
        for record in result.records
    )
    return result.model_copy(update={"records": records})


def _sent(record: SentUpdate, options: IngestOptions) -> SentUpdate:
    """Put in the day and the colour that the command line gives."""
    known: dict[str, object] = {}
    if options.as_of:
        known["sent_on"] = options.as_of
        known["key"] = f"{record.audience}:{options.as_of}"
    if options.health and record.health != options.health.value:
        known |= {"health": options.health.value, "health_quote": ""}
    return record.model_copy(update=known)


def day_of(options: IngestOptions, result: ReadResult) -> tuple[date | None, str]:
    """Return the day of what a file says, None if nothing tells it, and how known."""
    if options.as_of:
        return options.as_of, "--as-of"
    if result.dated:
        return result.dated, result.dated_from
    known = "the newest file read with it, else today"
    return options.undated_as_of, "; ".join(filter(None, (known, result.dated_from)))


def settled_by(options: IngestOptions, settled: Label | None) -> str:
    """Return who settled the label: the command, the settings, or nobody."""
    if settled is None:
        return ""
    return COMMAND if options.label else "settings"


def label_from(
    options: IngestOptions, result: ReadResult, settled: Label | None, label: Label
) -> str:
    """Return how the label that counts is known, in words for the report."""
    if result.label is label and settled is not label:
        return "front matter"
    return settled_by(options, settled) or "the kind of file"
