"""The one layer that calls a model again, within a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from assistant.llm.port import ModelError, ModelUnavailableError

ResultT = TypeVar("ResultT")

Clock = Callable[[], float]
Sleep = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how patiently; pauses in seconds, doubling up to the longest."""

    attempts: int = 4
    first_pause_s: float = 1.0
    longest_pause_s: float = 20.0

    def pause_s(self, attempt: int) -> float:
        """Return the pause after the given attempt, the first being 0."""
        return min(self.first_pause_s * float(2**attempt), self.longest_pause_s)


def retrying(
    call: Callable[[], ResultT],
    *,
    until: float,
    policy: RetryPolicy,
    clock: Clock = time.monotonic,
    sleep: Sleep = time.sleep,
) -> ResultT:
    """Call again while errors are retryable and the deadline leaves room.

    A server's Retry-After is honoured where it ends before `until` (a time of `clock`);
    where it does not, the error is raised at once.

    Raises:
        ModelError: The last error.
    """
    for attempt in range(policy.attempts - 1):
        try:
            return call()
        except ModelError as error:
            pause = policy.pause_s(attempt)
            if isinstance(error, ModelUnavailableError) and error.retry_after_s:
                pause = max(pause, error.retry_after_s)
            if not error.retryable or clock() + pause >= until:
                raise
            sleep(pause)
    return call()
