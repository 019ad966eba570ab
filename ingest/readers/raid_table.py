"""RAID tables into entries: what CSV, workbooks and Markdown logs share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import Passage, PersonMention, ReadProblem, Role
from assistant.domain.records import LoggedDecision, RaidEntry, RaidKind, RaidState
from ingest.reader import DateOrder, ReadContext
from ingest.readers.raid_cells import filled, passed_over
from ingest.readers.raid_columns import (
    DECISIONS,
    RaidColumns,
    kind_named,
)
from ingest.readers.raid_missing import missed_columns
from ingest.readers.raid_scales import (
    brought_to_25,
    guesses,
    is_of_slip,
    scales_of,
    score_factor,
)
from ingest.readers.raid_source import RaidSource
from ingest.readers.raid_unknown import Unknown, no_entries
from ingest.spool import Spool
from ingest.tables.actions import action_row, is_nobody, named_person
from ingest.tables.cells import (
    DateRules,
    UnreadCellError,
    read_day,
    read_number,
    settled_order,
)
from ingest.tables.decisions import is_made, not_made
from ingest.tables.levels import colour_of, read_score
from ingest.tables.raid_words import (
    ACTIONS,
    LETTERS,
    OTHER_KINDS,
    PREFIXES,
    kinds_in,
    state_of,
)
from ingest.tables.rows import Row, Table

DATES = ("raised", "updated", "closed", "review", "forecast", "due")
_REVIEWED = frozenset({RaidKind.RISK, RaidKind.ASSUMPTION})
_REVIEW = re.compile(r"\breview", re.IGNORECASE)
"""In a column for both, what may happen is looked at again and the rest is due."""
_TEXTS = ("title", "description", "mitigation", "note")
_ID = re.compile(r"(?P<prefix>[A-Za-z]+)[-_ .#]*\d[\w.-]*")
_LONGEST_KEY = 80
_LONGEST_TITLE = 200
_SECTION_FIELDS = 3
_DIGIT = re.compile(r"\d")


@dataclass
class RaidLog:
    """What the rows of all tables of a log amount to.

    `newest` is the newest day on which an entry was raised, updated or closed; `order`
    is what its dates prove about day and month.
    """

    source: RaidSource
    context: ReadContext
    entries: Spool[RaidEntry] = field(default_factory=Spool)
    decisions: list[LoggedDecision] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    passages: Spool[Passage] = field(default_factory=Spool)
    people: dict[str, PersonMention] = field(default_factory=dict)
    problems: list[ReadProblem] = field(default_factory=list)
    unknown: Unknown = field(default_factory=Unknown)
    newest: date | None = None
    others: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    cut: list[str] = field(default_factory=list)
    order: DateOrder | None = None
    tables: Sequence[Table] = ()
    remarks: dict[str, None] = field(default_factory=dict)

    def add(self, tables: Sequence[Table]) -> None:
        """Read the rows of the tables, which are one log."""
        self.tables = tables
        is_person = self.context.is_person
        parsed = [(table, RaidColumns(table, is_person)) for table in tables]
        cells = [cell for _, c in parsed for name in DATES for cell in c.column(name)]
        self.order = settled_order(cells) or self.source.order
        shared = self.order or self.context.date_order
        for table, columns in parsed:
            self.problems += table.problems
            self.refused += table.refused
            self.cut += [table.looks_cut] if table.looks_cut else []
            untyped = _TableReading(self, table, columns, shared).read()
            self._missed(table, columns, untyped)
        self.problems += [no_entries(*other) for other in self.others.items()]

    def _missed(
        self, table: Table, columns: RaidColumns, untyped: Mapping[RaidKind, str]
    ) -> None:
        """Name the columns that had no meaning, and say so where one was needed."""
        for name in columns.strange:
            self.unknown.add("column", name)
        if not table.rows:
            return
        here = {table.place(row) for row in table.rows}
        kinds = {entry.kind for entry in self.entries if entry.locator in here}
        lost = untyped if self.source.is_export else None
        missed = missed_columns(columns, table.name, kinds, lost)
        self.problems += (*columns.nameless(table.name), *missed.problems)
        self.remarks |= dict.fromkeys((*columns.taken(), *guesses(columns)))
        self.remarks |= dict.fromkeys(missed.remarks)


class _TableReading:
    """The reading of one table."""

    def __init__(
        self, log: RaidLog, table: Table, columns: RaidColumns, order: DateOrder | None
    ) -> None:
        self.log, self.table, self.columns = log, table, columns
        self.section: RaidKind | None = _only(kinds_in(table.name))
        self.file_kind = _only(kinds_in(re.sub(r"[-_.]", " ", log.source.name)))
        self.untyped: dict[RaidKind, str] = {}
        self.rules = {
            name: DateRules(
                settled_order(columns.column(name)) or order, log.source.near
            )
            for name in (*DATES, "decided")
        }
        self.scales = scales_of(columns, log.source.legend)
        self.factor = score_factor(table.rows, columns, self.scales)

    def read(self) -> Mapping[RaidKind, str]:
        """Read all rows; return an id for each kind that only its letters told."""
        passed: list[str] = []
        for row in self.table.rows:
            cells = [filled(cell) for cell in row.cells]
            full = [cell for cell in cells if cell]
            if len(full) == 1 and not _ID.fullmatch(full[0]):
                self._single(full[0], row)
            elif full and not self._is_template(row):
                self._row(row)
            elif any(map(str.strip, row.cells)):
                passed.append(self.table.place(row))
        if self.factor != 1:
            self.log.remarks[brought_to_25(self.columns, self.factor)] = None
        if passed:
            self.log.remarks[passed_over(passed)] = None
        return self.untyped

    def _single(self, text: str, row: Row) -> None:
        """A row of one cell is a band between rows, or a remark."""
        kind = _only(kinds_in(text))
        if kind and len(text.split()) <= _SECTION_FIELDS:
            self.section = kind
        elif self.columns.one("title", row):
            self._row(row)
        else:
            self._passage(text, row, None)

    def _is_template(self, row: Row) -> bool:
        content = self.columns.names() - {"key", "status", "kind", "health"}
        in_rest = any(filled(row.cells[index]) for index in self.columns.rest)
        return not in_rest and not any(self.columns.all(name, row) for name in content)

    def _row(self, row: Row) -> None:
        key, title = self._key_and_title(row)
        other = self._other_kind(row)
        if other and DECISIONS.search(fold(other)):
            self._decision(row, key, title)
            return
        if other and ACTIONS.fullmatch(fold(other)):
            self._action(row, title)
            return
        if other:
            self.log.others[other] = self.log.others.get(other, 0) + 1
            self._texts(row, None)
            return
        kind = self._kind(row, key)
        if key.isdigit():
            key = f"{LETTERS[kind]}-{key}"
        if not title or key in self.log.keys:
            self.log.refused += 1
            what = f"{key!r} stands twice" if title else "it has no id and no title"
            self._problem(row, f"{what}; the row was not kept", "correct the log")
            return
        self.log.keys.add(key)
        self.log.entries.append(self._entry(row, key, kind, title))
        self._texts(row, key)

    def _decision(self, row: Row, key: str, title: str) -> None:
        """Keep a row of a decision, unless it is not made by its status."""
        status, place = self.columns.one("status", row), self.table.place(row)
        self._texts(row, key if title else None)
        if not title:
            return
        if not is_made(status):
            self.log.problems.append(not_made(place, title, status))
            return
        names = ("decided", "closed", "raised", "updated", "due")
        days = (self._day(name, row) for name in names)
        by = self.columns.one("decided_by", row)
        self.log.decisions.append(
            LoggedDecision(
                key=key,
                locator=place,
                what=title,
                decided_on=next(filter(None, days), None),
                decided_by=by or self._owner(row),
            )
        )

    def _action(self, row: Row, title: str) -> None:
        """Keep a row of an action as one of a table of actions."""
        one, due = self.columns.one, self._day("due", row)
        when = due.isoformat() if due else one("due", row)
        said = (title, self._owner(row) or "", when, one("status", row))
        self.log.passages.append(action_row(self.table, row, said))

    def _key_and_title(self, row: Row) -> tuple[str, str]:
        one = self.columns.one
        key = re.sub(r"\.0$", "", one("key", row))[:_LONGEST_KEY]
        title = one("title", row) or self.columns.subject(row).split("\n")[0]
        if key and not title:
            self._problem(row, f"{key!r} has no title", "write what it is about")
        title = title[:_LONGEST_TITLE] if not one("title", row) else title
        return key or title[:_LONGEST_KEY], title or key

    def _entry(self, row: Row, key: str, kind: RaidKind, title: str) -> RaidEntry:
        one = self.columns.one
        days = {name: self._day(name, row) for name in DATES}
        both = _REVIEW.search(self.columns.called("due")) is not None
        if both and kind in _REVIEWED:
            days |= {"review": days["review"] or days["due"], "due": None}
        likelihood, impact = self._level("likelihood", row), self._level("impact", row)
        score, health = self._score(row)
        score = None if is_of_slip(score, self.scales, self.columns, row) else score
        impact = impact or self._level("priority", row)
        if impact is None and likelihood is None and score is None:
            impact = (
                self.scales["score"].band(one("score", row)) if not health else None
            )
        return RaidEntry(
            key=key,
            locator=self.table.place(row),
            kind=kind,
            title=title,
            description="\n".join(self.columns.all("description", row)),
            owner=self._owner(row),
            says_owner=self.columns.has("owner") or self.columns.has("raised_by"),
            raised=days["raised"],
            likelihood=likelihood,
            impact=impact,
            score=score,
            levels=self._level_words(row, kind) if score is None else "",
            health=health,
            status=one("status", row),
            says_state=self.columns.has("status") or self.columns.has("closed"),
            state=self._state(row, kind),
            due=days["forecast"] or days["due"],
            due_or_review=both and not days["forecast"] and days["due"] is not None,
            review=days["review"],
            response=one("response", row),
            mitigation="\n".join(self.columns.all("mitigation", row)),
            updated=days["updated"],
            note="\n".join(self.columns.all("note", row)),
        )

    def _kind(self, row: Row, key: str) -> RaidKind:
        """Type column, heading, id, column names, file name, in this order."""
        prefix = _ID.fullmatch(key)
        named = self.columns.one("kind", row)
        kind = kind_named(named)
        if named and kind is None and not is_nobody(named):
            self._unknown("type", named, row)
        lettered = PREFIXES.get(prefix["prefix"].casefold()) if prefix else None
        titled = self.columns.title_kinds()
        said = _only(titled) or self.file_kind
        found = kind or self.section or lettered or said or RaidKind.RISK
        register = found is RaidKind.RISK and self.columns.has("likelihood")
        if not (kind or self.section or said or register or (lettered and titled)):
            self.untyped.setdefault(found, key if lettered else "")
        return found

    def _other_kind(self, row: Row) -> str | None:
        named = self.columns.one("kind", row)
        return named if named and OTHER_KINDS.fullmatch(fold(named)) else None

    def _owner(self, row: Row) -> str | None:
        absent = not self.columns.has("owner")
        owner = self.columns.one("raised_by" if absent else "owner", row)
        if not owner or is_nobody(owner):
            return None
        person = named_person(owner)
        if person:
            self.log.people.setdefault(fold(owner), person)
        return owner

    def _state(self, row: Row, kind: RaidKind) -> RaidState:
        status = self.columns.one("status", row)
        if not status:
            closed = self.columns.one("closed", row)
            over = bool(closed) and fold(closed) not in {"no", "n", "false", "open"}
            return RaidState.CLOSED if over else RaidState.OPEN
        state = state_of(status, kind)
        if state is None:
            self._unknown("status", status, row)
        return state or RaidState.OPEN

    def _level(self, name: str, row: Row) -> int | None:
        text = self.columns.one(name, row)
        band = self.scales[name].band(text) if text else None
        if text and band is None:
            self._no_level(name, text, row)
        return band

    def _no_level(self, name: str, text: str, row: Row) -> None:
        """A number that is no level is a problem; a word is one to be mapped."""
        if is_nobody(text):
            return
        if not _DIGIT.search(text):
            self._unknown("level", text, row)
            return
        column, scale = self.columns.called(name), self.scales[name]
        if scale.undirected:
            self._unknown("level", text, row)
            return
        wanted = "score" if name == "score" else f"level {scale.described}"
        self._problem(
            row,
            f"{text!r} under {column!r} is no {wanted}; left empty",
            "correct the cell, or give the scale in the column's name, as (1-10)",
        )

    def _level_words(self, row: Row, kind: RaidKind) -> str:
        """Return both levels as written if the log gives them in words alone."""
        cells = [self.columns.one(name, row) for name in ("likelihood", "impact")]
        if kind is RaidKind.ISSUE and not cells[0]:
            cells = cells[1:]
        if not all(cells) or any(read_number(cell) is not None for cell in cells):
            return ""
        return "/".join(cells)

    def _score(self, row: Row) -> tuple[float | None, str | None]:
        """Read the log's own score and colour; either may stand in either column."""
        score_text = self.columns.one("score", row)
        health = colour_of(self.columns.one("health", row)) or colour_of(score_text)
        number = read_score(score_text)
        if score_text and number is None and not health:
            self._level("score", row)
        if number is not None and self.factor != 1:
            return round(number * self.factor, 2), health
        return number, health

    def _day(self, name: str, row: Row) -> date | None:
        text = self.columns.one(name, row)
        try:
            day = read_day(text, self.rules[name])
        except UnreadCellError as error:
            if name == "closed":
                return None
            self._problem(row, f"{name}: {error}; left empty", error.fix)
            return None
        if day and name in {"raised", "updated", "closed", "decided"}:
            self.log.newest = max(self.log.newest or day, day)
        return day

    def _texts(self, row: Row, key: str | None) -> None:
        cells = [cell for name in _TEXTS for cell in self.columns.all(name, row)]
        rest = (filled(row.cells[index]) for index in self.columns.rest)
        cells += [cell for cell in rest if len(cell.split()) >= _SECTION_FIELDS]
        cells += filter(None, (filled(row.cells[i]) for i in self.columns.money))
        for cell in cells:
            self._passage(cell, row, key)

    def _passage(self, text: str, row: Row, key: str | None) -> None:
        self.log.passages.append(
            Passage(
                locator=self.table.place(row), text=text, role=Role.CELL, subject=key
            )
        )

    def _unknown(self, kind: str, text: str, row: Row) -> None:
        self.log.unknown.add(kind, text, self.table.place(row))

    def _problem(self, row: Row, what: str, fix: str) -> None:
        self.log.problems.append(
            ReadProblem(where=self.table.place(row), what=what, fix=fix)
        )


def _only(kinds: Sequence[RaidKind]) -> RaidKind | None:
    return kinds[0] if len(set(kinds)) == 1 else None
