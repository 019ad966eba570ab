"""Who does it, how long it takes, when it starts: as the sources themselves say it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

KICKOFF = """# Vineyard stock system: kick-off, 2 May 2033

Present: Ada Lund, Ben Osei, Ida Roth

- Kestrel Lines carries the barrels to the port, Bluebird Haulage fetches them again.
- The cellar in Aurel has no scales.
- The floor of the press house in Aurel bears 400 kg per square metre.
- Ida wrote the label template.
- Growers bring their own crates.
- The harvest count costs 18 euro an hour.
- Ada Lund leads the barrel census.
- The scanner saves every 30 seconds.
"""
WEEKLY = """# Weekly, 9 May 2033

Present: Ada Lund, Ben Osei, Ida Roth

- Ben: Aurel got scales on Thursday.
- Growers keep the crates after the harvest until 30 November.
- Ben sent the price list on 6 May.
- Ida asked for paper labels. Ada said yes: forty sheets for every cellar.
"""
MAIL = (
    "From: Noor Vos <noor@tallgate.example>\n"
    "To: Ida Roth <ida@orchard.example>\n"
    "Subject: Barrel census\n"
    "Date: Tue, 10 May 2033 09:00:00 +0100\n"
    "Message-ID: <m1@tallgate.example>\n"
    'Content-Type: text/plain; charset="utf-8"\n\n'
    "Dear Ida,\n\nWe start on 23 May and need six days. The van left without the "
    "readers, so they reach you on 30 May.\n\nNoor\n"
)
TICKETS = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated\n"
    "VIN-1,1,Barrel census,Story,In Progress,Ben Osei,2033-06-30,"
    "2033-05-01 09:00,2033-05-11 09:00\n"
    "VIN-2,2,Plan of the barrel census,Story,Done,Ida Roth,2033-05-05,"
    "2033-05-01 09:00,2033-05-05 09:00\n"
)


@pytest.fixture(scope="module")
def vineyard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doing")
    ontrack("init", str(folder), "--name", "Vineyard")
    weeks = {
        "2033-05-04": {"notes/2033-05-02-kick-off.md": KICKOFF},
        "2033-05-11": {
            "notes/2033-05-09-weekly.md": WEEKLY,
            "mail/2033-05-10-census.eml": MAIL,
            "tickets/export-2033-05-11.csv": TICKETS,
        },
    }
    for day, files in weeks.items():
        for name, text in files.items():
            path = folder / "in" / day / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        ran = ontrack("-C", folder, "ingest", folder / "in" / day, "--as-of", day)
        assert ran.code == 0, ran.err
    return folder


def ask(project: Path, question: str) -> list[str]:
    ran = ontrack("-C", project, "ask", question, "--json")
    assert ran.code == 0, ran.err
    document: dict[str, Any] = ran.json
    return [claim["text"] for claim in document["answer"]]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which carrier carries the barrels?", "Kestrel Lines"),
        ("Which haulier fetches the barrels again?", "Bluebird Haulage"),
        ("Who wrote the label template?", "Ida wrote"),
        ("Who brings the crates?", "Growers bring"),
        ("Who leads the barrel census?", "Ada Lund leads"),
        ("When did Ben send the price list?", "6 May"),
        ("How long does the barrel census take?", "six days"),
        ("How long do growers keep the crates?", "30 November"),
        ("How often does the scanner save?", "30 seconds"),
        ("When does the barrel census start?", "23 May"),
        ("Does the cellar in Aurel have scales?", "got scales"),
        ("Is the barrel census finished?", "VIN-1) is In Progress"),
        ("Are there paper labels?", "forty sheets"),
        ("What does the harvest count cost?", "18 euro"),
        ("How much does the press house floor in Aurel bear?", "400 kg"),
    ],
)
def test_what_stands_there_in_the_words_of_the_question_is_told_first(
    vineyard: Path, question: str, first: str
) -> None:
    answer = ask(vineyard, question)
    assert answer
    assert first in answer[0]


@pytest.mark.parametrize(
    "question",
    [
        "Which carrier weighs the barrels?",
        "Who wrote the price list?",
        "How much does the press house floor in Sorrel bear?",
        "When did the van leave?",
        "How long does the label template take?",
        "How often does the van come?",
        "Who sold the crates?",
    ],
)
def test_what_is_said_of_something_else_is_no_answer(
    vineyard: Path, question: str
) -> None:
    assert not ask(vineyard, question)
