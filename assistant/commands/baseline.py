"""The baseline of scope and dates: shown, and set anew by decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from assistant.commands.common import (
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.review import user_name
from assistant.commands.session import Session
from assistant.domain.baseline import DatedItem, Rebaseline, ScopeBaseline, ScopeItem
from assistant.facts.baseline.comparison import baseline
from assistant.workflows.baseline import accept_baseline


@click.group("baseline", invoke_without_command=True)
@json_option
@as_of_option
@click.pass_context
def baseline_command(ctx: click.Context, as_of: date | None, as_json: bool) -> None:
    """Show scope and dates against their baseline, or set it anew with `accept`."""
    if ctx.invoked_subcommand is not None:
        return
    session: Session = ctx.obj
    found = baseline(open_project(session).view(as_of))
    if as_json:
        print_json(found)
        return
    for item in found.items:
        click.echo(_item_line(item))
    if found.scope.since:
        _print_scope(found.scope)
    if not session.quiet:
        many = len(found.items)
        click.echo(f"{many} dated items as of {found.as_of}.", err=True)


@baseline_command.command("accept")
@click.argument("item")
@click.option("--reason", required=True, help="Why; kept on the record.")
@click.option("--by", help="Who decides (default: your login).")
@as_of_option
@click.pass_obj
def accept_command(
    session: Session, item: str, reason: str, by: str | None, as_of: date | None
) -> None:
    """Make ITEM as it stands its baseline: later slips count from there.

    ITEM is a milestone's title or id, a ticket's id, a change's id, or `scope`. Taken
    back with `ontrack decide ITEM undo`.
    """
    project = open_project(session)
    view = project.view(as_of)
    found, entry = accept_baseline(
        project.ledger, view, item, reason=reason, by=by or user_name()
    )
    if not session.quiet:
        at = f" at {found.to}" if found.to else ""
        click.echo(
            f"Kept as decision {entry.seq}: the baseline of {found.title} is now "
            f"that of {view.as_of}{at}. Undo: ontrack decide {found.name!r} undo",
            err=True,
        )


def _item_line(item: DatedItem) -> str:
    slip = f"{item.slip:+d} working days" if item.slip else "on baseline"
    if item.slip is None:
        slip = "no date"
    pushed = f", pushed {item.pushed}x" if item.pushed else ""
    name = item.title if item.kind == "milestone" else f"{item.id} {item.title}"
    line = f"{item.baseline}  {item.current}  {slip}{pushed}  {name}"
    return "\n".join((line, *_decided(item.rebaselined)))


def _decided(decisions: Iterable[Rebaseline]) -> list[str]:
    return [f"    {one.proof.rule}" for one in decisions]


def _print_scope(scope: ScopeBaseline) -> None:
    first, now = scope.baseline, scope.now
    click.echo(
        f"scope since {scope.since}: {first.tickets} tickets, {first.points:g} points; "
        f"now {now.tickets}, {now.points:g}"
    )
    for mark, items in (("+", scope.added), ("-", scope.removed)):
        for item in items:
            click.echo(f"  {mark} {_scope_line(item)}")
    if scope.reestimated:
        click.echo(f"  re-estimated by {scope.reestimated:+g} points")
    for line in _decided(scope.rebaselined):
        click.echo(line)


def _scope_line(item: ScopeItem) -> str:
    points = f", {item.points:g} points" if item.points else ""
    how = ""
    if item.accepted:
        how = f" ({item.accepted.words})"
    elif item.approved:
        how = " (approved)"
    return f"{item.on}  {item.id} {item.title}{points}{how}"
