"""`r` shows other wordings of a claim as changes and takes the one that is picked."""

from __future__ import annotations

from textual.pilot import Pilot

from assistant.domain.drafts import Author
from assistant.domain.journal import Verb
from tests.review.desks import MemoryJournal, desk
from tests.review.wordings import MODEL, RULES, Wordings
from tests.tui.pilot import on_screen, review, row
from tui.plain.review import PlainReview


async def opened(pilot: Pilot[None], *keys: str) -> str:
    await pilot.press("j", "j", "r", *keys)
    await pilot.pause()
    return on_screen(pilot)


async def until(pilot: Pilot[None], words: str) -> str:
    for _ in range(100):
        await pilot.pause(0.02)
        if words in on_screen(pilot):
            break
    return on_screen(pilot)


async def test_given_r_then_each_wording_is_shown_as_a_change_with_its_verdict() -> (
    None
):
    async with review(desk(redrafting=Wordings())) as pilot:
        text = await opened(pilot)
        assert "{+Twelve+}" in text
        assert "[-The-]" in text
        assert "= " in text
        await pilot.press("j")
        await pilot.pause()
        assert "no evidence holds 77" in on_screen(pilot)


async def test_given_enter_then_the_wording_is_taken_and_u_takes_it_back() -> None:
    at = desk(redrafting=Wordings())
    before = at.draft
    async with review(at) as pilot:
        await opened(pilot, "enter")
        assert at.draft.claims[2].text == RULES.text
        assert at.draft.claims[2].author is Author.RULES
        await pilot.press("u")
        assert at.draft == before
        assert row(pilot) == "clm-03"


async def test_given_escape_then_nothing_is_kept() -> None:
    journal = MemoryJournal()
    async with review(desk(journal, redrafting=Wordings())) as pilot:
        await opened(pilot, "escape")
        assert row(pilot) == "clm-03"
    assert journal.kept == []


async def test_given_m_then_the_models_wording_joins_the_others() -> None:
    at = desk(redrafting=Wordings())
    async with review(at) as pilot:
        await opened(pilot, "m")
        assert "model" in await until(pilot, "{+are on order.+}")
        await pilot.press("G", "enter")
        await pilot.pause()
    assert at.draft.claims[2].text == MODEL.text
    assert at.draft.claims[2].author is Author.MODEL


async def test_given_no_model_then_m_says_why() -> None:
    async with review(desk(redrafting=Wordings(has_model=False))) as pilot:
        await opened(pilot, "m")
        assert "No model may be used." in await until(pilot, "No model")


async def test_given_no_other_wording_then_it_says_so() -> None:
    async with review(desk(redrafting=Wordings())) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert "no other wording" in on_screen(pilot)


def test_given_lines_then_r_lists_them_m_asks_and_a_number_takes_one() -> None:
    journal = MemoryJournal()
    at = desk(journal, redrafting=Wordings())
    typed, written = iter(["g 3", "r", "m", "r 3", "q"]), list[str]()
    PlainReview((at,), lambda _: next(typed, None), written.append).run()
    text = "\n".join(written)
    assert "1 (rules): Twelve payment terminals were ordered." in text
    assert f"The model: {MODEL.text}" in text
    assert [entry.verb for entry in journal.kept] == [Verb.REDRAFT]
    assert at.draft.claims[2].text == MODEL.text
