"""A yes in a conversation: it decides the proposal that it answers, or nothing."""

import pytest

from assistant.domain.people import People, Person
from assistant.extract.findings import ExtractContext
from tests.extract.documents import decisions, talk

PANEL = ExtractContext(
    People(
        [
            Person("Nora Vance", "Programme sponsor"),
            Person("Bruno Keller", "Engineer"),
            Person("Wanda Osei", "Tester"),
        ]
    )
)
BRUNO, WANDA, NORA = "Bruno Keller", "Wanda Osei", "Nora Vance"


def heard(*turns):
    return decisions(talk(*turns), PANEL)


@pytest.mark.parametrize(
    ("proposal", "yes", "what"),
    [
        (
            "Let's move the cutover to the 14th then?",
            "Agreed.",
            "Move the cutover to the 14th",
        ),
        (
            "So can we agree that the ferry runs empty?",
            "Yes, agreed.",
            "The ferry runs empty",
        ),
        (
            "I propose we drop the second mooring.",
            "Fine, that's decided then.",
            "We drop the second mooring",
        ),
        (
            "Then let's say the kiosk shuts in March.",
            "Okay, decided.",
            "The kiosk shuts",
        ),
        (
            "My proposal would be to rent the second hall.",
            "I agree with that, Bruno.",
            "Rent the second hall",
        ),
        ("We could close the canteen early.", "Let's do that.", "Close the canteen"),
        ("How about pushing the course to May?", "Deal!", "Pushing the course to May"),
        ("Shall we hire a diver? Any objections?", "No.", "Hire a diver"),
        ("Why don't we split the order?", "Agreed, it is too big.", "Split the order"),
    ],
)
def test_given_a_proposal_when_another_says_yes_then_it_is_what_was_decided(
    proposal, yes, what
):
    [found] = heard((BRUNO, proposal), (WANDA, yes))
    assert found.what.startswith(what)
    assert found.quote in proposal
    assert found.answer.quote == yes
    assert found.decided_by == WANDA


def test_given_talk_after_a_proposal_when_a_word_ends_it_then_it_is_decided():
    [found] = heard(
        (BRUNO, "Shall we sell the old barge?"),
        (WANDA, "Who would buy it?"),
        (NORA, "The museum, gladly."),
        (WANDA, "Good, then that's settled."),
    )
    assert (found.what, found.decided_by) == ("Sell the old barge", WANDA)


def test_given_a_sentence_when_consent_to_it_is_asked_for_then_it_is_the_decision():
    [found] = heard(
        (BRUNO, "The old berths are not let again. Is everybody happy with that?"),
        (WANDA, "Agreed."),
    )
    assert found.what == "The old berths are not let again"


def test_given_a_wish_that_it_be_a_decision_when_somebody_decides_then_it_is_one():
    [found] = heard(
        (BRUNO, "Wanda runs the desk. I'd like that to be a decision."),
        (NORA, "Wanda?"),
        (WANDA, "Yes. I mean, yes."),
        (NORA, "Decided, then."),
    )
    assert (found.what, found.decided_by) == ("Wanda runs the desk", NORA)


def test_given_several_yeses_then_it_is_one_decision_of_the_first():
    [found] = heard(
        (BRUNO, "Let's sell the old barge."), (WANDA, "Agreed."), (NORA, "Agreed too.")
    )
    assert found.decided_by == WANDA


def test_given_a_speaker_who_may_decide_then_a_yes_takes_nothing_from_them():
    [found] = heard((NORA, "We drop the old barge."), (BRUNO, "Agreed."))
    assert (found.decided_by, found.answer.quote) == (NORA, "Agreed.")


def test_a_light_yes_decides_where_whoever_says_it_may():
    proposal = (BRUNO, "Let's sell the old barge.")
    assert heard(proposal, (WANDA, "Fine.")) == []
    [found] = heard(proposal, (NORA, "Fine."))
    assert (found.what, found.decided_by) == ("Sell the old barge", NORA)


