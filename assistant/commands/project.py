"""Making a project folder."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.commands.session import Session
from assistant.errors import UsageError
from assistant.settings import FILE_NAME
from assistant.settings_file import render_settings, write_settings


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--name", required=True, help="The project's name, as readers know it.")
@click.option("--key", default="", help="The tracker's project key, such as PROJ.")
@click.pass_obj
def init_command(session: Session, folder: Path | None, name: str, key: str) -> None:
    """Write ontrack.toml, commented, into FOLDER (made if it is not there)."""
    target = folder or session.folder
    if (target / FILE_NAME).exists():
        raise UsageError(
            f"{target / FILE_NAME} is there already.",
            fix="Edit it, or choose another folder.",
        )
    path = write_settings(target, render_settings(name, key))
    if not session.quiet:
        click.echo(f"Wrote {path}. Next: ontrack -C {target} ingest PATH…", err=True)
