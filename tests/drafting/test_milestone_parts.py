"""A milestone that is met in part is told with the words that say so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.domain.facts import MilestoneState
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, facts, milestone, order, quote

WORDS = "The pier is signed for berth 2, berth 1 follows on 21 March"


@pytest.mark.parametrize(
    ("audience", "is_told"),
    [("executive", True), ("engineering", True), ("client", False)],
)
def test_those_inside_hear_what_is_met_and_when_the_rest_comes(
    audience: str, is_told: bool
) -> None:
    said = quote(f"{WORDS}.", Label.INTERNAL)
    stone = milestone(
        "Pier complete",
        MilestoneState.MOVED,
        baseline=AS_OF,
        forecast=AS_OF + timedelta(days=7),
        reached=said,
        evidence=(quote("Pier complete", source="plan.md"), said),
    )
    draft = write_draft(facts(milestones=(stone,)), order(audience))
    claims = [claim for section in draft.sections for claim in section.claims]
    found = [one for one in claims if "met in part" in one.text]
    assert bool(found) is is_told
    assert all(WORDS in one.text for one in found)
    assert {one.verdict for one in claims} == {"supported"}
