"""Speed beside the plain stack on the same passages, in one run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.retrieval.asking import QUERIES, TOP
from bench.retrieval.data import Source
from bench.retrieval.growth import Grown, grown, searching
from bench.retrieval.load import FILTERS
from bench.retrieval.measuring import Times, child
from bench.retrieval.page import Goal, Section, goals, settings, table
from bench.retrieval.peers import minilm
from bench.retrieval.plain import SETTINGS
from bench.retrieval.project import embedder

INDEXING = (
    "indexing",
    "passages",
    "all steps, passages/s",
    "embedding alone",
    "passages per CPU second",
)
TIMES_FASTER = Goal("indexing, times the plain rate", 20, shown="{:.0f}")
OURS, PLAIN = "**ontrack**", "plain stack"


def speed(
    source: Source, weights: Path | None, sample: int, sizes: Sequence[int]
) -> Section:
    """Index a sample with both, and search with both at every size."""
    ours = {size: grown(source, size, "embedded") for size in (sample, *sizes)}
    how = {
        "ontrack": "ledger with full text, vectors and Chroma index, with all that "
        f"keeps them safe; embedder {embedder().name}; `HybridSearch.search`; no "
        "stack's imports are counted",
    }
    if minilm(weights) is None:
        rows = [_indexed(OURS, sample, ours[sample].indexing)]
        asked = [row for size in sizes for row in _asked(OURS, size, ours[size].asking)]
        note = "The plain stack was skipped: there is no MiniLM (see `--minilm`)."
        reached = goals(searching(ours[max(sizes)]))
        return _section(rows, asked, [*reached, "", *settings(how), "", note])
    plain = _plain("index", source, weights, sample, sample)
    rows = [
        _indexed(OURS, sample, ours[sample].indexing),
        _indexed(PLAIN, sample, plain),
        *(_indexed(OURS, size, ours[size].indexing) for size in sizes),
    ]
    asked = [
        row for size in sizes for row in _both(source, weights, sample, ours[size])
    ]
    times_faster = ours[sample].indexing["all"] / plain["all"]
    how[PLAIN] = (
        f"{SETTINGS}; to search larger stores, vectors near those of {sample:,} "
        "passages are made up for the others, and queries are embedded as they are"
    )
    note = f"On the same {sample:,} passages {times_faster:.0f} times the plain rate."
    reached = goals([(TIMES_FASTER, times_faster), *searching(ours[max(sizes)])])
    return _section(rows, asked, [note, "", *reached, "", *settings(how)])


def _section(
    rows: list[list[str]], asked: list[list[str]], notes: Sequence[str]
) -> Section:
    return Section(
        "speed",
        "Speed beside the plain stack",
        (
            *table(
                INDEXING,
                rows,
            ),
            "",
            f"Milliseconds a search, first {TOP} of {QUERIES} queries:",
            "",
            *table(
                ["search", "passages", "filter", "p50", "p95", "CPU", "memory, MB"],
                asked,
            ),
            "",
            *notes,
        ),
    )


def _both(
    source: Source, weights: Path | None, sample: int, ours: Grown
) -> Iterator[list[str]]:
    yield from _asked(OURS, ours.count, ours.asking)
    plain = _plain("search", source, weights, ours.count, sample)
    yield from _asked(PLAIN, ours.count, plain)


def _plain(
    what: str, source: Source, weights: Path | None, count: int, sample: int
) -> dict[str, Any]:
    place = (source.folder, source.part)
    return child("plain", what, weights or "", *place, count, sample)


def _indexed(who: str, count: int, found: dict[str, Any]) -> list[str]:
    rates = (found["all"], found["embedding"], found["cpu"])
    return [who, f"{count:,}", *(f"{rate:,.0f}" for rate in rates)]


def _asked(who: str, count: int, found: dict[str, Any]) -> Iterator[list[str]]:
    for name in FILTERS:
        shown = Times(**found["by_filter"][name]).shown()
        yield [who, f"{count:,}", name, *shown, f"{found['memory']:,.0f}"]
