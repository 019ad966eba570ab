"""Budget sheets of several makers, from CSV and workbooks."""

from __future__ import annotations

import contextlib
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, ReadResult, Role
from assistant.domain.records import BudgetLine
from assistant.errors import AssistantError
from ingest.plans.periods import read_headings, read_period
from ingest.privacy.labels import passage_labels, record_label
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tables.amounts import AmountRules, currency_in, read_amount, scale_in
from ingest.tables.cells import DateRules, UnreadCellError

TODAY = date(2027, 6, 1)
SAP = """Projekt Werft;;;;;
Stand: 31.03.2027;;;;;
;;;;;
Kostenart;Lieferant;Budget EUR;Ist kumuliert;Obligo;Prognose
Personal;;250.000,00;180.500,50;0,00;262.000,00
Hosting;Wolke AG;80.000,00;91.200,75;5.000,00;98.000,00
Gutschrift;Wolke AG;0,00;1.500,00-;;-1.500,00
Summe;;330.000,00;270.201,25;5.000,00;358.500,00
"""
SHEETS = """Workstream,Vendor,Budget,Committed,Actual to date,Forecast (EAC),Variance,Owner
Platform,Acme,"$120,000.00","$20,000.00","$90,000.00","$130,000.00","($10,000.00)",Ana
Mobile,Beta,"$80,000.00",$0.00,"$41,250.50","$79,000.00","$1,000.00",Bo
Refund,Beta,$0.00,,"($1,250.50)","($1,250.50)",,
"""
LONG = """Category;Month;Budget (k€);Actual (k€)
Staff;2027-01;100;98,5
Staff;2027-02;100;112
Cloud;2027-01;10;9
"""
BY_KIND = """Cost line,Type,Nov-26,Dec-26,Jan-27,Total
Dev,Budget,10,10,12,32
,Actual,11,9.5,,20.5
,Forecast,11,9.5,14,34.5
"""


def read(
    text: str, name: str = "budget.csv", context: ReadContext | None = None
) -> ReadResult:
    context = context or ReadContext(today=TODAY)
    return read_document(Document(f"w/{name}", text.encode()), context)


def book(*sheets: tuple[str, list[list[Any]]], hidden: str = "") -> ReadResult:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title == hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    workbook.save(stream)
    document = Document("w/budget 2027-03-05.xlsx", stream.getvalue())
    return read_document(document, ReadContext(today=TODAY))


def lines(result: ReadResult) -> list[BudgetLine]:
    return [one for one in result.records if isinstance(one, BudgetLine)]


def test_a_german_export_is_read_to_the_cent_and_its_total_is_no_line() -> None:
    result = read(SAP)
    assert result.kind is DocumentKind.BUDGET_CSV
    assert (result.dated, result.problems) == (date(2027, 3, 31), ())
    staff, hosting, refund = lines(result)
    assert (staff.title, staff.locator, staff.currency) == ("Personal", "row 5", "EUR")
    assert (staff.budget, staff.actual) == (Decimal(250000), Decimal("180500.50"))
    assert (hosting.title, hosting.committed) == ("Hosting / Wolke AG", Decimal(5000))
    assert (refund.actual, refund.forecast) == (Decimal(-1500), Decimal(-1500))
    assert dict(refund.cells)["actual"] == "1.500,00-"


def test_signs_brackets_and_columns_that_are_no_amounts_of_a_line() -> None:
    platform, _mobile, refund = lines(read(SHEETS))
    assert platform.title == "Platform / Acme"
    assert platform.budget == Decimal(120000)
    assert platform.forecast == Decimal(130000)
    assert refund.actual == Decimal("-1250.50")
    assert {line.currency for line in lines(read(SHEETS))} == {"USD"}


def test_one_row_for_each_line_and_month_in_thousands() -> None:
    first, second, _cloud = lines(read(LONG))
    assert (first.start, first.end) == (date(2027, 1, 1), date(2027, 1, 31))
    assert (first.actual, first.currency) == (Decimal(98500), "EUR")
    assert second.actual == Decimal(112000)


def test_months_as_columns_with_a_row_for_plan_actual_and_forecast() -> None:
    found = lines(read(BY_KIND))
    assert {line.title for line in found} == {"Dev"}
    assert sum(line.budget or 0 for line in found) == 32
    assert sum(line.actual or 0 for line in found) == Decimal("20.5")
    assert sum(line.forecast or 0 for line in found) == Decimal("34.5")
    assert {line.start for line in found} == {
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    }
    assert len({line.key for line in found}) == len(found)


def test_merged_months_over_plan_and_actual_columns_of_a_workbook() -> None:
    rows: list[list[Any]] = [
        [None, "January", None, "February", None],
        ["Cost type", "Plan", "Ist", "Plan", "Ist"],
        ["Personal", 1234567.89, 1100, 1000, None],
        ["Gesamt", 1234567.89, 1100, 1000, None],
    ]
    january, february = lines(book(("Kosten 2027", rows)))
    assert (january.budget, january.actual) == (Decimal("1234567.89"), Decimal(1100))
    assert (february.start, february.actual) == (date(2027, 2, 1), None)
    assert january.locator == "Kosten 2027!row 3"


