"""A value that newer words of the same matter changed is never told for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_OLD = """# Swimming pool: start

Monday 3 March 2031. Present: Marit Holm, Deniz Kaya.

The outdoor pool reopens to swimmers on Saturday 3 May 2031.

The kiosk opens on 10 May 2031.

The boiler arrives on 7 April 2031.

The lifeguards' course is on 14 April 2031.

Water polo camp is on 12 July 2031.

The tiles are stored in hall C.

The slide costs 41,000 francs.

The ticket machine goes live on 28 April 2031.

The night swim is on 20 June 2031.

The swim badge exam is on 21 May 2031.

The lockers are on the upper floor.
"""
_NEW = """# Swimming pool: weekly

Monday 31 March 2031. Present: Marit Holm, Deniz Kaya.

Marit opened. We decided to move the pool's opening to Saturday 17 May 2031.

Boiler: delivery is now 21 April 2031, the ferry is full.

The course of the lifeguards will be a week later, on 22 April 2031.

The camp party has moved to 19 July 2031.

The tiles are now in the garage, hall C is wet.

The slide now costs 44,500 francs.

The launch of the ticket machine slipped to 12 May 2031.

The night swim is cancelled.

The swim coach was told.

The lockers are now on the ground floor.

If it rains, the swim badge exam moves to 28 May 2031.
"""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pool")
    notes = root / "notes"
    notes.mkdir()
    (notes / "2031-03-03-start.md").write_text(_OLD, encoding="utf-8")
    (notes / "2031-03-31-weekly.md").write_text(_NEW, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Pool").code == 0
    ran = ontrack("-C", str(project), "ingest", str(notes), "--as-of", "2031-03-31")
    assert ran.code == 0, ran.err
    return project


def told(project: Path, question: str) -> str:
    return ontrack("-C", str(project), "ask", question).out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "newer", "older"),
    [
        ("When does the pool open?", "17 May", "3 May"),
        ("Is the opening of the pool still on 3 May?", "17 May", "3 May"),
        ("When does the boiler arrive?", "21 April", "7 April"),
        ("Does the boiler still arrive on 7 April?", "21 April", "7 April"),
        ("When is the lifeguards' course?", "22 April", "14 April"),
        ("When does the ticket machine go live?", "12 May", "28 April"),
        ("When is the night swim?", "cancelled", "20 June"),
        ("Where are the tiles?", "garage", "stored in hall C"),
        ("Are the tiles still in hall C?", "garage", "stored in hall C"),
        ("Are the lockers still on the upper floor?", "ground floor", "upper"),
        ("How much does the slide cost?", "44,500", "41,000"),
    ],
)
def test_given_newer_words_of_the_matter_the_older_value_is_not_told(
    pool: Path, question: str, newer: str, older: str
) -> None:
    answer = told(pool, question)
    assert newer in answer
    assert older not in answer


@pytest.mark.parametrize(
    ("question", "holds", "other"),
    [
        ("When does the kiosk open?", "10 May", "3 May"),
        ("When is the water polo camp?", "12 July", "19 July"),
        ("When is the swim badge exam?", "21 May", None),
    ],
)
def test_given_newer_words_of_another_matter_or_a_condition_the_value_stays(
    pool: Path, question: str, holds: str, other: str | None
) -> None:
    first, *_ = told(pool, question).splitlines()
    assert holds in first
    assert other is None or other not in told(pool, question)


def test_given_a_day_that_was_so_once_the_newer_one_is_told_before_it(
    pool: Path,
) -> None:
    first, *others = told(pool, "Does the pool reopen on 3 May?").splitlines()
    assert "17 May" in first
    assert any("3 May" in line for line in others)


def test_who_somebody_is_is_answered_by_a_name(pool: Path) -> None:
    assert told(pool, "Who is the swim coach?").startswith("No sure answer")


@pytest.mark.parametrize(
    "off", ["The open day was cancelled.", "We decided to cancel the open day."]
)
def test_given_newer_words_in_a_list_that_call_it_off_its_day_is_not_told(
    tmp_path: Path, off: str
) -> None:
    notes, project = tmp_path / "notes", tmp_path / "project"
    notes.mkdir()
    for day, said in (("03", "The open day takes place on 9 May 2031."), ("20", off)):
        text = f"# Weekly meeting 2031-03-{day}\n\n- {said}\n- Deniz will buy soap.\n"
        (notes / f"2031-03-{day}-weekly.md").write_text(text, encoding="utf-8")
    ontrack("init", str(project), "--name", "Pool")
    ontrack("-C", str(project), "ingest", str(notes), "--as-of", "2031-03-31")
    answer = told(project, "When is the open day?")
    assert "cancel" in answer
    assert "9 May" not in answer