@pytest.mark.parametrize(
    ("before", "yes"),
    [
        ("The parser is ugly.", "Agreed."),
        ("I finished the mapping yesterday.", "Fine, agreed."),
        ("Let's move on to the budget.", "Agreed."),
        ("Let's see what the vendor says.", "OK, agreed."),
        ("The vendor should have told us.", "Agreed."),
        ("We'll never make it.", "I agree."),
        ("Can you send me the slides?", "Sure, agreed."),
        ("Has that been decided?", "That's decided."),
        ("Let's rent the hall.", "Agreed, but only if Nora pays."),
        ("We should be fine with that.", "I agree."),
        ("Let's do that.", "Agreed."),
    ],
)
def test_a_yes_to_no_proposal_or_with_a_condition_decides_nothing(before, yes):
    assert heard((BRUNO, before), (WANDA, yes)) == []


def test_given_an_objection_between_then_the_yes_is_not_to_the_proposal():
    proposal = (BRUNO, "Let's rent the hall.")
    assert heard(proposal, (WANDA, "It is too expensive."), (BRUNO, "Agreed.")) == []
    assert heard(proposal, (WANDA, "I'd rather wait."), (BRUNO, "Decided.")) == []


@pytest.mark.parametrize(
    ("proposal", "yes", "what"),
    [
        (
            "I would say the café stays closed until Easter. Agreed?",
            "Agreed. I will tell the cook.",
            "The café stays closed until Easter",
        ),
        ("Let's keep the old bell then?", "Agreed.", "Keep the old bell"),
        ("I propose we drop the second mooring.", "Fine, agreed.", "We drop the"),
    ],
)
def test_given_the_sponsor_proposes_when_the_team_agrees_then_the_sponsor_decided(
    proposal, yes, what
):
    (decision,) = heard((NORA, proposal), (BRUNO, yes))

    assert decision.decided_by == NORA
    assert decision.what.startswith(what)


def test_given_an_engineer_proposes_when_the_sponsor_agrees_then_the_sponsor_did():
    (decision,) = heard((BRUNO, "Let's keep the old bell then?"), (NORA, "Agreed."))

    assert decision.decided_by == NORA


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (
            "Then we leave the old desks behind. I am happy to decide that now.",
            "e leave the old desks behind",
        ),
        ("We keep the blue cards. That is my decision.", "We keep the blue cards"),
        ("The shop stays shut on Mondays. I'll decide that here.", "The shop stays"),
        ("Only the north door gets a lock. I hereby approve that.", "Only the north"),
        ("No lamps in the yard before May. That's my call.", "No lamps in the yard"),
        ("The old bell goes to the museum. I take that decision.", "The old bell"),
    ],
)
@pytest.mark.parametrize("speaker", [NORA, BRUNO])
def test_given_words_that_their_speaker_makes_a_decision_then_it_is_his(
    said, what, speaker
):
    found = heard((WANDA, "What about the rest?"), (speaker, said))

    assert [one.decided_by for one in found] == [speaker]
    assert what in found[0].what


def test_given_a_proposal_of_another_when_the_sponsor_decides_it_then_it_is_hers():
    (decision,) = heard(
        (BRUNO, "I propose we drop the second mooring."),
        (NORA, "I am happy to decide that now."),
    )

    assert (decision.what, decision.decided_by) == ("We drop the second mooring", NORA)


@pytest.mark.parametrize(
    "said",
    [
        "The shop may stay shut on Mondays. I will decide that tomorrow.",
        "The shop may stay shut on Mondays. I am happy to decide that once we know more.",
        "The shop may stay shut on Mondays. I am not happy to decide that now.",
        "The shop may stay shut on Mondays. That is my decision to make.",
        "Does the shop stay shut on Mondays? I am happy to decide that now.",
        "The shop may stay shut on Mondays. I would be happy to decide that now.",
    ],
)
def test_given_a_matter_that_is_not_yet_decided_then_nothing_is(said):
    assert heard((WANDA, "What about the rest?"), (NORA, said)) == []
