from datetime import date

import pytest

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tickets.statuses import category_of

CONTEXT = ReadContext(today=date(2027, 3, 1))
HEADER = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Assignee,Assignee Id,"
    "Created,Updated,Due date,Labels,Labels,Inward issue link (Blocks),"
    "Outward issue link (Blocks),Custom field (Story Points),Custom field (Flagged),"
    "Parent,Comment,Comment,Status Category,Description"
)


def read(
    *rows: str, context: ReadContext = CONTEXT, header: str = HEADER
) -> ReadResult:
    text = "\n".join([header, *rows])
    return read_document(Document("w/jira.csv", text.encode()), context)


def ticket(result: ReadResult, index: int = 0) -> Ticket:
    found = result.records[index]
    assert isinstance(found, Ticket)
    return found


def test_every_field_is_read_and_repeated_columns_are_lists() -> None:
    result = read(
        "Epic,ZED-1,100,Epic,New,ZED,,,01/Feb/27 9:00 AM,01/Feb/27 9:00 AM,,,,,,,,,,,"
        "To Do,",
        "Move it,ZED-7,107,Story,Doing,ZED,Ana Li,u1,01/Feb/27 9:00 AM,"
        "02/Feb/27 9:00 AM,05/Mar/27 12:00 AM,one,two,ZED-3,ZED-4,5.0,,100,"
        "03/Feb/27 4:00 PM;u1;first; with semicolon,04/Feb/27 8:00 AM;u9;second,"
        "In Progress,why",
    )
    assert result.kind is DocumentKind.JIRA_CSV
    assert (result.stream, result.complete) == ("jira:ZED", True)
    assert (result.dated, result.dated_from) == (date(2027, 2, 4), "newest timestamp")
    found = ticket(result, 1)
    assert found.key == "ZED-7"
    assert found.locator == "row 3"
    assert found.labels == ("one", "two")
    assert found.blocked_by == ("ZED-3",)
    assert found.blocks == ("ZED-4",)
    assert found.points == 5
    assert found.parent == "ZED-1"
    assert found.due == date(2027, 3, 5)
    assert found.category is StatusCategory.ACTIVE
    first, second = found.comments
    assert (first.author, first.text) == ("Ana Li", "first; with semicolon")
    assert str(first.at) == "2027-02-03 16:00:00+00:00"
    assert second.author == "u9"
    assert result.unmapped == {"person": ("u9",)}


def test_summary_description_and_comments_are_passages_of_their_ticket() -> None:
    result = read("Move it,ZED-7,,,,,,,,,,,,,,,,,"
                  "03/Feb/27 4:00 PM;u1;done soon,,,why not")  # fmt: skip
    assert [p.text for p in result.passages] == ["Move it", "why not", "done soon"]
    assert {p.subject for p in result.passages} == {"ZED-7"}
    assert result.passages[2].dated == date(2027, 2, 3)


def test_an_account_that_spells_a_person_of_the_export_is_no_stranger() -> None:
    header = "Issue key,Summary,Status,Assignee,Assignee Id,Comment,Comment"
    result = read(
        "AB-1,x,Open,Jörg Müller,5b10a,03/Feb/27 4:00 PM;jorg.muller;Done soon,"
        "03/Feb/27 5:00 PM;k.osei;Thanks",
        header=header,
    )
    authors = [comment.author for comment in ticket(result).comments]
    assert authors == ["Jörg Müller", "k.osei"]
    assert result.unmapped == {"person": ("k.osei",)}


def test_row_without_key_is_refused_and_a_bad_date_costs_only_its_cell() -> None:
    empty = "," * 11
    result = read(
        f"No key,,,,Open,ZED,,,,,{empty}",
        f"Bad date,ZED-2,,,Open,ZED,,,,,31/02/27{empty}",
    )
    assert [r.key for r in result.records] == ["ZED-2"]
    assert ticket(result).due is None
    assert result.rows_refused == 1
    assert [p.where for p in result.problems] == ["row 2", "row 3"]
    assert "31/02/27" in result.problems[1].what


def test_day_month_order_comes_from_the_file_before_the_settings() -> None:
    header = "Issue key,Summary,Status,Due date"
    rows = ["AB-1,x,Open,3/4/2027", "AB-2,y,Open,3/25/2027"]
    context = ReadContext(today=date(2027, 1, 1), date_order="dmy")
    proven = read(*rows, context=context, header=header)
    assert ticket(proven).due == date(2027, 3, 4)
    by_settings = read(rows[0], context=context, header=header)
    assert ticket(by_settings).due == date(2027, 4, 3)
    unsettled = read(rows[0], header=header)
    assert ticket(unsettled).due is None
    assert "could be" in unsettled.problems[0].what


