"""Two statements in the same words about people of another role are two matters."""

from __future__ import annotations

import pytest

from assistant.facts.sameness.same_matter import same_matter


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Welders cannot be spared for training",
            "Trainers cannot be spared for training",
        ),
        (
            "Testers have no key to the test bench",
            "Operators have no key to the test bench",
        ),
        (
            "The painters wait for the inspection",
            "The inspectors wait for the inspection",
        ),
        (
            "The planner leaves the project in July",
            "The buyer leaves the project in July",
        ),
        (
            "The employer signs the transfer form",
            "The employee signs the transfer form",
        ),
        (
            "Nurses need cover for the teaching days",
            "Teachers need cover for the teaching days",
        ),
        (
            "The author did not get the review copy",
            "The reviewer did not get the review copy",
        ),
    ],
)
def test_another_role_is_another_matter_whatever_stem_stands_beside(
    one: str, other: str
) -> None:
    assert not same_matter(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The supplier is late with the glass", "The vendor is late with the glass"),
        ("The painters start on Monday", "Painting starts on Monday"),
        ("The welder's certificate has expired", "The welding certificate expired"),
        (
            "Trainers cannot be spared for the fair",
            "It is not possible to spare the trainers for the fair",
        ),
    ],
)
def test_one_role_in_other_words_is_one_matter(one: str, other: str) -> None:
    assert same_matter(one, other).same
