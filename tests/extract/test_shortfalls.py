"""Less of a thing than is needed, worries and prices under a condition are risks."""

import pytest

from assistant.domain.findings import Polarity
from assistant.facts.flags.concrete import is_concrete
from tests.extract.documents import passage, statements, talk

SAID = {Polarity.ASSERTED, Polarity.CONDITIONAL}


def concrete(text):
    found = statements([passage(text)])
    return [one for one in found if one.polarity in SAID and is_concrete(one.quote)]


@pytest.mark.parametrize(
    "text",
    [
        "The agency has only two of the four interpreters we need for that week.",
        "Of the eight pumps we need, only five have arrived.",
        "We have 3 of 5 welders.",
        "We need twelve tents but only nine are in the store.",
        "The ward needs nine nurses and has seven.",
        "We have four stewards and need six.",
        "The hall's wifi carries 300 devices and we expect 900 people.",
        "We expect 400 pupils but the canteen seats 250.",
        "The bus holds 60 and 85 are coming.",
        "There are 40 chairs for 65 guests.",
        "We are three drivers short on Saturday.",
    ],
)
def test_given_less_than_is_needed_then_it_is_a_risk_that_can_be_named(text):
    assert len(concrete(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Only two of the four rooms are needed.",
        "We need 2 and have 4.",
        "We have 3 of 5 days behind us.",
        "The bus holds 60 and 45 are coming.",
        "We expect 900 people and the hall holds 1200.",
        "The van carries 2 tonnes and we need 300 kg of sand.",
        "There are 44 beds for 30 volunteers.",
        "We have 12 tables for 96 guests, eight at each.",
        "We needed six stewards and had four.",
        "Two of four committee members voted by mail.",
        "The film is three minutes short and very good.",
    ],
)
def test_given_enough_or_another_count_then_nothing_is_stated(text):
    assert statements([passage(text)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mira is quite worried about the delivery of the pumps.",
        "The bank is concerned that the cash is gone in May.",
        "I'm getting nervous about the badge printer.",
        "The neighbours have raised concerns about the night work.",
        "My worry is the shuttle on the last evening.",
        "What keeps me up at night is the visa of our keynote.",
        "The lack of spare parts worries the workshop.",
        "We lose sleep over the certificate.",
    ],
)
def test_given_a_worry_of_somebody_then_it_can_be_named(text):
    assert len(concrete(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The caterer says the price goes up 8% if we have not ordered by 9 April.",
        "The hotel releases the rooms unless we confirm by Friday.",
        "Order by 3 May, or the price rises.",
        "Please sign today, or else we lose the slot.",
        "The supplier adds 15% if we order after the fair.",
        "If the drawings come late, we pay another week of scaffold hire.",
    ],
)
def test_given_a_price_or_a_loss_in_a_case_then_it_is_a_conditional_risk(text):
    assert [one.polarity for one in concrete(text)] == [Polarity.CONDITIONAL]


@pytest.mark.parametrize(
    "text",
    [
        "The price goes down if we order more.",
        "The price stays the same if we order by 9 April.",
        "The fee is waived if we sign before June.",
        "The museum charges 5 euros if you come after two.",
        "Nobody is worried about the weather.",
        "We have no concerns about the menu.",
        "The children worried about nothing and played.",
    ],
)
def test_given_no_worry_and_no_loss_then_nothing_can_be_named(text):
    assert concrete(text) == []


def test_given_a_bare_answer_then_it_states_nothing():
    assert statements(talk(("Nora", "Is it late?"), ("Bruno", "It might."))) == []