def test_unknown_status_is_listed_and_settings_can_map_it() -> None:
    header = "Issue key,Summary,Status"
    assert read("AB-1,x,Marinating", header=header).unmapped == {
        "status": ("Marinating",)
    }
    context = ReadContext(today=date(2027, 1, 1), statuses={"marinating": "blocked"})
    mapped = read("AB-1,x,Marinating", header=header, context=context)
    assert ticket(mapped).category is StatusCategory.BLOCKED


def test_an_export_of_exactly_the_row_limit_is_not_taken_as_complete() -> None:
    rows = [f"AB-{n},x,Open" for n in range(1000)]
    result = read(*rows, header="Issue key,Summary,Status")
    assert not result.complete
    assert "1000 rows" in (result.looks_cut or "")


def test_a_forced_kind_without_the_columns_says_which_were_found() -> None:
    document = Document("x.csv", b"a,b\n1,2\n")
    with pytest.raises(UnreadableFileError, match="columns found: a, b"):
        read_document(document, CONTEXT, kind="jira_csv")


@pytest.mark.parametrize(
    ("status", "category", "resolution", "expected"),
    [
        ("Anything", "Done", "", "done"),
        ("Blocked", "In Progress", "", "blocked"),
        ("On hold", "To Do", "", "blocked"),
        ("Unblocked", "In Progress", "", "active"),
        ("Won't Do", "Done", "", "cancelled"),
        ("Closed", "Done", "Duplicate", "cancelled"),
        ("Ready for QA", "", "", "active"),
        ("Erledigt", "", "", "done"),
        ("En cours", "", "", "active"),
        ("Zzz", "", "", "unknown"),
    ],
)
def test_status_is_mapped_by_name_then_by_category(
    status: str, category: str, resolution: str, expected: str
) -> None:
    found = category_of(status, tracker_category=category, resolution=resolution)
    assert found == expected


def test_a_flag_blocks_what_is_not_over() -> None:
    assert category_of("Doing", flagged=True) is StatusCategory.BLOCKED
    assert category_of("Done", flagged=True) is StatusCategory.DONE


def test_an_export_without_its_key_column_is_refused_as_jira() -> None:
    data = (
        b"Summary,Issue id,Issue Type,Status,Project key,Assignee Id,Status Category\n"
        b"Booking page,10001,Story,To Do,FER,ana,To Do\n"
    )
    with pytest.raises(UnreadableFileError, match="no column for the issue key"):
        read_document(Document("export.csv", data), CONTEXT)


def test_an_export_without_a_status_says_that_nothing_is_known() -> None:
    result = read("AB-1,x,Ana Li,", header="Issue key,Summary,Assignee,Due date")
    [problem] = result.problems
    assert "no column for the status" in problem.what
    assert "Status" in problem.fix


def test_tickets_with_an_empty_status_are_counted() -> None:
    rows = ["AB-1,x,,Ana Li,", "AB-2,y,Open,Ana Li,"]
    header = "Issue key,Summary,Status,Assignee,Due date"
    [problem] = read(*rows, header=header).problems
    assert problem.what.startswith("1 ticket has no status")


def test_an_export_without_assignees_looks_cut_and_leaves_owners_unknown() -> None:
    result = read("AB-1,x,Open", header="Issue key,Summary,Status")
    assert "assignee" in (result.looks_cut or "")
    assert ticket(result).says_assignee is False
    assert result.complete


def test_assignees_are_found_under_other_words_for_an_owner() -> None:
    result = read("AB-1,x,Open,Ana Li", header="Issue key,Summary,Status,Held by")
    assert (ticket(result).assignee, result.looks_cut) == ("Ana Li", None)


def test_a_short_export_without_its_key_column_names_the_column() -> None:
    data = (
        b"Summary,Issue Type,Status,Priority,Assignee,Created\n"
        b"Booking page,Story,To Do,High,Ana Diaz,2027-01-04\n"
    )
    with pytest.raises(UnreadableFileError, match="no column for the issue key"):
        read_document(Document("export.csv", data), ReadContext(today=date(2027, 3, 1)))


def test_an_export_that_breaks_off_within_a_row_drops_that_half_row() -> None:
    full = (
        "Glaze the tiles,ZED-1,101,Story,Doing,ZED,Ana Li,u1,01/Feb/27 9:00 AM,"
        "02/Feb/27 9:00 AM,,,,,,,,,,,In Progress,why"
    )
    result = read(full, "Fire the kiln,ZED-2,102,Sto")
    assert [ticket(result).key, len(result.records)] == ["ZED-1", 1]
    assert (result.complete, result.rows_refused) == (False, 1)
    assert result.looks_cut
    assert any("ends within this row" in one.what for one in result.problems)


