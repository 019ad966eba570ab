"""The rules by which a page gives colours, told from the colours themselves."""

import pytest

from assistant.domain.reading import DocumentKind, Role
from assistant.extract.text.colour_rules import (
    asks_of_colours,
    is_colour_row,
    states_colour_rule,
)
from tests.extract.documents import passage

CELLS = (("", "Schedule"), ("Green", "on time"), ("**Amber**", "late"), ("Red", "lost"))


@pytest.mark.parametrize(
    ("text", "is_rule"),
    [
        ("Red: a gate is late by more than five days.", True),
        ("* **Amber** – the opening may move", True),
        ("Cost is amber if the forecast is above the budget.", True),
        ("The red kiln is late.", False),
        ("Schedule is amber.", False),
    ],
)
def test_a_rule_says_when_a_colour_is_given(text, is_rule):
    assert states_colour_rule(text) is is_rule


def test_a_row_with_a_column_for_each_colour_is_a_rule_of_a_page_alone():
    page = passage("x", Role.ROW, cells=CELLS, kind=DocumentKind.WIKI_MARKDOWN)
    assert is_colour_row(page)
    assert not is_colour_row(passage("x", Role.ROW, cells=CELLS))
    one = (CELLS[0], CELLS[3])
    assert not is_colour_row(
        passage("x", Role.ROW, cells=one, kind=DocumentKind.WIKI_MARKDOWN)
    )


def test_who_asks_of_colours_may_hear_their_rules():
    assert asks_of_colours("When is the schedule red?")
    assert asks_of_colours("what do our RAG colours mean")
    assert not asks_of_colours("Is the forecast over the budget?")
