from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from assistant.domain.drafts import Draft
from assistant.domain.facts import Flag
from assistant.domain.journal import Verb
from assistant.errors import AssistantError
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import ACTIONS, DRAFT, FLAGS
from tests.tui.pilot import on_screen, place, review, row, told
from tui.app import SCREENS, ReviewApp


async def test_without_colour_the_cursor_is_underlined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with review(desk()) as pilot:
        await pilot.press("j")
        await pilot.pause()
        underlined = [
            strip.text
            for strip in pilot.app.screen._compositor.render_strips()
            if any(s.style and s.style.underline for s in strip)
        ]
    assert len(underlined) == 2
    assert "Number plate cameras" in underlined[0]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("1", "claims"),
        ("2", "actions"),
        ("3", "flags"),
        ("4", "compare"),
        ("5", "approve"),
    ],
)
async def test_digits_go_to_the_places(key: str, name: str) -> None:
    async with review(desk()) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert name == place(pilot).NAME


@pytest.mark.parametrize("width", [60, 80, 100, 120])
async def test_given_a_long_name_then_the_day_of_the_draft_is_on_screen(
    width: int,
) -> None:
    title = "The long quay gate and barrier renewal programme: executive update"
    draft = DRAFT.model_copy(update={"title": title})
    async with review(desk(None, draft), (width, 24)) as pilot:
        first = on_screen(pilot).splitlines()[0]
    assert "executive update · as of 2027-03-12 " in first
    assert "The long" in first
    assert "AMBER" in first
    assert ("not approved" in first) is (width > 60)


async def test_given_a_narrow_screen_then_the_place_is_named_in_it() -> None:
    async with review(desk(), (60, 18)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        places = on_screen(pilot).splitlines()[1]
    assert "[5 Approve " in places
    assert places.startswith(" 1 ")


async def test_q_goes_back_and_then_leaves() -> None:
    async with review(desk()) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert place(pilot).NAME == "claims"
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running
    assert pilot.app.return_code == 0


async def test_escape_goes_back_and_never_leaves() -> None:
    async with review(desk()) as pilot:
        await pilot.press("3", "escape")
        await pilot.pause()
        assert place(pilot).NAME == "claims"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.is_running


async def test_tab_goes_to_the_next_audience_and_keeps_the_place() -> None:
    journal = MemoryJournal()
    headline = DRAFT.headline.model_copy(update={"id": "clm-99", "text": "Steady."})
    other = DRAFT.model_copy(
        update={"id": "drf-2", "title": "Client update", "headline": headline}
    )
    app = ReviewApp(desk(journal), desk(journal, other))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert "Client update" in on_screen(pilot)
        await pilot.press("x")
        assert journal.kept[-1].target == "clm-99"
        await pilot.press("3", "tab")
        await pilot.pause()
        assert place(pilot).NAME == "flags"
        assert "executive update" in on_screen(pilot)


async def test_tab_does_not_leave_an_open_editor() -> None:
    journal = MemoryJournal()
    app = ReviewApp(desk(journal), desk(journal))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("tab", "x", "escape")
        await pilot.pause()
        assert journal.kept == []
        assert row(pilot) == "clm-01"


async def test_a_decision_that_cannot_be_kept_is_told_and_the_screen_stays() -> None:
    class FullDisk(MemoryJournal):
        def append_act(self, *args, **kwargs):
            raise AssistantError("The disk is full.", fix="free some space.")

    async with review(desk(FullDisk())) as pilot:
        for key in ("a", "u"):
            await pilot.press(key)
        await pilot.pause()
        assert "The disk is full." in told(pilot)
        assert pilot.app.is_running


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5"])
async def test_help_lists_every_key_of_the_place(key: str) -> None:
    async with review(desk(), size=(100, 48)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        shown = [
            str(widget.description) for widget in pilot.app.screen.query(FooterKey)
        ]
        await pilot.press("question_mark")
        await pilot.pause()
        text = on_screen(pilot)
        assert shown
        assert all(word in text for word in shown)
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot)


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5"])
async def test_the_keys_at_the_bottom_fit_80_columns(key: str) -> None:
    async with review(desk()) as pilot:
        await pilot.press(key)
        await pilot.pause()
        footer = pilot.app.screen.query_one(Footer)
        last = footer.query(FooterKey).last()
        assert last.region.right <= 78
        assert footer.virtual_size.width <= 80


async def test_z_gives_the_evidence_the_whole_screen_and_back() -> None:
    async with review(desk()) as pilot:
        await pilot.press("z")
        await pilot.pause()
        assert "Number plate cameras" not in on_screen(pilot)
        await pilot.press("j", "z")
        await pilot.pause()
        assert "Number plate cameras" in on_screen(pilot)


@pytest.mark.parametrize(
    ("draft", "flags", "actions", "key", "words"),
    [
        (DRAFT, (), ACTIONS, "3", "No flags"),
        (DRAFT, FLAGS, (), "2", "No action items"),
    ],
)
async def test_an_empty_place_says_so(
    draft: Draft, flags: Sequence[Flag], actions: Sequence, key: str, words: str
) -> None:
    async with review(desk(None, draft, flags, actions)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert words in on_screen(pilot)
        await pilot.press("a", "x", "n", "u")
        await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 18), (200, 60)])
async def test_every_place_shows_title_list_and_keys_in_any_size(
    size: tuple[int, int],
) -> None:
    async with review(desk(), size=size) as pilot:
        for key, screen in enumerate(SCREENS, 1):
            await pilot.press(str(key))
            await pilot.pause()
            text = on_screen(pilot)
            assert "Quay gate" in text
            assert screen.LABEL in text
            assert "AMBER" in text


async def test_what_another_session_decided_is_shown_when_the_place_is_entered() -> (
    None
):
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        desk(journal).decide(Verb.DROP, "clm-02")
        await pilot.press("2", "1")
        await pilot.pause()
        assert "Claims 1/8" in on_screen(pilot)


async def test_what_was_undone_is_said_in_the_status_and_covers_no_evidence() -> None:
    at = desk()
    at.decide(Verb.ACCEPT, DRAFT.headline.id)
    async with review(at) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert told(pilot) == ""
        assert f"Undone: accept {DRAFT.headline.id}" in on_screen(pilot)


async def test_what_is_withheld_is_listed_with_its_title_beside_its_id() -> None:
    item = DRAFT.withheld[0].model_copy(
        update={"subject": "R-41", "why": "Night shift pay: withheld, it is internal."}
    )
    at = desk(None, DRAFT.model_copy(update={"withheld": (item,), "uncovered": ()}))
    async with review(at, (110, 40)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert "R-41: Night shift pay" in on_screen(pilot)


async def test_where_another_session_decides_this_one_says_so_and_keeps_nothing() -> (
    None
):
    journal = MemoryJournal()
    refusal = AssistantError("Another session reviews this.", fix="Take over.")
    async with review(desk(journal, refusal=lambda: refusal)) as pilot:
        assert "READ-ONLY" in on_screen(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "Another session reviews this." in told(pilot)
    assert journal.kept == []
