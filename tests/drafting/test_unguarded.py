"""What is reached past its guard is told to no client, whatever it is called."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ChangeKind
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known, SourcedPassage
from assistant.drafting.draft import write_draft
from assistant.drafting.security_reports import tags_by_key
from assistant.drafting.sensitive import sensitive_matters
from tests.drafting.samples import change, facts, order

DAY = date(2031, 3, 14)


@pytest.mark.parametrize(
    "title",
    [
        "Ferry pass link displays the crossing without sign-in",
        "Berth invoice loads without log-in",
        "Crew list opens without any password",
        "Old receipt works without a session token",
        "Endpoint returns all skippers without checking who asks",
        "Anyone with the link gets the boarding list",
        "Skipper sees the logbook of somebody else",
        "Berth numbers can be counted up",
        "Le lien ouvre la réservation sans mot de passe",
    ],
)
def test_given_what_no_guard_stops_then_it_is_withheld_from_the_client(
    title: str,
) -> None:
    fact = change(ChangeKind.ISSUE_OPENED, "FER-9", title)
    draft = write_draft(facts(changes=(fact,)), order("client"))
    [item] = draft.withheld
    assert "vulnerability" in item.why
    assert title not in " ".join(claim.text for claim in draft.claims)
    assert title not in draft.headline.text


@pytest.mark.parametrize(
    "title",
    [
        "Sign-in without password",
        "Log-in without a password for returning skippers",
        "Show the crossing on the first page",
        "Form is sent without a phone number",
        "Pier works go on without the permission of the port",
        "Security review",
    ],
)
def test_given_a_feature_of_signing_in_then_it_is_no_vulnerability(title: str) -> None:
    assert "vulnerability" not in sensitive_matters(title)
    fact = change(ChangeKind.DONE, "FER-9", title)
    draft = write_draft(facts(changes=(fact,)), order("client"))
    assert title in " ".join(claim.text for claim in draft.claims)


def called(text: str, title: str = "", subject: str | None = None) -> bool:
    """Whether the words make a ticket be called a matter of security."""
    ticket = Ticket(
        key="FER-9",
        title="Old berth links still open",
        kind="Bug",
        category=StatusCategory.TODO,
    )
    known = Known(ticket, "t.csv", "row 2", DAY, DAY, None, Label.CLIENT)
    said = SourcedPassage(
        id="p",
        passage=Passage(locator="line 1", text=text, subject=subject),
        source="notes/friday.md",
        kind=DocumentKind.NOTES_MARKDOWN,
        title=title,
        as_of=DAY,
        dated=DAY,
        label=Label.INTERNAL,
    )
    return "security" in tags_by_key({"FER-9": known}, [said])["FER-9"]


@pytest.mark.parametrize(
    ("text", "title", "subject"),
    [
        ("FER-9 is the worst of them.", "Pen test report, round one", None),
        ("Pen test: one high finding, old berth links still open.", "", None),
        ("Found by the security test, it is FER-9.", "", None),
        ("Finding Q-4 of the penetration test.", "", "FER-9"),
    ],
)
def test_given_a_security_test_that_names_a_ticket_then_the_ticket_is_of_security(
    text: str, title: str, subject: str | None
) -> None:
    assert called(text, title, subject)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("FER-9 goes to Bo. The pen test starts in May.", None),
        ("The security test had no finding in FER-9.", None),
        ("The security scan of FER-99 has a high finding.", None),
        ("The berth links are found on the first page.", "FER-9"),
    ],
)
def test_given_a_security_test_of_something_else_then_the_ticket_is_not(
    text: str, subject: str | None
) -> None:
    assert not called(text, "", subject)
