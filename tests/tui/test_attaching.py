"""`+` finds words in the sources, says what the gate makes of them, and attaches."""

from __future__ import annotations

from textual.pilot import Pilot

from assistant.domain.drafts import Verdict
from assistant.domain.journal import Verb
from assistant.errors import AssistantError
from assistant.review.desk import ReviewDesk
from tests.review.desks import MemoryJournal, desk
from tests.review.shelf import DELIVERY, TIDE, Shelf
from tests.tui.pilot import on_screen, review, row, told, write
from tui.plain.review import PlainReview


async def opened(pilot: Pilot[None]) -> str:
    """Go to the claim without evidence and open what can be attached to it."""
    await pilot.press("j", "j", "j", "j", "plus")
    return await until(pilot, "With it")


async def until(pilot: Pilot[None], words: str) -> str:
    for _ in range(100):
        await pilot.pause(0.02)
        if words in on_screen(pilot):
            break
    return on_screen(pilot)


async def test_given_plus_then_passages_are_shown_with_what_the_gate_makes_of_them() -> (
    None
):
    shelf = Shelf()
    async with review(desk(citing=shelf)) as pilot:
        text = await opened(pilot)
        assert "= Pilar Wend confirmed delivery on 2027-03-19." in text
        assert "! Tide tables were printed." in text
        assert "With it: = supported · week-02/mail/delivery.eml, line 4" in text
        assert shelf.asked == ["The vendor has confirmed delivery on 2027-03-19."]


async def test_given_enter_then_the_words_stand_beside_the_claim_and_u_takes_them() -> (
    None
):
    at = desk(citing=Shelf())
    async with review(at) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert row(pilot) == "clm-05"
        assert at.draft.claims[4].evidence == (DELIVERY,)
        assert at.draft.claims[4].verdict is Verdict.SUPPORTED
        assert "week-02/mail/delivery.eml, line 4" in on_screen(pilot)
        await pilot.press("u")
        assert at.draft.claims[4].evidence == ()


async def test_given_other_words_then_they_are_looked_for() -> None:
    shelf = Shelf()
    at = desk(citing=shelf)
    async with review(at) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await write(pilot, "nothing")
        assert "Nothing" in await until(pilot, "Nothing that this reader may read")
        assert shelf.asked[-1].endswith("nothing")
        await pilot.press("slash")
        await write(pilot, "s but tides")
        await pilot.press("escape")
    assert at.draft.claims[4].evidence == ()


async def test_given_the_second_then_it_is_the_one_attached() -> None:
    at = desk(citing=Shelf())
    async with review(at) as pilot:
        await opened(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
    assert at.draft.claims[4].evidence == (TIDE,)


async def test_given_another_session_decides_then_nothing_is_looked_for() -> None:
    shelf, journal = Shelf(), MemoryJournal()
    refusal = AssistantError("Another decides.", fix="Wait.")
    async with review(desk(journal, citing=shelf, refusal=lambda: refusal)) as pilot:
        await pilot.press("plus")
        await pilot.pause()
        assert "Another decides." in told(pilot)
    assert shelf.asked == []


async def test_given_60_by_18_then_the_words_and_the_keys_can_be_read() -> None:
    async with review(desk(citing=Shelf()), (60, 18)) as pilot:
        text = await opened(pilot)
        assert "Enter attaches" in text
        assert "With it: = supported" in text


def lines_of(at: ReviewDesk, *lines: str) -> str:
    typed, written = iter(lines), list[str]()
    PlainReview((at,), lambda _: next(typed, None), written.append).run()
    return "\n".join(written)


def test_given_lines_then_s_finds_words_and_plus_attaches_them() -> None:
    journal = MemoryJournal()
    at = desk(journal, citing=Shelf())
    text = lines_of(at, "s delivery", "g 5", "+ psg-1@0-44", "+ words of nobody")
    assert "psg-1@0-44" in text
    assert "Pilar Wend confirmed delivery on 2027-03-19." in text
    assert "(supported, undecided)" in text.partition("Kept as decision 1")[2]
    assert "Refused: No passage holds 'words of nobody'." in text
    assert [entry.verb for entry in journal.kept] == [Verb.ATTACH]
