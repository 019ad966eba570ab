"""When an action is done, and by whose word."""

from datetime import date, timedelta

import pytest

from assistant.domain.facts import ActionStatus
from assistant.facts.actions.closed_tickets import ClosedTicket
from tests.facts.sayings import (
    MONDAY,
    REPORT,
    TARIQ,
    WEEK_LATER,
    register,
    reported,
    said,
)


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2026, 3, 6), ActionStatus.OPEN), (date(2026, 3, 7), ActionStatus.OVERDUE)],
)
def test_an_action_is_overdue_from_the_day_after_it_was_due(day, status):
    [item] = register(said(REPORT, due=date(2026, 3, 6)), as_of=day)
    assert item.status is status


def test_a_ticked_box_is_done():
    [item] = register(said(REPORT, done=True, due=MONDAY))
    assert item.status is ActionStatus.DONE


def test_a_later_report_of_the_same_work_by_its_owner_closes_it():
    sent = reported(
        "I sent the load test report to ops", "Tariq Aziz-Bell", day=WEEK_LATER
    )
    [item] = register(said(REPORT, "Tariq Aziz-Bell"), completions=[sent])
    assert item.status is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told", "owner"),
    [
        ("Request the street permit from the city", "Permit requested", TARIQ),
        ("Order sixty brass hinges", "The hinges are ordered", TARIQ),
        ("Send the seating chart to the hall", "The seating chart was sent", None),
        ("Count the chairs in the annex", "The chairs are counted", None),
        ("Draft of the fire plan", "The fire plan is written", None),
        ("Send the oak samples", "Both oak samples arrived", None),
    ],
)
def test_a_report_in_the_passive_closes_the_work_that_it_names(asked, told, owner):
    report = reported(told, owner, day=WEEK_LATER)
    [item] = register(said(asked, TARIQ), completions=[report])
    assert item.status is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Send the seating chart to the hall", "The seating chart is written"),
        ("Sign the lease of the hall", "The lease of the hall was requested"),
        ("Order sixty brass hinges", "The brass lamps are ordered"),
        ("Review the fire plan of the hall", "The fire plan of the hall was sent"),
    ],
)
def test_other_work_or_another_object_closes_nothing(asked, told):
    report = reported(told, TARIQ, day=WEEK_LATER)
    [item] = register(said(asked, TARIQ), completions=[report])
    assert item.status is ActionStatus.OPEN


def test_a_report_of_somebody_elses_work_does_not_close_it():
    sent = reported(
        "I sent the load test report to ops", "Bruno Keller", day=WEEK_LATER
    )
    [item] = register(said(REPORT, "Tariq Aziz-Bell"), completions=[sent])
    assert item.status is ActionStatus.OPEN


def test_a_report_from_before_it_was_said_does_not_close_it():
    sent = reported(
        "The load test report was sent to ops", day=MONDAY - timedelta(days=3)
    )
    [item] = register(said(REPORT), completions=[sent])
    assert item.status is ActionStatus.OPEN


def ticket(title, *, day=WEEK_LATER, assignee=None, due=None, key="QX-12"):
    return {key: ClosedTicket(title, day, assignee, due)}


def test_a_closed_ticket_closes_the_action_that_names_it():
    [item] = register(
        said("Put the fix for QX-12 on staging"), closed_tickets=ticket("Bad totals")
    )
    assert (item.status, item.subject) == (ActionStatus.DONE, "QX-12")


def test_a_key_that_only_stands_beside_the_action_closes_nothing():
    [item] = register(
        said(
            "QX-12 works, Tariq has to write the storm test",
            what="Write the storm test",
        ),
        closed_tickets=ticket("Queue consumer"),
    )
    assert item.status is ActionStatus.OPEN


@pytest.mark.parametrize(
    ("closed", "status"),
    [
        (ticket("Nightly soak test on staging"), ActionStatus.DONE),
        (
            ticket("Nightly soak test on staging", assignee="Tariq Aziz-Bell"),
            ActionStatus.DONE,
        ),
        (
            ticket("Nightly soak test on staging", assignee="Bruno Keller"),
            ActionStatus.OPEN,
        ),
        (
            ticket("Nightly soak test on staging", day=MONDAY - timedelta(days=1)),
            ActionStatus.OPEN,
        ),
        (ticket("Soak test"), ActionStatus.OPEN),
        (ticket("Report of the penetration test on staging"), ActionStatus.OPEN),
    ],
)
def test_a_ticket_whose_title_is_the_action_closes_it_if_it_is_its_owners(
    closed, status
):
    [item] = register(
        said("Tariq: nightly soak test running on staging", "Tariq Aziz-Bell"),
        closed_tickets=closed,
    )
    assert item.status is status


@pytest.mark.parametrize(
    ("asked", "closed", "done"),
    [
        ("Oven manual in all languages", "Oven manual in Danish", True),
        ("Oven manual for each shift", "Oven manual", True),
        ("Oven manual for bakers", "Oven manual for cleaners", False),
        ("Oven manual binder", "Oven manual in Danish", False),
        ("Oven 2 manual in all languages", "Oven 3 manual", False),
    ],
)
def test_a_ticket_of_its_name_owner_and_day_closes_it(asked, closed, done):
    due = MONDAY + timedelta(days=3)
    tickets = ticket(closed, assignee="Tariq Aziz-Bell", due=due)
    [item] = register(said(asked, TARIQ, due=due), closed_tickets=tickets)
    assert (item.status is ActionStatus.DONE) is done


def test_a_short_report_that_goes_on_about_other_things_closes_nothing():
    asked = said("Tariq: ring the bank about the export", "Tariq Aziz-Bell")
    passing = reported(
        "The export arrived, the import runs again and the index grows",
        "Tariq Aziz-Bell",
        day=WEEK_LATER,
    )
    [item] = register(asked, completions=[passing])
    assert item.status is ActionStatus.OPEN
