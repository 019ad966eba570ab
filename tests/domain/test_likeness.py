"""Titles and fields of one id say whether it is one thing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.likeness import Likeness, likeness
from assistant.domain.records import RaidEntry, RaidKind, Ticket


def task(title: str, **fields: object) -> Ticket:
    return Ticket.model_validate({"key": "7", "title": title, **fields})


def risk(title: str, **fields: object) -> RaidEntry:
    return RaidEntry.model_validate(
        {"key": "R7", "kind": RaidKind.RISK, "title": title, **fields}
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Dredge the basin", "dredge the Basin."),
        ("Dredge the basin", "Dredge the basin before the regatta"),
        ("Pumpe prüfen", "Pumpe prufen"),
        ("水门检修计划", "水门检修计划书"),
    ],
)
def test_the_same_or_a_longer_title_is_the_same_thing(one: str, two: str) -> None:
    assert likeness(task(one), task(two)) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [("Dredge the basin", "Hire a caterer"), ("水门检修", "预算批准")],
)
def test_titles_without_anything_in_common_are_two_things(one: str, two: str) -> None:
    assert likeness(task(one), task(two)) is Likeness.OTHER


def test_a_new_title_is_no_other_thing_where_other_fields_agree() -> None:
    fields = {"assignee": "Lind, Tove", "created": date(2031, 2, 3)}
    renamed = {**fields, "assignee": "Tove Lind"}
    first, second = task("Dredge the basin", **fields), task("Mud works", **renamed)
    assert likeness(first, second) is Likeness.UNSURE


def test_a_title_in_part_alike_is_another_thing_only_if_all_else_differs() -> None:
    first = risk("North gate jams", owner="Tove", likelihood=2, impact=3)
    edited = risk("South gate jams", owner="Tove", likelihood=4, impact=5)
    other = risk("South gate jams", owner="Ib", likelihood=4, impact=5)
    assert likeness(first, edited) is Likeness.UNSURE
    assert likeness(first, other) is Likeness.OTHER


@given(st.text(), st.text())
def test_likeness_asks_in_no_order(one: str, two: str) -> None:
    first, second = task(one), task(two)
    assert likeness(first, second) is likeness(second, first)
    assert likeness(first, first) is not Likeness.OTHER
