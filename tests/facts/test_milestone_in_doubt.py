"""A milestone is in doubt by its short name, its day or its id, and no other thing."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import Colour, Dimension
from assistant.domain.findings import StatementFinding
from assistant.extract.findings import ExtractContext, extract
from tests.extract.documents import PEOPLE, passage
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone
from tests.facts.judgements import of

STONES = (
    ("M1 Slipway survey", date(2031, 3, 21)),
    ("M2 Ferry live", date(2031, 4, 2)),
    ("M3 Handover to the harbour office", date(2031, 4, 18)),
)


@pytest.fixture
def planned(project: Project) -> Project:
    project.plan(WEEK_1, *(milestone(title, due) for title, due in STONES))
    return project


def say(project: Project, *lines: str, day: date = WEEK_1) -> None:
    context = ExtractContext(PEOPLE, None, STONES)
    found = [
        (type(one), one.quote, {"about": one.about, "polarity": one.polarity})
        for line in lines
        for one in extract([passage(line, day=day)], context)
        if isinstance(one, StatementFinding)
    ]
    project.note(day, *lines, findings=found)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("The handover on 18 April is at risk.", "M3 Handover to the harbour office"),
        ("We are worried about the handover date.", "M3 Handover"),
        ("The go-live on Wednesday, 2 April, is in danger.", "M2 Ferry live"),
        ("The date of M2 is in doubt.", "M2 Ferry live"),
        ("Wanda doubts that the survey can be held on 21 March.", "M1 Slipway survey"),
        ("We will probably not make the survey on 21 March.", "M1 Slipway survey"),
        ("The storm puts the handover on 18 April at risk.", "M3 Handover"),
        ("I fear we will miss the handover on 18 April.", "M3 Handover"),
        ("Slipway survey looks shaky.", "M1 Slipway survey"),
        ("We won't hold 2 April for the go-live.", "M2 Ferry live"),
    ],
)
def test_given_a_doubt_of_a_milestone_in_any_name_then_schedule_is_amber(
    planned: Project, words: str, title: str
) -> None:
    say(planned, words)
    found = of(planned, Dimension.SCHEDULE)
    assert found.colour is Colour.AMBER
    assert found.why.startswith(title)
    assert "in doubt" in found.why


@pytest.mark.parametrize(
    "words",
    [
        "The handover on 18 April is no longer at risk.",
        "If the rain goes on, the handover on 18 April is at risk.",
        "The handover on 18 April is at risk of boring everybody.",
        "The handover of the ticket office on 18 April is at risk.",
        "The handover on 9 May is at risk.",
        "Other quay: the handover on 18 April is at risk.",
        "There is no doubt that the handover on 18 April holds.",
        "Is the handover on 18 April at risk?",
        "Nobody doubts the survey on 21 March.",
        "Nothing that we know of threatens the handover on 18 April.",
        "The lunch after the survey on 21 March is in doubt.",
        "The survey drawings for 21 March are at risk.",
        "The harbour office is in doubt.",
        "I can't make the survey on 21 March, sorry.",
    ],
)
def test_given_a_doubt_of_another_thing_or_none_then_schedule_stays_green(
    planned: Project, words: str
) -> None:
    say(planned, words)
    assert of(planned, Dimension.SCHEDULE).colour is Colour.GREEN


@pytest.mark.parametrize(
    "later",
    ["The handover on 18 April is no longer at risk.", "M3 is back on track."],
)
def test_a_doubt_ends_once_it_is_said_to_be_over(planned: Project, later: str) -> None:
    say(planned, "The handover on 18 April is at risk.")
    say(planned, later, day=WEEK_2)
    assert of(planned, Dimension.SCHEDULE, WEEK_2).colour is Colour.GREEN


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("There is a risk that we cannot do the night crossing.", 1),
        ("There is a risk that we cannot do night crossing 2.", 2),
    ],
)
def test_given_two_of_a_series_when_no_number_is_said_then_the_next_is_meant(
    project: Project, words: str, doubted: int
) -> None:
    """GIVEN two milestones that only a number sets apart

    WHEN words name them without it
    THEN the first to come is in doubt, and the later one only by its number.
    """
    days = (date(2031, 3, 28), date(2031, 4, 11))
    pairs = zip((1, 2), days, strict=True)
    project.plan(WEEK_1, *(milestone(f"Night crossing {n}", day) for n, day in pairs))
    say(project, words)
    why = of(project, Dimension.SCHEDULE).why
    assert f"Night crossing {doubted}" in why
    assert f"Night crossing {3 - doubted}" not in why
