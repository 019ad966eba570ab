"""A process that does the same with LangChain's splitter, Chroma and MiniLM."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.evidence.search import Filters
from bench.retrieval.asking import QUERIES, TOP
from bench.retrieval.data import Source
from bench.retrieval.load import FILTERS, Load, load
from bench.retrieval.measuring import Times, peak_mb, report, seconds, times
from bench.retrieval.peers import Texts, minilm

CHUNK, OVERLAP = 1000, 200
SETTINGS = (
    f"`RecursiveCharacterTextSplitter(chunk_size={CHUNK}, chunk_overlap={OVERLAP}, "
    "add_start_index=True)` and `Chroma.from_documents(…, persist_directory=…)`, as "
    "LangChain's tutorial on retrieval has them; all-MiniLM-L6-v2 in float32, by "
    "length without padding; metadata label, kind and day; `similarity_search`"
)
_NOISE = 0.5


class MiniLm(Embeddings):
    """MiniLM behind LangChain's face."""

    def __init__(self, model: Texts) -> None:
        self._model = model
        self.taken = 0.0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text, and keep count of the seconds."""
        start = time.perf_counter()
        vectors: list[list[float]] = self._model.embed(texts).tolist()
        self.taken += time.perf_counter() - start
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a query."""
        return self.embed_documents([text])[0]


class MadeUp(MiniLm):
    """Vectors near those of a sample, for a store too large to be embedded here."""

    def __init__(self, model: Texts, sample: Sequence[str]) -> None:
        super().__init__(model)
        self._rows = model.embed(sample)
        self._random = np.random.default_rng(0)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a noisy copy of one of the sample's vectors for each text."""
        near = self._rows[self._random.integers(len(self._rows), size=len(texts))]
        scale = _NOISE / np.sqrt(near.shape[1])
        rows = near + scale * self._random.standard_normal(near.shape)
        vectors: list[list[float]] = rows.tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the real vector of a query."""
        return super().embed_documents([text])[0]


@dataclass(frozen=True, slots=True)
class Plain:
    """As `Indexing` and `Asking` have it; zero or empty is what was not measured."""

    all: float
    embedding: float
    cpu: float
    by_filter: Mapping[str, Times]
    memory: float


def indexed(folder: Path, loaded: Load, model: Texts, count: int) -> Plain:
    """Index passages with real vectors."""
    documents = list(_documents(loaded, count))
    model.embed(["loads the model"])
    embedding = MiniLm(model)
    work = time.process_time()
    taken = seconds(lambda: _stored(folder, documents, embedding))
    work = time.process_time() - work
    rates = (count / taken, count / embedding.taken, count / work)
    return Plain(*rates, {}, peak_mb())


def searched(
    folder: Path, loaded: Load, model: Texts, count: int, sample: int
) -> Plain:
    """Search among passages whose vectors are made up."""
    documents = list(_documents(loaded, count))
    texts = [document.page_content for document in documents[:sample]]
    store = _stored(folder, documents, MadeUp(model, texts))
    by_filter = {
        name: times(partial(_ask, store, _where(filters)), loaded.queries[:QUERIES])
        for name, filters in FILTERS.items()
    }
    return Plain(0.0, 0.0, 0.0, by_filter, peak_mb())


def _documents(loaded: Load, count: int) -> Iterator[Document]:
    for document in loaded.documents(count):
        pairs = zip(document.result.passages, document.passage_labels, strict=True)
        for passage, label in pairs:
            yield Document(
                page_content=passage.text,
                metadata={
                    "source": document.path,
                    "kind": document.result.kind.value,
                    "label": label.rank,
                    "day": (document.result.dated or date.min).toordinal(),
                },
            )


def _stored(folder: Path, documents: list[Document], embedding: Embeddings) -> Chroma:
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True
    )
    return Chroma.from_documents(
        splitter.split_documents(documents),
        embedding,
        persist_directory=str(folder),
    )


def _where(filters: Filters) -> dict[str, Any] | None:
    """Return Chroma's words for the filters."""
    parts: list[dict[str, Any]] = []
    if filters.label:
        parts.append({"label": {"$lte": filters.label.rank}})
    if filters.kinds:
        parts.append({"kind": {"$in": sorted(filters.kinds)}})
    if filters.since:
        parts.append({"day": {"$gte": filters.since.toordinal()}})
    return {"$and": parts} if len(parts) > 1 else next(iter(parts), None)


def _ask(store: Chroma, where: dict[str, Any] | None, query: str) -> object:
    return store.similarity_search(query, k=TOP, filter=where)


def main() -> None:
    what, weights, data, part, count, sample = sys.argv[1:]
    model = minilm(Path(weights) if weights else None)
    if model is None:
        raise SystemExit("There is no MiniLM.")
    loaded = load(Source(Path(data), part))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        report(
            indexed(folder, loaded, model, int(count))
            if what == "index"
            else searched(folder, loaded, model, int(count), int(sample))
        )


if __name__ == "__main__":
    main()
