"""What is asked of a launch, of ids, of blockers and of what is new since a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

PLAN = """# Plan, 3 March 2031

- Decision: deploying at weekends is fine.

General availability is Thursday 24 April 2031.

| ID | Milestone | Date |
|---|---|---|
| Q4 | Rollback rehearsed | 2031-04-02 |

- Ada Lund: the launch notes to the press are due on 20 March.
"""
WEEKLY = """# Weekly, 12 March 2031

Present: Ada Lund, Ben Osei

- We hold Thursday 24 April.
- APP-8 is done.
- No longer deploying at weekends: the operator refused.
- Ben Osei: the gateway certificate is stuck until the registrar answers.
"""
HEAD = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated,"
    "Inward issue link (Blocks)\n"
)
FIRST = HEAD + (
    "APP-7,1007,Renew the gateway certificate,Story,To Do,Ben Osei,2031-03-21,"
    "2031-03-01 09:00,2031-03-03 09:00,\n"
    "APP-8,1008,Answer of the registrar,Task,In Progress,Ada Lund,2031-03-20,"
    "2031-03-01 09:00,2031-03-03 09:00,\n"
)
SECOND = HEAD + (
    "APP-7,1007,Renew the gateway certificate,Story,Blocked,Ben Osei,2031-03-21,"
    "2031-03-01 09:00,2031-03-10 09:00,APP-8\n"
    "APP-8,1008,Answer of the registrar,Task,In Progress,Ada Lund,2031-03-20,"
    "2031-03-01 09:00,2031-03-03 09:00,\n"
)
RAID = (
    "ID,Type,Title,Status,Owner,Likelihood,Impact\n"
    "RSK_001,Risk,The vendor raises its price,Open,Ada Lund,3,4\n"
    "RSK_002,Risk,The old server dies,Open,Ben Osei,2,5\n"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("goal")
    ontrack("init", str(folder), "--name", "Goal")
    weeks = {
        "2031-03-05": {"plan.md": PLAN, "tickets/export.csv": FIRST},
        "2031-03-12": {
            "weekly.md": WEEKLY,
            "tickets/export.csv": SECOND,
            "raid/raid.csv": RAID,
        },
    }
    for day, files in weeks.items():
        for name, text in files.items():
            path = folder / "in" / day / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        ran = ontrack("-C", folder, "ingest", folder / "in" / day, "--as-of", day)
        assert ran.code == 0, ran.err
    return folder


def told(project: Path, question: str) -> str:
    return ontrack("-C", project, "ask", question).out


@pytest.mark.parametrize(
    "question",
    ["What is the launch date?", "When is the launch?", "When do we go live?"],
)
def test_a_launch_is_told_by_the_days_that_sentences_give_it(
    project: Path, question: str
) -> None:
    answer = told(project, question)
    assert "General availability is Thursday 24 April 2031" in answer
    assert "press" not in answer


def test_an_id_that_nothing_has_is_not_answered_with_another_entry(
    project: Path,
) -> None:
    answer = told(project, "Who owns RSK_003?")
    assert answer.startswith("The sources don't say; nothing has the id RSK_003 (as of")


def test_an_entry_with_an_underscore_in_its_id_is_the_first_hit(project: Path) -> None:
    ran = ontrack("-C", project, "search", "rsk_002", "--limit", "1")
    assert "The old server dies" in ran.out


def test_what_blocks_a_ticket_is_named_by_link_and_by_what_was_said(
    project: Path,
) -> None:
    answer = told(project, "What blocks APP-7?")
    assert "since 10 March, by APP-8 (Answer of the registrar)" in answer
    assert "stuck until the registrar answers" in answer


@pytest.mark.parametrize(
    "since", ["2031-03-05", "the 5th of March", "5 Mar", "last Wednesday", "last week"]
)
def test_what_is_new_since_a_day_is_told_from_the_changes(
    project: Path, since: str
) -> None:
    assert "was blocked on 10 March" in told(project, f"What changed since {since}?")


def test_the_short_name_of_a_plan_means_its_milestone(project: Path) -> None:
    assert "Rollback rehearsed is due 2 April" in told(project, "When is Q4?")


def test_words_that_say_other_than_the_tracker_are_told_beside_it(
    project: Path,
) -> None:
    answer = told(project, "Is APP-8 done?")
    assert "(APP-8) is In Progress" in answer
    assert "“APP-8 is done.”" in answer


def test_a_decision_that_was_reversed_is_told_with_its_reversal(
    project: Path,
) -> None:
    answer = told(project, "What was decided about deploying at weekends?")
    assert "No longer deploying at weekends" in answer


def test_a_slip_of_the_pen_is_read_as_the_nearest_word_and_said_so(
    project: Path,
) -> None:
    answer = told(project, "What blocks the certifciate of the gateway?")
    assert answer.startswith("Read as: certificate.")
    assert "APP-8" in answer
