"""What went wrong at a model's server, in plain words, without the key."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.llm.port import ModelError, ModelOutputError, ModelUnavailableError

_AGAIN = "Wait a minute and run again; nothing was lost."
_SETTINGS = "Check llm.model and llm.base_url in ontrack.toml."
_OTHER_MODEL = "Run again, or use another model."
_DEEPEST = 10
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


def explain(error: Exception, origin: str, key: str) -> ModelError:
    """Turn whatever the client raised into one of our errors.

    The message names the server and never holds the key, the prompt or the answer.
    """
    import openai  # noqa: PLC0415  # slow

    if isinstance(error, openai.APIStatusError):
        return _status(error, origin, key)
    if isinstance(error, openai.APITimeoutError):
        return ModelUnavailableError(
            f"{origin} did not answer in time.", fix=_AGAIN, retryable=True
        )
    if isinstance(error, openai.LengthFinishReasonError):
        return truncated()
    if _came_of(error, "OversizeAnswerError"):
        return ModelOutputError(
            "The model's answer was far too long.", fix=_OTHER_MODEL
        )
    if isinstance(error, openai.APIConnectionError):
        return ModelUnavailableError(
            f"{origin} could not be reached, or hung up.", fix=_AGAIN, retryable=True
        )
    return _odd(error, origin)


def _odd(error: Exception, origin: str) -> ModelOutputError:
    name = type(error).__name__
    if "Refusal" in name or "ContentFilter" in name:
        return ModelOutputError("The model refused to answer.", fix=_OTHER_MODEL)
    return ModelOutputError(
        f"{origin} sent something that is no answer.", fix=_SETTINGS, retryable=True
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


def _status(error: Any, origin: str, key: str) -> ModelError:
    status = int(error.status_code)
    code = str(getattr(error, "code", None) or getattr(error, "type", None) or "")
    if code in _NO_MONEY or getattr(error, "type", None) in _NO_MONEY:
        return ModelUnavailableError(
            f"The account at {origin} has no quota left.",
            fix="Add credit there, or use another key.",
        )
    if status in {401, 403}:
        return ModelUnavailableError(
            f"{origin} did not accept the key.",
            fix="Set a valid key in the environment variable of llm.key_variable.",
        )
    if 300 <= status < 400:
        return ModelUnavailableError(
            f"{origin} sent the call elsewhere; it was not followed.", fix=_SETTINGS
        )
    if status in {408, 409, 429} or status >= 500:
        return ModelUnavailableError(
            f"{origin} is busy or broken (HTTP {status}).",
            fix=_AGAIN,
            retryable=True,
            retry_after_s=retry_after_s(error.response.headers, datetime.now(UTC)),
        )
    said = _safe(str(getattr(error, "message", "")), key)
    return ModelUnavailableError(
        f"{origin} refused the call (HTTP {status}){said}.", fix=_SETTINGS
    )


def _safe(message: str, key: str) -> str:
    """The server's own words, short and without the key."""
    words = " ".join(message.split())
    words = "".join(c for c in words if c.isprintable())[:160]
    return f": {words.replace(key, '***')}" if words and key else ""
