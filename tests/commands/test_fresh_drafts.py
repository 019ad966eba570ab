"""A draft that was just made rests on what the sources say: nothing in it is stale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.commands.review import office_of
from assistant.wiring import Project
from tests.commands.program import ontrack

ASKED = """# Weekly, 2 November 2026

Present: Noreen Blythe, Graham Osei

Actions
- Noreen Blythe: ask Graham about the terminal contract, by 3 November
"""
SPOKEN_OF = """# Weekly, 5 November 2026

Present: Noreen Blythe, Graham Osei

- Noreen Blythe: Graham laughed about the terminal contract
"""
SPENT = """Item,Budget,Planned to date,Spent to date,Forecast
Terminals,10000,5000,9000,14000
"""


@pytest.mark.parametrize(
    ("newer", "audience", "told"),
    [
        (
            ("notes.md", SPOKEN_OF),
            "engineering",
            "newer words may tell that it is done",
        ),
        (("budget.csv", SPENT), "executive", "Cost is"),
    ],
    ids=["words newer than the request", "figures of money"],
)
def test_no_claim_of_a_draft_that_was_just_made_is_stale(
    tmp_path: Path, newer: tuple[str, str], audience: str, told: str
) -> None:
    project = tmp_path / "project"
    assert ontrack("init", project, "--name", "Terminals").code == 0
    for week, (name, text) in enumerate((("notes.md", ASKED), newer)):
        folder = tmp_path / f"week-{week}"
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
        assert (
            ontrack("-C", project, "ingest", folder, "--as-of", "2026-11-06").code == 0
        )
    draft = drafted(project, audience)
    claims = [claim for part in draft["sections"] for claim in part["claims"]]
    assert any(told in claim["text"] for claim in claims), claims

    office = office_of(Project(project))
    desk = office.desk(office.draft(draft["id"]), "Noor Hadid")

    assert [claim.text for claim in desk.draft.claims if claim.stale] == []


def drafted(project: Path, audience: str) -> dict[str, Any]:
    made = ontrack("-C", project, "draft", "--audience", audience, "--json")
    assert made.code == 0
    draft: dict[str, Any] = made.json["drafts"][0]
    return draft
