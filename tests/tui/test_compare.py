"""Place 4: what the audience was told last, beside what it is told now."""

from __future__ import annotations

from tests.review.desks import desk
from tests.review.samples import LAST_WEEK
from tests.tui.pilot import on_screen, review


async def test_the_words_that_differ_stand_in_signs_not_in_colour_alone() -> None:
    async with review(desk(previous=LAST_WEEK), (120, 36)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        text = on_screen(pilot)
        assert "[-10-] {+12+} units." in text
        assert "Promised last time, not told now" in text
        assert "Tomasz Vale rents the crane by 2027-03-10." in text
        assert "vs 2027-03-05, GREEN · 2 changed" in text


async def test_s_hides_what_is_told_in_the_same_words_and_shows_it_again() -> None:
    same = "R-07 has not been discussed for 14 days."
    async with review(desk(previous=LAST_WEEK), (120, 36)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        assert same in on_screen(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert same not in on_screen(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert same in on_screen(pilot)


async def test_the_selected_sentence_is_shown_then_and_now_with_its_evidence() -> None:
    async with review(desk(previous=LAST_WEEK), (120, 36)) as pilot:
        await pilot.press("4", "j", "j")
        await pilot.pause()
        text = on_screen(pilot)
        assert "2027-03-05 · Done" in text
        assert "│ with 10 units." in text
        assert "Ordered twelve terminals on Tuesday." in text


async def test_a_claim_that_is_dropped_elsewhere_is_no_longer_compared() -> None:
    async with review(desk(previous=LAST_WEEK), (120, 36)) as pilot:
        await pilot.press("j", "x", "4")
        await pilot.pause()
        assert "Number plate cameras" not in on_screen(pilot)


async def test_without_an_update_before_the_place_says_so() -> None:
    async with review(desk()) as pilot:
        await pilot.press("4")
        await pilot.pause()
        assert "nothing to compare with" in on_screen(pilot)
