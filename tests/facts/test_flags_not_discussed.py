"""What mentions an entry of the log: its rare words, not those of any matter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, raid, ticket
from tests.facts.flagged import seen

RAISED = date(2031, 3, 3)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path)
    found.note(RAISED, "Catering was praised", "The ferry timetable changed")
    return found


def unmentioned(project: Project, title: str, *said: str, **cells: str) -> list[Flag]:
    """Return what is flagged of an entry after words of two later days."""
    entry = raid("R-4", title=title, likelihood=4, impact=4, raised=RAISED, **cells)
    project.raid_log(WEEK_1, entry)
    for day, words in zip((WEEK_1, WEEK_2), said, strict=False):
        project.note(day, words)
    return seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)


OLD = "Data in the old system is worse than expected"


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("Mapping the old data takes Ines all week.", {}),
        ("The old system lost four rows again.", {}),
        ("The data of the herd book has holes.", {"description": "Herd book first."}),
        ("Row counts in the herd book and the old ledger differ.", {"note": "Herd."}),
    ],
)
def test_an_entry_of_everyday_words_is_mentioned_by_two_of_them(
    project: Project, words: str, cells: dict[str, str]
) -> None:
    assert unmentioned(project, OLD, "The ferry is late.", words, **cells) == []


def test_an_entry_of_everyday_words_may_be_silent_too(project: Project) -> None:
    [flag] = unmentioned(project, OLD, "The ferry is late.", "The cake was good.")
    assert flag.subject == "R-4"


HELPDESK = "Helpdesk is flooded with questions in the first week"


@pytest.mark.parametrize(
    "words",
    [
        "Question: do we accept the lease as proof?",
        "Note: put it in my calendar for nine.",
        "Meeting: the questions of the board are answered.",
    ],
)
def test_a_word_of_any_talk_mentions_no_entry(project: Project, words: str) -> None:
    [flag] = unmentioned(project, HELPDESK, "The ferry is late.", words)
    assert flag.subject == "R-4"


@pytest.mark.parametrize(
    "words",
    [
        "R-4: Ines asks the helpdesk.",
        "The helpdesk is flooded already.",
        "Helpdesk: nobody trained yet.",
    ],
)
def test_its_id_or_its_own_words_mention_it(project: Project, words: str) -> None:
    assert unmentioned(project, HELPDESK, "The ferry is late.", words) == []


CONTRACT = "Harbourlog contract ends on 31 December"


def test_the_name_of_a_system_that_other_work_has_mentions_no_contract(
    project: Project,
) -> None:
    project.snapshot(RAISED, ticket("AB-9", title="Nightly copy out of Harbourlog"))
    project.snapshot(
        RAISED, ticket("AB-8", title="Paint contract of the pier"), stream="other"
    )
    words = "The key of Harbourlog is kept in the safe."
    [flag] = unmentioned(project, CONTRACT, "The ferry is late.", words)
    assert flag.subject == "R-4"


@pytest.mark.parametrize(
    "words",
    [
        "Does anybody extend the contract with Harbourlog?",
        "The Harbourlog contract lies with the lawyers.",
    ],
)
def test_both_words_of_it_mention_the_contract(project: Project, words: str) -> None:
    project.snapshot(RAISED, ticket("AB-9", title="Nightly copy out of Harbourlog"))
    assert unmentioned(project, CONTRACT, "The ferry is late.", words) == []
