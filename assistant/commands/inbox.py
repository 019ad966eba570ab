"""Every project of a folder, and what waits in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assistant.commands.common import json_option, print_json
from assistant.commands.progress import Show
from assistant.commands.review import latest, office_of, open_screen, user_name
from assistant.errors import AssistantError
from assistant.wiring import STORE, Project
from assistant.workflows.audiences import audience_names
from assistant.workflows.derive import derive
from assistant.workflows.drafts import DraftRequest, draft_all
from assistant.workflows.inbox import Glance, Waiting, glance, projects_in
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions
from assistant.workflows.reviewing.seat import Seat
from assistant.workflows.settling import Settler


@click.command("inbox")
@click.argument(
    "folder",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--by", help="Your name, for the record (default: your login).")
@json_option
def inbox_command(folder: Path, by: str | None, as_json: bool) -> int:
    """Show the projects in FOLDER and below, and what waits for you in each.

    On a terminal it is a screen from which projects are reviewed, drafted and fed.
    """
    name = by or user_name()
    found = projects_in(folder.resolve())
    if as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _list(found, name, as_json=as_json)
    from tui.inbox import InboxApp  # noqa: PLC0415  loads Textual

    while True:
        app = InboxApp(found, Clerk(name))
        chosen = app.run()
        if chosen is None:
            return app.return_code or 0
        if code := _review(Project(chosen), name):
            return code


class Clerk:
    """What the inbox asks for, done on projects opened for it alone."""

    def __init__(self, by: str) -> None:
        self._by = by

    def glance(self, folder: Path) -> Glance:
        """Return what waits in a project."""
        project = Project(folder)
        project.view()
        return glance(office_of(project), self._by)

    def draft(self, folder: Path) -> str:
        """Draft for every audience."""
        project = Project(folder)
        view = project.view()
        names = audience_names(folder)
        made = draft_all(project.ledger, project.settings, folder, DraftRequest(names))
        return f"{len(made.drafts)} drafts as of {view.as_of}."

    def ingest(self, folder: Path, path: str, show: Show) -> str:
        """Read files and derive what follows from them."""
        project = Project(folder)
        options = IngestOptions()
        paths = (Path(path).expanduser(),)
        report = ingest(project.ledger, project.settings, paths, options, show)
        derive(project.ledger, project.settings, show)
        project.evidence.sync()
        read = sum(one.outcome in {"ingested", "partial"} for one in report.files)
        bad = [one for one in report.files if one.outcome in {"partial", "refused"}]
        tail = f"; look at {bad[0].path}: ontrack sources" if bad else ""
        return f"{read} of {len(report.files)} files are new{tail}."

    def settler(self, folder: Path) -> Settler:
        """Return who settles words of a project."""
        return Settler(folder, Project(folder).ledger_under)


def _review(project: Project, by: str) -> int:
    drafts = [latest(project, name) for name in audience_names(project.folder)]
    seat = Seat(project.folder / STORE, by)
    seat.take()
    try:
        return open_screen(project, drafts, by, seat)
    finally:
        seat.leave()


def _list(folders: tuple[Path, ...], by: str, *, as_json: bool) -> int:
    clerk = Clerk(by)
    seen, faults = [], []
    for folder in folders:
        try:
            seen.append(clerk.glance(folder))
        except AssistantError as error:
            faults.append({"folder": str(folder), "problem": error.problem})
            click.echo(f"{folder}: {error}", err=True)
    if as_json:
        print_json({"projects": seen, "unreadable": faults})
    else:
        for one in seen:
            click.echo(_line(one))
        many = "1 project" if len(seen) == 1 else f"{len(seen)} projects"
        click.echo(f"{many}.", err=True)
    return 1 if faults else 0


def _line(found: Glance) -> str:
    told = "; ".join(f"{one.audience} {_state(one)}" for one in found.audiences)
    day = str(found.next_update or "—")
    return f"{day:<10}  {found.name}  {told}  {found.folder}"


def _state(one: Waiting) -> str:
    if one.draft is None:
        return "not drafted"
    return f"approved by {one.approved_by}" if one.approved_by else f"{one.claims} open"
