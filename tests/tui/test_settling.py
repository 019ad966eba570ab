from __future__ import annotations

from datetime import date

from assistant.domain.facts import ActionStatus, Colour, FlagStatus, ProposedMerge
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import ACTIONS, DRAFT
from tests.tui.pilot import on_screen, place, review, row, told, write

READY = DRAFT.model_copy(
    update={
        "sections": DRAFT.sections[:1],
        "uncovered": (),
        "withheld": (),
        "agreement": (),
    }
)


async def test_gaps_and_notices_of_the_draft_are_shown() -> None:
    run = DRAFT.run.model_copy(update={"notices": ("the model did not answer",)})
    async with review(desk(None, DRAFT.model_copy(update={"run": run}))) as pilot:
        await pilot.press("5", "j", "j", "j")
        await pilot.pause()
        text = on_screen(pilot)
    assert "gap     no CI results" in text
    assert "notice  the model did not answer" in text


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
        await pilot.press("5", "j", "j", "j", "j")
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
        await pilot.press("5", "G", "enter")
        await pilot.pause()
        assert (place(pilot).NAME, row(pilot)) == ("flags", "flg-02")


async def test_the_gate_stops_approval_until_nothing_is_in_the_way() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("5", "P")
        await pilot.pause()
        assert "11 things are in the way" in told(pilot)
    assert journal.sent == []


async def test_the_colour_is_set_with_a_reason_and_the_draft_approved_by_name() -> None:
    journal = MemoryJournal()
    async with review(desk(journal, READY, flags=())) as pilot:
        await pilot.press("A", "5", "h")
        await pilot.pause()
        await write(pilot, "RED")
        await write(pilot, "the board must act")
        assert "RED" in on_screen(pilot)
        await pilot.press("P")
        await pilot.pause()
        await write(pilot, " and Co")
        assert "Approved as upd-" in on_screen(pilot)
        assert "by Rosa Lind and Co" in on_screen(pilot)
    [update] = journal.sent
    assert update.health is Colour.RED
    assert update.health_reason == "the board must act"
    assert update.approved_by == "Rosa Lind and Co"


async def test_an_unknown_colour_is_refused() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("5", "h")
        await pilot.pause()
        await write(pilot, "purple")
        assert "green, amber, red, unknown" in told(pilot)
    assert journal.kept == []


async def test_the_text_to_be_sent_is_read_in_the_screen() -> None:
    async with review(desk()) as pilot:
        await pilot.press("5", "j", "j")
        await pilot.pause()
        assert "# Quay gate: executive update" in on_screen(pilot)


async def test_a_proposed_merge_is_shown_and_a_split_keeps_the_two_apart() -> None:
    first, *others = ACTIONS
    proposed = ProposedMerge(
        action=others[0].id, score=0.62, evidence=others[0].evidence[0]
    )
    doubtful = first.model_copy(update={"proposed_merges": (proposed,)})
    at = desk(actions=(doubtful, *others))
    async with review(at) as pilot:
        await pilot.press("2")
        while row(pilot) != first.id:
            await pilot.press("j")
            await pilot.pause()
        assert "may be the same (0.62)" in on_screen(pilot)
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "may be the same" not in on_screen(pilot)
    assert len(at.actions) == len(ACTIONS)


async def test_plus_adds_what_is_left_out_to_the_claims_and_u_takes_it_away() -> None:
    at = desk()
    before = len(at.draft.claims)
    async with review(at) as pilot:
        await pilot.press("5")
        await pilot.pause()
        place(pilot).go_to(f"{DRAFT.id}/chg-90")
        await pilot.press("plus")
        await pilot.pause()
        assert "Added to the claims" in told(pilot)
        assert len(at.draft.claims) == before + 1
        await pilot.press("u")
        await pilot.pause()
        assert len(at.draft.claims) == before
        assert row(pilot) == f"{DRAFT.id}/chg-90"


async def test_plus_on_what_has_no_sentence_says_why() -> None:
    journal = MemoryJournal()
    async with review(desk(journal)) as pilot:
        await pilot.press("3", "plus")
        await pilot.pause()
        assert "does not apply" in told(pilot)
    assert journal.kept == []


async def test_a_flag_is_proposed_for_the_raid_log_under_a_title() -> None:
    journal = MemoryJournal()
    at = desk(journal)
    async with review(at) as pilot:
        await pilot.press("3", "r")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    (entry,) = journal.kept
    assert entry.verb == "raid"
    assert entry.text == next(f.title for f in at.flags if f.id == entry.target)
