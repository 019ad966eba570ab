"""What went wrong at a model's server, in plain words, without the key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.llm.port import ModelError, ModelOutputError, ModelUnavailableError

_AGAIN = "Wait a minute and run again; nothing was lost."
_OTHER_MODEL = "Run again, or use another model."
_DEEPEST = 10
_TOO_MUCH_STATUS = frozenset({400, 413, 422, 500})
_TOO_MUCH = (
    "context length",
    "context size",
    "too large",
    "too long",
    "too many",
    "batch size",
    "tokens",
)
_NO_MONEY = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_REFUSABLE = {
    "temperature": ("temperature",),
    "max_tokens": ("max_tokens", "max_completion_tokens"),
}
_SCHEMA_WORDS = (
    "response_format",
    "json_schema",
    "json schema",
    "structured output",
    "tool_choice",
    "tools",
    "strict",
    "schema",
)


@dataclass(frozen=True, slots=True)
class Keys:
    """The settings that an error's advice names: of the model, and of its key."""

    model: str
    key: str

    @property
    def advice(self) -> str:
        """What to do when the model is not the one that was meant."""
        return f"Check {self.model} in ontrack.toml."


CHAT = Keys("llm.model and llm.base_url", "llm.key_variable")


def takes_less(error: Exception) -> bool:
    """Whether the server may answer when it is sent less text at once."""
    import openai  # noqa: PLC0415  # slow

    if not isinstance(error, openai.APIStatusError):
        return False
    text = str(error).casefold()
    return error.status_code == 413 or (
        error.status_code in _TOO_MUCH_STATUS
        and any(word in text for word in _TOO_MUCH)
    )


def accommodation(error: Exception) -> str | None:
    """Return what the server refused and can do without.

    `schema` for the way to ask for structured output, else the name of an option.
    """
    import openai  # noqa: PLC0415  # slow

    if not isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return None
    text = str(error).casefold()
    for option, words in _REFUSABLE.items():
        if any(word in text for word in words):
            return option
    return "schema" if any(word in text for word in _SCHEMA_WORDS) else None


def explain(error: Exception, origin: str, key: str, keys: Keys = CHAT) -> ModelError:
    """Turn whatever OpenAI's client raised into one of our errors.

    The message names the server and never holds the key, the prompt or the answer.
    """
    import openai  # noqa: PLC0415  # slow

    if isinstance(error, openai.APIStatusError):
        return refused(_refusal(error), origin, key, keys)
    if isinstance(error, openai.APITimeoutError):
        return overdue(origin)
    if isinstance(error, openai.LengthFinishReasonError):
        return truncated()
    if _came_of(error, "OversizeAnswerError"):
        return oversize()
    if isinstance(error, openai.APIConnectionError):
        return unreachable(origin)
    return odd(error, origin, keys)


def overdue(origin: str) -> ModelUnavailableError:
    """The answer did not come in time."""
    return ModelUnavailableError(
        f"{origin} did not answer in time.", fix=_AGAIN, retryable=True
    )


def unreachable(origin: str) -> ModelUnavailableError:
    """There was no connection, or it ended early."""
    return ModelUnavailableError(
        f"{origin} could not be reached, or hung up.", fix=_AGAIN, retryable=True
    )


def oversize() -> ModelOutputError:
    """The answer had more bytes than any answer needs."""
    return ModelOutputError("The model's answer was far too long.", fix=_OTHER_MODEL)


def odd(error: Exception, origin: str, keys: Keys = CHAT) -> ModelOutputError:
    """The answer was a refusal in words, or no answer at all."""
    name = type(error).__name__
    if "Refusal" in name or "ContentFilter" in name:
        return ModelOutputError("The model refused to answer.", fix=_OTHER_MODEL)
    return ModelOutputError(
        f"{origin} sent something that is no answer.",
        fix=keys.advice,
        retryable=True,
    )


def truncated() -> ModelOutputError:
    """The answer ended before its end."""
    return ModelOutputError(
        "The model's answer was cut off.",
        fix="Raise llm.max_output_tokens, or draft fewer facts.",
    )


def retry_after_s(headers: Any, now: datetime) -> float | None:
    """Read a Retry-After header, in seconds or as a date; None for none."""
    text = (headers.get("retry-after") or "").strip()
    if not text:
        return None
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def _came_of(error: BaseException, name: str) -> bool:
    """Whether an exception of that name is among the causes."""
    cause: BaseException | None = error
    for _depth in range(_DEEPEST):
        if cause is None:
            return False
        if type(cause).__name__ == name:
            return True
        cause = cause.__cause__ or cause.__context__
    return False


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is an error: its status, its code and the server's own words."""

    status: int
    words: str
    codes: frozenset[str] = frozenset()
    retry_after_s: float | None = None


def _refusal(error: Any) -> Refusal:
    codes = (getattr(error, name, None) for name in ("code", "type"))
    return Refusal(
        int(error.status_code),
        str(getattr(error, "message", "")),
        frozenset(str(code) for code in codes if code),
        retry_after_s(error.response.headers, datetime.now(UTC)),
    )


def refused(
    refusal: Refusal, origin: str, key: str, keys: Keys = CHAT
) -> ModelUnavailableError:
    """Say why the server refused, and whether a new try may help."""
    status = refusal.status
    if refusal.codes & _NO_MONEY:
        return ModelUnavailableError(
            f"The account at {origin} has no quota left.",
            fix="Add credit there, or use another key.",
        )
    if status in {401, 403}:
        return ModelUnavailableError(
            f"{origin} did not accept the key.",
            fix=f"Set a valid key in the environment variable of {keys.key}.",
        )
    if 300 <= status < 400:
        return ModelUnavailableError(
            f"{origin} sent the call elsewhere; it was not followed.", fix=keys.advice
        )
    if status in {408, 409, 429} or status >= 500:
        return ModelUnavailableError(
            f"{origin} is busy or broken (HTTP {status}).",
            fix=_AGAIN,
            retryable=True,
            retry_after_s=refusal.retry_after_s,
        )
    return ModelUnavailableError(
        f"{origin} refused the call (HTTP {status}){_safe(refusal.words, key)}.",
        fix=keys.advice,
    )


def _safe(message: str, key: str) -> str:
    """The server's own words, short and without the key."""
    words = " ".join(message.split())
    words = "".join(c for c in words if c.isprintable())[:160]
    return f": {words.replace(key, '***')}" if words and key else ""
