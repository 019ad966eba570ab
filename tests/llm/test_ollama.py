"""A second provider speaks its own protocol to a server on this machine."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.llm.limits import CHARACTERS_PER_TOKEN
from assistant.llm.pin import LONGEST_ANSWER
from assistant.llm.port import (
    ConsentError,
    ModelError,
    ModelOutputError,
    ModelSettings,
    ModelUnavailableError,
)
from assistant.llm.providers import PROVIDERS, chat_model
from tests.llm import server as fake
from tests.llm.test_openai_compatible import GOOD, Lines

KEY = "never-to-be-shown"


def chat(content: str, done_reason: str = "stop") -> fake.Reply:
    """A well-formed answer, in two lines of a stream."""
    about = {"model": "scripted", "created_at": "2031-03-12T10:00:00Z"}
    parts: list[dict[str, Any]] = [
        {"message": {"role": "assistant", "content": content}, "done": False},
        {
            "message": {"role": "assistant", "content": ""},
            "done": True,
            "done_reason": done_reason,
            "prompt_eval_count": 120,
            "eval_count": 30,
        },
    ]
    lines = "".join(f"{json.dumps(about | part)}\n" for part in parts)
    return fake.Reply(body=lines.encode(), content_type="application/x-ndjson")


def error(status: int, words: str) -> fake.Reply:
    return fake.Reply(status, json.dumps({"error": words}).encode())


def settings(url: str, **changes: Any) -> ModelSettings:
    whole = {"provider": "ollama", "model": "scripted", "allow": True, **changes}
    return ModelSettings(base_url=url.removesuffix("/v1"), **whole)


def ask(script: fake.Script, prompt: str = "Write.", within_s: float = 2.0) -> Lines:
    made = PROVIDERS["ollama"](settings(script.url, key_variable="K"), {"K": KEY})
    return made.ask(prompt, Lines, within_s=within_s).value


def test_a_good_answer_is_read_into_the_schema_with_its_tokens() -> None:
    with fake.serving(chat(GOOD)) as script:
        answer = chat_model(settings(script.url), {}).complete("Write.", Lines)
    assert answer.value.lines[0].text == "The pack was sent."
    assert (answer.tokens_in, answer.tokens_out) == (120, 30)
    [request] = script.requests
    assert request.path == "/api/chat"
    assert request.body["format"]["required"] == ["lines"]
    assert [m["content"] for m in request.body["messages"]] == ["Write."]


def test_there_is_room_for_the_whole_prompt_and_the_answer() -> None:
    prompt = "Write this. " * 4_000
    with fake.serving(chat(GOOD)) as script:
        ask(script, prompt)
    options = script.requests[0].body["options"]
    needed = len(prompt) // CHARACTERS_PER_TOKEN + options["num_predict"]
    assert needed <= options["num_ctx"] < 2 * needed


def test_only_its_own_key_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_API_KEY", "cloud-key")
    with fake.serving(chat(GOOD)) as script:
        ask(script)
        environ = {"OPENAI_API_KEY": "openai-key"}
        chat_model(settings(script.url), environ).complete("Write.", Lines)
    sent = [request.headers.get("authorization") for request in script.requests]
    assert sent == [f"Bearer {KEY}", None]


@pytest.mark.parametrize(
    ("reply", "retryable", "says"),
    [
        (error(404, "model 'scripted' not found"), False, "ollama pull scripted"),
        (error(401, f"unauthorized {KEY}"), False, "did not accept the key"),
        (error(503, "server busy"), True, "HTTP 503"),
        (error(200, "model runner has stopped"), True, "hung up"),
        (fake.Reply(body=chat(GOOD).body, cut=True), True, "hung up"),
        (fake.Reply(body=b" " * 400, drip_s=0.01), True, "in time"),
    ],
    ids=["no model", "key", "busy", "stopped", "cut", "slow"],
)
def test_a_failing_server_says_whether_to_try_again_and_hides_the_key(
    reply: fake.Reply, retryable: bool, says: str
) -> None:
    with fake.serving(reply) as script, pytest.raises(ModelError) as caught:
        ask(script, within_s=0.5)
    assert isinstance(caught.value, ModelUnavailableError)
    assert caught.value.retryable is retryable
    assert says in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    "reply",
    [
        chat(GOOD[:20], done_reason="length"),
        chat("Sure! Here it is:"),
        chat('{"lines": "none"}'),
        chat(""),
        chat("A" * (LONGEST_ANSWER + 1)),
        fake.Reply(body=b"<html>Log in</html>", content_type="text/html"),
        fake.Reply(body=b"null\n"),
    ],
    ids=["truncated", "malformed", "wrong types", "empty", "huge", "html", "null"],
)
def test_an_odd_answer_is_an_error_in_plain_words(reply: fake.Reply) -> None:
    with fake.serving(reply) as script, pytest.raises(ModelOutputError) as caught:
        ask(script)
    assert "Fix: " in str(caught.value)


def test_a_redirect_to_another_server_is_not_followed() -> None:
    with fake.serving(chat(GOOD)) as other:
        away = fake.Reply(307, headers=(("location", f"{other.url}/api/chat"),))
        with fake.serving(away) as script, pytest.raises(ModelUnavailableError):
            ask(script)
        assert other.requests == []


def test_an_address_on_the_open_net_must_be_encrypted() -> None:
    with pytest.raises(ConsentError, match="plain HTTP"):
        chat_model(settings("http://models.example.com"), {})
