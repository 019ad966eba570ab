"""A new embedder takes over once it has embedded all; the former answers till then."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from assistant.domain.base import digest
from assistant.evidence import index as evidence
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.state import read_state

QUERY = "which vendor blocks the login in phase 3"
OLD = HashedEmbedder(64)


class NewEmbedder(HashedEmbedder):
    """Embeds no batch before it is let go; refuses vectors of another model."""

    def __init__(self) -> None:
        super().__init__(96)
        self.name = "new-96"
        self.let_go = Event()
        self.began = Event()

    def embed(self, texts):
        if len(texts) > 1:
            self.began.set()
            assert self.let_go.wait(20)
        return super().embed(texts)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(evidence, "_QUICKLY_EMBEDDED", 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def changed(ledger, folder, new) -> EvidenceIndex:
    return EvidenceIndex(ledger, folder, new, formers=lambda: [OLD])


def test_the_former_embedder_answers_until_the_new_one_has_all(ledger, folder, caplog):
    EvidenceIndex(ledger, folder, OLD).sync()
    before = EvidenceIndex(ledger, folder, OLD).nearest(QUERY, 20)
    new = NewEmbedder()
    index = changed(ledger, folder, new)
    assert index.nearest(QUERY, 20) == before
    assert new.began.wait(20)
    assert index.nearest(QUERY, 20) == before
    assert sum("embedded anew" in record.message for record in caplog.records) == 1
    generation = read_state(folder).generation
    new.let_go.set()
    index._background.join()
    assert read_state(folder).generation != generation
    fresh = EvidenceIndex(ledger, folder.parent / "fresh", NewEmbedder())
    fresh._embedder.let_go.set()
    assert index.nearest(QUERY, 20) == fresh.nearest(QUERY, 20) != before
    index.close()


def test_an_interrupted_change_goes_on_where_it_was(ledger, folder, monkeypatch):
    monkeypatch.setattr("assistant.evidence.embedding._BATCH", 50)
    EvidenceIndex(ledger, folder, OLD).sync()
    new = NewEmbedder()
    index = changed(ledger, folder, new)
    index.nearest(QUERY, 1)
    assert new.began.wait(20)
    index._background._stop.set()
    new.let_go.set()
    index.close()
    done = ledger.vector_counts()[1][new.name]
    assert 0 < done < len(ledger.texts)
    assert changed(ledger, folder, new).sync().embedded == len(ledger.texts) - done


def test_a_few_new_texts_are_embedded_by_the_query(ledger, folder):
    index = EvidenceIndex(ledger, folder, OLD)
    index.sync()
    ledger.add("Penguins were seen")
    again = EvidenceIndex(ledger, folder, OLD)
    assert again.nearest("penguins", 1)[0][0] == digest("Penguins were seen")


def test_without_a_former_embedder_what_there_is_answers(ledger, folder):
    new = NewEmbedder()
    index = EvidenceIndex(ledger, folder, new)
    assert index.nearest(QUERY, 5) == []
    new.let_go.set()
    index._background.join()
    assert len(index.nearest(QUERY, 5)) == 5


def test_vectors_of_two_embedders_are_in_two_generations(ledger, folder):
    EvidenceIndex(ledger, folder, OLD).sync()
    first = read_state(folder)
    new = NewEmbedder()
    new.let_go.set()
    done = EvidenceIndex(ledger, folder, new).sync()
    second = read_state(folder)
    assert (done.embedded, done.indexed) == (len(ledger.texts), len(ledger.texts))
    assert first.generation.rpartition("-")[0] != second.generation.rpartition("-")[0]
    assert second.count == len(ledger.texts)
    assert [path.name for path in folder.glob("gen-*")] == [second.generation]
