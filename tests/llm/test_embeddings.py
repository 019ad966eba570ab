"""The embedding client speaks the real protocol to a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm import embeddings
from assistant.llm.embeddings import EmbeddingClient, EmbeddingSettings
from assistant.llm.port import (
    BudgetError,
    ConsentError,
    ModelError,
    ModelOutputError,
    ModelUnavailableError,
)
from tests.llm import server as fake

KEY = "sk-never-to-be-shown"


def row(text: str, size: int = 4) -> list[float]:
    """Return numbers that tell texts apart."""
    return [float(len(text)), float(sum(map(ord, text)) % 97), *[0.5] * (size - 2)]


def answer(**options: Any) -> Callable[[fake.Request], fake.Reply]:
    return lambda request: fake.embeddings(
        [row(text) for text in request.body["input"]], **options
    )


class Time:
    """A clock that only sleep moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


def client(url: str, time: Time | None = None, **changes: Any) -> EmbeddingClient:
    settings = EmbeddingSettings(
        model="scripted", base_url=url, **{"allow": True, "timeout_s": 2, **changes}
    )
    time = time or Time()
    return EmbeddingClient(settings, KEY, clock=time.clock, sleep=time.sleep)


@pytest.mark.parametrize("encoded", [True, False])
def test_rows_come_back_in_the_order_of_the_texts(encoded: bool) -> None:
    with fake.serving(answer(encoded=encoded)) as script:
        rows = client(script.url).embed(["one", "fourteen", "é"])
    assert rows.dtype == np.float32
    assert rows.tolist() == [row("one"), row("fourteen"), row("é")]
    [request] = script.requests
    assert request.path == "/v1/embeddings"
    assert request.body["model"] == "scripted"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert "dimensions" not in request.body


def test_rows_are_put_in_the_order_of_their_index() -> None:
    whole = json.loads(fake.embeddings([row("a"), row("bb")]).body)
    whole["data"].reverse()
    with fake.serving(fake.Reply(body=json.dumps(whole).encode())) as script:
        assert client(script.url).embed(["a", "bb"]).tolist() == [row("a"), row("bb")]


def test_many_texts_are_sent_in_batches() -> None:
    texts = [f"text {number}" for number in range(300)]
    with fake.serving(answer()) as script:
        rows = client(script.url).embed(texts)
    assert [len(request.body["input"]) for request in script.requests] == [128, 128, 44]
    assert rows.tolist() == [row(text) for text in texts]


@given(st.lists(st.integers(0, 9), max_size=12))
def test_batches_keep_every_text_and_the_limit(sizes: list[int]) -> None:
    texts = ["x" * size for size in sizes]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embeddings, "_CHARACTERS_AT_ONCE", 10)
        patch.setattr(embeddings, "_TEXTS_AT_ONCE", 3)
        batches = list(embeddings._batches(texts))
    assert [text for batch in batches for text in batch] == texts
    assert all(len(batch) <= 3 and sum(map(len, batch)) <= 10 for batch in batches)


def test_no_texts_call_nobody() -> None:
    with fake.serving(answer()) as script:
        assert client(script.url).embed([]).shape[0] == 0
    assert script.requests == []


def test_half_a_character_is_sent_as_a_question_mark() -> None:
    with fake.serving(answer()) as script:
        client(script.url).embed(["a\ud800b"])
    assert script.requests[0].body["input"] == ["a?b"]


def test_dimensions_are_asked_for_and_left_out_where_they_are_refused() -> None:
    refused = fake.refusal(400, "invalid", "Model does not support matryoshka")
    with fake.serving(refused, answer()) as script:
        server = client(script.url, dimensions=4)
        server.embed(["a"])
        server.embed(["b"])
    assert ["dimensions" in r.body for r in script.requests] == [True, False, False]


def test_a_server_without_base64_is_asked_for_numbers() -> None:
    refused = fake.refusal(422, "invalid", "encoding_format base64 is not supported")
    with fake.serving(refused, answer(encoded=False)) as script:
        assert client(script.url).embed(["a"]).tolist() == [row("a")]
    assert [r.body["encoding_format"] for r in script.requests] == ["base64", "float"]


