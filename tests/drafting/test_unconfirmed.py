"""A milestone past its date of which near words say that it was reached."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.domain.facts import MilestoneState
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, facts, milestone, order, quote

DUE = AS_OF - timedelta(days=3)
SAID = quote("The licences came!!")


@pytest.mark.parametrize(
    ("audience", "hears"),
    [("executive", True), ("engineering", True), ("client", False)],
)
def test_it_is_told_as_not_confirmed_and_to_those_inside_with_the_words(
    audience: str, *, hears: bool
) -> None:
    stone = milestone(
        "Licences in hand",
        MilestoneState.MISSED,
        baseline=DUE,
        forecast=DUE,
        reached=SAID,
        unconfirmed=True,
        evidence=(quote("Licences in hand", source="plan.md"), SAID),
    )
    draft = write_draft(facts(milestones=(stone,)), order(audience))
    text = " ".join(claim.text for claim in draft.claims)
    assert "not confirmed as met" in text
    assert "missed" not in text
    assert ("“The licences came”" in text) is hears
