"""One file into the ledger: read it, date it, label it, keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from fnmatch import fnmatch
from functools import cache
from zoneinfo import ZoneInfo

from assistant.domain.labels import Label
from assistant.domain.people import People
from assistant.domain.reading import ReadResult
from assistant.errors import AssistantError, UsageError
from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.ledger import Ledger
from assistant.ledger.list_names import PLACE, place
from assistant.ledger.lists import LIST
from assistant.settings import Settings, SourceSettings
from assistant.workflows.ingesting.copies import placed
from assistant.workflows.ingesting.file_reports import (
    FileReport,
    refused,
    report_of,
)
from assistant.workflows.ingesting.known_bytes import (
    ARCHIVE,
    archive_of,
    read_before,
    says_the_same,
)
from assistant.workflows.ingesting.meetings import Notes, with_own_meeting
from assistant.workflows.ingesting.options import (
    IngestOptions,
    day_of,
    label_from,
    settled_by,
    with_told,
)
from assistant.workflows.ingesting.parts import with_own_part
from assistant.workflows.ingesting.relabel import relabel
from assistant.workflows.ingesting.reread import read_with, reading_of, reread
from assistant.workflows.ingesting.stream_dates import KEPT, is_waiting, stream_order
from assistant.workflows.ingesting.superseded import (
    kept_later,
    on_own_day,
    superseded,
)
from assistant.workflows.ingesting.untold import kept_states
from assistant.workflows.upkeep.erased import check_erased
from ingest.isolation import Found, Isolation
from ingest.privacy.labels import label_refused, passage_labels, record_label
from ingest.reader import ReadContext


def read_one(
    ledger: Ledger | None,
    settings: Settings,
    reading: Isolation,
    file: Found,
    options: IngestOptions,
) -> FileReport | date | None:
    """Read and keep one file, unless it must wait for the others.

    None if nothing says from which day it is; its day if nothing says how its dates
    are meant: a version of the same stream, read after it, may prove that.
    """
    rule = _rule(settings, file.path)
    archive = archive_of(file)
    known = _unread(ledger, settings, file, archive, options)
    if known:
        return known
    kind = options.kind or (rule.kind if rule else "") or None
    context = _context(ledger, settings, rule, options)
    try:
        read = reading.read(file, context, kind)
        if order := stream_order(ledger, file.path, read.result):
            read = reading.read(file, replace(context, date_order=order), kind)
        check_erased(ledger, read.digest, again=options.again)
        result = with_told(read.result, options)
    except AssistantError as error:
        if isinstance(error, UsageError):
            raise
        return refused(file.path, error)
    as_of, as_of_from = day_of(options, result)
    is_first = not (options.as_of or options.undated_as_of)
    if as_of is None or (is_first and is_waiting(result)):
        return as_of
    said = _Said(file, rule, read.digest, result, as_of, as_of_from, archive)
    return _taken(ledger, settings, said, options)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one file says, and from which day it is."""

    file: Found
    rule: SourceSettings | None
    digest: str
    result: ReadResult
    as_of: date
    as_of_from: str
    archive: str


def _taken(
    ledger: Ledger | None, settings: Settings, said: _Said, options: IngestOptions
) -> FileReport:
    """Keep what a file says under its label; without a ledger only report it."""
    settled = options.label or (said.rule.label if said.rule else None)
    listed = said.rule.list if said.rule else ""
    lies = place(said.file.absolute, said.file.path)
    result = with_own_part(said.result, lies, said.as_of, ledger, listed)
    notes = Notes(said.file.path, lies, said.digest, options.as_of)
    result, replaced = with_own_meeting(result, notes, ledger)
    kept = kept_states(result, ledger)
    result = _labelled(result, settled)
    result = result.model_copy(
        update={
            "remarks": (*result.remarks, *kept, *replaced),
        }
    )
    report = report_of(said.file.path, result, said.as_of, said.as_of_from)
    label = record_label(result, settled)
    incoming = Incoming(
        path=said.file.path,
        digest=said.digest,
        as_of=said.as_of,
        label=label,
        result=result,
        passage_labels=passage_labels(result, settled),
        report={
            **report.model_dump(mode="json"),
            **read_with(result, settings),
            KEPT: result.date_order,
            LIST: listed,
            PLACE: lies,
            ARCHIVE: said.archive,
        },
        settled=settled,
        settled_by=settled_by(options, settled),
        reading=reading_of(settings, said.rule),
        told=bool(options.audience or options.kind),
    )
    how = label_from(options, result, settled, label)
    report = report.model_copy(update={"label": label, "label_from": how})
    if ledger is None or options.dry_run:
        return report
    found = placed(ledger, incoming, said.file)
    if found.copy_of:
        told = f"the same bytes as {found.copy_of}, and counted once with it"
        report = report.model_copy(update={"remarks": (*report.remarks, told)})
    moves = options.own_day or options.as_of is not None
    return _kept(ledger, found.incoming, report, may_move=moves, alone=options.alone)


