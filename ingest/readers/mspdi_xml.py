"""Microsoft Project plans saved as XML (MSPDI): tasks, milestones, baselines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadResult,
    Role,
)
from assistant.domain.records import AnyRecord, Milestone, StatusCategory, Ticket
from ingest.files.names import stable_name
from ingest.notes.attendees import name_like
from ingest.reader import Document, ReadContext
from ingest.tables.cells import date_in_name
from ingest.tickets.mspdi import Plan, Task, parse_plan

_ROOT = re.compile(rb"<(?:\w+:)?Project[\s>]")
_NAMESPACE = b"schemas.microsoft.com/project"
_UNNAMED = re.compile(r"[^\W\d_]+ ?\d+|[^\W\d_]{0,12}")
"""`Project1` and its like in other languages, which many plans are called."""


class MspdiReader:
    """Leaf tasks become tickets, milestones become milestones.

    Summary tasks only add up what stands below them; they are the tasks' parents. A
    plan saved again, under whatever name, is a new version of it.
    """

    kind = DocumentKind.MSPDI_XML
    example = "schedule/plan.xml"

    def accepts(self, document: Document) -> bool:
        """Whether the root element is a project of Microsoft's own schema."""
        head = document.head.replace(b"\0", b"")
        start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        return bool(
            start.startswith(b"<")
            and (root := _ROOT.search(head))
            and _NAMESPACE in head[root.start() : head.find(b">", root.start())]
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every task with what the plan says of it.

        Raises:
            UnreadableFileError: If it is no well-formed XML, or declares a document
                type.
        """
        del context
        return _Reading(document, parse_plan(document)).result()


@dataclass
class _Reading:
    """One pass over the tasks."""

    document: Document
    plan: Plan
    records: list[AnyRecord] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = self._plan_name()

    def result(self) -> ReadResult:
        """Read all tasks and put the result together."""
        for task in self.plan.tasks:
            self._task(task)
        self.passages += self._days_off()
        plan = self.plan
        named = date_in_name(self.document.name)
        saved, saved_from = plan.dated
        return ReadResult(
            kind=DocumentKind.MSPDI_XML,
            title=plan.title or self.name,
            dated=saved or named,
            dated_from=saved_from or ("file name" if named else ""),
            stream=f"plan:{plan.guid or self.name}",
            complete=True,
            passages=tuple(self.passages),
            records=tuple(self.records),
            people=tuple(self._people()),
            problems=tuple(plan.problems),
            rows_refused=plan.refused,
            looks_cut=plan.elsewhere,
            remarks=(plan.lags_as_shares,) if plan.lags_as_shares else (),
        )

    def _plan_name(self) -> str:
        """Name the plan by its title unless that is the program's own invention."""
        title = " ".join(self.plan.title.split())
        if title and not _UNNAMED.fullmatch(title):
            return title
        return stable_name(self.document.name) or title or "plan"

    def _key(self, uid: str) -> str:
        return f"{self.name}: task {uid}"

    def _task(self, task: Task) -> None:
        headings = tuple(parent.name for parent in self.plan.parents(task))
        for text in (task.name, task.notes):
            if text:
                self.passages.append(
                    Passage(
                        locator=task.locator,
                        text=text,
                        role=Role.HEADING if task.is_summary else Role.CELL,
                        headings=headings,
                        subject=None if task.is_summary else self._key(task.uid),
                    )
                )
        if task.is_summary:
            return
        if task.is_milestone and task.is_active:
            self.records.append(self._milestone(task))
        else:
            self.records.append(self._ticket(task))

    def _milestone(self, task: Task) -> Milestone:
        return Milestone(
            key=self._key(task.uid),
            locator=task.locator,
            title=task.name,
            due=task.finish,
            owner=self._owner(task),
            met_on=(task.actual_finish or task.finish) if task.is_done else None,
            planned=task.planned(self._key),
        )

    def _ticket(self, task: Task) -> Ticket:
        parents = self.plan.parents(task)
        status, category = _status(task)
        return Ticket(
            key=self._key(task.uid),
            locator=task.locator,
            title=task.name,
            kind="milestone" if task.is_milestone else "task",
            status=status,
            category=category,
            assignee=self._owner(task),
            due=task.finish,
            resolved=task.actual_finish if task.is_done else None,
            parent=self._key(parents[-1].uid) if parents else None,
            parent_title=parents[-1].name if parents else None,
            blocked_by=tuple(
                self._key(link.uid) for link in task.links if link.type == "FS"
            ),
            blocks=tuple(map(self._key, self.plan.followers(task))),
            description=task.notes,
            planned=task.planned(self._key),
        )

    def _owner(self, task: Task) -> str | None:
        """Return the first person or team that is assigned."""
        found = self.plan.assigned(task)
        return found[0].name if found else None

    def _people(self) -> Iterator[PersonMention]:
        for resource in self.plan.workers:
            if resource.email or len((name_like(resource.name) or "").split()) > 1:
                yield PersonMention(
                    name=resource.name, email=resource.email, role=resource.group
                )
        author = name_like(self.plan.author) or ""
        if " " in author:
            yield PersonMention(name=author)

    def _days_off(self) -> Iterator[Passage]:
        for place, calendar, name, first, last in self.plan.days_off:
            days = _span(first, last)
            yield Passage(
                locator=place,
                text=f"{name} | {days}" if name else days,
                role=Role.ROW,
                headings=(calendar,) if calendar else (),
                cells=(("Day off", name), ("Date", days)),
            )


def _span(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _status(task: Task) -> tuple[str, StatusCategory]:
    """Say in words and by category how far the task is."""
    if not task.is_active:
        return "inactive", StatusCategory.CANCELLED
    if task.is_done:
        return "complete", StatusCategory.DONE
    if task.percent or task.actual_start:
        return "in progress", StatusCategory.ACTIVE
    return "not started", StatusCategory.TODO
