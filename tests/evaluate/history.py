"""A ferry line's booking page: two weeks of files, and what they really say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FIRST_NOTE = """# Weekly, 3 March 2031

Present: Ana Duarte, Bo Lindqvist

- ACTION: Bo Lindqvist to order the ticket printer by 7 March.
- We decided to keep the old timetable until May.
- Nobody thinks that the quay will flood again.
"""
SECOND_NOTE = """# Weekly, 10 March 2031

Present: Ana Duarte, Bo Lindqvist

- Ana Duarte will send the fares to the printer's shop by 14 March.
"""
RAID = """ID,Type,Title,Likelihood,Impact,Owner,Status,Opened
R-1,Risk,Printer arrives late,{likelihood},4,Bo Lindqvist,Open,2031-03-03
"""
TICKETS = """Key,Summary,Type,Status,Status Category,Priority,Assignee,Due date
FER-1,Booking page,Story,{status},{status},High,Ana Duarte,2031-03-28
FER-2,Fare table,Story,To Do,To Do,High,Bo Lindqvist,{due}
"""
ADDED = "FER-3,Group discounts,Story,To Do,To Do,High,Bo Lindqvist,2031-04-25\n"


def write_history(folder: Path) -> Path:
    """Write the weeks and the truth."""
    _week(folder / "week-01", FIRST_NOTE, 2, "In Progress", "2031-03-21")
    _week(folder / "week-02", SECOND_NOTE, 4, "Done", "2031-04-18")
    (folder / "truth.json").write_text(json.dumps(truth()), encoding="utf-8")
    return folder


def truth() -> dict[str, Any]:
    """Return what a perfect reader finds."""
    return {
        "scenario": "ferry",
        "weeks": [
            {"week": 1, "from": "2031-03-03", "as_of": "2031-03-07"},
            {"week": 2, "from": "2031-03-10", "as_of": "2031-03-14"},
        ],
        "people": [],
        "health": [
            {"week": 2, "overall": None, "cost": "green", "quality": "red"},
        ],
        "changes": [
            _change("c1", "done", "FER-1", "week-02/tickets.csv", "Booking page"),
            _change("c2", "risk_score_up", "R-1", "week-02/raid.csv", "Printer"),
            _change("c3", "date_slipped", "FER-2", "week-02/tickets.csv", "Fare table"),
            _change("c4", "blocked", "FER-2", "week-02/tickets.csv", "Fare table"),
        ],
        "actions": [
            {
                "id": "a1",
                "week": 1,
                "owner": "Bo Lindqvist",
                "due": "2031-03-07",
                "strength": "committed",
                "source": _source(
                    "week-01/note.md", "Bo Lindqvist to order the ticket printer"
                ),
                "duplicate_of": None,
            },
            {
                "id": "a2",
                "week": 2,
                "owner": "Bo Lindqvist",
                "due": None,
                "strength": "committed",
                "source": _source("week-02/note.md", "send the fares to the printer's"),
                "duplicate_of": None,
            },
        ],
        "decisions": [
            {
                "id": "d1",
                "week": 1,
                "source": _source(
                    "week-01/note.md", "We decided to keep the old timetable until May"
                ),
            }
        ],
        "flags": [
            {
                "id": "f1",
                "week": 2,
                "kind": "scope_creep",
                "subject": "FER-3",
                "severity": "high",
                "why": "Nobody asked for it.",
                "evidence": [_source("week-02/tickets.csv", "Group discounts")],
            },
            {
                "id": "f2",
                "week": 1,
                "kind": "ci_red",
                "subject": "nightly build of the booking page",
                "severity": "medium",
                "why": "It failed twice.",
                "evidence": [],
            },
        ],
        "confidential": [],
        "decoys": [
            {
                "id": "y1",
                "text": "Nobody thinks that the quay will flood again.",
                "file": "week-01/note.md",
            }
        ],
    }


def _week(folder: Path, note: str, likelihood: int, status: str, due: str) -> None:
    folder.mkdir()
    (folder / "note.md").write_text(note, encoding="utf-8")
    (folder / "raid.csv").write_text(RAID.format(likelihood=likelihood))
    added = ADDED if status == "Done" else ""
    (folder / "tickets.csv").write_text(TICKETS.format(status=status, due=due) + added)


def _change(id_: str, kind: str, subject: str, file: str, quote: str) -> dict[str, Any]:
    return {
        "id": id_,
        "week": 2,
        "kind": kind,
        "subject": subject,
        "material": {"executive": True, "engineering": True, "client": False},
        "evidence": [_source(file, quote)],
    }


def _source(file: str, quote: str) -> dict[str, str]:
    return {"file": file, "quote": quote}
