"""How healthy a project of a test is."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import (
    ClaimedHealth,
    Colour,
    Dimension,
    DimensionHealth,
    Health,
)
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health import health
from tests.facts.builders import (
    WEEK_1,
    Project,
)


def judged(
    project: Project, day: date = WEEK_1, claimed: Colour | None = None
) -> Health:
    by = ClaimedHealth(colour=claimed, by="Ada", reason="said so") if claimed else None
    return health(project.view(day), HealthTolerances(), by)


def of(project: Project, name: Dimension, day: date = WEEK_1) -> DimensionHealth:
    return judged(project, day).dimensions[name]
