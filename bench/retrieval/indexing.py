"""A process that reads passages into a new ledger and indexes them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import chromadb  # noqa: F401  no stack's import is counted
import numpy as np

from assistant.evidence.embedding import embed_missing
from assistant.evidence.hosts import FolderHost, Host
from assistant.evidence.server import Server, ServerHost
from assistant.evidence.vectors import unpack
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger
from bench.index_growth import raw_rate
from bench.retrieval.data import Source
from bench.retrieval.load import load
from bench.retrieval.measuring import peak_mb, report, seconds
from bench.retrieval.project import Store


@dataclass(frozen=True, slots=True)
class Indexing:
    """Passages a second of each step and of all; Chroma's own rate of adding.

    `cpu` is passages for each second of CPU in all steps; `memory` the peak in MB
    before Chroma alone was measured.
    """

    count: int
    ledger: float
    embedding: float
    index: float
    all: float
    cpu: float
    raw: float
    memory: float


def indexing(folder: Path, source: Source, count: int, url: str) -> Indexing:
    """Index `count` passages in the folder, with a Chroma server if there is a URL."""
    documents = list(load(source).documents(count))
    store = Store(folder, Server(url, "bench") if url else None)
    store.embedder.embed(["loads the model"])
    work = time.process_time()
    reading = seconds(lambda: _keep(store.ledger, documents))
    embedding = seconds(lambda: embed_missing(store.ledger.texts, store.embedder))
    adding = seconds(store.evidence.sync)
    work = time.process_time() - work
    memory = peak_mb()
    store.evidence.close()
    raw = folder / "raw"
    host: Host = ServerHost(Server(url, "raw"), raw) if url else FolderHost(raw)
    rows = store.ledger.texts.vectors(store.embedder.name)
    matrix = np.stack([unpack(row[2]) for row in rows])
    return Indexing(
        count,
        count / reading,
        count / embedding,
        count / adding,
        count / (reading + embedding + adding),
        count / work,
        raw_rate(host, matrix),
        memory,
    )


def _keep(ledger: Ledger, documents: Iterable[Incoming]) -> None:
    for document in documents:
        ledger.add(document)


if __name__ == "__main__":
    _folder, _data, _part, _count, _url = sys.argv[1:]
    report(indexing(Path(_folder), Source(Path(_data), _part), int(_count), _url))
