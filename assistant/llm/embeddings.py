"""Embeddings by OpenAI, and by every server that speaks its `/v1/embeddings`."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from assistant.domain.base import Frozen
from assistant.llm.endpoint import Endpoint, endpoint
from assistant.llm.faults import Keys, explain, takes_less
from assistant.llm.limits import CHARACTERS_PER_TOKEN
from assistant.llm.pin import Pin
from assistant.llm.port import (
    BudgetError,
    ConsentError,
    ModelError,
    ModelOutputError,
    ModelUnavailableError,
)
from assistant.llm.retry import Clock, RetryPolicy, Sleep, retrying
from assistant.llm.transport import pinned_client

OPENAI_URL = "https://api.openai.com/v1"
KEYS = Keys(
    "store.embedding_model and store.embedding_url", "store.embedding_key_variable"
)
LONGEST_ANSWER = 32_000_000
"""Bytes; a batch of 4,096 numbers for each text, written out, has a third of it."""
_TEXTS_AT_ONCE = 128
_CHARACTERS_AT_ONCE = 200_000
_LONGEST = 20_000
"""Characters of a text that are sent; some 5,000 tokens, where 8,191 are allowed."""
_SHORTEST = 200
"""Characters; a text that is refused is cut in halves down to this."""
_REST_S = 30.0
_QUERY_S = 20.0
"""Someone waits for a single text; it is not tried for longer."""
_SHORTEST_S = 0.05
_DROPPABLE = {
    "dimensions": ("dimensions", "matryoshka"),
    "encoding_format": ("encoding_format", "base64"),
}

Rows = NDArray[np.float32]


class EmbeddingSettings(Frozen):
    """One embedding model and how far it may be used.

    Units: seconds; dollars; `price` is dollars for a million tokens. `allow` is the
    project's consent: without it nothing is sent. `dimensions` None takes what the
    model gives. `deadline_s` bounds all tries of a batch, `budget_usd` one run.
    """

    model: str
    base_url: str | None = None
    key_variable: str = "OPENAI_API_KEY"
    dimensions: int | None = Field(default=None, gt=0)
    timeout_s: float = Field(default=30.0, gt=0)
    deadline_s: float = Field(default=90.0, gt=0)
    budget_usd: float | None = Field(default=None, gt=0)
    price: float | None = Field(default=None, ge=0)
    allow: bool = False


class TooMuchTextError(ModelUnavailableError):
    """The server takes less text at once."""


class EmbeddingClient:
    """Texts into rows of numbers, in batches, within money and time.

    A server that failed is left alone for half a minute: until then the same error is
    raised at once. `tokens` and `cost_usd` tell what the run has used so far.
    """

    def __init__(
        self,
        settings: EmbeddingSettings,
        key: str,
        *,
        policy: RetryPolicy | None = None,
        clock: Clock = time.monotonic,
        sleep: Sleep = time.sleep,
    ) -> None:
        self.settings = settings
        self.endpoint: Endpoint = endpoint(
            settings.base_url or OPENAI_URL, "store.embedding_url"
        )
        self._key = key
        self._policy = policy or RetryPolicy(attempts=3, first_pause_s=0.5)
        self._clock = clock
        self._sleep = sleep
        self._left_out: frozenset[str] = frozenset()
        self._failed: tuple[float, ModelError] | None = None
        self.tokens = 0
        self.cost_usd = 0.0

    @classmethod
    def from_environment(
        cls, settings: EmbeddingSettings, environ: Mapping[str, str]
    ) -> EmbeddingClient:
        """Take the key from the environment; a server on this machine needs none.

        Raises:
            ConsentError: If the settings do not allow it, the address must not be
                used, or the key is missing.
        """
        if not settings.allow:
            raise ConsentError(
                "This project's settings do not allow texts to be sent to an "
                "embedding model.",
                fix="Set store.embedding_allow = true in ontrack.toml; restricted "
                "texts are never sent.",
            )
        key = environ.get(settings.key_variable, "").strip()
        client = cls(settings, key or "none")
        if not key and not client.endpoint.on_this_machine:
            raise ConsentError(
                f"There is no key for {client.endpoint.origin}.",
                fix=f"Set the environment variable {settings.key_variable}.",
            )
        return client

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return one row for each text, as the model gives it.

        Raises:
            ModelUnavailableError: If the server did not answer.
            ModelOutputError: If it answered something else.
            BudgetError: If the texts would pass the budget; nothing is sent then.
        """
        if self._failed and self._clock() < self._failed[0]:
            raise self._failed[1]
        self._check_budget(texts)
        rows = [row for batch in _batches(texts) for row in self._batch(batch)]
        if len({len(row) for row in rows}) > 1:
            raise self._useless("rows of different lengths")
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _batch(self, texts: Sequence[str]) -> list[Rows]:
        patience_s = self.settings.deadline_s
        if len(texts) == 1:
            patience_s = min(patience_s, _QUERY_S)
        until = self._clock() + patience_s
        try:
            return self._halving(texts, until)
        except ModelError as error:
            self._failed = (self._clock() + _REST_S, error)
            raise

    def _halving(self, texts: Sequence[str], until: float) -> list[Rows]:
        """Send the texts; less at once, and in the end less of a text, if refused."""
        try:
            return retrying(
                lambda: self._call(texts, until),
                until=until,
                policy=self._policy,
                clock=self._clock,
                sleep=self._sleep,
            )
        except TooMuchTextError:
            half = len(texts) // 2
            if half:
                first = self._halving(texts[:half], until)
                return first + self._halving(texts[half:], until)
            if len(texts[0]) <= _SHORTEST:
                raise
        return self._halving([texts[0][: len(texts[0]) // 2]], until)

    def _call(self, texts: Sequence[str], until: float) -> list[Rows]:
        while True:
            left_s = max(_SHORTEST_S, until - self._clock())
            try:
                answer = self._post(texts, min(self.settings.timeout_s, left_s))
            except Exception as error:  # noqa: BLE001  # odd answers raise anything
                if not self._give_way(error):
                    raise self._explained(error) from None
            else:
                return self._read(answer, texts)

    def _post(self, texts: Sequence[str], within_s: float) -> Any:
        import openai  # noqa: PLC0415  # slow

        options: dict[str, Any] = {}
        if self.settings.dimensions and "dimensions" not in self._left_out:
            options["dimensions"] = self.settings.dimensions
        if "encoding_format" in self._left_out:
            options["encoding_format"] = "float"
        with (
            pinned_client(Pin(self.endpoint, within_s, LONGEST_ANSWER)) as http,
            openai.OpenAI(
                api_key=self._key,
                base_url=self.endpoint.base_url,
                organization="",
                project="",
                timeout=within_s,
                max_retries=0,
                http_client=http,
            ) as client,
        ):
            return client.embeddings.create(
                model=self.settings.model, input=list(texts), **options
            )

    def _give_way(self, error: Exception) -> bool:
        """Leave out an option that the server refused; False if there is none."""
        import openai  # noqa: PLC0415  # slow

        if isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
            text = str(error).casefold()
            for option, words in _DROPPABLE.items():
                named = any(word in text for word in words)
                if named and option not in self._left_out:
                    self._left_out |= {option}
                    return True
        return False

    def _explained(self, error: Exception) -> ModelError:
        origin = self.endpoint.origin
        if takes_less(error):
            return TooMuchTextError(
                f"{origin} takes less text at once than {_SHORTEST} characters.",
                fix="Use a model with a longer context in store.embedding_model.",
            )
        return explain(error, origin, self._key, KEYS)

    def _read(self, answer: Any, texts: Sequence[str]) -> list[Rows]:
        """Check the answer: a finite row for each text, in the order of the texts."""
        self._count(answer, texts)
        try:
            found = {int(each.index): each.embedding for each in answer.data}
            rows = [
                np.asarray(found[place], dtype=np.float32)
                for place in range(len(texts))
            ]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._useless("not one row for each text") from None
        for row in rows:
            if row.ndim != 1 or not row.size or not np.isfinite(row).all():
                raise self._useless("rows that are no numbers")
        return rows

    def _count(self, answer: Any, texts: Sequence[str]) -> None:
        used = getattr(getattr(answer, "usage", None), "prompt_tokens", None)
        tokens = used if isinstance(used, int) and used > 0 else _tokens(texts)
        self.tokens += tokens
        self.cost_usd += tokens * (self.settings.price or 0.0) / 1_000_000

    def _check_budget(self, texts: Sequence[str]) -> None:
        settings = self.settings
        if settings.budget_usd is None:
            return
        if settings.price is None:
            raise BudgetError(
                "store.embedding_budget_usd is set, but not what the model costs.",
                fix="Set store.embedding_price, in dollars a million tokens.",
            )
        next_usd = _tokens(texts) * settings.price / 1_000_000
        if self.cost_usd + next_usd > settings.budget_usd:
            again = "run again to go on, or " if self.cost_usd else ""
            raise BudgetError(
                f"The next texts would pass the budget of {settings.budget_usd:g} USD "
                f"for embedding ({self.cost_usd:.4f} used, about {next_usd:.4f} more).",
                fix=f"To embed them, {again}raise store.embedding_budget_usd.",
            )

    def _useless(self, what: str) -> ModelOutputError:
        return ModelOutputError(f"{self.endpoint.origin} sent {what}.", fix=KEYS.advice)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        sent = text[:_LONGEST].encode("utf-8", "replace").decode("utf-8")
        full = size + len(sent) > _CHARACTERS_AT_ONCE or len(batch) == _TEXTS_AT_ONCE
        if batch and full:
            yield batch
            batch, size = [], 0
        batch.append(sent)
        size += len(sent)
    if batch:
        yield batch


def _tokens(texts: Sequence[str]) -> int:
    return sum(map(len, texts)) // CHARACTERS_PER_TOKEN + len(texts)
