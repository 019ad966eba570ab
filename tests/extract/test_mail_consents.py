"""A mail that only says yes: it decides what the words that it quotes propose."""

import pytest

from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind
from assistant.extract.findings import ExtractContext
from tests.extract.documents import DAY, decisions, passage

TEAM = ExtractContext(
    People([Person("Nora Vance", "Sponsor"), Person("Bruno Keller", "Engineer")])
)
PROPOSAL = "I propose we rent the second crane for two weeks. It costs 4,000."


def mail(*parts):
    return [
        passage(
            text,
            at=f"line {number}",
            source="in/a.eml",
            kind=DocumentKind.MAIL,
            speaker=who,
            quoted=quoted,
        )
        for number, (text, who, quoted) in enumerate(parts)
    ]


def reply(yes, original=PROPOSAL, by="Nora Vance"):
    quoted = [(original, "Helen Park", True)]
    return decisions(mail(*((line, by, False) for line in yes), *quoted), TEAM)


@pytest.mark.parametrize(
    "yes",
    [
        ["Agreed."],
        ["Hi Helen,", "Fine with me, go ahead."],
        ["Approved, thanks."],
        ["Yes, please go ahead."],
        ["Helen,", "no objections from my side."],
    ],
)
def test_given_a_bare_yes_above_a_proposal_then_the_proposal_is_decided(yes):
    [found] = reply(yes)
    assert found.what == "We rent the second crane for two weeks"
    assert found.quote == "I propose we rent the second crane for two weeks."
    assert (found.decided_by, found.decided_on) == ("Nora Vance", DAY)
    assert found.answer.quote == yes[-1]


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ("Can you approve the extra 4,000 for the crane?", "The extra 4,000 for the"),
        ("Are you okay with renting the crane until Friday?", "Renting the crane"),
        ("Please approve CR-12, the later start.", "CR-12, the later start"),
    ],
)
def test_given_a_request_for_approval_when_it_is_given_then_that_is_decided(
    asked, what
):
    [found] = reply(["Fine."], asked, by="Bruno Keller")
    assert found.what.startswith(what)
    assert found.decided_by == "Bruno Keller"


def test_given_answers_between_quotes_then_each_answers_the_one_above_it():
    found = decisions(
        mail(
            ("I propose we rent the crane.", "Helen Park", True),
            ("Agreed.", "Nora Vance", False),
            ("I also propose we close the kiosk.", "Helen Park", True),
            ("No, never.", "Nora Vance", False),
        ),
        TEAM,
    )
    assert [one.what for one in found] == ["We rent the crane"]


@pytest.mark.parametrize(
    "yes",
    [
        ["Fine with me if Legal agrees."],
        ["Not agreed."],
        ["Thanks."],
        ["Got it."],
        ["I agree that this is hard."],
        ["Shall we say agreed?"],
        ["Agreed, but for one week only."],
    ],
)
def test_given_less_than_a_yes_then_the_proposal_is_not_decided(yes):
    assert not [one for one in reply(yes) if one.answer]


def test_given_two_proposals_then_a_bare_yes_decides_neither_by_guess():
    both = "I propose we rent the crane. I also propose we close the kiosk."
    assert not [one for one in reply(["Agreed."], both) if one.answer]


def test_given_a_light_yes_of_one_who_may_not_decide_then_nothing_is_decided():
    assert reply(["Sounds good."], by="Bruno Keller") == []
