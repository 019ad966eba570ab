"""Absences, duties, limits and starts are answered; what nobody says is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask_kinds import ask

TOUR = """# Tour planning, 4 June 2031

Present: Lena Marsh, Uri Katz, Bo Lindh, Fay Orme

- The lorries cost 2,300 euro more than planned, so the transport is over budget.
- Decision (Fay): the puppets travel last.
- Decision (Uri): Bo Lindh drives the lorry on the last night.
- The second stage opens two days late because its floor must be relaid.
- 30 of the 44 lamps are here. The last 14 are with the customs and reach us on 20 June.
"""
ROTA = """# Rota of the stage door

Last edited on 5 June 2031 by Fay Orme.

| Date | On call | Deputy |
| --- | --- | --- |
| 2031-07-04 | Lena Marsh | Uri Katz |
| 2031-07-05 | Uri Katz | Fay Orme |
"""
MONEY = """# Money, 10 June 2031

| Item | Budget | Spent |
| --- | --- | --- |
| Costumes | 9,000 | 9,800 |
| Posters | 1,200 | 400 |
"""
TALK = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Lena Marsh>I am on leave from 16 to 20 June. Fay Orme stands in for me.

00:00:07.000 --> 00:00:12.000
<v Uri Katz>Can you come back to me about the posters? I will be back on Monday 23 June.

00:00:13.000 --> 00:00:18.000
<v Fay Orme>I need Bo's sign-off for the lamp plan.

00:00:19.000 --> 00:00:24.000
<v Bo Lindh>You have it. I read the plan on Sunday.
"""
PLAN = """# Plan of the tour

Last edited on 5 June 2031 by Fay Orme.

| No | Milestone | Date | Owner |
| --- | --- | --- | --- |
| M1 | Lamps and sound tested | 2031-06-27 | Bo Lindh |
| M2 | Scenery loaded | 2031-07-02 | Uri Katz |
"""
RAID = (
    "ID,Type,Title,Status,Owner,Likelihood,Impact,Due,Note\n"
    "A-001,Assumption,The barge carries both lorries,Closed,Bo Lindh,,,,Holds: 31 t.\n"
    "A-002,Assumption,The quay carries the crane,Open,Bo Lindh,,,,\n"
)
HEAD = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated\n"
)
OLD = HEAD + (
    "TOUR-1,1,Pack the lamps,Task,Blocked,Bo Lindh,2031-06-20,2031-06-02,2031-06-03\n"
    "TOUR-2,2,Print the posters,Task,To Do,Uri Katz,2031-06-20,2031-06-02,2031-06-03\n"
)
NEW = HEAD + (
    "TOUR-1,1,Pack the lamps,Task,In Progress,Bo Lindh,2031-06-20,2031-06-02,2031-06-11\n"
    "TOUR-2,2,Print the posters,Task,To Do,Uri Katz,2031-06-20,2031-06-02,2031-06-03\n"
)


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour")
    ontrack("init", str(folder), "--name", "Tour")
    weeks = {
        "2031-06-06": {
            "notes/2031-06-04-planning.md": TOUR,
            "wiki/rota.md": ROTA,
            "wiki/plan.md": PLAN,
            "raid/raid-2031-06-06.csv": RAID,
            "tickets/export-2031-06-06.csv": OLD,
        },
        "2031-06-13": {
            "notes/2031-06-10-money.md": MONEY,
            "notes/2031-06-11-weekly.vtt": TALK,
            "tickets/export-2031-06-13.csv": NEW,
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


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who stands in for Lena?", "Fay Orme stands in for me"),
        ("Who covers for Lena Marsh?", "Fay Orme stands in for me"),
        ("When is Lena away?", "16 June to 20 June"),
        ("When is Uri back?", "back on Monday 23 June"),
        ("Who is away?", "Lena Marsh is away from 16 June"),
        ("Who is on call on 5 July?", "on call Uri Katz"),
        ("Who is on the rota on 4 July?", "on call Lena Marsh"),
        ("How much are we over budget?", "2,300 euro more than planned"),
        ("How much are the costumes over budget?", "budget 9,000; spent 9,800"),
        ("When did TOUR-1 start?", "TOUR-1) was unblocked on 11 June"),
        ("Who travels last?", "puppets travel last"),
        ("What blocks the second stage?", "its floor must be relaid"),
        ("When do the last lamps arrive?", "reach us on 20 June"),
        ("Is the lamps gate closed?", "Lamps and sound tested is due 27 June"),
        ("Is the scenery milestone met?", "Scenery loaded is due 2 July"),
        ("Can the barge carry both lorries?", "“Holds: 31 t.”"),
        ("Do we have Bo's sign-off for the lamp plan?", "You have it"),
    ],
)
def test_a_question_is_answered_by_the_words_that_answer_it(
    tour: Path, question: str, first: str
) -> None:
    told = ask(tour, question)

    assert told, question
    assert first in told[0]


@pytest.mark.parametrize(
    "question",
    [
        "Is the catering gate closed?",
        "Can the quay carry the crane?",
        "Who covers for Uri?",
        "Who stands in for Bo?",
        "When is Fay away?",
        "When is Bo back?",
        "Who is on call on 12 July?",
        "How much are the posters over budget?",
        "How much are the lamps over budget?",
        "Do we have Uri's sign-off for the lamp plan?",
    ],
)
def test_what_no_source_says_of_somebody_or_something_else_is_not_told(
    tour: Path, question: str
) -> None:
    assert ask(tour, question) == []
