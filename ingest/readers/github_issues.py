"""GitHub issues as JSON: of the REST interface, or of `gh issue list --json`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Comment, StatusCategory, Ticket
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import instant, listed, mapping, objects, text
from ingest.json_files.lists import is_json
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tickets.export import TicketExport, also_assigned, stream_of
from ingest.tickets.history import open_before
from ingest.tickets.issue_dates import Due, due_of, due_with, stated_due
from ingest.tickets.issue_labels import has_bug, open_state, priority_of
from ingest.tickets.json_days import said_day

_NUMBER: Final = re.compile(rb'"number"\s*:\s*\d')
_TITLE: Final = re.compile(rb'"title"\s*:')
_STATE: Final = re.compile(rb'"state"\s*:\s*"(?:open|closed|OPEN|CLOSED|MERGED)"')
_PLACE: Final = re.compile(
    r"/(?P<owner>[\w.-]+)/(?P<repo>[\w.-]+)/(?:issues|pull)s?/\d+$"
)
_PAGES: Final = frozenset({30, 100})


class GithubIssuesReader:
    """One ticket an issue; pull requests are left out and counted.

    What is open stands where a label such as `status: blocked` says, else it is to
    be done. A milestone is the release; its day is the issue's, and is said to be the
    milestone's, unless a line of the body gives the issue its own ("Target: 7/21").
    """

    kind = DocumentKind.GITHUB_ISSUES
    example = "github-issues.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON of numbered issues that are open or closed."""
        marks = (_NUMBER, _TITLE, _STATE)
        return is_json(document) and all(m.search(document.data) for m in marks)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every issue.

        Raises:
            UnreadableFileError: If the file holds no list of issues.
        """
        value, problems = load_json(document.data, document.path)
        whole = mapping(value)
        base, issues = "", value
        if isinstance(whole.get("issues"), list):
            base, issues = "/issues", whole["issues"]
        elif "number" in whole:
            issues = [value]
        if not isinstance(issues, list):
            raise UnreadableFileError(
                f"{document.path!r} holds no list of issues.",
                fix="Save the answer of GitHub's 'list repository issues', or of "
                "'gh issue list --state all --json …'.",
            )
        found = _Issues(issues, document, context, single="number" in whole)
        found.export.problems += problems
        return found.result(base)


@dataclass
class _Issues:
    """One pass over a list of issues."""

    issues: list[Any]
    document: Document
    context: ReadContext
    single: bool
    pulls: int = 0

    def __post_init__(self) -> None:
        self.export = TicketExport(self.document, self.context)
        places = (_place(issue) for _, issue in objects(self.issues))
        self.repository = next(filter(None, places), "")

    def result(self, base: str) -> ReadResult:
        for index, issue in enumerate(self.issues):
            where = "" if self.single else f"{base}/{index}"
            if isinstance(issue, dict) and text(issue.get("number")).isdigit():
                self._issue(issue, where)
            else:
                self.export.refuse(where, "it is no issue with a number")
        if self.pulls:
            noun = "pull request is" if self.pulls == 1 else "pull requests are"
            self.export.problem(
                "", f"{self.pulls} {noun} no issue; left out", "nothing"
            )
        cut = list(self._cut())
        keys = self.export.keys if self.single else ()
        return self.export.result(
            DocumentKind.GITHUB_ISSUES,
            stream=stream_of("github", self.document, *keys, self.repository),
            title=self.repository or None,
            complete=not cut and not self.single,
            looks_cut=cut,
        )

    def _cut(self) -> Iterator[str]:
        if len(self.issues) in _PAGES:
            yield f"exactly {len(self.issues)} entries, a page of GitHub's list"
        held = sum(len(ticket.comments) for ticket in self.export.tickets)
        counts = (
            issue.get("comments")
            for _, issue in objects(self.issues)
            if "pull_request" not in issue
        )
        stated = sum(count for count in counts if isinstance(count, int))
        if stated > held and not self.single:
            self.export.problem(
                "",
                f"the issues have {stated} comments, which the file does not hold",
                "export with comments, as 'gh issue list --json comments,…' does",
            )

    def _issue(self, issue: Mapping[str, Any], where: str) -> None:
        if "pull_request" in issue or "/pull/" in text(issue.get("url")):
            self.pulls += 1
            return
        number = text(issue.get("number"))
        labels = [
            text(one) or text(mapping(one).get("name"))
            for one in listed(issue.get("labels"))
        ]
        status, category = self._state(issue, labels)
        milestone = mapping(issue.get("milestone"))
        assignees = [*listed(issue.get("assignees")), issue.get("assignee")]
        people = [self._person(one) for one in assignees]
        ticket = Ticket(
            key=f"{self.repository.rpartition('/')[2]}#{number}",
            locator=where,
            title=text(issue.get("title")) or f"#{number}",
            kind=_kind(issue, labels),
            status=status,
            category=category,
            assignee=next(filter(None, people), None),
            says_assignee={"assignee", "assignees"} & issue.keys() != set(),
            reporter=self._person(issue.get("user") or issue.get("author")),
            priority=priority_of(labels),
            **self._due(issue, milestone, where),
            created=self._day(issue, where, "created_at", "createdAt"),
            updated=self._day(issue, where, "updated_at", "updatedAt"),
            resolved=self._day(issue, where, "closed_at", "closedAt"),
            releases=tuple(filter(None, [text(milestone.get("title"))])),
            labels=(*filter(None, labels), *also_assigned(people)),
            description=text(issue.get("body")),
            comments=tuple(comment for _, comment in self._comments(issue)),
        )
        if not self.export.add(ticket, ticket.created, ticket.updated):
            return
        self.export.words(f"{where}/title", ticket.key, ticket.title)
        self.export.words(f"{where}/body", ticket.key, ticket.description)
        for index, comment in self._comments(issue):
            place = f"{where}/comments/{index}/body"
            self.export.remark(place, ticket.key, comment)
        self.export.past.extend(open_before(ticket, "open"))

    def _due(
        self, issue: Mapping[str, Any], milestone: Mapping[str, Any], where: str
    ) -> Due:
        """Return the day that its body gives, else that of its milestone."""
        made = self._day(issue, where, "updated_at", "updatedAt")
        own = stated_due(self.export, text(issue.get("body")), made)
        if own:
            return due_of(own)
        return due_with(self.export, where, milestone, "due_on", "dueOn")

    def _day(self, issue: Mapping[str, Any], where: str, *names: str) -> date | None:
        return said_day(self.export, f"{where}/{names[0]}", _first(issue, *names))

    def _state(
        self, issue: Mapping[str, Any], labels: list[str]
    ) -> tuple[str, StatusCategory]:
        state = text(issue.get("state")).casefold()
        reason = text(_first(issue, "state_reason", "stateReason")).casefold()
        if state != "open":
            dropped = reason in {"not_planned", "duplicate"}
            over = StatusCategory.CANCELLED if dropped else StatusCategory.DONE
            return reason.replace("_", " ") or "closed", over
        return open_state(labels, self.context.statuses)

    def _person(self, value: object) -> str | None:
        person = mapping(value)
        name, login = text(person.get("name")), text(person.get("login"))
        self.export.person(name, handle=login)
        return name or login or None

    def _comments(self, issue: Mapping[str, Any]) -> Iterator[tuple[int, Comment]]:
        for index, entry in objects(issue.get("comments")):
            said = text(entry.get("body"))
            if said:
                author = self._person(entry.get("user") or entry.get("author"))
                at = instant(_first(entry, "created_at", "createdAt"))
                yield index, self.export.comment(at, author, said)


def _first(value: Mapping[str, Any], *names: str) -> Any:
    return next((value[name] for name in names if value.get(name) is not None), None)


def _place(issue: Mapping[str, Any]) -> str:
    """Return owner and name of the repository that an issue's address names."""
    for name in ("html_url", "url"):
        match = _PLACE.search(text(issue.get(name)))
        if match:
            return f"{match['owner']}/{match['repo']}"
    return ""


def _kind(issue: Mapping[str, Any], labels: list[str]) -> str:
    named = text(mapping(issue.get("type")).get("name"))
    return named or ("Bug" if has_bug(labels) else "")
