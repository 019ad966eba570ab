"""A reason whose words a reader must not hear is not told without a name either."""

from __future__ import annotations

import pytest

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Colour, Dimension, Health
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.facts.health.judgement import Concern, judge
from tests.drafting.samples import facts, health, order, quote

WHY = "a departure was told on 2031-03-10"
UNSAID = "for reasons that are not part of this update"
NOTICE = quote("Bo has handed in his notice, last day 30 April.", Label.INTERNAL)


def leaving(*evidence: Evidence) -> Health:
    sample = health(Colour.GREEN)
    concern = Concern(Colour.RED, WHY, evidence)
    resources = judge((concern,), "people", "all is well")
    return sample.model_copy(
        update={
            "overall": Colour.RED,
            "dimensions": {**sample.dimensions, Dimension.RESOURCES: resources},
        }
    )


@pytest.mark.parametrize("audience", ["executive", "engineering"])
@pytest.mark.parametrize(
    "words",
    [NOTICE, quote("Bo is leaving us in April.", Label.RESTRICTED)],
    ids=["nobody's business", "in confidence"],
)
def test_given_a_reason_of_withheld_words_then_no_reader_hears_that_there_is_one(
    audience: str, words: Evidence
) -> None:
    base = facts(health=leaving(words))
    draft = write_draft(base, order(audience))
    told = [
        draft.headline,
        *(one for part in draft.sections for one in part.claims),
    ]
    assert "departure" not in " ".join(one.model_dump_json() for one in told)
    assert UNSAID in draft.headline.text
    [item] = draft.withheld
    assert item.subject == "resources"
    assert "as a reason of resources, since it" in item.why
    let_go = order(audience, released=frozenset({item.fact}))
    assert "departure" in write_draft(base, let_go).headline.text


def test_given_a_client_then_neither_the_reason_nor_its_dimension_is_told() -> None:
    draft = write_draft(facts(health=leaving(NOTICE)), order("client"))
    assert "departure" not in draft.model_dump_json()
    assert "resources" not in draft.headline.text


@pytest.mark.parametrize(
    "evidence",
    [
        (quote("Bo is leaving us in April.", Label.INTERNAL),),
        (NOTICE, quote("Bo is leaving us in April.", Label.INTERNAL)),
        (NOTICE, Computed(rule="absences of the calendar")),
    ],
    ids=["open words", "open words beside them", "a calendar beside them"],
)
def test_given_anything_open_that_shows_it_then_the_reason_is_told(
    evidence: tuple[Evidence, ...],
) -> None:
    draft = write_draft(facts(health=leaving(*evidence)), order("engineering"))
    assert "departure" in draft.headline.text
    assert draft.withheld == ()
