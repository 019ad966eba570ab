"""Tables of actions: what they are known by, and who has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import Passage, PersonMention, Role
from ingest.tables.column_names import plain_name
from ingest.tables.owner_words import OWNER_WITHIN, OWNERS
from ingest.tables.raid_words import FIELD_OF, kinds_in
from ingest.tables.rows import Row, Table

_NAMES: Final = (
    "action|actions|action item|action items|action point|action description"
    "|action title|action required|required action|agreed action|next action"
    "|next step|next steps|follow up|follow-up|to do|todo|to-do|task"
    "|maßnahme|maßnahmen|aktion|aktionen|aktivität|offener punkt|zu tun|aufgabe"
    "|mesure|action à mener|actions à mener|à faire|tâche|acción|acciones"
    "|acción a realizar|compromiso|tarea|por hacer|azione|azioni|attività"
    "|ação|ações|actie|actiepunt|acties|tiltak|åtgärd|działanie"
)
ACTION: Final = frozenset(fold(name) for name in _NAMES.split("|"))
"""What the column of an action is called."""
_NAMED: Final = re.compile(
    r"\b(?:actions?|to-?dos?|tasks?|next steps|follow-?ups?|aktionen|massnahmen"
    r"|massnahmenliste|aufgaben(?:liste)?|offene punkte|lop|taches|acciones|tareas"
    r"|azioni|acoes|acties|actielijst|actiepunten|compromisos)\b"
)
_SUBJECTS: Final = frozenset(("title", "description"))
_POINTS: Final = frozenset(("point", "points", "punkt", "punkte", "punto", "topic"))
"""What else the column of an action is called where the name says what it lists."""
_MEASURES: Final = frozenset(("likelihood", "impact", "score", "kind"))
_OWNER: Final = re.compile(rf"\b(?:{OWNER_WITHIN})\b")
_TOLD: Final = frozenset(("owner", "due", "status"))
_NOBODY: Final = frozenset(
    "tbd tbc tba n/a na none nobody unassigned unknown ? - offen".split()  # noqa: SIM905
)
_ROLE: Final = re.compile(
    r"\b(?:lead|manager|owner|team|officer|sponsor|director|engineer|board|pmo|pm|head"
    r"|vendor|supplier|architect|analyst|office|department|leiter|leitung|client"
    r"|customer|admin|chef|responsable)\b"
)
_NAME: Final = re.compile(
    r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}|[^\s@]+@[^\s@]+\.[^\s@]+"
)


def lists_actions(header: Sequence[str], name: str) -> bool:
    """Whether a table lists actions: by its own column, or by the name over it.

    `name` is what the sheet or heading right above it says.
    """
    plain = [plain_name(cell) for cell in header]
    fields = {FIELD_OF.get(cell) for cell in plain}
    told = fields & _TOLD or any(_OWNER.search(cell) for cell in plain)
    if not told or fields & _MEASURES:
        return False
    own = any(cell in ACTION for cell in plain)
    if own and not fields & _SUBJECTS:
        return True
    called = _NAMED.search(fold(name)) is not None and not kinds_in(name)
    subject = own or bool(fields & _SUBJECTS) or not _POINTS.isdisjoint(plain)
    return called and subject


def lacking(header: Sequence[str], name: str) -> Iterator[str]:
    """Say what a table of actions has no column for: who has one, when it is due."""
    plain = [plain_name(cell) for cell in header]
    fields = {FIELD_OF.get(cell) for cell in plain}
    if fields & _MEASURES or not (ACTION & set(plain) or lists_actions(header, name)):
        return
    if "owner" not in fields and not any(_OWNER.search(cell) for cell in plain):
        yield "no column for the owner: who has an action is not known"
    if "due" not in fields:
        yield "no column for the due date: when an action is due is not known"


def action_row(table: Table, row: Row, said: Sequence[str]) -> Passage:
    """Return a row of an action as one of a table that lists nothing else.

    `said` are what is to be done, who has it, when it is due and how it stands.
    """
    named = zip(("Action", "Owner", "Due", "Status"), said, strict=True)
    return Passage(
        locator=table.place(row),
        text=f"| {' | '.join(filter(None, map(str.strip, row.cells)))} |",
        role=Role.ROW,
        headings=(table.name,) if table.name else (),
        cells=tuple((name, text) for name, text in named if text),
    )


def owners_of(table: Table) -> Iterator[PersonMention]:
    """Yield who has the actions of a table, once each."""
    plain = [plain_name(cell) for cell in table.header]
    ranked = {name: rank for rank, name in enumerate(OWNERS)}
    places = [(ranked[cell], i) for i, cell in enumerate(plain) if cell in ranked]
    places += [(len(ranked), i) for i, c in enumerate(plain) if _OWNER.search(c)]
    known: set[str] = set()
    for row in table.rows if places else ():
        person = named_person(row.cells[min(places)[1]].strip())
        if person and person.name and fold(person.name) not in known:
            known.add(fold(person.name))
            yield person


def is_nobody(text: str) -> bool:
    """Whether a cell says that nobody is meant."""
    return fold(text) in _NOBODY


def named_person(text: str) -> PersonMention | None:
    """Return the person that a cell names; a role or a team is none."""
    if not text or is_nobody(text) or _ROLE.search(fold(text)):
        return None
    return PersonMention(name=text) if _NAME.fullmatch(text) else None
