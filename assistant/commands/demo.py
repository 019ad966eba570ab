"""The sample project, from files to a reviewed draft."""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from assistant.commands.review import open_screen, user_name
from assistant.commands.session import Session
from assistant.domain.drafts import Draft
from assistant.domain.reading import DocumentKind
from assistant.errors import AssistantError
from assistant.export.markdown import markdown
from assistant.export.publication import Publication
from assistant.settings import FILE_NAME
from assistant.wiring import Project
from assistant.workflows.audiences import audience_names, audience_of
from assistant.workflows.drafts import DraftRequest, draft_all
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions

SAMPLE = Path(__file__).parents[2] / "examples" / "saas-launch"
WEEKS = SAMPLE.parent / "weeks.toml"


@click.command("demo")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("ontrack-demo"),
    show_default=True,
    help="The folder of the sample project; it is kept.",
)
@click.pass_obj
def demo_command(session: Session, folder: Path) -> int:
    """Make the sample project, read it week by week, draft, and open the review.

    Without a terminal the executive draft is printed instead. Needs no key and no
    network.
    """
    if not SAMPLE.is_dir():
        raise AssistantError(
            f"The sample project is not installed ({SAMPLE}).",
            fix="Run the demo from a clone of the repository: make demo.",
        )
    project = _project(folder)
    _read(project, session)
    drafted = draft_all(
        project.ledger,
        project.settings,
        project.folder,
        DraftRequest(audience_names(project.folder)),
    )
    code = _show(project, drafted.drafts)
    _say(session, f"The sample project is kept in {project.folder}.")
    _say(session, f"Next: ontrack -C {project.folder} review --audience engineering")
    return code


def _project(folder: Path) -> Project:
    if not (folder / FILE_NAME).exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLE / FILE_NAME, folder / FILE_NAME)
    return Project.find(folder)


def _read(project: Project, session: Session) -> None:
    """Read the weeks as they arrived, each with the update that was sent in it."""
    for week in tomllib.loads(WEEKS.read_text(encoding="utf-8"))["weeks"]:
        as_of: date = week["as_of"]
        report = ingest(
            project.ledger,
            project.settings,
            (SAMPLE / week["folder"],),
            IngestOptions(as_of=as_of),
        )
        _say(session, f"{week['folder']}: {len(report.files)} files, as of {as_of}")
        if "update" in week:
            options = IngestOptions(
                as_of=as_of,
                kind=DocumentKind.UPDATE_MARKDOWN.value,
                audience="executive",
            )
            ingest(
                project.ledger, project.settings, (SAMPLE / week["update"],), options
            )
    project.view()
    project.evidence.sync()


def _show(project: Project, drafts: Sequence[Draft]) -> int:
    if sys.stdin.isatty() and sys.stdout.isatty():
        return open_screen(project, drafts, user_name())
    draft = drafts[0]
    audience = audience_of(project.folder, draft.audience)
    click.echo(markdown(Publication(draft, audience)))
    return 0


def _say(session: Session, text: str) -> None:
    if not session.quiet:
        click.echo(text, err=True)
