"""Two sessions on one project: one decides, the other reads or takes over."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.wiring import STORE
from assistant.workflows.reviewing.seat import Seat, SeatTakenError
from tests.commands.program import ontrack
from tests.commands.tour import make_tour

ROOT = Path(__file__).parents[2]
SITS = """
import sys
from pathlib import Path
from assistant.workflows.reviewing.seat import Seat
seat = Seat(Path(sys.argv[1]), "Petra")
print(seat.take(), flush=True)
sys.stdin.readline()
if seat.refusal() is None:
    seat.leave()
"""


@contextmanager
def another(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", SITS, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == "None\n"
        try:
            yield child
        finally:
            child.kill()


def test_given_a_session_when_another_opens_then_it_is_told_who_decides(
    tmp_path: Path,
) -> None:
    with another(tmp_path):
        mine = Seat(tmp_path, "Osric")
        holder = mine.take()
        refusal = mine.refusal()
    assert holder is not None
    assert holder.by == "Petra"
    assert isinstance(refusal, SeatTakenError)
    assert "Petra" in refusal.problem
    assert "--take-over" in refusal.fix


def test_given_a_session_that_died_when_another_opens_then_it_decides(
    tmp_path: Path,
) -> None:
    with another(tmp_path) as child:
        child.kill()
        child.wait()
        mine = Seat(tmp_path, "Osric")
        assert mine.take() is None
        assert mine.refusal() is None
    mine.leave()
    assert not list(tmp_path.glob("review-*.lock"))


def test_given_a_session_when_another_takes_over_then_the_first_only_reads(
    tmp_path: Path,
) -> None:
    first, second = Seat(tmp_path, "Petra"), Seat(tmp_path, "Osric")
    assert first.take() is None
    assert second.take(over=True) is None
    assert first.refusal() is not None
    assert second.refusal() is None
    first.leave()
    assert second.refusal() is None
    second.leave()
    assert first.refusal() is None


@pytest.fixture
def tour(tmp_path: Path) -> Path:
    folder = make_tour(tmp_path / "tour")
    drafted = ontrack("-C", folder, "draft", "--audience", "executive")
    assert drafted.code == 0
    return folder


def _review(tour: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "assistant", "-C", str(tour), "review", "--plain")
    asked = ("--audience", "executive", "--by", "Osric", *options)
    return subprocess.run(
        [*command, *asked],
        cwd=ROOT,
        input="a\nq\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_second_review_by_script_says_how_to_read_or_to_take_over(tour: Path) -> None:
    with another(tour / STORE):
        refused = _review(tour)
        read = _review(tour, "--read-only")
        over = _review(tour, "--take-over")
    assert refused.returncode == 2
    assert "Petra" in refused.stderr
    assert "--read-only" in refused.stderr
    assert read.returncode == 0
    assert "this one is read-only" in read.stdout
    assert "Kept as decision" not in read.stdout
    assert over.returncode == 0
    assert "Kept as decision 1" in over.stdout
