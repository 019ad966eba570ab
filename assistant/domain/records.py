"""Typed rows of structured sources: tickets, RAID entries, CI runs, milestones."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from assistant.domain.base import Frozen
from assistant.domain.labels import Label

_FOR_MACHINES = re.compile(
    r"\d{9,}|[0-9A-Fa-f-]{16,}|(?=.*[a-z])(?=.*[A-Z0-9])[A-Za-z0-9]{8}"
)


ALSO_ASSIGNED = "also assigned: "
"""Begins a label that names a further assignee."""


def _is_absent(value: object) -> bool:
    return value is None


def is_opaque(key: str) -> bool:
    """Whether a key is a machine's, which nobody says or knows by heart."""
    return _FOR_MACHINES.fullmatch(key) is not None


class Record(Frozen):
    """A row of a structured source; `key` names it within its type.

    `locator` is the place in the file it was read from (`row 12`); it is no part of
    the record's state. `closed` is how closed the row says itself to be, None if it
    says nothing: it may close the row further than its file, never open it.
    """

    type: ClassVar[str]
    key: str
    locator: str = ""
    closed: Label | None = Field(default=None, exclude_if=_is_absent)


class StatusCategory(StrEnum):
    """What every tracker's status words are mapped to."""

    TODO = "todo"
    ACTIVE = "active"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


