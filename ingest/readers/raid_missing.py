"""Which column a table lacks to be a RAID log, and which of its own is nearest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from assistant.domain.reading import ReadProblem
from assistant.domain.records import RaidKind
from ingest.readers.raid_columns import RaidColumns, field_of, header_score
from ingest.tables.column_names import plain_name
from ingest.tables.raid_words import COLUMNS, kinds_in

_SUBJECT: Final = {"title": "Title", "description": "Description"}
_TOLD: Final = {
    "owner": "Owner",
    "status": "Status",
    "likelihood": "Probability",
    "impact": "Impact",
    "mitigation": "Mitigation",
}
_OF_RISKS: Final = frozenset({"likelihood", "mitigation", "response"})
_FEWEST: Final = 2
_NEAR: Final = 70
_LONGEST: Final = 60
_LONGEST_LIST: Final = 300
_NEEDED: Final = ("owner", "status")
_WITH_STATES: Final = frozenset((RaidKind.RISK, RaidKind.ISSUE, RaidKind.DEPENDENCY))
"""What is opened and closed; an assumption is as often only listed."""
_WEIGHING: Final = ("likelihood", "impact", "score", "priority", "health")
_COUNT_AS_OPEN: Final = "they count as open"
_KINDS: Final = {
    RaidKind.RISK: "a risk",
    RaidKind.ASSUMPTION: "an assumption",
    RaidKind.ISSUE: "an issue",
    RaidKind.DEPENDENCY: "a dependency",
}


class Missing(NamedTuple):
    """What is missing in words, and what to do about it."""

    what: str
    fix: str


class MissedColumns(NamedTuple):
    """What makes entries told wrongly, and what a log may as well do without."""

    problems: tuple[ReadProblem, ...]
    remarks: tuple[str, ...]


def missed_columns(
    columns: RaidColumns,
    where: str,
    kinds: Collection[RaidKind],
    untyped: Mapping[RaidKind, str] | None = None,
) -> MissedColumns:
    """Say what the columns of a table do not tell of its entries of these kinds.

    `untyped` has, for each kind that no column tells, an id whose letters do, if any;
    it is None of a table in a text, which may never have had owners or types.
    """
    found = _missed(columns, where, kinds, is_export=untyped is not None)
    if not untyped or columns.has("kind"):
        return found
    return found._replace(problems=(*found.problems, _no_types(where, untyped)))


def _missed(
    columns: RaidColumns, where: str, kinds: Collection[RaidKind], *, is_export: bool
) -> MissedColumns:
    remarks = list(_unweighed(columns, kinds))
    missing = [name for name in _NEEDED if not columns.has(name)]
    stateless = "status" in missing and not columns.has("closed")
    if missing and columns.strange:
        listed = ", ".join(repr(name) for name in columns.strange)
        what = (
            f"no column was understood as the {' or the '.join(missing)} of the "
            f"entries{_so(stateless)}; not understood: {listed}"
        )
        name = " or ".join(map(str.capitalize, missing))
        fix = f"name it {name}, and ingest again"
        return MissedColumns(
            (ReadProblem(where=where, what=what, fix=fix),), (*remarks,)
        )
    owned = "owner" not in missing or columns.has("raised_by")
    ownerless = () if owned or not is_export else (_ownerless(columns, where),)
    if ownerless and _WITH_STATES.isdisjoint(kinds):
        remarks, ownerless = [ownerless[0].what, *remarks], ()
    if not stateless:
        return MissedColumns(ownerless, (*remarks,))
    what = "no column for the status of the entries"
    if _WITH_STATES.isdisjoint(kinds):
        return MissedColumns((), (f"{what}{_so(stateless)}", *remarks))
    problem = _lacking(columns, where, ("status", "Status"), what, _COUNT_AS_OPEN)
    return MissedColumns((problem, *ownerless), (*remarks,))


def _no_types(where: str, untyped: Mapping[RaidKind, str]) -> ReadProblem:
    """Say what the kinds of entries were taken from where nothing names them."""
    told = [f"{key!r} is {_KINDS[kind]}" for kind, key in untyped.items() if key]
    taken = [f"the letters of the ids tell them ({', '.join(told)})"] if told else []
    taken += ["what has no such id counts as a risk"] if "" in untyped.values() else []
    return ReadProblem(
        where=where,
        what=f"no column for the type of the entries: {'; '.join(taken)}",
        fix="add a column Type (risk, assumption, issue, dependency), and ingest again",
    )


def _ownerless(columns: RaidColumns, where: str) -> ReadProblem:
    what = "no column for the owner of the entries"
    return _lacking(
        columns, where, ("owner", "Owner"), what, "who has one is not known"
    )


def _lacking(
    columns: RaidColumns, where: str, name: tuple[str, str], what: str, so: str
) -> ReadProblem:
    """Name a column that is missing, those that are there, and the nearest of them."""
    field, called = name
    found = ", ".join(filter(None, columns.header))[:_LONGEST_LIST]
    near = _nearest(columns.header, {field: called})
    nearest = f"; the nearest is {near[0]!r}" if near else ""
    named = (
        f"call {near[0]!r} {called} if it is it" if near else f"add a column {called}"
    )
    return ReadProblem(
        where=where,
        what=f"{what} (columns found: {found}{nearest}): {so}",
        fix=f"{named}, and ingest again",
    )


def _so(stateless: bool) -> str:
    return f": {_COUNT_AS_OPEN}" if stateless else ""


def _unweighed(columns: RaidColumns, kinds: Collection[RaidKind]) -> Iterable[str]:
    """Say which half of the weight of risks has no column, unless another tells it."""
    if RaidKind.RISK not in kinds or columns.has("score") or columns.has("health"):
        return
    if not any(map(columns.has, _WEIGHING)):
        yield "no column for the likelihood and impact: no risk has a score"
    elif not columns.has("likelihood") and not columns.has("priority"):
        yield "no column for the likelihood: no risk has a score"
    elif not columns.has("impact") and not columns.has("priority"):
        yield "no column for the impact: no risk has a score"


def is_announced(name: str) -> bool:
    """Whether the name of a file or sheet calls it a log of a kind of entry."""
    words = re.sub(r"[\W\d_]+", " ", name)
    return bool(kinds_in(words)) or "raid" in words.casefold()


def tells_of_risks(header: Iterable[str]) -> bool:
    """Whether a column is one that no tracker gives its tickets."""
    return any(field_of(cell) in _OF_RISKS for cell in header)


def missing_columns(rows: Iterable[Sequence[str]], name: str) -> Missing | None:
    """Return what the table lacks; None if it is no log, or lacks nothing.

    A table is meant as a log that has two columns of one, or whose `name` (of the file
    and the sheet) says so.
    """
    header = max(rows, key=header_score, default=())
    announced = is_announced(name)
    if header_score(header) < (1 if announced else _FEWEST):
        return None
    fields = {field_of(cell) for cell in header}
    for needed in (_SUBJECT, _TOLD):
        if not fields & needed.keys():
            return _missing(header, needed)
    return None


def _missing(header: Sequence[str], needed: dict[str, str]) -> Missing:
    *first, last = needed.values()
    column = f"{', '.join(first)} or {last}"
    about = "what an entry is about" if needed is _SUBJECT else "how an entry stands"
    what = f"a RAID log without a column for {about} ({column})"
    near = _nearest(header, needed)
    if near is None:
        return Missing(what, f"Add a column {column}, and ingest it again.")
    name, field = near
    return Missing(
        f"{what}; the nearest is {name!r}",
        f"If {name!r} is it, call it {needed[field]}, and ingest it again.",
    )


def _nearest(header: Sequence[str], needed: dict[str, str]) -> tuple[str, str] | None:
    """Return the column that no field was found for and whose name is most alike."""
    names = {name: f for f in needed for name in COLUMNS[f].split("|") if len(name) > 2}
    best: tuple[float, str, str] | None = None
    for cell in header:
        plain = plain_name(cell[:_LONGEST])
        if not plain or field_of(cell) is not None:
            continue
        found = process.extractOne(
            plain, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR
        )
        if found and (best is None or found[1] > best[0]):
            best = found[1], cell.strip(), names[found[0]]
    return (best[1], best[2]) if best else None
