"""Asana's API answers: tasks by opaque id with sections and custom fields."""

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.errors import AssistantError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 6, 1))


def task(gid: str, section: str, **more: Any) -> dict[str, Any]:
    place = {"project": {"gid": "77", "name": "Refit"}, "section": {"name": section}}
    return {
        "gid": gid,
        "resource_type": "task",
        "name": f"Work {gid}",
        "completed": False,
        "memberships": [place],
        "created_at": "2027-01-04T09:00:00.000Z",
        "modified_at": "2027-02-01T09:00:00.000Z",
        **more,
    }


def read(value: object) -> ReadResult:
    return read_document(Document("w/t.json", json.dumps(value).encode()), CONTEXT)


def ticket(result: ReadResult, index: int = 0) -> Ticket:
    found = result.records[index]
    assert isinstance(found, Ticket)
    return found


def test_a_task_is_read_with_section_custom_fields_and_dependencies() -> None:
    field = {"name": "Priority", "display_value": "High"}
    result = read({"data": [
        task("1", "Doing", due_on="2027-03-01", notes="Two coats", tags=[{"name": "x"}],
             assignee={"gid": "9", "name": "Ana Li"}, custom_fields=[field],
             dependencies=[{"gid": "2"}], parent={"gid": "3", "name": "Hull"}),
        task("2", "Done", completed=True, completed_at="2027-02-01T09:00:00.000Z"),
    ]})  # fmt: skip
    assert result.kind is DocumentKind.ASANA_JSON
    assert (result.stream, result.complete) == ("asana:Refit", True)
    found = ticket(result)
    assert (found.key, found.locator, found.assignee) == ("1", "/data/0", "Ana Li")
    assert (found.category, found.priority) == (StatusCategory.ACTIVE, "High")
    assert (found.due, found.blocked_by) == (date(2027, 3, 1), ("2",))
    assert (found.parent, found.labels) == ("3", ("x", "Priority: High"))
    assert ticket(result, 1).category is StatusCategory.DONE
    assert [p.locator for p in result.passages][:2] == ["/data/0/name", "/data/0/notes"]


def test_a_page_with_a_next_page_is_cut_and_no_snapshot() -> None:
    result = read({"data": [task("1", "Doing")], "next_page": {"offset": "abc"}})
    assert result.looks_cut == "1 tasks are in the file, and there is a next page"
    assert not result.complete


def test_a_full_page_that_does_not_say_whether_it_is_the_last_looks_cut() -> None:
    tasks = [task(str(number), "Doing") for number in range(100)]
    result = read({"data": tasks})
    assert result.looks_cut == "exactly 100 tasks, a page of Asana's list"
    assert not result.complete
    assert read({"data": tasks, "next_page": None}).looks_cut is None
    assert read({"data": tasks[1:]}).complete


def test_what_is_no_task_is_refused_by_place() -> None:
    project = {"gid": "5", "resource_type": "project"}
    result = read({"data": [task("1", "Doing"), project, 3, task("1", "Doing")]})
    assert (len(result.records), result.rows_refused) == (1, 3)
    assert [p.where for p in result.problems] == ["/data/1", "/data/2", "/data/3"]


def test_a_single_task_is_no_snapshot_of_its_project() -> None:
    result = read({"data": task("1", "Doing")})
    assert (result.stream, result.complete) == ("asana:1", False)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["gid", "name", "data", "memberships", "section", "project", "tags",
                 "custom_fields", "display_value", "assignee", "completed", "parent"]
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
    for whole in (value, {"data": [value, {"gid": "1", "memberships": value}]}):
        data = json.dumps(whole).encode()
        try:
            result = read_document(Document("b.json", data), CONTEXT, "asana_json")
        except AssistantError:
            continue
        assert len({record.key for record in result.records}) == len(result.records)
