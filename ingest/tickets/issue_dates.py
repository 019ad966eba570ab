"""The day on which an issue is due: its own, or that of its milestone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypedDict

from assistant.gate.days import days_in
from ingest.json_files.fields import text
from ingest.tickets.export import TicketExport
from ingest.tickets.json_days import said_day

_STATED: Final = re.compile(
    r"^[ \t>*_-]*(?:new |current |revised )?(?:target(?: date)?|due(?: date| on| by)?"
    r"|eta|deadline|delivery date|finish date|end date|planned (?:for|finish|end))"
    r"[*_]{0,2}\s*[:=][*_]{0,2}\s*"
    r"(?:(?:by|on|the|mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )*(?P<day>[^\n]{1,40})",
    re.IGNORECASE | re.MULTILINE,
)
"""How a body gives the issue a day of its own: a line "Target: 7/21"."""


class Due(TypedDict):
    """The fields of a ticket that say when it is due, and whose day that is."""

    due: date | None
    due_of: str | None
    due_met: date | None


def due_of(own: date | None) -> Due:
    """Return the issue's own day, said to be so."""
    return Due(due=own, due_of=None, due_met=None)


def stated_due(export: TicketExport, body: str, near: date | None) -> date | None:
    """Return the day that a line of the body gives as the issue's own.

    `near` is a day of the issue, which tells the year where the line gives none.
    """
    for stated in _STATED.finditer(body):
        words = stated["day"]
        found = next(days_in(words, export.context.date_order), None)
        if found is None or found.start > 0 or found.part or "?" in words:
            continue
        if len(found.readings) > 1:
            continue
        year, month, number = found.resolved(near or export.context.today)[0]
        if year and number:
            return date(year, month, number)
    return None


def due_with(
    export: TicketExport, where: str, milestone: Mapping[str, Any], *names: str
) -> Due:
    """Return the day of the milestone of the issue at `where`, said to be so.

    `names` are what the milestone may call its day.
    """
    name = next((name for name in names if milestone.get(name)), names[0])
    its = said_day(export, f"{where}/milestone/{name}", milestone.get(name))
    if its is None:
        return due_of(None)
    title = text(milestone.get("title"))
    return Due(
        due=its,
        due_of=f"milestone {title}".strip(),
        due_met=_closed_on(export, where, milestone),
    )


def _closed_on(
    export: TicketExport, where: str, milestone: Mapping[str, Any]
) -> date | None:
    """Return the day on which a milestone was closed that left no issue open."""
    left = milestone.get("open_issues", milestone.get("openIssues"))
    if text(milestone.get("state")).casefold() != "closed" or left:
        return None
    names = ("closed_at", "closedAt", "updated_at")
    name = next((name for name in names if milestone.get(name)), names[0])
    return said_day(export, f"{where}/milestone/{name}", milestone.get(name))
