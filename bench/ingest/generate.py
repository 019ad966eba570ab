"""Exports of any size, the same in every run: Jira, Trello and a log of risks."""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

MB = 1024**2
_START = datetime(2024, 1, 8, 9, tzinfo=UTC)
_VOCABULARY = (
    "access account agree alert archive audit backup balance batch branch budget "
    "build cache change channel check client cluster column config connect contract "
    "copy customer data date default delay delete deploy design device domain draft "
    "driver edit error event export field filter flow form gateway group handler "
    "header host image import index input install invoice item join key label "
    "latency layout ledger limit link list load locale log login mail merge message "
    "migrate mobile model move network node note number object offer order output "
    "owner page panel parser partner patch path payment plan policy pool portal "
    "price print process product profile queue quota range rate reader record "
    "region release remove render reply report request reset result retry review "
    "role route rule scale schema screen script search server service session "
    "setting setup shape share sheet sign size source split start state status step "
    "stock store stream string submit switch table target task team template test "
    "text theme thread ticket time token tool trace track transfer type update "
    "upload user value vendor version view volume watch window worker write zone"
)
_WORDS = _VOCABULARY.split()
_PEOPLE = tuple(
    f"{first} {last}"
    for first in ("Ada", "Bo", "Cleo", "Dev", "Eva", "Finn", "Gita", "Hugo")
    for last in ("Alder", "Berg", "Costa", "Dahl", "Egede", "Falk")
)
_STATUSES = (
    ("Backlog", "new"),
    ("In Progress", "indeterminate"),
    ("In Review", "indeterminate"),
    ("Done", "done"),
)
_KINDS = ("Story", "Task", "Bug", "Epic")
_JIRA_COLUMNS = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,"
    "Priority,Resolution,Assignee,Assignee Id,Reporter,Reporter Id,Created,Updated,"
    "Resolved,Due date,Labels,Labels,Sprint,Description,Status Category,Comment,"
    "Comment"
)
_RAID_COLUMNS = (
    "ID,Type,Title,Description,Owner,Raised,Likelihood,Impact,Status,Due,Mitigation"
)


@dataclass(frozen=True, slots=True)
class Issue:
    """A ticket before any format; `moves` are moments and statuses, oldest first."""

    number: int
    title: str
    description: str
    kind: str
    assignee: str
    reporter: str
    created: datetime
    moves: tuple[tuple[datetime, int], ...]
    comments: tuple[tuple[datetime, str, str], ...]

    @property
    def key(self) -> str:
        """Its key in the tracker."""
        return f"NET-{self.number}"

    @property
    def status(self) -> int:
        """The number of the status that it has now."""
        return self.moves[-1][1] if self.moves else 0

    @property
    def updated(self) -> datetime:
        """When it was moved or remarked on last."""
        days = [at for at, _ in self.moves] + [at for at, _, _ in self.comments]
        return max(days, default=self.created)


def issues(seed: int = 7) -> Iterator[Issue]:
    """Yield tickets without end, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  figures, no secrets
    number = 0
    while True:
        number += 1
        created = _START + timedelta(minutes=3 * (number % 300_000))
        at = created
        moves = []
        for status in range(1, chance.randrange(1, len(_STATUSES) + 1)):
            at += timedelta(hours=chance.randrange(1, 200))
            moves.append((at, status))
        comments = tuple(
            (
                created + timedelta(hours=chance.randrange(1, 300)),
                chance.choice(_PEOPLE),
                _prose(chance, 20),
            )
            for _ in range(chance.randrange(3))
        )
        yield Issue(
            number=number,
            title=_prose(chance, 7, end=""),
            description=" ".join(_prose(chance, 12) for _ in range(4)),
            kind=chance.choice(_KINDS),
            assignee=chance.choice(_PEOPLE),
            reporter=chance.choice(_PEOPLE),
            created=created,
            moves=tuple(moves),
            comments=comments,
        )


def jira_json(file: TextIO, size: int) -> int:
    """Write an answer of Jira's search with changelogs; return how many issues."""
    file.write('{"expand":"names,schema","startAt":0,"issues":[')
    count = _fill(file, size, (_jira_issue(one) for one in issues()))
    file.write(f'],"maxResults":{count},"total":{count}}}')
    return count


def trello_json(file: TextIO, size: int) -> int:
    """Write a board with an action for each move and comment; return how many cards."""
    lists = [
        {"id": _ident("b", place), "name": name, "closed": False}
        for place, (name, _) in enumerate(_STATUSES)
    ]
    members = [
        {"id": _ident("e", place), "fullName": name, "username": _handle(name)}
        for place, name in enumerate(_PEOPLE)
    ]
    told: list[Issue] = []
    file.write('{"id":"5a0000000000000000000001","name":"Network","actions":[')
    start = file.tell()
    for one in issues():
        actions = (json.dumps(each) for each in _trello_actions(one))
        file.write(
            "".join(f"{',' if told or n else ''}{a}" for n, a in enumerate(actions))
        )
        told.append(one)
        if 2 * (file.tell() - start) >= size:
            break
    file.write(f'],"lists":{json.dumps(lists)},"members":{json.dumps(members)}')
    file.write(',"cards":[')
    file.write(",".join(json.dumps(_trello_card(one)) for one in told))
    file.write("]}")
    return len(told)


