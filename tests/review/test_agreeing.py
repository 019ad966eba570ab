"""What one audience is told otherwise than another stops an approval."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Author, Draft
from assistant.domain.facts import Colour
from assistant.domain.journal import Verb
from assistant.errors import GateError
from assistant.review.agreeing import Other
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
