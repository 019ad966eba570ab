"""Word pieces as vectors: the model's answer to each one alone, in fewer dimensions."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.evidence.minilm import MiniLmEmbedder

Matrix = NDArray[np.float64]
DIMENSIONS = 256
_BATCH = 1_024
_SMOOTHING = 1e-4
"""The a of a / (a + p): the larger, the less common pieces are weighed down."""


def tokenizer_of(model: Path) -> Tokenizer:
    """Return the model's tokenizer, neither padding nor cutting."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def piece_vectors(model: Path) -> Matrix:
    """Return one row for each word piece: encoded alone, reduced, weighted.

    Rows are reduced by their principal components and weighted by a / (a + p), where
    the probability p of a piece is Zipf's for its place in the vocabulary.
    """
    embedder = MiniLmEmbedder(model)
    tokenizer = tokenizer_of(model)
    size = tokenizer.get_vocab_size()
    first, last = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
    rows = np.zeros((size, embedder.dimensions))
    for start in range(0, size, _BATCH):
        ids = np.arange(start, min(size, start + _BATCH))
        framed = np.stack(
            [np.full_like(ids, first), ids, np.full_like(ids, last)], axis=1
        )
        rows[ids] = embedder.encode(framed)
    rows -= rows.mean(axis=0)
    _, directions = np.linalg.eigh(rows.T @ rows)
    reduced = rows @ directions[:, ::-1][:, :DIMENSIONS]
    chance = 1 / np.arange(2, size + 2)
    chance /= chance.sum()
    weighted: Matrix = reduced * (_SMOOTHING / (_SMOOTHING + chance))[:, None]
    scaled: Matrix = weighted / np.linalg.norm(weighted, axis=1).mean()
    return scaled


def write(vectors: Matrix, model: Path, folder: Path) -> str:
    """Write the model's files with 8 bits for each number; return the model's name."""
    vectors = vectors / np.linalg.norm(vectors, axis=1).mean()
    scales = np.abs(vectors).max(axis=1) / 127
    scales[scales == 0] = 1.0
    small = np.round(vectors / scales[:, None]).astype(np.int8)
    kept = scales.astype("<f4")
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "vectors.npy", small)
    np.save(folder / "scales.npy", kept)
    tokenizer_of(model).save(str(folder / "tokenizer.json"), pretty=False)
    digest = hashlib.sha256(small.tobytes() + kept.tobytes()).hexdigest()
    card = {"name": f"static-{DIMENSIONS}-{digest[:8]}", "dimensions": DIMENSIONS}
    (folder / "model.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    return str(card["name"])
