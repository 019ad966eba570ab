"""Nothing that LangChain does is reported to anyone."""

from __future__ import annotations

import os

_SWITCHES = ("LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING")


def silence_tracing() -> None:
    """Turn LangSmith off, whatever the environment says.

    Must run before LangChain is imported. The variables alone do not do it, since
    langsmith caches them; the call alone does not reach child processes.
    """
    for switch in _SWITCHES:
        os.environ[switch] = "false"
    import langsmith  # noqa: PLC0415  # after the environment is set

    langsmith.configure(enabled=False)
