"""Whether all that the project keeps is whole."""

from __future__ import annotations

import click

from assistant.commands.common import json_option, open_project, print_json
from assistant.commands.session import Session
from assistant.workflows.upkeep.verify import Checked, verify


@click.command("verify")
@json_option
@click.pass_obj
def verify_command(session: Session, as_json: bool) -> int:
    """Check every text, quote, approved update and the index; change nothing.

    Ends with 1 if something is not as it was put in, and says what to do.
    """
    project = open_project(session)
    found = []
    for check in verify(project.ledger, project.evidence.verify):
        found.append(check)
        if not as_json:
            _print(check, quiet=session.quiet)
    is_whole = all(check.ok for check in found)
    if as_json:
        print_json({"ok": is_whole, "checks": found})
    return 0 if is_whole else 1


def _print(check: Checked, *, quiet: bool) -> None:
    if check.ok:
        if not quiet:
            click.echo(f"ok  {check.name}: {check.checked} checked")
        return
    click.echo(f"BAD {check.name}: {check.wrong} of {check.checked} are wrong")
    for problem in check.problems:
        click.echo(f"    {problem.where}: {problem.what}")
    if check.wrong > len(check.problems):
        click.echo(f"    and {check.wrong - len(check.problems)} more")
    click.echo(f"    Fix: {check.fix}")
