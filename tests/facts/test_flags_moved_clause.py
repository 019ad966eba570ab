"""A day that is moved in passing is that of the action of which the clause tells."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus, FlagKind
from assistant.domain.findings import Strength
from tests.facts.builders import WEEK_1, WEEK_2, Project
from tests.facts.flagged import seen

SAID_ON, DUE = date(2031, 3, 12), date(2031, 3, 14)
DAYS = "on 24 March instead of 14 March"
SCRIPT = "Write the test script for the kilns"
SIGN = "Write the sign text for the school"
SENT = "Send Ada the lease"
CHECKED = "Check the barrows"


def is_moved(project: Project, what: str, line: str) -> bool:
    """Whether the words of a note are a slip of an action that is due on a day."""
    project.note(SAID_ON, line)
    asked = Quote(source="a/notes.md", quote=what, dated=WEEK_1)
    action = ActionItem(
        id="act-1",
        subject=what,
        title=what,
        what=what,
        owner="Ulf Aas",
        due=DUE,
        strength=Strength.COMMITTED,
        status=ActionStatus.OPEN,
        raised=WEEK_1,
        evidence=(asked,),
    )
    return bool(seen(project, WEEK_2, FlagKind.SLIP, [action]))


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (SCRIPT, f"I write the test script {DAYS}."),
        (SCRIPT, f"The test script is {DAYS}."),
        (SCRIPT, "Test script: 24 March instead of 14 March"),
        (SCRIPT, "Kilns are late, so the test script moves from 14 March to 24 March."),
        (SCRIPT, "Writing the script slips from 14 March to 24 March."),
        (CHECKED, f"The barrows will be checked {DAYS}."),
        (CHECKED, "On 24 March, not 14 March, we check the barrows."),
        (CHECKED, f"The check of the barrows is {DAYS}."),
        (SENT, f"The lease comes {DAYS}."),
        (SENT, f"The lease {DAYS} is possible for us."),
    ],
)
def test_given_the_deed_or_its_thing_is_what_the_clause_tells_of_then_it_slips(
    project: Project, what: str, line: str
) -> None:
    assert is_moved(project, what, line)


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (SCRIPT, f"Kilns come {DAYS}, so the script cannot be held."),
        (SCRIPT, f"For the test script the kilns come {DAYS}."),
        (SCRIPT, f"The kiln test is {DAYS}."),
        (SCRIPT, "The delivery of the kilns slips from 14 March to 24 March."),
        (SIGN, f"The sign printer is only free {DAYS}."),
        (SIGN, f"The school opens {DAYS}."),
        (SIGN, f"We wrote the invitation, the school is open {DAYS}."),
        (CHECKED, f"The barrows arrive {DAYS}."),
        (CHECKED, f"Acme bring the new barrows {DAYS}."),
        (CHECKED, f"Acme bring the barrows for the check {DAYS}."),
        (CHECKED, f"The barrows to check come {DAYS}."),
        (CHECKED, "The check of the tools moves from 14 March to 24 March."),
        ("Prepare the shift plan for May", f"The April shift plan is {DAYS}."),
    ],
)
def test_given_the_clause_tells_of_another_thing_or_deed_then_the_action_stays(
    project: Project, what: str, line: str
) -> None:
    assert not is_moved(project, what, line)
