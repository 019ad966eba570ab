from __future__ import annotations

import pytest

from assistant.domain.drafts import Author, ClaimState, Verdict
from assistant.domain.journal import Verb
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import DRAFT, quote
from tests.tui.pilot import on_screen, place, review, row, states, told, write


async def test_the_evidence_of_the_first_claim_is_on_screen_without_a_key() -> None:
    async with review(desk()) as pilot:
        text = on_screen(pilot)
    for words in (
        "Opening goes to the 9th, we cannot sign the firmware before.",
        "week-02/notes/harbour-sync.md, line 14",
        "2027-03-10 · Ines Okoro",
        "= supports",
    ):
        assert words in text


async def test_contradicting_evidence_comes_first_and_says_so() -> None:
    async with review(desk()) as pilot:
        await pilot.press("j", "j", "j")
        await pilot.pause()
        text = on_screen(pilot)
    assert text.index("[1] ≠ contradicts") < text.index("[2] = supports")
    assert "Vendor says the key went out on Monday." in text


async def test_computed_evidence_shows_its_rule_and_inputs() -> None:
    async with review(desk()) as pilot:
        await pilot.press("j", "j", "j", "j", "j")
        await pilot.pause()
        text = on_screen(pilot)
    assert "rule  no mention of R-07 in 14 days" in text
    assert "from  R-07, 9 sources" in text


async def test_a_claim_without_evidence_says_so() -> None:
    async with review(desk()) as pilot:
        await pilot.press("j", "j", "j", "j")
        await pilot.pause()
        text = on_screen(pilot)
    assert "No evidence" in text
    assert "nothing carries: [2027-03-19]" in text


@pytest.mark.parametrize("down", ["j", "down"])
@pytest.mark.parametrize("up", ["k", "up"])
async def test_the_cursor_moves_over_headings(down: str, up: str) -> None:
    async with review(desk()) as pilot:
        await pilot.press(down, down, up, down)
        assert row(pilot) == "clm-03"
        await pilot.press("G")
        assert row(pilot) == "clm-08"
        await pilot.press("g")
        assert row(pilot) == "clm-01"


async def test_a_accepts_and_moves_to_the_next_undecided_claim() -> None:
    at = desk()
    at.decide(Verb.DROP, "clm-02")
    async with review(at) as pilot:
        await pilot.press("a")
        assert at.draft.headline.state is ClaimState.ACCEPTED
        assert row(pilot) == "clm-03"
        assert "Claims 2/8" in on_screen(pilot)


async def test_x_drops_a_claim() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("x")
        assert at.draft.headline.state is ClaimState.DROPPED
        assert "✗" in on_screen(pilot)


async def test_an_unsupported_claim_cannot_be_accepted_and_the_reason_is_shown() -> (
    None
):
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("j", "j", "j", "j", "a")
        await pilot.pause()
        assert journal.kept == []
        assert row(pilot) == "clm-05"
        assert "cannot be accepted" in told(pilot)


async def test_shift_a_accepts_supported_claims_as_one_undo() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("A")
        assert states(at).count("accepted") == 6
        await pilot.press("u")
        assert states(at).count("undecided") == 8


async def test_undo_and_redo_keys_work_across_a_restart() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("a", "x")
    after = desk(journal)
    async with review(after) as pilot:
        await pilot.press("u")
        assert row(pilot) == "clm-02"
        await pilot.press("u")
        assert set(states(after)) == {"undecided"}
        await pilot.press("U", "U")
        assert states(after)[:2] == ["accepted", "dropped"]


async def test_next_and_previous_walk_the_undecided_claims() -> None:
    at = desk()
    for decided in ("clm-02", "clm-08"):
        at.decide(Verb.DROP, decided)
    async with review(at) as pilot:
        await pilot.press("n")
        assert row(pilot) == "clm-03"
        await pilot.press("N", "N")
        assert row(pilot) == "clm-07"


async def test_e_edits_in_place_and_judges_while_writing() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("j", "j", "e")
        await pilot.pause()
        await pilot.press("space", "7", "7")
        await pilot.pause()
        assert "no evidence holds 77" in on_screen(pilot)
        await pilot.press("enter")
        await pilot.pause()
    edited = at.draft.claims[2]
    assert edited.text.endswith("units. 77")
    assert (edited.author, edited.verdict) == (Author.PERSON, Verdict.UNSUPPORTED)


async def test_escape_gives_an_edit_up() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("z", "z", "escape")
        await pilot.pause()
        assert journal.kept == []
        await pilot.press("j")
        assert row(pilot) == "clm-02"


async def test_keys_are_letters_while_the_editor_is_open() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("a", "x", "5", "q", "enter")
        await pilot.pause()
        assert at.draft.headline.text.endswith("late.ax5q")


async def test_c_keeps_why_a_claim_was_dropped() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("x", "k", "c")
        await pilot.pause()
        await write(pilot, "old news")
    assert (journal.kept[-1].verb, journal.kept[-1].reason) == (Verb.DROP, "old news")


async def test_long_evidence_is_wrapped_once_with_its_indent() -> None:
    words = " ".join(f"word{n}" for n in range(40))
    long = DRAFT.headline.model_copy(update={"evidence": (quote(words),)})
    async with review(desk(None, DRAFT.model_copy(update={"headline": long}))) as pilot:
        lines = [line for line in on_screen(pilot).split("\n") if "word" in line]
    assert len(lines) > 3
    assert all("    │ word" in line for line in lines)


async def test_shift_j_scrolls_the_evidence_and_leaves_the_cursor() -> None:
    async with review(desk()) as pilot:
        await pilot.press("j", "j", "j")
        await pilot.resize_terminal(80, 16)
        await pilot.pause()
        assert place(pilot).detail_pane.scroll_y == 0
        await pilot.press("J")
        await pilot.pause()
        assert place(pilot).detail_pane.scroll_y > 0
        assert row(pilot) == "clm-04"
