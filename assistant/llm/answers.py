"""What LangChain's structured output gave, as an answer or as a plain error."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from assistant.llm.faults import truncated
from assistant.llm.port import Answer, ModelOutputError, ModelSettings, OutputT


def filled_in(
    result: Any, output: type[OutputT], settings: ModelSettings
) -> Answer[OutputT]:
    """Read the result of a call with `include_raw`.

    Raises:
        ModelOutputError: If it was cut off or does not fit `output`.
        Exception: What the parser raised.
    """
    raw, value, fault = result["raw"], result["parsed"], result["parsing_error"]
    metadata = raw.response_metadata or {}
    if "length" in {metadata.get("finish_reason"), metadata.get("done_reason")}:
        raise truncated()
    if fault is not None:
        raise fault
    usage = raw.usage_metadata or {}
    tokens_in = int(usage.get("input_tokens") or 0)
    tokens_out = int(usage.get("output_tokens") or 0)
    return Answer(
        value=_checked(value, output),
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        cost_usd=settings.cost_usd(tokens_in, tokens_out),
    )


def _checked(value: Any, output: type[OutputT]) -> OutputT:
    """Make sure that the parser gave what it promised."""
    if isinstance(value, output):
        return value
    try:
        return output.model_validate(value)
    except ValidationError as error:
        raise ModelOutputError(
            "The model gave no answer in the form that was asked for.",
            fix="Run again, or use a model with structured output.",
            retryable=True,
        ) from error
