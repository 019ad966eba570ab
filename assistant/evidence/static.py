"""The embedding model that comes with the program: one vector for each word piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.domain.base import Frozen
from assistant.evidence.vectors import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MODEL = Path(__file__).parent / "model"
_BATCH = 256
_LONGEST = 4_096
"""Word pieces of a text that count; the rest of a longer one is left out."""


class ModelCard(Frozen):
    """What a static model is: its name, with its version, and its dimensions."""

    name: str
    dimensions: int


class StaticEmbedder:
    """Adds up the vectors of a text's word pieces; no network, no download, no torch.

    The vectors (8 bits, one scale for each) carry the weights of their pieces; the
    recipe that makes them is `bench/embedder`.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        self._folder = folder
        card = ModelCard.model_validate_json((folder / "model.json").read_bytes())
        self.name = card.name
        self.dimensions = card.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text; the same text, the same row."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            rows[start : start + len(batch)] = self._sums(batch)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        empty = norms[:, 0] == 0
        rows[empty, 0] = 1.0
        norms[empty] = 1.0
        unit: Vectors = (rows / norms).astype(np.float32)
        return unit

    def has_word(self, word: str) -> bool:
        """Whether a word in small letters is a piece of its own: it is a common one."""
        return self._tokenizer.token_to_id(word) is not None

    def _sums(self, texts: Sequence[str]) -> Vectors:
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        # One sum for each text: `reduceat` over all is five times slower.
        for row, pieces in zip(sums, self._pieces(texts), strict=True):
            if pieces:
                weighted = self._vectors[pieces] * self._scales[pieces, None]
                np.add.reduce(weighted, axis=0, out=row)
        return sums

    def _pieces(self, texts: Sequence[str]) -> Iterator[list[int]]:
        # A lone surrogate cannot be handed over to the tokenizer.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        for found in self._tokenizer.encode_batch_fast(clean, add_special_tokens=False):
            yield found.ids[:_LONGEST]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer  # noqa: PLC0415  costs every start 40 ms

        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def _vectors(self) -> NDArray[np.int8]:
        vectors: NDArray[np.int8] = np.load(self._folder / "vectors.npy")
        return vectors

    @cached_property
    def _scales(self) -> Vectors:
        scales: Vectors = np.load(self._folder / "scales.npy")
        return scales
