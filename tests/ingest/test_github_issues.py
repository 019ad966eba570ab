"""GitHub issues: of the REST interface and of `gh issue list --json`."""

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

CONTEXT = ReadContext(today=date(2027, 6, 1))


def issue(number: int, **more: Any) -> dict[str, Any]:
    return {
        "number": number,
        "title": f"Work {number}",
        "html_url": f"https://github.com/yard/hull/issues/{number}",
        "state": "open",
        "created_at": "2027-01-04T09:00:00Z",
        "updated_at": "2027-02-01T09:00:00Z",
        "labels": [],
        "assignees": [],
        **more,
    }


def read(value: object, context: ReadContext = CONTEXT) -> ReadResult:
    return read_document(Document("w/i.json", json.dumps(value).encode()), context)


def ticket(result: ReadResult, index: int = 0) -> Ticket:
    found = result.records[index]
    assert isinstance(found, Ticket)
    return found


def test_issues_are_read_and_pull_requests_are_counted_and_left_out() -> None:
    result = read([
        issue(7, body="Two coats", assignees=[{"login": "anali"}],
              labels=[{"name": "bug"}, {"name": "priority: high"}],
              milestone={"title": "v2", "due_on": "2027-03-01T08:00:00Z"}),
        issue(8, pull_request={"url": "https://x.example"}),
    ])  # fmt: skip
    assert result.kind is DocumentKind.GITHUB_ISSUES
    assert (result.stream, result.complete) == ("github:yard/hull", True)
    [_] = result.records
    found = ticket(result)
    assert (found.key, found.locator, found.kind) == ("hull#7", "/0", "Bug")
    assert (found.assignee, found.priority) == ("anali", "high")
    assert (found.releases, found.due) == (("v2",), date(2027, 3, 1))
    assert [p.locator for p in result.passages] == ["/0/title", "/0/body"]
    assert [p.what for p in result.problems] == ["1 pull request is no issue; left out"]


def test_the_json_of_the_command_line_is_read_with_its_comments() -> None:
    result = read([{
        "number": 3, "title": "Caulk", "state": "CLOSED", "stateReason": "NOT_PLANNED",
        "url": "https://github.com/yard/hull/issues/3", "labels": [{"name": "x"}],
        "createdAt": "2027-01-04T09:00:00Z", "closedAt": "2027-02-02T09:00:00Z",
        "comments": [{"author": {"login": "bo"}, "body": "No tar",
                      "createdAt": "2027-02-02T08:00:00Z"}],
    }])  # fmt: skip
    found = ticket(result)
    assert (found.key, found.category) == ("hull#3", StatusCategory.CANCELLED)
    assert (found.resolved, found.comments[0].author) == (date(2027, 2, 2), "bo")
    assert result.passages[-1].locator == "/0/comments/0/body"


@pytest.mark.parametrize(
    ("labels", "more", "category"),
    [
        (["needs test"], {}, StatusCategory.TODO),
        (["status: in progress"], {}, StatusCategory.ACTIVE),
        (["Blocked"], {}, StatusCategory.BLOCKED),
        (["hull", "In Progress"], {}, StatusCategory.ACTIVE),
        (["in-review"], {}, StatusCategory.ACTIVE),
        (["in progress", "blocked"], {}, StatusCategory.BLOCKED),
        (["testing"], {}, StatusCategory.TODO),
        (["review"], {}, StatusCategory.TODO),
        ([], {"state": "closed", "state_reason": "completed"}, StatusCategory.DONE),
        ([], {"state": "closed", "state_reason": None}, StatusCategory.DONE),
        (["Moonlight"], {}, StatusCategory.ACTIVE),
    ],
)
def test_state_by_reason_label_and_settings(
    labels: list[str], more: dict[str, Any], category: StatusCategory
) -> None:
    context = ReadContext(today=date(2027, 6, 1), statuses={"moonlight": "active"})
    named = [{"name": label} for label in labels]
    assert ticket(read([issue(1, labels=named, **more)], context)).category is category


def test_a_closed_issue_was_open_from_the_day_it_was_made() -> None:
    closed = issue(1, state="closed", closed_at="2027-01-20T09:00:00Z")
    states = [
        (past.on.isoformat(), past.record.category)
        for past in read([closed]).past
        if isinstance(past.record, Ticket)
    ]
    assert states[:2] == [
        ("2027-01-04", StatusCategory.TODO),
        ("2027-01-20", StatusCategory.DONE),
    ]


