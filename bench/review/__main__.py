"""Measures the review screen beside a bare Textual list, and writes the page.

Run from the root of the project: `python -m bench.review`.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App

from bench.retrieval.page import Goal, Head, Section, goals, put, table
from bench.review.desks import Bare, desk
from tui.app import ReviewApp

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "review.md"
HEAD = Head(
    "The review screen: what a key costs", "bench.review", ("ontrack", "textual")
)
SIZES = (500, 5_000)
KEYS = 60
_WARM = 5
"""Keys before the first that counts: what is loaded late is loaded by then."""
RUNS = 9
SIZE = (120, 36)
_PAINT = {
    "a bare Textual list": "from bench.review.desks import Bare; app = Bare(500)",
    "**the review**": "from bench.review.desks import desk; from tui.app import "
    "ReviewApp; app = ReviewApp(desk(500))",
}
_RUN = """
{made}
app.call_after_refresh(app.exit)
app.run(headless=True, size=(120, 36))
"""
_GOALS = {
    "paint": Goal("first paint, 500 claims, ms", 900, at_least=False, shown="{:.0f}"),
    "j": Goal("move, 500 claims, p95, ms", 30, at_least=False, shown="{:.1f}"),
    "a": Goal("decide, 500 claims, p95, ms", 80, at_least=False, shown="{:.1f}"),
    "more j": Goal("move, 5,000 to 500", 2, at_least=False, shown="{:.1f} ×"),
    "more a": Goal("decide, 5,000 to 500", 2, at_least=False, shown="{:.1f} ×"),
}


def main() -> None:
    """Measure all and write the page."""
    paints = {name: _painted(made) for name, made in _PAINT.items()}
    keys = {
        (name, size, key): asyncio.run(_pressed(make(size), key))
        for name, make in _APPS.items()
        for size in SIZES
        for key in ("j", "a")
    }
    print(put(PAGE, _section(paints, keys), ("review",), HEAD))


_APPS: dict[str, Callable[[int], App[Any]]] = {
    "a bare Textual list": Bare,
    "**the review**": lambda size: ReviewApp(desk(size)),
}


def _painted(made: str) -> float:
    """Return the CPU milliseconds from the start of a process to its first paint."""
    code = _RUN.format(made=made)
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        user, system = (
            after.ru_utime - before.ru_utime,
            after.ru_stime - before.ru_stime,
        )
        taken.append(1000 * (user + system))
    return statistics.median(taken)


async def _pressed(app: App[Any], key: str) -> float:
    """Return the CPU milliseconds that a key takes until it is painted, at p95."""
    taken = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(_WARM):
            await pilot.press(key)
        for _ in range(KEYS):
            start = time.process_time()
            await pilot.press(key)
            await pilot.pause()
            taken.append(1000 * (time.process_time() - start))
    return statistics.quantiles(taken, n=20)[-1]


def _section(
    paints: dict[str, float], keys: dict[tuple[str, int, str], float]
) -> Section:
    ours = "**the review**"
    small, large = SIZES
    measured = [
        (_GOALS["paint"], paints[ours]),
        (_GOALS["j"], keys[ours, small, "j"]),
        (_GOALS["a"], keys[ours, small, "a"]),
        (_GOALS["more j"], keys[ours, large, "j"] / keys[ours, small, "j"]),
        (_GOALS["more a"], keys[ours, large, "a"] / keys[ours, small, "a"]),
    ]
    rows = [
        [
            name,
            f"{paints[name]:.0f} ms",
            *(
                f"{keys[name, size, key]:.1f} ms"
                for size in SIZES
                for key in ("j", "a")
            ),
        ]
        for name in paints
    ]
    heads = [f"{what}, {size:,}" for size in SIZES for what in ("move", "decide")]
    how = (
        "CPU time: of a process from its start to the first paint with 500 claims "
        f"(median of {RUNS}), and of a key until its effect is painted (p95 of {KEYS} "
        f"keys), at {SIZE[0]} by {SIZE[1]} cells without a terminal. The bare list "
        "holds the same sentences without evidence, places or a journal; the review "
        "keeps its decisions in memory here."
    )
    return Section(
        "review",
        "Paint, move and decide",
        (how, "", *table(["", "first paint", *heads], rows), "", *goals(measured)),
    )


if __name__ == "__main__":
    main()
