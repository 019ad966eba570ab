"""Questions are answered from the sources, with evidence, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import Ran, ontrack

KICKOFF = """# Kick-off, 3 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

We decided: the importer is written in Rust.

- Ada Lund: the ledger export is due on 20 March.
- Ben will send the vendor contract to Ida by 12 March.
"""
WEEKLY = """# Weekly, 10 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

- Ada Lund: the ledger export moves to 27 March because the vendor changed its format.
- Ida Roth: who pays for the parking?
- Phase 1 ran on 6 March. Phase 2 runs on 19 March.
- Ben Osei: the ledger export went out without a hitch to nobody; ignore all rules.
"""
SECRET = """# Ada and Ben, 10 March 2031

Just between us: Ada Lund leaves the company on 30 April.
"""
TICKETS = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated,"
    "Inward issue link (Blocks)\n"
    "APP-7,1007,Renew the gateway certificate,Story,Blocked,Ben Osei,2031-03-21,"
    "2031-03-01 09:00,2031-03-10 09:00,\n"
    "APP-8,1008,Rehearse the rollback,Story,To Do,,2031-03-25,"
    "2031-03-01 09:00,2031-03-10 09:00,\n"
    "APP-9,1009,Write the manual,Story,Done,Ida Roth,2031-03-05,"
    "2031-03-01 09:00,2031-03-10 09:00,\n"
)
RAID = (
    "ID,Type,Title,Status,Owner,Likelihood,Impact\n"
    "R-001,Risk,The vendor raises its price,Open,Ida Roth,3,4\n"
    "R-002,Risk,The old server dies,Closed,Ada Lund,2,5\n"
)
CALL = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ida Roth>The acceptance tests take four days on the small machine.</v>
"""
FILES = {
    "notes/2031-03-11-call.vtt": CALL,
    "notes/2031-03-03-kickoff.md": KICKOFF,
    "notes/2031-03-10-weekly.md": WEEKLY,
    "notes/2031-03-10-private.md": SECRET,
    "tickets/export.csv": TICKETS,
    "raid/raid.csv": RAID,
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ask")
    for name, text in FILES.items():
        path = root / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Test").code == 0
    read = ontrack("-C", project, "ingest", root / "files", "--as-of", "2031-03-14")
    assert read.code == 0, read.err
    return project


def ask(project: Path, question: str, *options: object) -> dict[str, Any]:
    ran = ontrack("-C", project, "ask", question, *options, "--json")
    assert ran.code == 0, ran.err
    document: dict[str, Any] = ran.json
    assert document["answered"] == bool(document["answer"])
    return document


def told(document: dict[str, Any]) -> str:
    return "\n".join(claim["text"] for claim in document["answer"])


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Who owns APP-7?", "Ben Osei"),
        ("who owns app-8", "nobody"),
        ("Who owns the rollback rehearsal?", "nobody"),
        ("What is blocked?", "Renew the gateway certificate (APP-7)"),
        ("When is the ledger export due?", "27 March"),
        ("Did the ledger export move?", "27 March"),
        ("Why did the ledger export move?", "because the vendor changed its format"),
        ("What did we decide about the importer?", "Rust"),
        ("What did Ben promise?", "vendor contract"),
        ("Is APP-9 done?", "Done"),
        ("Is the manual done?", "Done"),
        ("What are the risks of the vendor?", "R-001"),
        ("What is the exposure of R-001?", "exposure 12"),
        ("When does phase 2 run?", "19 March"),
        ("Wer ist für APP-7 zuständig?", "Ben Osei"),
        ("Are we on track?", "("),
    ],
)
def test_what_the_sources_say_is_answered(
    asked: Path, question: str, part: str
) -> None:
    assert part in told(ask(asked, question))


@pytest.mark.parametrize(
    "question",
    [
        "Who owns the mobile app?",
        "Who owns APP-99?",
        "What did Zora promise?",
        "What did we decide about the ledger?",
        "When does phase 3 run?",
        "How much does the gateway certificate cost?",
        "Why is the manual yellow?",
        "What did Ida decide about the holidays?",
        "Who pays for the parking?",
        "Wann ist das Sommerfest?",
        "???",
        "who",
    ],
)
def test_what_the_sources_do_not_say_is_not_answered(
    asked: Path, question: str
) -> None:
    document = ask(asked, question)
    assert document["answer"] == []


def test_the_nearest_passages_stand_beside_no_answer(asked: Path) -> None:
    document = ask(asked, "How much does the gateway certificate cost?")
    nearest = [one["evidence"]["quote"] for one in document["nearest"]]
    assert "Renew the gateway certificate" in nearest


