"""What would leave the machine."""

from __future__ import annotations

from datetime import date

import click

from assistant.commands.common import (
    Day,
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.workflows.drafts import DraftRequest, audience_names, preview


@click.group("llm")
def llm_command() -> None:
    """Show what a language model would be sent; nothing is sent."""


@llm_command.command("preview")
@click.option("--audience", help="For whom (default: every audience).")
@click.option("--since", type=Day(), help="What changed since (default: last update).")
@as_of_option
@json_option
@click.pass_obj
def preview_command(
    session: Session,
    audience: str | None,
    since: date | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Print the very words that `draft --engine llm` would send, and to which host."""
    project = open_project(session)
    names = (audience,) if audience else audience_names(project.folder)
    view = project.view(as_of)
    shown = preview(
        project.ledger,
        project.settings,
        project.folder,
        DraftRequest(names, view.as_of, since),
    )
    llm = project.settings.llm
    host = llm.base_url or "https://api.openai.com/v1"
    if as_json:
        print_json(
            {"host": host, "model": llm.model, "allowed": llm.allow, "prompts": shown}
        )
        return
    for name, text in shown.items():
        click.echo(f"--- {name} ---\n{text}")
    state = "allowed" if llm.allow else "not allowed yet (llm.allow = false)"
    click.echo(f"To {llm.model} at {host}: {state}.", err=True)
