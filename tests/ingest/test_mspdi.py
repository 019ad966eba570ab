"""Microsoft Project XML: tasks, milestones, baselines, links, what is refused."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from assistant.domain.records import Milestone, StatusCategory, Ticket
from assistant.errors import AssistantError
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2026, 11, 25))
HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project">
<SaveVersion>14</SaveVersion><GUID>AA-01</GUID><Title>Harbour ledger</Title>
<Author>Ines Vidal</Author><LastSaved>2026-03-06T16:20:00</LastSaved>
<MinutesPerDay>450</MinutesPerDay>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar>
<Exceptions><Exception><TimePeriod><FromDate>2026-05-01T00:00:00</FromDate>
<ToDate>2026-05-01T23:59:00</ToDate></TimePeriod><Name>Labour Day</Name>
<DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>"""
RESOURCES = """<Resources>
<Resource><UID>0</UID><Name/></Resource>
<Resource><UID>1</UID><Name>Tomas Reyes</Name><Type>1</Type>
<EmailAddress>t.reyes@quay.example</EmailAddress></Resource>
<Resource><UID>2</UID><Name>Paint</Name><Type>0</Type></Resource>
</Resources><Assignments>
<Assignment><TaskUID>7</TaskUID><ResourceUID>2</ResourceUID></Assignment>
<Assignment><TaskUID>7</TaskUID><ResourceUID>1</ResourceUID></Assignment>
<Assignment><TaskUID>9</TaskUID><ResourceUID>-65535</ResourceUID></Assignment>
</Assignments>"""
DOCTYPE = '<!DOCTYPE Project [<!ENTITY a "b">]>\n'
SUMMARY = (
    "<Task><UID>3</UID><Name>Phase A</Name><OutlineLevel>1</OutlineLevel>"
    "<Summary>1</Summary><Finish>2026-04-02T17:00:00</Finish></Task>"
)


def task(uid: int, name: str, more: str = "", level: int = 2) -> str:
    return (
        f"<Task><UID>{uid}</UID><Name>{name}</Name>"
        f"<OutlineLevel>{level}</OutlineLevel>{more}</Task>"
    )


def dates(start: str, finish: str) -> str:
    return f"<Start>{start}T08:00:00</Start><Finish>{finish}T17:00:00</Finish>"


def read(*tasks: str, name: str = "p/plan.xml", head: str = HEAD) -> ReadResult:
    body = f"{head}<Tasks>{''.join(tasks)}</Tasks>{RESOURCES}</Project>"
    return read_document(Document(name, body.encode()), CONTEXT)


def tickets(result: ReadResult) -> list[Ticket]:
    return [record for record in result.records if isinstance(record, Ticket)]


def milestones(result: ReadResult) -> list[Milestone]:
    return [record for record in result.records if isinstance(record, Milestone)]


def test_a_leaf_task_is_a_ticket_with_dates_owner_and_the_summary_above_it() -> None:
    started = (
        dates("2026-03-02", "2026-03-20")
        + "<PercentComplete>40</PercentComplete><Notes>crane is late</Notes>"
    )
    result = read(SUMMARY, task(7, "Paint the gate", started))

    [ticket] = tickets(result)
    assert ticket.title == "Paint the gate"
    assert ticket.locator == "/Project/Tasks/Task[2]"
    assert (ticket.category, ticket.due) == (StatusCategory.ACTIVE, date(2026, 3, 20))
    assert ticket.assignee == "Tomas Reyes"
    assert ticket.parent_title == "Phase A"
    assert ticket.description == "crane is late"
    assert not milestones(result)


