"""Silence about a failing pipeline is said only where no words may be about it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from assistant.domain.facts import Dimension, FlagKind
from assistant.domain.records import CiOutcome, TestFailure
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import WEEK_3, Project, run, ticket
from tests.facts.judgements import of

FAILURE = TestFailure(
    name="checks.menu::price_has_two_digits",
    message="318 of 4,400 dishes: price 4.5. First is DISH-2019.",
)


def red(project: Project) -> None:
    project.ci(
        WEEK_3,
        *(
            run(
                "nightly-bake-check",
                datetime(2031, 3, on, 2, tzinfo=UTC),
                CiOutcome.FAILED,
                failures=(FAILURE,),
            )
            for on in range(3, 22)
        ),
    )


def tells_silence(project: Project) -> set[bool]:
    material = FlagMaterial(project.view(WEEK_3))
    whys = [flag.why for flag in flags(material) if flag.kind is FlagKind.CI_RED]
    whys.append(of(project, Dimension.QUALITY, WEEK_3).why)
    return {"speaks of it" in why for why in whys}


@pytest.mark.parametrize(
    "words",
    [
        "nightly: 318 bad ones, same as yesterday",
        "Bake is complaining again, I will look on Monday.",
        "The digits of the price are still off in many dishes.",
        "318 dishes, the same every morning.",
        "The nightly thing has never been green since we have it.",
        "What is wrong with the nightly?",
    ],
)
@pytest.mark.parametrize("on", [date(2031, 3, 12), date(2031, 2, 28)])
def test_given_words_that_may_be_about_it_no_silence_is_told(
    project: Project, words: str, on: date
) -> None:
    red(project)
    project.note(on, words)
    assert tells_silence(project) == {False}


def test_given_a_ticket_on_a_failing_tests_matter_no_silence_is_told(
    project: Project,
) -> None:
    red(project)
    project.snapshot(WEEK_3, ticket("MENU-4", title="Give every price two digits"))
    assert tells_silence(project) == {False}


@pytest.mark.parametrize(
    "words",
    [
        "The nightly train to the fair is booked.",
        "Something is wrong with the awning.",
        "The price of flour rose.",
        "We have 317 guests in 2031.",
        "The oven broke.",
    ],
)
def test_given_words_on_other_matters_the_silence_is_told(
    project: Project, words: str
) -> None:
    red(project)
    project.note(date(2031, 3, 12), words)
    assert tells_silence(project) == {True}
