"""What is merged as one action is one thing to be done, by one wording and its day."""

from datetime import date

import pytest

from assistant.domain.journal import Verb
from assistant.facts.actions.asked_work import asks_the_same
from assistant.facts.actions.register import action_id
from tests.facts.sayings import MONDAY, WEEK_LATER, entry, register, said

NORA = "Nora Vance"
EARLY, LATE = date(2026, 3, 6), date(2026, 3, 13)
OTHER_WORK = [
    ("Hire a piper for the harvest ball", "Send the piper contract for the ball"),
    ("Book the soil test", "Soil test report"),
    ("Find a printer for the hymn sheets", "Hymn sheets to the printer"),
    ("Choose a mast for the ferry", "Insurance for the ferry mast"),
    ("Ask the smith for a day for the gate", "Pay the smith for the gate"),
    ("Name a skipper for the night run", "Night run invoice"),
    ("Invite the choir to the vigil", "Choir list for the vigil"),
    ("Order the tiles for the pool", "Lay the tiles in the pool"),
    ("Find an owner for the tide table", "Tide table"),
    ("Get a quote for the new kiln", "Fire the new kiln"),
    ("Lay the tiles in the pool", "Tiles for the pool, still not ordered"),
    ("Draft of the mooring rules", "Mooring rules, final version"),
]
SAME_WORK = [
    ("Hire a piper for the harvest ball", "Piper for the harvest ball"),
    ("Choose a mast for the ferry", "Select the mast of the ferry"),
    ("Order the tiles for the pool", "Buy the pool tiles"),
    ("Draft of the tide table", "Tide table, first draft"),
    ("Order the tiles for the pool", "Tiles for the pool, still not ordered"),
    ("Test the bilge pump", "Bilge pump test"),
    ("Find a skipper for the night run", "Skipper for the night run, still"),
    ("Change the clause on mooring in the lease", "The lease still has that clause"),
    ("Brief the board on the tide table", "Half an hour with the board on the table"),
]


@pytest.mark.parametrize(("one", "other"), OTHER_WORK)
def test_what_is_for_the_same_thing_is_not_the_same_thing(one, other):
    assert not asks_the_same(one, other)
    assert not asks_the_same(other, one)


@pytest.mark.parametrize(("one", "other"), SAME_WORK)
def test_one_thing_in_other_words_is_the_same(one, other):
    assert asks_the_same(one, other)
    assert asks_the_same(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER_WORK)
def test_other_work_of_one_owner_keeps_its_own_words_and_day(one, other):
    items = register(
        said(one, NORA, due=EARLY), said(other, NORA, day=WEEK_LATER, due=LATE)
    )
    assert [(item.what, item.due) for item in items] == [(one, EARLY), (other, LATE)]


def test_what_may_be_one_is_proposed_to_the_reviewer():
    first, later = register(
        said("Book the soil test", NORA),
        said("Soil test report", NORA, day=WEEK_LATER),
    )
    assert [one.action for one in first.proposed_merges] == [later.id]


def test_a_merge_by_the_reviewer_tells_the_newest_day_with_its_own_words():
    one = said("Choose a mast for the ferry", NORA, due=EARLY)
    other = said("Insurance for the ferry mast", NORA, day=WEEK_LATER, due=LATE)
    merge = entry(1, Verb.MERGE, action_id(one), action_id(other))
    [item] = register(one, other, decisions=[merge])
    assert (item.what, item.due) == (other.finding.what, LATE)
    assert item.raised == MONDAY


def test_a_restatement_with_a_new_day_keeps_the_first_words():
    [item] = register(
        said("Hire a piper for the harvest ball", NORA, due=EARLY),
        said("Piper for the harvest ball", NORA, day=WEEK_LATER, due=LATE),
    )
    assert (item.what, item.due) == ("Hire a piper for the harvest ball", LATE)


def test_what_is_told_as_not_done_yet_is_the_work_that_was_asked_for():
    [item] = register(
        said("Order the tiles for the pool", NORA, due=EARLY),
        said("Tiles for the pool, not ordered yet", NORA, day=WEEK_LATER, due=LATE),
    )
    assert (item.what, item.due) == ("Order the tiles for the pool", LATE)


def test_what_only_points_to_a_thing_is_not_the_search_for_its_owner():
    items = register(
        said("Find an owner for the tide table", NORA, due=EARLY),
        said(
            "Tide table, I will do that one myself, it goes out today",
            NORA,
            day=WEEK_LATER,
            due=LATE,
            what="Do that one myself, it goes out",
        ),
    )
    assert [item.due for item in items] == [EARLY, LATE]
