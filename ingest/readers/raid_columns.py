"""Which column of a RAID table holds which field, and whether it is one at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.domain.people import fold
from assistant.domain.records import RaidKind
from ingest.levels import Scale
from ingest.raid_words import (
    AFTERWARDS,
    COLUMNS,
    FIELD_OF,
    LETTERS,
    OPTIONS,
    WITHIN,
    kinds_in,
)
from ingest.tables import Row, Table

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[?:*_\-]+")
_RANK = {
    field: {name: rank for rank, name in enumerate(names.split("|"))}
    for field, names in COLUMNS.items()
}
_MEASURES = {"likelihood", "impact", "score"}
_SPECIFIC = _MEASURES | {"mitigation", "response"}
_DECISIONS = re.compile(r"\bdeci(?:sion|ded)|\bentscheid|\bdecision")
_LONGEST_NAME = 60
_PROSE = 3
_FEW_WORDS = 15


class RaidColumns:
    """Where each field stands; a text field may stand in several columns."""

    def __init__(self, table: Table) -> None:
        self._rows = table.rows
        self.header = table.header
        self._at = _assigned(table.header)
        self._drop_prose_levels()
        self._find_kind()
        self._find_title()
        claimed = {index for places in self._at.values() for index in places}
        self.rest = [i for i in range(len(table.header)) if i not in claimed]

    def has(self, field: str) -> bool:
        """Whether the field has a column."""
        return bool(self._at.get(field))

    @property
    def has_subject(self) -> bool:
        """Whether some column says what an entry is about."""
        return self.has("title") or self.has("description")

    def one(self, field: str, row: Row) -> str:
        """Return the field's cell, empty where there is no column."""
        return next(iter(self.all(field, row)), "")

    def all(self, field: str, row: Row) -> list[str]:
        """Return the cells of the field that hold something, best column first."""
        cells = (filled(row.cells[index]) for index in self._at.get(field, ()))
        return [cell for cell in cells if cell]

    def column(self, field: str) -> list[str]:
        """Return the cells of all rows of the field."""
        return [cell for row in self._rows for cell in self.all(field, row)]

    def names(self) -> set[str]:
        """Return the fields that have a column."""
        return {field for field, places in self._at.items() if places}

    def title_kinds(self) -> list[RaidKind]:
        """Return the kinds that the names of the id and title columns say."""
        places = [*self._at.get("title", ()), *self._at.get("key", ())]
        return [kind for i in places for kind in kinds_in(_plain(self.header[i]))]

    def _drop_prose_levels(self) -> None:
        """A column of sentences under "Impact" describes, it does not measure."""
        for field in ("impact", "likelihood", "score", "priority"):
            cells = self.column(field)
            scale = Scale.of(cells)
            long = [cell for cell in cells if len(cell) > _FEW_WORDS]
            prose = len(long) * 2 > len(cells)
            if prose and not any(scale.band(cell) for cell in cells):
                self._at["description"] += self._at.pop(field)

    def _find_kind(self) -> None:
        places = self._at.pop("kind", [])
        for index in places:
            cells = [filled(row.cells[index]) for row in self._rows]
            kinds = [kind_named(cell) for cell in cells if cell]
            known = sum(kind is not None for kind in kinds)
            if known and known * 2 >= len(kinds):
                self._at["kind"] = [index]
                return

    def _find_title(self) -> None:
        if self.has("title") or self.has("description") or not self.has("key"):
            return
        claimed = {index for places in self._at.values() for index in places}
        for index in range(self._at["key"][0] + 1, len(self.header)):
            cells = [row.cells[index] for row in self._rows if row.cells[index].strip()]
            words = sum(len(cell.split()) for cell in cells)
            if index not in claimed and cells and words >= _PROSE * len(cells):
                self._at["title"] = [index]
                return


def filled(cell: str) -> str:
    """Return the cell's text, empty where it only shows what belongs there."""
    text = cell.strip()
    return "" if is_placeholder(text) else text


def is_placeholder(text: str) -> bool:
    """Whether a template wrote it: `[Owner]`, `DD/MM/YYYY`, `High/Med/Low`."""
    if len(text) > 300 or not text:
        return False
    if re.fullmatch(r"\[[^\]]*\]|<[^>]*>|\{+[^}]*\}+|[-–—.]+", text):
        return not re.fullmatch(r"\[[ xX]\]", text)
    if re.fullmatch(r"[dmyDMY]{1,4}([-/.][dmyDMY]{1,4}){2}", text):
        return True
    options = [fold(option) for option in text.split("/")]
    return len(options) >= 3 and all(option in OPTIONS for option in options)


def kind_named(text: str) -> RaidKind | None:
    """Return the kind that a type cell says, as a word or its letter."""
    folded = fold(text)
    letters = {letter.casefold(): kind for kind, letter in LETTERS.items()}
    if folded in letters:
        return letters[folded]
    kinds = kinds_in(folded)
    return kinds[0] if len(kinds) == 1 and len(folded.split()) <= _PROSE else None


def header_score(cells: Sequence[str]) -> int:
    """Count the fields that the cells name."""
    fields = {field_of(cell) for cell in cells if len(cell) <= _LONGEST_NAME}
    return len(fields - {None})


def field_of(name: str) -> str | None:
    """Return the field that a column name means."""
    plain = _plain(name)
    return FIELD_OF.get(plain) or next(
        (field for field, pattern in WITHIN if pattern.search(plain)), None
    )


def is_raid(table: Table, name: str = "") -> bool:
    """Whether the columns are those of a RAID table.

    `name` is what the file, sheet or heading says; a table that a kind of entry stands
    over needs less than one that nothing announces.
    """
    columns = RaidColumns(table)
    fields = columns.names()
    if any(_DECISIONS.search(_plain(cell)) for cell in table.header):
        return False
    if not fields & {"key", "title", "description"}:
        return False
    announced = columns.has("kind") or bool(kinds_in(name)) or "raid" in name.casefold()
    told = fields & (_SPECIFIC | {"owner", "status", "health"})
    if announced and told and {"title", "description"} & fields:
        return True
    return strength(table) >= 2


def strength(table: Table) -> int:
    """Count what only RAID tables have; 2 are enough without any announcement."""
    columns = RaidColumns(table)
    fields = columns.names()
    titled = bool(columns.title_kinds()) and (
        columns.title_kinds() != [RaidKind.ISSUE] or bool(fields & _SPECIFIC)
    )
    return len(fields & _SPECIFIC) + 2 * columns.has("kind") + 2 * titled


def _assigned(header: Sequence[str]) -> defaultdict[str, list[int]]:
    exact: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    loose: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(header):
        plain = _plain(name)
        field = field_of(name) if plain else None
        if field is None:
            continue
        if plain in _RANK[field]:
            exact[field].append((_RANK[field][plain], index))
        elif field not in _MEASURES or not AFTERWARDS.search(plain):
            loose[field].append(index)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for field in {*exact, *loose}:
        found[field] = [index for _, index in sorted(exact[field])] + loose[field]
    return found


def _plain(name: str) -> str:
    spaced = _CAMEL.sub(" ", name)
    return fold(_ASIDE.sub(" ", spaced)) or fold(spaced)
