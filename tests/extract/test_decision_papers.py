"""Records of one decision each: what they decide hangs on their status."""

import pytest

from assistant.domain.reading import Role
from tests.extract.documents import decisions, passage


def paper(status, *, label=False):
    title = "4. Store the bookings in one place"
    parts = [
        (title, Role.HEADING, (title,)),
        ("Context", Role.HEADING, (title, "Context")),
        ("The bookings get lost.", Role.PARAGRAPH, (title, "Context")),
        ("Decision", Role.HEADING, (title, "Decision")),
        ("One store holds them. Ops runs it.", Role.PARAGRAPH, (title, "Decision")),
    ]
    if label:
        parts.insert(1, (f"Status: {status}", Role.ITEM, (title,)))
    else:
        parts.insert(1, ("Status", Role.HEADING, (title, "Status")))
        parts.insert(2, (status, Role.PARAGRAPH, (title, "Status")))
    return [
        passage(text, role, at=f"line {number}", headings=headings)
        for number, (text, role, headings) in enumerate(parts)
    ]


@pytest.mark.parametrize("status", ["Accepted", "Approved on 2 March", "Decided"])
def test_given_an_accepted_paper_then_its_decision_is_one_and_its_status_none(status):
    [found] = decisions(paper(status))
    assert (found.what, found.answer) == ("One store holds them", None)


@pytest.mark.parametrize("status", ["Proposed", "Draft", "In review", "Pending"])
@pytest.mark.parametrize("label", [True, False])
def test_given_a_paper_that_is_still_open_then_nothing_is_decided(status, label):
    assert decisions(paper(status, label=label)) == []


def test_given_a_refused_paper_then_the_refusal_is_the_decision():
    [found] = decisions(paper("Rejected"))
    assert found.what == "4. Store the bookings in one place: rejected"


def test_given_a_superseded_paper_then_its_status_stands_beside_its_decision():
    [found] = decisions(paper("Superseded by 9"))
    assert found.what == "One store holds them"
    assert found.answer.quote == "Superseded by 9"
