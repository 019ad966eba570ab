"""What is asked for must stand in the answer: a number, a place, a price, a coming."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask_former import told

FIRST = """# Orchestra tour, 4 May 2031

- The old harpsichord arrives in Graz on 20 May.
- The harpsichord case weighs 140 kilos.
- The rehearsal room is in the former brewery.
- Rehearsals move to 12 May.
- The first lighting test went well on 3 May. Lamps are due later.
- The stage cable is 60 m, on two drums.
- The coats of the ushers have been chosen: dark blue, not the grey of last year.
"""
MAIL = """From: Lena Roth <lena@cembalo.example>
To: Pavel Novak <pavel@tour.example>
Subject: Spare harpsichord
Date: Tue, 13 May 2031 09:20:00 +0200
Message-ID: <a1@cembalo.example>
Content-Type: text/plain; charset="utf-8"

The spare harpsichord costs 900 euros a week. Its booking number is CB-4410.

It will be with you on 27 May because our van is in the garage.
"""
LOG = """# Decisions

| No | Date | Decision | Reason | Decided by |
| --- | --- | --- | --- | --- |
| 1 | 2031-05-08 | The second concert is given in Linz | No hall is free in Steyr | Pavel Novak |
"""
CALL = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Pavel Novak>I will book the piano tuner by Friday. Her name is Greta Zoller.

00:00:07.000 --> 00:00:10.000
<v Lena Roth>Where are the music stands?

00:00:11.000 --> 00:00:14.000
<v Pavel Novak>On the second truck, behind the drums.
"""
FILES = {
    "notes/2031-05-04-tour.md": FIRST,
    "mail/2031-05-13-spare.eml": MAIL,
    "wiki/decisions-2031-05-14.md": LOG,
    "notes/2031-05-15-call.vtt": CALL,
}


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("asked")
    for name, text in FILES.items():
        path = root / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Tour").code == 0
    read = ontrack("-C", project, "ingest", root / "files", "--as-of", "2031-05-16")
    assert read.code == 0, read.err
    return project


@pytest.mark.parametrize(
    ("question", "says", "never"),
    [
        ("What is the booking number of the spare harpsichord?", "CB-4410", "140"),
        ("When is the spare harpsichord coming?", "27 May", "“The spare harpsichord c"),
        ("What does the spare harpsichord cost?", "900 euros", "140"),
        ("What was decided about the colour of the coats?", "dark blue", "Linz"),
        ("What colour are the coats?", "dark blue", "weighs"),
        ("Where is the rehearsal room?", "brewery", "12 May"),
        ("Why is the second concert in Linz?", "No hall is free in Steyr", "van"),
        ("Who is the piano tuner?", "Greta Zoller", "overdue"),
        ("Where are the music stands?", "second truck", "?"),
        ("How long is the stage cable?", "60 m", "kilos"),
    ],
)
def test_the_first_sentence_gives_what_is_asked_for(
    tour: Path, question: str, says: str, never: str
) -> None:
    first = told(tour, question)[0]
    assert says in first
    assert never not in first


@pytest.mark.parametrize(
    "question",
    [
        "What is the phone number of the garage?",
        "What colour is the harpsichord case?",
        "Where is the harpsichord case?",
        "When is the second lighting test?",
    ],
)
def test_what_gives_another_thing_is_no_answer(tour: Path, question: str) -> None:
    assert not told(tour, question)
