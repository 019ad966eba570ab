"""Jira issues as JSON of its REST interface, with their changelogs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Comment, StatusCategory, Ticket
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import (
    day,
    instant,
    is_list,
    listed,
    mapping,
    moment,
    objects,
    text,
)
from ingest.json_files.stream import load_large_json
from ingest.reader import Document, ReadContext
from ingest.readers.jira_columns import BLOCKS
from ingest.tables.cells import read_number
from ingest.tickets.export import TicketExport, stream_of
from ingest.tickets.history import Move, archived, open_before, past_states
from ingest.tickets.jira_text import adf_text
from ingest.tickets.json_days import said_day
from ingest.tickets.statuses import category_of

_FIELDS: Final = re.compile(rb'"fields"\s*:\s*\{')
_JIRAS: Final = re.compile(rb'"(?:issuetype|statusCategory|issuelinks|summary)"\s*:')
_KEY: Final = re.compile(r"[^\W\d_]\w*-\d+")
_SPRINT_NAME: Final = re.compile(r"\bname=([^,\]]*)")
_POINTS: Final = frozenset({"story points", "story point estimate"})
_VALUES: Final = {
    "assignee": "fromString",
    "priority": "fromString",
    "summary": "fromString",
    "duedate": "from",
}


_DAYS: Final = ("duedate", "created", "updated", "resolutiondate")
_PAGES: Final = frozenset({50, 100, 250, 500, 1000, 5000})
"""How many issues a page of an answer usually holds."""


class JiraJsonReader:
    """One ticket an issue; the changelog tells how it stood before."""

    kind = DocumentKind.JIRA_JSON
    example = "jira-search.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON whose entries have the fields of Jira's issues."""
        start = document.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        return (
            start in {b"{", b"["}
            and bool(_FIELDS.search(document.data))
            and bool(_JIRAS.search(document.data))
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every issue.

        Raises:
            UnreadableFileError: If the file holds no issues.
        """
        value, problems = load_large_json(document.data, document.path)
        answer = mapping(value)
        base, issues = "", listed(value)
        if is_list(answer.get("issues")):
            base, issues = "/issues", answer["issues"]
        elif "fields" in answer:
            issues = [answer]
        if not issues and "issues" not in answer:
            raise UnreadableFileError(
                f"{document.path!r} holds no issues.",
                fix="Save the answer of Jira's search with expand=changelog.",
            )
        search = _Search(answer, issues, document, context)
        search.export.problems += problems
        return search.result(base)


@dataclass
class _Search:
    """One pass over an answer; `value` is the whole, or a single issue."""

    value: Mapping[str, Any]
    issues: Sequence[Any]
    document: Document
    context: ReadContext
    missing: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.export = TicketExport(self.document, self.context)
        self.names = {
            text(ident): fold(text(name))
            for ident, name in mapping(self.value.get("names")).items()
        }
        self.categories: dict[str, str] = {}
        for _, issue in objects(self.issues):
            status = mapping(mapping(issue.get("fields")).get("status"))
            known = mapping(status.get("statusCategory"))
            self.categories[text(status.get("name"))] = text(known.get("key"))

    def result(self, base: str) -> ReadResult:
        single = "fields" in self.value
        for index, issue in enumerate(self.issues):
            where = "" if single else f"{base}/{index}"
            if isinstance(issue, dict) and isinstance(issue.get("fields"), dict):
                self._issue(issue, where)
            else:
                self.export.refuse(where, "it is no issue with fields")
        keys = list(self.export.keys)
        projects = sorted({key.rpartition("-")[0] for key in keys})
        cut = list(self._cut())
        doubts = [] if cut or single else list(self._may_be_cut())
        stream = stream_of("jira", self.document, "+".join(projects))
        if single:
            stream = stream_of("jira", self.document, *keys)
        elif cut:
            stream += f"@{text(self.value.get('startAt')) or ''.join(keys[:1])}"
        return self.export.result(
            DocumentKind.JIRA_JSON,
            stream=stream,
            complete=not single and not cut and not doubts,
            looks_cut=[*cut, *doubts, *self._histories_cut()],
        )

    def _cut(self) -> Iterator[str]:
        total, start = self.value.get("total"), self.value.get("startAt")
        if "issues" not in self.value:
            return
        if isinstance(total, int) and total > len(self.issues):
            at = f", from number {start}" if start else ""
            yield f"{len(self.issues)} of {total} issues are in the file{at}"
        elif self.value.get("nextPageToken") or self.value.get("isLast") is False:
            yield f"{len(self.issues)} issues are in the file, and there are more pages"

    def _may_be_cut(self) -> Iterator[str]:
        """Say so of just as many issues as one page holds, where nothing counts all."""
        asked, count = self.value.get("maxResults"), len(self.issues)
        sizes = {asked} if isinstance(asked, int) else _PAGES
        if count in sizes and not {"total", "isLast"} & self.value.keys():
            yield (
                f"it may be cut: {count} issues are just as many as one page holds, "
                "and the file does not say how many there are"
            )

    def _histories_cut(self) -> Iterator[str]:
        if self.missing:
            first = ", ".join(self.missing[:3])
            more = f" and {len(self.missing) - 3} more" if self.missing[3:] else ""
            yield f"the history or comments of {first}{more} are not all in the file"

    def _issue(self, issue: Mapping[str, Any], where: str) -> None:
        fields, key = mapping(issue.get("fields")), text(issue.get("key"))
        if not _KEY.fullmatch(key):
            self.export.refuse(where, "it has no issue key")
            return
        status = text(mapping(fields.get("status")).get("name"))
        resolution = text(mapping(fields.get("resolution")).get("name"))
        flagged = self._is_flagged(fields)
        parent = mapping(fields.get("parent"))
        days = {name: self._day(fields, name, where) for name in _DAYS}
        ticket = Ticket(
            key=key,
            locator=where,
            title=text(fields.get("summary")) or key,
            kind=text(mapping(fields.get("issuetype")).get("name")),
            status=status,
            category=self._category(status, resolution, flagged=flagged),
            flagged=flagged,
            resolution=resolution or None,
            assignee=self._person(fields.get("assignee")),
            says_assignee="assignee" in fields,
            reporter=self._person(fields.get("reporter")),
            priority=text(mapping(fields.get("priority")).get("name")) or None,
            due=days["duedate"],
            created=days["created"],
            updated=days["updated"],
            resolved=days["resolutiondate"],
            releases=_names(fields.get("fixVersions")),
            labels=(
                *filter(None, map(text, listed(fields.get("labels")))),
                *self._security(fields),
            ),
            components=_names(fields.get("components")),
            sprints=tuple(self._sprints(fields)),
            points=self._points(fields),
            parent=text(parent.get("key")) or None,
            parent_title=text(mapping(parent.get("fields")).get("summary")) or None,
            blocked_by=_linked(fields, "inwardIssue"),
            blocks=_linked(fields, "outwardIssue"),
            description=adf_text(fields.get("description")),
            comments=tuple(comment for _, comment in self._comments(fields)),
        )
        histories = list(self._histories(issue))
        moves = list(self._moves(histories, ticket))
        put_away = moment(fields.get("archiveddate"))
        if put_away:
            ticket, last = archived(ticket, put_away)
            moves.append(last)
        if not self.export.add(ticket, ticket.created, ticket.updated):
            return
        self._words(fields, ticket, where)
        since = self._since(issue, fields, ticket, histories)
        past = list(open_before(ticket)) if "changelog" not in issue else []
        self.export.past.extend(past or past_states(ticket, moves, since))

    def _day(self, fields: Mapping[str, Any], name: str, where: str) -> date | None:
        return said_day(self.export, f"{where}/fields/{name}", fields.get(name))

    def _words(self, fields: Mapping[str, Any], ticket: Ticket, where: str) -> None:
        export, key = self.export, ticket.key
        export.words(f"{where}/fields/summary", key, ticket.title)
        export.words(f"{where}/fields/description", key, ticket.description)
        for index, comment in self._comments(fields):
            place = f"{where}/fields/comment/comments/{index}/body"
            export.remark(place, key, comment)

    def _category(
        self, status: str, resolution: str, *, flagged: bool
    ) -> StatusCategory:
        return category_of(
            status,
            tracker_category=self.categories.get(status, ""),
            resolution=resolution,
            flagged=flagged,
            settings=self.context.statuses,
        )

    def _person(self, value: object) -> str | None:
        person = mapping(value)
        name = text(person.get("displayName"))
        ident = text(person.get("accountId")) or text(person.get("name"))
        mail = text(person.get("emailAddress"))
        self.export.person(name, handle=ident, email=mail if "@" in mail else None)
        return name or ident or None

    def _is_flagged(self, fields: Mapping[str, Any]) -> bool:
        found = fields.get("flagged") or next(
            (
                fields.get(ident)
                for ident, name in self.names.items()
                if name == "flagged"
            ),
            None,
        )
        if found:
            return True
        return any(
            text(option.get("value")) == "Impediment"
            for name, value in fields.items()
            if name.startswith("customfield_")
            for _, option in objects(value)
        )

    def _security(self, fields: Mapping[str, Any]) -> Iterator[str]:
        level = text(mapping(fields.get("security")).get("name"))
        if level:
            yield f"security level: {level}"

    def _points(self, fields: Mapping[str, Any]) -> float | None:
        named = [ident for ident, name in self.names.items() if name in _POINTS]
        found = (read_number(text(fields.get(ident))) for ident in named)
        return next((value for value in found if value is not None), None)

    def _sprints(self, fields: Mapping[str, Any]) -> Iterator[str]:
        for value in (
            *listed(fields.get("closedSprints")),
            fields.get("sprint"),
            *(
                entry
                for name, custom in fields.items()
                if name.startswith("customfield_")
                for entry in listed(custom)
            ),
        ):
            sprint = mapping(value)
            if {"name", "state"} <= sprint.keys() and text(sprint["name"]):
                yield text(sprint["name"])
            elif isinstance(value, str) and "sprint.Sprint@" in value:
                match = _SPRINT_NAME.search(value)
                if match:
                    yield match[1]

    def _comments(self, fields: Mapping[str, Any]) -> Iterator[tuple[int, Comment]]:
        for index, entry in objects(mapping(fields.get("comment")).get("comments")):
            said = adf_text(entry.get("body"))
            if said:
                author, at = self._person(entry.get("author")), entry.get("created")
                yield index, self.export.comment(instant(at), author, said)

    def _histories(self, issue: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        for _, entry in objects(mapping(issue.get("changelog")).get("histories")):
            if moment(entry.get("created")):
                yield entry

    def _since(
        self,
        issue: Mapping[str, Any],
        fields: Mapping[str, Any],
        ticket: Ticket,
        histories: list[Mapping[str, Any]],
    ) -> date | None:
        """Return from when on the history is in the file, None for all of it."""
        log, comments = mapping(issue.get("changelog")), mapping(fields.get("comment"))
        held = len(listed(log.get("histories"))), len(listed(comments.get("comments")))
        short = [
            isinstance(part.get("total"), int) and part["total"] > count
            for part, count in zip((log, comments), held, strict=True)
        ]
        if any(short):
            self.missing.append(ticket.key)
        if "changelog" not in issue:
            return ticket.updated
        days = [found for entry in histories if (found := day(entry.get("created")))]
        return min(days, default=ticket.updated) if short[0] else None

    def _moves(
        self, histories: list[Mapping[str, Any]], ticket: Ticket
    ) -> Iterator[Move]:
        """Yield what the changelog says was changed, the newest first."""
        status, flagged = ticket.status, ticket.flagged
        resolution = ticket.resolution or ""
        for entry in sorted(
            histories, key=lambda each: str(moment(each.get("created"))), reverse=True
        ):
            before: dict[str, Any] = {}
            for _, item in objects(entry.get("items")):
                name, old = fold(text(item.get("field"))), text(item.get("fromString"))
                if name == "status":
                    status = old
                elif name == "resolution":
                    resolution = old
                elif name == "flagged":
                    flagged = bool(old)
                elif name in _POINTS:
                    before["points"] = read_number(old)
                elif name == "sprint":
                    before["sprints"] = tuple(
                        filter(None, map(str.strip, old.split(",")))
                    )
                elif name in _VALUES:
                    was = text(item.get(_VALUES[name]))
                    before |= _value(name, was)
            state = {
                "status": status,
                "resolution": resolution or None,
                "flagged": flagged,
                "category": self._category(status, resolution, flagged=flagged),
            }
            at = moment(entry.get("created"))
            if at:
                yield Move(at, before | state)


def _value(name: str, was: str) -> dict[str, Any]:
    if name == "duedate":
        return {"due": day(was)}
    if name == "summary":
        return {"title": was} if was else {}
    return {name: was or None}


def _names(value: object) -> tuple[str, ...]:
    named = (text(entry.get("name")) for _, entry in objects(value))
    return tuple(name for name in named if name)


def _linked(fields: Mapping[str, Any], side: str) -> tuple[str, ...]:
    """Return the keys of the issues that block it, or that it blocks."""
    found = (
        text(mapping(link.get(side)).get("key"))
        for _, link in objects(fields.get("issuelinks"))
        if BLOCKS.search(fold(text(mapping(link.get("type")).get("name"))))
    )
    return tuple(dict.fromkeys(key for key in found if key))
