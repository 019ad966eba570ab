"""Something bad that may come is a risk; what may be done by choice or leave is none."""

import pytest

from assistant.domain.findings import Polarity, StatementKind
from tests.extract.documents import passage, statements, talk

_SAID = {Polarity.ASSERTED, Polarity.CONDITIONAL}


def told(text):
    return [one for one in statements([passage(text)]) if one.polarity in _SAID]


@pytest.mark.parametrize(
    "text",
    [
        "the spray heads could clog within weeks and nobody has a sieve",
        "The compressor can seize when nobody greases it.",
        "The cellar floor could sink under the press.",
        "The chiller could trip at night.",
        "Frost could kill the vines on the lower slope.",
        "The stage lights might overload the circuit in hall two.",
        "The indexer could overwrite the manual corrections.",
        "The disk may fill up before the retention job runs.",
        "The night train may be overbooked in the week of the fair.",
        "The permit may be refused because of the bats.",
        "The vans could be stolen from the open yard.",
        "The bridge might be too narrow for the low loader.",
        "The carpets will probably be late.",
        "Maybe the judge will postpone the hearing.",
        "The vendor will probably push the delivery into June.",
        "There could be delays at the lock.",
        "The clinic may have to close for two days.",
        "We could run short of gravel in May.",
        "The printing is likely to take longer than planned.",
        "M3 might slip.",
        "The bylaws might stop us from using the square.",
        "Bruno thinks the hoist will break down before the gala.",
        "The steel prices could go up in autumn.",
    ],
)
def test_a_modal_with_a_verb_or_state_of_harm_is_a_risk(text):
    [one] = told(text)
    assert one.about is StatementKind.RISK


@pytest.mark.parametrize(
    "text",
    [
        "We could meet on Tuesday.",
        "You may leave the key with Wanda.",
        "We could use the old panel.",
        "It may be worth asking the council.",
        "The report may be shared with the partners.",
        "The order can be cancelled until Friday.",
        "The gate may be closed at night by the guard.",
        "The team can break the work into two parts.",
        "We could stop at the quarry on the way back.",
        "We could cut the second page to save money.",
        "We could delay the second tour by an hour.",
        "The traffic might go down over the summer.",
        "I could take another day off in June.",
        "The parser can fail with an error code, which the caller reads.",
        "The transport costs could come down too.",
        "They asked if the lamps can fade.",
        "I do not think that the floor could sink.",
        "The old kiln might have failed, but it did not.",
        "In 2015 the river could flood the cellar.",
        "Could the kiln crack in the winter?",
        "The sluice could leak a little, and nobody would mind.",
        "Tests may be skipped on the draft branch.",
    ],
)
def test_an_option_a_permission_or_a_denial_is_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nora fears that the crane is too short.",
        "We fear a strike at the port.",
        "I am not sure M4 holds.",
        "The choirmaster doubts that the altos will be ready by Easter.",
        "It is unlikely that the tiles arrive before the fair.",
        "The tiles are unlikely to arrive before the fair.",
        "We may need a week more for the west wing.",
        "The pressure test may need another week.",
        "The painters need two more days.",
        "We will probably need a third electrician.",
        "There is a chance that the bakery closes in May.",
        "It looks like the second coat won't dry by Friday.",
        "The joiner probably won't finish the stairs by May.",
    ],
)
def test_a_doubt_a_fear_and_more_that_is_needed_are_risks(text):
    [one] = told(text)
    assert one.about is StatementKind.RISK


@pytest.mark.parametrize(
    "text",
    [
        "I'm not sure what the colour should be.",
        "I am not sure if we should invite the press.",
        "I doubt it matters.",
        "I doubt that we need a second tent.",
        "There is a good chance that the paint dries by noon.",
        "I doubt anyone will notice.",
        "I'm afraid I can't join on Thursday.",
        "It is unlikely that the pump fails.",
        "We needed another week for it last year.",
        "Do you need another week?",
    ],
)
def test_a_question_of_taste_a_polite_no_and_a_need_of_the_past_are_none(text):
    assert told(text) == []


def test_a_season_that_is_to_come_makes_no_risk_historic():
    [ahead] = statements([passage("The kiln could fail in the winter.")])
    [past] = statements([passage("In the winter the kiln failed twice.")])
    assert ahead.polarity is Polarity.ASSERTED
    assert past.polarity is Polarity.HISTORIC


def test_an_answer_in_talk_that_needs_more_time_in_a_case_is_a_conditional_risk():
    found = statements(
        talk(
            ("Nora", "Does that touch the thirteenth?"),
            (
                "Tariq",
                "It might. If it is the sensor, no. If not, I need another week.",
            ),
        )
    )
    assert [one.polarity for one in found] == [Polarity.CONDITIONAL]
    assert found[0].quote == "If not, I need another week."
