"""`space` marks rows; one decision on all of them; `y` copies."""

from __future__ import annotations

from assistant.domain.drafts import ClaimState
from assistant.domain.facts import FlagStatus
from assistant.domain.journal import Verb
from tests.review.desks import MemoryJournal, body, desk
from tests.review.samples import DRAFT, quote
from tests.tui.pilot import on_screen, place, review, row, states, told, write


async def test_given_marks_then_one_key_decides_on_all_and_one_u_takes_all_back() -> (
    None
):
    at = desk()
    async with review(at) as pilot:
        await pilot.press("space", "j", "space")
        assert row(pilot) == "clm-04"
        assert "2 marked · " in on_screen(pilot)
        await pilot.press("x")
        assert states(at)[:4] == ["dropped", "undecided", "dropped", "undecided"]
        assert row(pilot) == "clm-05"
        assert "marked · " not in on_screen(pilot)
        assert "2 of 2 marked: drop; u takes all back." in on_screen(pilot)
        assert not told(pilot)
        await pilot.press("u")
        assert set(states(at)) == {"undecided"}
        assert "Undone: drop of 2: clm-01, clm-03" in on_screen(pilot)
        await pilot.press("U")
        assert states(at).count("dropped") == 2


async def test_given_a_mark_then_space_again_takes_it_away() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("space", "k", "space", "a")
        await pilot.pause()
    assert states(at)[:2] == ["undecided", "accepted"]


async def test_given_escape_then_no_row_is_marked_and_the_place_stays() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("3", "space", "escape")
        await pilot.pause()
        assert place(pilot).NAME == "flags"
        assert "marked" not in on_screen(pilot)


async def test_given_one_that_cannot_be_accepted_then_it_keeps_its_mark() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("space", "j", "j", "j", "space", "k", "a")
        await pilot.pause()
        assert "1 of 2 marked: accept" in told(pilot)
        assert "cannot be accepted" in told(pilot)
        assert "1 marked · " in on_screen(pilot)
    assert at.draft.claims[0].state is ClaimState.ACCEPTED
    assert at.draft.claims[4].state is ClaimState.UNDECIDED


async def test_given_a_filter_then_what_it_hides_is_not_decided_on() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("space", "slash", *"cameras", "enter", "space", "x")
        await pilot.pause()
    assert states(at)[:2] == ["undecided", "dropped"]


async def test_given_marked_flags_then_one_reason_dismisses_all() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("3", "space", "space", "x")
        await pilot.pause()
        await write(pilot, "told by phone")
    marked = [flag for flag in at.flags if flag.status is FlagStatus.DISMISSED]
    assert len(marked) == 2


async def test_given_marks_then_an_edit_is_of_the_selected_row_alone() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("space", "space", "e")
        await pilot.pause()
        await pilot.press("full_stop", "enter")
        await pilot.pause()
    assert [(entry.verb, entry.target) for entry in journal.kept] == [
        (Verb.EDIT, "clm-03")
    ]


async def test_given_y_then_the_words_and_their_source_are_on_the_clipboard() -> None:
    async with review(desk()) as pilot:
        await pilot.press("j", "j", "y")
        assert pilot.app.clipboard == (
            "The payment terminal order was placed with 12 units.\n"
            "“Ordered twelve terminals on Tuesday.” "
            "(week-02/notes/harbour-sync.md, line 14, 2027-03-10)"
        )
        await pilot.press("space", "space", "y")
        assert pilot.app.clipboard.count("\n\n") == 1
        assert "Copied the 2 rows" in told(pilot)


async def test_given_the_text_of_the_update_then_y_copies_all_of_it() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("5", "j", "j", "y")
        await pilot.pause()
        assert pilot.app.clipboard == body(at.draft)


async def test_given_escape_sequences_in_a_source_then_none_is_copied() -> None:
    hostile = DRAFT.headline.model_copy(
        update={
            "text": "a\x1b]52;c;eA==\x07b [/bold]",
            "evidence": (quote("c\x1b[2Jd", source="e\x9bf"),),
        }
    )
    draft = DRAFT.model_copy(update={"headline": hostile})
    async with review(desk(None, draft)) as pilot:
        await pilot.press("y")
        copied = pilot.app.clipboard
    assert all(sign.isprintable() or sign == "\n" for sign in copied)
    assert "[/bold]" in copied


async def test_given_help_then_marks_and_copy_are_in_it() -> None:
    async with review(desk(), (120, 50)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        text = on_screen(pilot)
    assert "Mark for one decision on all" in text
    assert "Copy" in text
