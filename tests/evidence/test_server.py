"""The index on a Chroma server: private only, apart for each project, never needed."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from assistant.domain.base import digest
from assistant.errors import UsageError
from assistant.evidence import server as served
from assistant.evidence.exact import ExactSearch
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.server import (
    IndexServerError,
    PublicServerError,
    Server,
    ServerHost,
    check_address,
)
from assistant.evidence.state import read_state
from tests.evidence.chroma_server import ChromaServer, free_port
from tests.evidence.memory import MemoryLedger

QUERY = "which vendor blocks the login in phase 3"


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path_factory.mktemp("chroma"))
    yield server
    server.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def make(ledger, folder, url, project="PROJ") -> EvidenceIndex:
    server = Server(url, project)
    return EvidenceIndex(ledger, folder, HashedEmbedder(), server=server, exact_up_to=0)


def exact(ledger, limit=20):
    embedder = HashedEmbedder()
    found = ExactSearch(embedder.name, embedder.dimensions)
    return found.query(ledger, embedder.embed([QUERY])[0], limit)


def from_server(index, ledger, query=QUERY, limit=20):
    """Answer from the server alone; None when it is no use."""
    vector = HashedEmbedder().embed([query])[0]
    return index._current.index.query(ledger, vector, limit)


def collections(url: str) -> set[str]:
    return set(ServerHost(Server(url), Path("nowhere"))._names())


def test_the_server_gives_the_same_answers_as_the_ledger(chroma, ledger, folder):
    index = make(ledger, folder, chroma.url)
    done = index.sync()
    assert (done.indexed, done.waiting) == (len(ledger.texts), None)
    assert from_server(index, ledger) == exact(ledger)
    assert index.verify() is None
    assert chroma.url in index.summary()
    assert not list(folder.glob("gen-*"))


def test_new_texts_are_appended_to_the_same_collection(chroma, ledger, folder):
    make(ledger, folder, chroma.url).sync()
    before = read_state(folder)
    ledger.add("Penguins were seen")
    index = make(ledger, folder, chroma.url)
    assert index.sync() == index.sync().__class__(1, 1)
    assert read_state(folder).generation == before.generation
    found = from_server(index, ledger, "penguins", 1)
    assert found[0][0] == digest("Penguins were seen")


def test_a_lone_text_that_the_graph_does_not_reach_is_found(chroma, folder):
    ledger = MemoryLedger(
        [f"the gateway number {n} blocks {n % 13}" for n in range(400)]
    )
    index = make(ledger, folder, chroma.url)
    index.sync()
    for word in ("penguins", "umbrellas", "zeppelins"):
        ledger.add(f"{word} were seen")
        index.sync()
        found = from_server(index, ledger, word, 1)
        assert found[0][0] == digest(f"{word} were seen")


def test_projects_and_copies_of_one_have_collections_of_their_own(
    chroma, ledger, tmp_path
):
    before = collections(chroma.url)
    places = [("one", "AAA"), ("two", "AAA"), ("two", "Söder & Co"), ("three", "")]
    for number, (place, project) in enumerate(places):
        other = MemoryLedger([f"text {n} of ledger {number}" for n in range(30)])
        index = make(other, tmp_path / place, chroma.url, project)
        index.sync()
        found = from_server(index, other, "text", 500)
        assert {name for name, _ in found} == set(other.texts)
    names = collections(chroma.url) - before
    assert len(names) == 4
    assert sum(name.startswith("ontrack-aaa-") for name in names) == 2
    assert sum(name.startswith("ontrack-s-der-co-") for name in names) == 1


def test_another_embedder_has_a_collection_of_its_own(chroma, ledger, folder):
    make(ledger, folder, chroma.url).sync()
    first = read_state(folder).generation
    small = EvidenceIndex(
        ledger, folder, HashedEmbedder(64), server=Server(chroma.url, "PROJ")
    )
    assert small.sync().rebuilt
    assert read_state(folder).generation[:16] != first[:16]
    assert not any(name.endswith(first) for name in collections(chroma.url))


def test_a_rebuild_leaves_one_collection(chroma, ledger, folder):
    before = collections(chroma.url)
    make(ledger, folder, chroma.url).sync()
    make(ledger, folder, chroma.url).rebuild()
    (left,) = collections(chroma.url) - before
    assert left.endswith(read_state(folder).generation)


def test_a_collection_that_was_deleted_or_emptied_is_built_anew(chroma, ledger, folder):
    index = make(ledger, folder, chroma.url)
    index.sync()
    host = ServerHost(Server(chroma.url, "PROJ"), folder)
    host.discard(read_state(folder).generation)
    assert "damaged" in index.verify()
    assert from_server(index, ledger) is None
    assert index.sync().rebuilt
    state = read_state(folder)
    with host.open(state.generation) as store:
        store._collection.delete(ids=list(ledger.texts)[:9])
    assert from_server(index, ledger) is None
    assert index.nearest(QUERY, 20) == exact(ledger)
    assert index.sync().rebuilt or read_state(folder).generation != state.generation


def test_the_index_moves_between_folder_and_server(chroma, ledger, folder):
    EvidenceIndex(ledger, folder, HashedEmbedder()).sync()
    index = make(ledger, folder, chroma.url)
    assert index.sync().rebuilt
    assert from_server(index, ledger) == exact(ledger)
    assert EvidenceIndex(ledger, folder, HashedEmbedder()).sync().rebuilt


def test_a_server_that_is_down_stops_no_search_and_no_ingest(
    tmp_path, ledger, folder, caplog
):
    chroma = ChromaServer(tmp_path / "chroma")
    try:
        index = make(ledger, folder, chroma.url)
        index.sync()
        chroma.stop()
        assert index.nearest(QUERY, 20) == exact(ledger)
        assert [r.levelname for r in caplog.records if chroma.url in r.message] == [
            "WARNING"
        ]
        ledger.add("Penguins were seen")
        assert chroma.url in (index.sync().waiting or "")
        assert index.nearest("penguins", 1)[0][0] == digest("Penguins were seen")
        with pytest.raises(IndexServerError) as caught:
            index.rebuild()
        assert caught.value.exit_code == 5
        chroma.start()
        assert index.sync().indexed == 1
        assert from_server(index, ledger) == exact(ledger)
    finally:
        chroma.stop()


def test_a_server_that_never_answers_is_given_up(ledger, folder, monkeypatch):
    monkeypatch.setattr(served, "_ANSWER_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        start = time.monotonic()
        assert make(ledger, folder, url).sync().waiting
        assert time.monotonic() - start < 5


def test_no_proxy_of_the_environment_is_used(chroma, ledger, folder, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("CHROMA_SERVER_HOST", "chroma.example")
    monkeypatch.setenv("CHROMA_OTEL_COLLECTION_ENDPOINT", "http://otel.example")
    assert make(ledger, folder, chroma.url).sync().waiting is None


def test_the_token_reaches_the_proxy_before_the_server(ledger, folder):
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(5)
        url = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        host = ServerHost(Server(url, "PROJ", "s3cret"), folder)
        sent = _first_request(proxy, host)
    assert b"Authorization: Bearer s3cret" in sent


def _first_request(proxy: socket.socket, host: ServerHost) -> bytes:
    received: list[bytes] = []

    def answer() -> None:
        connection, _ = proxy.accept()
        with connection:
            received.append(connection.recv(65536))
            connection.sendall(
                b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 6\r\n"
                b"Connection: close\r\n\r\nno key"
            )

    thread = Thread(target=answer)
    thread.start()
    with pytest.raises(Exception, match="no key"):
        host.files("gen-1")
    thread.join()
    return received[0]


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8:8000",
        "https://[2606:4700::1111]:8000",
        "http://0.0.0.0:8000",
        "http://169.254.169.254",
        "http://[::ffff:8.8.8.8]:8000",
    ],
)
def test_a_public_address_is_refused_with_the_advisory(url):
    with pytest.raises(PublicServerError, match="CVE-2026-45829"):
        check_address(url)


def test_a_name_that_stands_for_a_public_address_is_refused(
    ledger, folder, monkeypatch, caplog
):
    answers = [(0, 0, 0, "", (a, 0)) for a in ("10.0.0.7", "93.184.215.14")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    index = make(ledger, folder, "http://chroma.example:8000")
    with pytest.raises(PublicServerError, match=r"93\.184\.215\.14"):
        index.sync()
    with caplog.at_level(logging.WARNING):
        assert index.nearest(QUERY, 20) == exact(ledger)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.1.2.3", "192.168.0.9"])
def test_loopback_and_private_networks_are_accepted(host):
    check_address(f"http://{host}:8000")


@pytest.mark.parametrize(
    "url",
    ["localhost:8000", "ftp://localhost", "http://a:b@localhost", "http://x:99999", ""],
)
def test_what_is_no_url_of_a_server_is_refused(url):
    with pytest.raises(UsageError, match="is not a URL"):
        check_address(url)


def test_distances_are_cosine_whatever_the_lengths(chroma, folder):
    host = ServerHost(Server(chroma.url, "lengths"), folder)
    with host.open("gen-x") as store:
        store.add(["a", "b"], np.array([[2, 0], [0, 3]], dtype=np.float32))
        found = store.query(np.array([5, 0], dtype=np.float32), 2)
    assert found == [("a", pytest.approx(1.0)), ("b", pytest.approx(0.0, abs=1e-6))]
