"""Dates in a tracker's JSON that are no days: said with their place, never guessed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import Ticket
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))
ODD = ["2027-02-30", "13/03/2027", "9999999999999999", "next week", 1e300, 41234567]


def jira(due: object) -> object:
    fields = {
        "summary": "Tune the organ", "status": {"name": "Open"}, "duedate": due,
        "issuetype": {"name": "Task"},
    }  # fmt: skip
    return {"issues": [{"key": "ORG-1", "fields": fields}], "total": 1}


def asana(due: object) -> object:
    task = {
        "gid": "12", "name": "Tune the organ", "completed": False, "due_on": due,
        "resource_type": "task",
    }  # fmt: skip
    return {"data": [task]}


def azure(due: object) -> object:
    fields = {
        "System.Title": "Tune the organ", "System.State": "Active",
        "Microsoft.VSTS.Scheduling.DueDate": due,
        "Microsoft.VSTS.Scheduling.TargetDate": "2027-04-02",
    }  # fmt: skip
    return {"count": 1, "value": [{"id": 4, "rev": 1, "fields": fields}]}


def github(due: object) -> object:
    return [{
        "number": 3, "title": "Tune the organ", "state": "open",
        "html_url": "https://git.example/nave/organ/issues/3",
        "milestone": {"title": "Easter", "due_on": due},
    }]  # fmt: skip


def gitlab(due: object) -> object:
    return [{
        "iid": 3, "title": "Tune the organ", "state": "opened", "labels": [],
        "web_url": "https://git.example/nave/organ/-/issues/3", "due_date": due,
        "milestone": {"title": "Easter", "due_date": "2027-04-02"},
    }]  # fmt: skip


def trello(due: object) -> object:
    card = {"id": "5f0000000000000000000001", "name": "Tune", "idList": "l1",
            "idShort": 1, "due": due, "closed": False}  # fmt: skip
    board: dict[str, Any] = {
        "id": "5f0000000000000000000009", "name": "Organ", "cards": [card],
        "lists": [{"id": "l1", "name": "Doing", "closed": False}],
    }  # fmt: skip
    return board


SOURCES = {
    jira: "/issues/0/fields/duedate",
    asana: "/data/0/due_on",
    azure: "/value/0/fields/Microsoft.VSTS.Scheduling.DueDate",
    github: "/0/milestone/due_on",
    gitlab: "/0/due_date",
    trello: "/cards/0/due",
}


def read(value: object) -> ReadResult:
    return read_document(Document("w/x.json", json.dumps(value).encode()), CONTEXT)


def due(result: ReadResult) -> date | None:
    [found] = [record for record in result.records if isinstance(record, Ticket)]
    return found.due


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("source", SOURCES)
def test_a_date_that_is_none_is_a_problem_with_its_place(
    source: Any, odd: object
) -> None:
    result = read(source(odd))
    assert due(result) is None
    [problem] = [one for one in result.problems if "is not a date" in one.what]
    assert problem.where == SOURCES[source]


@pytest.mark.parametrize("none", [None, "", "0001-01-01T00:00:00"])
@pytest.mark.parametrize("source", SOURCES)
def test_no_date_is_no_problem(source: Any, none: object) -> None:
    assert not any("is not a date" in one.what for one in read(source(none)).problems)


@pytest.mark.parametrize("source", SOURCES)
def test_a_date_is_read(source: Any) -> None:
    result = read(source("2027-03-19"))
    assert due(result) == date(2027, 3, 19)
    assert not any("is not a date" in one.what for one in result.problems)
