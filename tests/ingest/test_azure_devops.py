"""Azure DevOps: work items as JSON with their history, and queries as CSV."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.errors import AssistantError
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 6, 1))
ANA = {"displayName": "Ana Li", "uniqueName": "ana@x.example"}


def item(ident: int, state: str = "Active", **more: Any) -> dict[str, Any]:
    fields = {
        "System.Id": ident, "System.Title": f"Work {ident}", "System.State": state,
        "System.TeamProject": "Hull", "System.CreatedDate": "2027-01-04T09:00:00Z",
        "System.ChangedDate": "2027-02-01T09:00:00.1234567Z", **more,
    }  # fmt: skip
    return {"id": ident, "rev": 4, "fields": fields}


def read_json(value: object, context: ReadContext = CONTEXT) -> ReadResult:
    return read_document(Document("w/items.json", json.dumps(value).encode()), context)


def read_csv(text: str, context: ReadContext = CONTEXT) -> ReadResult:
    return read_document(Document("w/query.csv", text.encode()), context)


def tickets(result: ReadResult) -> list[Ticket]:
    return [record for record in result.records if isinstance(record, Ticket)]


def states(result: ReadResult) -> list[tuple[str, str]]:
    return [
        (past.on.isoformat(), past.record.status)
        for past in result.past
        if isinstance(past.record, Ticket)
    ]


def update(rev: int, day: str, **fields: tuple[object, object]) -> dict[str, Any]:
    names = {"state": "System.State", "due": "Microsoft.VSTS.Scheduling.DueDate"}
    changed = {
        names[name]: {"oldValue": old, "newValue": new}
        for name, (old, new) in fields.items()
    }
    changed["System.ChangedDate"] = {"newValue": f"{day}T09:00:00Z"}
    return {"id": rev, "workItemId": 7, "rev": rev, "fields": changed,
            "revisedBy": ANA, "revisedDate": "9999-01-01T00:00:00Z"}  # fmt: skip


def test_a_work_item_is_read_with_its_people_paths_and_links() -> None:
    fields: dict[str, Any] = {
            "System.AssignedTo": ANA, "System.CreatedBy": "Bo Chen <bo@x.example>",
            "System.Tags": "dock; paint", "System.AreaPath": "Hull\\Deck",
            "System.IterationPath": "Hull\\Sprint 2",
            "Microsoft.VSTS.Scheduling.DueDate": "2027-03-01T00:00:00Z",
            "Microsoft.VSTS.Common.Priority": 2,
            "System.Description": "<div>Two &amp; more <b>coats</b></div>",
        }  # fmt: skip
    found = item(7, **fields)
    base = "https://dev.example/_apis/wit/workItems/"
    found["relations"] = [
        {"rel": "System.LinkTypes.Hierarchy-Reverse", "url": f"{base}1"},
        {"rel": "System.LinkTypes.Dependency-Forward", "url": f"{base}8"},
        {"rel": "System.LinkTypes.Dependency-Reverse", "url": f"{base}9"},
    ]
    result = read_json({"count": 2, "value": [found, item(8)]})
    assert result.kind is DocumentKind.AZURE_DEVOPS_JSON
    assert (result.stream, result.complete) == ("azure:Hull", True)
    ticket = tickets(result)[0]
    assert (ticket.key, ticket.locator) == ("#7", "/value/0")
    assert (ticket.assignee, ticket.reporter) == ("Ana Li", "Bo Chen")
    assert (ticket.components, ticket.sprints) == (("Deck",), ("Sprint 2",))
    assert (ticket.due, ticket.priority) == (date(2027, 3, 1), "2")
    assert (ticket.parent, ticket.blocks, ticket.blocked_by) == ("#1", ("#8",), ("#9",))
    assert ticket.description == "Two & more coats"
    assert ticket.labels == ("dock", "paint")
    assert {person.email for person in result.people} == {
        "ana@x.example",
        "bo@x.example",
    }


@pytest.mark.parametrize(
    ("state", "reason", "category"),
    [
        ("Proposed", "", StatusCategory.TODO),
        ("Approved", "", StatusCategory.TODO),
        ("Committed", "", StatusCategory.ACTIVE),
        ("Resolved", "Fixed", StatusCategory.ACTIVE),
        ("Closed", "Verified", StatusCategory.DONE),
        ("Closed", "Duplicate", StatusCategory.CANCELLED),
        ("Removed", "", StatusCategory.CANCELLED),
        ("Moonlight", "", StatusCategory.UNKNOWN),
    ],
)
def test_states_of_the_processes_have_their_categories(
    state: str, reason: str, category: StatusCategory
) -> None:
    result = read_json([item(1, state, **{"System.Reason": reason})])
    assert tickets(result)[0].category is category
    unknown = category is StatusCategory.UNKNOWN
    assert result.unmapped == ({"status": (state,)} if unknown else {})


def test_settings_map_a_state_before_the_process_does() -> None:
    context = ReadContext(today=date(2027, 6, 1), statuses={"resolved": "done"})
    [ticket] = tickets(read_json([item(1, "Resolved")], context))
    assert ticket.category is StatusCategory.DONE


def test_a_date_that_stands_for_never_is_none() -> None:
    never = {"Microsoft.VSTS.Scheduling.DueDate": "9999-01-01T00:00:00Z"}
    assert tickets(read_json([item(1, **never)]))[0].due is None


def test_updates_alone_make_the_item_and_its_dated_states() -> None:
    first = update(1, "2027-01-04", state=(None, "New"))
    first["fields"]["System.Title"] = {"newValue": "Caulk"}
    first["fields"]["System.CreatedDate"] = {"newValue": "2027-01-04T09:00:00Z"}
    result = read_json({"count": 3, "value": [
        first,
        update(2, "2027-01-20", state=("New", "Active")),
        update(3, "2027-02-03", state=("Active", "Closed")),
    ]})  # fmt: skip
    [ticket] = tickets(result)
    assert (ticket.title, ticket.status) == ("Caulk", "Closed")
    assert states(result) == [
        ("2027-01-04", "New"),
        ("2027-01-20", "Active"),
        ("2027-02-03", "Closed"),
    ]


def test_the_day_of_an_update_is_that_of_its_change_and_not_of_the_next_one() -> None:
    early = update(2, "2027-01-20", state=("New", "Active"))
    early["revisedDate"] = "2027-02-25T09:00:00Z"
    found = item(7, "Active")
    found["updates"] = [early]
    assert ("2027-01-20", "Active") in states(read_json([found]))


def test_an_update_of_the_due_date_keeps_the_former_one() -> None:
    due = "Microsoft.VSTS.Scheduling.DueDate"
    found = item(7, **{due: "2027-04-01T00:00:00Z"})
    old, new = "2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z"
    found["updates"] = [
        update(2, "2027-01-10", state=("New", "Active")),
        update(3, "2027-01-20", due=(old, new)),
    ]
    dues = [
        (past.on.isoformat(), past.record.due)
        for past in read_json([found]).past
        if isinstance(past.record, Ticket)
    ]
    assert ("2027-01-10", date(2027, 3, 1)) in dues
    assert ("2027-01-20", date(2027, 4, 1)) in dues


def test_revisions_of_one_item_are_one_ticket_as_it_was() -> None:
    def revision(rev: int, state: str, day: str) -> dict[str, Any]:
        changed = {"System.ChangedDate": f"{day}T09:00:00Z"}
        return {**item(7, state, **changed), "rev": rev}

    result = read_json([
        revision(2, "Closed", "2027-02-03"), revision(1, "New", "2027-01-04"),
    ])  # fmt: skip
    [ticket] = tickets(result)
    assert (ticket.status, ticket.locator) == ("Closed", "/0")
    assert states(result) == [("2027-01-04", "New"), ("2027-02-03", "Closed")]


def test_comments_alone_are_words_of_their_item() -> None:
    result = read_json({"totalCount": 3, "comments": [
        {"workItemId": 7, "id": 1, "text": "<p>It leaks</p>", "createdBy": ANA,
         "createdDate": "2027-02-03T09:00:00Z"},
    ]})  # fmt: skip
    assert result.records == ()
    [passage] = result.passages
    assert (passage.text, passage.subject) == ("It leaks", "#7")
    assert (passage.speaker, passage.dated) == ("Ana Li", date(2027, 2, 3))
    assert passage.locator == "/comments/0/text"
    assert result.looks_cut == "1 of 3 entries are in the file"


def test_an_answer_with_a_next_page_is_not_the_whole() -> None:
    result = read_json({"value": [item(1), item(2)], "@odata.nextLink": "https://x"})
    assert result.looks_cut
    assert not result.complete


def test_entries_that_are_no_items_are_refused_by_place() -> None:
    result = read_json({"value": [item(1), {"x": 1}, 4]})
    assert result.rows_refused == 2
    assert [problem.where for problem in result.problems] == ["/value/1", "/value/2"]


def test_a_query_is_read_with_people_paths_and_dates() -> None:
    result = read_csv(
        "ID,Work Item Type,Title,Assigned To,State,Tags,Area Path,Iteration Path,"
        "Due Date,Created Date\n"
        '"7","Bug","Leak","Ana Li <ana@x.example>","Closed","a; b","Hull\\Deck",'
        '"Hull\\S2","3/14/2027 12:00:00 AM","1/4/2027 9:15:02 AM"\n'
    )
    assert result.kind is DocumentKind.AZURE_DEVOPS_CSV
    assert result.stream == "azure:Hull"
    [ticket] = tickets(result)
    assert (ticket.key, ticket.locator, ticket.kind) == ("#7", "row 2", "Bug")
    assert (ticket.assignee, ticket.labels) == ("Ana Li", ("a", "b"))
    assert (ticket.components, ticket.sprints) == (("Deck",), ("S2",))
    assert (ticket.due, ticket.created) == (date(2027, 3, 14), date(2027, 1, 4))


def test_the_columns_of_titles_are_the_levels_of_a_tree() -> None:
    result = read_csv(
        "ID,Work Item Type,Title 1,Title 2,Title 3,State\n"
        "1,Epic,Float,,,New\n2,Feature,,Dry,,New\n3,Task,,,Caulk,New\n"
        "4,Feature,,Deck,,New\n5,Epic,Sail,,,New\n"
    )
    assert [(t.key, t.title, t.parent) for t in tickets(result)] == [
        ("#1", "Float", None),
        ("#2", "Dry", "#1"),
        ("#3", "Caulk", "#2"),
        ("#4", "Deck", "#1"),
        ("#5", "Sail", None),
    ]


def test_rows_without_a_number_are_refused_and_a_line_above_is_passed_over() -> None:
    result = read_csv(
        "Server: x,Query: mine\nID,Work Item Type,Title,State\n7,Bug,Leak,New\n"
        ",Bug,Nameless,New\n"
    )
    assert [ticket.locator for ticket in tickets(result)] == ["row 3"]
    assert [problem.where for problem in result.problems if problem.where] == ["row 4"]
    assert result.rows_refused == 1


def test_a_query_without_title_is_refused() -> None:
    text = "ID,Work Item Type,State,Area Path\n1,Bug,New,Hull\n"
    with pytest.raises(UnreadableFileError):
        read_csv(text)


_NAMES = (
    "id rev fields value updates revisions comments relations text url workItemId"
    " System.Title System.State System.ChangedDate oldValue newValue rel count"
    " System.AssignedTo System.History"
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


@given(value=_JSON, table=st.text(alphabet='17,;\n"TitleDStae <>\\', max_size=120))
@settings(max_examples=100)
def test_whatever_comes_the_answer_is_a_result_or_a_refusal(
    value: object, table: str
) -> None:
    whole = [value, {**item(1), "updates": value, "relations": value}, update(2, "x")]
    files = [
        ("azure_devops_json", json.dumps(value).encode()),
        ("azure_devops_json", json.dumps(whole).encode()),
        ("azure_devops_json", table.encode()),
        ("azure_devops_csv", table.encode()),
        ("azure_devops_csv", f"ID,Title 1,Title 2,State,Due Date\n{table}".encode()),
    ]
    for kind, data in files:
        masked, keys = False, []
        try:
            result = read_document(Document("w/b", data), CONTEXT, kind)
            keys = [record.key for record in result.records]
        except AssistantError as error:
            masked = "cannot be read (" in error.problem
        assert not masked
        assert len(set(keys)) == len(keys)
