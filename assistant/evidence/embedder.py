"""The embedding model as a port, and the models there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.vectors import Vectors


class Embedder(Protocol):
    """Turns texts into vectors whose dot product says how alike the texts are.

    `name` identifies model, dimension and version: vectors of different names are
    never compared.
    """

    @property
    def name(self) -> str:
        """Model, dimension and version."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of every vector."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text; the same text, the same row."""
        ...


EMBEDDERS: Mapping[str, Callable[[], Embedder]] = {"hashed": HashedEmbedder}
"""By the name that the settings use."""
