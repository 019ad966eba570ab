"""What is asked for as a list is told as one: decisions, holdings, what slipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask import ask, told

_HEAD = (
    "Issue key,Issue Type,Summary,Status,Assignee,Created,Updated,Due date,Comment\n"
)
_TICKETS = {
    "2032-09-03": _HEAD
    + "ZOO-1,Task,Otter pool pump,In Progress,Rhea Lund,2032-08-20,2032-09-01,2032-09-10,\n"
    "ZOO-2,Task,Aviary netting,In Progress,Finn Orr,2032-08-20,2032-09-01,2032-09-12,\n",
    "2032-09-10": _HEAD
    + "ZOO-1,Task,Otter pool pump,Blocked,Rhea Lund,2032-08-20,2032-09-08,2032-09-20,"
    "08/Sep/32 9:00 AM;rhea.lund;Waiting for the impeller because the maker is closed.\n"
    "ZOO-2,Task,Aviary netting,In Progress,Finn Orr,2032-08-20,2032-09-01,2032-09-12,\n",
}
_NOTES = {
    "2032-09-03": """# Zoo: weekly, Wednesday 1 September 2032

Present: Rhea Lund, Finn Orr, Vera Holt

- Decision (Vera): the penguins move into the old bath house.
- Decision (Finn): the aviary netting is black.
""",
    "2032-09-10": """# Zoo: weekly, Wednesday 8 September 2032

Present: Rhea Lund, Finn Orr, Vera Holt

- Decision (Vera): the aviary netting is ordered from one maker.
- Decision (Rhea): the otters stay inside until the pump runs.
""",
}


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("zoo")
    project = root / "project"
    assert ontrack("init", project, "--name", "Zoo").code == 0
    for day, text in _TICKETS.items():
        path = root / day / "tickets" / f"export-{day}.csv"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        (root / day / "notes.md").write_text(_NOTES[day], encoding="utf-8")
        read = ontrack("-C", project, "ingest", root / day, "--as-of", day)
        assert read.code == 0, read.err
    return project


@pytest.mark.parametrize(
    ("question", "parts", "others"),
    [
        ("What was decided last week?", ["bath house", "black"], ["one maker"]),
        ("What did we decide this week?", ["one maker", "otters"], ["bath house"]),
        ("What decisions were taken by Vera?", ["one maker", "bath house"], ["black"]),
        ("What did Vera decide this week?", ["one maker"], ["bath house", "otters"]),
        (
            "What was decided about the aviary netting?",
            ["one maker", "black"],
            ["otters"],
        ),
        ("Which decisions were taken on the penguins?", ["bath house"], ["netting"]),
        ("What decisions have we made so far?", ["one maker", "bath house"], []),
    ],
)
def test_the_decisions_of_a_time_a_person_or_a_matter_are_listed(
    zoo: Path, question: str, parts: list[str], others: list[str]
) -> None:
    said = told(ask(zoo, question))
    assert all(part in said for part in parts), said
    assert not any(other in said for other in others), said


def test_the_newest_decision_comes_first(zoo: Path) -> None:
    said = told(ask(zoo, "What was decided about the aviary netting?"))
    assert said.index("one maker") < said.index("black")


@pytest.mark.parametrize(
    "question",
    [
        "What was decided about the ticket office?",
        "Which decisions were taken on the penguin food?",
        "Which decisions are still open?",
    ],
)
def test_no_decision_of_another_matter_is_listed(zoo: Path, question: str) -> None:
    assert "decided on" not in told(ask(zoo, question))


def test_what_somebody_owns_is_what_the_records_give_them(zoo: Path) -> None:
    said = told(ask(zoo, "What does Rhea own?"))
    assert "Otter pool pump" in said
    assert "Aviary netting" not in said


def test_what_slipped_holds_nothing_that_did_not(zoo: Path) -> None:
    for question in ("What slipped this week?", "What has slipped?"):
        said = told(ask(zoo, question))
        assert "Otter pool pump (ZOO-1) moved from 10 September to 20 September" in said
        assert "Aviary netting" not in said


def test_what_is_blocked_is_told_with_why(zoo: Path) -> None:
    for question in ("What is blocked and why?", "What is stuck, and why?"):
        said = told(ask(zoo, question))
        assert "Otter pool pump (ZOO-1) has been blocked since" in said
        assert "impeller" in said


def test_what_changed_last_week_does_not_hold_this_week(zoo: Path) -> None:
    said = told(ask(zoo, "What changed last week?"))
    assert "20 September" not in said
    assert "one maker" not in said
