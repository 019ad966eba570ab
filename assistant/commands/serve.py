"""The review in a browser."""

from __future__ import annotations

import sys

import click

from assistant.commands.common import open_project
from assistant.commands.review import user_name
from assistant.commands.session import Session


@click.command("serve")
@click.option("--audience", help="Only this one's draft (default: every audience's).")
@click.option("--by", help="Your name, for the record (default: your login).")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    show_default="a free one",
    help="Where to listen on this machine.",
)
@click.pass_obj
def serve_command(
    session: Session, audience: str | None, by: str | None, port: int
) -> int:
    """Show the review in a browser of this machine, until Ctrl-C.

    The address that it tells works once and for one browser; nobody else on the
    network is answered.
    """
    from tui.web.server import ReviewServer  # noqa: PLC0415  loads Textual's server

    project = open_project(session)
    command = [sys.executable, "-m", "assistant", "-C", str(project.folder), "review"]
    command += ["--by", by or user_name()]
    command += ["--audience", audience] if audience else []
    server = ReviewServer(command, port)
    click.echo(f"Open {server.address}")
    if not session.quiet:
        click.echo("It works once, in one browser. Ctrl-C ends.", err=True)
    return server.run()
