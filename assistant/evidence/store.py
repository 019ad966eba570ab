"""Chroma, as this project uses it: own vectors, cosine space, no telemetry.

The only module that imports chromadb, and only when a store is opened: the import
takes some 0.4 s.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

_BATCH = 2_000
_SPACE = {"space": "cosine", "ef_construction": 100, "ef_search": 200}
_COLLECTION = "passages"


class StoreError(Exception):
    """Chroma could not do what was asked; its own error is the cause."""


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    # Chroma raises errors of many unrelated types.
    except Exception as error:
        raise StoreError(str(error) or type(error).__name__) from error


class Store:
    """One opened generation. Close it before its folder is removed.

    Chroma dies with SIGSEGV on some damaged files: open only what is known to be
    clean, or in a child process. Every method raises StoreError when Chroma fails.
    """

    def __init__(self, path: Path) -> None:
        with _translated():
            self._client = _client(path)
        try:
            with _translated():
                self._collection = self._client.get_or_create_collection(
                    _COLLECTION, embedding_function=None, configuration={"hnsw": _SPACE}
                )
        except StoreError:
            self._client.close()
            raise

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
        """Let go of the files."""
        self._client.close()

    @property
    def batch(self) -> int:
        """How many vectors may be added in one call."""
        most: int = self._client.get_max_batch_size()
        return min(_BATCH, most)

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Add vectors, at most a batch; those with known ids are replaced."""
        with _translated():
            self._collection.upsert(ids=list(ids), embeddings=vectors)

    def count(self) -> int:
        """Return how many vectors the store believes to hold."""
        with _translated():
            count: int = self._collection.count()
        return count

    def query(
        self,
        vector: NDArray[np.float32],
        limit: int,
        among: Collection[str] | None = None,
    ) -> list[tuple[str, float]]:
        """Return ids with cosine similarity, nearest first."""
        with _translated():
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1),
                n_results=limit,
                ids=None if among is None else sorted(among),
                include=["distances"],
            )
        distances = found["distances"] or [[]]
        return [
            (identity, 1.0 - float(distance))
            for identity, distance in zip(found["ids"][0], distances[0], strict=True)
        ]


def _client(path: Path) -> Any:
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    # Without `_env_file` Chroma would take settings from a .env of the work folder.
    settings = Settings(_env_file=None, anonymized_telemetry=False)
    return chromadb.PersistentClient(path=str(path), settings=settings)
