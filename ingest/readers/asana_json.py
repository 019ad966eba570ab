"""Asana tasks as JSON of its API: opaque ids, sections, dependencies by id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Ticket
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import listed, mapping, objects, text
from ingest.json_files.lists import is_json
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tables.cells import read_number
from ingest.tickets.board_states import BoardStates
from ingest.tickets.export import TicketExport, stream_of
from ingest.tickets.json_days import said_day

_GID: Final = re.compile(rb'"gid"\s*:')
_TASK: Final = re.compile(
    rb'"(?:completed|completed_at|memberships|due_on)"\s*:'
    rb'|"resource_type"\s*:\s*"task"'
)
_LINES: Final = re.compile(
    rb'\s*\{(?=[^{}\n]*"gid"\s*:)[^{}\n]*"name"\s*:[^\n]*\}\s*\n\s*\{'
    rb'(?![^\n]*"resource_type"\s*:\s*"(?!task"))'
)
"""Objects with Asana's ids and a name, one a line."""
_POINTS: Final = frozenset({"story points", "points", "story point"})
_DAYS: Final = ("due_on", "due_at", "created_at", "modified_at", "completed_at")
_PAGE: Final = 100
"""The most tasks that Asana answers at once."""
_STATUS: Final = frozenset({"status", "task status", "state", "progress"})


class AsanaJsonReader:
    """One ticket a task, which stands where its section says until it is completed."""

    kind = DocumentKind.ASANA_JSON
    example = "asana-tasks.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON of objects with Asana's ids and a task's fields."""
        data = document.data
        if not is_json(document) or not _GID.search(data):
            return False
        return bool(_TASK.search(data) or _LINES.match(document.head))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every task.

        Raises:
            UnreadableFileError: If the file holds no tasks.
        """
        value, problems = load_json(document.data, document.path)
        answer = mapping(value)
        data = answer.get("data") if "data" in answer else value
        single = isinstance(data, dict)
        tasks = [data] if single else data
        if not isinstance(tasks, list):
            raise UnreadableFileError(
                f"{document.path!r} holds no list of tasks.",
                fix="Export the project from Asana as JSON, or as CSV.",
            )
        base = "/data" if "data" in answer else ""
        found = _Tasks(answer, tasks, document, context)
        found.export.problems += problems
        return found.result(base, single=single)


@dataclass
class _Tasks:
    """One pass over a list of tasks."""

    answer: Mapping[str, Any]
    tasks: list[Any]
    document: Document
    context: ReadContext

    def __post_init__(self) -> None:
        self.export = TicketExport(self.document, self.context)
        self.states = BoardStates.of(
            (
                (_section(task), task.get("completed") is True)
                for _, task in objects(self.tasks)
            ),
            self.context.statuses,
        )

    def result(self, base: str, *, single: bool) -> ReadResult:
        for index, task in enumerate(self.tasks):
            where = base if single else f"{base}/{index}"
            if not isinstance(task, dict):
                self.export.refuse(where, "it is no task")
            elif text(task.get("resource_type")) not in {"", "task"}:
                self.export.refuse(where, f"it is a {text(task['resource_type'])}")
            else:
                self._task(task, where)
        projects = Counter(
            (text(project.get("gid")), text(project.get("name")))
            for _, task in objects(self.tasks)
            for project in _projects(task)
        )
        ident, name = max(projects, key=lambda one: projects[one], default=("", ""))
        more = mapping(self.answer.get("next_page")).get("offset")
        keys = self.export.keys if single else ()
        count = len(self.tasks)
        cut: list[str] = []
        if more:
            cut = [f"{count} tasks are in the file, and there is a next page"]
        elif count == _PAGE and "next_page" not in self.answer:
            cut = [f"exactly {count} tasks, a page of Asana's list"]
        return self.export.result(
            DocumentKind.ASANA_JSON,
            stream=stream_of("asana", self.document, *keys, name, ident),
            title=name or None,
            complete=not cut
            and not single
            and all(isinstance(task, dict) for task in self.tasks),
            looks_cut=cut,
        )

    def _task(self, task: Mapping[str, Any], where: str) -> None:
        custom = dict(_custom(task))
        own = next((v for k, v in custom.items() if fold(k) in _STATUS), "")
        points = [read_number(v) for k, v in custom.items() if fold(k) in _POINTS]
        section = _section(task)
        completed = task.get("completed") is True or bool(task.get("completed_at"))
        state = self.states.state(section, own, completed=completed)
        if state.doubt:
            self.export.problem(where, state.doubt, "complete the task in Asana")
        kind = text(task.get("resource_subtype")).removesuffix("_task")
        parent = mapping(task.get("parent"))
        days = {
            name: said_day(self.export, f"{where}/{name}", task.get(name))
            for name in _DAYS
        }
        ticket = Ticket(
            key=text(task.get("gid")),
            locator=where,
            title=text(task.get("name")) or text(task.get("gid")),
            kind="" if kind == "default" else kind.capitalize(),
            status=state.status,
            category=state.category,
            assignee=self._person(task.get("assignee")),
            says_assignee="assignee" in task,
            priority={fold(k): v for k, v in custom.items()}.get("priority"),
            due=days["due_on"] or days["due_at"],
            created=days["created_at"],
            updated=days["modified_at"],
            resolved=days["completed_at"],
            labels=(
                *(text(tag.get("name")) for _, tag in objects(task.get("tags"))),
                *(f"{name}: {value}" for name, value in custom.items()),
            ),
            components=() if self.states.tells(section) or not section else (section,),
            points=points[0] if points else None,
            parent=text(parent.get("gid")) or None,
            parent_title=text(parent.get("name")) or None,
            blocked_by=_gids(task.get("dependencies")),
            blocks=_gids(task.get("dependents")),
            description=text(task.get("notes")),
        )
        if not self.export.add(ticket, ticket.created, ticket.updated):
            return
        self.export.words(f"{where}/name", ticket.key, ticket.title)
        self.export.words(f"{where}/notes", ticket.key, ticket.description)

    def _person(self, value: object) -> str | None:
        person = mapping(value)
        name, mail = text(person.get("name")), text(person.get("email"))
        self.export.person(name, handle=text(person.get("gid")), email=mail)
        return name or mail or None


def _section(task: Mapping[str, Any]) -> str:
    places = (
        mapping(one.get("section")) for _, one in objects(task.get("memberships"))
    )
    return next((name for place in places if (name := text(place.get("name")))), "")


def _projects(task: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for _, membership in objects(task.get("memberships")):
        yield mapping(membership.get("project"))
    for _, project in objects(task.get("projects")):
        yield project


def _custom(task: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for _, entry in objects(task.get("custom_fields")):
        name, value = text(entry.get("name")), text(entry.get("display_value"))
        if name and value:
            yield name, value


def _gids(value: object) -> tuple[str, ...]:
    found = (text(mapping(one).get("gid")) for one in listed(value))
    return tuple(dict.fromkeys(gid for gid in found if gid))