def small(texts: int, characters: int) -> Callable[[fake.Request], fake.Reply]:
    """Answer like a server that takes no more than that."""

    def reply(request: fake.Request) -> fake.Reply:
        given = request.body["input"]
        if len(given) > texts:
            return fake.refusal(422, "Validation", "batch size 8 > maximum 2")
        if any(len(text) > characters for text in given):
            return fake.refusal(400, "invalid", "maximum context length is 512 tokens")
        return answer()(request)

    return reply


def test_a_server_that_takes_less_gets_smaller_batches_and_cut_texts() -> None:
    texts = ["a", "bb", "c" * 1000, "dddd", "e"]
    with fake.serving(small(2, 600)) as script:
        rows = client(script.url).embed(texts)
    assert rows.tolist() == [row(text[:500]) for text in texts]


def test_a_server_that_takes_nothing_is_not_asked_forever() -> None:
    with (
        fake.serving(small(0, 0)) as script,
        pytest.raises(ModelUnavailableError, match="less text at once"),
    ):
        client(script.url).embed(["word " * 4000] * 128)
    assert len(script.requests) < 20


BAD_ANSWERS = {
    "html": fake.Reply(body=b"<html>Log in</html>", content_type="text/html"),
    "nothing": fake.Reply(body=b"{}"),
    "no rows": fake.embeddings([]),
    "too few": fake.embeddings([row("a")]),
    "twice the same place": fake.embeddings(
        [],
        data=[{"object": "embedding", "index": 0, "embedding": [1.0]}] * 2,
    ),
    "different lengths": fake.embeddings([[1.0, 2.0], [1.0]]),
    "empty rows": fake.embeddings([[], []]),
    "words": fake.embeddings(
        [],
        data=[
            {"object": "embedding", "index": place, "embedding": ["x"]}
            for place in (0, 1)
        ],
    ),
    "infinite": fake.embeddings([[float("inf")], [1.0]]),
    "half a base64": fake.embeddings(
        [],
        data=[
            {"object": "embedding", "index": place, "embedding": "AAA"}
            for place in (0, 1)
        ],
    ),
    "error with status 200": fake.Reply(body=b'{"error": {"message": "busy"}}'),
    "cut": fake.Reply(body=b'{"data": [', content_type="application/json"),
}


@pytest.mark.parametrize("name", sorted(BAD_ANSWERS))
def test_an_odd_answer_is_an_error_in_plain_words(name: str) -> None:
    with (
        fake.serving(BAD_ANSWERS[name]) as script,
        pytest.raises(ModelOutputError) as caught,
    ):
        client(script.url).embed(["a", "b"])
    assert "store.embedding_model" in caught.value.fix
    assert len(script.requests) <= 3


def test_an_endless_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "LONGEST_ANSWER", 100)
    with (
        fake.serving(fake.embeddings([[0.5] * 100])) as script,
        pytest.raises(ModelOutputError, match="too long"),
    ):
        client(script.url).embed(["a"])


@pytest.mark.parametrize(
    ("reply", "tries", "says"),
    [
        (fake.refusal(429, "rate_limit_exceeded"), 3, "busy"),
        (fake.refusal(503, "server_error"), 3, "HTTP 503"),
        (fake.refusal(429, "insufficient_quota"), 1, "quota"),
        (fake.refusal(401, "invalid_api_key", f"bad key {KEY}"), 1, "did not accept"),
        (fake.refusal(404, "model_not_found", f"no model for {KEY}"), 1, "404"),
        (fake.Reply(cut=True), 3, "hung up"),
    ],
)
def test_a_failing_server_is_tried_again_where_that_helps(
    reply: fake.Reply, tries: int, says: str
) -> None:
    with fake.serving(reply) as script, pytest.raises(ModelError, match=says) as caught:
        client(script.url).embed(["a"])
    assert len(script.requests) == tries
    assert KEY not in str(caught.value)
    assert "llm." not in str(caught.value)


def test_a_busy_server_is_left_alone_as_long_as_it_asks() -> None:
    busy = fake.refusal(429, "rate_limit_exceeded", retry_after="7")
    time = Time()
    with fake.serving(busy, answer()) as script:
        assert client(script.url, time).embed(["a"]).tolist() == [row("a")]
    assert time.pauses == [7]


