"""A model that Ollama runs, on this machine or another, by its own protocol.

Its protocol, unlike the compatible one, lets the caller ask for room for the whole
prompt; without that, what is too long is cut off with no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from assistant.llm.answers import filled_in
from assistant.llm.endpoint import Endpoint, endpoint
from assistant.llm.faults import (
    Refusal,
    odd,
    overdue,
    oversize,
    refused,
    unreachable,
)
from assistant.llm.limits import CHARACTERS_PER_TOKEN
from assistant.llm.pin import OverdueAnswerError, OversizeAnswerError, Pin
from assistant.llm.port import (
    OPENAI_KEY,
    Answer,
    ConsentError,
    ModelError,
    ModelSettings,
    ModelUnavailableError,
    OutputT,
)
from assistant.llm.tracing import silence_tracing

OLLAMA_URL = "http://127.0.0.1:11434"
_ROOM_STEP = 8_192
"""Tokens; Ollama loads the model anew whenever the room changes."""
_NOT_FOUND = 404


class OllamaModel:
    """One call, one answer in the schema; no retries, no memory."""

    def __init__(self, settings: ModelSettings, key: str = "") -> None:
        self._settings = settings
        self._key = key
        self.endpoint: Endpoint = endpoint(settings.base_url or OLLAMA_URL)

    @classmethod
    def from_environment(
        cls, settings: ModelSettings, environ: Mapping[str, str]
    ) -> OllamaModel:
        """Take the key from the environment; most servers of this kind need none.

        Raises:
            ConsentError: If the address must not be used, or the extra is missing.
        """
        try:
            import langchain_ollama  # noqa: F401, PLC0415  # slow, and an extra
        except ImportError:
            raise ConsentError(
                "The provider 'ollama' needs a package that is not installed.",
                fix="Run `pip install 'ontrack[ollama]'`.",
            ) from None
        variable = settings.key_variable
        # The key of another provider is not for this server.
        key = "" if variable == OPENAI_KEY else environ.get(variable, "").strip()
        return cls(settings, key)

    @property
    def name(self) -> str:
        """Provider and model."""
        return f"{self._settings.provider}:{self._settings.model}"

    def ask(
        self, prompt: str, output: type[OutputT], *, within_s: float
    ) -> Answer[OutputT]:
        """Answer the prompt in the schema, within so many seconds.

        Raises:
            ModelUnavailableError: If there was no answer.
            ModelOutputError: If the answer does not fit `output`.
        """
        try:
            runnable = self._chat(prompt, within_s).with_structured_output(
                output, method="json_schema", include_raw=True
            )
            return filled_in(runnable.invoke(prompt), output, self._settings)
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001  # odd answers raise anything
            raise self._explained(error) from None

    def _chat(self, prompt: str, within_s: float) -> Any:
        silence_tracing()
        from langchain_ollama import ChatOllama  # noqa: PLC0415  # after tracing is off

        settings = self._settings
        pin = Pin(self.endpoint, within_s, keyed=bool(self._key))
        return ChatOllama(
            model=settings.model,
            base_url=self.endpoint.base_url,
            temperature=settings.temperature,
            num_predict=settings.max_output_tokens,
            num_ctx=_room(len(prompt), settings.max_output_tokens),
            reasoning=False,
            cache=False,
            verbose=False,
            client_kwargs={
                "headers": {"authorization": f"Bearer {self._key}"},
                "timeout": within_s,
                "follow_redirects": False,
                "trust_env": False,
            },
            sync_client_kwargs={"transport": _Pinned(pin)},
        )

    def _explained(self, error: Exception) -> ModelError:
        """Turn whatever was raised into one of our errors."""
        from ollama import ResponseError  # noqa: PLC0415  # slow

        origin = self.endpoint.origin
        if isinstance(error, ResponseError) and error.status_code > 0:
            return self._refused(Refusal(error.status_code, error.error))
        if isinstance(error, httpx.TimeoutException | OverdueAnswerError):
            return overdue(origin)
        if isinstance(error, OversizeAnswerError):
            return oversize()
        if isinstance(error, httpx.TransportError | ConnectionError | ResponseError):
            return unreachable(origin)
        return odd(error, origin)

    def _refused(self, refusal: Refusal) -> ModelUnavailableError:
        if refusal.status == _NOT_FOUND and "model" in refusal.words:
            model = self._settings.model
            return ModelUnavailableError(
                f"{self.endpoint.origin} does not have the model {model}.",
                fix=f"Run `ollama pull {model}` there, or set llm.model.",
            )
        return refused(refusal, self.endpoint.origin, self._key)


def _room(characters: int, answer: int) -> int:
    """Return the tokens of prompt and answer, in whole steps."""
    tokens = characters // CHARACTERS_PER_TOKEN + answer
    return -(-tokens // _ROOM_STEP) * _ROOM_STEP


class _Pinned(httpx.BaseTransport):
    def __init__(self, pin: Pin) -> None:
        self._pin = pin
        self._inner = httpx.HTTPTransport(
            trust_env=False,
            retries=0,
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send to the pinned server and watch the answer's size and time."""
        if self._pin.is_foreign(str(request.url)):
            raise httpx.ConnectError("only the server of the settings is called")
        until = self._pin.until()
        request.headers = httpx.Headers(
            self._pin.own_headers(request.headers.multi_items())
        )
        response = self._inner.handle_request(request)
        if isinstance(response.stream, httpx.SyncByteStream):
            response.stream = _Bounded(response.stream, self._pin, until)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class _Bounded(httpx.SyncByteStream):
    def __init__(self, inner: httpx.SyncByteStream, pin: Pin, until: float) -> None:
        self._inner = inner
        self._pin = pin
        self._until = until

    def __iter__(self) -> Iterator[bytes]:
        """Yield the chunks while there is time and room."""
        return self._pin.bounded(self._inner, self._until)

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()
