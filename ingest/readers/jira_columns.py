"""The columns of a Jira export by name, in its many versions and languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.domain.people import fold
from ingest.owner_words import owner_column
from ingest.tables import Row

DATES = ("created", "updated", "resolved", "due")
PEOPLE = ("assignee", "reporter", "creator", "lead", "watcher")
BLOCKS = re.compile(r"\b(?:block|bloc|bloq|geblok|блок)")

NAMES: dict[str, str] = {
    "key": "issue key|work item key|key|vorgangsschlussel|schlussel|cle de ticket|cle"
    "|clave de incidencia|clave|issuekey|chiave segnalazione|chave da item",
    "id": "issue id|work item id|issueid",
    "title": "summary|zusammenfassung|resume|resumen|riepilogo|resumo|samenvatting",
    "kind": "issue type|issuetype|work type|work item type|vorgangstyp|type de ticket"
    "|tipo de incidencia|typ vorgang",
    "status": "status|etat|statut|estado|stato",
    "category": "status category|statuskategorie|categorie d'etat|categoria de estado",
    "project": "project name|project|projektname|nom du projet|nombre del proyecto",
    "project_key": "project key|projektschlussel|cle du projet|clave del proyecto",
    "priority": "priority|prioritat|priorite|prioridad",
    "resolution": "resolution|losung|resolution|resolucion",
    "assignee": "assignee|zugewiesene person|bearbeiter|responsable|persona asignada"
    "|personne assignee",
    "assignee_id": "assignee id",
    "reporter": "reporter|autor|rapporteur|informador",
    "reporter_id": "reporter id",
    "creator": "creator|ersteller|createur|creador",
    "creator_id": "creator id",
    "lead": "project lead",
    "lead_id": "project lead id",
    "watcher": "watchers",
    "watcher_id": "watchers id",
    "created": "created|erstellt|cree|creada|creado",
    "updated": "updated|aktualisiert|mise a jour|mis a jour|actualizada|actualizado",
    "resolved": "resolved|resolution date|erledigt|resolu|resuelta|resuelto",
    "due": "due date|due|fallig|falligkeitsdatum|date d'echeance|fecha de vencimiento",
    "releases": "fix versions|fix version/s|fix version|losungsversionen"
    "|versions corrigees|versiones de correccion",
    "labels": "labels|stichworter|etiquettes|etiquetas",
    "components": "components|component/s|component|komponenten|composants|componentes",
    "level": "security level|issue security level|sicherheitsstufe|niveau de securite"
    "|nivel de seguridad",
    "sprints": "sprint|sprints",
    "points": "story points|story point estimate|points",
    "parent": "parent|parent id|ubergeordnet",
    "parent_key": "parent key|epic link",
    "parent_title": "parent summary|epic name",
    "description": "description|beschreibung|descripcion|descrizione|descricao",
    "comment": "comment|comments|kommentar|commentaire|commentaires|comentario"
    "|comentarios",
    "flagged": "flagged",
}
_FIELD = {name: field for field, names in NAMES.items() for name in names.split("|")}
_CUSTOM = re.compile(r"custom field \((.*)\)|benutzerdefinierte felder? \((.*)\)")
_JIRAS_OWN = {
    "issue id",
    "issue type",
    "project key",
    "project lead",
    "status category",
    "status category changed",
    "assignee id",
    "reporter id",
    "creator id",
    "work ratio",
    "last viewed",
    "votes",
    "fix versions",
    "fix version/s",
}
_ENOUGH = 4
_ENOUGH_WITH_SUMMARY = 3
_COPY = re.compile(r"\.\d+$")
_BLOCKED_BY = re.compile(r"(?:is )?blocked by")
_LINK = re.compile(r"(?P<direction>inward|outward) (?:issue|work item) link \((.*)\)")


class Columns:
    """Where each field stands; a field may stand in several columns."""

    def __init__(self, header: Sequence[str]) -> None:
        self._at: dict[str, list[int]] = defaultdict(list)
        self._links: list[tuple[str, str, int]] = []
        for index, name in enumerate(header):
            link = _LINK.fullmatch(_plain(name))
            if link:
                self._links.append((link["direction"], link[2], index))
            elif plain := _BLOCKED_BY.fullmatch(_plain(name)):
                self._links.append(("inward", plain[0], index))
            field = field_of(name)
            if field:
                self._at[field].append(index)
        owner = (
            None if self.has("assignee") else owner_column(list(map(_plain, header)))
        )
        if owner is not None and field_of(header[owner]) is None:
            self._at["assignee"].append(owner)

    def has(self, *fields: str) -> bool:
        """Whether every field has a column."""
        return all(self._at.get(field) for field in fields)

    def all(self, field: str, row: Row) -> list[str]:
        """Return the cells of the field that are not blank."""
        cells = (row.cells[index].strip() for index in self._at.get(field, ()))
        return [cell for cell in cells if cell]

    def one(self, field: str, row: Row) -> str:
        """Return the first cell of the field that is not blank, else an empty text."""
        return next(iter(self.all(field, row)), "")

    def dates(self, field: str, row: Row) -> list[str]:
        """Return the dates of the field; those of comments stand before their words."""
        cells = self.all(field, row)
        return [c.split(";", 1)[0] for c in cells] if field == "comment" else cells

    def links(self, direction: str, kind: re.Pattern[str], row: Row) -> list[str]:
        """Return the cells of the links of this kind, `inward` or `outward`."""
        return [
            row.cells[index]
            for towards, name, index in self._links
            if towards == direction and kind.search(name)
        ]


def field_of(name: str) -> str | None:
    """Return the field that a column name means."""
    plain = _plain(name)
    custom = _CUSTOM.fullmatch(plain)
    if custom:
        inner = custom[1] or custom[2] or ""
        field = _FIELD.get(inner)
        return field if field in {"points", "parent_key", "flagged"} else None
    return _FIELD.get(plain)


def header_score(cells: Sequence[str]) -> int:
    """Count the fields that the cells name."""
    return len({field_of(cell) for cell in cells} - {None})


def looks_like_jira(cells: Sequence[str]) -> bool:
    """Whether the cells name what only Jira exports, or a key, a summary and more.

    An export whose key column was deleted is still Jira's, and is refused as such.
    """
    names = {_plain(cell) for cell in cells}
    if len(names & _JIRAS_OWN) >= _ENOUGH:
        return True
    fields = {field_of(cell) for cell in cells}
    certain = bool(names & {"issue key", "work item key", "issuekey"})
    tracker = {"kind", "status", "assignee", "reporter", "priority", "created"}
    shared = len(fields & tracker)
    if "summary" in names and names & _JIRAS_OWN and shared > _ENOUGH_WITH_SUMMARY:
        return True
    return {"key", "title"} <= fields and shared >= (1 if certain else 3)


def _plain(name: str) -> str:
    return _COPY.sub("", fold(name))
