"""Exports of Trello: a board with its actions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TextIO

from bench.ingest.tickets import PEOPLE, START, STATUSES, Issue, issues


def trello_json(file: TextIO, size: int) -> int:
    """Write a board with an action for each move and comment; return how many cards."""
    lists = [
        {"id": _ident("b", place), "name": name, "closed": False}
        for place, (name, _) in enumerate(STATUSES)
    ]
    members = [
        {"id": _ident("e", place), "fullName": name, "username": handle(name)}
        for place, name in enumerate(PEOPLE)
    ]
    cards: list[str] = []
    held = 0
    file.write('{"id":"5a0000000000000000000001","name":"Network","actions":[')
    start = file.tell()
    for one in issues():
        actions = (json.dumps(each) for each in _trello_actions(one))
        file.write(
            "".join(f"{',' if cards or n else ''}{a}" for n, a in enumerate(actions))
        )
        cards.append(json.dumps(_trello_card(one)))
        held += len(cards[-1])
        if file.tell() - start + held >= size:
            break
    file.write(f'],"lists":{json.dumps(lists)},"members":{json.dumps(members)}')
    file.write(',"cards":[')
    file.write(",".join(cards))
    file.write("]}")
    return len(cards)


def _ident(first: str, number: int, made: datetime = START) -> str:
    """Return an id; as in Trello it begins with the second in which it was made."""
    return f"{int(made.timestamp()):08x}{first}{number:015x}"


def handle(name: str) -> str:
    return name.lower().replace(" ", ".")


def _trello_actions(one: Issue) -> Iterator[dict[str, Any]]:
    card = {
        "id": _ident("c", one.number, one.created),
        "name": one.title,
        "idShort": one.number,
    }
    actor = {
        "idMemberCreator": _ident("e", PEOPLE.index(one.assignee)),
        "memberCreator": {
            "id": _ident("e", PEOPLE.index(one.assignee)),
            "fullName": one.assignee,
            "username": handle(one.assignee),
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
        "id": _ident("c", one.number, one.created),
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
        "idMembers": [_ident("e", PEOPLE.index(one.assignee))],
        "labels": [{"id": _ident("f", 1), "name": one.kind, "color": "blue"}],
        "badges": {"comments": len(one.comments), "attachments": 0},
        "cover": {"idAttachment": None, "color": None, "size": "normal"},
    }
