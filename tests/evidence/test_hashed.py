"""The hashed embedder: the same everywhere, always of length 1."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.hashed import HashedEmbedder

ROOT = Path(__file__).parents[2]


@given(st.lists(st.text(), max_size=5))
def test_any_text_gives_a_finite_row_of_length_one(texts):
    vectors = HashedEmbedder().embed(texts)
    assert vectors.shape == (len(texts), 384)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_a_text_has_the_same_vector_alone_and_among_others(text, others):
    alone = HashedEmbedder().embed([text])[0]
    among = HashedEmbedder().embed([*others, text])[-1]
    assert (alone == among).all()


def test_another_process_with_another_hash_seed_gives_the_same_vector():
    text = "Überprüfung der Schnittstelle API-12 bis 3. März"
    code = (
        "import hashlib, sys; from assistant.evidence.hashed import HashedEmbedder;"
        "print(hashlib.sha256(HashedEmbedder().embed([sys.argv[1]]).tobytes())"
        ".hexdigest())"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code, text],
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()
    here = hashlib.sha256(HashedEmbedder().embed([text]).tobytes()).hexdigest()
    assert printed == here


def test_word_families_and_typing_errors_are_nearer_than_other_words():
    query, family, typo, other = HashedEmbedder().embed(
        ["migrating", "migration", "migratnig", "budgetary"]
    )
    assert query @ family > query @ other + 0.2
    assert query @ typo > query @ other + 0.2


def test_accents_and_case_make_no_difference():
    one, two = HashedEmbedder().embed(["Café DÉJÀ réouvert", "cafe deja reouvert"])
    assert one @ two > 0.999


def test_the_name_tells_dimensions_apart():
    assert HashedEmbedder(128).name != HashedEmbedder(256).name
    assert HashedEmbedder(128).embed(["x"]).shape == (1, 128)
