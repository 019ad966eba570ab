"""A process that dies at any moment leaves whole versions and a ledger that goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from tests.commands.killed import forks, redirect
from tests.commands.program import SAMPLE, WEEK_BEFORE, Ran, new_project, ontrack

FOLDERS = ("notes", "raid", "tickets", "ci")
WEEKS = ("week-05", "week-06")
KILLS = 12
VIEWS = ("actions", "changes", "flags", "tickets")
WHOLE = """
SELECT version.id, kind,
       (SELECT count(*) FROM passage WHERE passage.version = version.id),
       (SELECT count(*) FROM mention WHERE mention.version = version.id)
FROM version
"""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two small weeks: a part of the sample's, so that many runs fit in a test."""
    folder = tmp_path_factory.mktemp("inputs")
    for week in WEEKS:
        for part in FOLDERS:
            shutil.copytree(SAMPLE / week / part, folder / week / part)
    return [folder / week for week in WEEKS]


@dataclass(frozen=True)
class Whole:
    """The same input read without interruption, and the seconds that it took."""

    project: Path
    seconds: float


@pytest.fixture(scope="module")
def whole(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Whole:
    project = new_project(tmp_path_factory.mktemp("whole"))
    return Whole(project, _uninterrupted(project, inputs))


def test_killed_at_any_moment_nothing_is_half_written_and_the_next_run_ends_it(
    inputs: list[Path], whole: Whole, tmp_path: Path
) -> None:
    expected, complete = _views(whole.project), _versions(whole.project)
    chance = random.Random(20260911)  # noqa: S311  the same moments in every run
    seen = []
    for number in range(KILLS):
        project = new_project(tmp_path / str(number))
        wait = whole.seconds * (number + chance.random()) / KILLS
        _killed(project, inputs, wait, signal.SIGKILL)
        kept = _versions(project)
        seen.append(len(kept))
        assert _integrity(project) in {"ok", "no ledger"}
        assert kept.items() <= complete.items()
        if number % 4 == 1:
            _read(project, inputs)
            assert _versions(project) == complete
            assert _views(project) == expected
        shutil.rmtree(project)
    assert min(seen) < len(complete)
    assert len(set(seen)) > 1


def test_killed_again_and_again_it_still_ends_with_the_same_ledger(
    inputs: list[Path], whole: Whole, tmp_path: Path
) -> None:
    project = new_project(tmp_path / "project")
    for _ in range(4):
        _killed(project, inputs, 0.25, signal.SIGKILL)
        assert _integrity(project) in {"ok", "no ledger"}
    _read(project, inputs)
    assert _versions(project) == _versions(whole.project)
    assert _views(project) == _views(whole.project)
    assert ontrack("-C", project, "doctor").code == 0


def test_ctrl_c_ends_with_130_and_whole_versions(
    inputs: list[Path], whole: Whole, tmp_path: Path
) -> None:
    project = new_project(tmp_path / "project")
    code, said = _killed(project, inputs, min(0.5, whole.seconds / 4), signal.SIGINT)
    assert code == 130
    assert "Traceback" not in said
    assert said.strip()
    kept = _versions(project)
    assert kept.items() <= _versions(whole.project).items()
    _read(project, inputs)
    assert _views(project) == _views(whole.project)


def _read(project: Path, inputs: list[Path]) -> None:
    for week in inputs:
        ran = ontrack("-C", project, "-q", "ingest", week)
        assert ran.code == 0, ran.err


@dataclass(frozen=True)
class Started:
    """A process that reads the input, waited for until it is about to begin."""

    process: ForkServerProcess
    told: Path

    def ended(self) -> tuple[int, str]:
        """Its exit code and what it said."""
        self.process.join()
        code = self.process.exitcode
        assert code is not None
        self.process.close()
        return code, self.told.read_text(encoding="utf-8")


def _started(project: Path, inputs: list[Path]) -> Started:
    told = project / "told.txt"
    told.unlink(missing_ok=True)
    ready, begun = forks().Pipe(duplex=False)
    process = forks().Process(target=_reads, args=(project, inputs, told, begun))
    process.start()
    begun.close()
    with ready:
        assert ready.recv() == "ready"
    return Started(process, told)


def _reads(project: Path, inputs: list[Path], told: Path, begun: Connection) -> None:
    redirect(str(told))
    from assistant.cli import main  # noqa: PLC0415  in the new process only

    # What is started in the background by a shell inherits that Ctrl-C is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    begun.send("ready")
    codes = (main(["-C", str(project), "-q", "ingest", str(one)]) for one in inputs)
    os._exit(next(filter(None, codes), 0))


def _uninterrupted(project: Path, inputs: list[Path]) -> float:
    """The seconds that the whole run takes on this machine."""
    started = _started(project, inputs)
    begin = time.monotonic()
    code, said = started.ended()
    assert code == 0, said
    return time.monotonic() - begin


def _killed(
    project: Path, inputs: list[Path], wait: float, sign: signal.Signals
) -> tuple[int, str]:
    started = _started(project, inputs)
    time.sleep(wait)
    if started.process.is_alive():
        assert started.process.pid is not None
        os.kill(started.process.pid, sign)
    return started.ended()


def _versions(project: Path) -> dict[str, tuple[str, int, int]]:
    """Every version that the ledger holds, with how much it holds of it."""
    ledger = project / ".ontrack" / "ledger.db"
    if not ledger.exists():
        return {}
    with sqlite3.connect(ledger) as connection:
        tables = "SELECT count(*) FROM sqlite_master WHERE name = 'mention'"
        if not connection.execute(tables).fetchone()[0]:
            return {}
        rows = connection.execute(WHOLE).fetchall()
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def _integrity(project: Path) -> str:
    ledger = project / ".ontrack" / "ledger.db"
    if not ledger.exists():
        return "no ledger"
    with sqlite3.connect(ledger) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        assert broken == []
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def _views(project: Path) -> list[Ran]:
    since = {"changes": ("--since", WEEK_BEFORE)}
    return [
        ontrack("-C", project, view, *since.get(view, ()), "--json") for view in VIEWS
    ]
