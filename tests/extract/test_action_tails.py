"""What is left of an action's words where the day, a bracket or a call was."""

import pytest

from assistant.domain.people import People, Person
from assistant.domain.reading import Role
from assistant.extract.findings import ExtractContext
from tests.extract.documents import actions, passage, talk

STAFF = ExtractContext(
    People([Person("Ines Kolb"), Person("Bruno Keller"), Person("Nora Vance")]),
    None,
    (),
)


def read(text, role=Role.PARAGRAPH):
    found = actions([passage(text, role, headings=("Actions",))], STAFF)
    return [(one.owner, one.what) for one in found]


def test_the_i_of_an_initial_is_nobody_who_speaks():
    text = "I. Kolb repairs the gate, by Wednesday 11 March."
    assert read(text, Role.ITEM) == [("Ines Kolb", "Repair the gate")]


@pytest.mark.parametrize(
    "text",
    [
        'Bruno: "I\'ll get the pump onto the list, give me until Friday the 13th."',
        "(Bruno: get the pump onto the list by Friday)",
    ],
)
def test_nothing_is_left_of_the_day_and_its_bracket(text):
    assert read(text) == [("Bruno Keller", "Get the pump onto the list")]


def test_who_is_called_upon_beside_another_is_no_part_of_the_work():
    asked = ("Nora Vance", "Could you and Ines talk about the pump by Friday?")
    [one] = actions(talk(asked, ("Bruno Keller", "Yes.")), STAFF)
    assert (one.owner, one.what) == ("Bruno Keller", "Talk about the pump")