def test_a_full_page_is_not_taken_as_the_whole_list() -> None:
    result = read([issue(number) for number in range(1, 101)])
    assert result.looks_cut
    assert not result.complete


def test_comments_that_issues_count_and_the_file_lacks_are_said() -> None:
    [problem] = read([issue(1, comments=4)]).problems
    assert "4 comments, which the file does not hold" in problem.what


def test_entries_without_number_are_refused_by_place() -> None:
    result = read([issue(1), {"title": "x"}, 4])
    assert result.rows_refused == 2
    assert [problem.where for problem in result.problems] == ["/1", "/2"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["number", "title", "state", "labels", "name", "milestone", "issues",
                 "comments", "body", "user", "html_url", "closed_at", "assignees"]
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
    for whole in (value, [value, {**issue(1), "labels": value, "comments": value}]):
        data = json.dumps(whole).encode()
        try:
            result = read_document(Document("b.json", data), CONTEXT, "github_issues")
        except AssistantError:
            continue
        assert len({record.key for record in result.records}) == len(result.records)


def test_the_day_of_a_milestone_is_told_as_the_milestones() -> None:
    milestone = {"title": "Ward move", "due_on": "2027-03-20T07:00:00Z"}
    result, due = dated({"milestone": milestone})
    assert due == (date(2027, 3, 20), "milestone Ward move", None)
    assert "1 ticket has no due date of their own" in result.remarks[0]


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("Target: 3/16\n\nThree crates.", date(2027, 3, 16)),
        ("Three crates.\n- **Due**: 16 March", date(2027, 3, 16)),
        ("Deadline: Tue 2027-03-16 (was 2027-03-09)", date(2027, 3, 16)),
        ("ETA = March 16", date(2027, 3, 16)),
        ("Target: 40 crates by 3/16", None),
        ("Target: 3/16?", None),
        ("ETA: 3/4", None),
        ("Report expected 3/16.", None),
        ("The deadline: see the plan of 3/16", None),
    ],
)
def test_a_line_of_the_body_gives_the_issue_a_day_of_its_own(
    body: str, own: date | None
) -> None:
    milestone = {"title": "Ward move", "due_on": "2027-03-20T07:00:00Z"}
    _, due = dated({"milestone": milestone, "body": body})
    its = (date(2027, 3, 20), "milestone Ward move", None)
    assert due == ((own, None, None) if own else its)


@pytest.mark.parametrize(
    ("more", "closed"),
    [
        ({"state": "closed", "closed_at": "2027-03-19T20:31:00Z"}, date(2027, 3, 19)),
        (
            {"state": "closed", "closed_at": "2027-03-19T20:31:00Z", "open_issues": 2},
            None,
        ),
        ({"state": "open", "closed_at": None}, None),
    ],
)
def test_a_milestone_closed_with_all_its_issues_says_on_which_day(
    more: dict[str, object], closed: date | None
) -> None:
    milestone = {"title": "Ward move", "due_on": "2027-03-20T07:00:00Z", **more}
    _, due = dated({"milestone": milestone})
    assert due[2] == closed


def dated(
    more: dict[str, object],
) -> tuple[ReadResult, tuple[date | None, str | None, date | None]]:
    """Read one open issue; return the result and when it is due, of what, if met."""
    one = {"number": 4, "title": "Pack the freezer", "state": "open", **more}
    document = Document("w/issues.json", json.dumps([one]).encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    [ticket] = result.records
    assert isinstance(ticket, Ticket)
    return result, (ticket.due, ticket.due_of, ticket.due_met)


def test_a_second_assignee_is_kept_as_a_label_and_said() -> None:
    two = [{"login": "anali"}, {"login": "borud"}]
    result = read([issue(7, assignees=two, assignee=two[0]), issue(8)])
    assert ticket(result).assignee == "anali"
    assert ticket(result).labels == ("also assigned: borud",)
    assert ticket(result, 1).labels == ()
    [said] = result.remarks
    assert said.startswith("1 ticket has several assignees")


def test_a_list_that_ends_early_is_said_to_be_cut_off() -> None:
    data = json.dumps([issue(7), issue(8)]).encode()
    with pytest.raises(AssistantError, match="cut off"):
        read_document(Document("w/i.json", data[:-20]), CONTEXT)
    with pytest.raises(AssistantError, match="not valid JSON"):
        read_document(Document("w/i.json", data.replace(b": 8", b": 8 8")), CONTEXT)
