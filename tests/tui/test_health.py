"""The health of each dimension, with its rule, where the colour is set."""

from __future__ import annotations

from tests.review.desks import desk
from tests.review.samples import HEALTH
from tests.tui.pilot import on_screen, review
from tests.tui.test_plain import reviewed


async def test_each_dimension_shows_its_rule_and_evidence() -> None:
    async with review(desk(health=HEALTH), (120, 36)) as pilot:
        await pilot.press("5", "j", "j")
        await pilot.pause()
        text = on_screen(pilot)
        assert "Schedule AMBER: Quay gate opening moved a week" in text
        assert "Cost UNKNOWN: no budget was read" in text
        assert "amber if a milestone moved" in text
        assert "Opening goes to the 9th." in text


async def test_the_last_colour_stands_beside_this_one() -> None:
    async with review(desk(health=HEALTH), (120, 36)) as pilot:
        await pilot.press("5", "j")
        await pilot.pause()
        assert "GREEN, 2027-03-05" in on_screen(pilot)


def test_line_by_line_the_dimensions_are_read_too() -> None:
    text = reviewed(desk(health=HEALTH), "5")
    assert "1. Schedule AMBER: Quay gate opening moved a week" in text
    assert "Rule: amber if a milestone moved by more than two working days" in text
