"""Which column of a RAID table holds which field, and whether it is one at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

from assistant.domain.people import fold
from assistant.domain.reading import ReadProblem
from assistant.domain.records import RaidKind
from ingest.readers.raid_cells import filled
from ingest.readers.raid_unfit import is_money, is_reason, no_levels
from ingest.tables.column_names import plain_name
from ingest.tables.levels import Scale
from ingest.tables.raid_words import (
    AFTERWARDS,
    COLUMNS,
    FIELD_OF,
    LETTERS,
    OTHER_KINDS,
    WITHIN,
    kinds_in,
    state_of,
)
from ingest.tables.rows import Row, Table

_RANK = {
    field: {name: rank for rank, name in enumerate(names.split("|"))}
    for field, names in COLUMNS.items()
}
_MEASURES = {"likelihood", "impact", "score"}
_JUDGED = _MEASURES | {
    "priority", "raised", "updated", "closed", "review", "forecast", "due", "raised_by",
    "decided",
}  # fmt: skip
"""Fields whose columns are looked at as a whole before any row is read."""
SPECIFIC = _MEASURES | {"mitigation", "response"}
"""Fields that only logs of risks and the like have."""
DECISIONS = re.compile(r"\bdeci(?:sion|ded)|\bentscheid|\bdecision")
_OTHER_PART = re.compile(
    r"\b(?:review|approv|escalat|inform|consult|sponsor|report|rais|logg|identif"
    r"|author|creat|updat|modif|clos|notif|watch|deput|backup|stakeholder|affect)"
)
"""Beginnings of what else a person does about an entry than to own it."""
_TREND = re.compile(r"\btrend|\btenden|\bdirection|\bproximity")
"""Columns whose words of state say where a thing is heading."""
_ID = re.compile(r"[A-Za-z]{0,6}[-_ .#]*\d[\w.-]*")
_LONGEST_NAME = 60
_JOINING = frozenset(
    ("and", "or", "the", "of", "und", "oder", "et", "ou", "o", "y", "e")
)
_GROUP = re.compile(
    r"\b(?:areas?|phases?|projects?|workstreams?|streams?|teams?|program\w*|sites?"
    r"|locations?|places?|sources?|departments?|units?|groups?|triggers?|bereich)\b"
)
"""Columns of words that say where an entry belongs, and not what it is."""
_RANKED = re.compile(r"\brank(?:ing)?\b|\brang\b")
_PRIORITY = re.compile(r"[Pp]?[0-5]")
_PROSE = 3
_NAMING = 2
"""Words of a title, on average; a word alone is as likely a class of entries."""
_MOST = 2 / 3
_FEW_WORDS = 15


class RaidColumns:
    """Where each field stands; a text field may stand in several columns.

    `is_person` finds the owners under a name of a column that nobody foresaw;
    `stand_in` is the column of prose that was taken for a title that has none; `money`
    are the columns of amounts under the name of a level.
    """

    def __init__(
        self, table: Table, is_person: Callable[[str], bool] = lambda _name: False
    ) -> None:
        self._rows = table.rows
        self.header = table.header
        self._at = _assigned(table.header)
        self._columns: dict[str, list[str]] = {}
        self.stand_in: str | None = None
        self._find_priority()
        self.money = self._drop_money()
        self._drop_rank()
        self._drop_prose_levels()
        self._find_kind()
        self._find_key()
        self._find_title()
        self._find_status()
        self._find_owner(is_person)
        self.rest = self._unclaimed()

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

    def subject(self, row: Row) -> str:
        """Return what the entry is about: no cause of it, and no effect."""
        told = (i for i in self._at["description"] if not is_reason(self.header[i]))
        cells = (filled(row.cells[index]) for index in told)
        return self.one("title", row) or next(filter(None, cells), "")

    def all(self, field: str, row: Row) -> list[str]:
        """Return the cells of the field that hold something, best column first."""
        cells = (filled(row.cells[index]) for index in self._at.get(field, ()))
        return [cell for cell in cells if cell]

    def called(self, field: str) -> str:
        """Return the name of the field's best column, the field's own without one."""
        places = self._at.get(field)
        return (self.header[places[0]] if places else "") or field

    def column(self, field: str) -> list[str]:
        """Return the cells of all rows of the field."""
        if not self.has(field):
            return []
        if field not in self._columns:
            wanted = {field, *_JUDGED & self.names()} - self._columns.keys()
            self._columns |= self._gathered(wanted)
        return self._columns[field]

    def _gathered(self, fields: Collection[str]) -> dict[str, list[str]]:
        """Walk through the rows once; equal cells of a column are kept once."""
        found: dict[str, list[str]] = {field: [] for field in fields}
        known: dict[str, str] = {}
        for row in self._rows:
            for field, cells in found.items():
                cells += [known.setdefault(c, c) for c in self.all(field, row)]
        return found

    def names(self) -> set[str]:
        """Return the fields that have a column."""
        return {field for field, places in self._at.items() if places}

    @property
    def strange(self) -> tuple[str, ...]:
        """The names of the columns that hold something and were not understood."""
        return tuple(
            self.header[index]
            for index in self.rest
            if self.header[index] and self._cells(index)
        )

    def nameless(self, where: str) -> list[ReadProblem]:
        """Say what stands in for a title or an id that has no column."""
        told: list[tuple[str, str]] = []
        if self.stand_in and not self._is_whole:
            what = f"{self.stand_in!r} stands in; a row without it is named by its id"
            told.append(("title", what))
        if not self.has("key"):
            told.append(("ID", "an entry is known by its title, which may change"))
        fix = "add a column for the {}, and ingest again"
        text = "no column for the {} of the entries: {}"
        return [
            ReadProblem(where=where, what=text.format(name, what), fix=fix.format(name))
            for name, what in told
        ]

    def taken(self) -> Iterator[str]:
        """Say which column was taken for the titles, and which for no levels."""
        if self.stand_in is not None and self._is_whole:
            yield (
                f"no column is called a title: {self.stand_in!r} was taken for the "
                "titles; call it Title, or call another one so"
            )
        yield from (no_levels(self.header[index]) for index in self.money)

    @property
    def _is_whole(self) -> bool:
        """Whether what stands in for the title leaves no entry without a name."""
        named = len(self._cells(self._at["title"][0])) == len(self._rows)
        return named or self.has("description")

    def title_kinds(self) -> list[RaidKind]:
        """Return the kinds that the names of the id and title columns say."""
        places = [*self._at.get("title", ()), *self._at.get("key", ())]
        return [kind for i in places for kind in kinds_in(plain_name(self.header[i]))]

    def _find_priority(self) -> None:
        """A "P" without an impact or a score beside it is no factor of a product."""
        places = self._at.get("likelihood", [])
        if any(map(self.has, ("impact", "score", "priority"))) or len(places) != 1:
            return
        cells = self._cells(places[0])
        if plain_name(self.header[places[0]]) == "p" and all(
            _PRIORITY.fullmatch(cell) for cell in cells
        ):
            self._at["priority"] = self._at.pop("likelihood")

    def _drop_money(self) -> list[int]:
        """An amount of money is no step of a scale, whatever the file's largest is."""
        found: list[int] = []
        for field in sorted({*_MEASURES, "priority"} & self.names()):
            places = self._at[field]
            found += [i for i in places if is_money(self.header[i], self._cells(i))]
            self._at[field] = [index for index in places if index not in found]
        return found

    def _drop_rank(self) -> None:
        """A rank counts the rows, and measures none of them."""
        places = self._at.get("score", [])
        if not places or not _RANKED.search(plain_name(self.header[places[0]])):
            return
        cells = self._cells(places[0])
        numbers = {int(cell) for cell in cells if cell.isdigit()}
        if len(numbers) == len(cells) and max(numbers, default=0) <= 2 * len(cells):
            places.pop(0)

    def _drop_prose_levels(self) -> None:
        """A column of sentences under "Impact" describes, it does not measure."""
        for field in ("impact", "likelihood", "score", "priority"):
            cells = self.column(field)
            scale = Scale.of(cells)
            long = [cell for cell in cells if len(cell) > _FEW_WORDS]
            prose = len(long) * 2 > len(cells)
            if prose and not any(scale.band(cell) for cell in cells):
                self._at["description"] += self._at.pop(field)
                del self._columns[field]

    def _find_kind(self) -> None:
        places = self._at.pop("kind", [])
        for index in places:
            cells = [filled(row.cells[index]) for row in self._rows]
            named = [cell for cell in cells if cell]
            known = sum(kind_named(cell) is not None for cell in named)
            others = sum(
                OTHER_KINDS.fullmatch(fold(cell)) is not None for cell in named
            )
            if known and (known + others) * 2 >= len(named):
                self._at["kind"] = [index]
                return
        self._find_kind_by_words()

    def _find_kind_by_words(self) -> None:
        """Take a column of kinds for the kind, whatever it is called."""
        found = self._only_of(_is_kind_word, but=_GROUP)
        if found and len({kind_named(cell) for cell in self._cells(found[0])}) > 1:
            self._at["kind"] = found

    def _find_key(self) -> None:
        """Take a second column of titles for the ids, if ids stand in it."""
        places = self._at.get("title", [])
        if self.has("key") or len(places) <= 1:
            return
        for index in places:
            cells = self._cells(index)
            if cells and len({*cells}) == len(cells) and all(map(_ID.fullmatch, cells)):
                self._at["key"] = [index]
                self._at["title"] = [one for one in places if one != index]
                return

    def _find_title(self) -> None:
        if self.has("title"):
            return
        described = self._at["description"]
        if described and not is_reason(self.header[described[0]]):
            self._find_short_text(described[0])
            return
        if not self.has("key"):
            return
        for index in self._unclaimed():
            if is_reason(self.header[index]):
                continue
            cells = self._cells(index)
            words = sum(len(cell.split()) for cell in cells)
            behind = index > self._at["key"][0]
            if behind and cells and words >= _PROSE * len(cells):
                self._stand_in(index)
                return

    def _find_short_text(self, description: int) -> None:
        """Take the short text between the id and the long one for the titles."""
        first = self._at["key"][0] + 1 if self.has("key") else 0
        long = self._cells(description)
        for index in self._unclaimed():
            cells = self._cells(index)
            words = sum(len(cell.split()) for cell in cells)
            if (
                first <= index < description
                and not _GROUP.search(plain_name(self.header[index]))
                and not _OTHER_PART.search(plain_name(self.header[index]))
                and not is_reason(self.header[index])
                and len(cells) >= _MOST * len(long) > 0
                and len({*cells}) == len(cells)
                and words >= _NAMING * len(cells)
                and sum(map(len, cells)) * len(long) < sum(map(len, long)) * len(cells)
            ):
                self._stand_in(index)
                return

    def _stand_in(self, index: int) -> None:
        self._at["title"] = [index]
        self.stand_in = self.header[index] or f"column {index + 1}"

    def _find_status(self) -> None:
        """Take a column of states for the status, whatever it is called."""
        if self.has("status") or self.has("closed"):
            return
        self._at["status"] = self._only_of(_is_state, but=_TREND)

    def _find_owner(self, is_person: Callable[[str], bool]) -> None:
        """Take a column of people for the owners, unless its name says otherwise."""
        if self.has("owner"):
            return
        named = {fold(cell) for cell in self.column("raised_by")}
        self._at["owner"] = self._only_of(
            lambda cell: fold(cell) in named or is_person(cell), but=_OTHER_PART
        )

    def _only_of(
        self, holds: Callable[[str], bool], *, but: re.Pattern[str]
    ) -> list[int]:
        """Return the one unclaimed column whose cells are mostly so."""
        found = []
        for index in self._unclaimed():
            cells = self._cells(index)
            most = sum(map(holds, cells)) >= _MOST * len(cells)
            if cells and most and not but.search(plain_name(self.header[index])):
                found.append(index)
        return found if len(found) == 1 else []

    def _unclaimed(self) -> list[int]:
        claimed = {index for places in self._at.values() for index in places}
        return [i for i in range(len(self.header)) if i not in claimed]

    def _cells(self, index: int) -> list[str]:
        cells = (filled(row.cells[index]) for row in self._rows)
        return [cell for cell in cells if cell]


def _is_kind_word(cell: str) -> bool:
    """Whether the cell is the name of a kind, and more than its letter."""
    return len(cell) > 1 and kind_named(cell) is not None


def _is_state(cell: str) -> bool:
    """Whether the cell is a state and not a sentence that begins like one."""
    return len(cell.split()) <= _PROSE and state_of(cell, RaidKind.RISK) is not None


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
    plain = plain_name(name)
    return (
        FIELD_OF.get(plain)
        or ("title" if _is_title(plain) else None)
        or next((field for field, pattern in WITHIN if pattern.search(plain)), None)
    )


def _is_title(plain: str) -> bool:
    """Whether all words are names of a title: `Risk / issue`, `risk or hazard`."""
    words = [word for word in re.findall(r"[^\W\d_]+", plain) if word not in _JOINING]
    return len(words) > 1 and all(FIELD_OF.get(word) == "title" for word in words)


def _assigned(header: Sequence[str]) -> defaultdict[str, list[int]]:
    exact: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    loose: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(header):
        plain = plain_name(name)
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
    found["description"].sort(key=lambda index: is_reason(header[index]))
    return found
