"""Whether the records show that what somebody was asked to enter is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.records import RaidKind, StatusCategory
from assistant.facts.actions.record_events import RecordEvents, record_events
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid, ticket

ASKED = date(2031, 3, 10)


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> RecordEvents:
    """Of a log and a tracker into which one thing each came in the second week."""
    folder: Path = tmp_path_factory.mktemp("records")
    project = Project(folder)
    old = raid("R-1", title="Paint supplier goes out of business")
    strike = raid("R-2", title="Dockers' strike delays the hinges", raised=ASKED)
    lease = raid("D-2", RaidKind.DEPENDENCY, title="Crane lease for pier 4")
    project.raid_log(WEEK_1, old)
    project.raid_log(WEEK_2, old, strike, lease)
    done = ticket("GATE-1", StatusCategory.DONE, title="Pump room: test and seal")
    open_ = done.model_copy(
        update={"category": StatusCategory.ACTIVE, "status": "Open"}
    )
    shed = ticket("GATE-2", title="Repaint the boat shed")
    project.snapshot(WEEK_1, done)
    project.snapshot(WEEK_2, open_, shed)
    return record_events(project.view(WEEK_2))


@pytest.mark.parametrize(
    "what",
    [
        "Put the dockers' strike in the RAID log",
        "Add the strike of the dockers to the risk register",
        "Enter the delay of the hinges in the RAID log",
        "Log the dockers' strike as a risk",
        "Raise a risk about the dockers' strike",
        "Add the lease of the crane for pier 4 to the RAID log",
        "Open a ticket for repainting the boat shed",
        "Put the boat shed repaint on the board",
        "Reopen GATE-1",
        "Reopen the pump room test, it was closed too early",
    ],
)
def test_what_was_to_be_entered_or_reopened_is_done_when_it_is_there(
    events: RecordEvents, what: str
) -> None:
    assert events.show(what, ASKED)


@pytest.mark.parametrize(
    "what",
    [
        "Put the paint supplier in the RAID log",
        "Put the lease of the trucks in the RAID log",
        "Add the crane lease for pier 5 to the RAID log",
        "Put the dockers' strike on the agenda",
        "Put a risk in",
        "Ask the dockers about the strike",
        "Remove the dockers' strike from the RAID log",
        "Repaint the boat shed",
        "Reopen the boat shed",
        "Reopen GATE-2",
    ],
)
def test_other_entries_and_other_work_show_nothing(
    events: RecordEvents, what: str
) -> None:
    assert not events.show(what, ASKED)


def test_what_came_before_it_was_asked_for_shows_nothing(events: RecordEvents) -> None:
    assert not events.show("Put the dockers' strike in the RAID log", WEEK_2)
