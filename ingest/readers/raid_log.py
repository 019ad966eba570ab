"""What every RAID reader puts around the entries: stream, day, errors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from assistant.domain.reading import DocumentKind, Passage, ReadProblem, ReadResult
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.plans.time_sheets import time_sheet
from ingest.reader import DateOrder, Document, ReadContext
from ingest.readers.raid_missing import missing_columns
from ingest.readers.raid_source import RaidSource
from ingest.readers.raid_table import RaidLog
from ingest.records.sheet_records import with_listed
from ingest.spool import Spool
from ingest.tables.cells import date_in_name
from ingest.tables.record_days import NEWEST
from ingest.tables.row_marks import with_marks


def raid_source(
    document: Document,
    context: ReadContext,
    *,
    order: DateOrder | None = None,
    stated: date | None = None,
    legend: Sequence[str] = (),
) -> RaidSource:
    """Gather what is known before the rows; `stated` is the day its prose names.

    `legend` are the lines beside the rows, which may explain the scales.
    """
    near = date_in_name(document.name) or stated or context.today
    return RaidSource(document.name, near, order, legend)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file holds beside its entries; `stated` is the day its prose names."""

    title: str | None = None
    stated: date | None = None
    passages: Sequence[Passage] = ()
    problems: Sequence[ReadProblem] = ()


NOTHING = Surroundings()


def raid_result(
    kind: DocumentKind,
    document: Document,
    log: RaidLog,
    around: Surroundings = NOTHING,
) -> ReadResult:
    """Put the result together; its day is the newest that the file itself gives."""
    days = {
        NEWEST: log.newest,
        "heading": around.stated,
        "file name": date_in_name(document.name),
    }
    known = {how: day for how, day in days.items() if day}
    how = max(known, key=lambda name: known[name], default="")
    result = ReadResult(
        kind=kind,
        title=around.title,
        dated=known.get(how),
        dated_from=how,
        stream=f"raid:{stable_name(document.name) or 'log'}",
        complete=not log.cut,
        passages=Spool(chain(around.passages, log.passages)).whole(),
        records=log.entries.whole(),
        people=tuple(log.people.values()),
        problems=(*around.problems, *log.problems, *_nothing(log)),
        rows_refused=log.refused,
        looks_cut="; ".join(dict.fromkeys(log.cut)) or None,
        date_order=log.order,
        remarks=(*log.remarks, *log.unknown.remarks),
        unmapped=log.unknown.values,
    )
    return with_marks(with_listed(result, log.decisions), log.tables)


def _nothing(log: RaidLog) -> list[ReadProblem]:
    if log.entries or log.decisions:
        return []
    what = "the log has no entries; its rows are empty or a template's"
    return [ReadProblem(where="", what=what, fix="fill it in and ingest it again")]


def no_columns(path: str, rows: Iterable[Sequence[str]]) -> UnreadableFileError:
    """Say which columns were found, the widest rows first, and which are needed."""
    listed = list(rows)
    known = time_sheet(path, listed)
    if known:
        what, fix = known
        return UnreadableFileError(f"{path!r} is {what}.", fix=fix)
    filled = [[cell for cell in row if cell.strip()] for row in listed]
    widest = sorted(filled, key=len, reverse=True)
    found = ", ".join(cell for row in widest for cell in row)[:300]
    missing = missing_columns(listed, path)
    if missing:
        return UnreadableFileError(
            f"{path!r} is {missing.what} (columns found: {found}).", fix=missing.fix
        )
    return UnreadableFileError(
        f"{path!r} has no table with the columns of a RAID log, nor of tickets, a "
        f"budget, capacity or absences (columns found: {found or 'none'}).",
        fix="Name its columns. A log has at least Title, and one of ID, Type, Owner, "
        "Status, Probability, Impact, Mitigation; absences have Name, From and To.",
    )
