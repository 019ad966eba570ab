"""Decisions in words that no rule knows are heard; what only sounds alike is not."""

from __future__ import annotations

import pytest

from assistant.domain.reading import DocumentKind
from tests.extract.documents import decisions, items, passage, talk

NORA, BRUNO, WANDA = "Nora Vance", "Bruno Keller", "Wanda Osei"


@pytest.mark.parametrize(
    "said",
    [
        "The ferry timetable is taken out of the first release.",
        "The meeting agreed that the north pier opens first, before any boat moves.",
        "The second ferry and the café move to the second phase.",
        "Then the ferry goes without the café, and the café follows in June.",
    ],
)
def test_given_minutes_that_settle_something_in_plain_words_then_it_is_decided(said):
    [found] = decisions(items(said, heading="Pier"))
    assert found.quote == said


@pytest.mark.parametrize(
    "said",
    [
        "We use one colour for each boat, not for each deck.",
        "Then the ferry goes without the café, and the café follows in June.",
    ],
)
def test_given_somebody_who_settles_it_in_a_call_then_it_is_decided(said):
    spoken = talk(
        (BRUNO, "The painters have no time before summer."),
        (WANDA, said),
        (NORA, "Good."),
    )
    assert [one.quote for one in decisions(spoken)] == [said]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (
            "Then nobody opens the lock by hand until the pump is repaired.",
            "Nobody opens the lock by hand until the pump is repaired",
        ),
        (
            "No to flags for the opening, and yes to having them in June.",
            "No to flags for the opening, and yes to having them in June",
        ),
        ("Approved, 2,300 from the reserve.", "Approved, 2,300 from the reserve"),
        (
            "The lamps are out, we use reflectors.",
            "The lamps are out, we use reflectors",
        ),
    ],
)
def test_given_words_in_which_things_are_settled_then_they_need_not_be_so_sure(
    said, what
):
    assert [one.what for one in decisions([passage(said)])] == [what]


@pytest.mark.parametrize("answer", ["No, that is too late.", "Let me think about it."])
def test_given_another_one_who_objects_then_nothing_is_decided(answer):
    spoken = talk((WANDA, "We use one colour for each boat."), (NORA, answer))
    assert decisions(spoken) == []


@pytest.mark.parametrize(
    "said",
    [
        "The lift is out of order until Thursday.",
        "Tickets stay in the queue until they are paid.",
        "The ferry company ships spare parts on Tuesdays.",
        "The freeze starts on the twelfth.",
        "Not for the captains and not for the press.",
        "Nobody found the switch, we looked for an hour.",
        "It goes out on the twenty-second.",
        "North pier first, as agreed.",
        "Would the north pier open first?",
        "The north pier might open before the south pier.",
        "The pump test ended green.",
        "The pump moves to the left when it is warm.",
        "We use the north gate every morning.",
        "The ferry goes from Monday to Friday.",
    ],
)
def test_given_a_state_a_plan_or_a_matter_told_before_then_nothing_is_decided(said):
    assert decisions([passage(said)]) == []
    assert decisions(items(said, heading="Pier")) == []


def test_given_a_page_that_tells_what_is_so_then_nothing_is_decided():
    said = "Then the ferry goes without the café, and the café follows in June."
    assert decisions([passage(said)]) != []
    page = passage(said, kind=DocumentKind.WIKI_MARKDOWN)
    assert decisions([page]) == []
