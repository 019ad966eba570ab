from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.drafts import ClaimState
from assistant.domain.journal import Request, Verb, standing
from assistant.errors import AssistantError
from assistant.review.desk import ReviewDesk
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import DRAFT

DECISIONS = (
    (Verb.ACCEPT, "clm-01", None, None),
    (Verb.ACCEPT, "clm-04", None, None),
    (Verb.DROP, "clm-01", None, None),
    (Verb.DROP, "clm-05", None, None),
    (Verb.EDIT, "clm-01", "Amber: the gate is late.", None),
    (Verb.EDIT, "clm-05", "The vendor is silent.", None),
    (Verb.ACCEPT, "drf-exec", None, None),
    (Verb.COLOUR, "drf-exec", "red", "worse than it looks"),
    (Verb.WAIVE, "chg-90", None, "told by phone"),
    (Verb.TELL, "chg-90", None, None),
    (Verb.RELEASE, "chg-95", None, "board asked"),
    (Verb.ANSWER, "flg-01", "still live", None),
    (Verb.DISMISS, "flg-01", None, "no risk"),
    (Verb.RAID, "flg-02", None, None),
    (Verb.OWNER, "act-02", "Tomasz Vale", None),
    (Verb.DUE, "act-02", "2027-03-20", None),
    (Verb.SPLIT, "act-02", "1", None),
    (Verb.MERGE, "act-03", "act-02", None),
)


def state(at: ReviewDesk) -> tuple[object, ...]:
    return at.draft, at.flags, at.actions


def apply(at: ReviewDesk, decision: tuple[Verb, str, str | None, str | None]) -> bool:
    """Make the decision unless the state refuses it."""
    try:
        at.decide(*decision)
    except AssistantError:
        return False
    return True


@given(st.lists(st.sampled_from(DECISIONS), max_size=12))
def test_as_many_undos_as_decisions_give_the_first_state(
    decisions: list[tuple[Verb, str, str | None, str | None]],
) -> None:
    journal = MemoryJournal()
    at = desk(journal)
    first = state(at)
    states = []
    for decision in decisions:
        before = state(at)
        if apply(at, decision):
            states.append(before)
    last = state(at)
    for before in reversed(states):
        assert desk(journal).undo()
        assert state(desk(journal)) == before
    assert state(desk(journal)) == first
    assert not desk(journal).undo()
    for _ in states:
        assert desk(journal).redo()
    assert state(desk(journal)) == last
    assert not desk(journal).redo()


@given(st.lists(st.sampled_from([*DECISIONS, "undo", "redo"]), max_size=25))
def test_undo_and_redo_walk_the_states_as_an_editor_does(steps: list[object]) -> None:
    at = desk()
    done, ahead = [state(at)], []
    for step in steps:
        if step == "undo":
            assert bool(at.undo()) is not (len(done) == 1)
            if len(done) > 1:
                ahead.append(done.pop())
        elif step == "redo":
            assert bool(at.redo()) is not (not ahead)
            if ahead:
                done.append(ahead.pop())
        elif apply(at, step):  # type: ignore[arg-type]
            done.append(state(at))
            ahead = []
        assert state(at) == done[-1]


def test_undo_survives_a_restart() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.DROP, "clm-01")
    (undone,) = desk(journal).undo()
    assert undone.verb is Verb.DROP
    assert desk(journal).draft == DRAFT
    assert [entry.verb for entry in journal.entries()] == [Verb.DROP, Verb.UNDO]


def test_undo_of_one_target_leaves_later_decisions_on_others() -> None:
    at = desk()
    at.decide(Verb.DROP, "clm-01")
    at.decide(Verb.DROP, "clm-02")
    at.undo("clm-01")
    assert at.draft.claims[0].state is ClaimState.UNDECIDED
    assert at.draft.claims[1].state is ClaimState.DROPPED


ACT = [Request(Verb.DROP, "clm-01"), Request(Verb.DROP, "clm-03")]


def test_given_an_act_on_many_then_one_undo_takes_it_back_and_one_redo_gives_it() -> (
    None
):
    journal = MemoryJournal()
    desk(journal).decide(Verb.DROP, "clm-02")
    kept, refused = desk(journal).decide_at_once([*ACT, Request(Verb.ACCEPT, "clm-05")])
    assert [entry.target for entry in kept] == ["clm-01", "clm-03"]
    assert "cannot be accepted" in str(refused["clm-05"])
    dropped = desk(journal).draft
    assert [one.target for one in desk(journal).undo()] == ["clm-01", "clm-03"]
    assert [c.state.value for c in desk(journal).draft.claims[:3]] == [
        "undecided",
        "dropped",
        "undecided",
    ]
    assert len(desk(journal).redo()) == len(ACT)
    assert desk(journal).draft == dropped
    assert not desk(journal).redo()


def test_given_one_of_an_act_is_named_then_it_alone_is_taken_back() -> None:
    journal = MemoryJournal()
    desk(journal).decide_at_once(ACT)
    assert [one.target for one in desk(journal).undo("clm-01")] == ["clm-01"]
    assert desk(journal).draft.claims[2].state is ClaimState.DROPPED
    assert [one.target for one in desk(journal).undo()] == ["clm-03"]
    assert desk(journal).draft == DRAFT


def test_given_the_draft_is_named_then_the_last_act_on_it_is_taken_back() -> None:
    journal = MemoryJournal()
    desk(journal).decide_at_once(ACT)
    desk(journal).decide(Verb.OWNER, "act-02", "Tomasz Vale")
    assert len(desk(journal).undo(DRAFT.id)) == len(ACT)
    assert desk(journal).draft == DRAFT
    assert desk(journal).actions[1].owner == "Tomasz Vale"


def test_undo_never_takes_back_a_decision_on_another_draft() -> None:
    journal = MemoryJournal()
    claims = DRAFT.headline.model_copy(update={"id": "clm-99"})
    other = DRAFT.model_copy(
        update={"id": "drf-client", "headline": claims, "sections": ()}
    )
    desk(journal, other).decide(Verb.DROP, "clm-99")
    assert not desk(journal).undo()
    assert desk(journal, other).draft.headline.state is ClaimState.DROPPED


def test_a_new_decision_ends_what_can_be_redone() -> None:
    at = desk()
    at.decide(Verb.DROP, "clm-01")
    at.undo()
    at.decide(Verb.ACCEPT, "clm-02")
    assert not at.redo()


def test_standing_decisions_do_not_depend_on_the_order_of_reading() -> None:
    journal = MemoryJournal()
    at = desk(journal)
    at.decide(Verb.DROP, "clm-01")
    at.undo()
    at.redo()
    assert standing(reversed(journal.kept)) == standing(journal.kept)
    assert [entry.seq for entry in standing(journal.kept)] == [1]
