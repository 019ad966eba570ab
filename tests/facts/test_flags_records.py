"""Records that cannot both be right: the log's dates and states beside the work's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.records import RaidEntry, RaidKind, StatusCategory, Ticket
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, raid, ticket
from tests.facts.flagging import seen

FIRST, LATER = date(2031, 3, 28), date(2031, 4, 11)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def dependency(due: date = FIRST, **cells: str) -> RaidEntry:
    cells.setdefault("title", "Steel beams for the bridge")
    return raid("D-1", RaidKind.DEPENDENCY, due=due, **cells)


def beams(due: date, title: str = "Beams: deliver the steel to the bridge") -> Ticket:
    return ticket("BRI-4", title=title, due=due, priority="High")


def test_a_dependency_that_keeps_a_date_its_work_has_left_is_a_contradiction(
    project: Project,
) -> None:
    project.raid_log(WEEK_1, dependency())
    project.snapshot(WEEK_1, beams(FIRST))
    assert seen(project, WEEK_1) == []
    project.snapshot(WEEK_2, beams(LATER))
    [flag] = seen(project, WEEK_2)
    assert (flag.subject, flag.first_seen) == ("D-1", WEEK_2)
    assert str(LATER) in flag.why
    project.raid_log(WEEK_3, dependency(LATER))
    assert seen(project, WEEK_3) == []


def test_work_that_never_had_the_logs_date_says_nothing_of_it(
    project: Project,
) -> None:
    project.raid_log(WEEK_1, dependency())
    project.snapshot(WEEK_1, beams(date(2031, 4, 1)))
    project.snapshot(WEEK_2, beams(LATER))
    assert seen(project, WEEK_2) == []


def test_other_work_of_the_same_date_says_nothing_of_it(project: Project) -> None:
    project.raid_log(WEEK_1, dependency())
    for day, due in ((WEEK_1, FIRST), (WEEK_2, LATER)):
        project.snapshot(day, beams(due, "Bridge: paint the railing"))
    assert seen(project, WEEK_2) == []


def rolled_out(title: str = "Turnstiles: install and open") -> Ticket:
    return ticket("STA-7", StatusCategory.DONE, title=title, resolved=WEEK_1)


@pytest.mark.parametrize(
    "words",
    [
        "The turnstiles were rolled back on Sunday, the old ones are open again.",
        "We backed out the turnstiles at noon.",
        "The turnstiles have been switched back.",
    ],
)
def test_work_that_is_done_and_was_rolled_back_is_a_contradiction(
    project: Project, words: str
) -> None:
    project.snapshot(WEEK_1, rolled_out())
    project.note(WEEK_2, words)
    [flag] = seen(project, WEEK_2)
    assert flag.subject == "STA-7"


@pytest.mark.parametrize(
    "words",
    [
        "If the queue is long, the turnstiles are rolled back.",
        "The turnstiles were not rolled back.",
        "The ticket shop was rolled back on Sunday.",
        "Were the turnstiles rolled back?",
        "We rehearsed how the turnstiles are rolled back.",
    ],
)
def test_what_was_not_rolled_back_contradicts_nothing(
    project: Project, words: str
) -> None:
    project.snapshot(WEEK_1, rolled_out())
    project.note(WEEK_2, words)
    assert seen(project, WEEK_2) == []


def test_an_open_issue_of_a_roll_back_counts_until_it_is_closed(
    project: Project,
) -> None:
    title = "Turnstiles rolled back on 2 March"
    project.snapshot(WEEK_1, rolled_out())
    project.raid_log(WEEK_1, raid("I-1", RaidKind.ISSUE, title=title, raised=WEEK_1))
    [flag] = seen(project, WEEK_1)
    assert flag.subject == "STA-7"
    closed = raid("I-1", RaidKind.ISSUE, title=title, status="Closed", state="closed")
    project.raid_log(WEEK_2, closed)
    assert seen(project, WEEK_2) == []


def test_an_analysis_that_is_done_was_never_rolled_out(project: Project) -> None:
    project.snapshot(WEEK_1, rolled_out("Turnstiles: measure the queue"))
    project.note(WEEK_2, "The turnstiles were rolled back on Sunday.")
    assert seen(project, WEEK_2) == []
