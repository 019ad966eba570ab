"""Statements on two sides of a contrast are not of one matter, however alike they are."""

from __future__ import annotations

import pytest

from assistant.facts.sameness.apart import apart
from assistant.facts.sameness.same_matter import same_matter

CONTRASTED = [
    ("Hartmann delivers the sand free of charge", "Hartmann charges for the sand"),
    ("The training is free", "We pay for the training"),
    (
        "The mill lends us the cart at no cost",
        "The mill lends us the cart for 40 euros",
    ),
    ("The ferry runs with a guard", "The ferry runs without a guard"),
    ("Launch the shop with the map", "Launch the shop without the map"),
    ("The upper deck is in scope", "The upper deck is out of scope"),
    ("Archive move is within the scope", "Archive move is not in scope"),
    ("The bakery runs the ovens in-house", "The bakery outsources the ovens"),
    ("The safety course is mandatory", "The safety course is optional"),
    ("Helmets are compulsory on deck", "Helmets on deck are voluntary"),
    ("The gate opens automatically at night", "The gate is opened by hand at night"),
    ("Sluice levels are read manually", "Sluice levels are read automatically"),
    ("The report on the dam is public", "The report on the dam is internal"),
    ("Breakfast is included in the price", "Breakfast is excluded from the price"),
    ("Paint the hull before the survey", "Paint the hull after the survey"),
    ("The ropes come early", "The ropes come late"),
]
ALIKE = [
    ("Hartmann delivers the sand free of charge", "Sand from Hartmann costs nothing"),
    ("We pay for the training", "The training is paid by us"),
    ("The upper deck is out of scope", "The upper deck is not part of the scope"),
    ("The gate opens automatically", "An automatic gate"),
    ("The wall is free of cracks", "We pay for the wall without cracks"),
    ("Guests wait without a roof at the pier", "Guests at the pier have no roof"),
    ("Work with Hartmann on the pier", "Hartmann works on the pier with us"),
    ("The public holiday closes the pier", "Internal works close the pier"),
]


@pytest.mark.parametrize(("one", "other"), CONTRASTED)
def test_the_two_sides_of_a_contrast_are_not_the_same(one: str, other: str) -> None:
    assert not same_matter(one, other).same
    assert apart(one, other) is not None
    assert apart(one, other) == apart(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_is_on_one_side_in_other_words_is_not_set_apart(
    one: str, other: str
) -> None:
    assert apart(one, other) != "opposite conditions"
