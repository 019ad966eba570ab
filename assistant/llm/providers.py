"""The table of providers, and the one way to a model."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from assistant.llm.limits import LimitedModel
from assistant.llm.masking import Mask, MaskedModel
from assistant.llm.port import ConsentError, ModelSettings, Provider


def _openai(settings: ModelSettings, environ: Mapping[str, str]) -> Provider:
    from assistant.llm.openai_compatible import (  # noqa: PLC0415  # slow
        OpenAICompatibleModel,
    )

    return OpenAICompatibleModel.from_environment(settings, environ)


def _ollama(settings: ModelSettings, environ: Mapping[str, str]) -> Provider:
    from assistant.llm.ollama import OllamaModel  # noqa: PLC0415  # slow

    return OllamaModel.from_environment(settings, environ)


PROVIDERS: dict[str, Callable[[ModelSettings, Mapping[str, str]], Provider]] = {
    "openai": _openai,
    "ollama": _ollama,
}
_ADDRESSES = {
    "openai": "https://api.openai.com/v1",
    "ollama": "http://127.0.0.1:11434",
}


def address(provider: str, base_url: str) -> str:
    """Return where a provider's model is called, for a person to see."""
    return base_url or _ADDRESSES.get(provider, provider)


def chat_model(
    settings: ModelSettings,
    environ: Mapping[str, str] | None = None,
    *,
    mask: Mask | None = None,
) -> LimitedModel:
    """Return a model for one draft, within the limits of the settings.

    What `mask` finds is not sent.

    Raises:
        ConsentError: If the settings do not allow it, the provider is unknown, the
            address must not be used, or the key is not in the environment.
    """
    if not settings.allow:
        raise ConsentError(
            "This project's settings do not allow a language model.",
            fix="Set llm.allow = true in ontrack.toml; `ontrack llm preview` shows "
            "what would be sent.",
        )
    make = PROVIDERS.get(settings.provider)
    if make is None:
        raise ConsentError(
            f"There is no provider {settings.provider!r}.",
            fix=f"Set llm.provider to {' or '.join(sorted(PROVIDERS))}.",
        )
    provider = make(settings, os.environ if environ is None else environ)
    hiding = MaskedModel(provider, mask) if mask else provider
    return LimitedModel(hiding, settings)