def test_a_template_with_titles_units_subtotals_and_a_wrong_total() -> None:
    rows: list[list[Any]] = [
        ["Project budget"],
        ["All figures in k€"],
        [],
        ["Cost item", "Approved budget", "Plan to date", "Actual cost", "EAC"],
        ["Hardware", 100.5, 80, 70.25, 101],
        ["Software", 200, 100, 130, 240],
        ["Subtotal", 300.5, 180, 200.25, 341],
        ["People", 400, 200, 205, 415],
        ["Total", 700.5, 380, 455.25, 756],
    ]
    result = book(("Tracking", rows))
    assert [line.title for line in lines(result)] == ["Hardware", "Software", "People"]
    assert lines(result)[0].planned == Decimal(80000)
    [problem] = result.problems
    assert problem.where == "Tracking!row 9"
    assert "455,250" in problem.what
    assert "405,250" in problem.what


def test_a_row_over_those_numbered_below_it_is_no_line() -> None:
    text = (
        "WBS,Description,Budget €,Actual €\n1,Ship,30,25\n1.1,Hull,10,9\n"
        "1.2,Deck,20,16\n1.2.1,Planks,20,16\n2,Dock,5,4\n"
    )
    found = lines(read(text))
    assert [line.title for line in found] == [
        "1.1 / Hull",
        "1.2.1 / Planks",
        "2 / Dock",
    ]


def test_a_formula_without_a_stored_value_is_named_with_its_row() -> None:
    rows: list[list[Any]] = [
        ["Item", "Budget", "Actual"],
        ["Crane", 10, "=B2*2"],
        ["Rope", 5, 4],
    ]
    result = book(("Costs", rows))
    assert [line.actual for line in lines(result)] == [None, Decimal(4)]
    assert [each.where for each in result.problems] == ["Costs!row 2"]


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    rows: list[list[Any]] = [["Item", "Budget", "Actual"], ["Crane", 10, 9]]
    result = book(("Costs", rows), ("Old", rows), hidden="Old")
    assert len(lines(result)) == 1
    assert any("'Old' is hidden" in each.what for each in result.problems)


def test_each_sheet_is_a_book_of_its_own_unless_it_is_a_month() -> None:
    rows: list[list[Any]] = [["Item", "Budget", "Actual"], ["Crane", 10, 9]]
    apart = lines(book(("Dock", rows), ("Yard", rows)))
    assert len({line.book for line in apart}) == 2
    months = lines(book(("Jan 2027", rows), ("Feb 2027", rows)))
    assert len({line.book for line in months}) == 1
    assert [line.start for line in months] == [date(2027, 1, 1), date(2027, 2, 1)]


def test_currencies_stay_apart_and_a_total_over_them_is_a_problem() -> None:
    text = (
        'Item,Currency,Budget,Spent\nLicences,USD,"50,000","20,000"\n'
        'Hosting,EUR,"40,000","35,000"\nTotal,,"90,000","55,000"\n'
    )
    result = read(text)
    assert [line.currency for line in lines(result)] == ["USD", "EUR"]
    [problem] = result.problems
    assert "EUR and USD" in problem.what


def test_bad_cells_and_nameless_rows_are_named_and_the_rest_is_kept() -> None:
    text = "Item,Budget €,Actual €\nCrane,100,ninety\n,50,60\nRope,5,4\n"
    result = read(text)
    crane, rope = lines(result)
    assert [crane.budget, crane.actual, rope.actual] == [100, None, 4]
    assert [each.where for each in result.problems] == ["row 2", "row 3"]
    assert result.rows_refused == 1


def test_a_list_of_bookings_is_spend_when_its_name_says_so() -> None:
    text = "Posting date,Vendor,Amount,Currency\n2027-01-12,Acme,12000.50,EUR\n"
    [line] = lines(read(text, "actuals.csv"))
    assert (line.actual, line.start) == (Decimal("12000.50"), date(2027, 1, 12))


def test_exports_under_changing_names_are_versions_of_one_budget() -> None:
    names = ("Budget 2027-03-05.csv", "budget_v2_2027-03-12.csv", "Budget März.csv")
    assert {read(SHEETS, name).stream for name in names} == {"budget:budget"}


def test_amounts_are_internal_as_facts_and_as_words() -> None:
    result = read(SHEETS)
    assert record_label(result, None) is Label.INTERNAL
    assert set(passage_labels(result, None)) == {Label.INTERNAL}
    assert {piece.role for piece in result.passages} == {Role.ROW}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ID,Title,Status,Owner,Estimate,Actual\n1,Do,Open,Ana,3,4\n", "tickets_csv"),
        (
            (
                "ID,Title,Status,Owner,Probability,Impact,Cost impact\n"
                "R-1,Late crane,Open,Ana,3,4,5000\n"
            ),
            "raid_csv",
        ),
    ],
)
def test_tickets_and_risks_with_numbers_are_no_budget(text: str, kind: str) -> None:
    assert read(text, "list.csv").kind == kind