def test_an_export_that_breaks_off_within_a_quoted_cell_is_not_complete() -> None:
    full = (
        "Glaze the tiles,ZED-1,101,Story,Doing,ZED,Ana Li,u1,01/Feb/27 9:00 AM,"
        "02/Feb/27 9:00 AM,,,,,,,,,,,In Progress,why"
    )
    result = read(full, full.replace("ZED-1", "ZED-2").replace("why", '"Because the'))
    assert len(result.records) == 1
    assert (result.complete, bool(result.looks_cut)) == (False, True)


@pytest.mark.parametrize("column", ["Blocked by", "is blocked by"])
def test_a_plain_column_of_what_blocks_a_ticket_is_read(column: str) -> None:
    text = (
        f"Issue key,Summary,Status,Assignee,{column}\n"
        'BELL-2,Hang the bell,Open,Ada,"BELL-1, BELL-3"\nBELL-1,Cast it,Open,Ada,\n'
    )
    document = Document("bells.csv", text.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    found = {r.key: r.blocked_by for r in result.records if isinstance(r, Ticket)}
    assert found == {"BELL-2": ("BELL-1", "BELL-3"), "BELL-1": ()}


@pytest.mark.parametrize(
    ("header", "made", "due"),
    [
        (
            (
                "Résumé,Clé de ticket,Type de ticket,État,Personne assignée,Rapporteur,"
                "Création,Date d'échéance,Corrigé dans"
            ),
            "02/févr./27 9:00 AM",
            "05/mars/27 12:00 AM",
        ),
        (
            (
                "Тема,Ключ проблемы,Тип задачи,Статус,Исполнитель,Автор,Создано,"
                "Срок исполнения,Исправить в версиях"
            ),
            "02/фев/27 9:00 AM",
            "05/мар/27 12:00 AM",
        ),
        (
            (
                "Podsumowanie,Klucz zgłoszenia,Typ zgłoszenia,Status,Osoba przypisana,"
                "Zgłaszający,Utworzono,Termin wykonania,Wersja naprawiona"
            ),
            "02/lut/27 9:00 AM",
            "05/mar/27 12:00 AM",
        ),
        (
            (
                "Resumo,Chave da item,Tipo de item,Status,Responsável,Relator,Criado,"
                "Data limite,Versões corrigidas"
            ),
            "02/fev/27 9:00 AM",
            "05/mar/27 12:00 AM",
        ),
    ],
)
def test_a_jira_in_another_language_names_its_columns_in_that_language(
    header: str, made: str, due: str
) -> None:
    row = f"Crush the grapes,VIN-4,Task,To Do,Ana Li,Bo Ek,{made},{due},May"
    result = read(row, header=header)
    assert result.kind is DocumentKind.JIRA_CSV
    found = ticket(result)
    assert (found.key, found.title) == ("VIN-4", "Crush the grapes")
    assert (found.assignee, found.reporter) == ("Ana Li", "Bo Ek")
    assert (found.created, found.due) == (date(2027, 2, 2), date(2027, 3, 5))
    assert found.releases == ("May",)
    assert result.remarks == ()


def test_columns_that_nothing_is_read_from_are_named_those_of_dates_first() -> None:
    result = read(
        "Crush the grapes,VIN-4,To Do,Press 3,05/Mar/27,",
        header="Summary,Issue key,Status,Custom field (Press),Pressed on,Votes",
    )
    told = "2 columns were not used: 'Pressed on' (dates), 'Custom field (Press)'"
    assert told in result.remarks


@pytest.mark.parametrize(
    ("due", "who"),
    [
        ("Target date", "Assigned"),
        ("Finish by", "Assigned user"),
        ("Custom field (Target end)", "Developer"),
        ("Planned completion", "Worked on by"),
    ],
)
def test_given_columns_of_other_names_then_day_and_person_are_read(due, who) -> None:
    result = read(
        "Crush the grapes,VIN-4,To Do,Ana Li,05/Mar/27,",
        header=f"Summary,Issue key,Status,{who},{due},Votes",
    )
    found = ticket(result)
    assert (found.assignee, found.due) == ("Ana Li", date(2027, 3, 5))


def test_links_of_a_jira_in_another_language_block_all_the_same() -> None:
    result = read(
        "Keltern,VIN-4,Aufgabe,Offen,VIN-2,VIN-9",
        header="Zusammenfassung,Vorgangsschlüssel,Vorgangstyp,Status,"
        "Eingehende Vorgangsverknüpfung (Blocks),"
        "Ausgehende Vorgangsverknüpfung (Blocks)",
    )
    assert ticket(result).blocked_by == ("VIN-2",)
    assert ticket(result).blocks == ("VIN-9",)


def test_a_table_of_keys_that_are_no_issue_keys_is_no_export_of_jira() -> None:
    result = read(
        "12,Crush the grapes,Open,Ana Li,High,Task",
        header="Key,Summary,Status,Assignee,Priority,Issue type",
    )
    assert result.kind is DocumentKind.TICKETS_CSV
    assert ticket(result).key == "#12"
