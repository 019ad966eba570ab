"""Azure DevOps work items as JSON: items, their revisions, updates and comments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Comment, Ticket
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import day, instant, mapping, objects, text
from ingest.json_files.lists import JsonList, is_json, objects_within
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tables.cells import read_number
from ingest.tickets.azure_history import Change, changes_of, newest_first
from ingest.tickets.azure_items import (
    azure_category,
    azure_key,
    azure_person,
    azure_tags,
    last_of_path,
    plain_words,
)
from ingest.tickets.export import TicketExport, stream_of
from ingest.tickets.history import OVER, Move, past_states
from ingest.tickets.json_days import said_day

_ITEM: Final = re.compile(rb'"System\.(?:State|Title|WorkItemType|ChangedDate)"\s*:')
_REMARK: Final = re.compile(rb'/workItems/\d+/comments/|"workItemId"\s*:')
_ID: Final = re.compile(r"/workItems/(?P<id>\d+)(?:/|$)", re.IGNORECASE)
_BATCH: Final = frozenset({200, 20_000})
_SCHEDULE: Final = "Microsoft.VSTS.Scheduling."
_COMMON: Final = "Microsoft.VSTS.Common."
_DESCRIPTIONS: Final = ("System.Description", "Microsoft.VSTS.TCM.ReproSteps")
_KEPT: Final = (
    "status",
    "category",
    "flagged",
    "resolution",
    "assignee",
    "priority",
    "due",
    "title",
    "sprints",
    "components",
    "labels",
    "points",
    "parent",
    "resolved",
)


class AzureDevopsJsonReader:
    """One ticket a work item; revisions and updates tell how it stood before."""

    kind = DocumentKind.AZURE_DEVOPS_JSON
    example = "azure-work-items.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON with the fields of work items, or their comments."""
        data = document.data
        return is_json(document) and bool(_ITEM.search(data) or _REMARK.search(data))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every work item.

        Raises:
            UnreadableFileError: If the file holds neither items nor comments.
        """
        value, problems = load_json(document.data, document.path)
        lists = objects_within(value, _is_entry)
        if not lists.found:
            raise UnreadableFileError(
                f"{document.path!r} holds no work items with fields.",
                fix="Save the answer of Azure DevOps' 'work items - list' with "
                "$expand=all, or of 'updates - list'.",
            )
        found = _Items(lists, document, context)
        found.export.problems += problems
        return found.result()


@dataclass
class _Item:
    """All that the file holds of one work item."""

    where: str = ""
    whole: Mapping[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    remarks: list[tuple[str, Comment]] = field(default_factory=list)


@dataclass
class _Items:
    """One pass over the entries of a file."""

    lists: JsonList
    document: Document
    context: ReadContext
    items: defaultdict[str, _Item] = field(default_factory=lambda: defaultdict(_Item))

    def __post_init__(self) -> None:
        self.export = TicketExport(self.document, self.context)

    def result(self) -> ReadResult:
        for where in self.lists.odd:
            self.export.refuse(where, "it is no work item with fields")
        for where, entry in self.lists.found:
            self._entry(where, entry)
        for key, item in self.items.items():
            self._item(key, item)
        projects = sorted(
            {text(_fields(e).get("System.TeamProject")) for _, e in self.lists.found}
            - {""}
        )
        keys = sorted(self.items) if len(self.items) == 1 else []
        cut = list(self._cut())
        name = "+".join(projects)
        return self.export.result(
            DocumentKind.AZURE_DEVOPS_JSON,
            stream=stream_of("azure", self.document, *_joined(name, keys), name),
            title=name or None,
            complete=not cut and len(self.items) > 1,
            looks_cut=cut,
        )

    def _cut(self) -> Iterator[str]:
        yield from self.lists.short_of("totalCount", "total")
        count = len(self.lists.found)
        if count in _BATCH:
            yield f"exactly {count} entries, a limit of Azure DevOps"

    def _entry(self, where: str, entry: Mapping[str, Any]) -> None:
        key = _key(entry)
        if not key:
            self.export.refuse(where, "it has no id")
            return
        item = self.items[key]
        if _is_remark(entry):
            self._remark(item, where, entry)
        elif "fields" in entry:
            item.changes += changes_of(entry)
            self._notes(item, where, entry)
            if not item.where or _is_newer(entry, item.whole):
                item.where, item.whole = where, entry
        for name in ("updates", "revisions", "comments"):
            for index, inner in objects(entry.get(name)):
                place = f"{where}/{name}/{index}"
                if _is_remark(inner):
                    self._remark(item, place, inner)
                elif "fields" in inner:
                    item.changes += changes_of(inner)
                    self._notes(item, place, inner)

    def _remark(self, item: _Item, where: str, entry: Mapping[str, Any]) -> None:
        said = plain_words(text(entry.get("text")))
        if said and entry.get("isDeleted") is not True:
            author = self._person(entry.get("createdBy") or entry.get("revisedBy"))
            at = instant(entry.get("createdDate")) or instant(entry.get("revisedDate"))
            comment = self.export.comment(at, author, said)
            item.remarks.append((f"{where}/text", comment))

    def _notes(self, item: _Item, where: str, entry: Mapping[str, Any]) -> None:
        """Keep what was written into the discussion with a change."""
        fields = mapping(entry.get("fields"))
        value = fields.get("System.History")
        said = plain_words(text(mapping(value).get("newValue")) or text(value))
        if said:
            author = entry.get("revisedBy") or fields.get("System.ChangedBy")
            at = next((change.instant for change in changes_of(entry)), None)
            comment = self.export.comment(at, self._person(author), said)
            place = f"{where}/fields/System.History"
            if all(known != comment for _, known in item.remarks):
                item.remarks.append((place, comment))

    def _item(self, key: str, item: _Item) -> None:
        states = newest_first(item.changes)
        fields = dict(states[0].after) if states else {}
        if not any(changes_of(item.whole)):
            fields |= _fields(item.whole)
        if not fields:
            for place, comment in item.remarks:
                self.export.remark(place, key, comment)
                self.export.days |= {comment.at.date()} if comment.at else set()
            return
        comments = tuple(comment for _, comment in item.remarks)
        linked = _links(item.whole)
        now = self._ticket(key, fields, item.where)
        parent = linked.get("parent", ())
        ticket = now.model_copy(
            update={
                "comments": comments,
                "parent": next(iter(parent), now.parent),
                "blocks": linked.get("blocks", ()),
                "blocked_by": linked.get("blocked_by", ()),
            }
        )
        if not self.export.add(ticket, ticket.created, ticket.updated):
            return
        place = f"{item.where}/fields"
        self.export.words(f"{place}/System.Title", key, ticket.title)
        self.export.words(f"{place}/{_words(fields)}", key, ticket.description)
        for where, comment in item.remarks:
            self.export.remark(where, key, comment)
        first = states[-1].at.date() if states else None
        since = first if states and states[-1].rev != 1 else None
        self.export.past.extend(
            past_states(ticket, self._moves(key, states, now), since)
        )

    def _moves(self, key: str, states: list[Change], ticket: Ticket) -> Iterator[Move]:
        """Yield what each revision but the first changed, the newest first."""
        later = ticket
        for change in states:
            if change.before is None:
                continue
            was = self._ticket(key, change.before, "")
            before = {
                name: getattr(was, name)
                for name in _KEPT
                if getattr(was, name) != getattr(later, name)
            }
            if before:
                yield Move(change.at, before)
            later = was

    def _ticket(self, key: str, fields: Mapping[str, Any], where: str) -> Ticket:
        def one(*names: str) -> str:
            return next(filter(None, (text(fields.get(name)) for name in names)), "")

        state, reason = one("System.State"), one("System.Reason")
        blocked = one("Microsoft.VSTS.CMMI.Blocked").casefold() == "yes"
        severity = one(f"{_COMMON}Severity")
        settings = self.context.statuses
        category = azure_category(state, reason, settings, blocked=blocked)
        points = one(
            f"{_SCHEDULE}StoryPoints", f"{_SCHEDULE}Effort", f"{_SCHEDULE}Size"
        )
        return Ticket(
            key=key,
            locator=where,
            title=one("System.Title") or key,
            kind=one("System.WorkItemType"),
            status=state,
            category=category,
            flagged=blocked,
            resolution=(reason or None) if category in OVER else None,
            assignee=self._person(fields.get("System.AssignedTo")),
            reporter=self._person(fields.get("System.CreatedBy")),
            priority=one(f"{_COMMON}Priority") or None,
            due=self._day(
                fields,
                where,
                f"{_SCHEDULE}DueDate",
                f"{_SCHEDULE}TargetDate",
                f"{_SCHEDULE}FinishDate",
            ),
            created=self._day(fields, where, "System.CreatedDate"),
            updated=self._day(fields, where, "System.ChangedDate"),
            resolved=self._day(
                fields, where, f"{_COMMON}ClosedDate", f"{_COMMON}ResolvedDate"
            ),
            labels=(
                *azure_tags(one("System.Tags")),
                *([f"severity: {severity}"] if severity else []),
            ),
            components=last_of_path(one("System.AreaPath")),
            sprints=last_of_path(one("System.IterationPath")),
            points=read_number(points),
            parent=azure_key(one("System.Parent")) or None,
            description=plain_words(one(_words(fields))),
        )

    def _day(self, fields: Mapping[str, Any], where: str, *names: str) -> date | None:
        """Return the first day that is written; at no place nothing is said of it."""
        name = next((name for name in names if fields.get(name)), names[0])
        if not where:
            return day(fields.get(name))
        return said_day(self.export, f"{where}/fields/{name}", fields.get(name))

    def _person(self, value: object) -> str | None:
        person = mapping(value)
        name, mail = text(person.get("displayName")), text(person.get("uniqueName"))
        if isinstance(value, str):
            name, mail = azure_person(text(value))
        address = mail if "@" in mail else None
        self.export.person(name, handle=None if address else mail, email=address)
        return name or mail or None


def _links(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    names = {
        "System.LinkTypes.Hierarchy-Reverse": "parent",
        "System.LinkTypes.Dependency-Forward": "blocks",
        "System.LinkTypes.Dependency-Reverse": "blocked_by",
    }
    for _, relation in objects(entry.get("relations")):
        name = names.get(text(relation.get("rel")))
        match = _ID.search(text(relation.get("url")))
        if name and match:
            found[name].append(f"#{match['id']}")
    return {name: tuple(dict.fromkeys(keys)) for name, keys in found.items()}


def _key(entry: Mapping[str, Any]) -> str:
    """Return the key of the work item that the entry is, or is a part of."""
    fields = _fields(entry)
    address = _ID.search(text(entry.get("url")))
    found = (
        text(entry.get("workItemId")),
        text(fields.get("System.Id")),
        address["id"] if address else "",
        "" if _is_remark(entry) else text(entry.get("id")),
    )
    return next(filter(None, map(azure_key, found)), "")


def _fields(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    return mapping(entry.get("fields"))


def _is_newer(entry: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    rev, before = entry.get("rev"), known.get("rev")
    return isinstance(rev, int) and isinstance(before, int) and rev > before


def _is_remark(entry: Mapping[str, Any]) -> bool:
    return "text" in entry and "fields" not in entry


def _is_entry(entry: Mapping[str, Any]) -> bool:
    if isinstance(entry.get("fields"), dict):
        return True
    of_item = "workItemId" in entry or _ID.search(text(entry.get("url")))
    return bool(of_item) and ("text" in entry or "rev" in entry)


def _words(fields: Mapping[str, Any]) -> str:
    """Return the name of the field that says what the item is about."""
    return next((n for n in _DESCRIPTIONS if text(fields.get(n))), _DESCRIPTIONS[0])


def _joined(name: str, keys: list[str]) -> list[str]:
    return [f"{name}{key}" for key in keys]
