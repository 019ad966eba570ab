"""Entries of trackers' JSON and XML, counted with `json` and lxml."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from bench.completeness.counts import Count, Tool, some

_KEPT = {
    "summary",
    "status",
    "assignee",
    "priority",
    "duedate",
    "Fix Version",
    "labels",
    "Sprint",
    "resolution",
    "Flagged",
    "issuetype",
    "Component",
    "Link",
    "Parent",
    "Story Points",
    "description",
    "reporter",
}
"""The fields of Jira's changelog that a ticket has."""
_AZURE_PEOPLE = {"System.AssignedTo", "System.CreatedBy", "System.ChangedBy"}


def _items(value: Any, *names: str) -> list[Any]:
    """Return the list under the first name that is there, or the value as one."""
    if isinstance(value, list):
        return value
    for name in names:
        if isinstance(value.get(name), list):
            return list(value[name])
    return [value]


def _dicts(value: Any) -> Iterator[Mapping[str, Any]]:
    """Walk through all objects of a JSON value."""
    inside: Iterable[Any] = ()
    if isinstance(value, dict):
        yield value
        inside = value.values()
    elif isinstance(value, list):
        inside = value
    for each in inside:
        yield from _dicts(each)


def _distinct(value: Any, name: str) -> int:
    """Return how many different texts stand under a name."""
    return len({o[name] for o in _dicts(value) if isinstance(o.get(name), str)})


def jira_json(data: bytes) -> Iterable[Count]:
    """Issues, comments, and the days on which a field of the ticket changed."""
    issues = _items(json.loads(data), "issues")
    yield Count("tickets", len(issues))
    fields = [issue.get("fields", {}) for issue in issues]
    yield Count("comments", sum(len(_comments(each)) for each in fields))
    yield Count("dated states", sum(len(_days(issue)) for issue in issues))
    people = [
        [f.get("assignee"), f.get("reporter"), [c.get("author") for c in _comments(f)]]
        for f in fields
    ]
    yield Count("people", _distinct(people, "displayName"))


def _comments(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list((fields.get("comment") or {}).get("comments", ()))


def _days(issue: Mapping[str, Any]) -> set[str]:
    """Return the days on which the issue was made or changed, but for the last."""
    changes = (issue.get("changelog") or {}).get("histories", ())
    days = {
        change["created"][:10]
        for change in changes
        if any(item["field"] in _KEPT for item in change["items"])
    }
    fields = issue.get("fields", {})
    return days | {
        fields[name][:10] for name in ("created", "updated") if name in fields
    }


def trello(data: bytes) -> Iterable[Count]:
    """Cards and the comments among the actions."""
    value = json.loads(data)
    cards = _items(value, "cards")
    templates = sum(bool(card.get("isTemplate")) for card in cards)
    yield Count("tickets", len(cards), some("templates", templates))
    actions = value.get("actions", []) if isinstance(value, dict) else []
    comments = sum(action.get("type") == "commentCard" for action in actions)
    yield Count("comments", comments)


def github(data: bytes) -> Iterable[Count]:
    """Issues; the list also holds pull requests."""
    issues = _items(json.loads(data), "items")
    pulls = sum("pull_request" in issue for issue in issues)
    yield Count("tickets", len(issues), some("pull requests", pulls))
    kept = [
        [issue.get("user"), issue.get("assignees")]
        for issue in issues
        if "pull_request" not in issue
    ]
    yield Count("people", _distinct(kept, "login"))


def gitlab(data: bytes) -> Iterable[Count]:
    """One issue an element."""
    yield Count("tickets", len(_items(json.loads(data))))


def asana(data: bytes) -> Iterable[Count]:
    """Tasks; the same answer can hold projects or stories."""
    items = [
        item if isinstance(item, dict) else {}
        for item in _items(_items(json.loads(data), "data"))
    ]
    items = [item.get("data", item) for item in items]
    others = sum(item.get("resource_type", "task") != "task" for item in items)
    yield Count("tickets", len(items), some("projects or stories", others))


def azure(data: bytes) -> Iterable[Count]:
    """Work items, or the comments of one."""
    value = json.loads(data)
    comments = [o for o in _dicts(value) if "revisedBy" in o and "text" in o]
    if comments:
        yield Count("comments", len(comments))
        yield Count("people", _distinct(value, "displayName"))
        return
    items = [o for o in _dicts(value) if "fields" in o and "id" in o]
    yield Count("tickets", len(items))
    people = {
        str(value)
        for item in items
        for name, value in item["fields"].items()
        if name in _AZURE_PEOPLE
    }
    yield Count("people", len(people))


def jira_xml(data: bytes) -> Iterable[Count]:
    """`//item`, and the comments in them."""
    root = etree.fromstring(data)
    yield Count("tickets", int(root.xpath("count(//item)")))
    yield Count("comments", int(root.xpath("count(//item/comments/comment)")))


TOOLS = {
    "jira_json": Tool("json", jira_json),
    "jira_xml": Tool("lxml", jira_xml),
    "trello_json": Tool("json", trello),
    "github_issues": Tool("json", github),
    "gitlab_issues": Tool("json", gitlab),
    "asana_json": Tool("json", asana),
    "azure_devops_json": Tool("json", azure),
}
