"""Work whose object stands elsewhere is told with it, and is none without it."""

from datetime import date

import pytest

from assistant.domain.reading import DocumentKind
from tests.extract.documents import actions, items, only, passage, talk

NORA, BRUNO, WANDA = "Nora Vance", "Bruno Keller", "Wanda Osei"


def heard(*turns):
    return actions(talk(*turns))


def test_given_an_offer_when_the_same_turn_says_how_then_it_is_one_action():
    [found] = heard(
        (NORA, "Bruno has asked the harbour to lean on them."),
        (WANDA, "No, I'll do it. I know their director. I'll call him this week."),
    )
    assert found.what == (
        "Call him (I know their director; Bruno has asked the harbour to lean on them)"
    )
    assert (found.owner, found.due) == (WANDA, date(2026, 3, 6))
    assert found.quote.startswith("No, I'll do it.")
    assert found.quote.endswith("this week.")


@pytest.mark.parametrize(
    ("before", "turn", "what"),
    [
        (
            "Mr Olsen still has the keys.",
            "I'll call him.",
            "Call him (Mr Olsen still has the keys)",
        ),
        (
            "We need a change request first.",
            "Sure. I'll write something.",
            "Write something (We need a change request first)",
        ),
        (
            "Is there anybody else?",
            "A firm in Ghent used to do these. I could give them a ring.",
            "Give them a ring (A firm in Ghent used to do these)",
        ),
    ],
)
def test_given_a_pronoun_when_the_words_before_name_it_then_it_says_what(
    before, turn, what
):
    assert [one.what for one in heard((NORA, before), (WANDA, turn))] == [what]


@pytest.mark.parametrize(
    "turn",
    [
        "I'll call him.",
        "Wanda isn't here, I'll read her out.",
        "Let me think about that one.",
        "I'll just buy a bigger warehouse then.",
        "I'll just clone myself then.",
        "Wanda tests until Friday.",
    ],
)
def test_given_nothing_that_a_reader_could_act_on_then_it_is_no_action(turn):
    assert heard((NORA, "Good."), (WANDA, turn)) == []


@pytest.mark.parametrize(
    "turn",
    [
        "I'll just revert the commit then.",
        "I'll read the contract by Friday.",
        "Wanda tests the pump until Friday.",
        "I'll call the harbour office.",
        "Bruno, can you switch something off?",
    ],
)
def test_given_work_on_a_thing_then_it_is_an_action(turn):
    assert len(heard((NORA, "Good."), (WANDA, turn))) == 1


@pytest.mark.parametrize("whom", ["nobody", "no one"])
def test_given_a_request_to_refrain_in_a_mail_then_it_is_no_action(whom):
    mail = passage(f"Please tell {whom} why.", kind=DocumentKind.MAIL, speaker=WANDA)
    assert actions([mail]) == []


def test_given_a_promise_when_asked_by_when_then_the_answer_is_its_day():
    undated, dated = heard(
        (NORA, "Who drafts the letter to the harbour?"),
        (BRUNO, "I'll do it."),
        (NORA, "By when, Bruno?"),
        (BRUNO, "End of the month, let's say."),
    )
    assert (dated.what, dated.due) == (undated.what, date(2026, 3, 31))
    assert dated.quote == "End of the month, let's say."


def test_given_a_question_of_another_day_then_the_promise_has_none():
    [found] = heard(
        (NORA, "I'll send the plan."),
        (BRUNO, "When is the launch?"),
        (NORA, "The end of the month."),
    )
    assert found.due is None


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Bruno: ring Olsen (asked by mail on the 5th, no answer)", None),
        ("Bruno: repeat the test (failed on 9 March)", None),
        ("Bruno: pay the fee (due on 9 March)", date(2026, 3, 9)),
        ("Bruno: pay the fee (promised for 9 March)", date(2026, 3, 9)),
        ("AI Bruno: count the halls, 7./8.3.", date(2026, 3, 8)),
        ("Wanda: paint the doors 28./29. March", date(2026, 3, 29)),
    ],
)
def test_given_a_day_beside_the_work_then_it_is_due_unless_it_tells_what_was(line, due):
    assert only(items(line)).due == due


@pytest.mark.parametrize(
    "line",
    [
        "Nora said she would rather not send any.",
        "Nora said she would prefer a smaller crane.",
        "Nora said she would sooner not touch the old data.",
    ],
)
def test_given_what_somebody_would_rather_then_it_is_no_action(line):
    assert actions([passage(line)]) == []
