"""What changed in a project of a test."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import Change
from assistant.facts.changes import changes
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    Project,
)


def kinds(
    project: Project, since: date | None = WEEK_1, at: date = WEEK_2
) -> list[tuple[str, str]]:
    return sorted((one.subject, one.kind) for one in told(project, since, at))


def told(
    project: Project, since: date | None = WEEK_1, at: date = WEEK_2
) -> tuple[Change, ...]:
    return changes(project.view(at), since)