def _day_of(report: FileReport, kept: Incoming | SourceVersion) -> FileReport:
    """Return the report with the day that a version is kept under."""
    how = kept.report.get("as_of_from", "")
    return report.model_copy(update={"as_of": kept.as_of, "as_of_from": how})


def _unread(
    ledger: Ledger | None,
    settings: Settings,
    file: Found,
    archive: str,
    options: IngestOptions,
) -> FileReport | None:
    """Return what was said of the same bytes, if reading them again says the same.

    That is: nothing else is told of them, in the settings or on the command line, and
    their day is their own.
    """
    if ledger is None or options != IngestOptions(only=options.only):
        return None
    rule = _rule(settings, file.path)
    settled = rule.label if rule else None
    said = (settled, settled_by(options, settled), False)
    for known in read_before(ledger, file, archive):
        report = known.report
        kept = tuple(report.get(name) for name in ("settled", "settled_by", "told"))
        is_same = known.reading == reading_of(settings, rule) and kept == said
        if is_same and says_the_same(ledger, known):
            fields = {k: v for k, v in report.items() if k in FileReport.model_fields}
            own = report.get("own_label") == known.label and settled != known.label
            how = "front matter" if own else said[1] or "the kind of file"
            return FileReport.model_validate(
                {**fields, "outcome": "unchanged", "label": known.label}
                | {"label_from": how}
            )
    return None


def _context(
    ledger: Ledger | None,
    settings: Settings,
    rule: SourceSettings | None,
    options: IngestOptions,
) -> ReadContext:
    return ReadContext(
        today=options.as_of or today(settings),
        date_order=settings.project.date_order or None,
        statuses=settings.statuses.by_word,
        audience=options.audience,
        is_person=_directory(ledger, settings),
        columns=rule.named_columns if rule else {},
        timezone=settings.project.timezone,
    )


def _labelled(result: ReadResult, settled: Label | None) -> ReadResult:
    """Name the file's own label among what was not understood, if it is not obeyed."""
    if not result.label or not label_refused(result, settled):
        return result
    unmapped = {**result.unmapped, "label": (result.label.value,)}
    return result.model_copy(update={"unmapped": unmapped})


def _kept(
    ledger: Ledger,
    incoming: Incoming,
    report: FileReport,
    *,
    may_move: bool,
    alone: bool,
) -> FileReport:
    """Keep a version; one that is known may get another label, and says which."""
    is_new = reread(ledger, incoming)
    former = superseded(ledger, incoming)
    if former is None and not may_move:
        former = kept_later(ledger, incoming)
    incoming = incoming if former or alone else on_own_day(ledger, incoming)
    report = _day_of(report, former or incoming)
    added = former is None and ledger.add(incoming)
    is_new |= added
    found = relabel(ledger, incoming, added=added)
    if found.label is not incoming.label:
        report = report.model_copy(
            update={"label": found.label, "label_from": "an earlier ingest"}
        )
    if found.paths:
        report = report.model_copy(update={"relabelled": found.paths})
    if is_new or found.paths:
        return report
    return report.model_copy(update={"outcome": "unchanged"})


def _directory(ledger: Ledger | None, settings: Settings) -> Callable[[str], bool]:
    """Return whether a text is a person known so far; looked up when first asked."""

    @cache
    def people() -> People:
        return ledger.view().people if ledger else People(settings.named_people)

    return lambda text: people().knows(text)


def _rule(settings: Settings, relative: str) -> SourceSettings | None:
    return next((s for s in settings.sources if fnmatch(relative, s.glob)), None)


def today(settings: Settings) -> date:
    """Return the day that it is where the project is."""
    return datetime.now(ZoneInfo(settings.project.timezone)).date()
