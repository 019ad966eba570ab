"""Lines without bullets under a heading of actions, as plain text files have them."""

import pytest

from tests.extract.documents import actions, passage


def lines(*texts):
    return [
        passage(text, at=f"line {number}", headings=("Actions",))
        for number, text in enumerate(texts, 1)
    ]


def test_a_line_that_begins_with_its_owner_is_an_action():
    found = actions(
        lines("Wanda: order the glaze by Friday", "Nora - the kiln plan to the board")
    )
    assert [(one.owner, one.what) for one in found] == [
        ("Wanda Osei", "Order the glaze"),
        ("Nora Vance", "The kiln plan to the board"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wanda was here for the first half.",
        "The kiln: it was cold again this morning.",
        "We talked about the glaze and the plan.",
    ],
)
def test_a_line_that_only_tells_is_none(text):
    assert actions(lines(text)) == []


def test_long_lines_that_each_give_work_are_apart():
    text = (
        "Wanda to ask the potters of the old school for the list by Tuesday 10 March\n"
        "Nora to send the plan of the second kiln to the board by 20 March"
    )
    assert [one.owner for one in actions(lines(text))] == ["Wanda Osei", "Nora Vance"]


def test_a_line_that_had_room_for_the_next_word_ended_there():
    text = (
        "Wanda to ask the potters of the old school for the list of glazes that we use\n"
        "The second kiln is cold since Monday, and nobody knows what it is\n"
        "Nora to send the plan of the second kiln to the board by 20 March"
    )
    assert [one.owner for one in actions(lines(text))] == ["Wanda Osei", "Nora Vance"]


def test_a_sentence_that_wraps_stays_one():
    text = (
        "Wanda to ask the potters of the old school for the list of glazes that\n"
        "Nora needs for the plan by Tuesday 10 March"
    )
    [found] = actions(lines(text))
    assert found.owner == "Wanda Osei"
