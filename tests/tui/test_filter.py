from __future__ import annotations

from tests.review.desks import desk
from tests.tui.pilot import on_screen, place, review, row, states


async def test_a_slash_shows_only_rows_with_all_the_words() -> None:
    async with review(desk()) as pilot:
        await pilot.press("slash", *"cameras")
        await pilot.pause()
        shown = on_screen(pilot)
        assert "Number plate cameras" in shown
        assert "/ shows 1 of" in shown
        assert place(pilot).row_list.option_count == 2


async def test_enter_keeps_the_filter_and_the_keys_decide_again() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("slash", *"CAMERAS", "enter")
        await pilot.pause()
        selected = row(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert states(at).count("accepted") == 1
        assert selected == row(pilot)
        assert "/ shows 1 of" in on_screen(pilot)


async def test_escape_while_writing_shows_every_row_again() -> None:
    async with review(desk()) as pilot:
        before = place(pilot).row_list.option_count
        await pilot.press("slash", *"cameras", "escape")
        await pilot.pause()
        assert place(pilot).row_list.option_count == before
        assert "/ shows" not in on_screen(pilot)


async def test_escape_after_a_kept_filter_shows_every_row_and_stays_in_the_place() -> (
    None
):
    async with review(desk()) as pilot:
        await pilot.press("2")
        await pilot.pause()
        before = place(pilot).row_list.option_count
        await pilot.press("slash", *"zzz", "enter")
        await pilot.pause()
        assert row(pilot) is None
        assert "Esc shows all rows again" in on_screen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot).NAME == "actions"
        assert place(pilot).row_list.option_count == before


async def test_undo_of_a_hidden_row_takes_the_filter_away() -> None:
    at = desk()
    async with review(at) as pilot:
        first = row(pilot)
        await pilot.press("a", "slash", *"cameras", "enter")
        await pilot.pause()
        assert first != row(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert row(pilot) == first
        assert "/ shows" not in on_screen(pilot)
