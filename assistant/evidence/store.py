"""Chroma, as this project uses it: own vectors, cosine space, no telemetry.

With `server` the only module that imports chromadb, and only when a store is opened:
the import takes some 0.4 s.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

BATCH = 2_000
CONFIGURATION = {"hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 200}}
_COLLECTION = "passages"


class StoreError(Exception):
    """Chroma could not do what was asked; its own error is the cause."""


class StoreUnreachableError(StoreError):
    """The Chroma server did not answer, which says nothing about what it holds."""


class VectorStore(Protocol):
    """An opened generation; every method raises StoreError when it fails.

    `batch` is how many vectors may be added in one call.
    """

    batch: int

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Let go of files or connections; never fails."""
        ...

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Add vectors, at most a batch."""
        ...

    def count(self) -> int:
        """Return how many vectors it believes to hold."""
        ...

    def query(
        self,
        vector: NDArray[np.float32],
        limit: int,
        among: Collection[str] | None = None,
    ) -> list[tuple[str, float]]:
        """Return ids with cosine similarity, nearest first.

        Of `among` alone where all are compared; a graph returns others too.
        """
        ...


class Store:
    """One opened generation in Chroma. Close it before its folder is removed.

    `translated` turns Chroma's errors into StoreError; `batch` is how many vectors
    may be added in one call. Every method raises StoreError when Chroma fails.
    """

    def __init__(
        self,
        collection: Any,
        *,
        batch: int,
        close: Callable[[], None],
        translated: Callable[[], Any],
    ) -> None:
        self._collection = collection
        self._close = close
        self._translated = translated
        self.batch = batch

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files or connections; never fails."""
        with suppress(StoreError), self._translated():
            self._close()

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Add vectors, at most a batch; those with known ids are replaced."""
        with self._translated():
            self._collection.upsert(ids=list(ids), embeddings=vectors)

    def count(self) -> int:
        """Return how many vectors the store believes to hold."""
        with self._translated():
            count: int = self._collection.count()
        return count

    def query(
        self,
        vector: NDArray[np.float32],
        limit: int,
        among: Collection[str] | None = None,  # noqa: ARG002  a graph cannot sift
    ) -> list[tuple[str, float]]:
        """Return ids with cosine similarity, nearest first, whether `among` or not."""
        with self._translated():
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1),
                n_results=limit,
                include=["distances"],
            )
        distances = found["distances"] or [[]]
        return [
            (identity, 1.0 - float(distance))
            for identity, distance in zip(found["ids"][0], distances[0], strict=True)
        ]


@contextmanager
def translated() -> Iterator[None]:
    """Turn whatever Chroma raises into StoreError."""
    try:
        yield
    # Chroma raises errors of many unrelated types, and a panic of its Rust code, on a
    # damaged database above all, comes as a BaseException.
    except BaseException as error:
        if not isinstance(error, Exception) and not _is_panic(error):
            raise
        raise StoreError(str(error) or type(error).__name__) from error


def _is_panic(error: BaseException) -> bool:
    """Whether it is a panic of Rust code; the type can be imported from nowhere."""
    return type(error).__module__ == "pyo3_runtime"


def open_folder(path: Path) -> Store:
    """Open the store of a folder, or make it.

    Chroma dies with SIGSEGV on some damaged files: open only what is known to be
    clean, or in a child process.

    Raises:
        StoreError: If Chroma cannot open it.
    """
    with translated():
        import chromadb  # noqa: PLC0415

        client: Any = chromadb.PersistentClient(
            path=str(path), settings=chroma_settings()
        )
    try:
        with translated():
            collection = client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration=CONFIGURATION
            )
            batch = min(BATCH, client.get_max_batch_size())
    except StoreError:
        with suppress(StoreError), translated():
            client.close()
        raise
    return Store(collection, batch=batch, close=client.close, translated=translated)


def chroma_settings(**values: Any) -> Any:
    """Return Chroma's settings, which no file and no variable of others may change."""
    return _own_settings()(
        anonymized_telemetry=False, chroma_otel_collection_endpoint="", **values
    )


@cache
def _own_settings() -> Any:
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    from chromadb.config import Settings  # noqa: PLC0415

    class OwnSettings(Settings):
        """Settings that come from the program alone."""

        @classmethod
        def settings_customise_sources(  # type: ignore[override]
            cls, *_: Any, init_settings: Any, **_others: Any
        ) -> tuple[Any, ...]:
            return (init_settings,)

    return OwnSettings
