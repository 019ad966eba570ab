"""Too many vectors for a graph: a plain file answers exactly, and can be lost too."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.base import digest
from assistant.evidence.comparing import best, nearest_in, similarity
from assistant.evidence.exact import ExactSearch
from assistant.evidence.flat import FlatStore
from assistant.evidence.generations import VectorIndex
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.hosts import FolderHost
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.state import is_flat, read_state, write_state
from assistant.evidence.store import StoreError
from assistant.evidence.vectors import ranked

EMBEDDER = HashedEmbedder()
QUERY = "the ferry needs a new anchor before the storm"


def make(ledger, folder, graph_up_to=0) -> EvidenceIndex:
    return EvidenceIndex(
        ledger, folder, EMBEDDER, exact_up_to=0, graph_up_to=graph_up_to
    )


def from_ledger(ledger, query=QUERY, limit=20, among=None):
    exact = ExactSearch(EMBEDDER.name, EMBEDDER.dimensions)
    return exact.query(ledger, EMBEDDER.embed([query])[0], limit, among)


def from_file(ledger, folder, query=QUERY, limit=20, among=None):
    """Answer from the file; None when it is no use."""
    exact = ExactSearch(EMBEDDER.name, EMBEDDER.dimensions)
    index = VectorIndex(
        folder, EMBEDDER.name, EMBEDDER.dimensions, FolderHost(folder), exact
    )
    return index.query(ledger, EMBEDDER.embed([query])[0], limit, among)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def files(folder: Path) -> tuple[Path, Path]:
    (names,) = folder.glob("gen-*/names.txt")
    (vectors,) = folder.glob("gen-*/vectors.f32")
    return names, vectors


def test_more_texts_than_a_graph_takes_are_compared_from_a_file(ledger, folder):
    done = make(ledger, folder).sync()
    assert done.indexed == len(ledger.texts)
    assert is_flat(read_state(folder).generation)
    found = from_file(ledger, folder)
    assert found == from_ledger(ledger)
    assert len(found) == 20


def test_a_file_answers_of_the_named_texts_alone(ledger, folder):
    make(ledger, folder).sync()
    some = frozenset(list(ledger.texts)[100:130])
    assert from_file(ledger, folder, among=some) == from_ledger(ledger, among=some)
    few = frozenset(list(some)[:3])
    assert {name for name, _ in from_file(ledger, folder, among=few)} == few
    assert from_file(ledger, folder, among=frozenset()) == []


def test_a_file_is_appended_to(ledger, folder):
    make(ledger, folder).sync()
    before = read_state(folder).generation
    ledger.add("Penguins were seen at the pier")
    done = make(ledger, folder).sync()
    assert (done.indexed, done.rebuilt) == (1, None)
    assert read_state(folder).generation == before
    found = from_file(ledger, folder, "penguins at the pier")
    assert found[0][0] == digest("Penguins were seen at the pier")


def test_a_graph_that_is_outgrown_becomes_a_file(ledger, folder):
    many = len(ledger.texts)
    make(ledger, folder, graph_up_to=many).sync()
    assert not is_flat(read_state(folder).generation)
    ledger.add("Penguins were seen at the pier")
    done = make(ledger, folder, graph_up_to=many).sync()
    assert done.rebuilt == "there are too many texts for a graph"
    assert is_flat(read_state(folder).generation)
    assert len(list(folder.glob("gen-*"))) == 1
    assert from_file(ledger, folder) == from_ledger(ledger)


def test_rows_of_an_interrupted_writer_are_not_counted_twice(ledger, folder):
    make(ledger, folder).sync()
    before = read_state(folder)
    ledger.add("Penguins were seen at the pier", "Penguins were fed")
    make(ledger, folder).sync()
    write_state(folder, before.model_copy(update={"clean": False}))
    assert from_file(ledger, folder) is None
    make(ledger, folder).sync()
    assert read_state(folder).count == len(ledger.texts)
    assert from_file(ledger, folder) == from_ledger(ledger)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 + 3)


def turn_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [cut, turn_a_bit, Path.unlink])
@pytest.mark.parametrize("which", [0, 1])
def test_a_damaged_file_is_never_believed_and_is_made_anew(ledger, folder, harm, which):
    make(ledger, folder).sync()
    harm(files(folder)[which])
    assert from_file(ledger, folder) is None
    assert make(ledger, folder).verify()
    assert make(ledger, folder).nearest(QUERY, 20) == from_ledger(ledger)
    make(ledger, folder).sync()
    assert from_file(ledger, folder) == from_ledger(ledger)


def test_deleting_the_folder_changes_no_answer(ledger, folder):
    index = make(ledger, folder)
    index.sync()
    before = index.nearest(QUERY, 20)
    shutil.rmtree(folder)
    assert index.nearest(QUERY, 20) == before


def test_names_without_vectors_are_an_error_of_the_store(tmp_path):
    store = FlatStore(tmp_path / "gen")
    store.add([digest("a"), digest("b")], np.eye(2, 4, dtype=np.float32))
    os.truncate(tmp_path / "gen" / "vectors.f32", 20)
    with pytest.raises(StoreError):
        store.query(np.ones(4, dtype=np.float32), 2)


def test_a_name_that_is_no_digest_is_refused(tmp_path):
    with FlatStore(tmp_path / "gen") as store, pytest.raises(StoreError):
        store.add(["short"], np.eye(1, 4, dtype=np.float32))


def test_more_vectors_than_are_held_are_read_anew_and_answer_alike(ledger, folder):
    make(ledger, folder).sync()
    vector = EMBEDDER.embed([QUERY])[0]
    streamed = ExactSearch(EMBEDDER.name, EMBEDDER.dimensions, held=10)
    some = frozenset(list(ledger.texts)[::3])
    for among in (None, some):
        found = streamed.query(ledger, vector, 20, among)
        assert found == from_ledger(ledger, among=among)
    ledger.add("Penguins were seen at the pier")
    make(ledger, folder).sync()
    again = streamed.query(ledger, EMBEDDER.embed(["penguins pier"])[0], 1)
    assert again[0][0] == digest("Penguins were seen at the pier")


@given(
    st.lists(st.lists(st.integers(-4, 4), min_size=2, max_size=2), max_size=40),
    st.integers(0, 12),
    st.integers(1, 9),
    st.none() | st.sets(st.integers(0, 45)),
)
def test_page_by_page_is_as_all_at_once(numbers, limit, size, chosen):
    rows = np.array(numbers, dtype=np.float32).reshape(-1, 2) / 7
    names = [f"n{place:02}" for place in range(len(rows))]
    among = None if chosen is None else {f"n{place:02}" for place in chosen}
    vector = np.array([0.6, 0.8], dtype=np.float32)
    pages = [
        (names[start : start + size], rows[start : start + size])
        for start in range(0, len(rows), size)
    ]
    kept = [n for n, name in enumerate(names) if among is None or name in among]
    scores = similarity(rows[kept], vector)
    whole = ranked(
        (names[kept[place]], float(scores[place]))
        for place in best(scores, limit).tolist()
    )[:limit]
    assert nearest_in(pages, vector, limit, among) == whole
