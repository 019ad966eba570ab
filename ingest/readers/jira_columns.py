"""The columns of a Jira export by name, in its many versions and languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.domain.people import fold
from ingest.tables.column_names import plain_name
from ingest.tables.owner_words import owner_column
from ingest.tables.rows import Row
from ingest.tables.ticket_words import meant_by

DATES = ("created", "updated", "resolved", "due")
PEOPLE = ("assignee", "reporter", "creator", "lead", "watcher")
BLOCKS = re.compile(r"\b(?:block|bloc|bloq|geblok|блок)")

NAMES: dict[str, str] = {
    "key": "issue key|work item key|key|issuekey|vorgangsschlussel|schlussel"
    "|cle de ticket|cle|clave de incidencia|clave de la incidencia|clave"
    "|chiave segnalazione|chiave ticket|chiave|chave da item|chave do item"
    "|chave da pendencia|chave do ticket|chave|issuesleutel|itemsleutel|sleutel"
    "|ключ проблемы|ключ запроса|ключ задачи|ключ|klucz zgłoszenia|klucz zagadnienia"
    "|klucz elementu|klucz|klic pozadavku|klic|arendenyckel|nyckel|sagsnogle|nogle"
    "|sakssnokkel|nokkel|ongelman avain|avain|ugy kulcsa|kulcs|talep anahtari|anahtar"
    "|ключ запиту|课题关键字|问题关键字|事务关键字|关键字|問題キー|課題キー|キー"
    "|이슈 키|키",
    "id": "issue id|work item id|issueid|vorgangs-id|id de ticket|id de la incidencia"
    "|id de incidencia|id segnalazione|id ticket|id da item|id do item|id da pendencia"
    "|issue-id|идентификатор проблемы|идентификатор запроса|идентификатор задачи"
    "|id. zgłoszenia|id zgłoszenia|identyfikator zgłoszenia|id pozadavku",
    "title": "summary|zusammenfassung|resume|resumen|riepilogo|resumo|samenvatting"
    "|тема|podsumowanie|souhrn|shrnuti|sammanfattning|resume af sag|sammendrag"
    "|yhteenveto|osszegzes|osszefoglalas|ozet|резюме|概要|摘要|主题|要約|요약",
    "kind": "issue type|issuetype|work type|work item type|vorgangstyp|type de ticket"
    "|tipo de incidencia|tipo de actividad|typ vorgang|tipo segnalazione|tipo ticket"
    "|tipo de item|tipo de pendencia|tipo de ticket|issue-type|тип запроса|тип проблемы"
    "|тип задачи|typ zgłoszenia|typ zagadnienia|typ elementu|typ pozadavku|arendetyp"
    "|sagstype|sakstype|ongelman tyyppi|ugytipus|talep turu|тип запиту|问题类型"
    "|事务类型|課題タイプ|이슈 유형",
    "status": "status|etat|statut|estado|stato|статус|stan|stav|tila|allapot|durum"
    "|状态|ステータス|상태",
    "category": "status category|statuskategorie|statuscategorie|categorie d'etat"
    "|categorie de statut|categorie d'etats|categoria de estado|categoria do status"
    "|categoria de status|categoria di stato|categoria stato|категория статуса"
    "|категория состояния|kategoria statusu|kategorie stavu|statuskategori"
    "|tilan luokka|状态类别|ステータスカテゴリー|상태 범주",
    "project": "project name|project|projektname|nom du projet|nombre del proyecto"
    "|nome progetto|nome del progetto|nome do projeto|projectnaam|название проекта"
    "|имя проекта|проект|nazwa projektu|nazev projektu|projektnamn|项目名称"
    "|プロジェクト名",
    "project_key": "project key|projektschlussel|cle du projet|cle de projet"
    "|clave del proyecto|chiave progetto|chiave del progetto|chave do projeto"
    "|projectsleutel|ключ проекта|klucz projektu|klic projektu|projektnyckel"
    "|项目关键字|プロジェクトキー",
    "priority": "priority|prioritat|priorite|prioridad|priorita|prioridade|prioriteit"
    "|приоритет|priorytet|prioritet|prioriteetti|prioritas|oncelik|优先级|優先度"
    "|우선 순위",
    "resolution": "resolution|losung|resolucion|risoluzione|resolucao|oplossing"
    "|решение|резолюция|rozwiazanie|reseni|losning|ratkaisu|解决结果|解決状況",
    "assignee": "assignee|zugewiesene person|bearbeiter|responsable|persona asignada"
    "|personne assignee|attribution|assegnatario|responsavel|toegewezene|uitvoerder"
    "|toegewezen aan|toegewezen persoon|исполнитель|przypisany|osoba przypisana"
    "|osoba przydzielona|przypisana osoba|resitel|pridelena osoba|tilldelad|ansvarig"
    "|ansvarlig|tildelt|vastuuhenkilo|felelos|hozzarendelt|atanan|atanan kisi"
    "|виконавець|经办人|負責人|担当者|담당자",
    "assignee_id": "assignee id",
    "reporter": "reporter|autor|rapporteur|informador|informante|segnalatore|relator"
    "|melder|indiener|автор|zgłaszajacy|osoba zgłaszajaca|zadavatel|nahlasil"
    "|rapportor|rapportoren|ilmoittaja|bejelento|bildiren|报告人|報告者|보고자",
    "reporter_id": "reporter id",
    "creator": "creator|ersteller|createur|creador|creatore|criador|maker|создатель"
    "|tworca|autor zgłoszenia|tvurce|skapare|创建者|作成者",
    "creator_id": "creator id",
    "lead": "project lead",
    "lead_id": "project lead id",
    "watcher": "watchers",
    "watcher_id": "watchers id",
    "created": "created|erstellt|cree|creee|creation|date de creation|creada|creado"
    "|fecha de creacion|creato|creata|data creazione|data di creazione|criado|criada"
    "|criado(a)|data de criacao|gemaakt|aangemaakt|создано|создан|создана"
    "|дата создания|utworzono|utworzone|data utworzenia|vytvoreno|datum vytvoreni"
    "|skapad|oprettet|opprettet|luotu|letrehozva|olusturma|olusturuldu|创建日期"
    "|已创建|作成日|만듦|생성일",
    "updated": "updated|aktualisiert|mise a jour|mis a jour|date de mise a jour"
    "|actualizada|actualizado|aggiornato|aggiornata|data aggiornamento|atualizado"
    "|atualizada|atualizado(a)|bijgewerkt|обновлено|обновлен|обновлена"
    "|дата обновления|zaktualizowano|zaktualizowane|data aktualizacji|aktualizovano"
    "|uppdaterad|opdateret|oppdatert|paivitetty|frissitve|guncelleme|guncellendi"
    "|已更新|更新日期|更新日|업데이트",
    "resolved": "resolved|resolution date|erledigt|gelost|resolu|resolue"
    "|date de resolution|resuelta|resuelto|fecha de resolucion|risolto|risolta"
    "|data risoluzione|resolvido|resolvida|resolvido(a)|data de resolucao|opgelost"
    "|решено|дата решения|rozwiazano|rozwiazane|data rozwiazania|vyreseno"
    "|ratkaistu|megoldva|cozuldu|已解决|解決日",
    "due": "due date|due|fallig|falligkeitsdatum|falligkeit|echeance|date d'echeance"
    "|fecha de vencimiento|vencimiento|data di scadenza|data scadenza|scadenza"
    "|data limite|data de vencimento|data de entrega|vencimento|prazo|einddatum"
    "|vervaldatum|uiterste datum|deadline|срок исполнения|дата выполнения"
    "|срок выполнения|термін виконання|termin|termin realizacji|termin wykonania"
    "|data wymagalnosci|termin dokonceni|datum splatnosti|forfallodatum|forfaldsdato"
    "|forfallsdato|maarapaiva|erapaiva|hatarido|bitis tarihi|son tarih|到期日"
    "|截止日期|期限|기한",
    "releases": "fix versions|fix version/s|fix version|losungsversionen"
    "|losungsversion(en)|losungsversion|behobene versionen|versions corrigees"
    "|version corrigee|corrige dans|versions de correction|versiones de correccion"
    "|versiones corregidas|version correctora|versioni corrette|versioni di correzione"
    "|versoes corrigidas|versoes de correcao|opgelost in versie|fixversies"
    "|oplossingsversies|исправить в версиях|версии исправления"
    "|исправить в версии|wersja naprawiona|wersje naprawy|wersja naprawy"
    "|opraveno ve verzi|修复版本|修正バージョン|수정 버전",
    "labels": "labels|stichworter|etiquettes|etiquetas|etichette|categorias|rotulos"
    "|метки|etykiety|stitky|etiketter|tunnisteet|cimkek|etiketler|标签|ラベル|레이블",
    "components": "components|component/s|component|komponenten|komponente|composants"
    "|composant(s)|componentes|componente|componenti|componenten|компоненты"
    "|компонент|komponenty|komponenter|komponentit|模块|コンポーネント",
    "level": "security level|issue security level|sicherheitsstufe|niveau de securite"
    "|nivel de seguridad|livello di sicurezza|nivel de seguranca|beveiligingsniveau"
    "|уровень безопасности|poziom bezpieczenstwa|uroven zabezpeceni|安全级别"
    "|セキュリティレベル",
    "sprints": "sprint|sprints|спринт|スプリント",
    "points": "story points|story point estimate|points",
    "parent": "parent|parent id|ubergeordnet|ubergeordneter vorgang|principal"
    "|elemento principal|padre|родитель|родительская задача|element nadrzedny|parent-id"
    "|id parent|id padre",
    "parent_key": "parent key|epic link|cle parente|cle du parent"
    "|ubergeordneter schlussel|clave principal|clave del elemento principal"
    "|chave principal|chiave padre|ключ родителя|klucz nadrzedny",
    "parent_title": "parent summary|epic name",
    "description": "description|beschreibung|descripcion|descrizione|descricao"
    "|omschrijving|beschrijving|описание|opis|popis|beskrivning|beskrivelse|kuvaus"
    "|leiras|aciklama|опис|描述|説明|설명",
    "comment": "comment|comments|kommentar|kommentare|commentaire|commentaires"
    "|comentario|comentarios|commento|commenti|opmerking|opmerkingen|reactie|reacties"
    "|комментарий|комментарии|komentarz|komentarze|komentar|komentare|kommentarer"
    "|kommentti|yorum|评论|注释|コメント|댓글",
    "flagged": "flagged",
}
"""A Jira writes the names of its own columns in the language of who exports."""
_FIELD = {
    fold(name): field for field, names in NAMES.items() for name in names.split("|")
}
_CUSTOM = re.compile(r"[^()]+ \((?P<name>.*)\)")
"""`Custom field (Story Points)`, in any language."""
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
_BARE_KEYS = frozenset(
    (
        *("key", "schlussel", "cle", "clave", "chiave", "chave", "sleutel", "ключ"),
        *("klucz", "klic", "nyckel", "nogle", "nokkel", "avain", "kulcs", "anahtar"),
    )
)
"""Names of a key that do not say of what; any other is an issue's."""
_ENOUGH = 4
_ENOUGH_WITH_SUMMARY = 3
_MEANT = {"due": "due", "owner": "assignee"}
"""Fields that a renamed column may hold, where Jira's own is not there."""
_COPY = re.compile(r"\.\d+$")
_BLOCKED_BY = re.compile(r"(?:is )?blocked by")
_LINK = re.compile(r"(?P<words>[^()]+) \((?P<name>.*)\)")
_INWARD = re.compile(
    r"\b(?:inward (?:issue|work item) link|eingehend|lien .*entrant|\w+ .*entrante"
    r"|inkomende|входящ|przychodz|prichozi|inkommande|indgaende|innkommende"
    r"|vinculo interno|link de entrada|内向|内部)"
)
_OUTWARD = re.compile(
    r"\b(?:outward (?:issue|work item) link|ausgehend|lien .*sortant|\w+ .*saliente"
    r"|\w+ .*in uscita|uitgaande|исходящ|wychodz|odchozi|utgaende|udgaende"
    r"|vinculo externo|link de saida|外向|外部)"
)


