"""Actions that a table lists again, and tickets that are the same work."""

from datetime import date

import pytest

from assistant.domain.facts import ActionStatus
from assistant.domain.reading import Role
from assistant.facts.actions.closed_tickets import ClosedTicket
from tests.facts.sayings import (
    MONDAY,
    TARIQ,
    WEEK_LATER,
    open_item,
    register,
    said,
)

FRIDAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Baseline again, at pier 4, lights on", "Harbour baseline"),
        ("Write one page", "One page on the pumps"),
        ("Survey of the pumps", "Pump survey"),
        ("Redo the number", "Berth number"),
        ("Quay plan to the mayor", "Quay plan"),
    ],
)
def test_a_row_of_open_items_closes_the_only_action_that_it_can_be(asked, listed):
    row = open_item(listed, TARIQ, day=WEEK_LATER, done=True)
    [item] = register(said(asked, TARIQ), row)
    assert item.status is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "listed", "owner", "heading"),
    [
        ("Report on the pumps", "Report on the valves", TARIQ, "Open items"),
        ("Report on the pumps", "Valve report", TARIQ, "Open items"),
        ("Report on pier 4", "Report on pier 5", TARIQ, "Open items"),
        ("Baseline again, lights on", "Harbour baseline", "Nora Vance", "Open items"),
        ("Baseline again, lights on", "Harbour baseline", TARIQ, "Parts"),
        ("Review the quay plan", "Draft of the quay plan", TARIQ, "Open items"),
    ],
)
def test_a_row_of_another_thing_owner_or_list_closes_nothing(
    asked, listed, owner, heading
):
    row = open_item(listed, owner, day=WEEK_LATER, done=True, heading=heading)
    statuses = {item.what: item.status for item in register(said(asked, TARIQ), row)}
    assert statuses[asked] is ActionStatus.OPEN


def test_a_row_that_may_be_either_of_two_actions_closes_neither():
    row = open_item("Harbour baseline", TARIQ, day=WEEK_LATER, done=True)
    first = said("Baseline again, at pier 4", TARIQ)
    second = said("Baseline again, with the lights on", TARIQ, source="notes/b.md")
    items = register(first, second, row)
    assert sum(item.status is ActionStatus.DONE for item in items) == 1


@pytest.mark.parametrize(
    ("prose", "row"),
    [
        ("Send her the names", "Named contact for each pier to Ida"),
        ("Tell Ida the new berth, before the minutes go out", "New berth to Ida"),
    ],
)
def test_what_prose_gives_and_the_table_of_the_same_minutes_lists_is_one(prose, row):
    listed = open_item(row, TARIQ, day=MONDAY, due=FRIDAY, heading="Actions")
    assert len(register(said(prose, TARIQ, due=FRIDAY), listed)) == 1


@pytest.mark.parametrize(
    ("prose", "row", "owner", "due"),
    [
        ("Review the berth plan", "Berth plan to Ida", TARIQ, FRIDAY),
        ("Send her the names", "Named contact to Ida", "Nora Vance", FRIDAY),
        ("Send her the names", "Named contact to Ida", TARIQ, WEEK_LATER),
    ],
)
def test_other_work_people_or_days_of_the_same_minutes_are_two(prose, row, owner, due):
    listed = open_item(row, owner, day=MONDAY, due=due, heading="Actions")
    assert len(register(said(prose, TARIQ, due=FRIDAY), listed)) == 2


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("Dry-dock cost, first cut", "Dry-dock cost forecast"),
        ("First draft of the berth rota", "Berth rota"),
        ("Have the berth run done", "Berth run for 250 boats inside 30 minutes"),
        ("Finish the quay survey", "Quay survey (north side)"),
        ("Baseline again, at pier 4", "Harbour: baseline of the lights"),
        (
            "Add it (Ida asked whether the berth labels could go with the pier move)",
            "Move berth labels to pier",
        ),
    ],
)
def test_the_owners_ticket_on_the_same_thing_closes_the_action(what, title):
    closed = ClosedTicket(title, WEEK_LATER, TARIQ, FRIDAY)
    [item] = register(said(what, TARIQ, due=FRIDAY), closed_tickets={"Q-1": closed})
    assert item.status is ActionStatus.DONE


@pytest.mark.parametrize(
    ("what", "title", "assignee"),
    [
        ("Dry-dock cost, first cut", "Dry-dock cost forecast", "Nora Vance"),
        ("Finish the quay survey", "Review of the quay survey", TARIQ),
        ("Finish the quay survey", "Quay lights", TARIQ),
        ("Close Q-1 and ask the mayor for the quay", "Quay", TARIQ),
        ("Add it (Ida asked for the berth labels)", "Paint berth gate", TARIQ),
    ],
)
def test_another_ticket_or_a_part_of_the_work_closes_nothing(what, title, assignee):
    closed = ClosedTicket(title, WEEK_LATER, assignee, WEEK_LATER)
    [item] = register(said(what, TARIQ), closed_tickets={"Q-1": closed})
    assert item.status is ActionStatus.OPEN


def test_two_wordings_that_only_point_are_one_work_by_more_than_a_word():
    sized = said("I can size it by Friday", TARIQ, what="Size it")
    seen = said(
        "The quay has the same size now, look at that",
        what="Look at that",
        day=WEEK_LATER,
    )
    assert len(register(sized, seen)) == 2


PROSE = {"role": Role.PARAGRAPH, "source": "notes/a.md", "due": FRIDAY}
LIST = {"role": Role.ITEM, "heading": "To do", "source": "notes/a.md", "due": FRIDAY}


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("Get that berth from them in writing", "Pier's berth in writing"),
        ("Send Bruno a proposal on berths", "Berth proposal to Bruno"),
        ("Add it and send a new forecast", "Forecast"),
    ],
)
def test_list_at_the_end_of_minutes_repeats_what_their_prose_told(told, listed):
    prose = said(told, TARIQ, at="line 2", **PROSE)
    [item] = register(prose, said(listed, TARIQ, at="line 9", **LIST))
    assert item.what == told


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("Write the berth plan", "Number of the boats"),
        ("Draft the berth plan", "Review of the berth plan"),
        ("Paint pier 4", "Paint pier 5"),
    ],
)
def test_list_at_the_end_names_other_work_of_the_same_day_too(told, listed):
    prose = said(told, TARIQ, at="line 2", **PROSE)
    assert len(register(prose, said(listed, TARIQ, at="line 9", **LIST))) == 2


def test_list_of_things_is_the_list_that_is_named_after_them():
    first = said("List of the 200 guests", TARIQ)
    [item] = register(first, said("Guest list", TARIQ, day=WEEK_LATER))
    assert item.what == "List of the 200 guests"
