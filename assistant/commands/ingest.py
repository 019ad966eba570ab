"""Reading files into the project."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from assistant.commands.common import Day, json_option, open_project, print_json
from assistant.commands.progress import progress_bar
from assistant.commands.session import Session
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind
from assistant.wiring import Project
from assistant.workflows.derive import derive
from assistant.workflows.ingesting.file_reports import FileReport, IngestReport
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions
from assistant.workflows.ingesting.quoted_only import with_quoted
from assistant.workflows.mapping import MEND, fault, people_to_settle, with_people

PARTLY_READ = 3
_NAME_IT = "name it in ontrack.toml"
_TOLERATED = timedelta(days=2)
"""How far clocks and time zones may be apart."""


kind_option = click.option(
    "--kind",
    type=click.Choice([kind.value for kind in DocumentKind if kind != "note"]),
    help="Read the files as this, whatever they look like.",
)
label_option = click.option(
    "--label",
    type=click.Choice([label.value for label in Label]),
    help="Who may be told: client, internal or restricted.",
)


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as-of", type=Day(), help="The day on which all of it was known.")
@kind_option
@label_option
@click.option("-n", "--dry-run", is_flag=True, help="Read and keep nothing.")
@click.option("--again", is_flag=True, help="Read also what was erased.")
@json_option
@click.pass_obj
def ingest_command(
    session: Session,
    paths: tuple[Path, ...],
    as_of: date | None,
    kind: str | None,
    label: str | None,
    dry_run: bool,
    again: bool,
    as_json: bool,
) -> int:
    """Read PATH… (files and folders) into the ledger and the vector store.

    The same bytes again do nothing. A row that cannot be read is named and the others
    are kept; a file that cannot be read is named and the others go on (exit code 3).
    """
    project = open_project(session)
    options = IngestOptions(
        as_of=as_of,
        kind=kind,
        label=Label(label) if label else None,
        dry_run=dry_run,
        again=again,
    )
    _warn_of_future(as_of, project)
    report = read_paths(session, project, paths, options)
    if as_json:
        print_json(report)
    else:
        known = None if dry_run else project.ledger
        files = with_quoted(known, report.files)
        print_report(report.model_copy(update={"files": files}), session)
    if not dry_run:
        project.evidence.sync()
    return 0 if report.complete else PARTLY_READ


def _warn_of_future(as_of: date | None, project: Project) -> None:
    """Say that a day is yet to come, by this machine's clock."""
    timezone = ZoneInfo(project.settings.project.timezone)
    today = datetime.now(timezone).date()
    if as_of and as_of > today + _TOLERATED:
        click.echo(
            f"--as-of {as_of} is yet to come (today is {today}): what is read with "
            "earlier days from now on will count as older.\n"
            "  Fix: ingest again with the day on which it was known, if that is wrong.",
            err=True,
        )


def read_paths(
    session: Session,
    project: Project,
    paths: Sequence[Path],
    options: IngestOptions,
) -> IngestReport:
    """Read files into the project and derive what follows from them.

    A dry run keeps nothing and does not open the ledger. Progress is shown on a
    terminal; errors as of the workflow.
    """
    ledger = None if options.dry_run else project.ledger
    with progress_bar(session) as show:
        report = ingest(ledger, project.settings, paths, options, show)
        if ledger is not None:
            derive(ledger, project.settings, show)
    if ledger is None or not any(map(_is_new, report.files)):
        return report
    return _with_people(report, project)


def _is_new(file: FileReport) -> bool:
    return file.outcome in {"ingested", "partial"}


def _with_people(report: IngestReport, project: Project) -> IngestReport:
    """Name with each file whom it mentions and nobody can be sure of."""
    named = {person.name for person in project.settings.people}
    found = people_to_settle(project.view(), named)
    files = tuple(
        file.model_copy(
            update={"unmapped": with_people(file.unmapped, found.get(file.path, ()))}
        )
        for file in report.files
    )
    return report.model_copy(update={"files": files})


def print_report(report: IngestReport, session: Session) -> None:
    """Say what became of each file: results on stdout, problems on stderr."""
    if not session.quiet:
        for file in report.files:
            click.echo(_line(file))
    for file in report.files:
        for problem in file.problems:
            where = f"{file.path}, {problem.where}" if problem.where else file.path
            click.echo(f"{where}: {problem.what}\n  Fix: {problem.fix}", err=True)
        for what, values in file.unmapped.items():
            click.echo(
                f"{file.path}: {what} {fault(what)}: {', '.join(values)}\n"
                f"  Fix: {MEND.get(what, _NAME_IT)}",
                err=True,
            )
        for remark in file.remarks:
            click.echo(f"{file.path}: {remark}", err=True)
        if file.looks_cut and file.looks_cut not in {p.what for p in file.problems}:
            click.echo(
                f"{file.path}: not all of it, it seems: {file.looks_cut}", err=True
            )


def _line(file: FileReport) -> str:
    counts = file.counts
    parts = [f"{counts.records} records"] if counts.records else []
    parts += [f"{counts.passages} passages"] if counts.passages else []
    parts += [f"{counts.rows_refused} rows refused"] if counts.rows_refused else []
    if file.label and file.label_from not in {"", "the kind of file"}:
        parts.append(f"{file.label.value} by {file.label_from}")
    parts += ["labels of what was kept changed"] if file.relabelled else []
    what = f"{file.kind}: {', '.join(parts)}" if file.kind else ""
    day = f" (as of {file.as_of}, from {file.as_of_from})" if file.as_of else ""
    return f"{file.outcome:<9} {file.path}  {what}{day}"
