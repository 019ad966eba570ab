"""Milestones, budgets and who is planned for what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from assistant.domain.records.base import Record, is_absent, is_false
from assistant.domain.records.tickets import Planned


class Milestone(Record):
    """A gate or milestone of a plan or charter.

    `key` is its name, but for a schedule, in which it keeps its number when it gets
    another name; `planned` is set for the milestones of a schedule alone. `baseline`
    is the day that its table gives beside the date now. `met_on` is the day on which
    it was met; `met` says that it was, where no day is given. `number` is the short
    id that its table gives it ("M2").
    """

    type: ClassVar[str] = "milestone"
    title: str
    number: str = Field(default="", exclude_if=is_false)
    due: date | None = None
    owner: str | None = None
    criterion: str = ""
    met_on: date | None = None
    met: bool = Field(default=False, exclude_if=is_false)
    baseline: date | None = Field(default=None, exclude_if=is_absent)
    planned: Planned | None = Field(default=None, exclude_if=is_absent)

    @property
    def is_met(self) -> bool:
        """Whether its source says that it was met, with or without the day."""
        return self.met or self.met_on is not None

    @property
    def called(self) -> str:
        """How people name it."""
        return self.title


class BudgetLine(Record):
    """A line of a budget sheet, whole or for one period (`start` to `end`).

    Amounts are of `currency` (an ISO code, empty where the sheet names none), None
    where the sheet has none: `budget` is what was approved, `planned` what of it was
    to be spent by the sheet's day, `actual` what was spent, `committed` what is
    ordered and not paid, `forecast` the cost at completion, `to_go` what is still
    expected. `book` is the sheet whose lines are added up; `cells` are the amounts as
    written, by field.
    """

    type: ClassVar[str] = "budget_line"
    title: str
    book: str
    currency: str = ""
    start: date | None = None
    end: date | None = None
    budget: Decimal | None = None
    planned: Decimal | None = None
    actual: Decimal | None = None
    committed: Decimal | None = None
    forecast: Decimal | None = None
    to_go: Decimal | None = None
    cells: tuple[tuple[str, str], ...] = ()


class Allocation(Record):
    """How much of somebody is planned for a time, as a capacity sheet holds it.

    `load` is the planned share of what is available (1 is all of it); `who` is a
    person, or with `is_group` a role or team; `work` is what it is planned for, empty
    for all of it; `book` is its sheet; `time` names a time whose days are not known;
    `cells` are the numbers as written, by field.
    """

    type: ClassVar[str] = "allocation"
    who: str
    book: str = ""
    is_group: bool = False
    work: str = ""
    time: str = ""
    start: date | None = None
    end: date | None = None
    load: Decimal
    cells: tuple[tuple[str, str], ...] = ()
