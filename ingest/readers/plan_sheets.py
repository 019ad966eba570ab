"""Budget, capacity and absence sheets, also beside each other or a RAID log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from ingest.errors import UnreadableFileError
from ingest.plans.budget_sheets import is_budget, read_budget
from ingest.reader import Document, ReadContext
from ingest.readers.absence_table import lists_absences, read_absences
from ingest.readers.capacity_columns import capacity_sheet
from ingest.readers.capacity_table import read_capacity
from ingest.readers.raid_kinds import log_in
from ingest.records.further_tables import FurtherTables
from ingest.tables.rows import Table
from ingest.tables.workbooks import is_workbook, peek_sheets, read_sheets

_ANY_DAY = date(2000, 1, 1)
"""Which year a month is of makes no difference to what a table is."""
Tables = Sequence[Table]


def is_capacity(raw: Table, document: Document) -> bool:
    """Whether the table plans people's time."""
    return capacity_sheet(raw, _called(raw, document), _ANY_DAY) is not None


def is_absences(raw: Table, document: Document) -> bool:
    """Whether the table lists absences."""
    return lists_absences(raw, _called(raw, document))


@dataclass(frozen=True, slots=True)
class _Plan:
    """One kind of sheet: what it is called, how it is known and read."""

    kind: DocumentKind
    called: str
    knows: Callable[[Table, Document], bool]
    read: Callable[[DocumentKind, Tables, Document, ReadContext], ReadResult]


_PLANS = (
    _Plan(DocumentKind.ABSENCES_XLSX, "absences", is_absences, read_absences),
    _Plan(DocumentKind.BUDGET_XLSX, "a budget", is_budget, read_budget),
    _Plan(DocumentKind.CAPACITY_XLSX, "a capacity plan", is_capacity, read_capacity),
)


def holds(document: Document, kind: DocumentKind) -> bool:
    """Whether a workbook has a sheet of the kind, and no RAID log that it belongs to.

    A log is read by its own reader, which reads these sheets too.
    """
    if not is_workbook(document):
        return False
    try:
        tables = peek_sheets(document).tables
    except UnreadableFileError:
        return False
    found = {id(raw): _plan_of(raw, document) for raw in tables}
    kinds = {plan.kind for plan in found.values() if plan}
    rest = [raw for raw in tables if found[id(raw)] is None]
    return kind in kinds and not any(_is_log(raw, document) for raw in rest)


def read_plans(
    kind: DocumentKind, document: Document, context: ReadContext
) -> ReadResult:
    """Read the sheets of the kind, and those of the other kinds beside them.

    What other sheets list is read too, and all that they say kept as text.

    Raises:
        UnreadableFileError: If no sheet is of the kind, or the file is unsafe to open.
    """
    sheets = read_sheets(document)
    plan = next(one for one in _PLANS if one.kind is kind)
    result = plan.read(kind, _of(plan, sheets.tables, document), document, context)
    problems = (*sheets.problems, *result.problems)
    result = result.model_copy(update={"problems": problems})
    others = [one for one in _PLANS if one is not plan]
    result = _joined(result, sheets.tables, document, context, others)
    near, order = result.dated or context.today, result.date_order
    further = FurtherTables(order or context.date_order, near, context.today)
    further.add_sheets(raw for raw in sheets.tables if _plan_of(raw, document) is None)
    return further.joined(result)


def is_planned(raw: Table, document: Document) -> bool:
    """Whether a sheet is one of a RAID log, or of money, time or absences."""
    return _plan_of(raw, document) is not None or _is_log(raw, document)


def with_plans(
    result: ReadResult, tables: Tables, document: Document, context: ReadContext
) -> ReadResult:
    """Add what the tables say of money and people to the result of the workbook."""
    return _joined(result, tables, document, context, _PLANS)


def beside_tickets(tables: Tables, document: Document) -> Iterator[ReadProblem]:
    """Name the sheets that are not read with tickets, which others may be told."""
    for raw in tables:
        plan = _plan_of(raw, document)
        if plan:
            yield ReadProblem(
                where=raw.name,
                what=f"the sheet holds {plan.called}, which is not read with tickets",
                fix="save it as a workbook of its own, and ingest that",
            )


def _joined(
    result: ReadResult,
    tables: Tables,
    document: Document,
    context: ReadContext,
    plans: Sequence[_Plan],
) -> ReadResult:
    for plan in plans:
        own = [raw for raw in tables if _plan_of(raw, document) is plan]
        if not own:
            continue
        more = plan.read(plan.kind, own, document, context)
        cut = "; ".join(filter(None, (result.looks_cut, more.looks_cut)))
        result = result.model_copy(
            update={
                "dated": result.dated or more.dated,
                "dated_from": result.dated_from or more.dated_from,
                "complete": result.complete and more.complete,
                "passages": (*result.passages, *more.passages),
                "records": (*result.records, *more.records),
                "people": tuple(dict.fromkeys((*result.people, *more.people))),
                "problems": (*result.problems, *more.problems),
                "rows_refused": result.rows_refused + more.rows_refused,
                "looks_cut": cut or None,
            }
        )
    return result


def _of(plan: _Plan, tables: Tables, document: Document) -> list[Table]:
    """Return the sheets of a kind; all of them where none is, so that it is said."""
    own = [raw for raw in tables if _plan_of(raw, document) is plan]
    return own or list(tables)


def _plan_of(raw: Table, document: Document) -> _Plan | None:
    return next((plan for plan in _PLANS if plan.knows(raw, document)), None)


def _is_log(raw: Table, document: Document) -> bool:
    return log_in(raw, _called(raw, document)) is not None


def _called(raw: Table, document: Document) -> str:
    return f"{raw.name} {document.name}".replace("-", " ").replace("_", " ")
