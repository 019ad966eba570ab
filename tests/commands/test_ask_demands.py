"""A question is answered by what its form demands: a price, a doer, a cause, an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_NOTES = {
    "2031-03-03": """# Weekly, 3 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

- Oven base: a stone plate of 250 mm, laid by 14 March, needs 4 days to dry.
- Ben has not found a mason yet. He asks Ida whether we may cut the hedge.
- Ovens: Volta is cheaper by 3,800 euros, Kern delivers sooner.
- Flour: 900 kg ordered from Hill Mills on 1 March.
- The flour store was inspected. Ida has a copy of the report.
- Ben sends the drain plans to Ida by 5 March.

Actions
- Ada: Volta order placed by 5 March
- Ben: ask Ida about the hedge by 6 March
""",
    "2031-03-10": """# Weekly, 10 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

- Hedge: Ida said yes, if we plant a new one. Nobody cuts it before April.
- Drain plans from Ben came this morning.
- Mason: Stein & Son start on 17 March. Ben signed it.
- Sign: 640 euros with the lamp. The budget for the sign is 900 euros.
- Oven: delivery moved from 12 March to 26 March. Volta has a shortage of doors.
- Eight shelves are painted.
- Torvald asked for paper bags. Ben said no.
- The forecast is 52,000 euros against a budget of 50,000 euros.
""",
}
_PLAN = """# Plan, 10 March 2031

| Milestone | Baseline | Forecast | Status |
| --- | --- | --- | --- |
| Oven delivered | 2031-03-12 | 2031-03-26 | Late |
| Water connected | 2031-03-14 | 2031-03-21 | Late |
"""
_TICKETS = (
    "Summary,Issue key,Status,Assignee,Due date,Description\n"
    "Order the oven,BAK-1,Done,Ada Lund,2031-03-05,\n"
    "Paint the shelves,BAK-2,In Progress,Ben Osei,2031-03-20,Twelve shelves.\n"
)


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demands")
    (root / "files").mkdir()
    for day, text in _NOTES.items():
        (root / "files" / f"{day}-notes.md").write_text(text, encoding="utf-8")
    (root / "files" / "plan-2031-03-10.md").write_text(_PLAN, encoding="utf-8")
    (root / "files" / "tickets-2031-03-12.csv").write_text(_TICKETS, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Bakery").code == 0
    settings = project / "ontrack.toml"
    text = settings.read_text(encoding="utf-8")
    label = '\n[[sources]]\nglob = "*-notes.md"\nlabel = "client"\n'
    settings.write_text(text + label, encoding="utf-8")
    read = ontrack("-C", project, "ingest", root / "files", "--as-of", "2031-03-12")
    assert read.code == 0, read.err
    return project


def told(project: Path, question: str, *more: str) -> str:
    return ontrack("-C", project, "ask", question, *more).out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("How much does the sign cost?", "640 euros"),
        ("What is the forecast cost of the project?", "52,000 euros"),
        ("Who ordered the oven?", "Ada Lund"),
        ("Why is the oven late?", "shortage of doors"),
        ("May we cut the hedge?", "said yes"),
        ("Did Ben ask Ida about the hedge?", "said yes"),
        ("Has Ben found a mason?", "Stein & Son"),
        ("What happened with the drain plans?", "came this morning"),
        ("Has the flour order been placed?", "900 kg ordered"),
        ("How many shelves are painted?", "Eight shelves"),
    ],
)
def test_what_the_form_of_a_question_asks_for_answers_it(
    bakery: Path, question: str, part: str
) -> None:
    first = told(bakery, question).splitlines()[0]
    assert part in first


@pytest.mark.parametrize(
    "question",
    [
        "How much does the oven base cost?",
        "How much is the oven base?",
        "How much is the oven?",
        "Who goes to the oven test?",
        "Why is the water late?",
        "Has the milk order been placed?",
        "Has the stone plate been laid?",
        "How many litres of flour did we order?",
    ],
)
def test_words_on_the_thing_that_do_not_give_what_is_asked_for_are_no_answer(
    bakery: Path, question: str
) -> None:
    assert not told(bakery, question).startswith("- ")


def test_a_client_hears_the_sentence_that_names_nobody(bakery: Path) -> None:
    said = told(bakery, "When is the oven delivery?", "--audience", "client")
    assert "26 March" in said
    said = told(bakery, "Was the flour store inspected?", "--audience", "client")
    assert "flour store was inspected" in said
    assert "Ida" not in said
    said = told(bakery, "Do we get paper bags?", "--audience", "client")
    assert "Torvald" not in said
