"""A count that newer words replace is not told as how many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_NOTES = {
    "2031-02-03-start.md": """# Start, 3 February 2031

Present: Marit Holm, Deniz Kaya

- Four guided walks for the school classes, led by Marit.
- Twelve lanterns for the harbour stage, ordered by Deniz.
- Nine boat trips for the guests, planned by Marit.
- The harbour stage has 14 lamps.
- Five musicians for the opening concert, hired by Deniz.
- Seven tents for the market, rented by Marit.
- Three rehearsals for the choir, held by Deniz.
- Eight benches for the garden, built by Deniz.
- Six flags for the tower, sewn by Marit.
- Two ovens for the bakery, bought by Deniz.
- Ten posters for the station, printed by Marit.
- Twenty badges for the helpers, ordered by Deniz.
""",
    "2031-02-17-weekly.md": """# Weekly, 17 February 2031

Present: Marit Holm, Deniz Kaya

- Marit: the schools asked for more, so there will be six guided walks instead of four.
- Deniz: we need fifteen lanterns and not twelve.
- It is now eleven boat trips, not nine.
- The stage gets 18 lamps rather than 14.
- We go up from five to seven musicians.
- There are nine tents now.
- Two of the three rehearsals are over.
- Deniz wants ten benches instead of eight.
- There will be eight flags for the bridge instead of six.
- Two more ovens come in April.
- We print twelve leaflets instead of ten.
- We ordered thirty badges instead of twenty.
""",
    "2031-02-19-sync.md": """# Sync, 19 February 2031

Present: Marit Holm, Deniz Kaya

- There will be forty badges instead of thirty.
""",
}


@pytest.fixture(scope="module")
def festival(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("festival")
    notes = root / "notes"
    notes.mkdir()
    for name, text in _NOTES.items():
        (notes / name).write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Festival").code == 0
    ran = ontrack("-C", str(project), "ingest", str(notes), "--as-of", "2031-02-20")
    assert ran.code == 0, ran.err
    return project


def _answer(project: Path, question: str) -> str:
    return ontrack("-C", str(project), "ask", question).out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "newer", "older"),
    [
        (
            "How many guided walks does Marit lead for the school classes?",
            "six",
            "Four",
        ),
        ("How many boat trips for the guests are planned?", "eleven", "Nine boat"),
        ("How many lamps does the harbour stage have?", "18", "has 14"),
        ("How many badges are there for the helpers?", "forty", "Twenty"),
        ("How many tents does Marit rent for the market?", "nine tents", "Seven"),
        ("What is the number of lanterns for the harbour stage?", "fifteen", "Twelve"),
        ("Does Marit lead four guided walks for the classes?", "six", "Four"),
        ("Are there twelve lanterns for the harbour stage?", "fifteen", "Twelve"),
        ("How many musicians are there for the opening concert?", "seven", "Five"),
    ],
)
def test_given_a_newer_count_of_the_same_things_it_alone_is_told(
    festival: Path, question: str, newer: str, older: str
) -> None:
    told = _answer(festival, question)
    assert newer in told
    assert older not in told


def test_asked_what_was_done_the_newer_count_comes_first(festival: Path) -> None:
    question = "How many lanterns did Deniz order for the harbour stage?"
    told = _answer(festival, question)
    assert -1 < told.find("fifteen lanterns") < told.find("Twelve lanterns")


@pytest.mark.parametrize(
    ("question", "stays"),
    [
        ("How many rehearsals does Deniz hold for the choir?", "Three rehearsals"),
        ("How many benches does Deniz build for the garden?", "Eight benches"),
        ("How many flags does Marit sew for the tower?", "Six flags"),
        ("How many ovens did Deniz buy for the bakery?", "Two ovens for"),
        ("How many posters does Marit print for the station?", "Ten posters"),
        ("Are there six flags for the tower?", "Six flags"),
        ("Does Deniz build eight benches for the garden?", "Eight benches"),
        ("How many guided walks were there for the classes originally?", "Four"),
    ],
)
def test_given_a_part_a_wish_or_other_things_the_count_stays(
    festival: Path, question: str, stays: str
) -> None:
    assert stays in _answer(festival, question)
