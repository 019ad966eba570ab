"""What is decided, done, paid or counted is told by the newest words of that thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_FILES = {
    "2031-05-05-harbour-board.md": """# Harbour board, 5 May 2031

Present: Ada Lund, Ben Osei

| Item | Discussion | Outcome |
|---|---|---|
| Crane | Two offers were compared. | The crane is rented for the whole summer. |
| Paint | Nobody had seen the samples. | No decision. Ben to bring the samples. |
| Moorings | Short. | Guests moor at the east quay from June on. |
| Flags | Long. | Noted. |
""",
    "2031-05-06-weekly.md": """# Weekly, 6 May 2031

Present: Ada Lund, Ben Osei

- The charts have a spare set next week.
- Winch 3 is broken since Monday.
- The shed has a new lock next week.
- The load test of the pier was put off.
- Sail numbers: 12 of 90 are sewn.
- The dredging costs €14,000 this year.
- Five divers inspect the quay wall at the regatta.
""",
    "2031-05-07-norsk-call.md": """# Call with Norbank, 7 May 2031

- Fees: we pay 0.8% for each card and keep the rest.
""",
    "2031-05-12-weekly.md": """# Weekly, 12 May 2031

Present: Ada Lund, Ben Osei

- 5 of the 30 buoys are still not painted, the shed was locked.
- Sail numbers: 40 of 90, the machine is slow.
- 3 of the 12 ladders are not cleaned.
""",
    "2031-05-14-weekly.md": """# Weekly, 14 May 2031

Present: Ada Lund, Ben Osei

- Spare set of the charts complete, all sheets checked.
- Winch 3 is back.
- The tide gauge is not working, a cable is cut.
- Ben has to follow up the pilot boat.
- 12 of 12 ladders are cleaned.
- The new lock of the shed is not ready.
- Seven divers look for the anchor.
- Ben says the buoy card was closed too early, five of the 30 are left.
""",
    "tickets.csv": """Issue key,Summary,Status,Status Category,Due date,Resolved,Updated,Assignee
HAR-1,Paint 30 buoys,Done,Done,2031-05-14,2031-05-13,2031-05-13,Ben Osei
HAR-2,Clean 12 ladders,Done,Done,2031-05-14,2031-05-13,2031-05-13,Ben Osei
HAR-3,Repair of the slipway lights,Done,Done,2031-05-14,2031-05-13,2031-05-13,Ben Osei
""",
    "disk-load.xml": """<?xml version="1.0"?>
<testsuite name="disk-load" tests="1" failures="0" timestamp="2031-05-13T06:00:00">
<testcase classname="disk" name="reads"/></testsuite>
""",
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("harbour")
    project, files = root / "project", root / "files"
    files.mkdir()
    assert ontrack("init", project, "--name", "Harbour").code == 0
    for name, text in _FILES.items():
        (files / name).write_text(text, encoding="utf-8")
    read = ontrack("-C", project, "ingest", files, "--as-of", "2031-05-15")
    assert read.code == 0, read.err
    return project


def _told(project: Path, question: str) -> str:
    return ontrack("-C", project, "ask", question).out


@pytest.mark.parametrize(
    "question",
    [
        "What was decided by the harbour board on 5 May?",
        "What did the harbour board decide on 5 May?",
        "Which decisions did the harbour board make on 5 May?",
        "What was decided on 5 May?",
    ],
)
def test_a_body_and_a_day_give_every_outcome_and_no_missing_one(
    harbour: Path, question: str
) -> None:
    told = _told(harbour, question)

    assert "rented for the whole summer" in told
    assert "east quay" in told
    assert "No decision" not in told
    assert "Noted." not in told


def test_another_body_decided_nothing_of_it(harbour: Path) -> None:
    told = _told(harbour, "What was decided by the museum council on 5 May?")

    assert "rented" not in told.partition("Nearest")[0].partition("nearest")[0]
    assert "- Noted on 5 May: Outcome: “No decision" not in told


def test_of_one_matter_it_is_told_that_nothing_was_decided(harbour: Path) -> None:
    assert "No decision" in _told(harbour, "What was decided about the paint?")


@pytest.mark.parametrize(
    ("question", "passed"),
    [
        ("Did the load test pass?", False),
        ("Has the load test passed?", False),
        ("Did the disk-load test pass?", True),
        ("Did the disk test pass?", False),
        ("Are the disk-load tests green?", True),
    ],
)
def test_one_test_is_not_answered_by_a_run_of_another_name(
    harbour: Path, question: str, *, passed: bool
) -> None:
    told = _told(harbour, question)

    assert ("The run of disk-load on 13 May passed" in told) is passed


def test_newer_words_that_a_card_was_closed_too_early_come_first(
    harbour: Path,
) -> None:
    told = _told(harbour, "Are all buoys painted?").splitlines()

    assert "closed too early" in told[0]
    assert any("HAR-1" in line for line in told[1:3])
    assert any("5 of the 30" in line for line in told[1:4])


@pytest.mark.parametrize(
    "question", ["Are all ladders cleaned?", "Are the slipway lights repaired?"]
)
def test_what_nothing_gainsays_is_told_by_its_ticket_alone(
    harbour: Path, question: str
) -> None:
    told = _told(harbour, question)

    assert "is Done" in told
    assert "closed too early" not in told
    assert "3 of the 12" not in told


def test_fees_of_one_firm_are_not_the_costs_of_another_thing(harbour: Path) -> None:
    told = _told(harbour, "What fees do we pay to Norbank?")

    assert "0.8%" in told
    assert "14,000" not in told


def test_what_no_source_says_of_a_firm_is_not_told_of_another(harbour: Path) -> None:
    told = _told(harbour, "What fees do we pay to Skagerpay?")

    assert not told.startswith("- ")


def test_what_was_planned_is_told_behind_newer_words_that_it_is_done(
    harbour: Path,
) -> None:
    told = _told(harbour, "Is there a spare set of the charts?").splitlines()

    assert "Spare set of the charts complete" in told[0]


def test_newer_words_that_it_is_not_done_do_not_say_that_it_is(harbour: Path) -> None:
    first = _told(harbour, "Is there a new lock on the shed?").splitlines()[0]

    assert not first.startswith("- Noted on 14 May") or "not ready" in first


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Is winch 3 working again?", "Winch 3 is back"),
        ("Is the tide gauge working again?", "is not working"),
        ("Is winch 4 working again?", ""),
        ("Is the pilot boat available?", ""),
    ],
)
def test_what_was_broken_is_told_by_its_newest_words(
    harbour: Path, question: str, says: str
) -> None:
    told = _told(harbour, question)

    assert (says in told.splitlines()[0]) if says else not told.startswith("- ")


@pytest.mark.parametrize(
    "question", ["How many sail numbers are sewn?", "How many are sewn of the 90?"]
)
def test_how_many_is_told_by_the_newest_share(harbour: Path, question: str) -> None:
    first = _told(harbour, question).splitlines()[0]

    assert "40 of 90" in first


def test_a_count_with_all_words_of_the_question_beats_a_newer_without(
    harbour: Path,
) -> None:
    first = _told(harbour, "How many divers will be there at the regatta?")

    assert "Five divers" in first.splitlines()[0]


def test_the_title_of_a_record_among_the_nearest_says_how_it_stands(
    harbour: Path,
) -> None:
    told = _told(harbour, "Why were the slipway lights dim?")

    assert "“Repair of the slipway lights” (status: Done)" in told
