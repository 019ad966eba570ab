"""Exports that end where their tool's limit is, made here, and what is said of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.reader import Document, ReadContext
from ingest.reading import read_document

_DAY = "2031-01-02T08:00:00Z"
_JIRA = ("Summary", "Issue key", "Issue id", "Issue Type", "Status", "Assignee")
_AZURE = ("ID", "Work Item Type", "Title", "Assigned To", "State", "Tags")


@dataclass(frozen=True, slots=True)
class Export:
    """An export by what limits it; `at_limit` and `below` are its bytes."""

    name: str
    file: str
    at_limit: bytes
    below: bytes

    def __str__(self) -> str:
        return self.name

    def said(self, data: bytes) -> str:
        """Return what the user is told of the bytes, empty where nothing."""
        document = Document(self.file, data)
        context = ReadContext(today=date(2031, 3, 20))
        return read_document(document, context).looks_cut or ""


def exports() -> Iterator[Export]:
    """Yield one export for each limit."""
    for rows in (1000, 10_000):
        yield _two(f"Jira CSV, {rows:,} rows", "jira.csv", _jira_csv, rows)
    yield _two("Azure DevOps CSV, 20,000 rows", "azure.csv", _azure_csv, 20_000)
    page = [_jira(number) for number in range(50)]
    yield Export(
        "Jira JSON, `total` above the issues",
        "jira.json",
        _json({"total": 120, "issues": page}),
        _json({"total": 50, "issues": page}),
    )
    yield Export(
        "Jira JSON, `isLast` is false",
        "jira.json",
        _json({"isLast": False, "nextPageToken": "x", "issues": page}),
        _json({"isLast": True, "issues": page}),
    )
    yield _two("Trello, 1,000 actions", "board.json", _board, 1000)
    yield _two("GitHub issues, a page of 100", "issues.json", _github, 100)
    yield _two("GitLab issues, a page of 100", "issues.json", _gitlab, 100)
    yield _two("GitHub runs, a page of 100 without `total_count`", "r.json", _runs, 100)
    tasks = [_asana(number) for number in range(3)]
    yield Export(
        "Asana JSON, `next_page`",
        "asana.json",
        _json({"data": tasks, "next_page": {"offset": "x"}}),
        _json({"data": tasks, "next_page": None}),
    )


def _two(name: str, file: str, make: Callable[[int], bytes], limit: int) -> Export:
    return Export(name, file, make(limit), make(limit - 1))


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _csv(header: Sequence[str], rows: Iterator[Sequence[object]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows(rows)
    return written.getvalue().encode()


def _jira_csv(count: int) -> bytes:
    rows = ((f"Do {n}", f"AB-{n}", n, "Task", "Done", "") for n in range(1, count + 1))
    return _csv(_JIRA, rows)


def _azure_csv(count: int) -> bytes:
    rows = ((n, "Task", f"Do {n}", "", "Active", "") for n in range(1, count + 1))
    return _csv(_AZURE, rows)


def _jira(number: int) -> dict[str, object]:
    fields = {"summary": "Do", "status": {"name": "Done"}, "created": _DAY}
    return {"id": str(number), "key": f"AB-{number}", "fields": fields}


def _board(actions: int) -> bytes:
    card = {"id": "c1", "idShort": 1, "name": "Do", "idList": "l1", "closed": False}
    action = {"type": "updateCard", "date": _DAY, "data": {}}
    moves = [{"id": str(number), **action} for number in range(actions)]
    lists = [{"id": "l1", "name": "Doing"}]
    board = {"id": "b1", "name": "B", "lists": lists, "cards": [card], "members": []}
    return _json({**board, "actions": moves})


def _github(count: int) -> bytes:
    address = "https://api.github.com/repos/o/r/issues"
    issue = {"title": "Do", "state": "open", "created_at": _DAY, "comments": 0}
    return _json(
        [{"number": n, "url": f"{address}/{n}", **issue} for n in range(1, count + 1)]
    )


def _gitlab(count: int) -> bytes:
    address = "https://gitlab.com/o/r/-/issues"
    issue = {"project_id": 1, "title": "Do", "state": "opened", "created_at": _DAY}
    return _json(
        [
            {"id": n, "iid": n, "web_url": f"{address}/{n}", **issue}
            for n in range(1, count + 1)
        ]
    )


def _runs(count: int) -> bytes:
    run = {"name": "CI", "conclusion": "success", "run_started_at": _DAY}
    return _json([{"id": number, **run} for number in range(count)])


def _asana(number: int) -> dict[str, object]:
    task = {"resource_type": "task", "name": "Do", "completed": False}
    return {"gid": str(number), "created_at": _DAY, **task}
