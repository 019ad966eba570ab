"""Files into the ledger: read, date, label, keep; then derive and index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.domain.facts import Colour
from assistant.domain.labels import Label
from assistant.domain.people import People
from assistant.domain.reading import ReadResult
from assistant.domain.records import SentUpdate
from assistant.errors import AssistantError, UsageError
from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.ledger import Ledger
from assistant.ledger.list_names import PLACE, place
from assistant.ledger.lists import LIST
from assistant.settings import Settings, SourceSettings
from assistant.workflows.clashes import with_clashes
from assistant.workflows.copies import placed
from assistant.workflows.erased import check_erased
from assistant.workflows.file_reports import (
    FileReport,
    IngestReport,
    archive_reports,
    passed_over,
    refused,
    report_of,
)
from assistant.workflows.known_bytes import (
    ARCHIVE,
    archive_of,
    read_before,
    says_the_same,
)
from assistant.workflows.meetings import Notes, with_own_meeting
from assistant.workflows.parts import with_own_part
from assistant.workflows.refusals import remember_refusals
from assistant.workflows.relabel import COMMAND, relabel
from assistant.workflows.reread import read_with, reading_of, reread
from assistant.workflows.stream_dates import KEPT, is_waiting, stream_order
from assistant.workflows.superseded import on_own_day, overlaid, superseded
from assistant.workflows.untold import untold_states
from ingest.archive_limits import ArchiveLimits
from ingest.errors import UnreadableFileError
from ingest.isolation import Found, Isolation, ReaderLimits, isolation
from ingest.labels import label_refused, passage_labels, record_label
from ingest.reader import ReadContext
from ingest.reading import gather

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the command line says; None leaves it to the files and the settings.

    `undated_as_of` is the day of files that say none; `only` are the files to read of
    those in the folders, None for all; `again` reads also what was erased.
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


def ingest(
    ledger: Ledger | None,
    settings: Settings,
    paths: Sequence[Path],
    options: IngestOptions,
    progress: Progress = lambda _done, _all, _name: None,
) -> IngestReport:
    """Read files and folders into the ledger; a bad file does not stop the others.

    Without a ledger, or for a dry run, everything is read and nothing kept.

    Raises:
        UsageError: If a path does not exist.
        AssistantError: If the ledger cannot be written.
    """
    reading = _isolation(settings)
    files, reports, present = _files(paths, reading, options.only)
    late: list[Found] = []
    newest: date | None = None
    for done, file in enumerate(files):
        progress(done, len(files), file.path)
        found = _one(ledger, settings, reading, file, options)
        if isinstance(found, FileReport):
            reports.append(found)
            found = found.as_of
        else:
            late.append(file)
        newest = max(filter(None, (newest, found)), default=None)
    last = replace(options, undated_as_of=newest or _today(settings))
    for file in late:
        found = _one(ledger, settings, reading, file, last)
        reports += [found] if isinstance(found, FileReport) else []
    if ledger is not None and not options.dry_run:
        kept = {each.path for each in reports if each.outcome != "unchanged"}
        old = overlaid(ledger, kept, options.as_of) if options.as_of else set()
        for file in (each for each in files if each.path in old):
            _one(ledger, settings, reading, file, replace(options, as_of=None))
        remember_refusals(ledger, reports, paths, present)
    progress(len(files), len(files), "")
    days = [report.as_of for report in reports if report.as_of]
    files_read = with_clashes(ledger, _without_known(ledger, reports))
    return IngestReport(as_of=max(days, default=None), files=files_read)


def _without_known(
    ledger: Ledger | None, reports: Sequence[FileReport]
) -> tuple[FileReport, ...]:
    """Leave out what one file does not know, and all files or the settings do."""
    if ledger is None or not any(report.unmapped for report in reports):
        return tuple(reports)
    view = ledger.view()
    return tuple(
        report.model_copy(update={"unmapped": view.strange(report.unmapped)})
        for report in reports
    )


def _isolation(settings: Settings) -> Isolation:
    limits = settings.limits
    return isolation(
        ReaderLimits(
            memory_mb=limits.reader_mb,
            seconds=limits.reader_s,
            archive=ArchiveLimits(
                file_mb=limits.file_mb,
                unpacked_mb=limits.archive_mb,
                members=limits.archive_members,
                ratio=limits.archive_ratio,
                depth=limits.archive_depth,
            ),
        )
    )


def _files(
    paths: Sequence[Path], reading: Isolation, only: Collection[Path] | None
) -> tuple[list[Found], list[FileReport], set[str]]:
    """Return the files, those in archives too, what cannot be read, and all names."""
    files: list[Found] = []
    present: set[str] = set()
    reports: list[FileReport] = []
    for gathered in map(gather, paths):
        reports += map(passed_over, gathered.problems)
        present.update(name for name, _ in gathered.files)
        for relative, absolute in gathered.files:
            if only is not None and absolute not in only:
                continue
            try:
                listing = reading.listing(absolute, relative)
            except UnreadableFileError as error:
                reports.append(refused(relative, error))
                continue
            if listing is None:
                files.append(Found(relative, absolute))
                continue
            files += [
                Found(member.path, absolute, member) for member in listing.members
            ]
            reports += archive_reports(relative, listing)
    return files, reports, present


def _one(
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
        result = _told(read.result, options)
    except AssistantError as error:
        if isinstance(error, UsageError):
            raise
        return refused(file.path, error)
    as_of, as_of_from = _as_of(options, result)
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
    lost, remarks = untold_states(result, ledger)
    result = _labelled(result, settled)
    result = result.model_copy(
        update={
            "problems": (*result.problems, *lost),
            "remarks": (*result.remarks, *remarks, *replaced),
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
        settled_by=_settled_by(options, settled),
        reading=reading_of(settings, said.rule),
        told=bool(options.audience or options.kind),
    )
    label_from = _label_from(options, result, settled, label)
    report = report.model_copy(update={"label": label, "label_from": label_from})
    if ledger is None or options.dry_run:
        return report
    found = placed(ledger, incoming, said.file)
    if found.copy_of:
        told = f"the same bytes as {found.copy_of}, and counted once with it"
        report = report.model_copy(update={"remarks": (*report.remarks, told)})
    return _kept(ledger, found.incoming, report)


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
    said = (settled, _settled_by(options, settled), False)
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
        today=options.as_of or _today(settings),
        date_order=settings.project.date_order or None,
        statuses=settings.statuses.by_word,
        audience=options.audience,
        is_person=_directory(ledger, settings),
        columns=rule.named_columns if rule else {},
    )


def _labelled(result: ReadResult, settled: Label | None) -> ReadResult:
    """Name the file's own label among what was not understood, if it is not obeyed."""
    if not result.label or not label_refused(result, settled):
        return result
    unmapped = {**result.unmapped, "label": (result.label.value,)}
    return result.model_copy(update={"unmapped": unmapped})


