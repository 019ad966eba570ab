"""What one audience is told otherwise than another stops an approval."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Author, ClaimState, Draft, Verdict
from assistant.domain.facts import Colour
from assistant.domain.journal import Verb
from assistant.errors import GateError
from assistant.review.agreeing import BroughtIn, Other
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from tests.review.desks import MemoryJournal, body, judge
from tests.review.samples import DRAFT

CLEAN = DRAFT.model_copy(
    update={
        "sections": (),
        "uncovered": (),
        "withheld": (),
        "agreement": (),
    }
)
WORKS = "Quay wall works are planned for 14 May."
LATER = "Quay wall works are planned for 28 May."


def drafted(text: str, *, audience: str = "executive", **changes: object) -> Draft:
    claim = (
        DRAFT.sections[0]
        .claims[0]
        .model_copy(
            update={"text": text, "rendered": text, "facts": ("f", "g")} | changes
        )
    )
    section = DRAFT.sections[0].model_copy(update={"claims": (claim,)})
    return CLEAN.model_copy(update={"audience": audience, "sections": (section,)})


def desk(draft: Draft, *others: Other) -> ReviewDesk:
    return ReviewDesk(
        MemoryJournal(),
        draft,
        (),
        (),
        judge=judge,
        render_body=body,
        by="Rosa Lind",
        others=lambda: others,
    )


def disagreements(at: ReviewDesk) -> list[str]:
    found = at.blockers()
    return [one.problem for one in found if one.kind is TargetKind.DISAGREEMENT]


def other(text: str = WORKS, colour: Colour | None = None, **changes: object) -> Other:
    return Other(drafted(text, audience="client", **changes), colour)


def test_given_a_colour_that_others_were_sent_another_is_stopped_until_accepted() -> (
    None
):
    at = desk(drafted(WORKS), other(colour=Colour.RED))
    with pytest.raises(GateError, match="executive says amber, client says red"):
        at.approve(accept_supported=True)
    [target] = [b.target for b in at.blockers() if b.kind is TargetKind.DISAGREEMENT]
    at.decide(Verb.ACCEPT, target, reason="the quay is theirs alone")
    update = at.approve(accept_supported=True)
    assert update.draft.agreement[0].accepted == "the quay is theirs alone"


def test_given_a_colour_that_others_were_sent_the_same_one_may_be_set() -> None:
    at = desk(drafted(WORKS), other(colour=Colour.RED))
    update = at.approve(colour=Colour.RED, reason="as sent", accept_supported=True)
    assert update.health is Colour.RED


def test_given_a_colour_to_be_set_that_it_differs_can_be_accepted_before() -> None:
    at = desk(drafted(WORKS), other(colour=Colour.AMBER))
    assert disagreements(at) == []
    colour = {"colour": Colour.RED, "reason": "worse", "accept_supported": True}
    with pytest.raises(GateError) as stopped:
        at.approve(**colour)
    target = str(stopped.value).split("ontrack decide ")[1].split()[0]
    at.decide(Verb.ACCEPT, target, reason="told by phone")
    assert at.approve(**colour).health is Colour.RED


def test_given_a_colour_that_nobody_was_sent_any_may_be_set() -> None:
    at = desk(drafted(WORKS), other())
    update = at.approve(colour=Colour.RED, reason="worse", accept_supported=True)
    assert update.draft.agreement == ()


@pytest.mark.parametrize(
    ("written", "edited", "told", "what"),
    [
        (WORKS, LATER, "Moved: quay wall works (14 May), basin (3 June).", "dates"),
        (
            "Six piles of the quay wall are in place.",
            "Nine piles of the quay wall are in place.",
            "Quay wall: 6 piles are in place.",
            "figures",
        ),
        (
            "The quay wall plan is with Ada Brook.",
            "The quay wall plan is with Lena Moor.",
            "Next: quay wall plan by Ada Brook.",
            "names",
        ),
        (
            "Quay wall handover is not confirmed as met.",
            "Quay wall handover was met.",
            "Quay wall handover was missed.",
            "states",
        ),
    ],
)
def test_given_an_edit_what_others_are_still_told_stops_it(
    written: str, edited: str, told: str, what: str
) -> None:
    at = desk(drafted(written), other(told, facts=("g",)))
    assert disagreements(at) == []
    at = desk(drafted(edited, rendered=written, author=Author.PERSON), *others(told))
    [problem] = disagreements(at)
    assert f"{what} differ" in problem


def others(told: str) -> tuple[Other, ...]:
    return (other(told, facts=("g",)),)


def test_given_an_edit_of_what_was_sent_to_others_the_old_words_are_stopped() -> None:
    sent = other(LATER, rendered=WORKS, author=Author.PERSON)
    assert len(disagreements(desk(drafted(WORKS, facts=("f",)), sent))) == 1


@pytest.mark.parametrize(
    ("edited", "told"),
    [
        ("The works on the quay wall are planned for 14 May.", WORKS),
        ("Quay wall works are planned.", WORKS),
        (LATER, "Quay wall works are planned for 28 May (before: 14 May)."),
        (LATER, "Quay wall works come in time."),
        ("As The Quay Wall Works plan it: 14 May.", WORKS),
    ],
)
def test_given_an_edit_that_others_are_told_nothing_against_it_passes(
    edited: str, told: str
) -> None:
    draft = drafted(edited, rendered=WORKS, author=Author.PERSON)
    assert disagreements(desk(draft, other(told, facts=("g",)))) == []


def test_given_an_edit_sentences_of_other_facts_do_not_stop_it() -> None:
    draft = drafted(LATER, rendered=WORKS, author=Author.PERSON)
    told = other("Basin works are planned for 14 May.", facts=("h",))
    assert disagreements(desk(draft, told)) == []


def test_given_sentences_of_the_rules_for_one_fact_they_never_disagree() -> None:
    assert disagreements(desk(drafted(WORKS), other(LATER))) == []


def test_given_an_edit_both_are_told_the_same_after_the_other_is_edited_too() -> None:
    edited: dict[str, object] = {"rendered": WORKS, "author": Author.PERSON}
    assert disagreements(desk(drafted(LATER, **edited), other(WORKS))) != []
    assert disagreements(desk(drafted(LATER, **edited), other(LATER, **edited))) == []


MISSED = "Stage 2 Quay wall handover, due 2 May, is missed; the plan now says 14 May."
MOVED = "Moved: Stage 2 Quay wall handover from 2 May to 14 May (eight days later)."
AHEAD = "Ahead by plan: Stage 2 Quay wall handover on 14 May."
FREED = "No longer blocked: Stage 2 Quay wall handover."
DROPPED = "Taken out of scope: Stage 2 Quay wall handover."
FINISHED = "Two items finished: Stage 2 Quay wall handover and Basin survey report."
STAGE = ("Stage 2 Quay wall handover", "Basin survey report")


def trusted(written: str, **changes: object) -> dict[str, object]:
    """What marks a claim that a person worded and accepted, though the gate carries it not."""
    return {
        "rendered": written,
        "author": Author.PERSON,
        "verdict": Verdict.NEEDS_REVIEW,
        "state": ClaimState.ACCEPTED,
        "values": STAGE,
    } | changes


def told_both_ways(edited: str, written: str, told: str, **more: object) -> list[str]:
    """What stops the edit beside the other sentence, and that one beside the edit."""
    changes = trusted(written) | more
    mine, theirs = drafted(edited, **changes), drafted(told, values=STAGE)
    first = disagreements(desk(mine, Other(renamed(theirs), None)))
    second = disagreements(desk(theirs, Other(renamed(mine), None)))
    assert len(first) == len(second)
    return first


def renamed(draft: Draft) -> Draft:
    return draft.model_copy(update={"audience": "client"})


@pytest.mark.parametrize(
    ("written", "edited"),
    [
        (MISSED, "Stage 2 Quay wall handover is on course."),
        (MISSED, "Stage 2 Quay wall handover is in place."),
        (MISSED, "Stage 2 Quay wall handover is no longer missed."),
        (MISSED, "The harbour has what it was promised."),
        (MOVED, "Stage 2 Quay wall handover stays where it was."),
        (AHEAD, "Stage 2 Quay wall handover is at risk."),
        (AHEAD, "Stage 2 Quay wall handover, planned for 14 May, may be late."),
        (FREED, "Stage 2 Quay wall handover remains on hold."),
        (DROPPED, "Back in scope: Stage 2 Quay wall handover."),
        (FINISHED, "Stage 2 Quay wall handover is nearly finished."),
    ],
)
def test_given_an_accepted_edit_the_state_that_others_are_told_stops_it(
    written: str, edited: str
) -> None:
    [problem] = told_both_ways(edited, written, written)
    assert problem.startswith("Disagrees with the client draft: states differ")
    assert edited in problem
    assert written in problem


@pytest.mark.parametrize(
    ("written", "edited"),
    [
        (MISSED, "Stage 2 Quay wall handover was missed."),
        (MISSED, "We missed the handover of the quay wall."),
        (MISSED, "Stage 2 Quay wall handover was not met."),
        (MOVED, "Stage 2 Quay wall handover slipped to 14 May."),
        (AHEAD, "Next comes the handover of the quay wall, planned for 14 May."),
        (FREED, "Unblocked now: Stage 2 Quay wall handover."),
        (FINISHED, "Basin survey report is done."),
        (FINISHED, "Both are done: Stage 2 Quay wall handovers, Basin survey report."),
    ],
)
def test_given_an_accepted_edit_that_keeps_the_state_it_passes(
    written: str, edited: str
) -> None:
    assert told_both_ways(edited, written, written) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"state": ClaimState.DROPPED},
        {"state": ClaimState.UNDECIDED},
        {"verdict": Verdict.SUPPORTED},
        {"author": Author.RULES},
    ],
)
def test_given_no_accepted_edit_a_state_that_is_not_said_stops_nothing(
    changes: dict[str, object],
) -> None:
    edited = "Stage 2 Quay wall handover is in place."
    assert told_both_ways(edited, MISSED, MISSED, **changes) == []


def test_given_a_models_wording_that_was_accepted_the_state_told_stops_it() -> None:
    edited = "Stage 2 Quay wall handover is in place."
    assert told_both_ways(edited, MISSED, MISSED, author=Author.MODEL) != []


def test_given_an_accepted_edit_the_same_matter_in_another_fact_stops_the_opposite() -> (
    None
):
    edited = "Stage 2 Quay wall handover is done."
    told = drafted("Blocked: Stage 2 Quay wall handover.", values=STAGE, facts=("h",))
    mine = drafted(edited, **trusted(MOVED))
    assert len(disagreements(desk(mine, Other(renamed(told), None)))) == 1
    told = drafted("Stage 2 Quay wall handover is open.", values=STAGE, facts=("h",))
    mine = drafted("Stage 2 Quay wall handover: later.", **trusted(MOVED))
    assert disagreements(desk(mine, Other(renamed(told), None))) == []


def test_given_an_accepted_edit_a_reason_settles_that_others_hear_another_state() -> (
    None
):
    edited = "Stage 2 Quay wall handover is in place."
    at = desk(
        drafted(edited, **trusted(MISSED)),
        Other(renamed(drafted(MISSED, values=STAGE)), None),
    )
    with pytest.raises(GateError, match="states differ"):
        at.approve(accept_supported=True)
    [target] = [b.target for b in at.blockers() if b.kind is TargetKind.DISAGREEMENT]
    at.decide(Verb.ACCEPT, target, reason="the client signs next week")
    update = at.approve(accept_supported=True)
    assert update.draft.agreement[0].accepted == "the client signs next week"


def test_given_an_update_brought_in_another_colour_is_stopped_until_set_or_accepted() -> (
    None
):
    at = desk(drafted(WORKS), BroughtIn("client", Colour.RED))
    with pytest.raises(GateError, match="client says red in the update that was brou"):
        at.approve(accept_supported=True)
    update = at.approve(colour=Colour.RED, reason="as sent", accept_supported=True)
    assert update.health is Colour.RED


def test_given_an_update_brought_in_of_the_same_colour_nothing_stops_it() -> None:
    at = desk(drafted(WORKS), BroughtIn("client", DRAFT.health))
    assert disagreements(at) == []
