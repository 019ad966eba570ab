"""The day on which an issue is due: its own, or that of its milestone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from ingest.json_files.fields import text
from ingest.tickets.export import TicketExport
from ingest.tickets.json_days import said_day


class Due(TypedDict):
    """The fields of a ticket that say when it is due, and whose day that is."""

    due: date | None
    due_of: str | None


def due_of(own: date | None) -> Due:
    """Return the issue's own day, said to be so."""
    return Due(due=own, due_of=None)


def due_with(
    export: TicketExport, where: str, milestone: Mapping[str, Any], *names: str
) -> Due:
    """Return the day of the milestone of the issue at `where`, said to be so.

    `names` are what the milestone may call its day.
    """
    name = next((name for name in names if milestone.get(name)), names[0])
    its = said_day(export, f"{where}/milestone/{name}", milestone.get(name))
    title = text(milestone.get("title"))
    return Due(due=its, due_of=f"milestone {title}".strip() if its else None)
