"""The day on which an issue is due: its own, or that of its milestone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from ingest.json_fields import day, text


class Due(TypedDict):
    """The fields of a ticket that say when it is due, and whose day that is."""

    due: date | None
    due_of: str | None


def due_with(own: date | None, milestone: Mapping[str, Any], *names: str) -> Due:
    """Return the issue's own day, else that of its milestone, said to be so.

    `names` are what the milestone may call its day.
    """
    if own:
        return Due(due=own, due_of=None)
    found = next((milestone[name] for name in names if milestone.get(name)), None)
    its = day(found)
    title = text(milestone.get("title"))
    return Due(due=its, due_of=f"milestone {title}".strip() if its else None)
