"""What is finished, closed or told by one person is answered as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_FIRST = """# Orchestra tour: weekly

Monday 3 February 2031. Present: Marit Holm, Deniz Kaya, Ada Lund.

No lorry leaves until the customs officer has signed the instrument list.

Deniz: the instrument list will be late, the officer is on holiday.

Ada: the second harp has a crack in the neck. It still plays.

The orchestra travels with two harps, not three. The bus seats forty players.

## Actions

- [ ] Deniz Kaya: write to Vigo by 7 February
- [ ] Deniz Kaya: write to the Vigo hall about the podium by 7 February
"""
_SECOND = """# Orchestra tour: weekly

Monday 24 February 2031. Present: Marit Holm, Deniz Kaya, Ada Lund.

We decided to move the final concert to Sunday 6 April 2031.

Why: the hall in Vigo has no heating before the end of March.

With the ferry cancelled, the players travel by train over Porto.

The podium is out of the workshop since 20 February.
"""
_MAIL = """From: Karin Bly <karin.bly@vigohall.example>
To: Deniz Kaya <deniz@tour.example>
Subject: Podium
Date: Wed, 19 Feb 2031 09:05:00 +0100
Message-ID: <vigo1@vigohall.example>
Content-Type: text/plain; charset="utf-8"
MIME-Version: 1.0

Dear Deniz,

Our podium is four metres wide. You may use it without a fee.

Kind regards
Karin Bly
"""
_CHAT = "Ada Lund: the lute player for the gala wants 700 euros, is that ok?\n"
_TICKETS = (
    "Issue key,Summary,Status,Status Category,Assignee,Due date,Updated,Description\n"
    "TOUR-1,Instrument list for customs,{state},{category},Deniz Kaya,2031-02-14,"
    "{day},Signed by the officer\n"
)
_RAID = (
    "ID,Type,Title,Owner,Status,Mitigation,Last updated\n"
    "T-1,Assumption,Players travel by the night ferry,Ada Lund,{state},,{day}\n"
)


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tour")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Tour").code == 0
    weeks = (
        ("2031-02-03", _FIRST, "In Progress", "In Progress", "Open"),
        ("2031-02-24", _SECOND, "Done", "Done", "Closed"),
    )
    for day, notes, state, category, log in weeks:
        week = root / day
        week.mkdir()
        (week / f"{day}-weekly.md").write_text(notes, encoding="utf-8")
        told = _TICKETS.format(state=state, category=category, day=day)
        (week / f"jira-export-{day}.csv").write_text(told, encoding="utf-8")
        (week / f"raid-{day}.csv").write_text(
            _RAID.format(state=log, day=day), encoding="utf-8"
        )
        if state == "Done":
            (week / "2031-02-19-podium.eml").write_text(_MAIL, encoding="utf-8")
            (week / "2031-02-21-chat.md").write_text(
                f"# Chat, 21 February 2031\n\n{_CHAT}", encoding="utf-8"
            )
        ran = ontrack("-C", str(project), "ingest", str(week), "--as-of", day)
        assert ran.code == 0, ran.err
    return project


def told(project: Path, question: str) -> list[str]:
    out = ontrack("-C", str(project), "ask", question).out.split("\n\n")[0]
    return out.splitlines()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Has the instrument list been signed?", "TOUR-1"),
        ("How do the players travel?", "train over Porto"),
        ("What does the lute player cost?", "700 euros"),
        ("Why was the final concert moved?", "no heating"),
        ("When did the podium come out?", "20 February"),
        ("What did Ada say about the harp?", "crack"),
        ("How many harps does the orchestra travel with?", "two harps"),
    ],
)
def test_the_first_line_answers_what_is_asked(
    tour: Path, question: str, first: str
) -> None:
    assert first in told(tour, question)[0]


def test_a_closed_assumption_is_not_told_as_what_is_so(tour: Path) -> None:
    answer = "\n".join(told(tour, "How do the players travel?"))
    assert "night ferry" not in answer


def test_what_somebody_wrote_is_their_newest_message_without_its_greeting(
    tour: Path,
) -> None:
    answer = "\n".join(told(tour, "What did Karin Bly write?"))
    assert "four metres wide" in answer
    assert "without a fee" in answer
    assert "Dear Deniz" not in answer


def test_an_overdue_action_told_twice_is_listed_once(tour: Path) -> None:
    answer = [line for line in told(tour, "What is overdue?") if "Vigo" in line]
    assert len(answer) == 1
    assert "podium" in answer[0]