def test_a_query_does_not_wait_as_long_as_many_texts_do() -> None:
    busy = fake.refusal(429, "rate_limit_exceeded", retry_after="60")
    time = Time()
    with fake.serving(busy, answer()) as script:
        with pytest.raises(ModelUnavailableError, match="busy"):
            client(script.url, time).embed(["a"])
        assert time.pauses == []
    with fake.serving(busy, answer()) as script:
        assert len(client(script.url, time).embed(["a", "b"])) == 2
        assert time.pauses == [60]


def test_a_server_that_failed_rests_and_is_asked_again_later() -> None:
    time = Time()
    with fake.serving(fake.refusal(401, "no"), answer()) as script:
        server = client(script.url, time)
        for _ in range(3):
            with pytest.raises(ModelUnavailableError):
                server.embed(["a"])
        assert len(script.requests) == 1
        time.now += 31
        assert server.embed(["a"]).tolist() == [row("a")]


def test_a_slow_server_is_given_up_after_the_timeout() -> None:
    with (
        fake.serving(fake.Reply(body=b" " * 400, drip_s=0.02)) as script,
        pytest.raises(ModelUnavailableError, match="in time"),
    ):
        client(script.url, timeout_s=0.2).embed(["a"])


def test_a_redirect_is_not_followed() -> None:
    with fake.serving(answer()) as other:
        away = fake.Reply(307, headers=(("location", f"{other.url}/embeddings"),))
        with (
            fake.serving(away) as script,
            pytest.raises(ModelUnavailableError, match="not followed"),
        ):
            client(script.url).embed(["a"])
        assert other.requests == []


def test_given_a_hostile_environment_then_only_the_pinned_server_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with fake.serving(answer()) as other:
        base = other.url.removesuffix("/v1")
        for name, value in {
            "OPENAI_BASE_URL": other.url,
            "OPENAI_ORG_ID": "org-leak",
            "OPENAI_PROJECT_ID": "project-leak",
            "OPENAI_CUSTOM_HEADERS": "X-Leak: yes",
            "HTTP_PROXY": base,
            "http_proxy": base,
            "ALL_PROXY": base,
        }.items():
            monkeypatch.setenv(name, value)
        with fake.serving(answer()) as script:
            client(script.url).embed(["a"])
        assert other.requests == []
    assert "leak" not in json.dumps(script.requests[0].headers).casefold()


def test_the_budget_is_kept_and_nothing_is_sent_past_it() -> None:
    with fake.serving(answer()) as script:
        server = client(script.url, price=1_000_000.0, budget_usd=15.0)
        server.embed(["abc"])
        assert (server.tokens, server.cost_usd) == (10, 10.0)
        with pytest.raises(BudgetError, match="15 USD") as caught:
            server.embed(["abc"] * 6)
        server.embed(["abc"])
    assert "run again to go on" in caught.value.fix
    assert len(script.requests) == 2


def test_a_budget_that_is_too_small_to_begin_must_be_raised() -> None:
    with pytest.raises(BudgetError) as caught:
        client("http://127.0.0.1:9/v1", price=1e6, budget_usd=1.0).embed(["abc"])
    assert "run again" not in caught.value.fix


def test_a_budget_without_a_price_is_refused() -> None:
    with pytest.raises(BudgetError, match="what the model costs"):
        client("http://127.0.0.1:9/v1", budget_usd=1.0).embed(["a"])


def from_environment(environ: dict[str, str], **changes: Any) -> EmbeddingClient:
    settings = EmbeddingSettings(model="m", **{"allow": True, **changes})
    return EmbeddingClient.from_environment(settings, environ)


def test_without_consent_there_is_no_client() -> None:
    with pytest.raises(ConsentError) as caught:
        from_environment({"OPENAI_API_KEY": KEY}, allow=False)
    assert "store.embedding_allow" in caught.value.fix


def test_a_key_is_needed_but_on_this_machine() -> None:
    with pytest.raises(ConsentError, match="no key"):
        from_environment({})
    local = from_environment({}, base_url="http://localhost:11434/v1")
    assert local.endpoint.on_this_machine
    named = from_environment({"OTHER": KEY}, key_variable="OTHER")
    assert named.endpoint.origin == "https://api.openai.com"


def test_an_address_that_must_not_be_used_names_its_setting() -> None:
    with pytest.raises(ConsentError, match="plain HTTP") as caught:
        from_environment({"OPENAI_API_KEY": KEY}, base_url="http://example.com/v1")
    assert "store.embedding_url" in str(caught.value)
