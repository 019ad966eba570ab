"""Measures what the facts of one day cost as a project grows, and writes the page.

Run from the root of the project: `python -m bench.facts`. The projects are generated,
the same in every run, and kept in `--folder` for the next run if it is given.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from assistant.ledger.ledger import SHELF
from assistant.wiring import STORE
from bench.facts.generate import END, SMALL, Size, generate
from bench.retrieval.page import Goal, Head, Section, goals, put, table

ROOT = Path(__file__).parents[2]
HEAD = Head(
    "Facts: what one day costs as a project grows",
    "bench.facts",
    ("ontrack", "sqlalchemy", "pydantic"),
)
SECTIONS = ("commands",)
GOAL = Goal(
    "every view of the largest, cold, seconds", 10.0, at_least=False, shown="{:.1f}"
)
GOAL_AGAIN = Goal(
    "every view of the largest, again, seconds", 2.0, at_least=False, shown="{:.1f}"
)
GOAL_DRAFTS = Goal(
    "all drafts of the largest, cold, seconds", 10.0, at_least=False, shown="{:.1f}"
)
DRAFTS = ("draft", "--all")
COMMANDS = (
    ("health",),
    ("changes", "--since", str(END - timedelta(weeks=1))),
    ("milestones",),
    ("actions",),
    ("decisions",),
    ("statements",),
    ("flags",),
    DRAFTS,
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: seconds, and seconds of the processor."""

    seconds: float
    cpu: float


def project(folder: Path, size: Size) -> Path:
    """Return the project of this size, made and read if it is not there yet."""
    home = folder / f"tickets-{size.tickets}"
    if home.exists():
        return home
    sent = generate(home / "in", size)
    name = '[project]\nname = "Network"\nkey = "NET"\n'
    (home / "ontrack.toml").write_text(name, encoding="utf-8")
    ontrack(home, "ingest", "in/tickets", "in/raid", "in/notes")
    for path in sent:
        day = date.fromisoformat(path.stem.removeprefix("update-"))
        audience = ("--audience", "executive", "--as-of", str(day))
        ontrack(home, "updates", "import", str(path), *audience)
    return home


def _cold(home: Path, view: Sequence[str]) -> Cost:
    """Measure a view of which nothing was worked out before."""
    shutil.rmtree(home / STORE / SHELF, ignore_errors=True)
    return ontrack(home, *view, "--json")


def ontrack(home: Path, *command: str) -> Cost:
    """Run a command in a process of its own; return what it took."""
    called = [sys.executable, "-m", "assistant", *command]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = os.times().elapsed
    subprocess.run(
        called,
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    took = os.times().elapsed - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return Cost(took, user + system)


def commands(folder: Path, factors: Sequence[int]) -> Section:
    """Measure each view at each size, in a process of its own."""
    sizes = [SMALL.times(factor) for factor in factors]
    homes = [project(folder, size) for size in sizes]
    for home in homes:
        ontrack(home, "people", "--json")  # reads what newer rules read otherwise
    cold, again = {}, {}
    for view in COMMANDS:
        cold[view] = [_cold(home, view) for home in homes]
        again[view] = ontrack(homes[-1], *view, "--json")
    rows = [
        [
            f"`ontrack {' '.join(view)}`",
            *(f"{one.cpu:.1f} s" for one in each),
            f"{again[view].cpu:.1f} s",
        ]
        for view, each in cold.items()
    ]
    heads = [*(f"{size.tickets:,} tickets" for size in sizes), "the largest again"]
    facts = [view for view in COMMANDS if view != DRAFTS]
    verdicts = [
        (GOAL, max(cold[view][-1].cpu for view in facts)),
        (GOAL_AGAIN, max(again[view].cpu for view in facts)),
        (GOAL_DRAFTS, cold[DRAFTS][-1].cpu),
    ]
    last = sizes[-1]
    how = (
        "Seconds of the processor of one command in a process of its own, its start "
        "and its answer in JSON included; nothing is kept from a run before, but in "
        "the last column, where nothing has changed since one. The "
        f"largest project has {last.tickets:,} tickets, {last.states:,} states of RAID "
        f"entries and {last.passages:,} lines of prose over a year."
    )
    return Section(
        "commands",
        f"Every view at {', '.join(f'{factor}×' for factor in factors)}",
        (how, "", *table(["view", *heads], rows), "", *goals(verdicts)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.facts", description=__doc__)
    parser.add_argument("--factors", type=_numbers, default=(1, 4, 16))
    parser.add_argument("--folder", type=Path, help="where the projects are kept")
    parser.add_argument("--out", type=Path, default=Path("docs/facts.md"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.folder or Path(scratch)).resolve()
        section = commands(folder, options.factors)
    print(put(options.out, section, SECTIONS, HEAD))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    main()
