"""What was sent: the list, updates from before, and files for readers."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from assistant.commands.common import (
    Day,
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.ingest import PARTLY_READ, print_report
from assistant.commands.session import Session
from assistant.domain.facts import Colour
from assistant.domain.reading import DocumentKind
from assistant.domain.records import SentUpdate
from assistant.errors import GateError, UsageError
from assistant.export.exporters import BINARY, EXPORTERS
from assistant.export.publication import Publication
from assistant.export.writing import write_whole
from assistant.ledger.view import View
from assistant.wiring import Project
from assistant.workflows.audiences import audience_of
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions
from assistant.workflows.reviewing.review import Office


@click.group("updates", invoke_without_command=True)
@json_option
@as_of_option
@click.pass_context
def updates_command(context: click.Context, as_of: date | None, as_json: bool) -> None:
    """List what was sent, oldest first."""
    if context.invoked_subcommand is not None:
        return
    session: Session = context.obj
    project = open_project(session)
    view = project.ledger.view(as_of)
    found = sorted(
        [*_approved(project, as_of), *_imported(view)],
        key=lambda each: (each["as_of"], each["audience"], each["id"]),
    )
    if as_json:
        print_json({"as_of": view.as_of, "updates": found})
        return
    for each in found:
        click.echo(
            f"{each['as_of']}  {each['audience']:<12} {each['health'] or '-':<8} "
            f"{each['id']}  {each['by'] or ''}"
        )


def _approved(project: Project, as_of: date | None) -> list[dict[str, Any]]:
    return [
        {
            "id": update.id,
            "draft": update.draft.id,
            "audience": update.draft.audience,
            "as_of": update.draft.as_of.isoformat(),
            "health": update.health.value,
            "health_reason": update.health_reason,
            "by": update.approved_by,
            "digest": update.digest,
            "prev_digest": update.prev_digest,
            "revision": update.revision,
            "source": None,
        }
        for update in project.ledger.journal.updates()
        if as_of is None or update.draft.as_of <= as_of
    ]


def _imported(view: View) -> list[dict[str, Any]]:
    return [
        {
            "id": known.record.key,
            "draft": None,
            "audience": known.record.audience,
            "as_of": known.record.sent_on.isoformat(),
            "health": known.record.health,
            "health_reason": None,
            "by": view.people.resolve(known.record.author) or known.record.author,
            "digest": None,
            "prev_digest": None,
            "revision": None,
            "source": known.source,
        }
        for known in view.records(SentUpdate)
    ]


@updates_command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--audience", required=True, help="Who got it.")
@click.option("--as-of", type=Day(), required=True, help="The day it was sent.")
@click.option(
    "--health",
    type=click.Choice([colour.value for colour in Colour]),
    help="Its colour, where the text does not say it.",
)
@json_option
@click.pass_obj
def import_command(
    session: Session,
    file: Path,
    audience: str,
    as_of: date,
    health: str | None,
    as_json: bool,
) -> int:
    """Bring in an update that was sent before."""
    project = open_project(session)
    audience_of(project.folder, audience)
    options = IngestOptions(
        as_of=as_of,
        kind=DocumentKind.UPDATE_MARKDOWN.value,
        audience=audience,
        health=Colour(health) if health else None,
    )
    report = ingest(project.ledger, project.settings, (file,), options)
    project.view()
    if as_json:
        print_json(report)
    else:
        print_report(report, session)
    project.evidence.sync()
    return 0 if report.complete else PARTLY_READ


@click.command("export")
@click.argument("which", metavar="[DRAFT_ID]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(EXPORTERS)),
    default="md",
    show_default=True,
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write it."
)
@click.option("--unapproved", is_flag=True, help="Also a draft; it is marked as one.")
@click.pass_obj
def export_command(
    session: Session,
    which: str | None,
    form: str,
    output: Path | None,
    unapproved: bool,
) -> None:
    """Write an approved update (default: the newest) to a file or to stdout."""
    project = open_project(session)
    data = EXPORTERS[form](_publication(project, which, unapproved))
    if output is None or str(output) == "-":
        _print(data, form)
        return
    write_whole(output, data)
    if not session.quiet:
        click.echo(f"Wrote {output}.", err=True)


def _publication(project: Project, which: str | None, unapproved: bool) -> Publication:
    journal = project.ledger.journal
    office = Office(project.ledger, project.settings, project.folder)
    for update in reversed(journal.updates()):
        if which in {None, update.id, update.draft.id}:
            return office.published(update.draft, update.approved_by)
    draft = journal.draft(which) if which else journal.latest_draft()
    if draft is None:
        raise UsageError(
            f"There is no draft or update {which!r}."
            if which
            else "Nothing is here yet.",
            fix="Run `ontrack draft --all`; its output names the drafts.",
        )
    if not unapproved:
        raise GateError(
            f"The {draft.audience} draft {draft.id} is not approved.",
            fix=f"Run `ontrack approve {draft.id} --by NAME`, or export it marked as "
            "a draft with --unapproved.",
        )
    return office.published(office.desk(draft, draft.audience).draft)


def _print(data: bytes, form: str) -> None:
    if form in BINARY and sys.stdout.isatty():
        raise UsageError(
            f"A {form} file is nothing to read on a terminal.",
            fix="Name a file for it: -o FILE.",
        )
    click.echo(data, nl=False)
