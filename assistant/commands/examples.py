"""What the reviewer taught: decisions on what was read, as labelled examples."""

from __future__ import annotations

from datetime import date

import click

from assistant.commands.common import (
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.workflows.examples import examples


@click.command("examples")
@json_option
@as_of_option
@click.pass_obj
def examples_command(session: Session, as_of: date | None, as_json: bool) -> None:
    """Write what reviewers rejected, edited or accepted, as JSON Lines.

    One example a line: what was read, its words and place, and what was decided. With
    --json it is one document.
    """
    project = open_project(session)
    view = project.view(as_of)
    found = examples(view)
    if as_json:
        print_json({"as_of": view.as_of, "examples": found})
        return
    for one in found:
        click.echo(one.model_dump_json())
    if not session.quiet:
        silent = sum(len(one.silences) for one in found)
        click.echo(
            f"{len(found)} examples as of {view.as_of}; for those that were rejected, "
            f"{silent} later wordings stay silent.",
            err=True,
        )
