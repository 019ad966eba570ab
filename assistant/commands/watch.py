"""Following files and folders: what changes is read again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import watchfiles

from assistant.commands.common import open_project, plain
from assistant.commands.ingest import (
    kind_option,
    label_option,
    print_report,
    read_paths,
)
from assistant.commands.session import Session
from assistant.domain.labels import Label
from assistant.errors import AssistantError, UsageError
from assistant.workflows.ingesting.file_reports import FileReport, IngestReport
from assistant.workflows.ingesting.following import Follower, Turn, identities
from assistant.workflows.ingesting.options import IngestOptions

TICK_MS = 250
_RETRY_S = 5.0
"""Seconds after which a round that failed is tried again."""
_RESCAN_S = 30.0
"""Seconds after which the paths are listed again, whatever the system tells."""


@click.command("watch")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@kind_option
@label_option
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document a line and round."
)
@click.pass_obj
def watch_command(
    session: Session,
    paths: tuple[Path, ...],
    kind: str | None,
    label: str | None,
    as_json: bool,
) -> None:
    """Read PATH… (files and folders), and again whatever changes there, until Ctrl-C.

    A file is read once it has stood still for a second. Of a file that is deleted,
    what was read stays; a path that disappears is waited for.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no {str(path)!r}.", fix="Check the path.")
    open_project(session)
    options = IngestOptions(kind=kind, label=Label(label) if label else None)
    follower = Follower([path.absolute() for path in paths])
    rounds = Rounds(session, follower, options, as_json)
    if not session.quiet:
        click.echo(f"Following {_listed(paths)}; Ctrl-C ends.", err=True)
    for is_told in _wakes(follower.roots):
        rounds.go(is_told=is_told)


@dataclass
class Rounds:
    """Reads what is due, a round at a time, and says what became of it."""

    session: Session
    follower: Follower
    options: IngestOptions
    as_json: bool
    clock: Callable[[], float] = time.monotonic
    count: int = 0
    _looked: float | None = None
    _failed: str = ""
    _passed_over: tuple[FileReport, ...] = ()

    def go(self, *, is_told: bool) -> None:
        """Look if there is a reason to, and read what is due.

        A round that fails as a whole, such as when another process keeps the ledger,
        is said once and tried again; nothing that was due is forgotten.
        """
        now = self.clock()
        if not self._has_reason(now, is_told=is_told):
            return
        self._looked = now
        turn = self.follower.look()
        if not turn:
            return
        try:
            report = self._read(turn)
        except (AssistantError, FileNotFoundError) as error:
            self._fail(str(error))
            return
        self._failed = ""
        self.follower.done(turn)
        self._tell(turn, report)

    def _has_reason(self, now: float, *, is_told: bool) -> bool:
        since = now - self._looked if self._looked is not None else _RESCAN_S
        if self._failed:
            return since >= _RETRY_S
        return is_told or self.follower.is_waiting or since >= _RESCAN_S

    def _read(self, turn: Turn) -> IngestReport:
        """Read the files that are due with the settings of the moment."""
        if not turn.files:
            return IngestReport(as_of=None, files=())
        project = open_project(self.session)
        options = replace(self.options, only=frozenset(turn.files))
        report = read_paths(self.session, project, self.follower.present(), options)
        project.evidence.sync()
        files = tuple(f for f in report.files if self._is_news(f, turn))
        self._passed_over = report.files
        return report.model_copy(update={"files": files})

    def _is_news(self, file: FileReport, turn: Turn) -> bool:
        """Whether it is about a file of this round, or was not said in the last."""
        name = file.path.partition("!/")[0]
        return name in turn.names or file not in self._passed_over

    def _fail(self, why: str) -> None:
        if why != self._failed:
            click.echo(f"{_now():%H:%M:%S}  not read, tried again: {why}", err=True)
        self._failed = why

    def _tell(self, turn: Turn, report: IngestReport) -> None:
        self.count += 1
        news = [file for file in report.files if file.outcome != "unchanged"]
        if self.as_json:
            click.echo(json.dumps(self._document(turn, report), ensure_ascii=False))
        elif not self.session.quiet:
            click.echo(f"{_now():%H:%M:%S}  {_summary(turn, report)}")
        if not self.as_json:
            print_report(report.model_copy(update={"files": tuple(news)}), self.session)
        for line in _lines(turn):
            click.echo(line, err=True)

    def _document(self, turn: Turn, report: IngestReport) -> dict[str, Any]:
        return {
            "round": self.count,
            "at": _now().isoformat(timespec="seconds"),
            **plain(report),
            "renamed": [{"from": a, "to": b} for a, b in turn.renamed],
            "gone": list(turn.gone),
            "lost": list(turn.lost),
            "returned": list(turn.returned),
            "unfinished": list(turn.unfinished),
        }


def _wakes(paths: tuple[Path, ...] | Any) -> Iterator[bool]:
    """Yield several times a second, and at once when something changes: whether it did.

    A path that disappears, comes back or is replaced is watched anew.
    """
    poll = False
    yield True
    while True:
        watched = identities(paths)
        try:
            for changes in _changes(watched, poll=poll):
                is_other = identities(paths) != watched
                yield bool(changes) or is_other
                if is_other:
                    break
        except FileNotFoundError:
            continue
        except OSError:
            # The system has no more watches to give, or none for this file system.
            if poll:
                raise
            poll = True


def _changes(watched: dict[Path, Any], *, poll: bool) -> Iterator[set[Any]]:
    if watched:
        yield from watchfiles.watch(
            *watched,
            watch_filter=None,
            debounce=400,
            step=100,
            rust_timeout=TICK_MS,
            yield_on_timeout=True,
            force_polling=poll or None,
            ignore_permission_denied=True,
        )
        return
    while True:
        time.sleep(TICK_MS / 1000)
        yield set()


def _summary(turn: Turn, report: IngestReport) -> str:
    """Say in one line what a round did."""
    outcomes = [file.outcome for file in report.files]
    read = {"read": "ingested", "partly read": "partial"}
    others = {"refused": "refused", "unchanged": "unchanged"}
    parts = [
        f"{count} {said}"
        for said, outcome in (read | others).items()
        if (count := outcomes.count(outcome))
    ]
    parts += [f"{len(turn.renamed)} renamed"] if turn.renamed else []
    parts += [f"{len(turn.gone)} gone"] if turn.gone else []
    records = sum(file.counts.records for file in report.files)
    passages = sum(file.counts.passages for file in report.files)
    found = f"; {records} records, {passages} passages" if records + passages else ""
    return (", ".join(parts) or "nothing to read") + found


def _lines(turn: Turn) -> Iterator[str]:
    for former, now in turn.renamed:
        yield f"{former} is {now} now"
    if not turn.lost:
        for name in turn.gone:
            yield f"{name} is gone; what was read of it stays"
    for name in turn.lost:
        yield f"{name} is gone; what was read of it stays; waiting for it to come back"
    for name in turn.returned:
        yield f"{name} is back"
    for name in turn.unfinished:
        yield f"{name} looks unfinished; waiting for its final name"


def _listed(paths: tuple[Path, ...]) -> str:
    return ", ".join(map(str, paths))


def _now() -> datetime:
    return datetime.now().astimezone()
