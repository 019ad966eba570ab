"""A model within its limits: calls, money and time of one draft."""

from __future__ import annotations

import time

from assistant.llm.port import (
    Answer,
    BudgetError,
    ModelOutputError,
    ModelSettings,
    ModelUnavailableError,
    OutputT,
    Provider,
)
from assistant.llm.retry import Clock, RetryPolicy, Sleep, retrying

CHARACTERS_PER_TOKEN = 3
"""On the safe side for English and most European languages; nothing is downloaded."""
_EXPECTED_OUT = 2_000


class LimitedModel:
    """Counts every call before it is made; made anew for each draft.

    The deadline runs from the first call. `calls`, `tokens_in`, `tokens_out` and
    `cost_usd` tell what the draft has used so far.
    """

    def __init__(
        self,
        provider: Provider,
        settings: ModelSettings,
        *,
        policy: RetryPolicy | None = None,
        clock: Clock = time.monotonic,
        sleep: Sleep = time.sleep,
    ) -> None:
        self._provider = provider
        self._settings = settings
        self._policy = policy or RetryPolicy()
        self._clock = clock
        self._sleep = sleep
        self._until: float | None = None
        self.calls = 0
        self.tokens_in = 0
        self.tokens_out = 0
        self.cost_usd = 0.0

    @property
    def name(self) -> str:
        """Provider and model."""
        return self._provider.name

    def complete(self, prompt: str, output: type[OutputT]) -> Answer[OutputT]:
        """Answer the prompt, trying again within calls, money and deadline."""
        if self._until is None:
            self._until = self._clock() + self._settings.deadline_s
        until = self._until
        answer = retrying(
            lambda: self._call(prompt, output, until),
            until=until,
            policy=self._policy,
            clock=self._clock,
            sleep=self._sleep,
        )
        self.tokens_in += answer.tokens_in
        self.tokens_out += answer.tokens_out
        self.cost_usd += answer.cost_usd or 0.0
        return answer

    def _call(
        self, prompt: str, output: type[OutputT], until: float
    ) -> Answer[OutputT]:
        left_s = until - self._clock()
        self._check(prompt, left_s)
        self.calls += 1
        within_s = min(self._settings.timeout_s, left_s)
        try:
            return self._provider.ask(prompt, output, within_s=within_s)
        except ModelOutputError:
            # a useless answer is paid for like any other, but tells no price
            self.cost_usd += self._estimate_usd(prompt) or 0.0
            self.tokens_in += len(prompt) // CHARACTERS_PER_TOKEN
            self.tokens_out += _EXPECTED_OUT
            raise

    def _estimate_usd(self, prompt: str) -> float | None:
        tokens_in = len(prompt) // CHARACTERS_PER_TOKEN
        return self._settings.cost_usd(tokens_in, _EXPECTED_OUT)

    def _check(self, prompt: str, left_s: float) -> None:
        settings = self._settings
        if left_s <= 0:
            raise ModelUnavailableError(
                f"{self.name} took longer than {settings.deadline_s:g} s for a draft.",
                fix="Raise llm.deadline_s, or use a faster model.",
            )
        if self.calls >= settings.max_calls:
            raise BudgetError(
                f"One draft may call {self.name} {settings.max_calls} times.",
                fix="Raise llm.max_calls in ontrack.toml.",
            )
        self._check_tokens(prompt)
        if settings.budget_usd is None:
            return
        next_usd = self._estimate_usd(prompt)
        if next_usd is None:
            raise BudgetError(
                "llm.budget_usd is set, but not what the model's tokens cost.",
                fix="Set llm.price_in and llm.price_out, in dollars a million tokens.",
            )
        if self.cost_usd + next_usd > settings.budget_usd:
            raise BudgetError(
                f"The next call would pass the budget of {settings.budget_usd:g} USD "
                f"({self.cost_usd:.4f} used, about {next_usd:.4f} more).",
                fix="Raise llm.budget_usd in ontrack.toml.",
            )

    def _check_tokens(self, prompt: str) -> None:
        allowed = self._settings.budget_tokens
        used = self.tokens_in + self.tokens_out
        following = len(prompt) // CHARACTERS_PER_TOKEN + _EXPECTED_OUT
        if allowed is not None and used + following > allowed:
            raise BudgetError(
                f"The next call would pass the budget of {allowed} tokens "
                f"({used} used, about {following} more).",
                fix="Raise llm.budget_tokens in ontrack.toml.",
            )
