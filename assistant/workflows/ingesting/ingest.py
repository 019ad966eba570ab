"""Files into the ledger: read, date, label, keep; then derive and index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.ledger.ledger import Ledger
from assistant.settings import Settings
from assistant.workflows.ingesting.clashes import with_clashes
from assistant.workflows.ingesting.file import read_one, today
from assistant.workflows.ingesting.file_reports import (
    FileReport,
    IngestReport,
    archive_reports,
    passed_over,
    refused,
)
from assistant.workflows.ingesting.options import IngestOptions
from assistant.workflows.ingesting.refusals import remember_refusals
from assistant.workflows.ingesting.superseded import overlaid
from ingest.errors import UnreadableFileError
from ingest.isolation import Found, Isolation, ReaderLimits, isolation
from ingest.reading import gather
from ingest.safety.archive_limits import ArchiveLimits

Progress = Callable[[int, int, str], None]


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
    if options.as_of and len(files) == 1 and paths[0].is_file():
        options = replace(options, alone=True)
    late: list[Found] = []
    newest: date | None = None
    for done, file in enumerate(files):
        progress(done, len(files), file.path)
        found = read_one(ledger, settings, reading, file, options)
        if isinstance(found, FileReport):
            reports.append(found)
            found = found.as_of
        else:
            late.append(file)
        newest = max(filter(None, (newest, found)), default=None)
    last = replace(options, undated_as_of=newest or today(settings))
    for file in late:
        found = read_one(ledger, settings, reading, file, last)
        reports += [found] if isinstance(found, FileReport) else []
    if ledger is not None and not options.dry_run:
        kept = {each.path for each in reports if each.outcome != "unchanged"}
        old = overlaid(ledger, kept, options.as_of) if options.as_of else set()
        own = replace(options, as_of=None, own_day=True)
        for file in (each for each in files if each.path in old):
            read_one(ledger, settings, reading, file, own)
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
