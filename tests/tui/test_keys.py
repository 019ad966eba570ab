from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from assistant.domain.drafts import Author, ClaimState, Draft, Verdict
from assistant.domain.facts import ActionStatus, Colour, Flag, FlagStatus
from assistant.domain.journal import Verb
from assistant.errors import AssistantError
from assistant.review.desk import ReviewDesk
from tests.review.samples import ACTIONS, DRAFT, FLAGS, MemoryJournal, desk, quote
from tui.app import SCREENS, ReviewApp
from tui.screens.place import PlaceScreen

READY = DRAFT.model_copy(
    update={
        "sections": DRAFT.sections[:1],
        "uncovered": (),
        "withheld": (),
        "agreement": (),
    }
)


@asynccontextmanager
async def review(
    at: ReviewDesk, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with ReviewApp(at).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def place(pilot: Pilot[None]) -> PlaceScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PlaceScreen)
    return screen


def row(pilot: Pilot[None]) -> str | None:
    selected = place(pilot).row_list.row
    return selected.id if selected else None


def on_screen(pilot: Pilot[None]) -> str:
    """Return the text of the present screen, as a terminal would show it."""
    width, height = pilot.app.size
    lines = pilot.app.screen._compositor.render_strips()
    assert len(lines) == height
    return "\n".join(strip.text[:width] for strip in lines)


def told(pilot: Pilot[None]) -> str:
    """Return what the notifications say."""
    return "\n".join(each.message for each in pilot.app._notifications)


