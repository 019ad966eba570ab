"""Tickets, and the tasks of a schedule."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from assistant.domain.base import Frozen
from assistant.domain.records.base import Record, is_absent, is_opaque

ALSO_ASSIGNED = "also assigned: "
"""Begins a label that names a further assignee."""
BUG_MARK = re.compile(r"\W*(?:bug|defect|fault|incident)\b ?[:–—-]\s*", re.IGNORECASE)
"""How a title says that it tells a fault: `Bug: …`."""


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
        default=None, exclude_if=is_absent
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


class Ticket(Record):
    """One ticket as a snapshot shows it.

    `status` is the tracker's own word, `category` what it was mapped to; `due`,
    `created`, `updated`, `resolved` are days of the export's zone; `points` are story
    points; `blocked_by` and `blocks` are keys of other tickets; `says_assignee` is
    off where the export has no column for it, and no part of the state elsewhere;
    `due_of` says whose day `due` is where it is not the ticket's own, `due_met` the day
    on which that milestone was closed with all its work; `planned` is set for the tasks
    of a schedule alone; `archived_from` is the status in which it was put away, None
    where it was not.
    """

    type: ClassVar[str] = "ticket"
    title: str
    kind: str = ""
    status: str = ""
    category: StatusCategory = StatusCategory.UNKNOWN
    archived_from: str | None = Field(default=None, exclude_if=is_absent)
    flagged: bool = False
    resolution: str | None = None
    assignee: str | None = None
    reporter: str | None = None
    priority: str | None = None
    due: date | None = None
    due_of: str | None = Field(default=None, exclude_if=is_absent)
    due_met: date | None = Field(default=None, exclude_if=is_absent)
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
    planned: Planned | None = Field(default=None, exclude_if=is_absent)

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
        """Whether the tracker calls it a bug, defect or incident, or its title does.

        The title counts where the tracker has no types.
        """
        if not self.kind:
            return BUG_MARK.match(self.title) is not None
        return self.kind.casefold() in {"bug", "defect", "incident", "fault"}

    @property
    def is_container(self) -> bool:
        """Whether it holds other tickets and is no work of its own."""
        return self.kind.casefold() in {"epic", "initiative", "theme", "feature"}

    @property
    def is_blocked(self) -> bool:
        """By status or by the impediment flag."""
        return self.category is StatusCategory.BLOCKED or (
            self.flagged
            and self.category not in {StatusCategory.DONE, StatusCategory.CANCELLED}
        )
