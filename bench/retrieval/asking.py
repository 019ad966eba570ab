"""A process that searches what another has indexed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.domain.sourced import SourcedPassage
from assistant.evidence.search import Filters, HybridSearch
from assistant.evidence.server import Server
from bench.retrieval.data import Source
from bench.retrieval.load import FILTERS, load
from bench.retrieval.measuring import Times, peak_mb, report, seconds, times
from bench.retrieval.project import Store

QUERIES = 60
TOP = 10


@dataclass(frozen=True, slots=True)
class Asking:
    """Seconds to read the passages and of the first search; then times by filter."""

    reading: float
    first: float
    by_filter: Mapping[str, Times]
    memory: float


def asking(folder: Path, source: Source, url: str) -> Asking:
    """Ask the first queries of the load, with each filter."""
    queries = load(source).queries[:QUERIES]
    store = Store(folder, Server(url, "bench") if url else None)
    view = store.ledger.view()
    reading = seconds(lambda: view.passages)
    ask = partial(_ask, store.search, view.passages)
    first = seconds(lambda: ask(Filters(), queries[-1]))
    by_filter = {
        name: times(partial(ask, filters), queries) for name, filters in FILTERS.items()
    }
    store.evidence.close()
    return Asking(reading, first, by_filter, peak_mb())


def _ask(
    search: HybridSearch,
    passages: tuple[SourcedPassage, ...],
    filters: Filters,
    query: str,
) -> object:
    return search.search(query, passages, TOP, filters)


if __name__ == "__main__":
    _folder, _data, _part, _url = sys.argv[1:]
    report(asking(Path(_folder), Source(Path(_data), _part), _url))
