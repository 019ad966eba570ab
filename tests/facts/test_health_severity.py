"""A fault that its tracker grades by words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.facts import Colour, Dimension
from assistant.domain.records import StatusCategory
from tests.facts.builders import WEEK_1, Project, ticket
from tests.facts.judgements import of

ACTIVE, DONE = StatusCategory.ACTIVE, StatusCategory.DONE


@pytest.mark.parametrize(
    ("category", "title", "description", "colour"),
    [
        (ACTIVE, "Turnstile stops after ten guests", "sev 1, no way round", "amber"),
        (ACTIVE, "Ticket printed twice", "Severity: 1", "amber"),
        (ACTIVE, "Lamps are not dimmed", "sev 2 on Monday, now sev1", "amber"),
        (DONE, "Turnstile stops after ten guests", "sev 1", "green"),
        (ACTIVE, "Turnstile stops after ten guests", "sev 2", "unknown"),
        (ACTIVE, "Turnstile stops after ten guests", "sev 1, now sev 3", "unknown"),
        (ACTIVE, "Ticket printed twice", "was sev 1", "unknown"),
        (ACTIVE, "Report on severity 1 faults", "weekly", "unknown"),
        (ACTIVE, "Turnstile stops after ten guests", "bay 1", "unknown"),
    ],
)
def test_an_open_fault_of_severity_1_is_amber_whatever_its_type(
    tmp_path: Path, category: StatusCategory, title: str, description: str, colour: str
) -> None:
    project = Project(tmp_path)
    row = ticket("AB-1", category, title=title, description=description, kind="")
    project.snapshot(WEEK_1, row)
    assert of(project, Dimension.QUALITY).colour is Colour(colour)
