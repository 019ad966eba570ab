"""Updates and revisions of Azure DevOps work items as one line of states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from ingest.json_files.fields import instant, mapping

_CHANGED: Final = "System.ChangedDate"


@dataclass(frozen=True, slots=True)
class Change:
    """A revision of a work item.

    `instant` is when it was made, with the zone that is written with it; `after` are
    its fields then, of an update those alone that it set, whose former values are
    `before`; `is_update` tells the two apart.
    """

    instant: datetime
    rev: int
    after: Mapping[str, Any]
    before: Mapping[str, Any] | None
    is_update: bool = False

    @property
    def at(self) -> datetime:
        """When it was made, by the export's own clock, without zone."""
        return self.instant.replace(tzinfo=None)


def changes_of(entry: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the change that an update or a revision is; none that has no day.

    The day of a change stands in its fields: `revisedDate` is the day on which the
    next one came.
    """
    fields = mapping(entry.get("fields"))
    rev = entry.get("rev")
    if not isinstance(rev, int):
        return
    values = {name: value for name, value in fields.items() if _is_update(value)}
    if values:
        after = {name: value.get("newValue") for name, value in values.items()}
        before = {name: value.get("oldValue") for name, value in values.items()}
    else:
        after, before = dict(fields), {}
    at = instant(after.get(_CHANGED))
    if at:
        yield Change(at, rev, after, before, bool(values))


def newest_first(changes: Iterable[Change]) -> list[Change]:
    """Return one change a revision with all fields before and after it.

    The oldest has no `before`, unless it is an update of a later revision than the
    first, whose former values are known.
    """
    by_rev: dict[int, Change] = {}
    for change in changes:
        known = by_rev.get(change.rev)
        if known is None or (known.is_update and not change.is_update):
            by_rev[change.rev] = change
    ordered = [by_rev[rev] for rev in sorted(by_rev)]
    fields: dict[str, Any] = {}
    for change in reversed([c for c in ordered if c.is_update]):
        fields |= {k: v for k, v in (change.before or {}).items() if v is not None}
    found: list[Change] = []
    for change in ordered:
        before = dict(fields) if fields and (found or change.rev > 1) else None
        fields = fields | dict(change.after) if change.is_update else dict(change.after)
        found.append(replace(change, after=fields, before=before))
    return found[::-1]


def _is_update(value: object) -> bool:
    return isinstance(value, dict) and bool({"oldValue", "newValue"} & value.keys())
