"""The RAID log as it is, and the rows that reviewers want in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from assistant.commands.common import (
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.commands.views import Asked, flags_of, raid_view
from assistant.errors import UsageError
from assistant.export.raid_rows import raid_rows
from assistant.export.writing import write_whole
from assistant.review.proposals import proposed_entries


@click.command("raid")
@click.option(
    "--proposed",
    is_flag=True,
    help="The rows that reviewers made of flags, as CSV for the log.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the proposed rows.",
)
@json_option
@as_of_option
@click.pass_context
def raid_command(
    context: click.Context,
    proposed: bool,
    output: Path | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """List the RAID log, or the rows that are proposed for it."""
    if not proposed:
        if output:
            raise UsageError(
                "-o writes the proposed rows.", fix="add --proposed, or leave it out."
            )
        context.invoke(raid_view, as_of=as_of, as_json=as_json)
        return
    session: Session = context.obj
    project = open_project(session)
    view = project.view(as_of)
    found = flags_of(Asked(view, project.settings))
    rows = proposed_entries(found, view.journal)
    if as_json:
        print_json({"as_of": view.as_of, "proposed": rows})
    elif output:
        write_whole(output, raid_rows(rows).encode())
    else:
        click.echo(raid_rows(rows), nl=False)
    if not session.quiet:
        many = "1 row is" if len(rows) == 1 else f"{len(rows)} rows are"
        click.echo(f"{many} proposed for the RAID log.", err=True)
