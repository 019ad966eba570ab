"""What the facts, or a plan's own section, answer: no plan and no stray sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_CHARTER = """# Charter: Harbour bridge

Version 1.0, 3 February 2031.

## Roles

| Role | Name |
| --- | --- |
| Sponsor | Ada Birch |
| Project manager | Ben Lowe |
| Site lead (Harbour works) | Cora Dean |

## Milestones

| Id | Milestone | Baseline | Forecast | Status |
| --- | --- | --- | --- | --- |
| M1 | Design approval | 2031-02-04 | 2031-02-04 | Met |
| M2 | Crane delivery | 2031-02-18 | 2031-02-18 | Planned |
| M3 | Bridge opening | 2031-03-20 | 2031-03-20 | Planned |

## Budget

The approved budget is EUR 2.5 million, with a contingency of EUR 120,000.

## Scope

- New deck
- Two ramps

## Out of scope

- Street lamps
- The old pier. It stays as it is.
"""
_WEEKLY = """# Weekly, 12 February 2031

Present: Ada Birch, Ben Lowe, Cora Dean

- The crane delivery moves from 18 February to 25 February, because the road is closed.
- Ben: the survey of the quay should be finished next week.
- Cora: the fence was finished on Tuesday.
- The steel for ramp B arrived on Monday. A quote for paint came in at EUR 900.
- The fire study costs EUR 9,000, and it is not in the budget.
- Ada approved EUR 4,000 for new signs. It comes from the contingency.
- The training budget is EUR 7,000.
"""
_TICKETS = """Key,Summary,Status,Assignee
HB-1,Pour the footings,In Progress,Cora Dean
HB-2,Survey the quay,In Progress,Ben Lowe
"""


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bridge")
    texts = {
        "week-1/wiki/project-charter.md": _CHARTER,
        "week-2/notes/2031-02-12-weekly.md": _WEEKLY,
        "week-1/tickets-2031-02-07.csv": _TICKETS,
        "week-2/tickets-2031-02-14.csv": _TICKETS.replace("In Progress", "Done", 1),
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Bridge").code == 0
    for week, day in (("week-1", "2031-02-07"), ("week-2", "2031-02-14")):
        ran = ontrack("-C", str(project), "ingest", str(root / week), "--as-of", day)
        assert ran.code == 0, ran.err
    return project


def _answer(project: Path, question: str) -> str:
    return ontrack("-C", str(project), "ask", question).out.split("\n\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "what are our milestones?",
        "list all milestones with their dates",
        "how many milestones do we have?",
    ],
)
def test_given_milestones_all_are_told_in_order_by_their_newest_day(
    bridge: Path, question: str
) -> None:
    told = _answer(bridge, question)
    places = [told.find(one) for one in ("met on 4 Feb", "25 February", "20 March")]
    assert -1 < places[0] < places[1] < places[2]
    assert "2031-02-18" not in told


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("when is the next milestone?", "to 25 February", "20 March"),
        ("what is the forecast of M2?", "to 25 February", "20 March"),
        ("which milestones slipped and by how much?", "7 days later", "Bridge opening"),
        ("which milestones are late?", "Crane delivery moved", "Bridge opening"),
        ("which milestones moved earlier?", "is moved to an earlier day", "so"),
        ("which milestones are left?", "Bridge opening", "Design approval"),
        ("did we miss a milestone?", "None of the 3 milestones is missed", "Crane"),
        ("how many milestones have we met?", "1 of 3 milestones is met", "Crane"),
        ("what are the key dates?", "Bridge opening", "2031-02-18"),
        ("how much did M2 slip?", "7 days later", "Bridge"),
        ("which milestones were missed?", "None of the 3", "Crane"),
        ("when is the milestone review?", "don't say", "Crane"),
        ("why did M2 move?", "because the road is closed", "don't say"),
        ("what was completed this week?", "Pour the footings", "quay"),
        ("what was finished last week?", "Design approval", "footings"),
        ("what did we finish this week?", "the fence was finished", "quay"),
        ("what was delivered this week?", "ramp B arrived", "paint"),
        ("what did Ben finish this week?", "don't say", "quay"),
        ("what is the project budget?", "EUR 2.5 million", "9,000"),
        ("how big is the contingency?", "EUR 120,000", "4,000 for"),
        ("how much contingency is left?", "EUR 4,000", "9,000"),
        ("how much is the training budget?", "EUR 7,000", "2.5"),
        ("what is out of scope?", "Street lamps", "deck"),
        ("what is not in scope?", "The old pier", "ramps"),
        ("what's in scope?", "New deck", "lamps"),
        ("who is the sponsor?", "Sponsor: name Ada Birch", "Ben"),
        ("who is our project manager?", "Ben Lowe", "Ada"),
        ("who is the site lead?", "Cora Dean", "Ada"),
        ("who is the product owner?", "don't say", "Ada"),
        ("why is schedule amber?", "Schedule is amber: Crane delivery moved", "Scope"),
    ],
)
def test_what_the_facts_know_is_answered_by_them(
    bridge: Path, question: str, told: str, never: str
) -> None:
    answer = _answer(bridge, question)
    assert told in answer
    assert never not in answer


@pytest.mark.parametrize(
    "question",
    [
        "Which milestones are late?",
        "Which milestones have slipped?",
        "Is any milestone delayed?",
    ],
)
def test_given_a_milestone_that_is_missed_it_is_late_though_it_never_moved(
    bridge: Path, question: str
) -> None:
    told = ontrack("-C", str(bridge), "ask", question, "--as-of", "2031-03-25").out
    assert "Bridge opening, due 20 March, is not confirmed as met" in told
    assert "Design approval" not in told


def test_given_a_client_who_may_not_hear_of_the_next_milestone_no_other_is_told(
    bridge: Path,
) -> None:
    told = ontrack(
        "-C", str(bridge), "ask", "when is the next milestone?", "--audience", "client"
    ).out
    assert "may not be told" in told
    assert "Bridge opening" not in told


def test_given_a_client_no_reason_of_a_colour_is_told(bridge: Path) -> None:
    said = ontrack(
        "-C", str(bridge), "ask", "why is schedule amber?", "--audience", "client"
    ).out
    assert "amber:" not in said
