"""Exports of Jira: the JSON of its search, and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, TextIO

from bench.ingest.tickets import PEOPLE, STATUSES, Issue, issues

_JIRA_COLUMNS = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,"
    "Priority,Resolution,Assignee,Assignee Id,Reporter,Reporter Id,Created,Updated,"
    "Resolved,Due date,Labels,Labels,Sprint,Description,Status Category,Comment,"
    "Comment"
)


def jira_json(file: TextIO, size: int) -> int:
    """Write an answer of Jira's search with changelogs; return how many issues."""
    file.write('{"expand":"names,schema","startAt":0,"issues":[')
    count = _fill(file, size, (_jira_issue(one) for one in issues()))
    file.write(f'],"maxResults":{count},"total":{count}}}')
    return count


def jira_csv(file: TextIO, rows: int) -> int:
    """Write an export of Jira with columns that repeat; return how many rows."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_JIRA_COLUMNS.split(","))
    for one, _ in zip(issues(), range(rows), strict=False):
        writer.writerow(_jira_row(one))
    return rows


def _fill(file: TextIO, size: int, entries: Iterator[Mapping[str, Any]]) -> int:
    for count, entry in enumerate(entries, 1):
        file.write(("," if count > 1 else "") + json.dumps(entry, ensure_ascii=False))
        if file.tell() >= size:
            return count
    return 0


def _jira_person(name: str) -> dict[str, Any]:
    place = PEOPLE.index(name)
    address = f"https://jira.example.com/rest/api/3/user?accountId={place:024x}"
    return {
        "self": address,
        "accountId": f"{place:024x}",
        "avatarUrls": {size: f"{address}&size={size}" for size in ("48x48", "24x24")},
        "displayName": name,
        "active": True,
        "timeZone": "Etc/UTC",
        "accountType": "atlassian",
    }


def _stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.000+0000"


def _jira_status(number: int) -> dict[str, Any]:
    name, key = STATUSES[number]
    return {
        "self": f"https://jira.example.com/rest/api/3/status/{number}",
        "name": name,
        "id": str(number),
        "statusCategory": {"id": number, "key": key, "name": name},
    }


def _jira_text(text: str) -> dict[str, Any]:
    words = {"type": "text", "text": text}
    paragraph = {"type": "paragraph", "content": [words]}
    return {"version": 1, "type": "doc", "content": [paragraph]}


def _jira_issue(one: Issue) -> dict[str, Any]:
    comments = [
        {
            "id": str(number),
            "author": _jira_person(author),
            "body": _jira_text(said),
            "created": _stamp(at),
        }
        for number, (at, author, said) in enumerate(one.comments)
    ]
    empty = {f"customfield_{10000 + place}": None for place in range(40)}
    return {
        "id": str(one.number),
        "self": f"https://jira.example.com/rest/api/3/issue/{one.number}",
        "key": one.key,
        "changelog": _jira_changelog(one),
        "fields": {
            "summary": one.title,
            "issuetype": {"name": one.kind, "subtask": False},
            "status": _jira_status(one.status),
            "project": {"key": "NET", "name": "Network"},
            "priority": {"name": "Medium"},
            "assignee": _jira_person(one.assignee),
            "reporter": _jira_person(one.reporter),
            "created": _stamp(one.created),
            "updated": _stamp(one.updated),
            "labels": ["network", one.title.split()[0].lower()],
            "components": [],
            "fixVersions": [{"name": f"2.{one.number % 9}"}],
            "issuelinks": [],
            "description": _jira_text(one.description),
            "comment": {"comments": comments, "total": len(comments)},
            **empty,
        },
    }


def _jira_changelog(one: Issue) -> dict[str, Any]:
    before = 0
    histories: list[dict[str, Any]] = []
    for number, (at, status) in enumerate(one.moves):
        item = {
            "field": "status",
            "fieldtype": "jira",
            "from": str(before),
            "fromString": STATUSES[before][0],
            "to": str(status),
            "toString": STATUSES[status][0],
        }
        history = {
            "id": f"{one.number}{number}",
            "author": _jira_person(one.assignee),
            "created": _stamp(at),
            "items": [item],
        }
        histories.insert(0, history)
        before = status
    return {"startAt": 0, "total": len(histories), "histories": histories}


def _jira_row(one: Issue) -> list[str]:
    def day(at: datetime) -> str:
        return f"{at:%d/%b/%y} {at.hour % 12 or 12}:{at:%M} {'AP'[at.hour > 11]}M"

    def person(name: str) -> list[str]:
        return [name, f"{PEOPLE.index(name):024x}"]

    name, _ = STATUSES[one.status]
    category = ("To Do", "In Progress", "In Progress", "Done")[one.status]
    said = [
        f"{day(at)};{PEOPLE.index(author):024x};{text}"
        for at, author, text in one.comments
    ]
    is_done = one.status == len(STATUSES) - 1
    return [
        one.title,
        one.key,
        str(one.number),
        one.kind,
        name,
        "NET",
        "Network",
        "Medium",
        "Done" if is_done else "",
        *person(one.assignee),
        *person(one.reporter),
        day(one.created),
        day(one.updated),
        day(one.updated) if is_done else "",
        "",
        "network",
        one.title.split()[0].lower(),
        f"Sprint {one.number % 40}",
        one.description,
        category,
        *said,
        *[""] * (2 - len(said)),
    ]
