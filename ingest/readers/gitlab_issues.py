"""GitLab issues as JSON of its API, with notes and events where they were saved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Comment, StatusCategory, Ticket
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import instant, listed, mapping, moment, objects, text
from ingest.json_files.lists import JsonList, is_json, objects_within
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tables.cells import read_number
from ingest.tickets.export import TicketExport, also_assigned, stream_of
from ingest.tickets.history import Move, open_before, past_states
from ingest.tickets.issue_dates import Due, due_of, due_with, stated_due
from ingest.tickets.issue_labels import has_bug, open_state, priority_of
from ingest.tickets.json_days import said_day

_IID: Final = re.compile(rb'"iid"\s*:')
_TITLE: Final = re.compile(rb'"title"\s*:')
_STATE: Final = re.compile(rb'"state"\s*:\s*"(?:opened|closed)"')
_MERGE: Final = ("merge_status", "source_branch", "sourceBranch", "target_branch")
_PLACE: Final = re.compile(
    r"https?://[^/]+/(?P<path>.+?)/(?:-/)?(?:issues|work_items)/\d+"
)
_GONE: Final = ("duplicated", "moved")
_DAYS: Final = ("created_at", "updated_at", "closed_at")
_PAGES: Final = frozenset({20, 100})
_CONFIDENTIAL: Final = "security level: confidential"


class GitlabIssuesReader:
    """One ticket an issue; a confidential one says so in its labels.

    What is open stands where a label such as `workflow::in dev` says, else it is to
    be done.
    """

    kind = DocumentKind.GITLAB_ISSUES
    example = "gitlab-issues.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON of issues with numbers of their own in a project."""
        marks = (_IID, _TITLE, _STATE)
        return (
            is_json(document)
            and all(mark.search(document.data) for mark in marks)
            and not any(f'"{name}"'.encode() in document.data for name in _MERGE)
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every issue.

        Raises:
            UnreadableFileError: If the file holds no issues.
        """
        value, problems = load_json(document.data, document.path)
        lists = objects_within(value, _is_issue)
        if not lists.found:
            raise UnreadableFileError(
                f"{document.path!r} holds no issues.",
                fix="Save the answer of GitLab's 'list project issues'.",
            )
        found = _Issues(lists, document, context)
        found.export.problems += problems
        return found.result()


@dataclass
class _Issues:
    """One pass over a list of issues."""

    lists: JsonList
    document: Document
    context: ReadContext

    def __post_init__(self) -> None:
        self.export = TicketExport(self.document, self.context)
        places = [_project(issue) for _, issue in self.lists.found]
        self.projects = sorted({place for place in places if place})

    def result(self) -> ReadResult:
        for where in self.lists.odd:
            self.export.refuse(where, "it is no issue with a number")
        for where, issue in self.lists.found:
            self._issue(issue, where)
        single = self.lists.is_single
        keys = self.export.keys if single else ()
        cut = list(self._cut())
        name = "+".join(self.projects)
        return self.export.result(
            DocumentKind.GITLAB_ISSUES,
            stream=stream_of("gitlab", self.document, *keys, name),
            title=name or None,
            complete=not cut and not single,
            looks_cut=cut,
        )

    def _cut(self) -> Iterator[str]:
        count = len(self.lists.found) + len(self.lists.odd)
        if count in _PAGES:
            yield f"exactly {count} entries, a page of GitLab's list"
        stated = sum(
            noted
            for _, issue in self.lists.found
            if type(noted := issue.get("user_notes_count")) is int
        )
        held = sum(len(ticket.comments) for ticket in self.export.tickets)
        if stated > held:
            self.export.problem(
                "",
                f"the issues have {stated} comments, of which the file holds {held}",
                "export the notes of the issues too",
            )

    def _issue(self, issue: Mapping[str, Any], where: str) -> None:
        number, project = text(issue.get("iid")), _project(issue)
        if not number.isdigit():
            self.export.refuse(where, "it has no number")
            return
        labels = list(_labels(issue))
        over = text(issue.get("state")) != "opened"
        status, category = self._state(labels, over=over)
        gone = next((word for word in _GONE if over and issue.get(f"{word}_to_id")), "")
        if gone:
            status, category = gone, StatusCategory.CANCELLED
        milestone = mapping(issue.get("milestone"))
        iteration = mapping(issue.get("iteration"))
        epic = mapping(issue.get("epic"))
        days = {
            name: said_day(self.export, f"{where}/{name}", issue.get(name))
            for name in _DAYS
        }
        people = [
            self._person(one)
            for one in (*listed(issue.get("assignees")), issue.get("assignee"))
        ]
        health = text(issue.get("health_status")).replace("_", " ")
        ticket = Ticket(
            key=f"{project.rpartition('/')[2]}#{number}",
            locator=where,
            title=text(issue.get("title")) or f"#{number}",
            kind=_kind(issue, labels),
            status=status,
            category=category,
            assignee=next(filter(None, people), None),
            says_assignee=bool({"assignee", "assignees"} & issue.keys()),
            reporter=self._person(issue.get("author")),
            priority=priority_of(labels),
            **self._due(issue, milestone, where),
            created=days["created_at"],
            updated=days["updated_at"],
            resolved=days["closed_at"] if over else None,
            releases=tuple(filter(None, [text(milestone.get("title"))])),
            sprints=tuple(filter(None, [text(iteration.get("title"))])),
            labels=(
                *labels,
                *also_assigned(people),
                *([f"health: {health}"] if health else []),
                *([_CONFIDENTIAL] if issue.get("confidential") is True else []),
            ),
            points=read_number(text(issue.get("weight"))),
            parent_title=text(epic.get("title")) or None,
            blocked_by=_linked(issue, "is_blocked_by"),
            blocks=_linked(issue, "blocks"),
            description=text(issue.get("description")),
            comments=tuple(comment for _, comment in self._comments(issue)),
        )
        if not self.export.add(ticket, ticket.created, ticket.updated):
            return
        self._words(issue, ticket, where)
        moves = list(self._moves(issue, labels, over=over))
        if moves:
            self.export.past.extend(past_states(ticket, moves))
        else:
            self.export.past.extend(open_before(ticket, open_state(labels, {})[0]))

    def _due(
        self, issue: Mapping[str, Any], milestone: Mapping[str, Any], where: str
    ) -> Due:
        """Return its own day; only one without any is due with its milestone."""
        own = issue.get("due_date")
        if own:
            return due_of(said_day(self.export, f"{where}/due_date", own))
        said = said_day(self.export, f"{where}/updated_at", issue.get("updated_at"))
        stated = stated_due(self.export, text(issue.get("description")), said)
        if stated:
            return due_of(stated)
        return due_with(self.export, where, milestone, "due_date")

    def _words(self, issue: Mapping[str, Any], ticket: Ticket, where: str) -> None:
        self.export.words(f"{where}/title", ticket.key, ticket.title)
        self.export.words(f"{where}/description", ticket.key, ticket.description)
        for place, comment in self._comments(issue):
            self.export.remark(f"{where}{place}", ticket.key, comment)

    def _state(self, labels: list[str], *, over: bool) -> tuple[str, StatusCategory]:
        if not over:
            return open_state(labels, self.context.statuses)
        word, category = open_state(labels, self.context.statuses)
        if category is StatusCategory.CANCELLED:
            return word, category
        return "closed", StatusCategory.DONE

    def _moves(
        self, issue: Mapping[str, Any], labels: list[str], *, over: bool
    ) -> Iterator[Move]:
        """Yield what notes of the system and events say was changed, newest first."""
        held = list(labels)
        for at, change, label in sorted(_events(issue), key=_moment, reverse=True):
            if change in {"closed", "reopened"}:
                over = change == "reopened"
            elif change == "add" and label in held:
                held.remove(label)
            elif change == "remove" and label not in held:
                held.append(label)
            else:
                continue
            status, category = self._state(held, over=over)
            before: dict[str, Any] = {
                "status": status,
                "category": category,
                "labels": tuple(held),
            }
            if change in {"closed", "reopened"}:
                before["resolved"] = None
            yield Move(at, before)

    def _person(self, value: object) -> str | None:
        person = mapping(value)
        name, handle = text(person.get("name")), text(person.get("username"))
        self.export.person(name, handle=handle)
        return name or handle or None

    def _comments(self, issue: Mapping[str, Any]) -> Iterator[tuple[str, Comment]]:
        for place, note in _notes(issue):
            said = text(note.get("body"))
            if said and note.get("system") is not True:
                at = instant(note.get("created_at"))
                author = self._person(note.get("author"))
                yield f"{place}/body", self.export.comment(at, author, said)


def _moment(event: tuple[datetime, str, str]) -> datetime:
    return event[0]


def _events(issue: Mapping[str, Any]) -> Iterator[tuple[datetime, str, str]]:
    """Yield when the issue was closed, reopened or got or lost a label."""
    found: dict[tuple[datetime, str, str], None] = {}
    for _, note in _notes(issue):
        body, at = text(note.get("body")), moment(note.get("created_at"))
        word = body.split(" ", 1)[0]
        if note.get("system") is True and at and word in {"closed", "reopened"}:
            found[at.replace(microsecond=0), word, ""] = None
    for name in ("resource_state_events", "state_events"):
        for _, event in objects(issue.get(name)):
            at, state = moment(event.get("created_at")), text(event.get("state"))
            if at and state in {"closed", "reopened"}:
                found[at.replace(microsecond=0), state, ""] = None
    for name in ("resource_label_events", "label_events"):
        for _, event in objects(issue.get(name)):
            at, action = moment(event.get("created_at")), text(event.get("action"))
            label = text(mapping(event.get("label")).get("name"))
            if at and label:
                found[at.replace(microsecond=0), action, label] = None
    yield from found


def _notes(issue: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for index, note in objects(issue.get("notes")):
        yield f"/notes/{index}", note
    for first, discussion in objects(issue.get("discussions")):
        for index, note in objects(discussion.get("notes")):
            yield f"/discussions/{first}/notes/{index}", note


def _labels(issue: Mapping[str, Any]) -> Iterator[str]:
    for label in listed(issue.get("labels")):
        named = mapping(label)
        found = text(label) or text(named.get("name")) or text(named.get("title"))
        if found:
            yield found


def _project(issue: Mapping[str, Any]) -> str:
    """Return the path of the project that the issue's address or reference names."""
    match = _PLACE.match(text(issue.get("web_url")))
    if match:
        return match["path"]
    return text(mapping(issue.get("references")).get("full")).partition("#")[0]


def _kind(issue: Mapping[str, Any], labels: list[str]) -> str:
    named = text(issue.get("type") or issue.get("issue_type")).casefold()
    if named not in {"", "issue"}:
        return named.replace("_", " ").capitalize()
    return "Bug" if has_bug(labels) else ""


def _linked(issue: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    """Return the keys of the issues that the saved links of this kind lead to."""
    found = (
        f"{_project(link).rpartition('/')[2]}#{text(link.get('iid'))}"
        for name in ("links", "issue_links")
        for _, link in objects(issue.get(name))
        if fold(text(link.get("link_type"))) == kind and text(link.get("iid"))
    )
    return tuple(dict.fromkeys(found))


def _is_issue(item: Mapping[str, Any]) -> bool:
    return {"iid", "title", "state"} <= item.keys() and not any(
        name in item for name in _MERGE
    )
