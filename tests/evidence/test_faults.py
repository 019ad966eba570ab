"""A damaged store is noticed, built anew, and gives the answers of a fresh one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.evidence.checksums import Checksums
from assistant.evidence.exact import ExactSearch
from assistant.evidence.generations import VectorIndex
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.hosts import FolderHost
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.state import read_state, write_state
from assistant.evidence.store import StoreError, translated
from assistant.evidence.vectors import unpack
from tests.evidence.conftest import all_sentences
from tests.evidence.memory import MemoryLedger

QUERY = "which vendor blocks the login in phase 3"
EMBEDDER = HashedEmbedder(64)
EXACT = ExactSearch(EMBEDDER.name, EMBEDDER.dimensions)


def make(ledger, folder) -> EvidenceIndex:
    return EvidenceIndex(ledger, folder, EMBEDDER, exact_up_to=0)


@pytest.fixture(scope="module")
def large() -> MemoryLedger:
    """Return a ledger so large that Chroma writes its graph to files."""
    return MemoryLedger(
        [f"{text}, week {week}" for text in all_sentences() for week in range(5)]
    )


@pytest.fixture(scope="module")
def built(large, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "index"
    make(large, folder).sync()
    return folder


@pytest.fixture
def folder(built, tmp_path) -> Path:
    """Return a copy of a sound index, times and all."""
    return Path(shutil.copytree(built, tmp_path / "index"))


@pytest.fixture(scope="module")
def expected(large, built):
    return EXACT.query(large, EMBEDDER.embed([QUERY])[0], 20)


def from_store(ledger, folder, query=QUERY, limit=20):
    """Answer from the store; None when it is no use."""
    index = VectorIndex(
        folder, EMBEDDER.name, EMBEDDER.dimensions, FolderHost(folder), EXACT
    )
    try:
        return index.query(ledger, EMBEDDER.embed([query])[0], limit)
    finally:
        index.close()


def lost(ledger, folder) -> int:
    """Return how many of the ledger's vectors the store does not find."""
    state = read_state(folder)
    assert state
    rows = [(name, unpack(data)) for _, name, data in ledger.vectors(EMBEDDER.name)]
    found = 0
    with FolderHost(folder).open(state.generation) as store:
        for at in range(0, len(rows), 100):
            names, vectors = zip(*rows[at : at + 100], strict=True)
            near = store._collection.query(query_embeddings=list(vectors), n_results=20)
            found += sum(map(list.__contains__, near["ids"], names))
    return len(rows) - found


def soil(folder: Path) -> None:
    state = read_state(folder)
    assert state
    write_state(folder, state.model_copy(update={"clean": False}))


def segment(folder: Path, name: str) -> Path:
    (found,) = folder.glob(f"gen-*/*/{name}")
    return Path(found)


def truncate(folder: Path) -> None:
    segment(folder, "data_level0.bin").write_bytes(b"")


