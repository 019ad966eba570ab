from collections.abc import Callable
from datetime import date

import pytest

from assistant.domain.drafts import Author, Claim, ClaimState, Verdict
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionStatus, Colour, FlagStatus
from assistant.domain.journal import Verb
from assistant.errors import GateError, UsageError
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import DRAFT


def claim_of(at: ReviewDesk, claim_id: str) -> Claim:
    return next(claim for claim in at.draft.claims if claim.id == claim_id)


def test_nothing_is_decided_before_a_person_decides() -> None:
    at = desk()
    assert (at.decided, at.open) == (0, 8)
    assert at.draft == DRAFT


@pytest.mark.parametrize(
    ("verb", "state"),
    [(Verb.ACCEPT, ClaimState.ACCEPTED), (Verb.DROP, ClaimState.DROPPED)],
)
def test_given_a_claim_when_it_is_decided_then_a_new_desk_shows_the_decision(
    verb: Verb, state: ClaimState
) -> None:
    journal = MemoryJournal()
    desk(journal).decide(verb, "clm-01")
    again = desk(journal)
    assert again.draft.headline.state is state
    assert again.decided == 1


def test_every_decision_is_kept_with_name_and_day() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.DROP, "clm-02", reason="the client knows")
    [entry] = journal.entries()
    assert (entry.by, entry.as_of, entry.reason) == (
        "Rosa Lind",
        DRAFT.as_of,
        "the client knows",
    )


def test_unsupported_claim_cannot_be_accepted() -> None:
    journal = MemoryJournal()
    with pytest.raises(GateError, match="2027-03-19"):
        desk(journal).decide(Verb.ACCEPT, "clm-05")
    assert journal.entries() == ()


def test_an_edit_is_judged_anew_and_its_author_is_a_person() -> None:
    at = desk()
    at.decide(Verb.EDIT, "clm-03", "The terminal order has 99 units.")
    edited = claim_of(at, "clm-03")
    assert edited.text == "The terminal order has 99 units."
    assert edited.author is Author.PERSON
    assert edited.verdict is Verdict.UNSUPPORTED
    assert edited.at_fault == ("99",)
    assert edited.state is ClaimState.UNDECIDED


def test_an_edit_that_its_evidence_carries_is_accepted() -> None:
    at = desk()
    at.decide(Verb.EDIT, "clm-04", "The firmware waits for the vendor.")
    edited = claim_of(at, "clm-04")
    assert (edited.verdict, edited.state) == (Verdict.SUPPORTED, ClaimState.ACCEPTED)
    assert edited.reasons == ()


def test_given_an_edit_to_an_unsupported_text_then_accepting_it_is_refused() -> None:
    at = desk()
    at.decide(Verb.EDIT, "clm-03", "The terminal order has 99 units.")
    with pytest.raises(GateError):
        at.decide(Verb.ACCEPT, "clm-03")


def test_control_characters_never_reach_the_journal() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.EDIT, "clm-03", "Two\x1b[31m \u202eterminals\n came")
    assert journal.entries()[0].text == "Two[31m terminals came"


@pytest.mark.parametrize("verb", [Verb.EDIT, Verb.ANSWER, Verb.OWNER, Verb.DUE])
def test_a_verb_that_needs_a_text_is_refused_without_one(verb: Verb) -> None:
    target = {Verb.EDIT: "clm-03", Verb.ANSWER: "flg-01"}.get(verb, "act-01")
    with pytest.raises(UsageError, match="--text"):
        desk().decide(verb, target, " \x07 ")


@pytest.mark.parametrize(
    ("verb", "target"),
    [(Verb.WAIVE, "chg-90"), (Verb.RELEASE, "chg-95"), (Verb.DISMISS, "flg-01")],
)
def test_a_verb_that_needs_a_reason_is_refused_without_one(
    verb: Verb, target: str
) -> None:
    with pytest.raises(UsageError, match="--reason"):
        desk().decide(verb, target, reason="  ")


def test_an_unknown_target_is_refused_with_the_nearest_ids() -> None:
    with pytest.raises(UsageError, match="clm-03"):
        desk().decide(Verb.ACCEPT, "clm-033")


def test_a_verb_that_does_not_apply_names_those_that_do() -> None:
    with pytest.raises(UsageError, match="answer, dismiss"):
        desk().decide(Verb.WAIVE, "flg-01", reason="no")


@pytest.mark.parametrize("text", ["Friday", "2027-02-30", "03/04/2027"])
def test_a_due_date_must_be_a_date(text: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        desk().decide(Verb.DUE, "act-01", text)


def test_a_fact_is_waived_for_one_draft_only() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.WAIVE, "chg-90", reason="told by phone")
    other = desk(journal, DRAFT.model_copy(update={"id": "drf-client"}))
    assert desk(journal).draft.uncovered[0].waived == "told by phone"
    assert other.draft.uncovered[0].waived is None


