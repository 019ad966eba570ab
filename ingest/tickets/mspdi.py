"""The elements of a Microsoft Project XML file as tasks, resources and calendars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from xml.etree.ElementTree import Element

from assistant.domain.reading import ReadProblem
from assistant.domain.records import Planned, Predecessor
from ingest.reader import Document
from ingest.tickets.cycles import circular
from ingest.tickets.mspdi_elements import (
    child,
    children,
    number_of,
    parse_elements,
    tag_of,
    text_of,
)

LinkType = Literal["FF", "FS", "SF", "SS"]

_LINK_TYPES: dict[str, LinkType] = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
_PERCENT_LAGS = frozenset({"19", "20", "51", "52"})
_TENTHS_A_MINUTE = 10
_MINUTES_A_DAY = 480.0
_UNASSIGNED = "-65535"
_WORKERS = {"1", ""}
_EARLIEST, _LATEST = 1984, 2149
"""Years that the program itself can hold."""

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?:(?P<hours>\d{1,9})H)?(?:(?P<minutes>\d{1,9})M)?(?:[\d.]{1,20}S)?)?"
)


@dataclass(frozen=True, slots=True)
class Resource:
    """Whoever or whatever is assigned to tasks."""

    name: str
    email: str | None = None
    group: str | None = None
    is_worker: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """One predecessor; `lag` are working days, None for a share of its duration."""

    uid: str
    type: LinkType
    lag: float | None


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the plan; `level` is its depth in the outline, 1 for the top."""

    uid: str
    locator: str
    name: str
    level: int
    notes: str = ""
    wbs: str = ""
    is_summary: bool = False
    is_milestone: bool = False
    is_active: bool = True
    is_critical: bool = False
    percent: float | None = None
    start: date | None = None
    finish: date | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
    deadline: date | None = None
    baseline: tuple[date | None, date | None] = (None, None)
    duration: float | None = None
    slack: float | None = None
    links: tuple[Link, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether all of it is done."""
        return self.percent is not None and self.percent >= 100

    def planned(self, key: Callable[[str], str]) -> Planned:
        """Return what the schedule says of it; `key` names a task by its UID."""
        return Planned(
            start=self.start,
            baseline_start=self.baseline[0],
            baseline_finish=self.baseline[1],
            deadline=self.deadline,
            percent=self.percent,
            duration_days=self.duration,
            slack_days=self.slack,
            critical=self.is_critical,
            wbs=self.wbs,
            predecessors=tuple(
                Predecessor(key=key(link.uid), type=link.type, lag_days=link.lag)
                for link in self.links
            ),
        )


@dataclass
class Plan:
    """A whole file; `problems` and `refused` fill while it is read."""

    root: Element
    problems: list[ReadProblem] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self.title = text_of(self.root, "Title")
        self.author = text_of(self.root, "Author").rpartition("\\")[2]
        self.guid = text_of(self.root, "GUID").casefold()
        self.day_minutes = number_of(self.root, "MinutesPerDay") or _MINUTES_A_DAY
        self.resources = dict(self._resources())
        self._crossing = 0
        self._shares = 0
        self.tasks = tuple(self._tasks())
        self._by_uid = {task.uid: task for task in self.tasks}
        self._parents = self._outline()
        self._assigned = self._assignments()
        self._followers: dict[str, list[str]] = {}
        for task in self.tasks:
            for link in task.links:
                if link.type == "FS":
                    self._followers.setdefault(link.uid, []).append(task.uid)
        for uid in circular({t.uid: [k.uid for k in t.links] for t in self.tasks}):
            self._problem(self._by_uid[uid].locator, f"task {uid} waits for itself")

    @property
    def dated(self) -> tuple[date | None, str]:
        """The day of which the plan tells, and how it is known."""
        for name, words in (
            ("StatusDate", "status date"),
            ("LastSaved", "last saved"),
            ("CurrentDate", "current date"),
        ):
            day = self._day(self.root, name, "/Project")
            if day:
                return day, words
        return None, ""

    @property
    def workers(self) -> tuple[Resource, ...]:
        """The people and teams, without material and cost."""
        return tuple(found for found in self.resources.values() if found.is_worker)

    @property
    def elsewhere(self) -> str | None:
        """What of the plan is kept in other files."""
        if not self._crossing:
            return None
        return f"{self._crossing} links lead to tasks of other plans"

    @property
    def lags_as_shares(self) -> str | None:
        """What is not read of the lags, which count in days."""
        if not self._shares:
            return None
        return (
            "lags given as a share of a task's duration, which are read as no days: "
            f"{self._shares}"
        )

    @property
    def days_off(self) -> Iterator[tuple[str, str, str, date, date]]:
        """Yield place, calendar, name, first and last day of the base calendars."""
        for number, calendar in enumerate(children(self.root, "Calendars"), 1):
            if text_of(calendar, "IsBaseCalendar") != "1":
                continue
            place = f"/Project/Calendars/Calendar[{number}]/Exceptions/Exception"
            for count, exception in enumerate(children(calendar, "Exceptions"), 1):
                period = child(exception, "TimePeriod")
                if period is None or text_of(exception, "DayWorking") == "1":
                    continue
                where = f"{place}[{count}]"
                first = self._day(period, "FromDate", where)
                last = self._day(period, "ToDate", where) or first
                if first and last:
                    name = text_of(exception, "Name")
                    yield where, text_of(calendar, "Name"), name, first, last

    def parents(self, task: Task) -> tuple[Task, ...]:
        """Return the summary tasks around a task, outermost first."""
        return self._parents.get(task.uid, ())

    def followers(self, task: Task) -> list[str]:
        """Return the UIDs of what waits for its finish."""
        return self._followers.get(task.uid, [])

    def assigned(self, task: Task) -> tuple[Resource, ...]:
        """Return the people and teams of a task, in the plan's order."""
        return self._assigned.get(task.uid, ())

    def _resources(self) -> Iterator[tuple[str, Resource]]:
        for element in children(self.root, "Resources"):
            uid, name = text_of(element, "UID"), text_of(element, "Name")
            if not uid or not name or text_of(element, "IsNull") == "1":
                continue
            generic = text_of(element, "IsGeneric") == "1"
            kind = text_of(element, "Type")
            yield (
                uid,
                Resource(
                    name=name,
                    email=text_of(element, "EmailAddress") or None,
                    group=text_of(element, "Group") or None,
                    is_worker=kind in _WORKERS and not generic,
                ),
            )

    def _tasks(self) -> Iterator[Task]:
        seen: set[str] = set()
        for number, element in enumerate(children(self.root, "Tasks"), 1):
            where = f"/Project/Tasks/Task[{number}]"
            uid, name = text_of(element, "UID"), text_of(element, "Name")
            if text_of(element, "IsNull") == "1" or uid == "0":
                continue
            why = _refusal(uid, name, seen)
            if why:
                self.refused += 1
                self._problem(where, f"{why}; the row was not kept")
                continue
            seen.add(uid)
            yield self._task(element, uid, name, where)

    def _task(self, element: Element, uid: str, name: str, where: str) -> Task:
        def day(*names: str) -> date | None:
            days = (self._day(element, one, where) for one in names)
            return next(filter(None, days), None)

        level = number_of(element, "OutlineLevel")
        return Task(
            uid=uid,
            locator=where,
            name=name,
            level=max(1, int(level)) if level else 1,
            notes=text_of(element, "Notes"),
            wbs=text_of(element, "WBS") or text_of(element, "OutlineNumber"),
            is_summary=text_of(element, "Summary") == "1",
            is_milestone=text_of(element, "Milestone") == "1",
            is_active=text_of(element, "Active") != "0",
            is_critical=text_of(element, "Critical") == "1",
            percent=self._percent(element, where),
            start=day("Start", "ManualStart"),
            finish=day("Finish", "ManualFinish"),
            actual_start=day("ActualStart"),
            actual_finish=day("ActualFinish"),
            deadline=day("Deadline"),
            baseline=self._baseline(element, where),
            duration=_days(_minutes(text_of(element, "Duration")), self.day_minutes),
            slack=self._lag(number_of(element, "TotalSlack")),
            links=tuple(self._links(element)),
        )

    def _percent(self, element: Element, where: str) -> float | None:
        value = number_of(element, "PercentComplete")
        if value is None or 0 <= value <= 100:
            return value
        told = text_of(element, "PercentComplete")[:40]
        self._problem(where, f"PercentComplete: {told!r} is no share; left empty")
        return None

    def _baseline(
        self, element: Element, where: str
    ) -> tuple[date | None, date | None]:
        """Return start and finish of the plan's baseline, of the lowest number kept."""
        kept = [
            (number_of(found, "Number") or 0, found)
            for found in element
            if tag_of(found) == "Baseline" and text_of(found, "Finish")
        ]
        if not kept:
            return None, None
        _, found = min(kept, key=lambda pair: pair[0])
        start = self._day(found, "Start", where)
        finish = self._day(found, "Finish", where)
        if start and finish and start > finish:
            self._problem(where, f"the baseline starts on {start}, after {finish}")
        return start, finish

    def _links(self, element: Element) -> Iterator[Link]:
        for found in element:
            if tag_of(found) != "PredecessorLink":
                continue
            uid = text_of(found, "PredecessorUID")
            if text_of(found, "CrossProject") == "1" or not uid:
                self._crossing += 1
                continue
            share = text_of(found, "LagFormat") in _PERCENT_LAGS
            if share and number_of(found, "LinkLag"):
                self._shares += 1
            yield Link(
                uid=uid,
                type=_LINK_TYPES.get(text_of(found, "Type"), "FS"),
                lag=None if share else self._lag(number_of(found, "LinkLag") or 0),
            )

    def _lag(self, tenths: float | None) -> float | None:
        """Turn tenths of a minute of working time into days."""
        minutes = None if tenths is None else tenths / _TENTHS_A_MINUTE
        return _days(minutes, self.day_minutes)

    def _outline(self) -> dict[str, tuple[Task, ...]]:
        path: list[Task] = []
        found: dict[str, tuple[Task, ...]] = {}
        for task in self.tasks:
            path = [parent for parent in path if parent.level < task.level]
            found[task.uid] = tuple(path)
            if task.is_summary:
                path.append(task)
        return found

    def _assignments(self) -> dict[str, tuple[Resource, ...]]:
        found: dict[str, dict[str, Resource]] = {}
        for element in children(self.root, "Assignments"):
            uid = text_of(element, "ResourceUID")
            resource = self.resources.get(uid)
            if uid != _UNASSIGNED and resource is not None and resource.is_worker:
                found.setdefault(text_of(element, "TaskUID"), {})[uid] = resource
        return {task: tuple(who.values()) for task, who in found.items()}

    def _day(self, element: Element, name: str, where: str) -> date | None:
        """Return the day of a moment without zone; what is no date is a problem."""
        text = text_of(element, name)
        if not text or text == "NA":
            return None
        try:
            day = datetime.fromisoformat(text).date()
        except ValueError:
            day = None
        if day is None or not _EARLIEST <= day.year <= _LATEST:
            self._problem(where, f"{name}: {text[:60]!r} is not a date; left empty")
            return None
        return day

    def _problem(self, where: str, what: str) -> None:
        self.problems.append(
            ReadProblem(
                where=where, what=what, fix="correct the task and save the plan again"
            )
        )


def parse_plan(document: Document) -> Plan:
    """Parse the file.

    Raises:
        UnreadableFileError: If it is no well-formed XML, nests too deeply, or declares
            a document type.
    """
    return Plan(parse_elements(document))


def _refusal(uid: str, name: str, seen: set[str]) -> str | None:
    if not uid:
        return "the task has no UID"
    if uid in seen:
        return f"UID {uid} stands twice"
    return None if name else f"task {uid} has no name"


def _minutes(duration: str) -> float | None:
    """Return the minutes of working time that `PT16H30M0S` means."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    parts = {name: int(match[name] or 0) for name in ("days", "hours", "minutes")}
    total = parts["days"] * 1440 + parts["hours"] * 60 + parts["minutes"]
    return -total if match["sign"] else total


def _days(minutes: float | None, day_minutes: float) -> float | None:
    return None if minutes is None else round(minutes / day_minutes, 2)