def test_a_milestone_has_its_baseline_beside_its_date_now() -> None:
    row = (
        dates("2026-04-09", "2026-04-09")
        + "<Milestone>1</Milestone><PercentComplete>0</PercentComplete>"
        "<Critical>1</Critical><TotalSlack>9000</TotalSlack>"
        "<Baseline><Number>1</Number><Finish>2026-04-08T17:00:00</Finish></Baseline>"
        "<Baseline><Number>0</Number><Start>2026-04-02T17:00:00</Start>"
        "<Finish>2026-04-02T17:00:00</Finish></Baseline>"
    )
    [stone] = milestones(read(task(9, "Gate open", row)))

    assert stone.title == "Gate open"
    assert stone.due == date(2026, 4, 9)
    assert stone.met_on is None
    assert stone.planned is not None
    assert stone.planned.baseline_finish == date(2026, 4, 2)
    assert stone.planned.critical
    assert stone.planned.slack_days == 2


def test_a_finished_milestone_was_met_on_its_actual_finish() -> None:
    row = (
        dates("2026-04-09", "2026-04-09")
        + "<Milestone>1</Milestone><PercentComplete>100</PercentComplete>"
        "<ActualFinish>2026-04-07T17:00:00</ActualFinish>"
    )
    [stone] = milestones(read(task(9, "Gate open", row)))

    assert stone.met_on == date(2026, 4, 7)


def test_predecessors_have_their_type_and_lag_in_days_of_the_plan() -> None:
    links = "".join(
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type>"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{shown}</LagFormat></PredecessorLink>"
        for uid, kind, lag, shown in ((4, 1, 4500, 7), (5, 3, -9000, 7), (6, 0, 50, 19))
    )
    result = read(
        task(4, "a"), task(5, "b"), task(6, "c"), task(8, "d", links, level=1)
    )

    by_title = {ticket.title: ticket for ticket in tickets(result)}
    planned = by_title["d"].planned
    assert planned is not None
    found = [(p.key, p.type, p.lag_days) for p in planned.predecessors]
    assert found == [
        (by_title["a"].key, "FS", 1),
        (by_title["b"].key, "SS", -2),
        (by_title["c"].key, "FF", None),
    ]
    assert by_title["d"].blocked_by == (by_title["a"].key,)
    assert by_title["a"].blocks == (by_title["d"].key,)
    assert result.remarks == (
        "lags given as a share of a task's duration, which are read as no days: 1",
    )


def test_a_renamed_task_keeps_its_key_and_a_renamed_file_its_stream() -> None:
    before = read(task(7, "Paint"), name="p/plan 6 March.xml")
    after = read(task(7, "Paint twice"), name="p/final_v2.xml")

    assert before.records[0].key == after.records[0].key
    assert before.stream == after.stream


def test_a_plan_without_a_number_of_its_own_is_known_by_its_title_else_its_file() -> (
    None
):
    bare = HEAD.replace("<GUID>AA-01</GUID>", "")
    untitled = bare.replace("Harbour ledger", "Project1")

    assert read(name="p/x.xml", head=bare).stream == "plan:Harbour ledger"
    assert read(name="p/quay_2026-03-06.xml", head=untitled).stream == "plan:quay"


def test_the_plan_is_of_the_day_on_which_it_was_saved() -> None:
    result = read(task(7, "Paint"))

    assert (result.dated, result.dated_from) == (date(2026, 3, 6), "last saved")
    assert result.complete


def test_blank_lines_and_the_project_row_are_no_tasks_and_an_inactive_one_is_off() -> (
    None
):
    blank = "<Task><UID>2</UID><IsNull>1</IsNull></Task>"
    whole = "<Task><UID>0</UID><Name>Harbour ledger</Name><Summary>1</Summary></Task>"
    off = "<Active>0</Active><Milestone>1</Milestone>"
    result = read(whole, blank, task(5, "Dropped", off))

    [ticket] = tickets(result)
    assert ticket.category is StatusCategory.CANCELLED
    assert not milestones(result)
    assert result.rows_refused == 0


def test_what_has_no_number_or_name_is_refused_with_its_place() -> None:
    result = read(
        "<Task><Name>lost</Name></Task>", task(7, ""), task(8, "a"), task(8, "b")
    )

    assert result.rows_refused == 3
    assert [problem.where for problem in result.problems] == [
        f"/Project/Tasks/Task[{number}]" for number in (1, 2, 4)
    ]
    assert [ticket.title for ticket in tickets(result)] == ["a"]


