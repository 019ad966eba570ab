"""What a draft depends on beside the ledger: settings and the program's version."""

from __future__ import annotations

import json
from importlib.metadata import version

from assistant.domain.base import digest
from assistant.domain.drafts import Draft
from assistant.settings import Settings
from assistant.workflows.derived import RULES

_TABLES = (
    "project",
    "people",
    "sources",
    "statuses",
    "audiences",
    "health",
    "flags",
    "privacy",
)
_SHOWN = 16
"""Characters of a digest that is only compared with another one."""


def with_circumstances(draft: Draft, settings: Settings) -> Draft:
    """Return the draft with what it was made with, so that a change can be named."""
    made_with = {"settings": settings_digests(settings), "program": program()}
    return draft.model_copy(update={"run": draft.run.model_copy(update=made_with)})


def settings_digests(settings: Settings) -> dict[str, str]:
    """Return a digest of each table of the settings on which drafts depend."""
    return {
        name: digest(json.dumps(content, sort_keys=True, ensure_ascii=False))[:_SHOWN]
        for name, content in settings.model_dump(
            mode="json", include=set(_TABLES)
        ).items()
    }


def program() -> str:
    """Return the program's version with that of the rules by which it reads."""
    return f"ontrack {version('ontrack')}, {RULES}"