class Columns:
    """Where each field stands; a field may stand in several columns."""

    def __init__(self, header: Sequence[str]) -> None:
        self._at: dict[str, list[int]] = defaultdict(list)
        self._links: list[tuple[str, str, int]] = []
        for index, name in enumerate(header):
            link = _link(_plain(name))
            if link:
                self._links.append((*link, index))
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
        for index, name in enumerate(header):
            field = _MEANT.get(meant_by(_own_name(name)) or "")
            if field and not self.has(field) and field_of(name) is None:
                self._at[field].append(index)

    @property
    def used(self) -> set[int]:
        """The places of all columns that something is read from."""
        links = {index for _, _, index in self._links}
        return links.union(*self._at.values())

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
        field = _FIELD.get(custom["name"])
        if field in {"points", "parent_key", "flagged"}:
            return field
    return _FIELD.get(plain)


def _own_name(name: str) -> str:
    """Return what somebody called a column, without Jira's words around it."""
    plain = _plain(name)
    custom = _CUSTOM.fullmatch(plain)
    return plain_name(custom["name"] if custom else plain)


def _link(plain: str) -> tuple[str, str] | None:
    """Return the direction and the name of the links that a column holds."""
    match = _LINK.fullmatch(plain)
    if match is None:
        return None
    if _INWARD.match(match["words"]):
        return "inward", match["name"]
    return ("outward", match["name"]) if _OUTWARD.match(match["words"]) else None


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
    keys = {name for name in names if _FIELD.get(name) == "key"}
    certain = bool(keys - _BARE_KEYS)
    tracker = {"kind", "status", "assignee", "reporter", "priority", "created"}
    shared = len(fields & tracker)
    enough = shared > _ENOUGH_WITH_SUMMARY and "status" in fields
    if "summary" in names and names & _JIRAS_OWN and enough:
        return True
    return {"key", "title"} <= fields and shared >= (1 if certain else 3)


def _plain(name: str) -> str:
    return _COPY.sub("", fold(name))
