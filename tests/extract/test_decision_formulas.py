"""Words that only say that it was decided: told is what they mean, or nothing."""

import pytest

from assistant.domain.people import People, Person
from assistant.domain.reading import Role
from assistant.extract.findings import ExtractContext
from tests.extract.documents import decisions, passage, talk

PANEL = ExtractContext(
    People(
        [
            Person("Nora Vance", "Programme sponsor"),
            Person("Bruno Keller", "Engineer"),
            Person("Wanda Osei", "Tester"),
        ]
    )
)
BRUNO, WANDA, NORA = "Bruno Keller", "Wanda Osei", "Nora Vance"


def told(document):
    return [(one.what, one.decided_by) for one in decisions(document, PANEL)]


@pytest.mark.parametrize(
    ("line", "what", "who"),
    [
        (
            "ferry: empty in winter. nobody against. AGREED",
            "Ferry: empty in winter",
            None,
        ),
        (
            "prices: gross in all lists. wanda agrees. decided",
            "Prices: gross in all lists",
            WANDA,
        ),
        (
            "kiosk: keep or sell? sold in may. decided (wanda)",
            "Kiosk: keep or sell: sold in may",
            WANDA,
        ),
        (
            "logs: bruno's question, keep them? wanda: yes. -> kept. decided (wanda)",
            "Logs: bruno's question, keep them: kept",
            WANDA,
        ),
        (
            "We sell the barge. I decided this last week already.",
            "We sell the barge",
            None,
        ),
        ("Decision. We sell the barge.", "We sell the barge", None),
    ],
)
def test_given_a_mark_behind_a_line_then_the_line_is_the_decision(line, what, who):
    [found] = decisions([passage(line, Role.ITEM)], PANEL)
    assert (found.what, found.decided_by) == (what, who)
    assert what.split(":")[0].lower() in found.quote.lower()


@pytest.mark.parametrize(
    "line",
    [
        "kiosk: still no buyer. nothing decided",
        "kiosk: keep or sell? to be decided (wanda)",
        "wanda decides next week, nobody objects",
        "They approve every label within ten days.",
        "We hold the fort until Nora is back.",
    ],
)
def test_given_nothing_decided_yet_then_it_is_no_decision(line):
    assert told([passage(line, Role.ITEM)]) == []


@pytest.mark.parametrize(
    "line", ["We hold the seventh of March.", "So we hold the launch date."]
)
def test_given_a_date_that_is_held_then_it_is_a_decision(line):
    [found] = told([passage(line, Role.ITEM)])
    what = line.rstrip(".").removeprefix("So ")
    assert found[0] == what[:1].upper() + what[1:]


@pytest.mark.parametrize(
    ("turns", "what", "quote"),
    [
        (
            [
                (NORA, "Decision then. The order of the tests. Wanda?"),
                (WANDA, "Shipping first, then orders, reports last."),
                (NORA, "Agreed by everybody? So that's decided, Wanda's order."),
            ],
            "Shipping first, then orders, reports last",
            "So that's decided, Wanda's order.",
        ),
        (
            [
                (BRUNO, "Red paint for the doors, blue for the gates."),
                (NORA, "All happy? Then that's settled, as Bruno says."),
            ],
            "Red paint for the doors, blue for the gates",
            "Then that's settled, as Bruno says.",
        ),
        (
            [
                (NORA, "If a test fails it isn't green. Agreed?"),
                (BRUNO, "Agreed. That's a decision."),
            ],
            "If a test fails it isn't green",
            "Agreed.",
        ),
    ],
)
def test_given_a_formula_in_a_talk_then_what_was_proposed_is_the_decision(
    turns, what, quote
):
    [found] = decisions(talk(*turns), PANEL)
    assert (found.what, found.answer.quote) == (what, quote)


@pytest.mark.parametrize(
    "turns",
    [
        [(WANDA, "Did you try it?"), (NORA, "Decision then."), (WANDA, "Nothing yet.")],
        [(NORA, "That's a decision then."), (WANDA, "Did you bring the keys?")],
        [(WANDA, "Who pays?"), (BRUNO, "The harbour does."), (NORA, "Okay. Next.")],
    ],
)
def test_given_a_formula_that_takes_up_nothing_then_it_is_no_decision(turns):
    assert told(talk(*turns)) == []


@pytest.mark.parametrize(
    ("item", "what", "who"),
    [
        ("Standard first. No changes for May. (Nora)", "No changes for May", NORA),
        ("The test ends 20/11. The vote moves to 15/12. Nora.", "15/12", NORA),
        ("The kiosk shuts in May. Bruno unhappy. Nora.", "kiosk shuts in May", NORA),
        ("The ferry runs empty. It costs too much.", "ferry runs empty", None),
        ("Keep the old supplier. Why? He is cheaper.", "the old supplier", None),
    ],
)
def test_given_an_item_of_several_sentences_then_it_is_one_decision(item, what, who):
    [found] = told([passage(item, Role.ITEM, headings=("Decisions",))])
    assert found[0].endswith(what)
    assert found[1] == who