def test_a_release_for_one_audience_does_not_release_for_another() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.RELEASE, "drf-exec/chg-95", reason="board asked")
    other = desk(journal, DRAFT.model_copy(update={"id": "drf-client"}))
    assert desk(journal).draft.withheld[0].released == "board asked"
    assert other.draft.withheld[0].released is None


def test_a_disagreement_is_accepted_with_a_reason() -> None:
    at = desk()
    [target] = [b.target for b in at.blockers() if b.kind is TargetKind.DISAGREEMENT]
    with pytest.raises(UsageError, match="--reason"):
        at.decide(Verb.ACCEPT, target)
    at.decide(Verb.ACCEPT, target, reason="the 13th is a spare")
    assert at.draft.agreement[0].accepted == "the 13th is a spare"


def test_a_flag_is_answered_for_every_audience() -> None:
    journal = MemoryJournal()
    desk(journal).decide(Verb.ANSWER, "flg-01", "Live; Tomasz reports on Monday")
    other = desk(journal, DRAFT.model_copy(update={"id": "drf-client"}))
    assert other.flags[0].status is FlagStatus.ANSWERED


def test_a_dismissed_flag_needs_no_waiver_where_it_is_left_out() -> None:
    left_out = DRAFT.uncovered[0].model_copy(update={"fact": "flg-02"})
    at = desk(draft=DRAFT.model_copy(update={"uncovered": (left_out,)}))
    at.decide(Verb.DISMISS, "flg-02", reason="bought last week")
    assert at.draft.uncovered[0].waived == "flag dismissed: bought last week"
    assert "flg-02" not in " ".join(b.target for b in at.blockers())


def test_an_owner_and_a_due_date_are_set() -> None:
    at = desk()
    at.decide(Verb.OWNER, "act-02", "Tomasz Vale")
    at.decide(Verb.DUE, "act-02", "2027-03-01")
    assert (at.actions[1].owner, at.actions[1].due) == (
        "Tomasz Vale",
        date(2027, 3, 1),
    )
    assert at.actions[1].status is ActionStatus.OVERDUE


def test_a_later_due_date_makes_an_action_not_overdue() -> None:
    at = desk()
    assert at.actions[2].status is ActionStatus.OVERDUE
    at.decide(Verb.DUE, "act-03", "2027-03-20")
    assert at.actions[2].status is ActionStatus.OPEN


def test_a_merged_action_keeps_all_evidence_and_the_missing_owner() -> None:
    at = desk()
    at.decide(Verb.MERGE, "act-02", "act-01")
    assert [item.id for item in at.actions] == ["act-02", "act-03"]
    assert len(at.actions[0].mentions) == 5
    assert at.actions[0].owner == "Ines Okoro"


def test_an_action_is_not_merged_with_itself_or_a_stranger() -> None:
    for other in ("act-02", "act-99"):
        with pytest.raises(UsageError, match="no other action"):
            desk().decide(Verb.MERGE, "act-02", other)


def test_a_split_mention_becomes_an_action_that_can_be_decided() -> None:
    at = desk()
    at.decide(Verb.SPLIT, "act-01", "2")
    part = at.actions[-1]
    assert part.what == "print the new gate plan"
    assert [e.quote for e in part.evidence if isinstance(e, Quote)] == [part.what]
    at.decide(Verb.OWNER, part.id, "Pilar Wend")
    assert at.actions[-1].owner == "Pilar Wend"


@pytest.mark.parametrize("number", ["0", "3", "two", "²"])
def test_a_split_names_a_mention_that_is_there(number: str) -> None:
    with pytest.raises(UsageError, match="no mention"):
        desk().decide(Verb.SPLIT, "act-01", number)


def test_accepting_the_draft_accepts_supported_claims_and_no_other() -> None:
    at = desk()
    at.decide(Verb.DROP, "clm-02")
    at.decide(Verb.ACCEPT, DRAFT.id)
    states = {c.id: c.state for c in at.draft.claims}
    undecided = {key for key, s in states.items() if s is ClaimState.UNDECIDED}
    assert undecided == {"clm-04", "clm-05"}
    assert states["clm-02"] is ClaimState.DROPPED


def test_a_colour_needs_a_reason_and_a_known_name() -> None:
    at = desk()
    with pytest.raises(UsageError, match="--reason"):
        at.decide(Verb.COLOUR, DRAFT.id, "green")
    with pytest.raises(UsageError, match="green, amber, red"):
        at.decide(Verb.COLOUR, DRAFT.id, "purple", "because")
    at.decide(Verb.COLOUR, DRAFT.id, "red", "the board must act")
    assert at.draft.health is Colour.RED
    assert at.computed.health is Colour.AMBER


ENTRY_CASES: list[Callable[[ReviewDesk], object]] = [
    lambda at: at.decide(Verb.APPROVE, DRAFT.id),
    lambda at: at.decide(Verb.UNDO, "clm-01"),
]


@pytest.mark.parametrize("attempt", ENTRY_CASES)
def test_approve_and_undo_are_no_plain_decisions(
    attempt: Callable[[ReviewDesk], object],
) -> None:
    with pytest.raises(UsageError, match="does not apply"):
        attempt(desk())
