"""GitLab issues as JSON of its API."""

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


def issue(iid: int, **more: Any) -> dict[str, Any]:
    return {
        "id": 9000 + iid, "iid": iid, "title": f"Work {iid}", "state": "opened",
        "web_url": f"https://git.example/yard/hull/-/issues/{iid}",
        "created_at": "2027-01-04T09:00:00.123Z", "labels": [], "assignees": [],
        "updated_at": "2027-02-01T09:00:00.123Z", **more,
    }  # fmt: skip


def read(value: object, context: ReadContext = CONTEXT) -> ReadResult:
    return read_document(Document("w/i.json", json.dumps(value).encode()), context)


def ticket(result: ReadResult, index: int = 0) -> Ticket:
    found = result.records[index]
    assert isinstance(found, Ticket)
    return found


def states(result: ReadResult) -> list[tuple[str, StatusCategory]]:
    return [
        (past.on.isoformat(), past.record.category)
        for past in result.past
        if isinstance(past.record, Ticket)
    ]


def test_an_issue_is_known_by_the_number_that_people_say() -> None:
    result = read([issue(
        7, description="Two coats", assignees=[{"name": "Ana Li", "username": "ana"}],
        labels=["bug", "priority::high"], weight=3, due_date="2027-03-01",
        milestone={"title": "v2", "due_date": "2027-04-01"},
        iteration={"title": "S2"}, epic={"title": "Float"}, health_status="at_risk",
    )])  # fmt: skip
    assert result.kind is DocumentKind.GITLAB_ISSUES
    assert (result.stream, result.complete) == ("gitlab:yard/hull", True)
    found = ticket(result)
    assert (found.key, found.locator, found.kind) == ("hull#7", "/0", "Bug")
    assert (found.assignee, found.priority, found.points) == ("Ana Li", "high", 3)
    assert (found.due, found.releases) == (date(2027, 3, 1), ("v2",))
    assert (found.sprints, found.parent_title) == (("S2",), "Float")
    assert "health: at risk" in found.labels
    assert [p.locator for p in result.passages] == ["/0/title", "/0/description"]


def test_without_a_day_of_its_own_an_issue_is_due_with_its_milestone() -> None:
    milestone = {"title": "v2", "due_date": "2027-04-01"}
    assert ticket(read([issue(1, milestone=milestone)])).due == date(2027, 4, 1)


def test_a_confidential_issue_says_so_in_its_labels() -> None:
    assert ticket(read([issue(1, confidential=True)])).labels == (
        "security level: confidential",
    )
    assert ticket(read([issue(1, confidential=False)])).labels == ()


@pytest.mark.parametrize(
    ("more", "category"),
    [
        ({}, StatusCategory.TODO),
        ({"labels": ["workflow::in progress"]}, StatusCategory.ACTIVE),
        ({"labels": [{"name": "Blocked"}]}, StatusCategory.BLOCKED),
        ({"state": "closed"}, StatusCategory.DONE),
        ({"state": "closed", "duplicated_to_id": 4}, StatusCategory.CANCELLED),
        (
            {"state": "closed", "labels": ["status::won't do"]},
            StatusCategory.CANCELLED,
        ),
        ({"labels": ["Moonlight"]}, StatusCategory.ACTIVE),
    ],
)
def test_state_by_label_and_settings(
    more: dict[str, Any], category: StatusCategory
) -> None:
    context = ReadContext(today=date(2027, 6, 1), statuses={"moonlight": "active"})
    assert ticket(read([issue(1, **more)], context)).category is category


def test_notes_are_comments_and_those_of_the_system_are_history() -> None:
    def note(body: str, day: str, *, system: bool) -> dict[str, Any]:
        return {"body": body, "system": system, "author": {"name": "Ana Li"},
                "created_at": f"2027-01-{day}T09:00:00Z"}  # fmt: skip

    result = read([issue(1, state="closed", closed_at="2027-01-30T09:00:00Z", notes=[
        note("No tar", "05", system=False), note("closed", "10", system=True),
        note("reopened", "20", system=True), note("closed", "30", system=True),
        note("changed the description", "12", system=True),
    ])])  # fmt: skip
    assert [comment.text for comment in ticket(result).comments] == ["No tar"]
    assert result.passages[-1].locator == "/0/notes/0/body"
    assert states(result)[:4] == [
        ("2027-01-04", StatusCategory.TODO),
        ("2027-01-10", StatusCategory.DONE),
        ("2027-01-20", StatusCategory.TODO),
        ("2027-01-30", StatusCategory.DONE),
    ]


