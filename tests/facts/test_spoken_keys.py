"""Bare numbers of tickets: "#12" is `yard#12` where no other list is numbered."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.asked.question import read_question
from assistant.domain.people import People
from assistant.facts.mentions import mentions_of
from tests.facts.builders import WEEK_1, Project, ticket

SAID = "- The crates of #12 are here."


def remarks(tmp_path: Path, key: str, *tickets: str) -> list[str]:
    project = Project(tmp_path)
    project.snapshot(WEEK_1, *(ticket(each) for each in tickets))
    project.note(WEEK_1, SAID)
    found = mentions_of(project.view(WEEK_1)).of([], {key})
    return [one.text for one in found if "crates" in one.text]


@pytest.mark.parametrize(
    ("key", "tickets", "found"),
    [
        ("yard#12", ("yard#12", "yard#13"), True),
        ("yard#12", ("yard#12", "ABC-1"), True),
        ("#12", ("#12", "#13"), True),
        ("yard#13", ("yard#12", "yard#13"), False),
        ("yard#12", ("yard#12", "hall#12"), False),
        ("yard#12", ("yard#12", "hall#3"), False),
        ("yard#1", ("yard#1", "yard#2"), False),
    ],
)
def test_a_bare_number_mentions_the_ticket_of_the_only_list(
    tmp_path: Path, key: str, tickets: tuple[str, ...], found: bool
) -> None:
    assert bool(remarks(tmp_path, key, *tickets)) is found


@pytest.mark.parametrize(
    ("asked", "keys", "ids"),
    [
        ("Who has #12?", {"yard#12", "yard#2"}, {"yard#12"}),
        ("Who has (#2)?", {"yard#12", "yard#2"}, {"yard#2"}),
        ("Who has yard#12?", {"yard#12", "yard#2"}, {"yard#12"}),
        ("Who has yard#12?", {"yard#12", "hall#12"}, {"yard#12"}),
        ("Who has #12?", {"yard#12", "hall#12"}, set()),
        ("Who has #3?", {"yard#12", "yard#2"}, set()),
    ],
)
def test_a_question_may_ask_for_a_ticket_by_its_bare_number(
    asked: str, keys: set[str], ids: set[str]
) -> None:
    assert read_question(asked, People([]), keys).ids == ids
