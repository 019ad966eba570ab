"""Linear's export, and tables of tickets that no tracker wrote as its own."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Milestone, StatusCategory, Ticket
from assistant.errors import AssistantError
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

TODAY = date(2027, 6, 1)
CONTEXT = ReadContext(today=TODAY)
LINEAR = (
    "ID,Title,Status,Priority,Cycle Name,Cycle Start,Parent issue,Created,Started,"
    "Completed,Canceled,Updated,Due Date"
)
GERMAN = (
    "Nr;Aufgabe;Verantwortlich;Status;Fällig am;Priorität;Erstellt am;Raum\n"
    "1;Rumpf streichen;Ana Li;In Bearbeitung;31.03.2027;Hoch;01.02.2027;Dock\n"
    "2;Vertrag;Bo Chen <bo@x.example>;Erledigt;15.02.2027;;;\n"
)


def read(
    text: str, context: ReadContext = CONTEXT, kind: str | None = None
) -> ReadResult:
    return read_document(Document("w/list.csv", text.encode()), context, kind)


def tickets(result: ReadResult) -> list[Ticket]:
    return [record for record in result.records if isinstance(record, Ticket)]


@pytest.mark.parametrize(
    ("cells", "category"),
    [
        ("Doing,,,,,2027-01-04,2027-01-05,,,,", StatusCategory.ACTIVE),
        ("Moonlight,,,,,2027-01-04,2027-01-05,,,,", StatusCategory.ACTIVE),
        ("Moonlight,,,,,2027-01-04,,2027-01-09,,,", StatusCategory.DONE),
        ("Moonlight,,,,,2027-01-04,,,2027-01-09,,", StatusCategory.CANCELLED),
        ("Moonlight,,,,,2027-01-04,,,,,", StatusCategory.UNKNOWN),
    ],
)
def test_the_days_of_a_linear_issue_say_how_far_it_is(
    cells: str, category: StatusCategory
) -> None:
    result = read(f"{LINEAR}\nH-1,Caulk,{cells}\n")
    assert result.kind is DocumentKind.LINEAR_CSV
    assert tickets(result)[0].category is category


def test_linear_history_dates_and_marks_before_formulas_are_read() -> None:
    js = "Mon Jan 04 2027 16:06:19 GMT+0100 (Central European Standard Time)"
    row = f"H-1,'=Caulk,Done,No priority,,,,{js},2027-01-06T09:00:00Z,2027-01-08,,,"
    result = read(f"{LINEAR}\n{row}\n")
    [ticket] = tickets(result)
    assert (ticket.title, ticket.priority) == ("=Caulk", None)
    assert ticket.created == date(2027, 1, 4)
    assert [
        (past.on.day, past.record.category)
        for past in result.past
        if isinstance(past.record, Ticket)
    ] == [
        (4, StatusCategory.TODO),
        (6, StatusCategory.ACTIVE),
        (8, StatusCategory.DONE),
    ]


def test_a_table_in_another_language_is_read_by_the_names_of_its_columns() -> None:
    result = read(GERMAN)
    assert result.kind is DocumentKind.TICKETS_CSV
    first, second = tickets(result)
    assert (first.key, first.title, first.locator) == ("#1", "Rumpf streichen", "row 2")
    assert (first.assignee, first.category) == ("Ana Li", StatusCategory.ACTIVE)
    assert (first.due, first.created) == (date(2027, 3, 31), date(2027, 2, 1))
    assert first.labels == ("Raum: Dock",)
    assert (second.assignee, second.category) == ("Bo Chen", StatusCategory.DONE)


def test_settings_name_columns_that_are_not_plain() -> None:
    text = "Ding,Lage,Kapitän\nCaulk,done,Ana Li\n"
    with pytest.raises(UnreadableFileError):
        read(text, kind="tickets_csv")
    named = {"title": "Ding", "status": "Lage", "owner": "Kapitän"}
    context = ReadContext(today=TODAY, columns=named)
    [ticket] = tickets(read(text, context, "tickets_csv"))
    assert (ticket.title, ticket.assignee) == ("Caulk", "Ana Li")
    assert ticket.category is StatusCategory.DONE


def test_a_table_whose_columns_settings_name_needs_no_kind() -> None:
    named = {"title": "Ding", "status": "Lage"}
    context = ReadContext(today=TODAY, columns=named)

    [ticket] = tickets(read("Ding,Lage\nCaulk,done\n", context))

    assert (ticket.title, ticket.category) == ("Caulk", StatusCategory.DONE)


@pytest.mark.parametrize(
    "text",
    [
        "ID,Decision,Owner,Status\n1,Sail,Ana Li,Done\n",
        "Item,Owner,Status,Budget,Actual cost\nTar,Ana Li,Open,10,12\n",
        "Name,Type,End,Status\nAna Li,Holiday,2027-01-08,Pending\n",
    ],
)
def test_logs_of_decisions_money_and_people_are_no_tickets(text: str) -> None:
    try:
        kind = read(text).kind
    except AssistantError:
        return
    assert kind is not DocumentKind.TICKETS_CSV


def test_each_sheet_of_a_workbook_that_has_tickets_is_read() -> None:
    book = Workbook()
    for name, rows in (("Deck", [["Plank", "Ana Li", "Open", "2027-03-01"]]),
                       ("Hull", [["Caulk", "Bo Chen", "Done", "2027-03-02"]])):  # fmt: skip
        sheet = book.create_sheet(name)
        for row in [["Task", "Assignee", "Status", "Due date"], *rows]:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    result = read_document(Document("w/plan.xlsx", data.getvalue()), CONTEXT)
    assert result.kind is DocumentKind.TICKETS_XLSX
    assert [record.locator for record in result.records] == ["Deck!row 2", "Hull!row 2"]


@given(table=st.text(alphabet="1,;\n\"'=TitleDoneStaus 27-03.", max_size=150))
@settings(max_examples=100)
def test_whatever_comes_the_answer_is_a_result_or_a_refusal(table: str) -> None:
    for kind, head in (
        ("linear_csv", LINEAR),
        ("tickets_csv", GERMAN),
        ("tickets_csv", ""),
    ):
        masked, keys = False, []
        try:
            result = read(f"{head}\n{table}", kind=kind)
            keys = [record.key for record in result.records]
        except AssistantError as error:
            masked = "cannot be read (" in error.problem
        assert not masked
        assert len(set(keys)) == len(keys)


def test_tickets_without_titles_are_read_and_the_lack_is_told() -> None:
    text = "Issue key,Issue Type,Status,Assignee\nAB-1,Story,Done,Ada Berg\n"
    result = read_document(Document("in/t.csv", text.encode()), CONTEXT)
    assert [record.key for record in result.records] == ["AB-1"]
    [problem] = [one for one in result.problems if "for the title" in one.what]
    assert "columns found: Issue key, Issue Type, Status" in problem.what


BOARD = (
    ("Choir tour",),
    ("Travel",),
    ("Name", "Person", "Status", "Timeline - End", "Priority"),
    ("Book coach", "Ada Noor, Kit Lowe", "Working on it", "2027-06-12", "High"),
    ("Subitems", "Name", "Owner", "Status"),
    (None, "Ask three firms", "Kit Lowe", "Done"),
    (None, "Pay", "Ada Noor", "Stuck"),
    ("Passports", "Ada Noor", "Done", "2027-05-30", "Low"),
    (None, None, None, None, 7),
    ("Stage",),
    ("Name", "Person", "Status", "Timeline - End", "Priority"),
    ("Rent lights", "Kit Lowe", "Stuck", "2027-06-20", "High"),
)


def board() -> ReadResult:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in BOARD:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return read_document(Document("w/tour.xlsx", out.getvalue()), CONTEXT)


def test_a_header_that_stands_again_over_a_group_is_no_ticket() -> None:
    found = {ticket.title: ticket for ticket in tickets(board())}
    assert found.keys() == {
        *("Book coach", "Ask three firms", "Pay", "Passports", "Rent lights"),
    }
    assert found["Rent lights"].components == ("Stage",)
    assert found["Passports"].components == ("Travel",)
    assert found["Rent lights"].due == date(2027, 6, 20)


def test_rows_under_a_header_of_their_own_belong_to_the_row_above() -> None:
    result = board()
    found = {ticket.title: ticket for ticket in tickets(result)}
    assert found["Pay"].parent == found["Book coach"].key
    assert (found["Pay"].assignee, found["Pay"].status) == ("Ada Noor", "Stuck")
    assert result.rows_refused == 0


def test_several_full_names_are_several_people_and_a_turned_name_is_one() -> None:
    result = read(
        'Title,Status,Assignee\nA,Open,"Ada Noor, Kit Lowe"\nB,Open,"Lowe, Kit"\n'
    )
    first, second = tickets(result)
    assert (first.assignee, second.assignee) == ("Ada Noor", "Lowe, Kit")
    assert "also assigned: Kit Lowe" in first.labels


def test_a_row_marked_confidential_carries_a_security_level() -> None:
    result = read(
        "Issue ID,Title,State,Due Date,Confidential\n1,A,Open,,Yes\n2,B,Open,,No\n"
    )
    first, second = tickets(result)
    assert "security level: confidential" in first.labels
    assert not any("security" in label for label in second.labels)


def test_time_spent_is_no_money_and_empty_lists_are_blank() -> None:
    result = read(
        "Task ID,Task Name,Status,Due Date,Due Date Text,Parent ID,Assignees,Tags,"
        "Priority,Time Spent,Time Spent Text\n"
        't1,Tune organ,in progress,1813104000000,"6/15/2027, 12:00:00 AM GMT+2",null,'
        '"[Ada Noor, Kit Lowe]",[loft],null,0,\n'
        "t2,Oil pump,complete,,,t1,[Kit Lowe],[],2,0,\n"
    )
    first, second = tickets(result)
    assert (first.due, first.assignee) == (date(2027, 6, 15), "Ada Noor")
    assert (first.priority, first.parent, second.parent) == (None, None, "t1")
    assert "loft" in first.labels
    assert "[]" not in second.labels


def test_of_a_span_with_an_arrow_the_end_is_due() -> None:
    result = read(
        "Name,Assign,Status,Due,Priority\n"
        'Sew robes,Ada Noor,Not started,"June 3, 2027 → June 8, 2027",High\n'
        'Hire hall,,Done,"May 4, 2027 9:00 AM (GMT+1)",Low\n'
    )
    assert [ticket.due for ticket in tickets(result)] == [
        date(2027, 6, 8),
        date(2027, 5, 4),
    ]


def test_a_sheet_with_a_baseline_is_a_plan_whose_links_count_its_rows() -> None:
    first, second, third = tickets(
        read(
            "Task Name,Duration,Start,Finish,Predecessors,% Complete,Status,"
            "Baseline Finish\n"
            "Sow,10d,2027-03-01,2027-03-12,,100%,Complete,2027-03-12\n"
            "Water,5d,2027-03-16,2027-03-22,1FS +2d,40%,In Progress,2027-03-19\n"
            'Mow,1d,2027-04-05,2027-04-05,"1, 2SS",0%,Not Started,2027-04-05\n'
        )
    )
    assert first.planned is not None
    assert first.planned.percent == 100
    assert second.planned is not None
    assert second.planned.baseline_finish == date(2027, 3, 19)
    assert second.planned.duration_days == 5
    [link] = second.planned.predecessors
    assert (link.key, link.type, link.lag_days) == (first.key, "FS", 2)
    assert third.planned is not None
    assert [(one.key, one.type) for one in third.planned.predecessors] == [
        ("Sow", "FS"),
        ("Water", "SS"),
    ]


def test_a_link_to_no_row_of_a_plan_is_named_and_shares_are_percent() -> None:
    result = read(
        "ID,Task,Start,Finish,Predecessors,% Complete,Status\n"
        "7,Sow,2027-03-01,2027-03-12,,1,Complete\n"
        "9,Mow,2027-04-05,2027-04-06,7;99,0.4,In Progress\n"
    )
    _, mow = tickets(result)
    assert mow.planned is not None
    assert mow.planned.percent == pytest.approx(40)
    assert [one.key for one in mow.planned.predecessors] == ["#7"]
    assert any("'99'" in problem.what for problem in result.problems)


def test_a_column_that_says_only_date_is_named_and_never_taken_as_due() -> None:
    text = "ID,Title,Owner,Status,Priority,Date\n1,Oil pump,Bo,Open,Low,2027-05-30\n"
    result = read(text)
    assert tickets(result)[0].due is None
    assert any("'Date'" in problem.what for problem in result.problems)
    chosen = ReadContext(today=TODAY, columns={"due": "Date"})
    result = read(text, chosen)
    assert tickets(result)[0].due == date(2027, 5, 30)
    assert not any("'Date'" in problem.what for problem in result.problems)


@pytest.mark.parametrize(
    "name", ["van den Berg, Jan Piet", "De la Cruz, Ana Maria", "Lowe, Kit", ""]
)
def test_a_family_name_of_several_words_is_no_second_person(name: str) -> None:
    result = read(f'Title,Status,Assignee,Priority\nOil,Open,"{name}",High\n')
    assert tickets(result)[0].assignee == (name or None)
    assert len(result.people) == bool(name)


@pytest.mark.parametrize(
    ("name", "cell", "label"),
    [
        ("Private", "true", "security level: confidential"),
        ("Vertraulich", "Ja", "security level: confidential"),
        ("Confidentiel", "oui", "security level: confidential"),
        ("Internal", "x", "security level: confidential"),
        ("Security Level", "Board members", "security level: Board members"),
        ("Private", "no", None),
        ("Security Level", "None", None),
        ("Confidential", "", None),
    ],
)
def test_a_column_that_withholds_rows_gives_them_a_security_level(
    name: str, cell: str, label: str | None
) -> None:
    text = f"ID,Title,Status,Assignee,{name}\n7,Sell the orchard,Open,Ana Li,{cell}\n"
    [ticket] = tickets(read(text))
    levels = [one for one in ticket.labels if one.startswith("security level")]
    assert levels == ([label] if label else [])


def test_rows_of_a_schedule_that_take_no_time_are_milestones() -> None:
    text = (
        "Task Name,Status,Assigned To,Start,Finish,Duration\n"
        "Weave,Not Started,Tove Lind,2031-05-01,2031-05-20,14d\n"
        "Cloth is cut,Complete,Tove Lind,2031-05-21,2031-05-21,0\n"
        "Shop opens,Not Started,Omar Reyes,2031-06-01,2031-06-01,0d\n"
    )
    result = read_document(Document("in/plan.csv", text.encode()), CONTEXT)
    found = [one for one in result.records if isinstance(one, Milestone)]
    assert [(one.title, one.due, one.met_on, one.owner) for one in found] == [
        ("Cloth is cut", date(2031, 5, 21), date(2031, 5, 21), "Tove Lind"),
        ("Shop opens", date(2031, 6, 1), None, "Omar Reyes"),
    ]
    assert [one.key for one in result.records if isinstance(one, Ticket)] == ["Weave"]


def test_hours_of_no_length_make_no_milestone() -> None:
    text = "Task Name,Status,Finish,Duration\nWeave,Open,2031-05-20,0\n"
    result = read_document(Document("in/tasks.csv", text.encode()), CONTEXT)
    assert [type(one) for one in result.records] == [Ticket]


def test_the_first_of_several_groups_has_its_name_from_above_the_header() -> None:
    header = "Name,Person,Status,Due date\n"
    text = (
        f"Loom board,,,\nWarp,,,\n{header}Wind it,Tove Lind,Open,2031-05-20\n"
        f",,,\nWeft,,,\n{header}Dye it,Omar Reyes,Done,2031-05-21\n"
    )
    result = read_document(
        Document("in/board.csv", text.encode()), CONTEXT, kind="tickets_csv"
    )
    assert [
        (one.key, one.components) for one in result.records if isinstance(one, Ticket)
    ] == [("Wind it", ("Warp",)), ("Dye it", ("Weft",))]


def test_columns_of_no_known_meaning_are_named_and_their_long_words_are_kept() -> None:
    long = "The tarpaulin of the second trailer is torn; bring the spare one from home"
    result = read(
        "ID,Task,Owner,Status,Wished for,Colour\n"
        f"1,Load the trailer,Ana Li,Open,2027-03-09,{long}\n"
    )
    assert result.remarks == (
        (
            "2 columns were of no known meaning, and kept as words alone: "
            "'Wished for' (dates), 'Colour'"
        ),
    )
    assert long in {piece.text for piece in result.passages}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "ID,Work Item Type,Title,Assigned To,State,Iteration Path,Supplier,Go live",
            "11,User Story,Load the trailer,Ana Li,Active,Farm,Acme,2027-04-01",
        ),
        (
            (
                "ID,Team,Title,Status,Created,Cycle Number,Cycle Name,Cycle Start,Triaged,"
                "Archived,Parent issue,Supplier,Go live"
            ),
            "FRM-1,Farm,Load the trailer,Todo,2027-03-01,1,C1,,,,,Acme,2027-04-01",
        ),
    ],
)
def test_columns_of_a_trackers_export_that_are_not_used_are_named(
    header: str, row: str
) -> None:
    result = read(f"{header}\n{row}\n")
    assert result.kind in {DocumentKind.AZURE_DEVOPS_CSV, DocumentKind.LINEAR_CSV}
    assert result.remarks == ("2 columns were not used: 'Go live' (dates), 'Supplier'",)


def test_an_issue_that_linear_archived_is_no_open_work_unless_it_was_done() -> None:
    header = (
        "ID,Team,Title,Status,Created,Started,Completed,Archived,"
        "Cycle Number,Cycle Name,Parent issue"
    )
    rows = (
        "FRM-1,Farm,Mend the fence,In Progress,2027-03-01,2027-03-02,,2027-03-09,,,",
        "FRM-2,Farm,Sow the oats,Done,2027-03-01,2027-03-02,2027-03-05,2027-03-30,,,",
    )
    result = read("\n".join((header, *rows)))
    assert result.kind is DocumentKind.LINEAR_CSV
    fence, oats = (row for row in result.records if isinstance(row, Ticket))
    assert (fence.status, fence.category) == ("Archived", StatusCategory.CANCELLED)
    assert (oats.status, oats.category) == ("Done", StatusCategory.DONE)
    assert oats.resolved == date(2027, 3, 5)
    mended = [p for p in result.past if p.record.key == "FRM-1"]
    states = [p.record.status for p in mended if isinstance(p.record, Ticket)]
    assert states[-1] == "Archived"
    assert "Archived" not in states[:-1]


@pytest.mark.parametrize("unit", [1, 1000])
def test_times_counted_since_1970_are_dates(unit: int) -> None:
    created, due = 1_804_253_400 * unit, 1_805_846_400 * unit
    text = f"ID,Title,Status,Created,Due Date\nA1,Hull,Doing,{created},{due}\n"
    for zone, day in (("UTC", 5), ("Pacific/Auckland", 6)):
        [ticket] = tickets(read(text, ReadContext(today=TODAY, timezone=zone)))
        assert ticket.created == date(2027, 3, day)
        assert ticket.due == date(2027, 3, 24)


@pytest.mark.parametrize("other", ["soon", "2027-03-04", "99999999999999"])
def test_a_column_that_does_not_only_count_times_is_named(other: str) -> None:
    text = (
        "ID,Title,Status,Due Date\n"
        f"A1,Hull,Doing,1805846400000\nA2,Mast,Doing,{other}\n"
    )
    result = read(text)
    assert tickets(result)[0].due is None
    assert any("'1805846400000' is not a date" in p.what for p in result.problems)


def test_a_ticket_whose_cells_are_names_of_columns_is_no_header() -> None:
    text = (
        "#,Tracker,Status,Subject,Area,Closed\n"
        "8,Task,Doing,Hull,Stage,\n9,Feature,Closed,Mast,Column,2027-03-04\n"
    )
    assert [t.title for t in tickets(read(text))] == ["Hull", "Mast"]


@pytest.mark.parametrize(
    "header",
    [
        "Issue Id,Summary,State,Assignee,Priority,Type,Created,Reporter,Votes",
        "bug_id,short_desc,bug_status,assigned_to,bug_severity,component,opened,op,x",
        "Task ID,Task Name,Progress,Assigned To,Priority,Bucket,Created Date,By,Late",
    ],
)
def test_names_of_columns_of_more_trackers_are_known(header: str) -> None:
    row = "QU-7,Mend the hull,In Progress,Ana Li,Major,Task,2027-03-04,Bo Chen,0"
    [ticket] = tickets(read(f"{header}\n{row}\n"))
    assert (ticket.key, ticket.title, ticket.status, ticket.assignee) == (
        "QU-7",
        "Mend the hull",
        "In Progress",
        "Ana Li",
    )
    assert ticket.created == date(2027, 3, 4)


@pytest.mark.parametrize(
    ("share", "category"),
    [
        ("0%", StatusCategory.TODO),
        ("12,5 %", StatusCategory.ACTIVE),
        ("100%", StatusCategory.DONE),
    ],
)
def test_a_share_is_a_status(share: str, category: StatusCategory) -> None:
    [ticket] = tickets(read(f'ID,Task,Progress,Owner\nA1,Hull,"{share}",Ana Li\n'))
    assert ticket.category is category


@pytest.mark.parametrize(
    ("header", "missed"),
    [
        ("Issue key,Summary,Status,Assignee", ["the due date"]),
        ("Issue key,Summary,Status,Due date", ["the assignee"]),
        ("Issue key,Summary,Status,Assignee,Due date", []),
    ],
)
def test_a_jira_export_names_each_column_that_it_lacks_and_is_whole(
    header: str, missed: list[str]
) -> None:
    result = read(f"{header}\nDOCK-1,Caulk the hull,Done,,\n")
    assert result.complete
    said = [one.what.split(":")[0] for one in result.problems]
    assert said == [f"no column for {name}" for name in missed]


@pytest.mark.parametrize(
    "header",
    [
        "Ticket,Headline,Current state,Developer,Complete by",
        "Ref,What,Stage,Assigned,Finish by",
        "Task ref,Card title,Board column,Allocated to,Target completion date",
        "Issue no,Summary,Workflow status,Technician,Delivery date",
        "Code,What needs doing,Status,Given to,ETA",
    ],
)
def test_given_names_of_columns_by_other_words_then_every_field_is_read(header):
    [first, _] = tickets(
        read(
            f"{header}\n"
            "AB-1,Paint the hull,In progress,Ana Li,31.03.2027\n"
            "AB-2,Buy rope,To do,Bo Chen,15.04.2027\n"
        )
    )
    assert (first.key, first.title) == ("AB-1", "Paint the hull")
    assert first.category is StatusCategory.ACTIVE
    assert (first.assignee, first.due) == ("Ana Li", date(2027, 3, 31))


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("ETA", "about two days"),
        ("Planned start date", "31.03.2027"),
        ("Actual finish day", "31.03.2027"),
        ("Reported date", "31.03.2027"),
        ("Closed by", "Bo Chen"),
    ],
)
def test_given_another_day_or_no_day_then_it_is_no_due_date(name, cell):
    [found] = tickets(read(f"Key,Title,Status,{name}\nAB-1,Paint,To do,{cell}\n"))
    assert found.due is None


def test_given_a_plain_name_then_the_words_of_another_do_not_count():
    [found] = tickets(
        read(
            "Key,Title,Status,Due date,Forecast finish\n"
            "AB-1,Paint,To do,31.03.2027,15.04.2027\n"
        )
    )
    assert found.due == date(2027, 3, 31)
