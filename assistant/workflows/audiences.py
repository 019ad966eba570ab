"""The audiences of a project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.domain.audience import Audience
from assistant.errors import UsageError
from prompts.files import load_audiences

AUDIENCE_FOLDER = "audiences"


def audience_names(folder: Path) -> tuple[str, ...]:
    """Return the audiences that a project can draft for."""
    return tuple(load_audiences(folder / AUDIENCE_FOLDER))


def audience_of(folder: Path, name: str) -> Audience:
    """Return one audience.

    Raises:
        UsageError: If it is not known.
    """
    return audience_among(load_audiences(folder / AUDIENCE_FOLDER), name)[0]


def audience_among(
    known: Mapping[str, tuple[Audience, str]], name: str
) -> tuple[Audience, str]:
    """Return one of the known audiences, with its digest.

    Raises:
        UsageError: If it is not known.
    """
    if name not in known:
        raise UsageError(
            f"There is no audience {name!r}.",
            fix=f"Choose from {', '.join(known)}, or add {AUDIENCE_FOLDER}/{name}.md.",
        )
    return known[name]
