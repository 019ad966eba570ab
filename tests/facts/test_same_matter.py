"""Two statements of one matter are known in other words, and no others are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from assistant.facts.apart import apart
from assistant.facts.same_matter import WEIGHTS, Measures, measures, same_matter

NOUNS = ["harvester", "silo", "irrigation", "greenhouse", "tractor", "seedling"]
VERBS = ["repair", "inspect", "paint", "insure", "relocate"]
tasks = st.builds(
    "{} the {} {}".format,
    st.sampled_from(VERBS),
    st.sampled_from(NOUNS),
    st.sampled_from(["engine", "roof", "paperwork", "drainage"]),
)
statements = st.one_of(tasks, st.text(max_size=60))

days = st.dates(date(1990, 1, 1), date(2089, 12, 31))


@given(statements, statements)
def test_the_order_of_the_two_makes_no_difference(one, other):
    assert same_matter(one, other) == same_matter(other, one)


@given(statements)
@example("0000000000000000000000000")
def test_a_statement_is_of_its_own_matter(text):
    assert same_matter(text, text) == (1.0, True, None)


@given(statements, statements)
def test_a_score_is_a_probability_and_what_is_apart_is_not_the_same(one, other):
    found = same_matter(one, other)
    assert 0 <= found.score <= 1
    assert not (found.apart and found.same)


@given(tasks)
def test_a_denial_makes_it_another_matter(task):
    verb, rest = task.split(" ", 1)
    found = same_matter(task, f"Do not {verb} {rest}")
    assert (found.same, found.apart) == (False, "one denies it")


@given(tasks, days, days)
def test_another_date_makes_it_another_matter(task, day, other):
    assume(day != other)
    found = same_matter(f"{task} of {day}", f"{task} of {other}")
    assert (found.same, found.apart) == (False, "other dates")


@given(tasks, st.integers(2, 999), st.integers(2, 999))
def test_another_number_makes_it_another_matter(task, number, other):
    assume(number != other)
    found = same_matter(f"{task} for {number} EUR", f"{task} for {other} EUR")
    assert (found.same, found.apart) == (False, "other amounts")


@given(tasks, st.integers(1, 999), st.integers(1, 999))
def test_another_id_of_one_series_makes_it_another_matter(task, number, other):
    assume(number != other)
    found = same_matter(f"{task} FARM-{number}", f"FARM-{other}: {task}")
    assert (found.same, found.apart) == (False, "other ids")


@given(tasks)
def test_another_owner_makes_it_another_matter(task):
    found = same_matter(task, task, ("Ilse Brandvold", "Kofi Mensah"))
    assert (found.same, found.apart) == (False, "other owners")


@given(tasks, st.sampled_from([(None, "Kofi Mensah"), ("Kofi", "Kofi Mensah")]))
def test_an_owner_who_may_be_the_same_sets_nothing_apart(task, owners):
    assert same_matter(task, task, owners).same


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("The harvest gate is open", "The harvest gate is closed", "opposite states"),
        ("Water costs increase", "Water costs decrease", "opposite states"),
        ("Spray before the frost", "Spray after the frost", "opposite states"),
        ("The silo is insured", "The silo is uninsured", "opposite states"),
        ("There is no spare pump", "There is a spare pump", "one denies it"),
        ("Feed delivery on Tuesday", "Feed delivery on Friday", "other days"),
        ("Milking starts at 5:30", "Milking starts at 6:15", "other times"),
        ("Two vets are ill", "Three vets are ill", "other amounts"),
    ],
)
def test_what_sets_statements_apart_is_named(one, other, reason):
    found = same_matter(one, other)
    assert (found.same, found.apart) == (False, reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Order the spare pump", "Order the spare pump by 3 May"),
        ("Order 4 spare pumps", "Order four spare pumps"),
        ("Meet on 3 May 2026 about feed", "Meet on 3 May about feed"),
        ("No vet and no spare pump", "No spare pump"),
        ("Costs went up, then down", "Costs went down"),
        ("FARM-7 spare pump", "VET-9 spare pump"),
        ("Ask the vet, nobody knew last week", "Ask the vet"),
    ],
)
def test_more_or_less_of_one_thing_is_not_apart(one, other):
    assert apart(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Water abstraction licence not granted in time",
            "The WAL may not be granted before sowing",
        ),
        ("Write the pesticide report", "Pesticide report, writing it"),
        (
            "Half of the fruit pickers are away during harvest",
            "Fruit pickers leave for holidays during the harvest",
        ),
        ("Collect quotes for the barn roof", "Barn roof: quotes to be collected"),
    ],
)
def test_one_matter_is_known_in_other_words(one, other):
    assert same_matter(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barn roof", "Sell hay from the barn to the riding school"),
        ("The fruit pickers' canteen is too small", "Fruit prices fall in autumn"),
        ("Find out", "Find a buyer"),
        ("", "Collect quotes for the barn roof"),
    ],
)
def test_a_word_in_common_makes_no_matter(one, other):
    assert not same_matter(one, other).same


def test_every_measure_has_a_weight():
    assert len(WEIGHTS) == len(Measures._fields)
    assert all(-1 <= value <= 1 for value in measures("a barn", "the barn roof"))
