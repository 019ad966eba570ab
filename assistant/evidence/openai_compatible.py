"""An embedding model on a server that speaks OpenAI's protocol."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from assistant.evidence.vectors import Vectors
from assistant.llm.embeddings import KEYS, EmbeddingClient, EmbeddingSettings
from assistant.llm.port import ModelOutputError, ModelUnavailableError
from assistant.settings import StoreSettings

_SAMPLE = "ontrack"


class OpenAICompatibleEmbedder:
    """Rows of length 1 from the server; how many numbers a row has is part of the name.

    Model and server are, too: a model of the same name elsewhere may be another one.
    """

    def __init__(
        self,
        client: EmbeddingClient,
        known: Collection[str] = (),
        *,
        may_ask: bool = True,
    ) -> None:
        """Take the dimensions from the settings, from a known name, or by asking.

        `known` are the names of embedders under which vectors are kept.

        Raises:
            ModelUnavailableError: If they are not known and the server, which is asked
                once for a vector of one word, did not answer or may not be asked.
        """
        self._client = client
        host = client.endpoint.origin.partition("://")[2]
        family = f"openai:{client.settings.model}@{host}:"
        given = client.settings.dimensions or _dimensions(family, known)
        if not given and not may_ask:
            raise ModelUnavailableError(
                f"{client.endpoint.origin} was not asked yet.", fix=KEYS.advice
            )
        self.dimensions = given or client.embed([_SAMPLE]).shape[1]
        self.name = f"{family}{self.dimensions}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text; blank texts are not sent.

        Raises:
            ModelUnavailableError: If the server did not answer.
            ModelOutputError: If it answered something else.
            BudgetError: If the texts would pass the budget.
        """
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        said = [place for place, text in enumerate(texts) if text.strip()]
        if said:
            found = self._client.embed([texts[place] for place in said])
            if found.shape[1] != self.dimensions:
                raise self._changed(found.shape[1])
            rows[said] = found
        lengths: Vectors = np.linalg.norm(rows, axis=1, keepdims=True)
        empty = lengths[:, 0] == 0
        rows[empty, 0] = 1.0
        lengths[empty] = 1.0
        return rows / lengths

    def _changed(self, given: int) -> ModelOutputError:
        return ModelOutputError(
            f"{self._client.endpoint.origin} gave {given} numbers for a text, not "
            f"{self.dimensions} as before.",
            fix=f"If the model is another one now, run `ontrack config set "
            f"store.embedding_dimensions {given}` and `ontrack reindex`.",
        )


def from_settings(
    store: StoreSettings,
    known: Collection[str],
    *,
    may_ask: bool = True,
    environ: Mapping[str, str] | None = None,
) -> OpenAICompatibleEmbedder:
    """Return the embedder that the settings name.

    Raises:
        ConsentError: If the settings do not allow it, the address must not be used, or
            the key is not in the environment.
        ModelUnavailableError: If its dimensions are not known and cannot be learned.
    """
    settings = EmbeddingSettings(
        model=store.embedding_model,
        base_url=store.embedding_url or None,
        key_variable=store.embedding_key_variable,
        dimensions=store.embedding_dimensions or None,
        timeout_s=store.embedding_timeout_s,
        budget_usd=store.embedding_budget_usd or None,
        price=store.embedding_price or None,
        allow=store.embedding_allow,
    )
    client = EmbeddingClient.from_environment(
        settings, os.environ if environ is None else environ
    )
    return OpenAICompatibleEmbedder(client, known, may_ask=may_ask)


def _dimensions(family: str, known: Collection[str]) -> int:
    """Return how many numbers the vectors of a family have, 0 if there are none."""
    ends = (name.removeprefix(family) for name in known if name.startswith(family))
    return max((int(end) for end in ends if end.isdecimal()), default=0)
