"""An answer is about the thing, the role or the body that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_NOTES = {
    "2031-03-03-weekly.md": """# Exhibition: weekly

Date: 3 March 2031
Present: Ada Lund, Omar Haddad, Jo Pike

Roof engineer: Ada Lund
Editor and exhibition director: Mara Stein

- Omar Haddad is the new site manager.
- The structural engineer from Bell & Co comes on Thursday.
- Jo will call the fire officer tomorrow.
- Chairs ordered: 64 from Ardent, delivery on Friday 14 March 2031.
- Lamps are ordered, 18 of them, from Lumen.
- 40 crates delivered this morning.
- 12 helpers came by ten o'clock.
- We need 30 helpers.
- Six certified welders needed.
- 120 bookings by ten o'clock.
- The board decided to keep the old floor.
- Ada decided to paint the doors green.
- The jury chose the blue poster.
- The board met on 1 March 2031.
- Painting was called off on Friday, heavy rain on the terrace.
- The opening party is on Sunday 6 April 2031, start 18:30 on the terrace.
- The start moves from the terrace to the old mill.
- We start in three groups instead of one big start.
- [ ] Jo: start list to the printer in Arden by 1 April 2031

| Milestone | Date | Owner |
| --- | --- | --- |
| Opening party | 2031-04-06 | Ada Lund |
""",
    "2031-03-17-weekly.md": """# Exhibition: weekly

Date: 17 March 2031
Present: Ada Lund, Omar Haddad, Jo Pike

- Crates: 85.
- 19 helpers.
- Bookings 355.
- Three of the six welders are certified.
- Carpets ordered, arriving 24 March 2031.
- 1,000 leaflets ordered, arriving 25 March 2031.
- The committee deferred the permit to 4 April 2031.

## Team

- Jo Pike: lighting
""",
}


@pytest.fixture(scope="module")
def exhibition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("exhibition")
    notes = root / "notes"
    notes.mkdir()
    for name, text in _NOTES.items():
        (notes / name).write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Exhibition").code == 0
    ran = ontrack("-C", str(project), "ingest", str(notes), "--as-of", "2031-03-18")
    assert ran.code == 0, ran.err
    return project


def _answer(project: Path, question: str) -> str:
    return ontrack("-C", str(project), "ask", question).out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("How many chairs are ordered?", "64", "1,000"),
        ("How many lamps did we order?", "18 of them", "1,000"),
        ("When are the chairs delivered?", "14 March", "25 March"),
        ("When do the carpets arrive?", "24 March", "25 March"),
        ("Who makes the lamps?", "Lumen", "Ardent"),
    ],
)
def test_a_number_a_day_and_a_maker_are_told_of_the_thing_asked_for(
    exhibition: Path, question: str, told: str, never: str
) -> None:
    answer = _answer(exhibition, question)
    assert told in answer
    assert never not in answer


@pytest.mark.parametrize(
    ("question", "newest", "other"),
    [
        ("How many helpers do we have?", "19 helpers", "30"),
        ("How many helpers do we need?", "30 helpers", "19"),
        ("How many crates do we have?", "Crates: 85", "40"),
        ("How many bookings are there so far?", "Bookings 355", "120"),
        ("How many welders are certified?", "Three of the six", "needed"),
    ],
)
def test_a_count_without_a_verb_is_told_and_need_is_not_have(
    exhibition: Path, question: str, newest: str, other: str
) -> None:
    answer = _answer(exhibition, question)
    assert newest in answer
    assert other not in answer


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Who is the exhibition director?", "Mara Stein"),
        ("Who is the roof engineer?", "Ada Lund"),
        ("Who is our site manager?", "Omar Haddad"),
        ("Who is the lighting lead?", "Jo Pike"),
    ],
)
def test_a_role_is_told_by_words_that_give_it_to_somebody(
    exhibition: Path, question: str, holder: str
) -> None:
    assert holder in _answer(exhibition, question)


@pytest.mark.parametrize(
    ("question", "own", "never"),
    [
        ("What did the board decide?", "old floor", "green"),
        ("What did the jury decide?", "blue poster", "floor"),
        ("What did the committee decide?", "deferred the permit", "floor"),
        ("What did Ada decide?", "green", "poster"),
    ],
)
def test_a_body_decided_what_is_said_to_be_its_own_decision(
    exhibition: Path, question: str, own: str, never: str
) -> None:
    answer = _answer(exhibition, question)
    assert own in answer
    assert never not in answer


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("When does the opening party start?", "18:30", "groups"),
        ("Where is the start?", "old mill", "list"),
        ("Why was the painting called off?", "heavy rain", "floor"),
        ("Why did they call off the painting?", "heavy rain", "floor"),
        ("What is Jo doing next?", "Start list", "deferred"),
    ],
)
def test_an_hour_a_place_a_cause_and_what_comes_next_are_told(
    exhibition: Path, question: str, told: str, never: str
) -> None:
    answer = _answer(exhibition, question)
    assert told in answer
    assert never not in answer


@pytest.mark.parametrize(
    "question",
    [
        "How many tables are ordered?",
        "When do the tables arrive?",
        "Who makes the tables?",
        "Who is the building director?",
        "Who is the fire officer?",
        "Who is the structural engineer?",
        "What did the council decide?",
        "When is the next board meeting?",
    ],
)
def test_given_another_thing_role_or_body_no_answer_is_told(
    exhibition: Path, question: str
) -> None:
    silent = ("No sure answer", "The sources don't say")
    assert _answer(exhibition, question).startswith(silent)
