"""When something happened is told by what closed it, never by what is planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask import ask, told

_HEAD = (
    "Issue key,Issue Type,Summary,Status,Assignee,Created,Updated,Resolved,Due date\n"
)
_TICKETS = {
    "2032-05-07": _HEAD
    + "FER-1,Task,Ramp gearbox,In Progress,Ole Brandt,2032-04-20,2032-05-06,,2032-05-28\n"
    "FER-2,Task,Send the hull survey to the class society,In Progress,Ida Roth,"
    "2032-04-20,2032-05-06,,2032-05-21\n"
    "FER-3,Task,Pier 2: pour the foundation,To Do,Ole Brandt,2032-04-20,2032-05-01,,"
    "2032-06-04\n"
    "FER-4,Task,New ticket machines for the quay,Done,Ida Roth,2032-04-20,2032-05-05,"
    "2032-05-05,2032-05-28\n"
    "FER-6,Task,Pump delivery,In Progress,Ida Roth,2032-04-20,2032-05-05,,2032-05-28\n",
    "2032-05-14": _HEAD
    + "FER-1,Task,Ramp gearbox,Done,Ole Brandt,2032-04-20,2032-05-12,2032-05-12,"
    "2032-05-28\n"
    "FER-2,Task,Send the hull survey to the class society,Done,Ida Roth,2032-04-20,"
    "2032-05-11,2032-05-11,2032-05-21\n"
    "FER-3,Task,Pier 2: pour the foundation,In Progress,Ole Brandt,2032-04-20,"
    "2032-05-13,,2032-06-04\n"
    "FER-4,Task,New ticket machines for the quay,Done,Ida Roth,2032-04-20,2032-05-05,"
    "2032-05-05,2032-05-28\n"
    "FER-7,Task,Handover of Skagen berth 3 by the port,Done,Ole Brandt,2032-04-20,"
    "2032-05-12,2032-05-12,2032-05-28\n"
    "FER-8,Task,Radar for the bridge: mounting and calibration,Done,Ole Brandt,"
    "2032-04-20,2032-05-12,2032-05-12,2032-05-28\n"
    "FER-6,Task,Pump delivery,Done,Ida Roth,2032-04-20,2032-05-13,2032-05-13,2032-05-28\n",
}
_NOTES = """# Ferry refit: weekly, 13 May 2032

Present: Ole Brandt, Ida Roth, Ada Lund

- The anchor chain is to be galvanised by 20 May.
- Ada will sign the berth lease on 25 May.
- The safety drill was held yesterday, with all hands.
- The paint order stays unsigned.

## Actions

- [ ] Ida Roth: send the crew list to the harbour master by 18 May
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ferry")
    project = root / "project"
    assert ontrack("init", project, "--name", "Ferry refit").code == 0
    for day, text in _TICKETS.items():
        path = root / day / "tickets" / f"export-{day}.csv"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        if day == "2032-05-14":
            (root / day / "notes.md").write_text(_NOTES, encoding="utf-8")
        read = ontrack("-C", project, "ingest", root / day, "--as-of", day)
        assert read.code == 0, read.err
    return project


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When was the ramp gearbox delivered?", "12 May"),
        ("When did the ramp gearbox arrive?", "12 May"),
        ("When was the ramp gearbox fitted?", "12 May"),
        ("When was the hull survey sent to the class society?", "11 May"),
        ("On which day was the hull survey sent?", "11 May"),
        ("When did Ida send the hull survey?", "11 May"),
        ("When were the ticket machines installed?", "5 May"),
        ("When was FER-1 delivered?", "12 May"),
        ("When was the pump delivered?", "13 May"),
        ("When was berth 3 handed over?", "12 May"),
        ("When was the radar calibrated?", "12 May"),
    ],
)
def test_what_a_closed_ticket_tells_happened_on_the_day_that_closed_it(
    ferry: Path, question: str, day: str
) -> None:
    said = told(ask(ferry, question))
    assert f"was finished on {day}" in said
    assert "28 May" not in said
    assert "21 May" not in said


@pytest.mark.parametrize(
    "question",
    [
        "When was the foundation of pier 2 poured?",
        "When was the pier 2 foundation poured?",
        "When was FER-3 delivered?",
    ],
)
def test_what_is_not_closed_is_told_as_planned_only(ferry: Path, question: str) -> None:
    said = told(ask(ferry, question))
    assert "is not reported as done" in said
    assert "planned for 4 June" in said


@pytest.mark.parametrize(
    "question",
    [
        "When was the ramp gearbox of the tug delivered?",
        "When was the foundation of pier 3 poured?",
        "When was the hull painted?",
        "When was the hull survey sent to the insurer?",
        "When did Ole send the hull survey?",
        "When was the pump installed?",
        "When was berth 4 handed over?",
        "When was the radar manual delivered?",
        "When was the ramp gearbox ordered?",
        "When were the two ticket machines installed?",
        "When was the gearbox oil delivered?",
    ],
)
def test_the_closing_of_another_thing_or_deed_is_no_answer(
    ferry: Path, question: str
) -> None:
    assert "was finished" not in told(ask(ferry, question))


@pytest.mark.parametrize(
    "question",
    ["When was the anchor chain galvanised?", "When did Ada sign the lease?"],
)
def test_a_plan_is_not_told_as_if_it_had_happened(ferry: Path, question: str) -> None:
    assert not ask(ferry, question)["answered"]


def test_words_that_tell_the_deed_with_its_day_or_deny_it_answer(ferry: Path) -> None:
    assert "held yesterday" in told(ask(ferry, "When was the safety drill held?"))
    assert "unsigned" in told(ask(ferry, "When was the paint order signed?"))


def test_an_action_that_nobody_calls_done_is_told_as_planned(ferry: Path) -> None:
    said = told(ask(ferry, "When was the crew list sent?"))
    assert "no words were recognised that say it is done" in said
    assert "planned for 18 May" in said