def test_points_of_sprints_are_no_money() -> None:
    result = read("Sprint,Planned,Actual\nS1,30,28\nS2,32,35\n", "velocity.csv")
    assert (result.kind, result.records) == ("table_csv", ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("12'500 CHF", "12500"),
        ("1 234 567,8 €", "1234567.8"),
        ("($4,000)", "-4000"),
        ("5.000,00-", "-5000"),
        ("€ 12k", "12000"),
        ("5 TEUR", "5000"),
        ("12,5 Mio. €", "12500000"),
        ("1,234", "1234"),
        ("-", None),
        ("", None),
    ],
)
def test_amounts_are_exact(text: str, value: str | None) -> None:
    found = read_amount(text, AmountRules())
    assert found == (None if value is None else Decimal(value))


@pytest.mark.parametrize("text", ["abc", "12%", "3 of 4", "1.2.3,4,5"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(UnreadCellError):
        read_amount(text, AmountRules())


def test_an_amount_in_thousands_that_could_be_two_is_refused() -> None:
    with pytest.raises(UnreadCellError, match="could be"):
        read_amount("1.234", AmountRules(scale=1000))


@pytest.mark.parametrize(
    ("heading", "scale", "currency"),
    [
        ("Budget (k€)", 1000, "EUR"),
        ("Ist [TEUR]", 1000, "EUR"),
        ("Actuals YTD $", 1, "USD"),
        ("Budget '000 GBP", 1000, "GBP"),
        ("Plan M€", 10**6, "EUR"),
        ("Budget 2027", 1, ""),
    ],
)
def test_headings_name_units(heading: str, scale: int, currency: str) -> None:
    assert (scale_in(heading), currency_in(heading)) == (scale, currency)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan-27", (2027, 1, 1), (2027, 1, 31)),
        ("2027-02", (2027, 2, 1), (2027, 2, 28)),
        ("März 2027", (2027, 3, 1), (2027, 3, 31)),
        ("Q3", (2027, 7, 1), (2027, 9, 30)),
        ("KW 12", (2027, 3, 22), (2027, 3, 28)),
        ("w/c 4 Jan 2027", (2027, 1, 4), (2027, 1, 10)),
        ("2027", (2027, 1, 1), (2027, 12, 31)),
    ],
)
def test_times_as_headings_name_them(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    found = read_period(text, 2027, DateRules(None, TODAY))
    assert found is not None
    assert (found.start, found.end) == (date(*start), date(*end))


def test_months_without_a_year_go_on_into_the_next() -> None:
    found = read_headings(["Nov", "Dec", "Jan"], 2026, DateRules(None, TODAY))
    assert [one.start.year for one in found if one] == [2026, 2026, 2027]


_CELLS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["Budget", "Actual", "Total", "1.234,5", "(3)", "Jan-27", "€", "Name", "80%", "-"]
)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(_CELLS, min_size=1, max_size=6), max_size=8),
    kind=st.sampled_from(["budget_csv", "capacity_csv", "absences_csv"]),
)
def test_whatever_rows_come_there_is_a_result_or_a_refusal(
    rows: list[list[str]], kind: str
) -> None:
    header = "Name,Budget €,Actual,From,To,Available,Allocated,Month\n"
    text = header + "\n".join(",".join(row) for row in rows)
    document = Document("w/absence budget.csv", text.encode())
    try:
        result = read_document(document, ReadContext(today=TODAY), kind)
    except AssistantError:
        return
    assert len({record.key for record in result.records}) == len(result.records)
    assert ReadResult.model_validate_json(result.model_dump_json()) == result


@settings(max_examples=100, deadline=None)
@given(
    data=st.binary(max_size=200),
    kind=st.sampled_from(
        [
            f"{name}_{form}"
            for name in ("budget", "capacity", "absences")
            for form in ("csv", "xlsx")
        ]
    ),
)
def test_whatever_bytes_come_there_is_a_result_or_a_refusal(
    data: bytes, kind: str
) -> None:
    for start in (b"", b"Name,Budget,Actual\n", b"Name;From;To;Leave\n", b"PK\x03\x04"):
        document = Document("w/any", start + data)
        with contextlib.suppress(AssistantError):
            result = read_document(document, ReadContext(today=TODAY), kind)
            assert result.kind == kind


def test_the_one_currency_of_a_sheet_holds_for_amounts_without_a_sign() -> None:
    text = (
        "Item,Budget,Actual\nSails,$100.00,$10.00\nRopes,20.00,5.00\nTotal,120.00,15\n"
    )
    result = read(text)
    assert [line.currency for line in lines(result)] == ["USD", "USD"]
    assert not result.problems


def test_an_amount_without_a_sign_beside_two_currencies_stays_without_one() -> None:
    text = "Item,Budget,Actual\nSails,$100.00,1\nMast,€50.00,2\nRopes,20.00,3\n"
    found = [line.currency for line in lines(read(text))]
    assert found == ["USD", "EUR", ""]
