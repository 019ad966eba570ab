"""The port to a language model: settings, answers, and what can go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, Field

from assistant.domain.base import Frozen
from assistant.errors import AssistantError

OutputT = TypeVar("OutputT", bound=BaseModel)
OPENAI_KEY = "OPENAI_API_KEY"


class ModelSettings(Frozen):
    """One language model and how far it may be used.

    Units: seconds; dollars; prices are dollars for a million tokens. `key_variable`
    names the environment variable that holds the key. `allow` is the project's consent:
    without it nothing is sent. `deadline_s`, `max_calls`, `budget_usd` and
    `budget_tokens` (both ways) bound one draft. `temperature` None leaves it to the
    server.
    """

    provider: str = "openai"
    model: str
    base_url: str | None = None
    key_variable: str = OPENAI_KEY
    temperature: float | None = Field(default=0.0, ge=0)
    max_output_tokens: int = Field(default=16_000, gt=0)
    timeout_s: float = Field(default=60.0, gt=0)
    deadline_s: float = Field(default=180.0, gt=0)
    max_calls: int = Field(default=12, gt=0)
    budget_usd: float | None = Field(default=None, gt=0)
    budget_tokens: int | None = Field(default=None, gt=0)
    price_in: float | None = Field(default=None, ge=0)
    price_out: float | None = Field(default=None, ge=0)
    allow: bool = False

    def cost_usd(self, tokens_in: int, tokens_out: int) -> float | None:
        """Return what the tokens cost, None where no price is known."""
        if self.price_in is None or self.price_out is None:
            return None
        return (tokens_in * self.price_in + tokens_out * self.price_out) / 1_000_000


@dataclass(frozen=True, slots=True)
class Answer(Generic[OutputT]):
    """A filled-in schema and what it cost; cost is None where no price is known."""

    value: OutputT
    tokens_in: int
    tokens_out: int
    cost_usd: float | None


class ChatModel(Protocol):
    """A language model that fills in a schema; one object for one draft."""

    @property
    def name(self) -> str:
        """Provider and model, such as `openai:gpt-5-mini`."""
        ...

    def complete(self, prompt: str, output: type[OutputT]) -> Answer[OutputT]:
        """Answer the prompt.

        Raises:
            ModelUnavailableError: If the server did not answer in time, or refused.
            ModelOutputError: If the answer does not fit `output`.
            BudgetError: If the call would pass the draft's calls or money.
        """
        ...


class Provider(Protocol):
    """One provider's way to ask once; no retries and no limits of its own."""

    @property
    def name(self) -> str:
        """Provider and model."""
        ...

    def ask(
        self, prompt: str, output: type[OutputT], *, within_s: float
    ) -> Answer[OutputT]:
        """Answer the prompt within so many seconds.

        Raises:
            ModelUnavailableError: If there was no answer.
            ModelOutputError: If the answer does not fit `output`.
        """
        ...


class ModelError(AssistantError):
    """The language model was of no use; `retryable` says that a new try may help."""

    def __init__(
        self, problem: str, *, fix: str, retryable: bool = False, kept: str = ""
    ) -> None:
        super().__init__(problem, fix=fix, kept=kept)
        self.retryable = retryable


class ModelUnavailableError(ModelError):
    """The server did not answer, or not with an answer.

    `retry_after_s` is how long it asked to be left alone, in seconds.
    """

    def __init__(
        self,
        problem: str,
        *,
        fix: str,
        retryable: bool = False,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(problem, fix=fix, retryable=retryable)
        self.retry_after_s = retry_after_s


class ModelOutputError(ModelError):
    """The model answered, but not what was asked for."""


class ConsentError(ModelError):
    """The project's settings do not allow this model, or its key is missing."""


class BudgetError(ModelError):
    """The next call would pass what the settings allow for one draft."""
