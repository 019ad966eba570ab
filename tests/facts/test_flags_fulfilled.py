"""Dependencies that the log keeps open and people say are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.facts import Flag
from assistant.domain.records import RaidKind, RaidState
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, raid
from tests.facts.flagging import seen

TITLE = "Quay 7 gets its second crane rail"


def flagged(
    folder: Path, *words: str, title: str = TITLE, state: RaidState = RaidState.OPEN
) -> list[Flag]:
    project = Project(folder)
    due = WEEK_2
    entry = raid("D-4", RaidKind.DEPENDENCY, title=title, due=due)
    project.raid_log(WEEK_1, entry)
    for number, one in enumerate(words):
        project.note(WEEK_2, f"- {one}", name=f"notes-{number}")
    project.raid_log(WEEK_3, entry.model_copy(update={"state": state}))
    return [one for one in seen(project, WEEK_3) if one.subject == "D-4"]


@pytest.mark.parametrize(
    "words",
    [
        "Per said that the second crane rail on quay 7 works since noon.",
        "The second crane rail of quay 7 is in place.",
        "At quay 7 the second crane rail has arrived.",
        "Quay 7: second crane rail was installed on Friday.",
    ],
)
def test_newer_words_that_it_is_there_contradict_the_open_entry(
    tmp_path: Path, words: str
) -> None:
    [flag] = flagged(tmp_path, words)
    assert str(WEEK_2) in flag.why
    assert any(words in getattr(one, "quote", "") for one in flag.evidence)


@pytest.mark.parametrize(
    "words",
    [
        "The second crane rail on quay 7 will be in place on Friday.",
        "The second crane rail on quay 7 is not in place.",
        "The order for the second crane rail of quay 7 is done.",
        "The second crane rail on quay 7 is half installed.",
        "Per works on the second crane rail of quay 7.",
        "The second crane rail on quay 8 is in place.",
        "The crane on quay 7 works.",
        "Once the second crane rail of quay 7 is here, we load.",
        "Is the second crane rail of quay 7 here?",
    ],
)
def test_words_of_another_thing_or_of_what_is_to_come_contradict_nothing(
    tmp_path: Path, words: str
) -> None:
    assert flagged(tmp_path, words) == []


def test_an_entry_that_the_log_closed_is_not_contradicted(tmp_path: Path) -> None:
    words = "The second crane rail of quay 7 is in place."
    assert flagged(tmp_path, words, state=RaidState.CLOSED) == []
