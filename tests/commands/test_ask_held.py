"""A client's question is not answered with what the client's draft is silent on."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack

HEAD = "Issue key,Summary,Status,Created,Updated,Priority,Issue Type\n"
PLAN = "BR-1,Lay asphalt,In Progress,2026-09-01,2026-10-01,High,Task\n"
ADDED = "BR-2,Pier 3: measure again,Blocked,2026-10-07,2026-10-08,High,Task\n"


def test_given_blocked_work_that_nobody_approved_then_only_we_hear_of_it(
    empty: Path,
) -> None:
    table = empty / "t.csv"
    for day, rows in (("2026-10-02", PLAN), ("2026-10-09", PLAN + ADDED)):
        table.write_text(HEAD + rows)
        ontrack("-C", empty, "ingest", table, "--as-of", day)
    asked = ("-C", empty, "ask", "What is blocked?", "--as-of", "2026-10-09")
    assert "Pier 3" in ontrack(*asked).out
    assert "Pier 3" not in ontrack(*asked, "--audience", "client").out
