"""A reason in a sentence or a line of its own is told with what it explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_NOTES = """# Weekly, 3 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

## Decisions

- Studio B goes first. Reason: its desk is already there.
- We keep the old mast.
- Why: the new one has no permit.
- The transmitter is rented. The reason is that buying takes a board vote.
- The archive moves last. This is because the tapes are still being copied.
- The newsroom stays open at night. Why? The late shift has no other desk.
- The foyer is painted white.
- Reason for this: the landlord paid for it.
- The start of studio B moves to 9 April because the cables came late.
- The signal drops at noon. Ben thinks it is the old cable, not proven yet.
- The hum in the cellar is gone: it came from the lamp.
- The echo in the foyer: cause still unknown.
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("reasons")
    project = root / "project"
    assert ontrack("init", project, "--name", "Studio").code == 0
    (root / "2031-03-03_weekly.md").write_text(_NOTES, encoding="utf-8")
    read = ontrack("-C", project, "ingest", root / "2031-03-03_weekly.md")
    assert read.code == 0, read.err
    return project


def _told(project: Path, question: str) -> str:
    told = ontrack("-C", project, "ask", question).out
    return " ".join(told.split("Nearest:")[0].split("the nearest words:")[0].split())


@pytest.mark.parametrize(
    ("question", "matter", "reason"),
    [
        ("Why does studio B go first?", "goes first", "desk is already there"),
        ("Why do we keep the old mast?", "keep the old mast", "has no permit"),
        ("Why is the transmitter rented?", "is rented", "takes a board vote"),
        ("Why does the archive move last?", "moves last", "still being copied"),
        ("Why does the newsroom stay open?", "stays open", "no other desk"),
        ("Why is the foyer painted white?", "painted white", "landlord paid"),
    ],
)
def test_a_reason_of_its_own_is_told_with_what_it_explains(
    studio: Path, question: str, matter: str, reason: str
) -> None:
    told = _told(studio, question)

    assert matter in told
    assert reason in told
    assert "cables came late" not in told


def test_a_reason_in_the_next_line_is_cited_with_both_lines(studio: Path) -> None:
    told = ontrack("-C", studio, "ask", "Why do we keep the old mast?", "--json").json

    [claim] = told["answer"]
    assert {piece["locator"] for piece in claim["evidence"]} == {"line 8", "line 9"}


@pytest.mark.parametrize(
    "question",
    [
        "Why does the new mast have no permit?",
        "Why did the landlord pay for it?",
        "Why is the desk in studio B?",
    ],
)
def test_a_reason_explains_nothing_but_its_matter(studio: Path, question: str) -> None:
    told = _told(studio, question)

    assert "permit" not in told
    assert "landlord" not in told
    assert "desk is already" not in told


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is the cause of the signal drop known?", "thinks it is the old cable"),
        ("Do we know why the signal drops?", "not proven yet"),
        ("Why does the signal drop at noon?", "thinks it is the old cable"),
        ("Is the cause of the hum known?", "came from the lamp"),
        ("Is the reason for the echo clear?", "cause still unknown"),
    ],
)
def test_a_cause_is_told_as_far_as_it_is_known(
    studio: Path, question: str, answer: str
) -> None:
    assert answer in _told(studio, question)


@pytest.mark.parametrize(
    "question",
    [
        "Is the cause of the flood known?",
        "Do we know why the desk is there?",
        "Is the cause of the signal delay in studio B known?",
    ],
)
def test_the_cause_of_another_thing_is_not_told(studio: Path, question: str) -> None:
    told = _told(studio, question)

    assert "Noted" not in told
