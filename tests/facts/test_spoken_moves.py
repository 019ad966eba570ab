"""Dates of what is kept nowhere: moved where the words tell both days for sure."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ChangeKind
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    ticket,
)
from tests.facts.changed import told

THEN, NOW = "2031-04-02", "2031-04-09"


def _moves(project: Project, said: str) -> list[tuple[str, str | None, str | None]]:
    project.note(WEEK_2, said)
    return [(one.title, one.before, one.after) for one in told(project)]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("The tasting is therefore moved from 2 April to 9 April.", "Tasting"),
        ("Barrel wash has slipped from 2 to 9 April.", "Barrel wash"),
        ("We moved the barrel wash from 2 April to 9 April.", "Barrel wash"),
        ("Pia said the tasting moves from 2 April to Wed 9 April.", "Tasting"),
        ("Tasting is on 9 April, not 2 April.", "Tasting"),
        ("Pruning course: postponed from April 2 to April 9.", "Pruning course"),
        (
            "The visit of the guild takes place on 9 April instead of on 2 April.",
            "Visit of the guild",
        ),
    ],
)
def test_given_both_days_in_plain_words_then_the_date_slipped(
    project: Project, said: str, what: str
) -> None:
    assert _moves(project, said) == [(what, THEN, NOW)]


@pytest.mark.parametrize(
    "said",
    [
        "Should we move the tasting from 2 April to 9 April?",
        "Maybe the tasting moves from 2 April to 9 April.",
        "The tasting is not moved from 2 April to 9 April.",
        "If it rains, the tasting slips from 2 April to 9 April.",
        "We would move the tasting from 2 April to 9 April.",
        "It moves from 2 April to 9 April.",
        "The weekly call moves from 2 April to 9 April.",
        "Last year the tasting moved from 2 April to 9 April.",
        "The pruning runs from 2 April to 9 April.",
        "Pia is away from 2 April to 9 April.",
        "The tasting moves to 9 April.",
        "The tasting moves from 2 April to 2 April.",
    ],
)
def test_given_doubt_a_period_or_one_day_then_nothing_is_told(
    project: Project, said: str
) -> None:
    assert _moves(project, said) == []


@pytest.mark.parametrize(
    "kept",
    [
        milestone("Tasting for the guild", date(2031, 4, 2)),
        ticket("VIN-1", title="Prepare the tasting", due=date(2031, 4, 2)),
        raid("R-1", title="Tasting without a permit"),
    ],
    ids=["milestone", "ticket", "RAID entry"],
)
def test_given_a_thing_that_is_kept_then_its_own_date_tells(
    project: Project, kept: object
) -> None:
    project.snapshot(WEEK_1, kept)  # type: ignore[arg-type]  one of the records
    found = _moves(project, "The tasting is moved from 2 April to 9 April.")
    assert ("Tasting", THEN, NOW) not in found


def test_given_the_move_again_a_week_later_then_it_is_no_news(project: Project) -> None:
    project.note(WEEK_2, "The tasting is moved from 2 April to 9 April.")
    project.note(WEEK_3, "As said, the tasting moves from 2 April to 9 April.")
    [first] = told(project, WEEK_1, WEEK_2)
    assert first.kind is ChangeKind.DATE_SLIPPED
    assert first.label is project.said
    assert told(project, WEEK_2, WEEK_3) == ()


def test_given_an_earlier_day_then_it_was_pulled_in(project: Project) -> None:
    project.note(WEEK_2, "The tasting was brought forward from 9 April to 2 April.")
    assert [one.kind for one in told(project)] == [ChangeKind.DATE_PULLED_IN]
