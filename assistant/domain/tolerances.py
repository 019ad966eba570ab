"""What a project tolerates before health turns and flags go up."""

from __future__ import annotations

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.facts import FlagKind


class HealthTolerances(Frozen):
    """When a dimension turns amber or red; placeholders until the rules land."""


class FlagThresholds(Frozen):
    """When a detector speaks."""

    off: tuple[FlagKind, ...] = Field(
        default=(), description="Kinds of flag that this project does not want."
    )
