"""Growth: the same figures at several sizes, embedded and with a Chroma server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bench.retrieval.asking import QUERIES, TOP
from bench.retrieval.data import Source
from bench.retrieval.load import FILTERS, load
from bench.retrieval.measuring import Times, child
from bench.retrieval.page import Goal, Section, goals, table
from bench.retrieval.project import embedder
from tests.evidence.chroma_server import ChromaServer

INDEXING = (
    "",
    "passages",
    "all steps, passages/s",
    "ledger and full text",
    "embedding",
    "vector index",
    "Chroma alone, vectors/s",
    "index in % of it",
    "memory, MB",
)
SLOWEST = Goal(
    "slowest p95 at the largest size, ms", 50, at_least=False, shown="{:.1f}"
)
MEMORY = Goal("memory at the largest size, MB", 1_500, at_least=False, shown="{:,.0f}")


@dataclass(frozen=True, slots=True)
class Grown:
    """What two processes measured at one size: one indexed, the other searched."""

    where: str
    count: int
    indexing: dict[str, Any]
    asking: dict[str, Any]


def growth(source: Source, sizes: Sequence[int]) -> Section:
    """Measure every size in processes of its own."""
    load(source)
    found = [
        grown(source, size, where) for where in ("embedded", "server") for size in sizes
    ]
    return Section(
        "growth",
        "Growth",
        (
            ("Turns of QMSum meetings, numbered so that no two are alike, in documents "
            "of 250 with kinds, labels and dates of two years. Embedder "
            f"{embedder().name}. Each size in a new folder; one process indexes, "
            "another searches. With a server, its memory is not counted."),
            "",
            *table(INDEXING, [_indexed(one) for one in found]),
            "",
            (f"Milliseconds a search (`HybridSearch.search`, first {TOP}, "
            f"{QUERIES} queries of QMSum, one after another):"),
            "",
            *table(
                ["", "passages", "filter", "p50", "p95", "CPU"],
                [row for one in found for row in _asked(one)],
            ),
            "",
            *table(
                ["", "passages", "reading passages, s", "first search, s",
                 "memory, MB"],
                [_opened(one) for one in found],
            ),
            "",
            *goals(
                [
                    (replace(goal, name=f"{one.where}: {goal.name}"), value)
                    for one in found
                    if one.count == max(sizes)
                    for goal, value in searching(one)
                ]
            ),
        ),
    )  # fmt: skip


@cache
def grown(source: Source, size: int, where: str) -> Grown:
    """Index and search `size` passages in a temporary folder; once a run."""
    data = (source.folder, source.part)
    with tempfile.TemporaryDirectory() as made, _url(where, Path(made)) as url:
        folder = Path(made) / "project"
        folder.mkdir()
        return Grown(
            where,
            size,
            child("indexing", folder, *data, size, url),
            child("asking", folder, *data, url),
        )


def searching(one: Grown) -> list[tuple[Goal, float]]:
    """Return the goals of searching with what was measured."""
    slowest = max(found["p95"] for found in one.asking["by_filter"].values())
    return [(SLOWEST, slowest), (MEMORY, one.asking["memory"])]


@contextmanager
def _url(where: str, folder: Path) -> Iterator[str]:
    if where == "embedded":
        yield ""
        return
    server = ChromaServer(folder / "server")
    try:
        yield server.url
    finally:
        server.stop()


def _indexed(one: Grown) -> list[str]:
    rates = ("all", "ledger", "embedding", "index", "raw")
    return [
        one.where,
        f"{one.count:,}",
        *(f"{one.indexing[rate]:,.0f}" for rate in rates),
        f"{one.indexing['index'] / one.indexing['raw']:.0%}",
        f"{one.indexing['memory']:,.0f}",
    ]


def _asked(one: Grown) -> Iterator[list[str]]:
    for name in FILTERS:
        shown = Times(**one.asking["by_filter"][name]).shown()
        yield [one.where, f"{one.count:,}", name, *shown]


def _opened(one: Grown) -> list[str]:
    found = one.asking
    return [
        one.where,
        f"{one.count:,}",
        f"{found['reading']:.1f}",
        f"{found['first']:.2f}",
        f"{found['memory']:,.0f}",
    ]
