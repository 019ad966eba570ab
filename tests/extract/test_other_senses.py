"""Words of trouble in a harmless sense, or under a heading of what is no work."""

import pytest

from assistant.domain.findings import Polarity, StatementKind
from assistant.domain.reading import DocumentKind, Role
from tests.extract.documents import passage, statements


@pytest.mark.parametrize(
    "text",
    [
        "Beyond the blocks of rooms that we hold, guests book for themselves.",
        "We keep two blocks of seats for the choir.",
        "The building blocks of the stand arrive on pallets.",
        "Concrete blocks for the fence are stacked behind hall 2.",
        "The mason laid the first blocks on Tuesday.",
        "Tom has blocked Friday afternoon in the calendar for the review.",
        "Forty rooms are blocked for us until 9 April.",
        "The rain has stopped and the field dries.",
        "We stuck to the plan and finished at five.",
        "The risk assessment is signed and filed.",
        "The crew wore tight black shirts.",
        "The letter concerns the parking permits.",
        "As far as the menu is concerned, we are done.",
        "The museum does not open on Mondays, so the tour is on Tuesday.",
        "The broken line on the map shows the walking route.",
        "Jens measures the bearings when the machine has stopped.",
        "As soon as traffic has stopped, Ines switches the router.",
        "Wait until the pump has stopped before you open it.",
        "We begin with the hall, then the yard, the roof on the last day.",
        "I told her that it is a nice idea for later.",
        "The charter has it out of scope.",
        "Not before Wednesday though.",
        "Sorry, I'm late, I was stuck behind a tractor.",
        "Bruno is stuck in traffic and joins at ten.",
        "Anneke, speaking as the only person who would use them, can wait.",
        "Tom is the only one who asked for the dark theme.",
    ],
)
def test_given_a_word_of_trouble_in_another_sense_then_nothing_is_stated(text):
    assert statements([passage(text)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The missing signature blocks the order.",
        "The road blocks our access to the yard.",
        "Ticket 12 blocks ticket 14.",
        "The old gate blocks the loading of trucks.",
        "The bug blocked the release for two days.",
        "Two missing parts block the test.",
        "The chief stumbling blocks are cost and noise.",
        "Production has stopped until the valve is replaced.",
        "I am stuck behind the missing licence.",
        "The order is stuck at customs and nobody knows why.",
        "When the vendor has stopped deliveries, we have a problem.",
    ],
)
def test_given_what_is_in_the_way_then_it_is_a_blocker(text):
    [one] = statements([passage(text)])
    assert one.about is StatementKind.BLOCKER


@pytest.mark.parametrize("heading", ["Out of scope", "3. Glossary", "Background"])
def test_given_a_heading_of_what_is_no_work_then_its_lines_state_nothing(heading):
    line = passage(
        "The old gate blocks the loading of trucks.",
        Role.ITEM,
        headings=("Charter", heading),
        kind=DocumentKind.WIKI_MARKDOWN,
    )
    assert statements([line]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Red: a gate is late by more than five days, or the opening is in doubt.",
        "Amber if a supplier blocks the loading of trucks.",
        "Schedule is red when the gate blocks the loading of trucks.",
    ],
)
def test_given_what_a_page_says_of_colours_then_it_states_nothing(text):
    page = {"kind": DocumentKind.WIKI_MARKDOWN, "headings": ("Charter", "Colours")}
    assert statements([passage(text, Role.ITEM, **page)]) == []
    said = passage("Red: the gate blocks the loading of trucks.", Role.ITEM)
    assert len(statements([said])) == 1


def test_given_the_background_in_minutes_then_its_lines_are_heard():
    line = passage("The old gate blocks the loading.", headings=("Background",))
    assert len(statements([line])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We were worried about the snow, but the road is fine.",
        "The concerns of the neighbours were answered last week.",
    ],
)
def test_given_a_worry_that_is_over_then_it_is_resolved(text):
    assert [s.polarity for s in statements([passage(text)])] == [Polarity.RESOLVED]


@pytest.mark.parametrize(
    "text",
    [
        "Friday is the architect's last day.",
        "The parts come on the last day before the freeze.",
        "We told the client that they get the export on day one.",
        "The export was promised and is out of scope.",
        "Ada is the only person who needs to sign and she is away.",
        "Tom is the only one who really knows the engine.",
    ],
)
def test_given_words_that_matter_all_the_same_then_it_is_a_risk(text):
    [one] = statements([passage(text)])
    assert one.about is StatementKind.RISK
