"""Trello's board export: cards by list, their past from actions, and what is cut."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.statuses import as_settled
from assistant.errors import AssistantError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 6, 1))
MADE = "6778a080"  # 2025-01-04 in seconds, as the first digits of an id


def ident(number: int) -> str:
    return f"{MADE}{number:016x}"


LISTS = {"Backlog": ident(1), "Doing": ident(2), "Done": ident(3), "Old": ident(4)}


def card(number: int, name: str, column: str, **more: Any) -> dict[str, Any]:
    return {
        "id": ident(100 + number),
        "name": name,
        "shortLink": f"link{number:04}",
        "idList": LISTS[column],
        "idBoard": ident(0),
        "idShort": number,
        "dateLastActivity": "2025-03-01T10:00:00.000Z",
        **more,
    }


def update(number: int, at: str, **old: Any) -> dict[str, Any]:
    data = {"card": {"id": ident(100 + number)}, "old": old}
    return {"type": "updateCard", "date": at, "data": data}


def board(*cards: dict[str, Any], **more: Any) -> dict[str, Any]:
    lists = [
        {"id": key, "name": name, "closed": name == "Old"}
        for name, key in LISTS.items()
    ]
    member = {"id": "m1", "fullName": "Ana Li", "username": "anali"}
    return {
        "id": ident(0),
        "name": "Refit",
        "lists": lists,
        "members": [member],
        "cards": list(cards),
        **more,
    }


def read(value: object, context: ReadContext = CONTEXT) -> ReadResult:
    return read_document(Document("w/b.json", json.dumps(value).encode()), context)


def ticket(result: ReadResult, index: int = 0) -> Ticket:
    found = result.records[index]
    assert isinstance(found, Ticket)
    return found


def test_a_card_is_read_with_members_labels_checklists_and_comments() -> None:
    item = {"name": "Buy tar", "state": "complete"}
    result = read(
        board(
            card(1, "Paint", "Doing", desc="Two coats", due="2025-04-01T17:00:00.000Z",
                 idMembers=["m1"], labels=[{"name": "", "color": "red"}]),
            checklists=[{"idCard": ident(101), "checkItems": [item]}],
            actions=[{"type": "commentCard", "date": "2025-02-01T09:00:00.000Z",
                      "idMemberCreator": "m1",
                      "data": {"card": {"id": ident(101)}, "text": "Tar is late"}}],
        )
    )  # fmt: skip
    assert result.kind is DocumentKind.TRELLO_JSON
    assert (result.stream, result.title) == (f"trello:{ident(0)}", "Refit")
    assert result.complete
    found = ticket(result)
    assert (found.key, found.status) == ("#1", "Doing")
    assert found.category is StatusCategory.ACTIVE
    assert (found.assignee, found.due) == ("Ana Li", date(2025, 4, 1))
    assert (found.created, found.labels) == (date(2025, 1, 4), ("red",))
    assert [(p.locator, p.text) for p in result.passages] == [
        ("/cards/0/name", "Paint"),
        ("/cards/0/desc", "Two coats"),
        ("/actions/0/data/text", "Tar is late"),
        ("/checklists/0/checkItems/0/name", "Buy tar"),
    ]


def test_the_id_that_a_title_begins_with_names_the_card_unless_two_bear_it() -> None:
    result = read(
        board(
            card(1, "[YRD-12] Paint", "Doing"),
            card(2, "YRD-3: a", "Doing"),
            card(3, "YRD-3: b", "Doing"),
        )
    )
    assert [r.key for r in result.records] == ["YRD-12", "#2", "#3"]


@pytest.mark.parametrize(
    ("column", "more", "category"),
    [
        ("Backlog", {}, StatusCategory.TODO),
        ("Done", {"closed": True}, StatusCategory.DONE),
        ("Doing", {"dueComplete": True}, StatusCategory.DONE),
        ("Doing", {"closed": True}, StatusCategory.CANCELLED),
        ("Old", {}, StatusCategory.CANCELLED),
        ("Doing", {"labels": [{"name": "Blocked"}]}, StatusCategory.BLOCKED),
    ],
)
def test_state_by_list_mark_label_and_archive(
    column: str, more: dict[str, Any], category: StatusCategory
) -> None:
    assert ticket(read(board(card(1, "A", column, **more)))).category is category


def test_moves_and_due_dates_of_the_past_become_dated_states() -> None:
    result = read(
        board(
            card(1, "A", "Done", due="2025-03-10T00:00:00.000Z"),
            actions=[
                update(1, "2025-03-01T10:00:00.000Z", idList=LISTS["Doing"]),
                update(1, "2025-02-10T10:00:00.000Z", due="2025-02-20T00:00:00.000Z"),
                update(1, "2025-02-01T10:00:00.000Z", idList=LISTS["Backlog"]),
                update(1, "2025-02-01T09:00:00.000Z", pos=3),
            ],
        )
    )
    states = [
        (past.on, past.record.category, past.record.due)
        for past in result.past
        if isinstance(past.record, Ticket)
    ]
    first, last = date(2025, 2, 20), date(2025, 3, 10)
    assert states == [
        (date(2025, 1, 4), StatusCategory.TODO, first),
        (date(2025, 2, 1), StatusCategory.ACTIVE, first),
        (date(2025, 2, 10), StatusCategory.ACTIVE, last),
        (date(2025, 3, 1), StatusCategory.DONE, last),
    ]
    assert ticket(result).resolved == date(2025, 3, 1)


def test_before_the_thousand_actions_a_card_is_where_the_first_move_found_it() -> None:
    actions = [update(1, "2025-02-20T10:00:00.000Z", pos=n) for n in range(999)]
    moved = update(1, "2025-02-25T10:00:00.000Z", idList=LISTS["Backlog"])
    result = read(board(card(1, "A", "Doing"), actions=[moved, *actions]))
    assert result.looks_cut
    assert "before 2025-02-20" in result.looks_cut
    assert result.complete
    first = result.past[0]
    assert isinstance(first.record, Ticket)
    assert (first.on, first.record.status) == (date(2025, 1, 4), "Backlog")


def test_comments_that_cards_count_and_the_file_lacks_are_said() -> None:
    result = read(board(card(1, "A", "Doing", badges={"comments": 4})))
    assert result.looks_cut == "0 of 4 comments are in the file"


def test_what_is_no_card_is_refused_by_place_and_the_rest_is_kept() -> None:
    result = read(board(card(1, "A", "Doing"), 7, card(1, "A", "Doing")))  # type: ignore[arg-type]
    assert len(result.records) == 1
    assert result.rows_refused == 2
    assert [problem.where for problem in result.problems] == ["/cards/1", "/cards/2"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["id", "name", "cards", "lists", "actions", "idList", "idBoard", "data",
                 "card", "old", "date", "labels", "members", "type", "closed", "due"]
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
    for whole in (value, {"cards": [value], "lists": [value], "actions": [value]}):
        data = json.dumps(whole).encode()
        try:
            result = read_document(Document("b.json", data), CONTEXT, "trello_json")
        except AssistantError:
            continue
        assert len({record.key for record in result.records}) == len(result.records)


def test_lists_of_which_no_name_is_known_are_unmapped_and_never_told_as_a_state() -> (
    None
):
    names = {"Backlog": "Yapılacak", "Doing": "Yapılıyor", "Done": "Bitti"}
    value = board(
        card(1, "Boya", "Backlog"), card(2, "Cam", "Doing"), card(3, "Kapı", "Done")
    )
    for entry in value["lists"]:
        entry["name"] = names.get(entry["name"], entry["name"])
    value["cards"].append(card(4, "Raf", "Doing", dueComplete=True))
    value["cards"].append(card(5, "Çatı", "Done", closed=True))

    result = read(value)

    assert result.unmapped["status"] == tuple(names.values())
    rows = [ticket(result, index) for index in range(5)]
    found = {row.title: (row.status, row.category) for row in rows}
    assert found == {
        "Boya": ("Yapılacak", StatusCategory.UNKNOWN),
        "Cam": ("Yapılıyor", StatusCategory.UNKNOWN),
        "Kapı": ("Bitti", StatusCategory.UNKNOWN),
        "Raf": ("Completed", StatusCategory.DONE),
        "Çatı": ("Archived", StatusCategory.CANCELLED),
    }


def test_a_tick_that_no_action_tells_of_came_with_the_newest_move() -> None:
    moved = update(1, "2025-02-04T09:00:00.000Z", idList=LISTS["Doing"])
    result = read(
        board(card(1, "Caulk hull", "Done", dueComplete=True), actions=[moved])
    )
    states = [
        (past.on, past.record.category)
        for past in result.past
        if isinstance(past.record, Ticket)
    ]
    assert states[:2] == [
        (date(2025, 1, 4), StatusCategory.ACTIVE),
        (date(2025, 2, 4), StatusCategory.DONE),
    ]
    assert ticket(result).resolved == date(2025, 2, 4)


def test_a_tick_that_came_before_a_move_stays_one() -> None:
    actions = [
        update(1, "2025-02-04T09:00:00.000Z", idList=LISTS["Doing"]),
        update(1, "2025-02-01T09:00:00.000Z", dueComplete=False),
    ]
    result = read(
        board(card(1, "Caulk hull", "Old", dueComplete=True), actions=actions)
    )
    states = {
        past.on: past.record.category
        for past in result.past
        if isinstance(past.record, Ticket)
    }
    assert states[date(2025, 1, 4)] is StatusCategory.ACTIVE
    assert states[date(2025, 2, 1)] is StatusCategory.DONE


def settled(found: Ticket, **words: str) -> tuple[str, StatusCategory]:
    shown = as_settled(found, words, {})
    return shown.status, shown.category


def test_an_archived_card_is_no_open_work_whatever_its_list_is_mapped_to() -> None:
    value = board(
        card(1, "Seating plan", "Doing", closed=True),
        card(2, "Swan boats", "Old"),
        card(3, "Cake", "Doing", closed=True, dueComplete=True),
    )
    for entry in value["lists"]:
        entry["name"] = f"{entry['name'].casefold()}wards"
    result = read(value)

    assert result.unmapped["status"] == ("doingwards", "oldwards")
    away = ("Archived", StatusCategory.CANCELLED)
    for row in (ticket(result), ticket(result, 1)):
        assert settled(row) == away
        assert settled(row, doingwards="active", oldwards="blocked") == away
    plan, cake = ticket(result), ticket(result, 2)
    assert settled(plan, doingwards="done") == ("doingwards", StatusCategory.DONE)
    assert settled(plan, archived="done") == ("Archived", StatusCategory.DONE)
    assert settled(cake, doingwards="active") == ("Completed", StatusCategory.DONE)


def test_a_card_archived_in_a_list_that_was_known_stays_so_when_the_setting_goes() -> (
    None
):
    value = board(card(1, "Seating plan", "Doing", closed=True))
    value["lists"][1]["name"] = "Folded"
    known = ReadContext(today=date(2027, 6, 1), statuses={"folded": "done"})
    found = ticket(read(value, known))

    assert (found.status, found.category) == ("Folded", StatusCategory.DONE)
    shown = as_settled(found, {}, {"folded": "unknown"})
    assert shown.category is StatusCategory.CANCELLED


def test_a_card_was_open_until_it_was_archived() -> None:
    put_away = update(1, "2025-02-20T10:00:00.000Z", closed=False)
    red = [{"name": "Blocked"}]
    result = read(
        board(card(1, "Marquee", "Doing", closed=True, labels=red), actions=[put_away])
    )
    states = [past.record for past in result.past if isinstance(past.record, Ticket)]
    assert [(s.status, s.archived_from, s.is_blocked) for s in states[:2]] == [
        ("Doing", None, True),
        ("Archived", "Doing", False),
    ]


def test_a_second_member_and_a_day_that_is_none_are_said() -> None:
    second = {"id": "m2", "fullName": "Bo Rud", "username": "borud"}
    value = board(
        card(1, "Marquee", "Doing", idMembers=["m1", "m2"]),
        actions=[update(1, "the other day", idList=LISTS["Backlog"])],
    )
    value["members"].append(second)
    result = read(value)
    assert ticket(result).assignee == "Ana Li"
    assert ticket(result).labels == ("also assigned: Bo Rud",)
    assert any("several assignees" in remark for remark in result.remarks)
    assert [problem.where for problem in result.problems] == ["/actions/0/date"]


def test_the_short_number_names_a_card_and_the_link_where_numbers_are_not_one_boards() -> (
    None
):
    twice = {**card(2, "B", "Doing"), "idShort": 1}
    none = {**card(3, "C", "Doing"), "idShort": None}
    assert [r.key for r in read(board(card(7, "A", "Doing"))).records] == ["#7"]
    assert [r.key for r in read(board(card(1, "A", "Doing"), twice, none)).records] == [
        "link0001",
        "link0002",
        "link0003",
    ]
    other = {**card(2, "B", "Doing"), "idBoard": ident(9)}
    found = read([card(1, "A", "Doing"), other]).records
    assert [r.key for r in found] == ["link0001", "link0002"]


@pytest.mark.parametrize("wrong", ["de7a11c5", "0b1e9f42", "9d2c4b10"])
def test_ids_that_no_clock_gave_date_no_card_of_the_board(wrong: str) -> None:
    foreign = {**card(2, "B", "Doing"), "id": f"{wrong}{5:016x}"}
    action = {
        "type": "createCard",
        "date": "2025-02-07T08:00:00.000Z",
        "data": {"card": {"id": foreign["id"]}},
    }
    result = read(board(card(1, "A", "Doing"), foreign, actions=[action]))
    assert [ticket(result, n).created for n in (0, 1)] == [None, date(2025, 2, 7)]


def test_who_was_taken_off_a_card_had_it_until_then() -> None:
    def member(kind: str, at: str) -> dict[str, Any]:
        return {
            "type": kind,
            "date": at,
            "data": {"card": {"id": ident(101)}, "idMember": "m1"},
        }

    result = read(
        board(
            card(1, "Tar", "Doing"),
            actions=[
                member("removeMemberFromCard", "2025-02-20T10:00:00.000Z"),
                member("addMemberToCard", "2025-02-01T10:00:00.000Z"),
            ],
        )
    )
    states = [
        (past.on, past.record.assignee)
        for past in result.past
        if isinstance(past.record, Ticket)
    ]
    assert states[:3] == [
        (date(2025, 1, 4), None),
        (date(2025, 2, 1), "Ana Li"),
        (date(2025, 2, 20), None),
    ]
