"""An action is done when the state that it was to bring about, or wait for, is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.facts import ActionStatus
from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Role
from assistant.facts.actions.register import action_register
from tests.extract.documents import items, passage
from tests.facts.test_actions_delivered import ASKED, PEOPLE, TOLD, found, is_done

ROTA = "Ben: first draft of the night rota by 9 May"
CALL = "Ben to call Corvex every morning until the account is approved"
WATCH = "Ben to pump by hand until the valve is back"
DOCTOR = "Ben: doctor confirmed by 9 May"
TENANT = "Ben to ring the tenant himself by 9 May"
WHO = "Ben to find out who is our safety officer by 9 May"
QUOTES = "Ben to get three quotes for the crane by 9 May"
SECOND = "Ben to get a second quote for the lift by 9 May"
OPEN = "Ben to open the firewall to the test system by 9 May"
UNBLOCK = "Ben to unblock the account by 9 May"
MEASURE = "Ben to measure the jetty by 9 May"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (ROTA, "The rota is full!"),
        (ROTA, "the night rota is now complete."),
        ("Ben to fill the seating plan", "Seating plan is full."),
        (CALL, "Corvex approved the account last night."),
        (CALL, "The account is approved."),
        (CALL, "Good news: the account was finally approved on Monday."),
        (WATCH, "The valve is back since Monday."),
        (DOCTOR, "Doctor: Dr Ines Quist of the infirmary has agreed for the day."),
        (DOCTOR, "The doctor has confirmed."),
        (TENANT, "Ben: the tenant took it better than I feared."),
        (TENANT, "Ben: The tenant was fine with it."),
        (WHO, "Tess Lowe is our safety officer."),
        (WHO, "Ada Birch is now the safety officer for the yard."),
        (MEASURE, "The jetty was measured on Saturday by Ben Otto: 21.4 m."),
        ("Ben to send Ada the tide table", "The tide table was received by Ada."),
        (OPEN, "The firewall is open since Tuesday."),
        (OPEN, "firewall is open since 10:30"),
        (OPEN, "The firewall has been open since Monday."),
        (UNBLOCK, "The account works again."),
        (UNBLOCK, "The account is unblocked."),
        (QUOTES, "Ben got three quotes for the crane."),
        (QUOTES, "Ben: got three quotes for the crane, 900 to 1,200 euros."),
    ],
)
def test_given_a_state_when_it_is_told_then_what_asked_for_it_is_done(asked, told):
    assert is_done(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (OPEN, "The firewall is not open yet."),
        (OPEN, "The firewall is open on Monday."),
        (OPEN, "The firewall question is open."),
        (OPEN, "Is the firewall open?"),
        (OPEN, "The firewall will be open by Friday."),
        (OPEN, "The test firewall is open."),
        (UNBLOCK, "The printer works again."),
        ("Ben to replace the firewall by 9 May", "The firewall is open."),
        (ROTA, "The rota is half full."),
        (ROTA, "The rota will be full by Friday."),
        (ROTA, "The day rota is full."),
        (ROTA, "Is the rota full?"),
        (ROTA, "The rota is nearly complete."),
        ("Ben to send the rota to Ada", "The rota is full."),
        (CALL, "The account is not approved yet."),
        (CALL, "The account will be approved on Monday."),
        (CALL, "The test account is approved."),
        (CALL, "Corvex approved the account holder's papers."),
        (CALL, "The account is in review."),
        (CALL, "Once the account is approved we can pay."),
        (WATCH, "The valve is back on Monday."),
        (CALL, "The account is approved from Monday."),
        (DOCTOR, "Doctor: Dr Quist has agreed in principle."),
        (DOCTOR, "Doctor: Dr Quist has agreed to think about it."),
        (DOCTOR, "Nurse: Mara Quist has agreed for the day."),
        (DOCTOR, "The doctor's fee has been agreed."),
        (DOCTOR, "Doctor: nobody has agreed."),
        (TENANT, "Tess: the tenant took it badly."),
        (TENANT, "Ben: the landlord took it well."),
        (TENANT, "Ben: the tenant took it home."),
        (TENANT, "Ben: the tenant was happy with the new lock."),
        (TENANT, "Ben: the tenant thanked us for the flowers."),
        ("Ben to prepare the hall", "The hall is full."),
        (TENANT, "Ben: the tenant will be angry."),
        (WHO, "Tess Lowe is our fire officer."),
        (WHO, "Tess Lowe is not our safety officer."),
        (WHO, "Tess Lowe should be our safety officer."),
        (QUOTES, "Ben got two of the three quotes for the crane."),
        (QUOTES, "Ben got three questions about the crane."),
        (SECOND, "Ben: the first quote for the lift is here."),
        (MEASURE, "The jetty was measured by Tess Lowe."),
        (MEASURE, "The jetty will be measured on Saturday by Ben Otto."),
        (MEASURE, "The pier was measured on Saturday by Ben Otto."),
    ],
)
def test_given_another_state_or_none_when_told_then_the_action_stays(asked, told):
    assert not is_done(asked, told)


def _status(asked: str, line: str, heading: str) -> ActionStatus:
    first = items(asked, source="notes/a.md", day=ASKED)
    page = passage(line, Role.PARAGRAPH, source="wiki/b.md", day=TOLD)
    page = replace(
        page,
        title="Harbour charter",
        passage=page.passage.model_copy(update={"headings": ("Harbour", heading)}),
    )
    done = found([page], CompletionFinding)
    asked_for = [*found(first, ActionFinding), *found([page], ActionFinding)]
    return action_register(asked_for, done, [], TOLD, PEOPLE)[0].status


@pytest.mark.parametrize(
    ("line", "heading", "done"),
    [
        ("The berth paragraph.", "What changed in 1.1", True),
        ("Two dates. The berth paragraph. The list of tugs.", "Changes", True),
        ("The berth paragraph is not changed.", "Changes", False),
        ("The tug paragraph.", "Changes", False),
        ("The berth paragraph.", "Change requests", False),
        ("The berth paragraph.", "Planned changes", False),
        ("The berth paragraph to follow.", "What changed", False),
    ],
)
def test_given_a_page_that_lists_its_changes_then_the_change_is_made(
    line, heading, done
):
    asked = "Ben to change the berth paragraph in the charter by 9 May"
    assert (_status(asked, line, heading) is ActionStatus.DONE) is done


def test_given_a_change_in_another_page_then_the_action_stays():
    asked = "Ben to change the berth paragraph in the lease by 9 May"
    assert _status(asked, "The berth paragraph.", "Changes") is not ActionStatus.DONE


LYE = Person("Ivo Lye", aliases=frozenset({"i.lye@corvex.example"}))


@pytest.mark.parametrize(
    ("asked", "subject", "told", "done"),
    [
        ("Ben: letter to Corvex with the detour", "Detour in May", "your letter", True),
        ("Ben: letter to Ivo Lye on the detour", "Re: Detour", "your letter", True),
        ("Ben: letter to Acme with the detour", "Detour in May", "your letter", False),
        ("Ben: letter to Corvex with the detour", "Invoice", "your letter", False),
        ("Ben: letter to Corvex with the detour", "Detour", "your patience", False),
        ("Tess: letter to Corvex on the detour", "Detour", "your letter", False),
    ],
)
def test_given_thanks_of_whoever_was_to_have_it_then_it_has_come(
    asked, subject, told, done
):
    people = People([*PEOPLE.all, LYE])
    first = items(asked, source="notes/a.md", day=ASKED)
    letter = passage(
        f"Thank you for {told}.",
        kind=DocumentKind.MAIL,
        speaker="Ivo Lye",
        addressed=("Ben Otto",),
        source="mail/b.eml",
        day=TOLD,
    )
    reports = found([replace(letter, title=subject)], CompletionFinding)
    known = action_register(found(first, ActionFinding), reports, [], TOLD, people)
    assert (known[0].status is ActionStatus.DONE) is done
