"""A milestone to come that somebody puts in doubt is told as that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.domain.facts import MilestoneState
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, facts, milestone, order, quote

DUE = AS_OF + timedelta(days=7)
WORDS = "The crane handover is at risk because the jib has not left Bremen"


@pytest.mark.parametrize(
    ("audience", "told"),
    [
        ("executive", f"In doubt: Crane handover on 21 March (“{WORDS}”)."),
        ("engineering", f"In doubt: Crane handover on 21 March (“{WORDS}”)."),
        ("client", "Ahead by plan: Crane handover on 21 March."),
    ],
)
def test_those_inside_hear_the_doubt_and_a_client_the_plan(
    audience: str, told: str
) -> None:
    said = quote(f"{WORDS}.", Label.INTERNAL)
    stone = milestone(
        "Crane handover",
        MilestoneState.AHEAD,
        baseline=DUE,
        forecast=DUE,
        doubt=said,
        evidence=(quote("Crane handover", source="plan.md"), said),
    )
    draft = write_draft(facts(milestones=(stone,)), order(audience))
    claims = [claim for section in draft.sections for claim in section.claims]
    assert told in [claim.text for claim in claims]
    assert {claim.verdict for claim in claims} == {"supported"}


def test_given_a_doubt_in_inner_words_then_a_client_hears_it_only_once_it_is_released() -> (
    None
):
    said = quote(f"{WORDS}.", Label.INTERNAL)
    stone = milestone(
        "Crane handover",
        MilestoneState.AHEAD,
        baseline=DUE,
        forecast=DUE,
        doubt=said,
        evidence=(quote("Crane handover", source="plan.md"), said),
    )
    known = facts(milestones=(stone,))
    [held] = write_draft(known, order("client")).withheld
    assert held.why.startswith("Crane handover is in doubt")

    asked = order("client")
    draft = write_draft(known, replace(asked, released=frozenset({held.fact})))
    texts = [claim.text for part in draft.sections for claim in part.claims]
    assert "In doubt: Crane handover on 21 March." in texts
    assert not draft.withheld
    assert not any("jib" in text for text in texts)
