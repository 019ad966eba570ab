"""An action past its day is said to be undone only by something since that day."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.records import StatusCategory
from assistant.workflows.actions import actions_of
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, ticket

DUE = date(2031, 3, 10)
TAR = "Astrid tars the hull by Monday."
KEYED = "Astrid finishes HUL-4 by Monday."


def asked(project: Project, day: date, quote: str, what: str) -> None:
    fields = {
        "what": what,
        "owner": "Astrid Holm",
        "strength": Strength.COMMITTED,
        "due": DUE,
        "due_text": "Monday",
    }
    project.note(day, quote, findings=[(ActionFinding, quote, fields)])


def test_given_silence_since_its_day_then_nothing_says_that_it_is_undone(project):
    asked(project, WEEK_1, TAR, "Tar the hull")
    [action] = actions_of(project.view(WEEK_3), ())
    assert not action.is_said_undone


@pytest.mark.parametrize(("again", "undone"), [(date(2031, 3, 8), 0), (WEEK_2, 1)])
def test_given_it_is_asked_for_again_then_only_after_its_day_is_it_undone(
    project, again, undone
):
    asked(project, WEEK_1, TAR, "Tar the hull")
    asked(project, again, TAR, "Tar the hull")
    [action] = actions_of(project.view(WEEK_3), ())
    assert len(action.undone) == undone
    assert action.is_said_undone is bool(undone)


@pytest.mark.parametrize(
    ("exported", "state", "undone"),
    [
        (WEEK_2, StatusCategory.ACTIVE, True),
        (WEEK_1, StatusCategory.ACTIVE, False),
        (WEEK_2, StatusCategory.CANCELLED, False),
    ],
)
def test_given_its_ticket_is_open_in_an_export_since_then_it_is_undone(
    project, exported, state, undone
):
    project.snapshot(exported, ticket("HUL-4", state, title="Coat of varnish"))
    asked(project, WEEK_1, KEYED, "Finish HUL-4")
    [action] = actions_of(project.view(WEEK_3), ())
    assert action.is_said_undone is undone


def test_given_it_is_undone_then_no_reader_of_the_register_is_shown_that(project):
    asked(project, WEEK_1, TAR, "Tar the hull")
    asked(project, WEEK_2, TAR, "Tar the hull")
    [action] = actions_of(project.view(WEEK_3), ())
    assert "undone" not in action.model_dump()
