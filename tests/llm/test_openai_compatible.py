"""The provider speaks the real protocol to a server on this machine."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from assistant.llm.openai_compatible import OpenAICompatibleModel
from assistant.llm.pin import LONGEST_ANSWER
from assistant.llm.port import (
    Answer,
    ModelError,
    ModelOutputError,
    ModelSettings,
    ModelUnavailableError,
)
from tests.llm import server as fake

KEY = "sk-never-to-be-shown"


class Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    fact: str
    text: str


class Lines(BaseModel):
    """Chosen facts with their wording."""

    model_config = ConfigDict(extra="forbid")

    lines: list[Line]


GOOD = json.dumps({"lines": [{"fact": "chg-1", "text": "The pack was sent."}]})


def model(url: str) -> OpenAICompatibleModel:
    settings = ModelSettings(
        model="scripted", base_url=url, allow=True, price_in=1.0, price_out=10.0
    )
    return OpenAICompatibleModel(settings, KEY)


def ask(url: str, prompt: str = "Write.", within_s: float = 2.0) -> Answer[Lines]:
    return model(url).ask(prompt, Lines, within_s=within_s)


def test_a_good_answer_is_read_into_the_schema_with_tokens_and_cost() -> None:
    with fake.serving(fake.completion(GOOD)) as script:
        answer = ask(script.url)
    assert answer.value.lines[0].fact == "chg-1"
    assert (answer.tokens_in, answer.tokens_out) == (120, 30)
    assert answer.cost_usd == pytest.approx(0.00042)


def test_the_schema_is_sent_as_strict_and_the_prompt_once() -> None:
    with fake.serving(fake.completion(GOOD)) as script:
        ask(script.url, "Write this.")
    [request] = script.requests
    assert request.path == "/v1/chat/completions"
    assert request.body["response_format"]["json_schema"]["strict"] is True
    assert [m["content"] for m in request.body["messages"]] == ["Write this."]
    assert request.body["temperature"] == 0
    assert request.headers["authorization"] == f"Bearer {KEY}"


def test_given_a_server_without_schemas_then_tools_are_used_and_remembered() -> None:
    call = {
        "id": "c1",
        "type": "function",
        "function": {"name": "Lines", "arguments": GOOD},
    }
    by_tool = fake.completion(None, message={"tool_calls": [call]})
    words = "'response_format' of type 'json_schema' is not supported with this model"
    refused = fake.refusal(400, "invalid_request_error", words)
    with fake.serving(refused, by_tool) as script:
        server = model(script.url)
        assert server.ask("Write.", Lines, within_s=2).value.lines
        assert server.ask("Write.", Lines, within_s=2).value.lines
    assert ["tools" in r.body for r in script.requests] == [False, True, True]


def test_given_a_server_with_neither_schemas_nor_tools_then_json_is_asked_for() -> None:
    no_schema = fake.refusal(400, "invalid_request_error", "response_format unknown")
    no_tools = fake.refusal(400, "invalid_request_error", "tools are not supported")
    with fake.serving(no_schema, no_tools, fake.completion(GOOD)) as script:
        assert ask(script.url).value.lines
    last = script.requests[-1].body
    assert last["response_format"] == {"type": "json_object"}
    assert '"lines"' in last["messages"][0]["content"]


def test_given_a_model_that_refuses_a_temperature_then_it_is_left_out() -> None:
    refused = fake.refusal(
        400, "unsupported_value", "'temperature' does not support 0 with this model."
    )
    with fake.serving(refused, fake.completion(GOOD)) as script:
        assert ask(script.url).value.lines
    assert ["temperature" in r.body for r in script.requests] == [True, False]


BAD_ANSWERS = {
    "html": fake.Reply(body=b"<html>Log in</html>", content_type="text/html"),
    "no choices": fake.completion(GOOD, choices=[]),
    "null choices": fake.completion(GOOD, choices=None),
    "refusal": fake.completion(None, message={"refusal": "I will not."}),
    "truncated": fake.completion(GOOD[:20], finish_reason="length"),
    "filtered": fake.completion("", finish_reason="content_filter"),
    "tool nobody offered": fake.completion(
        None,
        message={
            "tool_calls": [
                {
                    "id": "c1",
                    "type": "function",
                    "function": {"name": "run_shell", "arguments": "{}"},
                }
            ]
        },
    ),
    "malformed": fake.completion("Sure! Here it is:\n```json\n{"),
    "wrong types": fake.completion('{"lines": "none"}'),
    "extra keys": fake.completion('{"lines": [], "status": "green"}'),
    "empty": fake.completion(""),
    "nothing": fake.completion(None),
    "deep": fake.completion("[" * 5000 + "]" * 5000),
    "not an object": fake.Reply(body=b"[1, 2"),
    "null": fake.Reply(body=b"null"),
    "huge": fake.completion("A" * (LONGEST_ANSWER + 1)),
    "error with status 200": fake.Reply(body=b'{"error": {"message": "busy"}}'),
}


def test_an_endless_answer_is_called_too_long() -> None:
    with (
        fake.serving(BAD_ANSWERS["huge"]) as script,
        pytest.raises(ModelOutputError, match="too long") as caught,
    ):
        ask(script.url)
    assert not caught.value.retryable


@pytest.mark.parametrize("name", sorted(BAD_ANSWERS))
def test_an_odd_answer_is_an_error_in_plain_words(name: str) -> None:
    with (
        fake.serving(BAD_ANSWERS[name]) as script,
        pytest.raises(ModelOutputError) as caught,
    ):
        ask(script.url)
    assert "Fix: " in str(caught.value)
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    ("reply", "retryable", "says"),
    [
        (fake.refusal(429, "rate_limit_exceeded"), True, "busy"),
        (fake.refusal(500, "server_error"), True, "HTTP 500"),
        (fake.refusal(503, "server_error"), True, "HTTP 503"),
        (fake.refusal(429, "insufficient_quota"), False, "quota"),
        (fake.refusal(401, "invalid_api_key", f"bad key {KEY}"), False, "key"),
        (fake.refusal(404, "model_not_found", f"no model for {KEY}"), False, "404"),
        (fake.Reply(cut=True), True, "hung up"),
    ],
)
def test_a_failing_server_says_whether_to_try_again_and_hides_the_key(
    reply: Any, retryable: bool, says: str
) -> None:
    with fake.serving(reply) as script, pytest.raises(ModelError) as caught:
        ask(script.url)
    assert isinstance(caught.value, ModelUnavailableError)
    assert caught.value.retryable is retryable
    assert says in str(caught.value)
    assert KEY not in str(caught.value)
    assert len(script.requests) == 1


def test_retry_after_is_told_in_seconds() -> None:
    reply = fake.refusal(429, "rate_limit_exceeded", retry_after="7")
    with fake.serving(reply) as script, pytest.raises(ModelUnavailableError) as caught:
        ask(script.url)
    assert caught.value.retry_after_s == 7


def test_a_redirect_to_another_server_is_not_followed() -> None:
    with fake.serving(fake.completion(GOOD)) as other:
        away = fake.Reply(307, headers=(("location", f"{other.url}/chat/completions"),))
        with fake.serving(away) as script, pytest.raises(ModelUnavailableError):
            ask(script.url)
        assert other.requests == []


@pytest.mark.parametrize(
    "reply",
    [
        fake.Reply(body=b"{}", delay_s=1.0),
        fake.Reply(body=b" " * 400, drip_s=0.01),
    ],
)
def test_a_slow_server_is_given_up_after_the_timeout(reply: Any) -> None:
    with (
        fake.serving(reply) as script,
        pytest.raises(ModelUnavailableError, match="in time") as caught,
    ):
        ask(script.url, within_s=0.3)
    assert caught.value.retryable


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with fake.serving(fake.completion(GOOD)) as script:
        url = script.url
    with pytest.raises(ModelUnavailableError, match="could not be reached"):
        ask(url)


def test_given_a_hostile_environment_then_only_the_pinned_server_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with fake.serving(fake.completion(GOOD)) as other:
        base = other.url.removesuffix("/v1")
        for name, value in {
            "LANGCHAIN_TRACING_V2": "true",
            "LANGSMITH_TRACING": "true",
            "LANGSMITH_ENDPOINT": base,
            "LANGCHAIN_ENDPOINT": base,
            "LANGSMITH_API_KEY": "ls-key",
            "LANGSMITH_GATEWAY": base,
            "OPENAI_BASE_URL": other.url,
            "OPENAI_API_BASE": other.url,
            "OPENAI_ORG_ID": "org-leak",
            "OPENAI_PROJECT_ID": "project-leak",
            "OPENAI_CUSTOM_HEADERS": "X-Leak: yes",
            "HTTP_PROXY": base,
            "http_proxy": base,
            "ALL_PROXY": base,
        }.items():
            monkeypatch.setenv(name, value)
        with fake.serving(fake.completion(GOOD)) as script:
            ask(script.url)
        assert other.requests == []
    [request] = script.requests
    sent = json.dumps(request.headers)
    assert "leak" not in sent
    assert "ls-key" not in sent
