"""A dismissed flag stays dismissed whatever draft it was dismissed with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.commands.program import ontrack

_HEAD = "Key,Summary,Issue Type,Status,Fix Version,Assignee,Created\n"
_FIRST = "ABC-1,Pay by card,Story,In Progress,R1,Ana Li,2030-05-01\n"
_ADDED = "ABC-2,Export {what},Story,To Do,R1,Bo Chen,2030-05-10\n"


def _week(project: Path, day: str, rows: str) -> None:
    path = project / f"board-{day}.csv"
    path.write_text(_HEAD + rows)
    ran = ontrack(
        "-C", project, "ingest", path, "--kind", "jira_csv", "--as-of", day
    )  # fmt: skip
    assert ran.code in {0, 3}, ran.err
    assert ontrack("-C", project, "draft", "--audience", _READER[day]).code == 0


_READER = {
    "2030-05-06": "client",
    "2030-05-13": "executive",
    "2030-05-20": "engineering",
}


def _flag(project: Path) -> Any:
    listed = ontrack("-C", project, "flags", "--json").json["flags"]
    [flag] = [one for one in listed if one["kind"] == "scope_creep"]
    return flag


def test_a_flag_with_news_after_the_oldest_draft_is_dismissed_with_the_news(
    empty: Path,
) -> None:
    _week(empty, "2030-05-06", _FIRST)
    _week(empty, "2030-05-13", _FIRST + _ADDED.format(what="orders"))
    _week(empty, "2030-05-20", _FIRST + _ADDED.format(what="all orders"))
    flag = _flag(empty)

    ran = ontrack(
        "-C", empty, "decide", flag["id"], "dismiss", "--reason", "wanted"
    )  # fmt: skip

    assert ran.code == 0, ran.err
    assert _flag(empty)["status"] == "dismissed"
