"""Which column a table lacks to be one of tickets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from assistant.domain.reading import ReadProblem
from ingest.readers.raid_columns import DECISIONS
from ingest.readers.ticket_columns import is_of_others, ticket_columns
from ingest.tables.column_names import plain_name

_OF_WORK: Final = frozenset(
    (
        *("owner", "due", "priority", "sprint", "points", "parent", "reporter"),
        *("created", "updated", "resolved"),
    )
)
"""What is said of work and seldom of other things that have an id and a name."""
_SEVERAL: Final = 2
_MOST_NAMES: Final = 5
_LONGEST_LIST: Final = 300


def missing_ticket_column(header: Sequence[str], where: str) -> ReadProblem | None:
    """Name what keeps the table from being one of tickets; None if it is meant as none.

    `where` is the sheet's name. It is meant as one that has an id, a title and two
    columns of work, or a status and nothing that tells its rows apart.
    """
    columns = ticket_columns(header)
    if is_of_others(header, columns):
        return None
    if any(DECISIONS.search(plain_name(cell)) for cell in header):
        return None
    lacking = _lacking(set(columns))
    if lacking is None:
        return None
    known = {index for places in columns.values() for index in places}
    strange = [repr(name) for i, name in enumerate(header) if name and i not in known]
    listed = f"; not understood: {', '.join(strange[:_MOST_NAMES])}" if strange else ""
    return ReadProblem(
        where=where,
        what=f"a table like one of tickets without a column for {lacking}{listed}; its "
        "rows are kept as text, and no ticket is known of it",
        fix=f"export it again with a column for {lacking}, or name the columns of "
        "the source in ontrack.toml",
    )


def untitled(
    header: Sequence[str], columns: Mapping[str, Sequence[int]]
) -> tuple[str, str]:
    """Say that no column holds the titles of the tickets, and what to do about it."""
    found = ", ".join(filter(None, header))[:_LONGEST_LIST]
    instead = "description" if columns.get("description") else "key alone"
    what = (
        f"no column for the title of the tickets (columns found: {found}): a ticket "
        f"is known by its {instead}"
    )
    return (
        what,
        "export it again with the column Summary, or call the column of titles Title",
    )


def _lacking(fields: set[str]) -> str | None:
    named, work = fields & {"key", "title"}, fields & _OF_WORK
    if "status" not in fields:
        meant = len(named) == _SEVERAL and len(work) >= _SEVERAL
        return "the status (Status)" if meant else None
    if not named:
        return "the key or title (Key, Summary)" if len(work) >= _SEVERAL else None
    if len(named) == 1 and not work:
        return "the key (Key)" if "title" in named else "the title (Summary)"
    return None