async def write(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.press("enter")
    await pilot.pause()


def states(at: ReviewDesk) -> list[str]:
    return [claim.state.value for claim in at.draft.claims]


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
        await pilot.press("a", "x", "4", "q", "enter")
        await pilot.pause()
        assert at.draft.headline.text.endswith("late.ax4q")


async def test_c_keeps_why_a_claim_was_dropped() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("x", "k", "c")
        await pilot.pause()
        await write(pilot, "old news")
    assert (journal.kept[-1].verb, journal.kept[-1].reason) == (Verb.DROP, "old news")


@pytest.mark.parametrize(
    ("key", "name"),
    [("1", "claims"), ("2", "actions"), ("3", "flags"), ("4", "approve")],
)
async def test_digits_go_to_the_places(key: str, name: str) -> None:
    async with review(desk()) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert name == place(pilot).NAME


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


async def test_gaps_and_notices_of_the_draft_are_shown() -> None:
    run = DRAFT.run.model_copy(update={"notices": ("the model did not answer",)})
    async with review(desk(None, DRAFT.model_copy(update={"run": run}))) as pilot:
        await pilot.press("4", "j", "j", "j")
        await pilot.pause()
        text = on_screen(pilot)
    assert "gap     no CI results" in text
    assert "notice  the model did not answer" in text


async def test_a_decision_that_cannot_be_kept_is_told_and_the_screen_stays() -> None:
    class FullDisk(MemoryJournal):
        def append(self, *args, **kwargs):
            raise AssistantError("The disk is full.", fix="free some space.")

    async with review(desk(FullDisk())) as pilot:
        for key in ("a", "u"):
            await pilot.press(key)
        await pilot.pause()
        assert "The disk is full." in told(pilot)
        assert pilot.app.is_running


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
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


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_the_keys_at_the_bottom_fit_80_columns(key: str) -> None:
    async with review(desk()) as pilot:
        await pilot.press(key)
        await pilot.pause()
        footer = pilot.app.screen.query_one(Footer)
        last = footer.query(FooterKey).last()
        assert last.region.right <= 78
        assert footer.virtual_size.width <= 80


async def test_owner_and_due_date_are_asked_for_and_kept() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("2", "G", "O")
        await pilot.pause()
        await write(pilot, "Tomasz Vale")
        await pilot.press("G", "D")
        await pilot.pause()
        await write(pilot, "2027-03-20")
    assert at.actions[1].owner == "Tomasz Vale"
    assert at.actions[1].due == date(2027, 3, 20)


async def test_a_bad_due_date_is_refused_with_its_form() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("2", "j", "D")
        await pilot.pause()
        await write(pilot, "Friday")
        assert "YYYY-MM-DD" in told(pilot)
    assert journal.kept == []


async def test_actions_are_accepted_dropped_and_undone() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("2", "a", "x")
        assert at.is_decided("act-03")
        assert at.actions[0].status is ActionStatus.DROPPED
        await pilot.press("u")
        assert at.actions[0].status is ActionStatus.OPEN


async def test_given_a_row_that_moves_away_then_the_cursor_goes_to_the_next_open() -> (
    None
):
    async with review(desk()) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert row(pilot) == "act-03"
        await pilot.press("x")
        assert row(pilot) == "act-01"
        text = on_screen(pilot)
    assert text.index("Book the crane") < text.index("Done or dropped")
    assert text.index("Done or dropped") < text.index("Send the permit drawings")


async def test_an_action_is_merged_by_its_id() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("2", "m")
        await pilot.pause()
        await write(pilot, "act-02")
        assert [item.id for item in at.actions] == ["act-01", "act-03"]
        assert "Book the crane" not in on_screen(pilot).split("Evidence")[0]


async def test_a_flag_is_answered_and_another_dismissed_with_a_reason() -> None:
    at = desk()
    async with review(at) as pilot:
        await pilot.press("3", "a")
        await pilot.pause()
        await write(pilot, "Pilar owns it")
        await pilot.press("x")
        await pilot.pause()
        await write(pilot, "done yesterday")
    status = {flag.id: flag.status for flag in at.flags}
    assert status["flg-02"] is FlagStatus.ANSWERED
    assert status["flg-03"] is FlagStatus.DISMISSED


async def test_an_empty_reason_is_not_taken() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("3", "x")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Something must be written" in on_screen(pilot)
        await pilot.press("escape")
        await pilot.pause()
    assert journal.kept == []


async def test_flags_say_whether_the_draft_carries_them() -> None:
    async with review(desk()) as pilot:
        await pilot.press("3")
        await pilot.pause()
        text = on_screen(pilot)
    assert text.index("Not in the draft") < text.index("Tide sensor supply")
    assert text.index("In the draft") < text.index("Nobody has spoken of R-07")


async def test_what_is_left_out_is_waived_withheld_released_and_disagreement_accepted() -> (
    None
):
    at = desk()
    async with review(at, size=(120, 36)) as pilot:
        await pilot.press("4", "j", "j", "j", "j")
        for reason in ("by phone", "no news", "board asked", "a spare"):
            before = row(pilot)
            await pilot.press("r")
            await pilot.pause()
            await write(pilot, reason)
            place(pilot).row_list.go_to(before or "")
            await pilot.press("j")
    assert [item.waived for item in at.draft.uncovered] == ["by phone", "no news"]
    assert at.draft.withheld[0].released == "board asked"
    assert at.draft.agreement[0].accepted == "a spare"


async def test_enter_on_a_blocker_goes_to_where_it_is_decided() -> None:
    async with review(desk()) as pilot:
        await pilot.press("4", "G", "enter")
        await pilot.pause()
        assert (place(pilot).NAME, row(pilot)) == ("flags", "flg-02")


async def test_the_gate_stops_approval_until_nothing_is_in_the_way() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("4", "P")
        await pilot.pause()
        assert "11 things are in the way" in told(pilot)
    assert journal.sent == []


async def test_the_colour_is_set_with_a_reason_and_the_draft_approved_by_name() -> None:
    journal = MemoryJournal()
    async with review(desk(journal, READY, flags=())) as pilot:
        await pilot.press("A", "4", "h")
        await pilot.pause()
        await write(pilot, "RED")
        await write(pilot, "the board must act")
        assert "RED" in on_screen(pilot)
        await pilot.press("P")
        await pilot.pause()
        await write(pilot, " and Co")
        assert "approved by Rosa Lind and Co" in on_screen(pilot)
    [update] = journal.sent
    assert update.health is Colour.RED
    assert update.health_reason == "the board must act"
    assert update.approved_by == "Rosa Lind and Co"


async def test_an_unknown_colour_is_refused() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("4", "h")
        await pilot.pause()
        await write(pilot, "purple")
        assert "green, amber, red, unknown" in told(pilot)
    assert journal.kept == []


async def test_the_text_to_be_sent_is_read_in_the_screen() -> None:
    async with review(desk()) as pilot:
        await pilot.press("4", "j", "j")
        await pilot.pause()
        assert "# Quay gate: executive update" in on_screen(pilot)


async def test_long_evidence_is_wrapped_once_with_its_indent() -> None:
    words = " ".join(f"word{n}" for n in range(40))
    long = DRAFT.headline.model_copy(update={"evidence": (quote(words),)})
    async with review(desk(None, DRAFT.model_copy(update={"headline": long}))) as pilot:
        lines = [line for line in on_screen(pilot).split("\n") if "word" in line]
    assert len(lines) > 3
    assert all("    │ word" in line for line in lines)


async def test_z_gives_the_evidence_the_whole_screen_and_back() -> None:
    async with review(desk()) as pilot:
        await pilot.press("z")
        await pilot.pause()
        assert "Number plate cameras" not in on_screen(pilot)
        await pilot.press("j", "z")
        await pilot.pause()
        assert "Number plate cameras" in on_screen(pilot)


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
