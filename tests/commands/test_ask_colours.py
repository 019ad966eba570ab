"""Why a colour is what it is, as far as the one who asks may hear it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

TICKETS = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated\n"
    "APP-7,1007,Hang the lamps,Story,To Do,Ben Osei,2031-06-02,"
    "2031-03-01 09:00,2031-03-10 09:00\n"
)
PARTS = {
    "nobody's business": "Ada has handed in her notice, last day 30 April.",
    "in confidence": "Ada leaves the company in April. She wants it kept quiet till May.",
}


@pytest.mark.parametrize("words", PARTS.values(), ids=PARTS)
def test_given_a_departure_that_is_withheld_then_an_audience_hears_of_none(
    tmp_path: Path, words: str
) -> None:
    project, files = tmp_path / "project", tmp_path / "files"
    files.mkdir()
    (files / "tickets.csv").write_text(TICKETS, encoding="utf-8")
    note = files / "2031-03-10-weekly.md"
    note.write_text(
        "# Weekly, 10 March 2031\n\nPresent: Ada Lund, Ben Osei\n\n"
        f"- {words}\n- The lamps came.\n",
        encoding="utf-8",
    )
    assert ontrack("init", project, "--name", "Studio").code == 0
    assert ontrack("-C", project, "ingest", files).code == 0
    for question in ("Why are the resources amber?", "Are we on track?"):
        ask = ("-C", project, "ask", question, "--json")
        for audience in ("executive", "engineering", "client"):
            assert (
                "a departure was told" not in ontrack(*ask, "--audience", audience).out
            )
    whole = ontrack("-C", project, "ask", "Why are the resources amber?", "--json")
    assert "a departure was told on 10 March" in whole.out
