"""The embedder that comes with the program: meaning without a network."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.static import StaticEmbedder

ROOT = Path(__file__).parents[2]
EMBEDDER = StaticEmbedder()
EMBEDDER.embed(["the files are read once"])

SAME = [
    ("The firewall change holds up the move", "Migration is blocked by the firewall"),
    ("Anna is on leave until Monday", "Anna takes holidays this week"),
    ("We might miss the deadline", "There is a risk that delivery is late"),
    ("The nightly tests failed again", "Test failures during the night"),
    ("Costs are above the budget", "Spending went over what was funded"),
]


@given(st.lists(st.text(), max_size=5))
def test_any_text_gives_a_finite_row_of_length_one(texts):
    vectors = EMBEDDER.embed(texts)
    assert vectors.shape == (len(texts), EMBEDDER.dimensions)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_a_text_has_the_same_vector_alone_and_among_others(text, others):
    alone = EMBEDDER.embed([text])[0]
    among = EMBEDDER.embed([*others, text])[-1]
    assert (alone == among).all()


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_words_for_the_same_are_nearer_than_what_else_is_said(one, other):
    rest = [text for pair in SAME for text in pair if text not in {one, other}]
    vector, same, *strangers = EMBEDDER.embed([one, other, *rest])
    assert vector @ same > max(vector @ stranger for stranger in strangers)


def test_another_process_gives_the_same_vector():
    text = "Überprüfung der Schnittstelle API-12 bis 3. März"
    code = (
        "import hashlib, sys; from assistant.evidence.static import StaticEmbedder;"
        "print(hashlib.sha256(StaticEmbedder().embed([sys.argv[1]]).tobytes())"
        ".hexdigest())"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code, text],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    own = hashlib.sha256(StaticEmbedder().embed([text]).tobytes()).hexdigest()
    assert printed == own


def test_the_name_changes_with_the_numbers():
    folder = Path(str(files("assistant.evidence") / "model"))
    numbers = b"".join(
        np.load(folder / name).tobytes() for name in ("vectors.npy", "scales.npy")
    )
    assert EMBEDDER.name.endswith(hashlib.sha256(numbers).hexdigest()[:8])


def test_the_licence_of_the_model_stands_beside_it():
    notice = (files("assistant.evidence") / "model" / "NOTICE").read_text("utf-8")
    assert "all-MiniLM-L6-v2" in notice
    assert "Apache License 2.0" in notice
