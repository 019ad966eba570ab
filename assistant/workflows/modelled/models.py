"""The language model of a project's settings, and what it is not told."""

from __future__ import annotations

from assistant.domain.people import People
from assistant.llm.limits import LimitedModel
from assistant.llm.masking import Mask
from assistant.llm.port import ModelSettings
from assistant.llm.providers import chat_model
from assistant.settings import Settings


def model_for(settings: Settings, people: People) -> LimitedModel:
    """Return the model for one draft or reading, within the limits of the settings.

    Raises:
        ConsentError: If the settings do not allow it, or it cannot be used.
    """
    return chat_model(model_settings(settings), mask=mask_for(settings, people))


def as_sent(text: str, settings: Settings, people: People) -> str:
    """Return a prompt as it leaves the machine."""
    mask = mask_for(settings, people)
    return mask.hidden(text).text if mask else text


def mask_for(settings: Settings, people: People) -> Mask | None:
    """Return what hides names, where the settings ask for it."""
    llm = settings.llm
    return Mask(people, llm.masked_words) if llm.mask else None


def model_settings(settings: Settings) -> ModelSettings:
    """Return what the settings say of the language model."""
    llm = settings.llm
    priced = llm.price_in or llm.price_out
    return ModelSettings(
        provider=llm.provider,
        model=llm.model,
        base_url=llm.base_url or None,
        key_variable=llm.key_variable,
        max_output_tokens=llm.max_output_tokens,
        timeout_s=llm.timeout_s,
        deadline_s=llm.deadline_s,
        max_calls=llm.max_calls,
        budget_usd=llm.budget_usd or None,
        budget_tokens=llm.budget_tokens or None,
        price_in=llm.price_in if priced else None,
        price_out=llm.price_out if priced else None,
        allow=llm.allow,
    )
