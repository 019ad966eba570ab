"""Each kind of question is answered in its own way, from the sentence that answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

PLAN = """# Plan, 3 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

| Gate | Date | Holder |
|---|---|---|
| G1 Orchard planted | 2031-03-28 | Ada Lund |
| G2 Guests signed off the menu | 2031-04-18 | Ida Roth |

- Decision (Ben): the cider press is hired, not bought.
- Decision (Ida): the wine tasting stays in the first season.
- Ada will bring the soil report to Ben by 7 March.

## Out of scope

A petting zoo.
"""
WEEKLY = """# Weekly, 17 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

- No, the barn was not flooded on Sunday. The cellar was.
- The surveyors looked at the old bridge. It cannot carry a tractor without new planks.
- Decision (Ida): the wine tasting leaves the first season and goes into the second.
- If the frost comes back, we plant on 4 April instead.
- The planting slipped by a week because the digger broke down.
- Ben is away until the 27th.
- Ben Osei told the neighbours that they get free apples. He should have asked first.
- APP-3 waits for APP-1.
"""
MAIL = (
    "From: Noor Vos <noor@tallgate.example>\n"
    "To: Ida Roth <ida@orchard.example>\n"
    "Subject: Re: Sign-off\n"
    "Date: Tue, 18 Mar 2031 09:00:00 +0100\n"
    "Message-ID: <m1@tallgate.example>\n"
    'Content-Type: text/plain; charset="utf-8"\n\n'
    "Dear Ida,\n\nWe sign. The saplings will reach you on 2 April.\n\nNoor\n"
)
HEAD = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated,"
    "Inward issue link (Blocks)\n"
)
OLD = HEAD + (
    "APP-1,1,Order the saplings,Story,In Progress,Ada Lund,2031-03-07,"
    "2031-03-01 09:00,2031-03-03 09:00,\n"
    "APP-2,2,Paint the shed,Story,To Do,Ben Osei,2031-03-20,"
    "2031-03-01 09:00,2031-03-03 09:00,\n"
    "APP-3,3,Plant the orchard,Story,To Do,Ada Lund,2031-03-28,"
    "2031-03-01 09:00,2031-03-03 09:00,APP-1\n"
)
NEW = HEAD + (
    "APP-1,1,Order the saplings,Story,Done,Ada Lund,2031-03-07,"
    "2031-03-01 09:00,2031-03-17 09:00,\n"
    "APP-2,2,Paint the shed,Story,To Do,Ben Osei,2031-03-20,"
    "2031-03-01 09:00,2031-03-03 09:00,\n"
    "APP-3,3,Plant the orchard,Story,In Progress,Ada Lund,2031-03-28,"
    "2031-03-01 09:00,2031-03-18 09:00,APP-1\n"
)
LOG = "ID,Type,Title,Status,Owner,Likelihood,Impact,Due,Note\n"
RAID_OLD = LOG + (
    "R-001,Risk,The old bridge cannot carry a tractor,Open,Ada Lund,2,4,,\n"
    "R-002,Risk,Deer eat the saplings,Open,Ben Osei,4,4,,\n"
    "R-003,Risk,Too few guests,Open,Ida Roth,2,2,,\n"
    "I-001,Issue,The well is dry,Open,Ida Roth,5,4,2031-03-14,\n"
)
RAID_NEW = RAID_OLD.replace(
    "Open,Ada Lund,2,4,,", "Closed,Ada Lund,5,4,,It happened. See I-001."
)


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kinds")
    ontrack("init", str(folder), "--name", "Orchard")
    weeks = {
        "2031-03-05": {
            "notes/2031-03-03-plan.md": PLAN,
            "tickets/export-2031-03-05.csv": OLD,
            "raid/raid-2031-03-05.csv": RAID_OLD,
        },
        "2031-03-19": {
            "notes/2031-03-17-weekly.md": WEEKLY,
            "mail/2031-03-18-sign-off.eml": MAIL,
            "tickets/export-2031-03-19.csv": NEW,
            "raid/raid-2031-03-19.csv": RAID_NEW,
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


def ask(project: Path, question: str, *options: str) -> list[str]:
    ran = ontrack("-C", project, "ask", question, *options, "--json")
    assert ran.code == 0, ran.err
    document: dict[str, Any] = ran.json
    return [claim["text"] for claim in document["answer"]]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Was the barn flooded on Sunday?", "No, the barn was not flooded"),
        ("Can the old bridge carry a tractor?", "It cannot carry a tractor"),
        ("Is the cider press bought?", "hired, not bought"),
        ("Is the wine tasting in the first season?", "goes into the second"),
        ("Did Ben promise the neighbours free apples?", "told the neighbours"),
        ("Have Tallgate signed off?", "We sign."),
        ("When do the saplings arrive?", "2 April"),
        ("When is Ben back?", "the 27th"),
        ("Why was the planting postponed?", "because the digger broke down"),
        ("What happens if the frost comes back?", "4 April"),
        ("Who decided on the cider press?", "Ben"),
        ("Will there be a petting zoo?", "Out of scope"),
        ("Is APP-2 blocked?", "(APP-2) is To Do"),
        ("Is R-001 open?", "came true: “It happened. See I-001.”"),
    ],
)
def test_the_first_sentence_answers(orchard: Path, question: str, first: str) -> None:
    told = ask(orchard, question)
    assert told
    assert first in told[0]


@pytest.mark.parametrize(
    "question",
    [
        "Was the barn painted on Sunday?",
        "Can the new bridge carry a train?",
        "When does the petting zoo open?",
        "Why was the bridge painted?",
        "Did Ida promise the guests free wine?",
        "When is the launch?",
    ],
)
def test_what_only_shares_a_word_is_no_answer(orchard: Path, question: str) -> None:
    assert ask(orchard, question) == []


def test_top_risks_are_open_risks_by_exposure(orchard: Path) -> None:
    told = ask(orchard, "What are the top risks?")
    assert ["(R-002)" in told[0], "(R-003)" in told[1]] == [True, True]
    assert len(told) == 2


def test_overdue_is_all_that_is_open_and_late(orchard: Path) -> None:
    told = "\n".join(ask(orchard, "What is overdue?"))
    assert "(I-001)" in told
    assert "soil report" in told
    assert "APP-1" not in told
    assert "APP-2" not in told


def test_due_this_week_is_open_work_of_the_week(orchard: Path) -> None:
    told = "\n".join(ask(orchard, "What is due this week?"))
    assert "(APP-2)" in told
    assert "(APP-3)" not in told
    assert "(APP-3)" in "\n".join(ask(orchard, "What is due next week?"))


def test_work_of_somebody_is_his_own(orchard: Path) -> None:
    told = ask(orchard, "What is Ada working on?")
    assert "(APP-3) is In Progress" in told[0]
    assert not [line for line in told if "Ben Osei" in line]


def test_what_is_done_blocks_no_more(orchard: Path) -> None:
    assert "waits for APP-1" not in "\n".join(ask(orchard, "What blocks APP-3?"))


def test_what_stands_still_is_cited_from_the_newest_export(orchard: Path) -> None:
    ran = ontrack("-C", orchard, "ask", "Who owns APP-2?", "--json")
    [first, *_] = ran.json["answer"][0]["evidence"]
    assert first["source"].endswith("export-2031-03-19.csv")


def test_a_long_list_says_how_much_is_left_and_where_it_stands(
    orchard: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "long"
    ontrack("init", str(folder), "--name", "Long")
    rows = (
        f"R-{n:03},Risk,Matter number {n},Open,Ada Lund,3,{n % 5 + 1},,\n"
        for n in range(1, 16)
    )
    log = folder / "raid.csv"
    log.write_text(LOG + "".join(rows), encoding="utf-8")
    ontrack("-C", folder, "ingest", log, "--as-of", "2031-03-05")
    ran = ontrack("-C", folder, "ask", "What are the risks?")
    assert "And 3 more; see ontrack raid." in ran.out
    ran = ontrack("-C", folder, "ask", "What are the risks?", "--json")
    assert ran.json["more"] == {"count": 3, "command": "ontrack raid"}


def test_a_row_of_a_table_is_told_as_a_sentence(orchard: Path) -> None:
    told = "\n".join(ask(orchard, "Tell me about the orchard planted"))
    assert "Gate:" not in told


def test_what_blocks_is_named_by_its_title_where_its_key_is_a_machines(
    empty: Path, tmp_path: Path
) -> None:
    head = (
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,"
        "Due Date,Projects,Parent task,Blocked By (Dependencies)\n"
    )
    days = "2031-03-03,,2031-03-10"
    rows = (
        f"1209941194990001,{days},Prune the pear rows,To do,Ada Berg,2031-03-20,P,,\n"
        f"1209941194990002,{days},Hang the pear nets,To do,Ada Berg,2031-03-24,P,,"
        "Prune the pear rows\n"
    )
    export = tmp_path / "asana.csv"
    export.write_text(head + rows)
    assert ontrack("-C", empty, "ingest", export, "--as-of", "2031-03-14").code == 0
    told = ontrack("-C", empty, "ask", "what blocks the pear nets?").out
    assert "waiting for 'Prune the pear rows'" in told
    assert "1209941194990001" not in told
