"""Two statements of one matter are known in other words, and no others are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from assistant.facts.sameness.apart import apart
from assistant.facts.sameness.same_matter import (
    WEIGHTS,
    Measures,
    measures,
    same_matter,
)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Load model and words before the time of an example is taken."""
    same_matter("the barn roof", "a roof of the barn")


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
@example("")
def test_a_statement_that_has_a_word_is_of_its_own_matter(text):
    says = any(one.isalnum() or one == "_" for one in text)
    assert same_matter(text, text) == (float(says), says, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bell ringer is hired", "The bell ringer has yet to be hired"),
        ("The deed is stamped", "The deed is still to be stamped"),
        ("The abbey lends the organ", "The abbey refuses to lend the organ"),
        ("The parish pays the mason", "The parish declines to pay the mason"),
        ("The pump starts at night", "The pump fails to start at night"),
        ("The mason owes us the drawings", "We owe the mason the drawings"),
        ("The chapel is lit", "The chapel is without light"),
    ],
)
def test_what_is_not_done_or_turned_round_is_another_matter(one, other):
    assert not same_matter(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stamp the deed", "The deed is still to be stamped"),
        ("The organ lacks a bellows", "The organ is without a bellows"),
        ("We owe the mason the drawings", "The mason is owed the drawings by us"),
    ],
)
def test_what_is_wanting_in_both_is_one_matter(one, other):
    assert same_matter(one, other).same


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The north barn needs a new roof", "The south barn needs a new roof"),
        ("Translate the feed label into Polish", "Translate the feed label into Welsh"),
        ("Prices of barley are too low", "Prices of oats are too low"),
        ("Team B milks at night", "Team C milks at night"),
        ("Paint the wall of hall B.", "Paint the wall of hall C."),
        ("The lift in block A. It is old.", "The lift in block B. It is old."),
        ("Train group c; it is new.", "Train group d; it is new."),
        ("Borrow the baler from the neighbour", "Lend the baler to the neighbour"),
        ("Marta feeds the calves", "Jens feeds the calves"),
        ("The spring fair is cancelled", "The autumn fair is cancelled"),
        ("Wave 2 of the vaccination", "Wave 3 of the vaccination"),
        ("Fence repair is finished", "Fence repair is suspended"),
        ("Cut the hedge at the Old Mill", "Cut the hedge at the Long Field"),
    ],
)
def test_another_thing_in_the_same_words_is_another_matter(one, other):
    assert not same_matter(one, other).same
    assert not same_matter(other, one).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Book the vet for the calves", "Reserve the vet for the calves"),
        ("Check the fence at the river", "Inspect the fence at the river"),
        ("The config file of the dryer", "The configuration file of the dryer"),
        ("The milk tank leaks", "The leaking milk tank"),
        ("The tractor is slow", "The red tractor is slow"),
    ],
)
def test_the_same_thing_in_another_word_is_not_apart(one, other):
    assert apart(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nobody owns the grazing plan", "The grazing plan has no owner"),
        ("The grazing plan has no owner", "The grazing plan needs an owner"),
        ("The vet has not signed the passport", "The passport awaits the vet"),
        ("Not enough hands for the harvest", "Shortage of hands for the harvest"),
        ("The barn roof is not repaired", "The barn roof has yet to be repaired"),
        ("The silo cannot be emptied", "It is impossible to empty the silo"),
    ],
)
def test_the_same_absence_in_other_words_is_one_matter(one, other):
    assert same_matter(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The vet must see the calves", "The vet must not see the calves"),
        ("The grazing plan has an owner", "The grazing plan has no owner"),
        ("The passport awaits the vet", "The passport no longer awaits the vet"),
    ],
)
def test_an_absence_and_its_denial_are_apart(one, other):
    assert apart(one, other) == "one denies it"


def test_every_measure_has_a_weight():
    assert len(WEIGHTS) == len(Measures._fields)
    assert all(-1 <= value <= 1 for value in measures("a barn", "the barn roof"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Drive the herd into the valley", "Drive the herd out of the valley"),
        ("Pump the milk to the cooling tank", "Pump the milk from the cooling tank"),
        ("Change from straw to sawdust", "Change from sawdust to straw"),
        ("Switch on the milking robot", "Switch the milking robot off"),
        (
            "Hand over the calf passport to Greet",
            "Take the calf passport back from Greet",
        ),
        ("Omar is on leave in May", "Omar is back from leave in May"),
        ("Omar is sick", "Omar is back from sickness"),
        ("The crane is on site", "The crane is off site"),
        ("The lift is out of service", "The lift is back in service"),
    ],
)
def test_the_way_there_and_the_way_back_are_apart(one, other):
    assert apart(one, other) == apart(other, one) == "opposite directions"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The haymaking has begun", "The haymaking has started"),
        ("Shearing of the sheep commenced", "Shearing of the sheep has begun"),
        (
            "Move from the old byre to the new byre",
            "Move to the new byre from the old byre",
        ),
        ("Turn on the milking robot", "Switch the milking robot on"),
        (
            "Hand over the calf passport to Greet",
            "Hand the calf passport over to Greet",
        ),
        ("Give the trailer back to the dealer", "Return the trailer to the dealer"),
        ("The ship is in port", "The ship is back in port"),
        ("The parts are in the store", "The parts came from the store"),
    ],
)
def test_the_same_way_in_other_words_is_not_apart(one, other):
    assert apart(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilse pays Kofi", "Kofi pays Ilse"),
        ("Ilse pays Kofi for the seed", "For the seed Kofi pays Ilse"),
        ("The dairy supplies the mill", "The mill supplies the dairy"),
        ("Test the milking before the feeding", "Test the feeding before the milking"),
        ("Kofi covers for Ilse in May", "Ilse covers for Kofi in May"),
    ],
)
def test_giver_and_receiver_who_changed_places_are_another_matter(one, other):
    assert not same_matter(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilse meets Kofi about the seed", "Kofi meets Ilse about the seed"),
        ("Ilse and Kofi repair the silo", "Kofi and Ilse repair the silo"),
        ("Ilse pays Kofi for the seed", "Kofi is paid by Ilse for the seed"),
        ("Repair the roof of the barn", "The barn roof: repair"),
        ("The silo roof leaks in the rain", "In the rain the silo roof leaks"),
    ],
)
def test_another_order_of_words_that_changes_no_part_is_not_apart(one, other):
    assert apart(one, other) is None