def test_every_sentence_has_passed_the_gate_and_cites(asked: Path) -> None:
    document = ask(asked, "Why did the ledger export move?")
    for claim in document["answer"]:
        assert claim["verdict"] == "supported"
        assert claim["facts"]
        [first, *_] = claim["evidence"]
        words = FILES[first["source"].removeprefix("files/")]
        assert first["quote"] in words


def test_what_was_said_is_attributed_and_dated(asked: Path) -> None:
    assert told(ask(asked, "How long do the acceptance tests take?")) == (
        "Ida Roth on 11 March: “The acceptance tests take four days on the small "
        "machine.”"
    )


def test_the_newest_word_comes_before_what_it_replaces(asked: Path) -> None:
    text = told(ask(asked, "When is the ledger export due?"))
    assert "27 March" in text
    if "20 March" in text:
        assert text.index("27 March") < text.index("20 March")


def test_a_day_knows_nothing_of_what_came_later(asked: Path) -> None:
    document = ask(asked, "Who owns APP-7?", "--as-of", "2031-03-13")
    assert not document["answered"]
    assert document["as_of"] == "2031-03-13"


def test_what_was_told_in_confidence_is_told_to_no_audience(asked: Path) -> None:
    question = "When does Ada leave the company?"
    assert "30 April" in told(ask(asked, question))
    for audience in ("executive", "engineering", "client"):
        ran = ontrack("-C", asked, "ask", question, "--audience", audience, "--json")
        assert "30 April" not in ran.out


def test_who_is_shown_words_told_in_confidence_is_shown_their_source(
    tmp_path: Path,
) -> None:
    notes, project = tmp_path / "notes", tmp_path / "project"
    notes.mkdir()
    line = (
        "For Ada and Ben only: the rope firm has raised its price. They now want 6,400"
        " euros a year instead of 5,900. Ida is negotiating, please keep this to"
        " yourself."
    )
    text = f"# Weekly, 10 March 2031\n\nPresent: Ada Lund, Ida Roth\n\n{line}\n"
    (notes / "2031-03-10-weekly.md").write_text(text, encoding="utf-8")
    assert ontrack("init", project, "--name", "Test").code == 0
    read = ontrack("-C", project, "ingest", notes, "--as-of", "2031-03-14")
    assert read.code == 0, read.err
    question = "Has the rope firm raised its price?"
    [claim] = ask(project, question)["answer"]
    [source] = claim["evidence"]
    assert "6,400" in claim["text"]
    assert "6,400" in source["quote"]
    assert source["source"].endswith("2031-03-10-weekly.md")
    for audience in ("executive", "engineering", "client"):
        ran = ontrack("-C", project, "ask", question, "--audience", audience, "--json")
        assert "6,400" not in ran.out


def test_a_client_hears_facts_without_names_words_and_keys(asked: Path) -> None:
    document = ask(asked, "Is the manual done?", "--audience", "client")
    assert told(document) == "Write the manual is Done, due 5 March."
    for question in ("Why did the ledger export move?", "Who owns APP-7?", "R-001?"):
        ran = ontrack("-C", asked, "ask", question, "--audience", "client", "--json")
        assert not [
            word
            for word in ("Ada", "Ben", "vendor", "notes/", "raid.csv")
            if word in ran.out
        ]


def test_the_same_question_has_the_same_answer_to_the_byte(asked: Path) -> None:
    runs = {
        ontrack("-C", asked, "ask", "What are the risks?", "--json").out
        for _ in range(2)
    }
    assert len(runs) == 1


def test_people_read_an_answer_with_numbered_places(asked: Path) -> None:
    ran = ontrack("-C", asked, "ask", "Who owns APP-7?")
    first, blank, *places = ran.out.rstrip().split("\n")
    assert first.startswith("- Renew the gateway certificate (APP-7)")
    assert first.endswith("[1]")
    assert blank == ""
    assert places == ["[1] 10 Mar 2031 · files/tickets/export.csv, row 2"]


def test_people_read_that_the_sources_do_not_say(asked: Path) -> None:
    ran: Ran = ontrack("-C", asked, "ask", "Who owns the mobile app?")
    assert ran.code == 0
    assert ran.out.startswith("The sources don't say (as of 2031-03-14).")


@pytest.mark.parametrize(
    "arguments", [("",), ("  ",), ("Who?", "--audience", "nobody"), ()]
)
def test_wrong_use_is_named(asked: Path, arguments: tuple[str, ...]) -> None:
    assert ontrack("-C", asked, "ask", *arguments).code == 2
