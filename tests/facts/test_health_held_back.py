"""A need that comes after the milestone it is for, as people name it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Colour, Dimension
from tests.facts.builders import WEEK_1, Project, milestone
from tests.facts.judgements import judged

GO_LIVE = date(2031, 3, 16)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path, date_order="dmy")
    project.plan(
        WEEK_1,
        milestone("M1", date(2031, 5, 1), title="Handbook printed"),
        milestone("M2", GO_LIVE, title="Go-live"),
    )
    return project


def schedule(project: Project, said: str) -> tuple[Colour, str]:
    project.note(WEEK_1, said)
    found = judged(project).dimensions[Dimension.SCHEDULE]
    return found.colour, found.why


@pytest.mark.parametrize(
    "said",
    [
        "We cannot go live without Petra's signature, she is away until 18 March.",
        "We can't launch without the certificate. It arrives on 20 March.",
        "The go-live can not start before the lift is tested, not before 19 March.",
        "Petra is away until 18 March, and we can't go live without her.",
        "We are not able to open without the permit, earliest 24 March.",
    ],
)
def test_what_is_needed_and_comes_after_the_day_puts_it_at_risk(
    project: Project, said: str
) -> None:
    colour, why = schedule(project, said)
    assert colour is Colour.AMBER
    assert why.startswith("Go-live, due 2031-03-16, needs what comes on 2031-03-")


@pytest.mark.parametrize(
    "said",
    [
        "We cannot go live without Petra's signature, she is away until 12 March.",
        "We cannot go live without Petra's signature.",
        "Can we not go live without Petra, who is on leave until 18 March?",
        "If we cannot go live without the permit, it is 24 March at the earliest.",
        "We can't print the menu without the chef, who is away until 18 March.",
        "Petra is on leave until 18 March.",
    ],
)
def test_what_comes_in_time_or_is_of_something_else_does_not(
    project: Project, said: str
) -> None:
    assert schedule(project, said)[0] is Colour.GREEN
