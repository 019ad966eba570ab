"""Who decided what stands in a list of decisions, and what there is no decision."""

import pytest

from assistant.domain.reading import DocumentKind, Role
from tests.extract.documents import decisions, items, passage


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Nora: the programme is published on 13 April, not on 6 April", "Nora Vance"),
        ("Bruno Keller: no printed map this year", "Bruno Keller"),
        ("Wanda - the band plays outside", "Wanda Osei"),
        ("Nora decided, finally, that the tent stays white", "Nora Vance"),
        ("Hanna decided, after all, that the tent stays white", "Hanna"),
        ("Lars and Bruno decided to keep the old stage", "Lars and Bruno Keller"),
        (
            "Nora, Bruno and Wanda agreed to open at nine",
            "Nora Vance, Bruno Keller and Wanda Osei",
        ),
        ("The board decided that the fee goes up", "the board"),
        ("The city council has finally approved the road", "the city council"),
    ],
)
def test_who_decides_is_named_before_it(line: str, by: str) -> None:
    [found] = decisions(items(line, heading="Decisions"))
    assert found.decided_by == by


@pytest.mark.parametrize(
    "line",
    [
        "Nora: print the badges by Friday",
        "Nora: rents the second hall from May",
        "Catering: soup only on Saturday",
        "Budget: 4,000 euros for the tents",
        "Stage: Bruno builds it in blue",
        "The tent stays white",
        "Authors are told on Monday",
    ],
)
def test_a_topic_or_an_order_names_no_decider(line: str) -> None:
    [found] = decisions(items(line, heading="Decisions"))
    assert found.decided_by is None


@pytest.mark.parametrize(
    "line",
    [
        "Nora tells Professor Vale before the weekend",
        "Bruno prints the badges by Friday",
        "Wanda sends the list to the mayor on Monday",
        "Bruno signs the lease by 9 March",
        "Nora also books the hall by Tuesday",
    ],
)
def test_what_a_person_does_by_a_day_is_work_and_no_decision(line: str) -> None:
    assert decisions(items(line, heading="Decisions")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Nora leads the desk on Saturday",
        "Bruno joins the board on 1 April",
        "Wanda takes over the desk on 1 May",
        "Nora keeps the key",
        "Bruno signs for the whole group",
        "The mayor opens the fair on 3 May",
    ],
)
def test_who_leads_joins_or_keeps_is_settled(line: str) -> None:
    assert len(decisions(items(line, heading="Decisions"))) == 1


@pytest.mark.parametrize(
    ("text", "what", "by"),
    [
        (
            "Bad news, our security board rejected the stage.",
            "Our security board rejected the stage",
            "the security board",
        ),
        (
            "Sadly the city's planning committee rejected the tent.",
            "The city's planning committee rejected the tent",
            "the city's planning committee",
        ),
        ("Sorry, the board rejected it.", "The board rejected it", None),
        ("FYI, the project board approved the tent.", None, None),
        ("Our new board approved the tent.", None, None),
    ],
)
def test_a_body_of_its_own_name_is_told_as_decider_and_no_opener_is(
    text: str, what: str | None, by: str | None
) -> None:
    [found] = decisions([passage(text, Role.PARAGRAPH)])
    assert found.decided_by == by
    assert what is None or found.what == what


@pytest.mark.parametrize(
    "text",
    [
        "Bad news, the safety board may reject the stage tomorrow.",
        "Good news, the stage arrived yesterday.",
        "Sorry, nothing was decided yesterday.",
    ],
)
def test_an_opener_makes_no_decision(text: str) -> None:
    assert decisions([passage(text, Role.PARAGRAPH)]) == []


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("The committee was sorry. Approved: the two cranes are replaced.", None),
        ("I approved the two cranes.", "Nora Vance"),
    ],
)
def test_given_minutes_then_who_wrote_them_decided_only_what_she_says_of_herself(
    line, who
):
    head = "Members: Bruno Keller (chair), Wanda Osei. Minutes: Nora Vance."
    fields = {"kind": DocumentKind.NOTES_MARKDOWN}
    minutes = [
        passage(head, at="line 2", **fields),
        passage(line, at="line 4", **fields),
    ]
    assert [one.decided_by for one in decisions(minutes)] == [who]
