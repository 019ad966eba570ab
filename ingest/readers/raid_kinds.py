"""Whether a table is one of RAID entries, and not of what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.domain.people import fold
from assistant.domain.records import RaidKind
from ingest.readers.raid_columns import (
    DECISIONS,
    SPECIFIC,
    RaidColumns,
    field_of,
    header_score,
)
from ingest.records.wiki_tables import MILESTONE, names_a_list
from ingest.tables.actions import lists_actions
from ingest.tables.changes import change_columns
from ingest.tables.column_names import plain_name
from ingest.tables.raid_words import kinds_in
from ingest.tables.rows import Table, under_header

_FEW: Final = 2
_OF_DECISIONS: Final = frozenset(("decided", "decided_by"))


def entry_score(cells: Sequence[str]) -> int:
    """Count the fields of a log that the cells name, few if they are of another."""
    if lists_actions(cells, "") or any(map(DECISIONS.search, map(plain_name, cells))):
        return min(header_score(cells), _FEW)
    return header_score(cells)


def log_in(raw: Table, name: str) -> Table | None:
    """Put the rows under the header of a log, None where they have none of one."""
    table = under_header(raw, entry_score, least=2)
    return table if table is not None and is_raid(table, name) else None


def is_raid(table: Table, name: str = "") -> bool:
    """Whether the columns are those of a RAID table.

    `name` is what the file, sheet or heading says; a table that a kind of entry stands
    over needs less than one that nothing announces.
    """
    columns = RaidColumns(table)
    fields = columns.names()
    if is_of_another(table):
        return False
    if not fields & {"key", "title", "description"}:
        return False
    announced = columns.has("kind") or bool(kinds_in(name)) or "raid" in name.casefold()
    told = fields & (SPECIFIC | {"owner", "status", "health"})
    if announced and told and {"title", "description"} & fields:
        return True
    return strength(table) >= 2


def is_of_another(table: Table) -> bool:
    """Whether the table is one of decisions or actions, by its own columns and name.

    A log of all kinds of entries may say when, or by whom, those that are decisions
    were decided.
    """
    if lists_actions(table.header, table.name):
        return True
    columns = RaidColumns(table)
    has_kinds = columns.has("kind") or bool(columns.title_kinds())
    if not has_kinds and not columns.has("likelihood") and _is_listed(table):
        return True
    decided = [n for n in table.header if DECISIONS.search(plain_name(n))]
    about = [n for n in decided if field_of(n) in _OF_DECISIONS]
    if not decided or about != decided:
        return bool(decided)
    return not has_kinds


def _is_listed(table: Table) -> bool:
    """Whether the table lists milestones, changes, or what the name above it says."""
    names = [fold(name) for name in table.header]
    words = {word for name in names[:_FEW] for word in name.split()}
    if words & MILESTONE or change_columns(names) is not None:
        return True
    return names_a_list(table.name) and not kinds_in(table.name)


def strength(table: Table) -> int:
    """Count what only RAID tables have; 2 are enough without any announcement."""
    columns = RaidColumns(table)
    fields = columns.names()
    titled = bool(columns.title_kinds()) and (
        columns.title_kinds() != [RaidKind.ISSUE] or bool(fields & SPECIFIC)
    )
    return len(fields & SPECIFIC) + 2 * columns.has("kind") + 2 * titled
