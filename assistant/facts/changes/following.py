"""Changes that only follow another: pulled along by it, or told by another tool."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.domain.people import fold
from assistant.domain.records import Milestone, RaidEntry, Ticket
from assistant.facts.changes.severity import is_urgent
from assistant.facts.sameness.stems import same_work
from assistant.ledger.view import View

_MOVES = frozenset({ChangeKind.DATE_SLIPPED, ChangeKind.DATE_PULLED_IN})
_TWICE = _MOVES | {
    ChangeKind.DONE,
    ChangeKind.STARTED,
    ChangeKind.SCOPE_ADDED,
    ChangeKind.SCOPE_REMOVED,
    ChangeKind.ISSUE_OPENED,
    ChangeKind.BLOCKED,
    ChangeKind.UNBLOCKED,
}
_MILESTONE, _GRAVEST_LOG, _TRACKER, _PLAN, _LOG = range(5)


def with_followed(view: View, found: Sequence[Change]) -> list[Change]:
    """Return the changes; those that follow others name them, and weigh little.

    A date follows one that it waits for and that moved in the same direction; a task
    of a plan, or an entry of the log, follows the ticket of the same work that
    changed in the same way; a ticket follows the milestone that it is named after, a
    fault's ticket its entry, which has an exposure.
    """
    if not any(change.kind in _TWICE for change in found):
        return list(found)
    rows = _Rows(view)
    twins = _twins(found, rows)
    moved = {
        kind: {change.subject for change in found if change.kind is kind}
        for kind in _MOVES
    }
    return [
        _told(change, twins.get(change.id, ""), rows.pulled(change, moved))
        for change in found
    ]


def _told(change: Change, twin: str, pulled: tuple[str, ...]) -> Change:
    if not twin and not pulled:
        return change
    return change.model_copy(
        update={
            "same_as": twin,
            "follows": () if twin else pulled,
            "severity": Severity.LOW,
        }
    )


class _Rows:
    """The records of a day by the subjects of their changes."""

    def __init__(self, view: View) -> None:
        self._tickets = {one.record.key: one.record for one in view.records(Ticket)}
        stones = [one.record for one in view.records(Milestone)]
        self._subjects = {row.key: row.title for row in stones}
        self._stones = {fold(row.title) for row in stones}
        entries = [one.record for one in view.records(RaidEntry)]
        self._entries = {
            row.key: f"{row.title} {row.description} {row.note}" for row in entries
        }
        self._behind: dict[str, set[str]] = {}
        for row in self._tickets.values():
            for key in row.blocks:
                self._behind.setdefault(key, set()).add(row.key)

    def family(self, change: Change) -> int | None:
        """Return which kind of tool tells it; None for what is no piece of work."""
        row = self._tickets.get(change.subject)
        if row is not None:
            return _PLAN if row.planned else _TRACKER
        if change.subject not in self._entries:
            return _MILESTONE if fold(change.title) in self._stones else None
        return _GRAVEST_LOG if change.kind is ChangeKind.ISSUE_OPENED else _LOG

    def names(self, change: Change, other: Change) -> bool:
        """Whether the entry of the log names the other's ticket by its key."""
        told = self._entries.get(change.subject, "")
        key = re.escape(other.subject)
        is_key = other.subject in self._tickets and re.search(r"\d", other.subject)
        return bool(is_key and re.search(rf"(?<![\w-]){key}(?![\w-])", told))

    def pulled(
        self, change: Change, moved: Mapping[ChangeKind, set[str]]
    ) -> tuple[str, ...]:
        """Return the subjects of what it waits for, if their dates moved likewise.

        An urgent ticket counts by itself.
        """
        row = self._tickets.get(change.subject)
        if change.kind not in _MOVES or row is None:
            return ()
        if row.planned is None and is_urgent(row):
            return ()
        links = (
            {link.key for link in row.planned.predecessors}
            if row.planned
            else {
                *row.blocked_by,
                *self._behind.get(row.key, ()),
            }
        )
        needed = {*links, *(self._subjects[key] for key in links & {*self._subjects})}
        return tuple(sorted(needed & moved[change.kind] - {change.subject}))


def _twins(found: Iterable[Change], rows: _Rows) -> dict[str, str]:
    """Return, for changes that another tool tells too, the subject told first."""
    alike: dict[str, list[tuple[int, Change]]] = {}
    for change in found:
        family = rows.family(change)
        if change.kind in _TWICE and family is not None:
            alike.setdefault(change.kind, []).append((family, change))
    twins: dict[str, str] = {}
    for group in alike.values():
        for family, change in group:
            first = next(
                (
                    other.subject
                    for before, other in sorted(group, key=lambda one: one[0])
                    if before < family and _is_of_one(rows, other, change)
                ),
                None,
            )
            if first is not None:
                twins[change.id] = first
    return twins


def _is_of_one(rows: _Rows, first: Change, change: Change) -> bool:
    """Whether two changes of one kind are of one thing.

    Work that is only likely the same must have moved to the same day.
    """
    if rows.names(change, first) or fold(first.title) == fold(change.title):
        return True
    same_day = change.kind not in _MOVES or first.after == change.after
    return same_day and same_work(first.title, change.title)
