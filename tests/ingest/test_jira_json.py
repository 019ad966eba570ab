"""Jira's REST answers: issues, their changelogs, and pages of a search."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.errors import AssistantError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tickets.jira_text import adf_text

CONTEXT = ReadContext(today=date(2027, 6, 1))


def issue(key: str, status: str, category: str, **more: Any) -> dict[str, Any]:
    fields = {
        "summary": f"Work of {key}",
        "issuetype": {"name": "Story"},
        "status": {"name": status, "statusCategory": {"key": category}},
        "assignee": {"displayName": "Ana Li", "accountId": "u1"},
        "created": "2027-01-04T23:30:00.000+0800",
        "updated": "2027-02-20T10:00:00.000+0800",
        **more,
    }
    return {"key": key, "fields": fields}


def history(at: str, *items: tuple[str, str | None]) -> dict[str, Any]:
    changed = [{"field": name, "from": old, "fromString": old} for name, old in items]
    return {"created": f"{at}T10:00:00.000+0800", "items": changed}


def read(value: object, name: str = "w/search.json") -> ReadResult:
    return read_document(Document(name, json.dumps(value).encode()), CONTEXT)


def ticket(result: ReadResult, index: int = 0) -> Ticket:
    found = result.records[index]
    assert isinstance(found, Ticket)
    return found


def test_an_issue_is_read_with_names_of_custom_fields_links_and_comments() -> None:
    body = {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "Tar is late"}]}
        ],
    }
    comment = {
        "author": {"displayName": "Bo", "accountId": "u2"},
        "created": "2027-02-01T09:00:00.000+0800",
        "body": body,
    }
    found = issue(
        "YRD-7",
        "Готовится",
        "indeterminate",
        duedate="2027-03-01",
        customfield_9=5.0,
        customfield_8=[{"name": "S 3", "state": "active", "id": 3}],
        issuelinks=[{"type": {"name": "Blocks"}, "inwardIssue": {"key": "YRD-3"}}],
        comment={"comments": [comment], "total": 1},
    )
    result = read({"startAt": 0, "total": 1, "issues": [found],
                   "names": {"customfield_9": "Story Points"}})  # fmt: skip
    assert result.kind is DocumentKind.JIRA_JSON
    assert (result.stream, result.complete) == ("jira:YRD", True)
    read_one = ticket(result)
    assert (read_one.key, read_one.points, read_one.sprints) == ("YRD-7", 5, ("S 3",))
    assert read_one.category is StatusCategory.ACTIVE
    assert (read_one.created, read_one.due) == (date(2027, 1, 4), date(2027, 3, 1))
    assert read_one.blocked_by == ("YRD-3",)
    assert [(p.locator, p.speaker) for p in result.passages] == [
        ("/issues/0/fields/summary", None),
        ("/issues/0/fields/comment/comments/0/body", "Bo"),
    ]
    assert result.unmapped == {}


def test_the_changelog_becomes_dated_states() -> None:
    done = issue(
        "YRD-1",
        "Done",
        "done",
        resolution={"name": "Done"},
        resolutiondate="2027-02-20T10:00:00.000+0800",
        duedate="2027-02-19",
    )
    done["changelog"] = {"total": 3, "histories": [
        history("2027-02-20", ("status", "Doing"), ("resolution", None)),
        history("2027-02-10", ("duedate", "2027-02-12"), ("assignee", "Bo")),
        history("2027-01-20", ("status", "Backlog"), ("Flagged", "Impediment")),
    ]}  # fmt: skip
    open_one = issue("YRD-2", "Backlog", "new")
    result = read({"issues": [done, open_one], "total": 2})
    states = [
        (past.on.isoformat()[5:], past.record.category, past.record.assignee)
        for past in result.past
        if isinstance(past.record, Ticket) and past.record.key == "YRD-1"
    ]
    assert states == [
        ("01-04", StatusCategory.BLOCKED, "Bo"),
        ("01-20", StatusCategory.ACTIVE, "Bo"),
        ("02-10", StatusCategory.ACTIVE, "Ana Li"),
        ("02-20", StatusCategory.DONE, "Ana Li"),
    ]
    first = result.past[0].record
    assert isinstance(first, Ticket)
    assert (first.due, first.resolved) == (date(2027, 2, 12), None)


def test_a_page_of_a_search_says_so_and_is_its_own_stream() -> None:
    page = {"startAt": 50, "total": 120, "issues": [issue("YRD-1", "Done", "done")]}
    result = read(page)
    assert result.looks_cut == "1 of 120 issues are in the file, from number 50"
    assert not result.complete
    assert result.stream == "jira:YRD@50"
    newer = read({"isLast": False, "issues": page["issues"]})
    assert newer.looks_cut
    assert "more pages" in newer.looks_cut


def test_an_issue_whose_changelog_is_capped_was_there_since_it_was_made() -> None:
    cut = issue("YRD-1", "Doing", "indeterminate")
    log = [history("2027-02-10", ("status", "Backlog"))]
    cut["changelog"] = {"total": 140, "histories": log}
    result = read({"issues": [cut]})
    assert result.looks_cut
    assert "history or comments of YRD-1" in result.looks_cut
    first, then = result.past[:2]
    assert isinstance(first.record, Ticket)
    assert (first.on, first.record.status) == (date(2027, 1, 4), "Backlog")
    assert then.on == date(2027, 2, 10)


def test_an_issue_without_changelog_was_open_until_it_was_resolved() -> None:
    day = "2027-02-10T09:00:00.000+0800"
    over = issue("YRD-1", "Done", "done", resolutiondate=day)
    states = [
        (past.on, past.record.category)
        for past in read({"issues": [over]}).past
        if isinstance(past.record, Ticket)
    ]
    assert states[0] == (date(2027, 1, 4), StatusCategory.TODO)
    assert (date(2027, 2, 10), StatusCategory.DONE) in states


def test_a_single_issue_is_no_snapshot_of_its_project() -> None:
    result = read(issue("YRD-4", "Done", "done"))
    assert (result.stream, result.complete) == ("jira:YRD-4", False)


def test_issues_without_key_or_fields_are_refused_by_place() -> None:
    result = read({"issues": [issue("", "Done", "done"), {"key": "YRD-1"}, 3]})
    assert result.rows_refused == 3
    assert [p.where for p in result.problems] == ["/issues/0", "/issues/1", "/issues/2"]


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ("h2. plain", "h2. plain"),
        ({"type": "mention", "attrs": {"text": "@Bo"}}, "@Bo"),
        ({"type": "taskItem", "attrs": {"state": "DONE"},
          "content": [{"type": "text", "text": "Tar"}]}, "[x] Tar"),
        (None, ""),
    ],
)  # fmt: skip
def test_documents_become_text(node: object, words: str) -> None:
    assert adf_text(node) == words


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["key", "fields", "issues", "status", "name", "changelog", "histories",
                 "items", "field", "created", "comment", "comments", "body", "content",
                 "customfield_1", "issuelinks", "total", "names", "assignee"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)  # fmt: skip


@given(value=_JSON)
@settings(max_examples=120)
def test_whatever_json_comes_the_answer_is_a_result_or_a_refusal(value: object) -> None:
    for whole in (value, {"issues": [{"key": "YRD-1", "fields": value}, value]}):
        data = json.dumps(whole).encode()
        try:
            result = read_document(Document("b.json", data), CONTEXT, "jira_json")
        except AssistantError:
            continue
        assert len({record.key for record in result.records}) == len(result.records)


def _issues(count: int) -> list[dict[str, Any]]:
    return [issue(f"YRD-{n}", "Done", "done") for n in range(1, count + 1)]


@pytest.mark.parametrize("value", [{"issues": _issues(50)}, _issues(100)])
def test_just_a_page_of_issues_that_nothing_counts_may_be_cut(value: object) -> None:
    result = read(value)
    assert "may be cut" in (result.looks_cut or "")
    assert not result.complete
    assert result.stream == "jira:YRD"


@pytest.mark.parametrize(
    "value",
    [
        {"issues": _issues(50), "total": 50},
        {"issues": _issues(50), "isLast": True},
        {"issues": _issues(50), "maxResults": 100},
        {"issues": _issues(49)},
    ],
)
def test_a_page_that_is_counted_or_not_full_is_whole(value: object) -> None:
    assert read(value).looks_cut is None
    assert read(value).complete


def test_an_archived_issue_is_no_open_work_and_was_open_before() -> None:
    away = {"archiveddate": "2027-02-18T09:00:00.000+0800"}
    value = issue("YRD-1", "In Progress", "indeterminate", **away)
    value["changelog"] = {"histories": [history("2027-02-01", ("status", "To Do"))]}
    kept = issue("YRD-2", "Done", "done", **away)

    result = read({"issues": [value, kept]})

    found = ticket(result)
    assert (found.status, found.category) == ("Archived", StatusCategory.CANCELLED)
    assert found.archived_from == "In Progress"
    assert ticket(result, 1).category is StatusCategory.DONE
    states = [
        (past.on, past.record.status)
        for past in result.past
        if isinstance(past.record, Ticket) and past.record.key == "YRD-1"
    ]
    assert states == [
        (date(2027, 1, 4), "To Do"),
        (date(2027, 2, 1), "In Progress"),
        (date(2027, 2, 18), "Archived"),
        (date(2027, 2, 20), "Archived"),
    ]
