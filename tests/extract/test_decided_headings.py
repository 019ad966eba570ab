"""Decisions that stand whole in a heading."""

import pytest

from assistant.domain.reading import DocumentKind, Role
from tests.extract.documents import decisions, passage


def heading(text, *over, **fields):
    return [passage(text, Role.HEADING, headings=over, **fields)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Decided: We keep the old kiln until May.", "We keep the old kiln until May"),
        ("### Agreed: glazes follow the lab's list", "Glazes follow the lab's list"),
        ("Decision: the second oven is not bought", "The second oven is not bought"),
        ("Decision 3 - we go with gas", "We go with gas"),
        ("Beschlossen: Wir behalten den Ofen", "Wir behalten den Ofen"),
    ],
)
def test_a_heading_that_tells_a_decision_whole_is_one(text, what):
    [found] = decisions(heading(text, "Weekly"))
    assert found.what.rstrip(".") == what
    assert found.decided_by is None


def test_who_decided_is_read_from_the_heading():
    [found] = decisions(heading("Resolved: two crews from Monday (Wanda Osei)"))
    assert (found.what, found.decided_by) == ("Two crews from Monday", "Wanda Osei")
    [found] = decisions(heading("Agreed (Nora): no firing before Easter"))
    assert found.decided_by == "Nora Vance"


def test_a_sentence_over_a_paragraph_below_decisions_is_one():
    assert decisions(heading("We keep the old kiln until May", "Decisions"))
    assert decisions(heading("We keep the old kiln until May", "Notes")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Decision: second oven",
        "Decided: what do we do about the oven?",
        "Decision needed: which supplier we take",
        "Decision: to be taken by Friday",
        "Decided: nothing yet",
        "Decision: whether we move is open",
        "Open: do we need a second oven?",
        "Resolved: login issues",
    ],
)
def test_a_topic_and_what_is_still_open_decide_nothing(text):
    assert decisions(heading(text, "Weekly")) == []


def test_a_mails_subject_decides_nothing():
    subject = heading("Decided: We keep the old kiln", kind=DocumentKind.MAIL)
    assert decisions(subject) == []