def _kept(ledger: Ledger, incoming: Incoming, report: FileReport) -> FileReport:
    """Keep a version; one that is known may get another label, and says which."""
    is_new = reread(ledger, incoming)
    former = superseded(ledger, incoming)
    incoming = incoming if former else on_own_day(ledger, incoming)
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


def _told(result: ReadResult, options: IngestOptions) -> ReadResult:
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


def _rule(settings: Settings, relative: str) -> SourceSettings | None:
    return next((s for s in settings.sources if fnmatch(relative, s.glob)), None)


def _today(settings: Settings) -> date:
    return datetime.now(ZoneInfo(settings.project.timezone)).date()


def _as_of(options: IngestOptions, result: ReadResult) -> tuple[date | None, str]:
    if options.as_of:
        return options.as_of, "--as-of"
    if result.dated:
        return result.dated, result.dated_from
    known = "the newest file read with it, else today"
    return options.undated_as_of, "; ".join(filter(None, (known, result.dated_from)))


def _settled_by(options: IngestOptions, settled: Label | None) -> str:
    if settled is None:
        return ""
    return COMMAND if options.label else "settings"


def _label_from(
    options: IngestOptions, result: ReadResult, settled: Label | None, label: Label
) -> str:
    if result.label is label and settled is not label:
        return "front matter"
    return _settled_by(options, settled) or "the kind of file"
