"""Which embedder is used: that of the settings, else the one that always works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import numpy as np
import pytest

from assistant.errors import AssistantError
from assistant.evidence import minilm
from assistant.evidence.embedder import (
    DEFAULT,
    EMBEDDERS,
    SERVED,
    Choice,
    choose,
    formers,
)
from assistant.evidence.openai_compatible import OpenAICompatibleEmbedder
from assistant.llm.port import ModelOutputError, ModelUnavailableError
from assistant.settings import EmbedderName, StoreSettings
from tests.llm import server as fake


def by_length(request: fake.Request) -> fake.Reply:
    """Answer with rows that are not of length 1."""
    return fake.embeddings([[3.0, len(text), 4.0] for text in request.body["input"]])


@pytest.fixture
def server() -> Iterator[fake.Script]:
    with fake.serving(by_length) as script:
        yield script


def served(url: str, known: tuple[str, ...] = (), **changes: object) -> Choice:
    store = {
        "embedder": "openai",
        "embedding_allow": True,
        "embedding_url": url,
        "embedding_model": "some-model",
        **changes,
    }
    return Choice(StoreSettings.model_validate(store), lambda: known)


def made(choice: Choice) -> OpenAICompatibleEmbedder:
    chosen = choose(choice)
    assert chosen.problem is None
    assert isinstance(chosen.embedder, OpenAICompatibleEmbedder)
    return chosen.embedder


def test_the_settings_name_the_embedders_that_there_are():
    assert set(get_args(EmbedderName)) == set(EMBEDDERS)
    assert StoreSettings().embedder == DEFAULT
    assert DEFAULT not in SERVED


def test_every_embedder_keeps_the_contract(server):
    for name in EMBEDDERS:
        chosen = choose(served(server.url, embedder=name))
        rows = chosen.embedder.embed(["a text", " ", "a text", "another one"])
        assert chosen.embedder.name
        assert rows.shape == (4, chosen.embedder.dimensions)
        assert rows.dtype == np.float32
        assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
        assert np.allclose(rows[0], rows[2], atol=1e-6)


def test_dimensions_are_learned_and_are_part_of_the_name_with_model_and_server(server):
    embedder = made(served(server.url))
    host = server.url.removeprefix("http://").removesuffix("/v1")
    assert embedder.dimensions == 3
    assert embedder.name == f"openai:some-model@{host}:3"
    assert len(server.requests) == 1


def test_a_server_that_vectors_are_kept_of_is_not_asked_again(server):
    name = made(served(server.url)).name
    server.requests.clear()
    assert made(served(server.url, ("hashed-384-v1", name))).name == name
    assert server.requests == []


def test_vectors_of_another_model_say_nothing_of_this_one(server):
    other = made(served(server.url, embedding_model="some-model-large")).name
    server.requests.clear()
    assert made(served(server.url, (other,))).name != other
    assert len(server.requests) == 1


def test_dimensions_of_the_settings_are_asked_for(server):
    embedder = made(served(server.url, embedding_dimensions=3))
    embedder.embed(["a"])
    assert embedder.name.endswith(":3")
    assert [r.body["dimensions"] for r in server.requests] == [3]


def test_a_model_that_changed_is_not_mixed_with_the_one_before(server):
    name = made(served(server.url)).name
    with fake.serving(fake.embeddings([[1.0, 2.0]])) as other:
        embedder = made(served(other.url, embedding_dimensions=3))
        with pytest.raises(ModelOutputError, match="2 numbers") as caught:
            embedder.embed(["a"])
    assert "embedding_dimensions 2" in caught.value.fix
    assert name.endswith(":3")


def test_blank_texts_are_not_sent(server):
    embedder = made(served(server.url))
    server.requests.clear()
    embedder.embed(["", " \n", "words"])
    assert [r.body["input"] for r in server.requests] == [["words"]]
    embedder.embed([""])
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"embedding_allow": False}, "do not allow"),
        ({"embedding_url": "http://example.com/v1"}, "plain HTTP"),
        ({"embedding_url": "https://example.com/v1"}, "no key"),
    ],
)
def test_without_consent_address_or_key_the_default_is_used_and_nobody_called(
    server, monkeypatch, changes, says
):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    chosen = choose(served(server.url, **changes))
    assert chosen.embedder.name == EMBEDDERS[DEFAULT](Choice(StoreSettings())).name
    assert says in chosen.problem.problem
    assert not chosen.served
    assert server.requests == []


def test_a_server_that_was_never_there_leaves_the_default(server):
    with fake.serving(by_length) as gone:
        url = gone.url
    chosen = choose(served(url))
    assert isinstance(chosen.problem, ModelUnavailableError)
    assert chosen.embedder.embed(["a text"]).shape[0] == 1


def test_a_model_that_is_not_installed_leaves_the_default(monkeypatch):
    monkeypatch.setattr(minilm, "PACKAGE", "no_such_package")
    chosen = choose(Choice(StoreSettings(embedder="minilm")))
    assert isinstance(chosen.problem, AssistantError)
    assert "pip install" in chosen.problem.fix


def test_formers_are_those_whose_vectors_are_kept_and_no_server_is_called(server):
    served_name = made(served(server.url)).name
    hashed = choose(Choice(StoreSettings(embedder="hashed"))).embedder.name
    server.requests.clear()

    def names(*known: str, current: str = "another") -> set[str]:
        return {e.name for e in formers(served(server.url, known), current)}

    assert names() == set()
    assert names(hashed, "gone-12") == {hashed}
    assert names(hashed, served_name) == {hashed, served_name}
    assert names(hashed, served_name, current=served_name) == {hashed}
    assert server.requests == []
