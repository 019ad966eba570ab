"""Days of a tracker's JSON that are written and are none."""

from __future__ import annotations

from datetime import date
from typing import Final

from ingest.json_files.fields import day, text
from ingest.tickets.export import TicketExport

_NEVER: Final = "0001-01-01"
"""How .NET writes that there is no date."""
_LONGEST: Final = 40


def said_day(export: TicketExport, where: str, value: object) -> date | None:
    """Return the day of an ISO date or time; a problem of the export if it is none."""
    found = day(value)
    written = text(value) or (str(value) if value else "")
    if found is None and written and not written.startswith(_NEVER):
        export.problem(
            where,
            f"{written[:_LONGEST]!r} is not a date; left empty",
            "correct it in the tracker, and export it again",
        )
    return found