def halve(folder: Path) -> None:
    path = segment(folder, "data_level0.bin")
    os.truncate(path, path.stat().st_size // 2)


def zero_header(folder: Path) -> None:
    path = segment(folder, "header.bin")
    path.write_bytes(bytes(path.stat().st_size))


def stretch(folder: Path) -> None:
    os.truncate(segment(folder, "link_lists.bin"), 1 << 40)


def delete_segment(folder: Path) -> None:
    shutil.rmtree(segment(folder, "header.bin").parent)


def delete_metadata(folder: Path) -> None:
    segment(folder, "index_metadata.pickle").unlink()


def damage_database(folder: Path) -> None:
    (path,) = folder.glob("gen-*/chroma.sqlite3")
    path.write_bytes(b"\xff" * path.stat().st_size)


def halve_database(folder: Path) -> None:
    (path,) = folder.glob("gen-*/chroma.sqlite3")
    os.truncate(path, path.stat().st_size // 2)


def zero_pages(folder: Path) -> None:
    (path,) = folder.glob("gen-*/chroma.sqlite3")
    overwrite(path, 4096, bytes(4096))


def overwrite(path: Path, start: int, data: bytes) -> None:
    """Change bytes in place; size and time stay as they were, as in bit rot."""
    before = path.stat()
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def rot(name: str) -> Callable[[Path], None]:
    def fault(folder: Path) -> None:
        path = segment(folder, name)
        size = path.stat().st_size
        overwrite(path, size // 8, b"\xa7" * (size // 2))

    fault.__name__ = f"rot {name}"
    return fault


def empty_database(folder: Path) -> None:
    (path,) = folder.glob("gen-*/chroma.sqlite3")
    database = sqlite3.connect(path)
    database.executescript("delete from embeddings; delete from embeddings_queue;")
    database.close()


def delete_generation(folder: Path) -> None:
    (path,) = folder.glob("gen-*")
    shutil.rmtree(path)


def garble_state(folder: Path) -> None:
    (folder / "current.json").write_text('{"generation": ')


FAULTS = (
    truncate,
    halve,
    zero_header,
    stretch,
    delete_segment,
    delete_metadata,
    damage_database,
    halve_database,
    zero_pages,
    rot("data_level0.bin"),
    rot("link_lists.bin"),
    rot("header.bin"),
    rot("length.bin"),
    rot("index_metadata.pickle"),
    delete_generation,
    garble_state,
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_damaged_store_is_not_believed_and_built_anew_with_the_same_answers(
    large, folder, expected, fault: Callable[[Path], None]
):
    fault(folder)
    assert from_store(large, folder) is None
    done = make(large, folder).sync()
    assert done.rebuilt
    assert from_store(large, folder) == expected
    assert lost(large, folder) == 0
    assert len(list(folder.glob("gen-*"))) == 1


def test_a_store_whose_rows_are_gone_does_not_pass_the_probe(large, folder, expected):
    empty_database(folder)
    soil(folder)
    assert make(large, folder).sync().rebuilt
    assert from_store(large, folder) == expected


def test_verify_finds_a_damaged_store(large, folder):
    index = make(large, folder)
    assert index.verify() is None
    truncate(folder)
    assert "damaged" in index.verify()


def test_a_search_on_a_damaged_store_answers_repairs_it_and_says_so(
    large, folder, expected, caplog
):
    truncate(folder)
    assert make(large, folder).nearest(QUERY, 20) == expected
    assert from_store(large, folder) == expected
    (said,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert said.getMessage() == (
        "The index was built anew from the ledger: it was damaged."
    )


def test_a_damaged_store_too_large_to_be_repaired_by_a_search_is_said_once(
    large, folder, expected, caplog, monkeypatch
):
    monkeypatch.setattr("assistant.evidence.index._QUICKLY_REPAIRED", 0)
    truncate(folder)
    index = make(large, folder)
    assert index.nearest(QUERY, 20) == expected
    assert index.nearest(QUERY, 20) == expected
    (said,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert "`ontrack reindex` makes it anew" in said.getMessage()


def test_a_store_that_lost_its_answers_while_open_is_not_believed(
    large, folder, expected
):
    # Hollowed out in a way that leaves size and time of each file as they were.
    state = read_state(folder)
    delete_segment(folder)
    files = Checksums().of(folder / state.generation)
    write_state(folder, state.model_copy(update={"checksums": files}))
    assert make(large, folder).nearest(QUERY, 20) == expected


def test_a_dirty_but_healthy_store_is_kept(large, folder):
    soil(folder)
    before = read_state(folder)
    assert make(large, folder).sync().rebuilt is None
    after = read_state(folder)
    assert after.clean
    assert after.generation == before.generation


def test_what_verify_found_damaged_is_not_opened_by_the_next_search(
    large, folder, expected
):
    rot("data_level0.bin")(folder)
    assert "damaged" in make(large, folder).verify()
    assert read_state(folder).suspect
    assert from_store(large, folder) is None
    assert make(large, folder).sync().rebuilt
    assert from_store(large, folder) == expected


def test_a_panic_of_chroma_is_an_error_like_any_other():
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})
    with pytest.raises(StoreError, match="damaged page"), translated():
        raise panic("damaged page")
    with pytest.raises(KeyboardInterrupt), translated():
        raise KeyboardInterrupt


def test_a_store_whose_pages_are_gone_fails_without_a_panic(large, folder):
    zero_pages(folder)
    state = read_state(folder)
    with pytest.raises(StoreError):
        FolderHost(folder).open(state.generation)


def test_a_store_that_killed_its_opener_is_not_opened_again(
    large, folder, expected, monkeypatch
):
    class DeadError(BaseException):
        """Stands for the end of a process: nothing of it runs after."""

    def die(*_: object) -> None:
        raise DeadError

    monkeypatch.setattr(FolderHost, "open", die)
    with pytest.raises(DeadError):
        from_store(large, folder)
    assert from_store(large, folder) is None
    monkeypatch.undo()
    assert make(large, folder).sync().rebuilt
    assert from_store(large, folder) == expected


def test_an_unfinished_generation_is_removed_by_the_next_writer(large, folder):
    orphan = folder / "gen-0123456789ab-cdef0123"
    orphan.mkdir()
    assert make(large, folder).sync().rebuilt is None
    assert not orphan.exists()