def _with_offset(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


class Comment(Frozen):
    """A dated remark on a ticket.

    `at` is local time of the export with its offset from UTC. `zone_from` says how
    that is known: `written` with the time or, for a time without zone, by the
    `settings` of the project; None where nobody said, so that UTC is assumed.
    """

    at: Annotated[datetime, AfterValidator(_with_offset)] | None = None
    author: str | None = None
    text: str
    zone_from: Literal["written", "settings"] | None = Field(
        default=None, exclude_if=_is_absent
    )

    def repeats(self, other: Comment) -> bool:
        """Whether it is the other one, at the same instant or by the same clock.

        An earlier reading may have known less of the clock's zone.
        """
        if (self.author, self.text) != (other.author, other.text):
            return False
        return self.at == other.at or self._clock == other._clock

    @property
    def _clock(self) -> datetime | None:
        return self.at.replace(tzinfo=None) if self.at else None


class Predecessor(Frozen):
    """A task or milestone that another waits for; `key` is its key.

    `type` says which end waits for which (`FS`: its finish, then the other's start);
    `lag_days` are working days between the two, negative for a lead, None where the
    lag is a share of the predecessor's duration.
    """

    key: str
    type: Literal["FF", "FS", "SF", "SS"] = "FS"
    lag_days: float | None = 0


class Planned(Frozen):
    """What a schedule says of a task or milestone, beside its finish.

    Units: `percent` of the duration; `duration_days` and `slack_days` (total slack)
    are working days of the plan's own length; dates are days of the planner's zone.
    `baseline_start` and `baseline_finish` are the baseline that the plan compares
    with, None where it has none.
    """

    start: date | None = None
    baseline_start: date | None = None
    baseline_finish: date | None = None
    deadline: date | None = None
    percent: float | None = None
    duration_days: float | None = None
    slack_days: float | None = None
    critical: bool = False
    wbs: str = ""
    predecessors: tuple[Predecessor, ...] = ()


def _is_false(value: object) -> bool:
    return not value


def _is_empty(value: object) -> bool:
    return value == ()


class Ticket(Record):
    """One ticket as a snapshot shows it.

    `status` is the tracker's own word, `category` what it was mapped to; `due`,
    `created`, `updated`, `resolved` are days of the export's zone; `points` are story
    points; `blocked_by` and `blocks` are keys of other tickets; `says_assignee` is
    off where the export has no column for it, and no part of the state elsewhere;
    `due_of` says whose day `due` is where it is not the ticket's own; `planned` is set
    for the tasks of a schedule alone; `archived_from` is the status in which it was
    put away, None where it was not.
    """

    type: ClassVar[str] = "ticket"
    title: str
    kind: str = ""
    status: str = ""
    category: StatusCategory = StatusCategory.UNKNOWN
    archived_from: str | None = Field(default=None, exclude_if=_is_absent)
    flagged: bool = False
    resolution: str | None = None
    assignee: str | None = None
    reporter: str | None = None
    priority: str | None = None
    due: date | None = None
    due_of: str | None = Field(default=None, exclude_if=_is_absent)
    created: date | None = None
    updated: date | None = None
    resolved: date | None = None
    releases: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    sprints: tuple[str, ...] = ()
    says_assignee: bool = Field(default=True, exclude_if=bool)
    points: float | None = None
    parent: str | None = None
    parent_title: str | None = None
    blocked_by: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    description: str = ""
    comments: tuple[Comment, ...] = ()
    planned: Planned | None = Field(default=None, exclude_if=_is_absent)

    @property
    def also_assigned(self) -> tuple[str, ...]:
        """Everybody to whom it is assigned beside its assignee, as labels name them."""
        mark = ALSO_ASSIGNED
        return tuple(
            label.removeprefix(mark) for label in self.labels if label.startswith(mark)
        )

    @property
    def is_named(self) -> bool:
        """Whether people know it by its title: its key is opaque, or a plan's own."""
        return self.planned is not None or is_opaque(self.key)

    @property
    def called(self) -> str:
        """How people name it: by its key, or by its title."""
        return repr(self.title) if self.is_named else self.key

    @property
    def introduced(self) -> str:
        """How it is named once: by its key and title, or by the title alone."""
        return self.title if self.is_named else f"{self.key} ({self.title})"

    @property
    def is_bug(self) -> bool:
        """Whether the tracker calls it a bug, defect or incident."""
        return self.kind.casefold() in {"bug", "defect", "incident", "fault"}

    @property
    def is_blocked(self) -> bool:
        """By status or by the impediment flag."""
        return self.category is StatusCategory.BLOCKED or (
            self.flagged
            and self.category not in {StatusCategory.DONE, StatusCategory.CANCELLED}
        )


class RaidKind(StrEnum):
    """The four kinds of entry of a RAID log."""

    RISK = "risk"
    ASSUMPTION = "assumption"
    ISSUE = "issue"
    DEPENDENCY = "dependency"


class RaidState(StrEnum):
    """What the log's status words are mapped to."""

    OPEN = "open"
    AT_RISK = "at_risk"
    LATE = "late"
    INVALID = "invalid"
    CLOSED = "closed"


_CERTAIN = 5
_HIGH_IMPACT = 4
"""Bands: the highest, of what has happened, and from which an impact is high."""


class RaidEntry(Record):
    """One row of the RAID log.

    Units: likelihood and impact are bands 1-5; exposure is the log's own score, else
    their product, None where the log gives neither; dates are days without zone;
    `health` is the log's own colour: green, amber or red; `levels` are its words for
    likelihood and impact ("High/Medium"), empty where it gives numbers, so that a
    product of bands is ours and not the log's; `says_owner` is off where the log has
    no column for owners, so that a missing one means nothing, and no part of the state
    elsewhere; `says_state` likewise for states.
    """

    type: ClassVar[str] = "raid"
    kind: RaidKind
    title: str
    description: str = ""
    owner: str | None = None
    says_owner: bool = Field(default=True, exclude_if=bool)
    says_state: bool = Field(default=True, exclude_if=bool)
    raised: date | None = None
    likelihood: int | None = Field(default=None, ge=1, le=5)
    impact: int | None = Field(default=None, ge=1, le=5)
    score: float | None = None
    levels: str = ""
    health: str | None = None
    status: str = ""
    state: RaidState = RaidState.OPEN
    due: date | None = None
    review: date | None = None
    response: str = ""
    mitigation: str = ""
    updated: date | None = None
    note: str = ""

    @property
    def exposure(self) -> float | None:
        """The log's score, else likelihood x impact.

        An issue has happened: one of high impact weighs also without a likelihood.
        """
        if self.score is not None:
            return self.score
        if self.has_impact_only and self.impact is not None:
            return float(_CERTAIN * self.impact)
        if self.likelihood is None or self.impact is None:
            return None
        return float(self.likelihood * self.impact)

    @property
    def has_impact_only(self) -> bool:
        """Whether it weighs by its impact alone: the log gives it no other figure."""
        return self.has_happened and self.score is None and self.likelihood is None

    @property
    def weight_words(self) -> str:
        """How much it weighs and by which rule; empty where the log says nothing."""
        if self.has_impact_only:
            return f"impact {self.impact} of {_CERTAIN}"
        return "" if self.exposure is None else f"exposure {self.exposure:g}"

    def in_state_of(self, earlier: RaidEntry) -> RaidEntry:
        """Return the entry in an earlier one's state, where its log tells none."""
        if self.says_state:
            return self
        kept = {"state": earlier.state, "status": earlier.status}
        return self.model_copy(update=kept)

    @property
    def has_happened(self) -> bool:
        """Whether it is an issue of high impact."""
        return self.kind is RaidKind.ISSUE and (self.impact or 0) >= _HIGH_IMPACT

    @property
    def is_open(self) -> bool:
        """Neither closed nor, for an assumption, found invalid."""
        return self.state in {RaidState.OPEN, RaidState.AT_RISK, RaidState.LATE}


class CiOutcome(StrEnum):
    """How a run ended."""

    PASSED = "passed"
    FAILED = "failed"
    OTHER = "other"


class TestFailure(Frozen):
    """A failing test and what it said."""

    __test__: ClassVar[bool] = False
    name: str
    message: str = ""


class CiRun(Record):
    """One run of a pipeline; `at` is its start in UTC, `branch` None for JUnit."""

    type: ClassVar[str] = "ci_run"
    pipeline: str
    at: datetime | None = None
    branch: str | None = None
    outcome: CiOutcome
    title: str = ""
    tests: int | None = None
    failed: int | None = None
    failures: tuple[TestFailure, ...] = ()


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
    number: str = Field(default="", exclude_if=_is_false)
    due: date | None = None
    owner: str | None = None
    criterion: str = ""
    met_on: date | None = None
    met: bool = Field(default=False, exclude_if=_is_false)
    baseline: date | None = Field(default=None, exclude_if=_is_absent)
    planned: Planned | None = Field(default=None, exclude_if=_is_absent)

    @property
    def is_met(self) -> bool:
        """Whether its source says that it was met, with or without the day."""
        return self.met or self.met_on is not None

    @property
    def called(self) -> str:
        """How people name it."""
        return self.title


class LoggedDecision(Record):
    """A row of a decision log."""

    type: ClassVar[str] = "decision"
    what: str
    decided_on: date | None = None
    decided_by: str | None = None
    place: str = ""


class LoggedAbsence(Record):
    """A person's absence as a calendar or sheet holds it.

    `start` and `end` are its first and last day, in the zone of the source; `what` are
    the source's words.
    """

    type: ClassVar[str] = "absence"
    person: str
    start: date
    end: date
    what: str = ""


class SentUpdate(Record):
    """A status update that was sent before; `key` is audience and day.

    `places` locate the lines of the body in a file whose own lines they are not.
    """

    type: ClassVar[str] = "sent_update"
    audience: str
    sent_on: date
    health: str | None = None
    health_quote: str = ""
    body: str = ""
    author: str | None = None
    places: tuple[str, ...] = Field(default=(), exclude_if=_is_empty)


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


AnyRecord = (
    Ticket
    | RaidEntry
    | CiRun
    | Milestone
    | LoggedDecision
    | LoggedAbsence
    | SentUpdate
    | BudgetLine
    | Allocation
)
