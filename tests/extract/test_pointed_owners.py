"""Whose work it is: an arrow from a name, a pronoun, a promise with a clause in it."""

from __future__ import annotations

import pytest

from assistant.domain.findings import Strength
from tests.extract.documents import actions, items, passage


@pytest.mark.parametrize("arrow", ["->", "=>", "-->", "→", "⇒"])
@pytest.mark.parametrize(
    ("name", "owner"),
    [("nora", "Nora Vance"), ("Bruno", "Bruno Keller"), ("wan", "Wanda Osei")],
)
def test_given_an_arrow_from_a_name_to_the_work_then_the_name_has_it(
    arrow, name, owner
):
    [found] = actions(items(f"{name} {arrow} list of the piers for the pilots, fri"))
    assert found.owner == owner
    assert found.what == "List of the piers for the pilots"


def test_given_an_arrow_from_one_to_another_then_neither_is_guessed():
    [found] = actions(items("Nora -> Bruno: hand over the keys by Friday"))
    assert found.owner is None


def test_given_an_arrow_from_a_name_nobody_knows_then_it_is_not_cut():
    [found] = actions(items("tomas -> list of the piers for the pilots, fri"))
    assert found.what.startswith("Tomas -> list")


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        (
            "Nora was cross. The pier shuts. Bruno was there. She will write it herself.",
            "Nora Vance",
        ),
        ("Bruno saw Nora. He will write the report himself.", "Bruno Keller"),
        ("Nora saw Bruno. She sends the report on Monday.", "Nora Vance"),
        ("Nora saw Tariq. She will write the report.", "Tariq Aziz-Bell"),
    ],
)
def test_given_he_or_she_then_the_last_one_is_meant_of_whom_it_may_be_said(said, owner):
    assert [one.owner for one in actions([passage(said)])] == [owner]


def test_given_nobody_of_whom_it_may_be_said_then_nobody_has_it():
    said = "Bruno was there. She will report the missing lamp to the board herself."
    assert [one for one in actions([passage(said)]) if one.owner] == []


def test_given_a_clause_about_the_work_then_its_should_is_not_the_promises():
    said = "Nora writes the list that should have been there at the start, by 16 April."
    [found] = actions([passage(said)])
    assert found.strength is Strength.COMMITTED


@pytest.mark.parametrize(
    "said",
    [
        "Nora might write the list that was lost, by 16 April.",
        "Nora will write the list that was lost if there is time, by 16 April.",
    ],
)
def test_given_a_doubt_outside_of_the_clause_then_the_promise_is_not_firm(said):
    [found] = actions([passage(said)])
    assert found.strength is not Strength.COMMITTED
