"""OpenAI, and every server that speaks its protocol."""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import SecretStr

from assistant.llm.answers import filled_in
from assistant.llm.endpoint import Endpoint, endpoint
from assistant.llm.faults import accommodation, explain
from assistant.llm.pin import Pin
from assistant.llm.port import (
    Answer,
    ConsentError,
    ModelError,
    ModelSettings,
    OutputT,
)
from assistant.llm.tracing import silence_tracing
from assistant.llm.transport import pinned_client

OPENAI_URL = "https://api.openai.com/v1"

Method = Literal["json_schema", "function_calling", "json_mode"]
_SHORTEST_S = 0.05
_METHODS: tuple[Method, ...] = ("json_schema", "function_calling", "json_mode")


class OpenAICompatibleModel:
    """One call, one answer in the schema; no retries, no memory.

    What a server refuses (a strict schema, a temperature) is left out in the next try
    and stays left out.
    """

    def __init__(self, settings: ModelSettings, key: str) -> None:
        self._settings = settings
        self._key = key
        self.endpoint: Endpoint = endpoint(settings.base_url or OPENAI_URL)
        self._method = 0
        self._left_out: frozenset[str] = frozenset()

    @classmethod
    def from_environment(
        cls, settings: ModelSettings, environ: Mapping[str, str]
    ) -> OpenAICompatibleModel:
        """Take the key from the environment; a server on this machine needs none.

        Raises:
            ConsentError: If the key is missing or the address must not be used.
        """
        key = environ.get(settings.key_variable, "").strip()
        model = cls(settings, key or "none")
        if not key and not model.endpoint.on_this_machine:
            raise ConsentError(
                f"There is no key for {model.endpoint.origin}.",
                fix=f"Set the environment variable {settings.key_variable}.",
            )
        return model

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
        until = time.monotonic() + within_s
        while True:
            left_s = max(_SHORTEST_S, until - time.monotonic())
            try:
                result = self._invoke(self._worded(prompt, output), output, left_s)
            except Exception as error:  # noqa: BLE001  # odd answers raise anything
                if not self._give_way(error):
                    raise explain(error, self.endpoint.origin, self._key) from None
            else:
                return self._read(result, output)

    def _read(self, result: Any, output: type[OutputT]) -> Answer[OutputT]:
        try:
            return filled_in(result, output, self._settings)
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001  # odd answers raise anything
            raise explain(error, self.endpoint.origin, self._key) from None

    def _give_way(self, error: Exception) -> bool:
        """Leave out what the server refused; False if there is nothing left."""
        refused = accommodation(error)
        if refused == "schema" and self._method + 1 < len(_METHODS):
            self._method += 1
            return True
        if refused and refused != "schema" and refused not in self._left_out:
            self._left_out |= {refused}
            return True
        return False

    def _worded(self, prompt: str, output: type[OutputT]) -> str:
        """Put the schema into the prompt where the server takes it in no other way."""
        if _METHODS[self._method] != "json_mode":
            return prompt
        schema = json.dumps(output.model_json_schema())
        order = "Answer with one JSON object of this schema:"
        return f"{prompt}\n\n{order}\n{schema}"

    def _invoke(self, prompt: str, output: type[OutputT], left_s: float) -> Any:
        method = _METHODS[self._method]
        with (
            pinned_client(Pin(self.endpoint, left_s)) as client,
            warnings.catch_warnings(),
        ):
            # LangChain warns of what the next try leaves out
            warnings.simplefilter("ignore", UserWarning)
            runnable = self._chat(client, left_s).with_structured_output(
                output,
                method=method,
                strict=None if method == "json_mode" else True,
                include_raw=True,
            )
            return runnable.invoke(prompt)

    def _chat(self, client: object, left_s: float) -> Any:
        """Build the LangChain model; its slow imports wait for the first use."""
        silence_tracing()
        from langchain_openai import ChatOpenAI  # noqa: PLC0415  # after tracing is off

        settings = self._settings
        options: dict[str, Any] = {
            "temperature": settings.temperature,
            "max_tokens": settings.max_output_tokens,
        }
        return ChatOpenAI(
            model=settings.model,
            api_key=SecretStr(self._key),
            base_url=self.endpoint.base_url,
            organization="",
            timeout=left_s,
            max_retries=0,
            http_client=client,
            http_socket_options=(),
            use_responses_api=False,
            cache=False,
            verbose=False,
            **{k: v for k, v in options.items() if k not in self._left_out},
        )
