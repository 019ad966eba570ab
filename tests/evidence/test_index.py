"""The vector index can be lost, damaged or locked, and the answers stay."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.domain.base import digest
from assistant.evidence.exact import ExactSearch
from assistant.evidence.generations import VectorIndex
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.hosts import FolderHost
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.lock import IndexBusyError, IndexUnwritableError, exclusive
from assistant.evidence.state import read_state, write_state

ROOT = Path(__file__).parents[2]
QUERY = "which vendor blocks the login in phase 3"
DYING = (
    sys.executable,
    "-c",
    f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})",
)


def make(ledger, folder, **options) -> EvidenceIndex:
    return EvidenceIndex(
        ledger, folder, HashedEmbedder(), **{"exact_up_to": 0} | options
    )


def plain(ledger, folder, limit=20):
    """Answer from the ledger alone, by a search whose index is out of reach."""
    embedder = HashedEmbedder()
    exact = ExactSearch(embedder.name, embedder.dimensions)
    return exact.query(ledger, embedder.embed([QUERY])[0], limit)


def vector_index(folder) -> VectorIndex:
    embedder = HashedEmbedder()
    exact = ExactSearch(embedder.name, embedder.dimensions)
    return VectorIndex(
        folder, embedder.name, embedder.dimensions, FolderHost(folder), exact
    )


def store_query(ledger, folder, limit=20):
    """Answer from Chroma; None when the index is no use."""
    embedder = HashedEmbedder()
    index = vector_index(folder)
    try:
        return index.query(ledger, embedder.embed([QUERY])[0], limit)
    finally:
        index.close()


def soil(folder: Path) -> None:
    state = read_state(folder)
    assert state
    write_state(folder, state.model_copy(update={"clean": False}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_chroma_and_the_plain_search_give_the_same_answer(ledger, folder):
    index = make(ledger, folder)
    done = index.sync()
    assert (done.embedded, done.indexed) == (len(ledger.texts), len(ledger.texts))
    found = store_query(ledger, folder)
    assert found == plain(ledger, folder)
    assert len(found) == 20


def test_while_texts_are_few_no_answer_depends_on_the_store(
    ledger, folder, monkeypatch
):
    def fail(*_: object, **_others: object) -> None:
        pytest.fail("The store was asked")

    index = EvidenceIndex(ledger, folder, HashedEmbedder())
    index.sync()
    monkeypatch.setattr(VectorIndex, "query", fail)
    assert index.nearest(QUERY, 20) == plain(ledger, folder)


def test_past_that_many_texts_the_store_is_asked(ledger, folder, monkeypatch):
    few = len(ledger.texts) - 1
    index = make(ledger, folder, exact_up_to=few)
    index.sync()
    asked = []
    query = VectorIndex.query
    monkeypatch.setattr(
        VectorIndex, "query", lambda *given: asked.append(given) or query(*given)
    )
    assert index.nearest(QUERY, 20) == plain(ledger, folder)
    assert len(asked) == 1


def test_every_text_is_nearest_to_itself(ledger, folder):
    index = make(ledger, folder)
    index.sync()
    for name, text in list(ledger.texts.items())[::20]:
        (first, *_) = index.nearest(text, 3)
        assert first == (name, pytest.approx(1.0, abs=1e-4))


def test_syncing_twice_adds_nothing(ledger, folder):
    make(ledger, folder).sync()
    again = make(ledger, folder).sync()
    assert (again.embedded, again.indexed, again.rebuilt) == (0, 0, None)


def test_new_texts_are_appended_to_the_same_generation(ledger, folder):
    make(ledger, folder).sync()
    before = read_state(folder)
    ledger.add("A wholly new sentence about penguins")
    done = make(ledger, folder).sync()
    after = read_state(folder)
    assert (done.embedded, done.indexed, done.rebuilt) == (1, 1, None)
    assert before.generation == after.generation
    assert make(ledger, folder).nearest("penguins", 1)[0][0] == digest(
        "A wholly new sentence about penguins"
    )


def test_an_open_index_sees_what_another_one_added(ledger, folder):
    reader = make(ledger, folder)
    reader.sync()
    reader.nearest(QUERY, 5)
    ledger.add("Penguins were seen")
    make(ledger, folder).sync()
    assert store_query(ledger, folder) is not None
    assert reader.nearest("penguins seen", 1)[0][0] == digest("Penguins were seen")


def test_a_text_that_is_not_in_the_index_yet_is_found(ledger, folder):
    index = make(ledger, folder)
    index.sync()
    other = make(ledger, folder.parent / "other")
    ledger.add("Penguins were seen")
    other.sync()
    assert index.nearest("penguins seen", 1)[0][0] == digest("Penguins were seen")


def test_an_answer_is_restricted_to_the_named_digests(ledger, folder):
    index = make(ledger, folder)
    index.sync()
    some = set(list(ledger.texts)[10:15])
    assert {name for name, _ in index.nearest(QUERY, 20, some)} == some
    assert index.nearest(QUERY, 20, set()) == []


def test_deleting_the_folder_changes_no_answer_and_it_comes_back(ledger, folder):
    index = make(ledger, folder)
    index.sync()
    before = index.nearest(QUERY, 20)
    shutil.rmtree(folder)
    assert index.nearest(QUERY, 20) == before
    assert make(ledger, folder).nearest(QUERY, 20) == before
    assert store_query(ledger, folder) == before


def test_an_empty_ledger_has_an_empty_index(ledger, folder):
    ledger.texts.clear()
    index = make(ledger, folder)
    assert index.sync().indexed == 0
    assert index.nearest(QUERY, 5) == []


def test_verify_says_that_the_index_is_behind(ledger, folder):
    make(ledger, folder).sync()
    ledger.add("Penguins were seen")
    assert "1 texts have no vector" in make(ledger, folder).verify()
    make(ledger, folder.parent / "other").sync()
    assert make(ledger, folder).verify() == "it is behind the ledger"


def test_rows_added_before_an_interruption_are_not_added_twice(ledger, folder):
    make(ledger, folder).sync()
    before = read_state(folder)
    ledger.add("Penguins were seen", "Penguins were fed")
    make(ledger, folder).sync()
    write_state(folder, before.model_copy(update={"clean": False}))
    assert make(ledger, folder).sync().rebuilt is None
    assert read_state(folder).count == len(ledger.texts)
    assert store_query(ledger, folder) == plain(ledger, folder)


def test_given_a_probe_that_dies_of_a_signal_the_parent_lives(ledger, folder, caplog):
    make(ledger, folder).sync()
    expected = plain(ledger, folder)
    soil(folder)
    with caplog.at_level(logging.INFO):
        done = make(ledger, folder, probe_command=DYING).sync()
    assert done.rebuilt == "it was damaged"
    assert f"status -{int(signal.SIGSEGV)}" in caplog.text
    assert store_query(ledger, folder) == expected


def test_a_probe_that_cannot_be_started_counts_as_failed(ledger, folder):
    make(ledger, folder).sync()
    soil(folder)
    index = make(ledger, folder, probe_command=(str(folder / "missing"),))
    assert index.sync().rebuilt


def test_erased_texts_are_gone_after_a_rebuild(ledger, folder, sentences):
    make(ledger, folder).sync()
    ledger.erase(sentences[7])
    make(ledger, folder).rebuild()
    assert read_state(folder).count == len(sentences) - 1
    names = {name for name, _ in make(ledger, folder).nearest(sentences[7], 300)}
    assert digest(sentences[7]) not in names


def test_a_ledger_that_lost_its_newest_row_gets_a_new_index(ledger, folder, sentences):
    index = make(ledger, folder)
    index.sync()
    ledger.erase(sentences[-1])
    assert index.sync().rebuilt
    assert store_query(ledger, folder) == plain(ledger, folder)


def test_erasing_everything_leaves_no_generation(ledger, folder):
    make(ledger, folder).sync()
    ledger.rows.clear()
    ledger.texts.clear()
    make(ledger, folder).rebuild()
    assert list(folder.glob("gen-*")) == []
    assert read_state(folder) is None


def test_a_writer_that_finds_the_lock_held_says_so(ledger, folder):
    index = vector_index(folder)
    with exclusive(folder, patience=0), pytest.raises(IndexBusyError) as caught:
        index.update(ledger, patience=0.1)
    assert "Another ontrack process" in str(caught.value)


def test_a_search_that_finds_the_lock_held_still_answers(ledger, folder):
    index = make(ledger, folder)
    index.sync()
    expected = index.nearest(QUERY, 20)
    with exclusive(folder, patience=0):
        assert index.nearest(QUERY, 20) == expected


def test_a_folder_that_cannot_be_made_is_an_error_with_a_fix(ledger, tmp_path):
    (tmp_path / "file").write_text("no folder")
    index = make(ledger, tmp_path / "file" / "index")
    with pytest.raises(IndexUnwritableError) as caught:
        index.sync()
    assert "ontrack reindex" in caught.value.fix
    assert len(index.nearest(QUERY, 5)) == 5


def test_chroma_is_not_imported_until_an_index_is_opened():
    code = (
        "import sys; import assistant.evidence.search, assistant.evidence.embedder;"
        "sys.exit('chromadb' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert not subprocess.run(
        [sys.executable, "-c", code], env=environment, check=False
    ).returncode


def test_a_file_where_the_index_should_be_is_told_to_be_removed(ledger, tmp_path):
    folder = tmp_path / "index"
    folder.write_text("not a folder")
    with pytest.raises(IndexUnwritableError, match="cannot be written") as refused:
        make(ledger, folder).sync()
    assert refused.value.fix.startswith("Remove the file")
