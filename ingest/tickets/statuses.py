"""Tracker status words into the categories that every tracker is mapped to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from assistant.domain.people import fold
from assistant.domain.records import StatusCategory

_BLOCKED = re.compile(
    r"\b(?:block(?:ed|er)?\b|blockiert|bloque|bloqu|bloccat|geblok|imped|stalled|paused"
    r"|(?<!un)stuck\b|parked\b|suspended|frozen\b|obstructed|halted|in limbo|hindered"
    r"|pausiert|geparkt|ausgesetzt|festgefahren|suspendu|suspendid|detenid|gepauzeerd"
    r"|^hold$|^held$|needs? (?:more )?(?:info|input|clarification|feedback)"
    r"|on[ -]?hold|en pause|en espera|angehalten|blockerad|zablok|заблок)"
)
_WAITING = re.compile(
    r"(?:(?:a?waiting|wait|pending|held up|warte[nt]\w*|en attente|esperando"
    r"|(?:a|en) la espera|in attesa|aguardando|wacht(?:en|end)?|vantar?|venter"
    r"|oczekuj\w*|ожида\w*)\b)(?P<rest>.*)"
)
_OTHERS = re.compile(
    r"\b(?:client|customer|vendor|supplier|provider|partner|external|third|user"
    r"|business|legal|regulator|stakeholder|sponsor|kunde|lieferant|extern|cliente"
    r"|fournisseur|proveedor|fornitore|fornecedor|klant|leverancier)"
)
_READY = re.compile(
    r"(?:ready|bereit|prete?|list[oa]|pront[oa]|klaar)"
    r" (?:to|for|fur|zum|zur|zu|a|au|pour|para|per|om|voor|te)\b(?P<rest>.*)"
)
_NEAR_THE_END = re.compile(
    r"\b(?:accept|abnahme|uat\b|approv|freigabe|sign|demo|prod|launch|live\b|stag"
    r"|integrat|hand-?over|deliver|ship|clos|production|aprob|livr)"
)
_OWN_QUEUE = re.compile(
    r"\b(?:dev|implementation|start|sprint|refinement|grooming|estimat|triage|priorit"
    r"|schedul|assign|planning|analysis|analy[sz]e\b|design\b|work\b|begin|pick|develop|entwicklung|umsetzung|planung)"
)
_OWN_STEP = re.compile(
    r"\b(?:(?:code |peer |tech\w* )?review|qa\b|re-?test|test|verif|validat|deploy"
    r"|releas|merge|build|ci\b|pipeline|publish|rollout|go-?live|support|pruf|revue"
    r"|revis|recette|abnahmetest)"
)
_CANCELLED = re.compile(
    r"\b(?:cancel|won'?t|will not (?:do|fix)|reject|duplicat|abandon|withdrawn|declin"
    r"|obsolete|invalid|descoped|cannot reproduce|not (?:a bug|doing)|^removed$"
    r"|storniert|verworfen|abgebrochen|abgelehnt|annul|rejet|rechaz|geannuleerd|afgewezen|отмен)"
)
_WORDS: dict[StatusCategory, str] = {
    StatusCategory.TODO: (
        "to do|todo|new|open|backlog|ready|selected for development|reopened|planned"
        "|not started|to be started|draft|triage|proposed|accepted|scheduled|queued"
        "|ready for development|ready for dev|up next|next up|next|later|inbox|ideas"
        "|icebox|someday|this sprint|next sprint|current sprint|this week|next week"
        "|today|zu erledigen|zu tun|offen|neu"
        "|geplant|a faire|ouvert|nouveau|por hacer|pendiente|abierto|nuevo|da fare"
        "|aperto|a fazer|aberto|te doen|att gora|do zrobienia|к выполнению|новая"
        "|открыт|待办|未着手"
    ),
    StatusCategory.ACTIVE: (
        "in progress|progress|doing|started|active|wip|in review|review|code review"
        "|under review|testing|in test|in testing|test|qa|in qa|uat|in uat|validation"
        "|development|in development|implementing|working|ongoing|in analysis|analysis"
        "|awaiting review|ready for review|ready for test|ready for qa|ready to test"
        "|ready for release|in arbeit|in bearbeitung|in prufung|en cours|en revue"
        "|en curso|en progreso|en revision|in corso|em andamento|bezig|in uitvoering"
        "|pagaende|w toku|в работе|进行中|進行中|indeterminate"
    ),
    StatusCategory.DONE: (
        "done|closed|resolved|complete|completed|released|shipped|deployed|finished"
        "|verified|fixed|live|in production|delivered|merged|fertig|erledigt"
        "|abgeschlossen|geschlossen|gelost|termine|fini|ferme|resolu|hecho|listo"
        "|terminado|finalizado|finalizada|cerrado|resuelto|fatto|completato|chiuso"
        "|concluido|feito|klaar|gereed|afgerond|gesloten|klart|zrobione|zamkniete"
        "|готово|выполнено|закрыт|完成|已完成|完了"
    ),
    StatusCategory.CANCELLED: (
        "archived|archiviert|archivado|archivada|archiviato|gearchiveerd|arkiverad"
    ),
}
_BY_WORD = {
    word: category for category, words in _WORDS.items() for word in words.split("|")
}
_HELD_UP = ("blocked", "on hold", "impeded", "stalled", "paused", "stuck", "suspended")
_LONG_ENOUGH, _NEAR = 5, 85
"""Letters of a word that may be misspelt, and how alike it must be, of 100."""
_SHARE = re.compile(r"(?P<share>\d{1,3}(?:[.,]\d+)?)\s*%")
_WHOLE = 100
_SHORT = 200
_MARKS = re.compile(r"[/|,;:&+()\[\]]+")
_LONGEST_FIRST = sorted(_BY_WORD, key=len, reverse=True)


def category_of(
    status: str,
    *,
    tracker_category: str = "",
    resolution: str = "",
    flagged: bool = False,
    settings: Mapping[str, str] | None = None,
) -> StatusCategory:
    """Map a status: settings, then what its name says, then the tracker's category.

    Who waits for somebody else is blocked, whatever the tracker's category of work in
    hand; a wait for the team's own review, test or release is work in hand.
    `settings` maps status words in lower case to a category; an entry that names no
    category is passed over. A flag blocks all that is not over.
    """
    found = _unflagged(status, tracker_category, resolution, settings or {})
    over = {StatusCategory.DONE, StatusCategory.CANCELLED}
    return StatusCategory.BLOCKED if flagged and found not in over else found


def nearest_status(status: str) -> tuple[str, StatusCategory] | None:
    """Return the known word of which a status is a misspelling, and what it means.

    None where no word is that near, or near ones mean different things.
    """
    name = fold(status)
    if len(name) < _LONG_ENOUGH:
        return None
    near = process.extract(
        name, [*_BY_WORD, *_HELD_UP], scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    meant = {_BY_WORD.get(word, StatusCategory.BLOCKED) for word, *_ in near}
    return (near[0][0], meant.pop()) if len(meant) == 1 else None


def _unflagged(
    status: str, tracker_category: str, resolution: str, settings: Mapping[str, str]
) -> StatusCategory:
    chosen = settings.get(status.strip().casefold())
    if chosen in set(StatusCategory):
        return StatusCategory(chosen)
    words = (status, tracker_category, resolution)
    # A tracker has few statuses, each thousands of times; a long one is kept by nobody.
    is_short = sum(map(len, words)) <= _SHORT
    return _said_before(*words) if is_short else _said(*words)


def _of_share(share: float) -> StatusCategory:
    if share <= 0:
        return StatusCategory.TODO
    return StatusCategory.DONE if share >= _WHOLE else StatusCategory.ACTIVE


def _said(status: str, tracker_category: str, resolution: str) -> StatusCategory:
    if share := _SHARE.fullmatch(status.strip()):
        return _of_share(float(share["share"].replace(",", ".")))
    name = fold(status)
    if _CANCELLED.search(name):
        return StatusCategory.CANCELLED
    if _BLOCKED.search(name):
        return StatusCategory.BLOCKED
    tracked = _BY_WORD.get(fold(tracker_category))
    if _waits_for_others(name) and tracked is not StatusCategory.DONE:
        return StatusCategory.BLOCKED
    found = tracked or _own_wait(name) or _by_name(name)
    if found is StatusCategory.DONE and _CANCELLED.search(fold(resolution)):
        return StatusCategory.CANCELLED
    return found


_said_before = lru_cache(maxsize=1024)(_said)


def _waits_for_others(name: str) -> bool:
    """Whether the words wait for somebody, and not for a step of the team's own."""
    waiting = _WAITING.fullmatch(name)
    if waiting is None:
        return False
    rest = waiting["rest"].strip(" -:")
    if _OTHERS.search(rest):
        return True
    own = _OWN_STEP.search(rest) or _OWN_QUEUE.search(rest)
    return not own and (bool(rest) or not name.startswith("pending"))


def _own_wait(name: str) -> StatusCategory | None:
    """Map a wait for the team itself: for work in hand, or for work to begin."""
    waiting = _WAITING.fullmatch(name)
    if waiting is None:
        return None
    if _OWN_STEP.search(waiting["rest"]):
        return StatusCategory.ACTIVE
    queued = _OWN_QUEUE.search(waiting["rest"])
    return StatusCategory.TODO if queued else None


def _next_step(step: str) -> StatusCategory:
    """Map what an item is ready for: who is ready for a late step is in hand."""
    if _OWN_QUEUE.search(step):
        return StatusCategory.TODO
    late = _OWN_STEP.search(step) or _NEAR_THE_END.search(step)
    return StatusCategory.ACTIVE if late else StatusCategory.UNKNOWN


def _by_name(name: str) -> StatusCategory:
    if name in _BY_WORD:
        return _BY_WORD[name]
    ready = _READY.match(name)
    if ready:
        return _next_step(ready["rest"])
    padded = f" {_MARKS.sub(' ', name)} "
    for word in _LONGEST_FIRST:
        if f" {word} " in padded:
            return _BY_WORD[word]
    return StatusCategory.UNKNOWN
