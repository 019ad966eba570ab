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
- Stall: reserved for 5 and 6 April with Tall Tents. Over 40 km/h of wind they fold it.
- Cora: waiting for the tiles from Rome.
- Ida has not answered about BK-7, she was due on Friday.
- Ben is on holiday from 10 to 14 March.
- Ada chose Mill Foods for the nuts. They are nearer, she said, and deliver daily.
- The bins stand behind the shed.
- Gas pipe: Decided: through the side door.
- Two steps broke. Ada asked why that was not seen before. Ben said snow hid it.
""",
    "2031-03-12": """# Call, 12 March 2031

Present: Ada Lund, Ida Roth

- Ida accepted BK-7, lights until 22:00.
- The cracks in both steps need a mason; snow is left.
- The tiles from Rome arrived. Cora lays them now.
""",
}
_LOG = """# Decision log

| No | Date | Decision | Decided by |
| --- | --- | --- | --- |
| 1 | 2031-03-10 | Pipe through the side door | Ida Roth |
"""
_PLAN = """# Plan, 10 March 2031

| Milestone | Baseline | Forecast | Status |
| --- | --- | --- | --- |
| Oven delivered | 2031-03-12 | 2031-03-26 | Late |
| Water connected | 2031-03-14 | 2031-03-21 | Late |
"""
_TICKETS = (
    "Summary,Issue key,Status,Assignee,Due date,Description,Inward issue link (Blocks)\n"
    "Order the oven,BAK-1,Done,Ada Lund,2031-03-05,,\n"
    "Paint the shelves,BAK-2,In Progress,Ben Osei,2031-03-20,Twelve shelves.,BAK-3\n"
    "Order the boards,BAK-3,To Do,Ada Lund,2031-03-15,,\n"
)


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demands")
    (root / "files").mkdir()
    for day, text in _NOTES.items():
        (root / "files" / f"{day}-notes.md").write_text(text, encoding="utf-8")
    (root / "files" / "decision-log.md").write_text(_LOG, encoding="utf-8")
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
        ("Who is the stall company?", "Tall Tents"),
        ("Which dates is the stall reserved for?", "5 and 6 April"),
        ("What is the wind limit for the stall?", "40 km/h"),
        ("Who is our stall supplier?", "Tall Tents"),
        ("Has Ida answered about BK-7?", "accepted BK-7"),
        ("Did Ida reply on BK-7?", "accepted BK-7"),
        ("What is Cora waiting for?", "tiles from Rome arrived"),
        ("Is Ben here this week?", "away from 10 March"),
        ("Is Ben available on 13 March?", "away from 10 March"),
        ("Why did we choose Mill Foods?", "nearer, she said"),
        ("Why was Mill Foods picked?", "nearer, she said"),
        ("Are we over budget?", "52,000 euros against"),
        ("Where do the bins go?", "behind the shed"),
        ("Who decided on the gas pipe?", "Ida Roth decided"),
        ("Why was the crack not seen before?", "snow hid it"),
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
        "Who is ordering the flour?",
        "Who reserved the stall?",
        "Who is the oven company?",
        "Has Cora answered about BK-7?",
        "What is Ida waiting for?",
        "What is Ada waiting on?",
        "Is Ben available next week?",
        "Is Ada here this week?",
        "Why did we choose Kern?",
        "Is the oven over budget?",
        "Where does the oven go?",
        "Why was the price not seen before?",
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


@pytest.mark.parametrize("reader", [(), ("--audience", "client")])
def test_the_milestones_that_moved_are_told_beside_the_colour(
    bakery: Path, reader: tuple[str, ...]
) -> None:
    first, *rest = told(bakery, "Is everything on track?", *reader).splitlines()
    assert "(red)" in first or "(amber)" in first
    assert any("Oven delivered" in one and "26 March" in one for one in rest)


def test_a_client_hears_by_its_title_what_blocks(bakery: Path) -> None:
    said = told(bakery, "Is anything blocking the project?", "--audience", "client")
    assert "Paint the shelves" in said
    assert "waiting for “Order the boards”" in said
