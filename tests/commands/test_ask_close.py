"""Where the nearest words hold what is asked about, it is not said that none do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask_kinds import ask

CHARTER = """# Charter of the mill

**Patron.** Dr. Ivo Brandt. **Sponsor.** Nella Kok. **Project manager.** Jon Ruiz.

## Purse

Fixed price, as in the contract.
"""
MAIL = """From: Jon Ruiz <jon@mill.example>
To: Nella Kok <nella@mill.example>
Subject: Change in the team
Date: Mon, 09 Jun 2031 10:00:00 +0200
Content-Type: text/plain; charset="utf-8"

as I said yesterday, Tess Vance will leave the mill on 27 June. Abel Roth takes over
from 23 June and stays until the end.

Ugo Senn is away in July. Perhaps Ada Wolf takes over.
"""
NOTES = """# Weekly, 10 June 2031

Present: Nella Kok, Jon Ruiz, Ugo Senn, Tess Vance

- The repair of the sluice is at Hartmann's expense.
- The grain lift costs 900 euros.
- The stone dressing was resubmitted on Monday.
- Only Ugo knows how this sieve works.
- No dust any more, floor 7 too.
"""
LOG = """ID,Type,Title,Description,Owner,Status,Likelihood,Impact
R-3,Risk,Sluice jams,It did twice in spring,Ugo Senn,Open,2,3
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mill")
    for place, text in (
        ("wiki/charter.md", CHARTER),
        ("mail/2031-06-09-team.eml", MAIL),
        ("notes/2031-06-10-weekly.md", NOTES),
        ("notes/raid-2031-06-10.csv", LOG),
    ):
        path = root / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Mill").code == 0
    folders = (root / "wiki", root / "mail", root / "notes")
    read = ontrack("-C", project, "ingest", *folders, "--as-of", "2031-06-12")
    assert read.code == 0, read.err
    return project


def said(mill: Path, question: str) -> str:
    return ontrack("-C", mill, "ask", question).out


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is the sponsor?", "Nella Kok"),
        ("Who takes over from Tess?", "Abel Roth"),
        ("Who is replacing Tess Vance?", "Abel Roth"),
        ("Who pays for the repair of the sluice?", "Hartmann"),
    ],
)
def test_what_is_told_in_another_form_answers(
    mill: Path, question: str, told: str
) -> None:
    lines = ask(mill, question)
    assert lines
    assert told in lines[0]


def test_a_label_gives_its_own_name_alone(mill: Path) -> None:
    [line] = ask(mill, "Who is the sponsor?")
    assert "Ivo Brandt" not in line.split("[")[0]


def test_who_is_only_thought_of_takes_no_place(mill: Path) -> None:
    assert not any("Ada Wolf" in line for line in ask(mill, "Who is replacing Ugo?"))


def test_what_a_thing_costs_does_not_say_who_pays(mill: Path) -> None:
    assert not ask(mill, "Who pays for the grain lift?")


@pytest.mark.parametrize(
    "question",
    [
        "What is the purse?",
        "Who is replacing Ugo?",
        "Who pays for the grain lift?",
        "When is the resubmission?",
    ],
)
def test_no_sure_answer_where_the_nearest_words_hold_the_subject(
    mill: Path, question: str
) -> None:
    assert "No sure answer" in said(mill, question)


@pytest.mark.parametrize(
    "question",
    ["Who pays for the parking?", "What is the penalty?", "Who is replacing Mo Chen?"],
)
def test_the_sources_do_not_say_where_nothing_holds_it(
    mill: Path, question: str
) -> None:
    assert "The sources don't say" in said(mill, question)


@pytest.mark.parametrize(
    "question",
    [
        "Who knows the Bolter-X sieve?",
        "Is the draught on floor 7 repaired?",
        "What is R-3 about and is anyone working on it?",
    ],
)
def test_words_of_the_numbered_thing_or_of_who_does_it_are_no_silence(
    mill: Path, question: str
) -> None:
    assert "The sources don't say" not in said(mill, question)