def test_a_date_that_is_none_is_named_and_left_empty() -> None:
    result = read(task(7, "Paint", "<Finish>next spring</Finish>"))

    assert tickets(result)[0].due is None
    assert "'next spring' is not a date" in result.problems[0].what


def test_tasks_that_wait_for_each_other_are_named() -> None:
    def after(uid: int) -> str:
        return (
            f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID></PredecessorLink>"
        )

    rows = task(1, "a", after(2)), task(2, "b", after(1)), task(3, "c", after(2))
    result = read(*rows, task(4, "d"))

    assert [problem.what for problem in result.problems] == [
        "task 1 waits for itself",
        "task 2 waits for itself",
    ]


def test_a_percentage_that_is_none_is_named_and_left_empty() -> None:
    result = read(task(7, "Paint", "<PercentComplete>1e20</PercentComplete>"))

    assert tickets(result)[0].category is StatusCategory.TODO
    assert "'1e20' is no share" in result.problems[0].what


def test_a_plan_of_thousands_of_nested_elements_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="nests more than"):
        read("<T>" * 5000 + "</T>" * 5000)


def test_days_off_of_the_calendar_can_be_found() -> None:
    rows = [part for part in read().passages if dict(part.cells).get("Day off")]

    assert [dict(row.cells)["Date"] for row in rows] == ["2026-05-01"]


def test_people_are_known_with_their_addresses_and_material_is_nobody() -> None:
    people = {person.name: person.email for person in read().people}

    assert people == {"Tomas Reyes": "t.reyes@quay.example", "Ines Vidal": None}


def test_links_to_other_plans_make_the_plan_look_cut() -> None:
    link = (
        "<PredecessorLink><PredecessorUID>4</PredecessorUID>"
        "<CrossProject>1</CrossProject></PredecessorLink>"
    )
    assert (
        read(task(7, "Paint", link)).looks_cut == "1 links lead to tasks of other plans"
    )


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (HEAD + "<Tasks><Task>", "well-formed"),
        (DOCTYPE + HEAD.partition("?>")[2], "document type"),
    ],
)
def test_a_damaged_or_unsafe_plan_is_refused_with_its_reason(
    body: str, word: str
) -> None:
    with pytest.raises(UnreadableFileError, match=word):
        read_document(Document("p/plan.xml", body.encode()), CONTEXT)


def test_a_build_file_of_the_same_root_is_no_plan() -> None:
    build = '<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"/>'
    with pytest.raises(AssistantError):
        reader_for(Document("p/build.xml", build.encode()))


TEXT = st.text(max_size=12)
XML_FORBIDS = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
VALUES = st.one_of(TEXT, st.sampled_from(["1", "0", "-9e999", "2026-02-30T08:00:00"]))
TAGS = st.sampled_from(
    [
        *("UID", "Name", "Start", "Finish", "Milestone", "Summary", "Notes", "Active"),
        *("PercentComplete", "OutlineLevel", "Duration", "TotalSlack", "IsNull"),
        *("PredecessorLink", "Baseline"),
    ]
)


@given(st.lists(st.lists(st.tuples(TAGS, VALUES), max_size=8), max_size=6))
def test_whatever_the_rows_of_a_plan_hold_each_is_kept_or_refused(
    rows: list[list[tuple[str, str]]],
) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    clean = [[(tag, XML_FORBIDS.sub("", value)) for tag, value in row] for row in rows]
    tasks = [
        "<Task>" + "".join(f"<{t}>{escaped(v)}</{t}>" for t, v in row) + "</Task>"
        for row in clean
    ]
    result = read(*tasks)
    kept = len(result.records) + result.rows_refused
    assert kept <= len(rows)
    assert all(record.locator for record in result.records)


@given(st.binary(max_size=200))
def test_whatever_bytes_follow_the_root_nothing_else_is_raised(data: bytes) -> None:
    with suppress(AssistantError):
        read_document(Document("p/plan.xml", HEAD.encode() + data), CONTEXT)
