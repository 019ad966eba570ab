"""Rows of action tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.people import fold
from assistant.domain.records import StatusCategory
from assistant.extract.dates.deadlines import Due
from assistant.extract.done.verbs import PAST, ends, is_part, told_as_done
from assistant.extract.tasks.phrasing import shorten
from assistant.extract.text.sections import Section
from assistant.extract.text.sentences import plain
from assistant.extract.text.strength import hedged, unowned
from assistant.extract.view import Unit, View
from ingest.tables.decision_titles import is_of_work, lists_decisions
from ingest.tickets.statuses import category_of

Column = Literal["action", "owner", "due", "state"]

_COLUMNS: Mapping[Column, re.Pattern[str]] = {
    "action": re.compile(
        r"^(?:(?:open |next |agreed |required )?actions?"
        r"(?: items?| points?| description| title| required)?"
        r"|tasks?|to[- ]?dos?|what"
        r"|items?"
        r"|deliverable|next steps?|follow[- ]?ups?|aufgaben?|massnahmen?|tache|tarea"
        r"|accion|actie|actiepunt|azione|description|was|quoi|que|aktion|aktivitat"
        r"|(?:offener )?punkt|zu tun|beschreibung|mesure|actions? a mener|a faire"
        r"|descripcion|acciones|compromiso|por hacer|descrizione|attivita|acao)$"
    ),
    "owner": re.compile(
        r"^(?:(?:action )?owners?|who|assignee|assigned(?: to)?|responsible|lead|by"
        r" whom"
        r"|name|person|wer|verantwortlich\w*|zustandig|qui|responsable|porteur|quien"
        r"|wie|eigenaar|chi|holder|action by|zugewiesen an|bearbeiter(?:in)?|pilote"
        r"|propietario|encargad[oa]|asignad[oa] a|responsabile|responsavel)$"
    ),
    "due": re.compile(
        r"^(?:due(?: date| by| on)?|by(?: when)?|when|deadline|until|target(?: date)?"
        r"|date"
        r"|eta|bis(?: wann)?|wann|termin|fallig\w*|echeance|quand|pour quand|fecha"
        r"|cuando"
        r"|plazo|wanneer|scadenza|due by|by date|frist|zieldatum|faellig\w*|date limite"
        r"|date cible|fecha limite|fecha compromiso|vencimiento|prazo)$"
    ),
    "state": re.compile(
        r"^(?:(?:action )?status|state|done|stand|zustand|etat|statut|estado|estatus"
        r"|stato|situacion|progress)\??$"
    ),
}
_WORK = re.compile(
    r"^(?:[a-z]+ )?(?:actions?|tasks?|to[- ]?dos?)(?: items?| points?| description"
    r"| title| required)?$"
)
"""The column that says by its name that it holds work, and no topic."""
_DECIDED = re.compile(
    r"^(?:(?:what was |final )?(?:decisions?|decided)(?: made| taken)?"
    r"|(?:decided|agreed|approved) (?:by|on|at)|entscheidung|beschluss|besluit"
    r"|decisione|decisao)$"
)
_STATE_WORDS = 2
_RAID = re.compile(r"likelihood|probability|impact|mitigation|severity|trigger")
_DONE = re.compile(
    r"^(?:(?:done|closed|complete\w*|finished|yes|x|erledigt|fait|hecho|klaar)\b|[✓✅]"
    r"|(?:sent|delivered|signed|merged|posted|published|filed|submitted|paid|bought"
    r"|shipped|resolved|fixed|in place|live)\b"
    r"(?!.*\b(?:not|but|except|half|partly|still|draft|back)\b))"
)

_BEGINS = re.compile(
    rf"(?:(?:now|already|all) )?{PAST}(?![\w-])"
    r"(?!.*\b(?:but|still|in part|draft|back)\b)"
)


def row_action(view: View, unit: Unit) -> ActionFinding | None:
    """Read a row as an action where its table has columns for action and owner."""
    passage = unit.passage.passage
    heads = [fold(name) for name, _value in passage.cells]
    if not heads or any(_RAID.search(head) for head in heads):
        return None
    if not is_of_work(heads) and (
        any(_DECIDED.search(head) for head in heads)
        or lists_decisions(passage.headings, unit.passage.title)
    ):
        return None
    cells = {key: _cell(key, heads, passage.cells) for key in _COLUMNS}
    action = cells["action"]
    if _state(plain(cells["state"] or "")) is StatusCategory.CANCELLED:
        return None
    listed = unit.section is Section.ACTIONS
    if not action or not (cells["owner"] is not None or listed):
        return None
    if not listed and cells["due"] is None and cells["state"] is None:
        return None
    return _finding(view, unit, {k: v for k, v in cells.items() if v is not None})


def _cell(
    key: Column, heads: Sequence[str], cells: Sequence[tuple[str, str]]
) -> str | None:
    named = [
        (head.strip(" *_"), value)
        for head, (_, value) in zip(heads, cells, strict=True)
    ]
    found = [(head, value) for head, value in named if _COLUMNS[key].match(head)]
    surest = (value for head, value in found if key == "action" and _WORK.match(head))
    return next(surest, found[0][1] if found else None)


def _finding(
    view: View, unit: Unit, cells: Mapping[Column, str]
) -> ActionFinding | None:
    action, text = cells["action"].strip(), unit.passage.passage.text
    if not plain(action):
        return None
    owner = view.names.slot(plain(cells.get("owner", "")))
    when = plain(cells.get("due", ""))
    state = plain(cells.get("state", ""))
    done = _is_done(state, plain(action))
    due = view.due(f"by {when}" if when else plain(action), unit)
    if due is None and not when and not done:
        due = view.due(state, unit)
    if when and due is None and re.search(r"\w", when):
        due = Due(None, when, (0, len(when)))
    quote = action if action in text else text.strip()
    hedge = hedged(f"{action}. {when}")
    strength = Strength.TENTATIVE if hedge else Strength.COMMITTED
    return ActionFinding(
        passage=unit.passage.id,
        quote=quote[:LONGEST_QUOTE],
        what=shorten(plain(action)),
        owner=owner.name if owner else None,
        owner_text=owner.text if owner else None,
        due=due.day if due else None,
        due_text=when or (due.words if due else None),
        strength=Strength.SUGGESTED if unowned(action) and not owner else strength,
        done=done,
    )


def _state(text: str) -> StatusCategory:
    """Return the category of a status, which is a word or two and no sentence."""
    if len(text.split()) > _STATE_WORDS:
        return StatusCategory.UNKNOWN
    return category_of(text)


def _is_done(state: str, action: str) -> bool:
    """Whether the state says so, or begins with the past form of such work."""
    words = fold(state)
    if _DONE.match(words) or _state(state) is StatusCategory.DONE:
        return True
    begun = _BEGINS.match(words)
    return (
        begun is not None
        and not is_part(state)
        and ends(told_as_done(begun[0]), action)
    )
