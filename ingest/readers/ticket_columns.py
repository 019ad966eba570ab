"""Which column of a table of tickets or tasks holds which field, by its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from assistant.domain.people import fold
from assistant.domain.records import StatusCategory
from ingest.readers.jira_columns import NAMES as JIRA
from ingest.readers.raid_columns import DECISIONS, RaidColumns
from ingest.readers.raid_kinds import is_raid, log_in
from ingest.readers.raid_missing import missing_columns, tells_of_risks
from ingest.tables.actions import ACTION
from ingest.tables.column_names import plain_name
from ingest.tables.owner_words import OWNER_WITHIN, OWNERS
from ingest.tables.raid_words import COLUMNS as RAID
from ingest.tables.rows import Row, Table, under_header
from ingest.tables.ticket_words import are_ids, fits, meant_by
from ingest.tickets.statuses import category_of

DATES: Final = ("created", "updated", "resolved", "due")
_OWN: Final = {
    "title": "title|task|task name|task title|ticket|name|subject|item|work item|story"
    "|user story|feature|to do|todo|deliverable|activity|headline|short description"
    "|short desc|to do item"
    "|aufgabe|titel|bezeichnung|arbeitspaket|vorgang|thema|betreff|tache|titre|intitule"
    "|sujet|objet|tarea|titulo|asunto|actividad|attivita|titolo|compito|oggetto|tarefa"
    "|assunto|taak|onderwerp|titel der aufgabe|uppgift|oppgave|opgave|zadanie|tytul"
    "|задача|название|тема|任务|标题|タスク|件名",
    "key": "key|n°|ticket id|ticket no|ticket number|ticket #|task id|task no"
    "|task number|story id|item id|issue id|bug id|card id|work item id"
    "|vorgangsnummer|ticketnummer"
    "|aufgaben id|id tache|id tarea|номер|编号|番号",
    "status": "status|task status|ticket status|current status|bug status|issue status"
    "|state|task state|stage|column|list"
    "|swimlane|progress|fortschrittsstatus|bearbeitungsstatus|avancement|situacao"
    "|stav|tila"
    "|статус|состояние|状态|ステータス|状態",
    "kind": "issue type|work item type|ticket type|task type|type|tracker|kind"
    "|ticketart|aufgabentyp|art|typ|tipo|тип|类型|種別",
    "priority": "priority|prio|urgency|severity|bug severity"
    "|dringlichkeit|importance|urgence"
    "|urgencia|prioriteit|priorita|prioridade|prioritet|приоритет|优先级|優先度",
    "due": "due date text|due on|due at|timeline end|end date"
    "|end|finish|finish date|planned end|target|ende"
    "|enddatum|bis|fin|date de fin|fecha fin|fecha de fin|data fine|data limite"
    "|einddatum|срок|截止日期|期限",
    "created": "date created text|created at|created on|created date"
    "|date created|creation date|opened"
    "|opened at|reported on|erstellt am|angelegt|angelegt am|cree le|creado el"
    "|fecha de creacion|data creazione|aangemaakt|дата создания|创建时间|作成日",
    "updated": "updated at|updated on|last updated|last modified|modified|changed"
    "|changed date|changeddate|last change|sys updated on|geandert|geandert am"
    "|modifie le|modificado|gewijzigd"
    "|дата изменения|更新时间|更新日",
    "resolved": "closed at|closed on|closed date|completed|completed on|completed at"
    "|completion date|completed date|date completed|done on|finished on|actual finish"
    "|abgeschlossen|abgeschlossen am|erledigt am|termine le|cloture le|fecha de cierre"
    "|closed|date closed|resolved at|дата закрытия|完成时间|完了日",
    "sprint": "sprint|sprints|iteration|iteration path|cycle|cycle name",
    "release": "fix version|fix versions|release|version|target version|milestone"
    "|meilenstein|jalon|hito|этап",
    "component": "component|components|area|area path|module|team|workstream|project"
    "|epic name|list name|teilprojekt|bereich|modul|projet|proyecto|progetto|раздел"
    "|模块",
    "labels": "labels|label|tags|tag|stichworte|schlagworte|etiquetas|etichette",
    "points": "story points|points|estimate|effort|size|sp|schatzung|aufwand|charge"
    "|estimacion|stima|weight",
    "confidential": "confidential|is confidential|private|is private|internal"
    "|is internal|internal only|security level|security|sensitive|restricted"
    "|vertraulich|intern|confidentiel|prive|confidencial|privado|riservato|vertrouwelijk",
    "parent": "parent|parent id|parent key|parent task|epic|epic link|parent issue"
    "|ubergeordnete aufgabe|tache parente|tarea principal",
    "blocked_by": "blocked by|depends on|predecessor|predecessors|dependencies"
    "|waiting for|vorganger|abhangig von|blockiert durch|depend de|depende de"
    "|bloque par|bloqueado por|dipende da",
    "reporter": "reporter|reported by|created by|author|requester|requested by"
    "|opened by|ersteller|erstellt von|melder|createur|auteur|creado por|autor|autore",
    "description": "description|details|detail|task content|content|beschreibung"
    "|descripcion|descrizione"
    "|descricao|omschrijving|описание|描述|説明",
    "note": "notes|note|comment|comments|remark|remarks|update|latest update"
    "|bemerkung|bemerkungen|kommentar|notiz|notizen|commentaire|commentaires|remarque"
    "|comentario|comentarios|notas|observaciones|opmerking|opmerkingen|комментарий",
}
_OF_RAID: Final = ("key", "status", "priority", "due")
_OF_JIRA: Final = (
    "key",
    "title",
    "kind",
    "status",
    "priority",
    "due",
    "created",
    "updated",
    "resolved",
    "labels",
    "reporter",
)
_OWNER: Final = re.compile(rf"\b(?:{OWNER_WITHIN})\b")
_THIRD: Final = (
    "owner",
    "due",
    "priority",
    "kind",
    "sprint",
    "points",
    "release",
    "created",
    "resolved",
    "updated",
    "parent",
    "labels",
)
_TRACKER: Final = ("sprint", "points", "parent", "release", "labels", "reporter")
_MONEY: Final = re.compile(
    r"\b(?:budget|costs?|actuals?|(?<!time )spen[dt]|invoiced?|amount|kosten"
    r"|betrag|rechnung|ausgaben|couts?|montant|depenses?|coste|importe|gasto|costo|importo|spesa)\b"
)
_MANY: Final = 5
_LONGEST_NAME: Final = 60
_MEANT: Final = frozenset(("key", "title", "status", "owner", "due"))
_TITLES_BESIDE_IDS: Final = 2


def _ranked() -> dict[str, tuple[str, int]]:
    """Return the field of each name, and how plainly the name says it."""
    found: dict[str, tuple[str, int]] = {}
    lists = {field: names.split("|") for field, names in _OWN.items()}
    lists["owner"] = list(OWNERS)
    for words, fields in ((JIRA, _OF_JIRA), (RAID, _OF_RAID)):
        for field in fields:
            lists[field] += words[field].split("|")
    for field, names in lists.items():
        for rank, name in enumerate(names):
            found.setdefault(fold(name), (field, rank))
    return found


_FIELD: Final = _ranked()
FIELDS: Final = frozenset(field for field, _ in _FIELD.values())
"""What a column can hold."""


def ticket_columns(
    header: Sequence[str],
    named: Mapping[str, str] | None = None,
    rows: Sequence[Row] = (),
) -> dict[str, list[int]]:
    """Return the places of each field, the plainest name first.

    `named` are names of columns by field, as the settings give them; they come before
    all that is known here. Where no name is plain, the words in a name and what the
    cells of `rows` hold tell the field.
    """
    chosen = {fold(name): field for field, name in (named or {}).items()}
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    loose: list[tuple[int, int]] = []
    actions: list[tuple[int, int]] = []
    for index, name in enumerate(header):
        plain = plain_name(name)
        if fold(name) in chosen:
            found[chosen[fold(name)]].append((-1, index))
        elif plain in _FIELD:
            field, rank = _FIELD[plain]
            found[field].append((rank, index))
        elif plain in ACTION:
            actions.append((0, index))
        elif _OWNER.search(plain):
            loose.append((0, index))
    if actions and "title" not in found:
        found["title"] = actions
    if loose and "owner" not in found:
        found["owner"] = loose
    _by_words(header, found, rows)
    _by_ids(found, rows)
    return {field: [i for _, i in sorted(places)] for field, places in found.items()}


def _by_words(
    header: Sequence[str],
    found: defaultdict[str, list[tuple[int, int]]],
    rows: Sequence[Row],
) -> None:
    """Give fields that no plain name has the columns whose words mean them."""
    taken = {index for places in found.values() for _, index in places}
    lacking = _MEANT - found.keys()
    for index, name in enumerate(header):
        field = meant_by(plain_name(name))
        if index in taken or field not in lacking or field is None:
            continue
        if fits(field, [row.cells[index] for row in rows if index < len(row.cells)]):
            found[field].append((0, index))


def _by_ids(
    found: defaultdict[str, list[tuple[int, int]]], rows: Sequence[Row]
) -> None:
    """Take a second column of titles that holds ids as the one of keys."""
    titles = found.get("title", [])
    if "key" in found or len(titles) < _TITLES_BESIDE_IDS:
        return
    for place in sorted(titles):
        cells = [row.cells[place[1]] for row in rows if place[1] < len(row.cells)]
        if are_ids(cells):
            found["title"] = [other for other in titles if other != place]
            found["key"] = [place]
            return


def header_score(cells: Sequence[str]) -> int:
    """Count the fields that the cells name."""
    return len(ticket_columns([cell for cell in cells if len(cell) <= _LONGEST_NAME]))


def ticket_table(raw: Table, named: Mapping[str, str]) -> Table | None:
    """Put the rows under the columns of tickets, None where it has none of them.

    `named` are names of columns by field, as the settings give them.
    """
    names = {*map(fold, named.values())}

    def score(cells: Sequence[str]) -> int:
        chosen = len(names & {fold(cell) for cell in cells})
        return chosen + header_score(cells)

    table = under_header(raw, score, least=2)
    columns = ticket_columns(table.header, named) if table else {}
    has_name = bool({"key", "title"} & columns.keys())
    return table if "status" in columns and has_name else None


def is_tickets(raw: Table, name: str) -> bool:
    """Whether the table is one of tickets, and not rather a RAID log.

    It has a name or id, a status whose words are known unless much else is, and one
    column more, or both name and id; `name` is what the file and sheet say.
    """
    table = under_header(raw, header_score, least=3)
    if table is None:
        return False
    columns = ticket_columns(table.header, rows=table.rows)
    named = {"key", "title"} & columns.keys()
    more = len(named) > 1 or any(field in columns for field in _THIRD)
    if "status" not in columns or not named or not more:
        return False
    if any(DECISIONS.search(plain_name(cell)) for cell in table.header):
        return False
    if is_of_others(table.header, columns):
        return False
    tracker = sum(field in columns for field in _TRACKER)
    is_log = is_raid(table, name) and RaidColumns(table).has_subject
    if tracker < 2 and (is_log or _is_log_without_subject(table, name)):
        return False
    words = [row.cells[columns["status"][0]].strip() for row in table.rows]
    known = any(
        word and category_of(word) is not StatusCategory.UNKNOWN for word in words
    )
    return known or len(columns) >= _MANY


def _is_log_without_subject(table: Table, name: str) -> bool:
    """Whether it is a log of risks that lacks the column of what they are about."""
    meant = tells_of_risks(table.header) or "raid" in name.casefold()
    titled = "title" in ticket_columns(table.header)
    return meant and not titled and missing_columns([table.header], name) is not None


def stands_in_log(raw: Table, name: str) -> bool:
    """Whether tickets are a part of a log, whose entries have a header of their own."""
    log, table = log_in(raw, name), under_header(raw, header_score, least=3)
    return log is not None and table is not None and log.header != table.header


def is_of_others(header: Sequence[str], columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether the columns are rather those of a list of people or of a budget."""
    return _is_of_people(header, columns) or _is_of_money(header)


def _is_of_people(header: Sequence[str], columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether rows are only known by a "Name", as people of a list are."""
    titles = {plain_name(header[index]) for index in columns.get("title", ())}
    return titles == {"name"} and not {"key", "owner", "priority"} & columns.keys()


def _is_of_money(header: Sequence[str]) -> bool:
    return sum(bool(_MONEY.search(plain_name(name))) for name in header) > 1
