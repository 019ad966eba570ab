"""Erasing a source on the request of a person or of its owner."""

from __future__ import annotations

import getpass
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from assistant.commands.common import json_option, open_project, print_json
from assistant.commands.session import Session
from assistant.errors import UsageError
from assistant.ledger.erasing import Erased
from assistant.wiring import Project
from assistant.workflows.upkeep.erase import (
    EMPTY,
    KEEP,
    Left,
    Plan,
    erase,
    finish_erasures,
    plan_erasure,
    what_is_left,
)

_log = logging.getLogger(__name__)


@click.command("erase")
@click.argument("source", required=False)
@click.option("--reason", help="Why; kept on the record.")
@click.option("--by", help="Who erases it; kept on the record (default: you).")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what it is about, no more.")
@click.option(
    "--updates",
    type=click.Choice([KEEP, EMPTY]),
    help="What becomes of approved updates that have its words.",
)
@click.option("--list", "as_list", is_flag=True, help="List what was erased.")
@json_option
@click.pass_obj
def erase_command(
    session: Session,
    source: str | None,
    reason: str | None,
    by: str | None,
    yes: bool,
    dry_run: bool,
    updates: str | None,
    as_list: bool,
    as_json: bool,
) -> int:
    """Erase SOURCE: its words leave the ledger, its index and all made of it.

    All versions go, with their passages, findings and records, the drafts that cite
    them and the words of decisions on them. That it was erased, when, by whom and why
    is kept. An approved update that has its words is named, and stays until you say
    --updates keep or empty. The same file is refused from then on, unless it is
    ingested with --again. There is no undo.
    """
    project = open_project(session)
    finish_erasures(project.ledger, project.store, project.forget_vectors)
    if as_list:
        return _list(project, as_json=as_json)
    if not source:
        raise UsageError("No source is named.", fix="Run `ontrack sources`.")
    plan = plan_erasure(project.ledger, project.folder, source)
    if not as_json and not (session.quiet and yes):
        _print_plan(plan)
    done: Erased | None = None
    if not dry_run:
        if not yes:
            _ask(plan)
        done = erase(
            project.ledger,
            project.store,
            plan,
            by=by or getpass.getuser(),
            reason=reason,
            updates=updates,
            forget=project.forget_vectors,
        )
        if not session.quiet:
            click.echo("It is gone; the index is made anew.", err=True)
        _index(project)
    left = list(what_is_left(project.folder, project.store, plan)) if done else []
    kept = plan.updates if updates != EMPTY else ()
    if as_json:
        print_json(_document(plan, done, left, kept=[one.id for one in kept]))
    elif done:
        _print_done(session, plan, done, left)
    return 0


def _ask(plan: Plan) -> None:
    if not sys.stdin.isatty():
        raise UsageError(
            f"{plan.path} is not erased: nobody could be asked.",
            fix="Say --yes, or --dry-run to see what it is about.",
        )
    click.confirm("Erase all of it for ever?", abort=True, err=True)


def _index(project: Project) -> None:
    """Make the index anew; if that cannot be now, the next command does it.

    In another process, since Chroma's files keep bytes of the memory of the process
    that writes them, and this one has read the words.
    """
    command = [sys.executable, "-P", "-m", "assistant", "-C", str(project.folder)]
    ran = subprocess.run(  # noqa: S603  this very program
        [*command, "-q", "reindex"],
        env={**os.environ, "PYTHONPATH": _path()},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        _log.warning("The index is made anew later: %s", ran.stderr.strip())


def _path() -> str:
    """Return where modules are looked for, with the program itself at first."""
    root = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))


def _print_plan(plan: Plan) -> None:
    days = sorted({version.as_of for version in plan.versions})
    count = len(plan.versions)
    click.echo(
        f"{plan.path}: {'1 version' if count == 1 else f'{count} versions'}, as of "
        f"{days[0]}" + (f" to {days[-1]}" if len(days) > 1 else ""),
        err=True,
    )
    for path in sorted(plan.words.paths - {plan.path}):
        click.echo(f"  also {path}, a version of the same source", err=True)
    for update in plan.updates:
        click.echo(
            f"  approved update {update.id} ({update.draft.audience}, "
            f"{update.draft.as_of}) has words of it",
            err=True,
        )


def _print_done(
    session: Session, plan: Plan, done: Erased, left: Sequence[Left]
) -> None:
    if not session.quiet:
        click.echo(
            f"Erased {plan.path}: {done.passages} passages, {done.records} records, "
            f"{done.findings} findings, {done.drafts} drafts that had words of it, "
            f"the words of {done.decisions} decisions."
        )
    for path in done.to_read_again:
        click.echo(f"Ingest again, it may have told the same: {path}", err=True)
    for one in left:
        click.echo(f"Not erased, delete it yourself: {one.path} ({one.what})", err=True)


def _document(
    plan: Plan, done: Erased | None, left: Sequence[Left], *, kept: Sequence[str]
) -> dict[str, object]:
    counts = {name: getattr(done, name) for name in Erased.__slots__} if done else None
    return {
        "source": plan.path,
        "paths": sorted(plan.words.paths),
        "updates": [one.id for one in plan.updates],
        "updates_kept": list(kept),
        "erased": counts,
        "left": [{"path": str(one.path), "what": one.what} for one in left],
    }


def _list(project: Project, *, as_json: bool) -> int:
    found = project.ledger.erasures.all()
    if as_json:
        rows = [
            {
                "source": one.path,
                "at": one.at,
                "by": one.by,
                "reason": one.reason,
                "updates_emptied": one.emptied,
            }
            for one in found
        ]
        print_json({"erased": rows})
        return 0
    for one in found:
        why = one.reason or "no reason given"
        click.echo(f"{one.at[:10]}  {one.path}  by {one.by}: {why}")
    return 0
