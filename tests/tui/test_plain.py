"""The review line by line: the same decisions as on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.drafts import ClaimState
from assistant.domain.facts import FlagStatus
from assistant.review.desk import ReviewDesk
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import LAST_WEEK
from tui.plain.review import PlainReview


def reviewed(at: ReviewDesk, *lines: str, others: Iterable[ReviewDesk] = ()) -> str:
    """Return what is written while these lines are typed."""
    typed, written = iter(lines), list[str]()
    PlainReview((at, *others), lambda _: next(typed, None), written.append).run()
    return "\n".join(written)


def test_given_a_claim_then_its_evidence_is_read_with_it() -> None:
    text = reviewed(desk())
    assert "Quay gate: executive update, as of 2027-03-12, not approved." in text
    assert "1. Amber: the quay gate opening moved" in text
    assert "Opening goes to the 9th, we cannot sign the firmware before." in text


def test_given_keys_of_claims_then_each_is_kept_and_the_next_open_one_read() -> None:
    at = desk(MemoryJournal())
    text = reviewed(at, "a", "x told by phone", "e The terminals were ordered.", "q")
    states = [claim.state for claim in at.draft.claims[:2]]
    assert states == [ClaimState.ACCEPTED, ClaimState.DROPPED]
    assert at.draft.claims[2].text == "The terminals were ordered."
    assert "Kept as decision 2: drop clm-02." in text
    assert "4. Barrier firmware signing" in text


def test_given_undo_and_redo_then_the_journal_holds_both() -> None:
    at = desk(MemoryJournal())
    text = reviewed(at, "a", "u", "U")
    assert "Undone: accept clm-01." in text
    assert "Done again: accept clm-01." in text
    assert at.draft.claims[0].state is ClaimState.ACCEPTED


def test_given_a_flag_then_an_answer_or_a_reason_settles_it() -> None:
    at = desk(MemoryJournal())
    text = reviewed(at, "3", "a Tomasz has it in hand", "x", "x it is no supply risk")
    assert [flag.status for flag in at.flags[:2]] == [
        FlagStatus.ANSWERED,
        FlagStatus.DISMISSED,
    ]
    assert "Refused: 'dismiss' of flg-02 needs a reason." in text


def test_given_an_action_then_owner_and_date_are_set() -> None:
    at = desk(MemoryJournal())
    reviewed(at, "2", "g 2", "o Tomasz Vale", "g 2", "d 2027-03-20")
    crane = at.actions[1]
    assert crane.owner == "Tomasz Vale"
    assert str(crane.due) == "2027-03-20"


def test_given_the_last_update_then_the_words_that_differ_are_read() -> None:
    text = reviewed(desk(previous=LAST_WEEK), "4", "g 3")
    assert "placed with [-10-] {+12+} units." in text
    assert "nothing to compare" in reviewed(desk(), "4")


def test_given_all_is_settled_then_p_approves_under_a_name() -> None:
    at = desk(MemoryJournal())
    text = reviewed(at, "P Rosa", "A")
    assert "Refused: The executive draft drf-exec cannot be approved" in text
    lines = ["A"]
    for claim in at.draft.claims:
        if claim.state is ClaimState.UNDECIDED:
            lines += [f"g {at.draft.claims.index(claim) + 1}", "x"]
    lines += ["3", "a live", "a ours", "5", "r told by phone", "g 3", "r agreed", "l"]
    text = reviewed(at, *lines, "g 4", "r twelve is right", "P Rosa")
    assert "Approved by Rosa as" in text
    assert at.update is not None


def test_given_another_audience_then_tab_goes_to_its_draft() -> None:
    client = desk(draft=desk().draft.model_copy(update={"title": "Client update"}))
    assert "Client update, as of" in reviewed(desk(), "tab", others=[client])


def test_given_a_question_mark_then_the_keys_of_the_place_are_read() -> None:
    text = reviewed(desk(), "?", "2", "?")
    assert "e TEXT edit" in text
    assert "o TEXT owner" in text


@given(st.lists(st.text(max_size=30), max_size=8))
def test_given_any_lines_then_the_review_goes_on_or_says_what_was_refused(
    lines: list[str],
) -> None:
    text = reviewed(desk(MemoryJournal(), previous=LAST_WEEK), *lines)
    assert text.startswith("Quay gate")
    assert all(sign.isprintable() or sign == "\n" for sign in text)


def test_given_marks_then_one_key_decides_on_all_and_one_u_takes_all_back() -> None:
    at = desk(MemoryJournal())
    text = reviewed(at, "*", "* 3-4", "* 4", "l marked", "x told by phone", "u", "U")
    assert "3 marked." in text
    listed = text.partition("2 marked.")[2].partition("2 of 2 marked: drop")[0]
    assert listed.count("open *") == 2
    assert "Undone: drop of 2: clm-01, clm-03." in text
    assert [c.state.value for c in at.draft.claims[:4]] == [
        "dropped",
        "undecided",
        "dropped",
        "undecided",
    ]
    assert "Done again: drop of 2: clm-01, clm-03." in text


def test_given_marks_then_what_is_refused_keeps_its_own() -> None:
    at = desk(MemoryJournal())
    text = reviewed(at, "* 1 5", "a", "l marked")
    assert "1 of 2 marked: accept; u takes all back." in text
    assert text.splitlines()[-1].startswith("open * 5.")


def test_given_marks_then_an_edit_is_of_the_entry_alone_and_a_place_has_its_own() -> (
    None
):
    at = desk(MemoryJournal())
    text = reviewed(at, "* 1-2", "e Amber.", "-", "l marked", "* 1", "2", "l marked")
    assert at.draft.claims[0].text == "Amber."
    assert at.draft.claims[1].state is ClaimState.UNDECIDED
    assert text.count("Nothing here is listed so.") == 2


def test_given_a_list_of_what_is_open_or_holds_words_then_nothing_else_is_read() -> (
    None
):
    at = desk(MemoryJournal())
    reviewed(at, "a")
    open_ones = reviewed(at, "l open").splitlines()
    assert len([line for line in open_ones if line.startswith("open ")]) == 7
    held = reviewed(at, "l TERMINAL order").splitlines()[-1]
    assert "The payment terminal order was placed" in held
    assert "\n8. " in reviewed(at, "N")


def test_given_numbers_that_are_none_then_nothing_is_marked() -> None:
    for numbers in ("0", "9", "3-2", "2-99", "two"):
        text = reviewed(desk(), f"* {numbers}", "l marked")
        assert "There is no number" in text
        assert "Nothing here is listed so." in text