def test_events_of_labels_are_history() -> None:
    label = {"name": "workflow::in progress"}
    event = {"action": "add", "label": label, "created_at": "2027-01-20T09:00:00Z"}
    result = read([issue(1, labels=[label], resource_label_events=[event])])
    assert states(result)[:2] == [
        ("2027-01-04", StatusCategory.TODO),
        ("2027-01-20", StatusCategory.ACTIVE),
    ]


def test_links_that_were_saved_say_what_blocks_an_issue() -> None:
    other = issue(4, link_type="is_blocked_by")
    assert ticket(read([issue(1, links=[other])])).blocked_by == ("hull#4",)


def test_a_full_page_and_missing_comments_are_said() -> None:
    result = read([issue(number) for number in range(1, 21)])
    assert result.looks_cut
    assert not result.complete
    [problem] = read([issue(1, user_notes_count=2)]).problems
    assert "2 comments, of which the file holds 0" in problem.what


def test_saved_pages_are_one_list_and_what_is_no_issue_is_refused() -> None:
    result = read([[issue(1), {"x": 1}], [issue(2), issue(2)]])
    assert [record.locator for record in result.records] == ["/0/0", "/1/0"]
    assert [problem.where for problem in result.problems] == ["/0/1", "/1/1"]
    assert result.rows_refused == 2


_NAMES = (
    "iid title state labels notes body system created_at name milestone author links"
    " discussions resource_label_events action label web_url epic confidential"
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.just("2027-01-04T00:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_NAMES.split()), inner, max_size=6)
    ),
    max_leaves=25,
)  # fmt: skip


@given(value=_JSON, data=st.binary(max_size=60))
@settings(max_examples=100)
def test_whatever_comes_the_answer_is_a_result_or_a_refusal(
    value: object, data: bytes
) -> None:
    full = issue(1, labels=value, notes=value, links=value, resource_label_events=value)
    for body in (data, json.dumps(value).encode(), json.dumps([full, value]).encode()):
        masked, keys = False, []
        try:
            result = read_document(Document("b.json", body), CONTEXT, "gitlab_issues")
            keys = [record.key for record in result.records]
        except AssistantError as error:
            masked = "cannot be read (" in error.problem
        assert not masked
        assert len(set(keys)) == len(keys)


def test_an_own_date_is_its_own_and_a_milestones_is_told_as_that() -> None:
    milestone = {"title": "Harvest", "due_date": "2027-09-30"}
    issue = {
        "title": "Load",
        "state": "opened",
        "project_id": 1,
        "milestone": milestone,
    }
    issues = [
        {**issue, "iid": 1, "id": 11, "due_date": "2027-09-12"},
        {**issue, "iid": 2, "id": 12, "due_date": None},
    ]
    document = Document("w/issues.json", json.dumps(issues).encode())
    result = read_document(document, ReadContext(today=date(2027, 9, 1)))
    found = [one for one in result.records if isinstance(one, Ticket)]
    assert [(one.due, one.due_of) for one in found] == [
        (date(2027, 9, 12), None),
        (date(2027, 9, 30), "milestone Harvest"),
    ]


def test_a_second_assignee_is_kept_as_a_label_and_said() -> None:
    two = [{"name": "Ana Li", "username": "ana"}, {"name": "Bo Rud", "username": "bo"}]
    result = read([issue(7, assignees=two)])
    assert ticket(result).assignee == "Ana Li"
    assert ticket(result).labels == ("also assigned: Bo Rud",)
    assert any("several assignees" in remark for remark in result.remarks)