def jira_csv(file: TextIO, rows: int) -> int:
    """Write an export of Jira with columns that repeat; return how many rows."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_JIRA_COLUMNS.split(","))
    for one, _ in zip(issues(), range(rows), strict=False):
        writer.writerow(_jira_row(one))
    return rows


def raid_csv(file: TextIO, rows: int) -> int:
    """Write a log of risks and issues; return how many rows."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_RAID_COLUMNS.split(","))
    for one, _ in zip(issues(), range(rows), strict=False):
        writer.writerow(
            (
                f"R-{one.number}",
                ("Risk", "Issue")[one.number % 2],
                one.title,
                one.description,
                one.assignee,
                f"{one.created:%Y-%m-%d}",
                one.number % 5 + 1,
                one.number % 4 + 1,
                ("Open", "Closed")[one.status > 1],
                f"{one.updated:%Y-%m-%d}",
                one.comments[0][2] if one.comments else "",
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: its file, how it is written, and what its size counts."""

    name: str
    write: Callable[[TextIO, int], int]
    unit: str


KINDS: Mapping[str, Kind] = {
    kind.write.__name__: kind
    for kind in (
        Kind("jira-search.json", jira_json, "MB"),
        Kind("trello-board.json", trello_json, "MB"),
        Kind("jira-export.csv", jira_csv, "rows"),
        Kind("raid-log.csv", raid_csv, "rows"),
    )
}


def generate(folder: Path, kind: str, size: int) -> tuple[Path, int]:
    """Write a file of the kind; return it and how many entries it holds.

    `size` counts MB of JSON and rows of CSV.
    """
    known = KINDS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / known.name
    with path.open("w", encoding="utf-8", newline="") as file:
        count = known.write(file, size * MB if known.unit == "MB" else size)
    return path, count


def _fill(file: TextIO, size: int, entries: Iterator[Mapping[str, Any]]) -> int:
    for count, entry in enumerate(entries, 1):
        file.write(("," if count > 1 else "") + json.dumps(entry, ensure_ascii=False))
        if file.tell() >= size:
            return count
    return 0


def _prose(chance: random.Random, words: int, *, end: str = ".") -> str:
    text = " ".join(chance.choices(_WORDS, k=words))
    return f"{text[0].upper()}{text[1:]}{end}"


def _ident(first: str, number: int) -> str:
    return f"{first}{number:023x}"


def _handle(name: str) -> str:
    return name.lower().replace(" ", ".")


def _jira_person(name: str) -> dict[str, Any]:
    place = _PEOPLE.index(name)
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
    name, key = _STATUSES[number]
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
            "fromString": _STATUSES[before][0],
            "to": str(status),
            "toString": _STATUSES[status][0],
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
        return [name, f"{_PEOPLE.index(name):024x}"]

    name, _ = _STATUSES[one.status]
    category = ("To Do", "In Progress", "In Progress", "Done")[one.status]
    said = [
        f"{day(at)};{_PEOPLE.index(author):024x};{text}"
        for at, author, text in one.comments
    ]
    is_done = one.status == len(_STATUSES) - 1
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


def _trello_actions(one: Issue) -> Iterator[dict[str, Any]]:
    card = {"id": _ident("c", one.number), "name": one.title, "idShort": one.number}
    actor = {
        "idMemberCreator": _ident("e", _PEOPLE.index(one.assignee)),
        "memberCreator": {
            "id": _ident("e", _PEOPLE.index(one.assignee)),
            "fullName": one.assignee,
            "username": _handle(one.assignee),
        },
    }
    before = 0
    for number, (at, status) in enumerate(one.moves):
        data = {
            "card": {**card, "idList": _ident("b", status)},
            "old": {"idList": _ident("b", before)},
        }
        ident = _ident("a", one.number * 10 + number)
        yield {
            "id": ident,
            "type": "updateCard",
            "date": _utc(at),
            "data": data,
            **actor,
        }
        before = status
    for number, (at, _, said) in enumerate(one.comments):
        data = {"card": card, "text": said}
        ident = _ident("d", one.number * 10 + number)
        yield {
            "id": ident,
            "type": "commentCard",
            "date": _utc(at),
            "data": data,
            **actor,
        }


def _utc(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.000Z"


def _trello_card(one: Issue) -> dict[str, Any]:
    return {
        "id": _ident("c", one.number),
        "idBoard": "5a0000000000000000000001",
        "idList": _ident("b", one.status),
        "idShort": one.number,
        "shortLink": f"n{one.number:07x}",
        "name": one.title,
        "desc": one.description,
        "closed": False,
        "due": None,
        "dueComplete": False,
        "dateLastActivity": _utc(one.updated),
        "idMembers": [_ident("e", _PEOPLE.index(one.assignee))],
        "labels": [{"id": _ident("f", 1), "name": one.kind, "color": "blue"}],
        "badges": {"comments": len(one.comments), "attachments": 0},
        "cover": {"idAttachment": None, "color": None, "size": "normal"},
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.ingest.generate", description=__doc__)
    parser.add_argument("kind", choices=list(KINDS))
    parser.add_argument("size", type=int, help="MB of JSON, rows of CSV")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    path, count = generate(options.folder, options.kind, options.size)
    print(f"{path}: {count} entries, {path.stat().st_size / MB:.1f} MB")


if __name__ == "__main__":
    main()
