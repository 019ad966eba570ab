"""Nothing is sent without consent, a key and a safe address."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.llm.endpoint import endpoint
from assistant.llm.port import ConsentError, ModelSettings
from assistant.llm.providers import chat_model
from tests.llm import server as fake
from tests.llm.test_openai_compatible import GOOD, Lines


def test_without_consent_there_is_no_model() -> None:
    with pytest.raises(ConsentError, match=r"llm\.allow"):
        chat_model(ModelSettings(model="m"), {"OPENAI_API_KEY": "k"})


def test_an_unknown_provider_is_named_with_the_known_ones() -> None:
    settings = ModelSettings(model="m", provider="nobody", allow=True)
    with pytest.raises(ConsentError, match="openai"):
        chat_model(settings, {})


def test_a_remote_model_needs_its_key_in_the_environment() -> None:
    settings = ModelSettings(model="m", allow=True, key_variable="TEAM_KEY")
    with pytest.raises(ConsentError, match="TEAM_KEY"):
        chat_model(settings, {"OPENAI_API_KEY": "k"})
    assert chat_model(settings, {"TEAM_KEY": "k"}).name == "openai:m"


def test_a_model_on_this_machine_needs_no_key() -> None:
    with fake.serving(fake.completion(GOOD)) as script:
        settings = ModelSettings(model="m", base_url=script.url, allow=True)
        answer = chat_model(settings, {}).complete("Write.", Lines)
    assert answer.value.lines[0].text == "The pack was sent."
    assert answer.cost_usd is None


@pytest.mark.parametrize(
    "base_url",
    [
        "http://models.example.com/v1",
        "https://user:secret@models.example.com/v1",
        "ftp://models.example.com",
        "file:///etc/passwd",
        "models.example.com/v1",
        "http://[::1",
        "https://models.example.com:port/v1",
        "",
    ],
)
def test_an_unsafe_address_is_refused_without_repeating_it(base_url: str) -> None:
    with pytest.raises(ConsentError) as caught:
        endpoint(base_url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("base_url", "origin", "local"),
    [
        ("https://api.openai.com/v1", "https://api.openai.com", False),
        ("http://localhost:11434/v1", "http://localhost:11434", True),
        ("http://[::1]:8000/v1", "http://[::1]:8000", True),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("http://10.1.2.3:8000/v1", "http://10.1.2.3:8000", False),
        ("http://vllm:8000/v1", "http://vllm:8000", False),
    ],
)
def test_https_and_private_addresses_are_accepted(
    base_url: str, origin: str, local: bool
) -> None:
    place = endpoint(base_url)
    assert (place.origin, place.on_this_machine) == (origin, local)


def test_the_port_and_the_table_import_without_langchain_or_openai() -> None:
    code = (
        "import sys, assistant.llm.port, assistant.llm.providers;"
        "print([m for m in ('openai', 'langchain_core', 'httpx2', 'langsmith')"
        " if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
