"""Who hears of amounts of money, and in which sentence."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Draft, Verdict
from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, Dimension, Health
from assistant.drafting.draft import write_draft
from tests.drafting.samples import dimension, facts, health, order

SPENT = "spend to date is €412,000 of €380,000 planned (8% over) as of 2031-03-14"
AT_END = (
    "the forecast at completion is €990 against a budget of €900 (10% over) as of "
    "2031-03-14, up from €905 on 2031-03-07"
)


def costly(overall: Colour, cost: Colour = Colour.AMBER) -> Health:
    known = health(overall)
    money = dimension(
        cost,
        SPENT,
        AT_END,
        rule="amber from 5%, red from 10%",
        evidence=(Computed(rule=SPENT, inputs=("Hull",)),),
        has_amounts=True,
    )
    return known.model_copy(
        update={"dimensions": {**known.dimensions, Dimension.COST: money}}
    )


def draft(audience: str, known: Health) -> Draft:
    return write_draft(facts(health=known), order(audience))


def texts(found: Draft) -> list[str]:
    claims = [claim for section in found.sections for claim in section.claims]
    return [found.headline.text, *(claim.text for claim in claims)]


def test_an_executive_hears_the_figures_where_the_dates_are_worse() -> None:
    found = draft("executive", costly(Colour.RED))
    told = (
        "Cost is amber: spend to date is €412,000 of €380,000 planned (8% over) as of "
        "14 March; the forecast at completion is €990 against a budget of €900 (10% "
        "over) as of 14 March, up from €905 on 7 March."
    )
    [claim] = [
        claim
        for section in found.sections
        for claim in section.claims
        if "€" in claim.text
    ]
    assert claim.text == told
    assert claim.verdict is Verdict.SUPPORTED
    assert "€" not in found.headline.text


def test_the_headline_tells_spend_where_cost_gives_the_colour() -> None:
    found = draft("executive", costly(Colour.AMBER))
    assert "€412,000 of €380,000 planned (8% over)" in found.headline.text
    assert found.headline.verdict is Verdict.SUPPORTED
    others = [text for text in texts(found)[1:] if "€" in text]
    assert [text[:36] for text in others] == ["Cost is amber: the forecast at compl"]


def test_engineers_hear_the_colour_of_cost_and_no_amount() -> None:
    found = draft("engineering", costly(Colour.AMBER))
    assert "cost is amber" in found.headline.text
    assert not any("€" in text for text in texts(found))


@pytest.mark.parametrize("overall", [Colour.AMBER, Colour.RED])
def test_a_client_hears_nothing_of_cost(overall: Colour) -> None:
    written = draft("client", costly(overall)).model_dump_json()
    assert not any(word in written for word in ("€", "spend", "budget", "5%"))


def test_good_figures_are_no_sentence() -> None:
    found = draft("executive", costly(Colour.AMBER, Colour.GREEN))
    assert not any("€" in text for text in texts(found))
