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
- The gong can't move before May. Nobody carries it in winter. So 5 May for the gong.
- The caterer stays a week longer: forecast 1.3 against 1.2.
- Ida remembers a studio, years ago, where moving the organ took a year because of mice.
- The organ is in the hall, tuned and dusted.
- The blinds are all up.
- The cups of the caterer came, invoices for cups go to Ida Roth.
- The old lift can carry ten crates. The set has twenty. So no.
- The fog lamps came with a dent.
- **Stand-in.** Cleo Marsh does it from the 10th.
- Ben is on leave from 10 to 20 March, somebody has to be found to stand in.
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


def test_what_begins_with_so_is_told_with_what_stands_before_it(studio: Path) -> None:
    told = _told(studio, "Why does the gong go up on 5 May?")

    assert "Nobody carries it in winter. So 5 May" in told


def test_a_clause_before_a_sum_says_why_it_rose(studio: Path) -> None:
    assert "stays a week longer" in _told(studio, "Why has the forecast gone up?")


@pytest.mark.parametrize(
    "question",
    [
        "Why can't the organ be moved earlier?",
        "Why isn't the organ in the cellar?",
        "Why were the blinds late?",
    ],
)
def test_words_without_a_reason_and_stories_of_elsewhere_say_no_why(
    studio: Path, question: str
) -> None:
    assert "don't say" in _told(studio, question) or "No sure" in _told(
        studio, question
    )


@pytest.mark.parametrize(
    "question",
    [
        "Did the caterer invoice us for the blinds?",
        "Did anybody complain about the fog lamps?",
        "Did the caterer invoice us for the cups?",
        "Did Ada thank the landlord for the paint?",
    ],
)
def test_a_deed_that_no_words_tell_is_not_said(studio: Path, question: str) -> None:
    told = _told(studio, question)

    assert "don't say" in told or "No sure answer" in told


def test_who_does_it_under_the_title_of_a_stand_in_stands_in(studio: Path) -> None:
    assert "Cleo Marsh does it" in _told(studio, "Who stands in for Ben Osei?")


def test_two_questions_in_one_are_each_answered(studio: Path) -> None:
    told = _told(studio, "Why is the transmitter rented, and who stands in for Ben?")

    assert "takes a board vote" in told
    assert "Cleo Marsh does it" in told


def test_a_yes_or_no_that_is_drawn_is_told_with_what_it_is_drawn_from(
    studio: Path,
) -> None:
    assert "So no." in _told(studio, "Can the old lift carry the set?")
    assert "So no." in _told(studio, "Can the old lift carry ten crates?")
