"""What the words of RAID logs mean: columns, kinds, levels, states, colours."""

from __future__ import annotations

import re
from functools import cache

from assistant.domain.people import fold
from assistant.domain.records import RaidKind, RaidState
from ingest.tables.owner_words import OWNER_WITHIN, OWNERS

COLUMNS: dict[str, str] = {
    "key": "id|ref|reference|no|nr|n°|number|#|key|raid id|risk id|issue id|item id"
    "|assumption id|dependency id|risk no|risk ref|issue no|item no|risk number|item #"
    "|log id|kennung|lfd nr|num|numero|identifiant|identificador",
    "title": "title|risk|issue|assumption|dependency|summary|name|headline|subject"
    "|concern|concerns|worry|hazard|threat|matter|uncertainty|what could go wrong"
    "|short description|statement|risk title|issue title|risk name|issue name|event"
    "|risk event|raid item|item|entry|titel|bezeichnung|risiko|annahme|problem|thema"
    "|abhangigkeit|titre|intitule|risque|hypothese|probleme|dependance|enjeu|titulo"
    "|riesgo|supuesto|problema|dependencia|rischio|titolo|risco|we need|what we need"
    "|what|what happened|what might happen|what may happen|what can happen|what it is",
    "description": "description|detail|details|full description|cause|context"
    "|risk description|issue description|explanation|beschreibung|details und ursache"
    "|descripcion|descrizione|descricao|omschrijving|background",
    "owner": "|".join(OWNERS),
    "raised_by": "raised by|identified by|reported by|logged by|author|originator",
    "raised": "raised|date raised|raised on|date identified|identified|opened"
    "|date opened|opened on|logged|date logged|created|created on|date created|entered"
    "|date added|added|erfasst|erfasst am|erstellt|gemeldet am|date d'identification"
    "|ouvert le|fecha de registro|fecha|identified on|open date|date",
    "updated": "updated|last updated|last update|date updated|modified|last modified"
    "|last reviewed|date last reviewed|last review|reviewed|reviewed on|updated on"
    "|last touched|touched|last change|last changed|changed|changed on|last edited"
    "|last looked at|looked at|last seen|letzte anderung|geandert am"
    "|aktualisiert|letzte aktualisierung|zuletzt aktualisiert|stand|mis a jour"
    "|derniere mise a jour|actualizado|ultima actualizacion",
    "review": "review|review date|next review|next review date|review by|review on"
    "|to be reviewed|next look|look again|look at again|look at it again|check again"
    "|next check|revisit|revisit on|back on|come back to|wiedervorlage"
    "|nachste prufung|prochaine revue|date de revue"
    "|proxima revision|revision",
    "forecast": "promised|promised date|forecast|forecast date|expected|expected date"
    "|eta|revised date|revised due date|new due date|committed date|promised for",
    "due": "due|due date|due by|target|target date|target resolution|needed by|need by"
    "|required by date|needed on|date required|required date|deadline|by when"
    "|validate by|resolve by|target resolution date|resolution due|target closure date"
    "|action due|close by|required by|needed|validation date|frist|fallig|fallig am"
    "|termin|zieldatum|benotigt bis|echeance|date cible|date limite|fecha limite"
    "|fecha objetivo|vencimiento|scadenza|prazo|deadline date",
    "closed": "closed|date closed|closed on|closure date|resolved on|date resolved"
    "|geschlossen am|cloture le",
    "decided": "decided on|decided|decision date|date decided|date of decision"
    "|decision made on|decided at|entschieden am|entscheidungsdatum|beschlossen am"
    "|beschlussdatum|date de decision|date de la decision|decide le|fecha de decision"
    "|fecha de la decision|decidido el|data decisione|data della decisione"
    "|data da decisao|decidido em|besluitdatum",
    "decided_by": "decided by|decision by|decision maker|decision made by"
    "|entschieden von|beschlossen von|entscheider|decide par|decision prise par"
    "|decidido por|deciso da|besloten door",
    "status": "status|state|position|standing|situation|where it stands"
    "|current status|risk status|issue status|zustand|etat|statut"
    "|estado|stato",
    "kind": "type|category|kind|sort|nature|raid|raid type|item type|entry type"
    "|log type|r/a/i/d"
    "|typ|art|kategorie|categorie|tipo|categoria|class",
    "health": "rag|rag status|colour|color|health|ampel|traffic light|semaphore"
    "|status colour|rag rating",
    "score": "score|exposure|rating|risk score|risk rating|risk level|risk exposure"
    "|p x i|pxi|p*i|l x i|lxi|severity score|overall score|overall|total score|rank"
    "|inherent score|inherent risk score|current score|risk value|risikowert"
    "|risikozahl|bewertung|criticite|score de risque|puntuacion|exposicion|punteggio",
    "likelihood": "probability|likelihood|prob|p|l|chance|probability of occurrence"
    "|inherent likelihood|inherent probability|current likelihood|current probability"
    "|wahrscheinlichkeit|eintrittswahrscheinlichkeit|ew|probabilite|vraisemblance"
    "|probabilidad|probabilita|probabilidade|kans|waarschijnlijkheid|sannolikhet",
    "impact": "impact|severity|sev|consequence|consequences|i|effect|inherent impact"
    "|current impact|impact level|impact rating|impact if wrong|auswirkung"
    "|auswirkungen|schadenshohe|tragweite|gravite|schweregrad|schwere|gravedad|severidad|gravita"
    "|impacto|impatto|gevolg|konsekvens",
    "priority": "priority|prio|prioritat|priorite|prioridad|prioridade|priorita"
    "|prioriteit|prioritet|urgency|dringlichkeit|urgence|urgencia|criticality",
    "response": "response|strategy|treatment|response type|risk response|approach"
    "|response strategy|treatment strategy|risk treatment|strategie|reaktion|reponse"
    "|respuesta|estrategia|handling",
    "mitigation": "mitigation|action|actions|plan|contingency|countermeasure"
    "|mitigation plan|mitigation action|mitigation actions|mitigation strategy"
    "|response plan|action plan|treatment plan|resolution|resolution plan|next step"
    "|next steps|planned action|controls|contingency plan|massnahme|massnahmen"
    "|gegenmassnahme|gegenmassnahmen|mesure|mesures|plan d'action|attenuation"
    "|mitigacion|plan de mitigacion|medidas|accion|acciones|azione|mitigazione"
    "|maatregel|mitigations|current response|what we do|what we do about it"
    "|what is done|what we are doing|what we will do|what is being done|answer"
    "|was wir tun|was wir dagegen tun|ce que nous faisons|que hacemos",
    "note": "note|notes|comment|comments|remark|remarks|update|latest update|progress"
    "|status update|commentary|progress notes|bemerkung|bemerkungen|kommentar|notiz"
    "|anmerkung|commentaire|commentaires|remarque|comentario|comentarios|notas|nota"
    "|observaciones|note e commenti|opmerking",
}
FIELD_OF = {
    name: field for field, names in COLUMNS.items() for name in names.split("|")
}
_KEY = (
    "id|ref|reference|(?:risk|issue|item|raid|log|entry|risiko|risiken|punkt|lfd"
    "|laufende|annahme|problem|risque|riesgo|rischio)"
    " ?(?:nr|no|nummer|number|numero|num|code|kennung)"
)
WITHIN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"\b(?:{words})\b"))
    for field, words in (
        ("raised_by", "(?:raised|identified|reported|logged) by"),
        (
            "updated",
            "last (?:updated?|reviewed|modified|touched|changed?|edited|looked at)",
        ),
        (
            "review",
            "next (?:review|look|check)|review (?:date|by)|look at (?:it )?again",
        ),
        (
            "forecast",
            "promised|forecast|expected (?:date|delivery)|revised (?:due )?date",
        ),
        ("due", "due|target (?:[a-z]+ )?date|deadline|needed by|required by"),
        ("raised", "raised|date (?:identified|opened|logged)"),
        ("closed", "closed|closure date"),
        ("health", "rag"),
        ("owner", OWNER_WITHIN),
        ("likelihood", "probability|likelihood|wahrscheinlichkeit|probabilidad"),
        ("score", "score|exposure|rating"),
        ("impact", "impact|severity|consequences?|auswirkung|impacto"),
        (
            "mitigation",
            "mitigat[a-z]*|contingency|countermeasures?|massnahmen?|actions?|we do",
        ),
        ("response", "response|treatment|strategy"),
        ("note", "notes?|comments?|remarks?|updates?|progress"),
        ("status", "status|state"),
        ("description", "description|details?|beschreibung|descripcion"),
        ("title", "title|summary|headline"),
        ("key", _KEY),
        ("kind", "type|category"),
    )
)
AFTERWARDS = re.compile(
    r"\b(?:residual|target|planned|post|after|mitigated|previous)\b"
)

KINDS: dict[RaidKind, re.Pattern[str]] = {
    RaidKind.RISK: re.compile(
        r"\b(?:risks?|risiken|risiko|risques?|riesgos?|risch[io]+"
        r"|riscos?|threats?|opportunit(?:y|ies)|риск\w*)\b"
    ),
    RaidKind.ASSUMPTION: re.compile(
        r"\b(?:assumptions?|annahmen?|hypotheses?|supuestos?"
        r"|assunzion[ei]|premissas?|aannames?)\b"
    ),
    RaidKind.ISSUE: re.compile(
        r"\b(?:issues?|probleme?s?|problemas?|themen?|incident\w*"
        r"|blockers?|enjeux?|incidencias?|sorunlar)\b"
    ),
    RaidKind.DEPENDENCY: re.compile(
        r"\b(?:dependenc(?:y|ies)|abhangigkeit(?:en)?"
        r"|dependances?|dependencias?|dipendenz[ea]"
        r"|afhankelijkhe\w+)\b"
    ),
}
PREFIXES = {
    "r": RaidKind.RISK, "rsk": RaidKind.RISK, "risk": RaidKind.RISK,
    "a": RaidKind.ASSUMPTION, "as": RaidKind.ASSUMPTION, "asm": RaidKind.ASSUMPTION,
    "ass": RaidKind.ASSUMPTION, "assumption": RaidKind.ASSUMPTION,
    "i": RaidKind.ISSUE, "iss": RaidKind.ISSUE, "issue": RaidKind.ISSUE,
    "d": RaidKind.DEPENDENCY, "dep": RaidKind.DEPENDENCY,
    "dependency": RaidKind.DEPENDENCY,
}  # fmt: skip
LETTERS = {kind: kind.value[0].upper() for kind in RaidKind}
ACTIONS = re.compile(
    r"(?:actions?(?: items?| points?)?|tasks?|to-?dos?|aktion(?:en)?|massnahmen?"
    r"|aufgaben?|accion(?:es)?|tareas?|taches?|azion[ei]|acao|acoes|acties?)"
)
"""What the type of an action is called in a log of all kinds."""
OTHER_KINDS = re.compile(
    rf"(?:{ACTIONS.pattern}|decisions?|lessons?|milestones?|changes?|opportunit(?:y|ies)"
    r"|entscheidung(?:en)?|beschlusse?|decision(?:es|i)|decisione|decisao|besluit(?:en)?)"
)

_LEVELS: dict[int, str] = {
    1: "very low|vl|negligible|rare|remote|insignificant|trivial|very unlikely|minimal"
    "|sehr gering|sehr niedrig|tres faible|muy bajo|muy baja|improbable",
    2: "low|l|lo|minor|unlikely|small|gering|niedrig|faible|bajo|baja|basso|bassa|baixo"
    "|baixa|laag|green|🟢|💚|✅|unwahrscheinlich|peu probable",
    3: "medium|m|med|moderate|possible|average|mittel|moyen|moyenne|medio|media|middel"
    "|modere|amber|yellow|🟡|🟠|💛|moglich|maßig|massig|normal",
    4: "high|h|hi|major|likely|probable|significant|serious|large|hoch|eleve|elevee"
    "|alto"
    "|alta|hoog|red|🔴|❤|wahrscheinlich|fort|forte",
    5: "very high|vh|critical|severe|catastrophic|almost certain|certain|extreme|crit"
    "|very likely|showstopper|sehr hoch|kritisch|tres eleve|muy alto|muy alta|critique"
    "|critico|critica|occurred|happened|existential|expected",
}
LEVELS = {word: band for band, words in _LEVELS.items() for word in words.split("|")}
COLOURS = {
    **dict.fromkeys(("red", "r", "🔴", "rot", "rouge", "rojo", "rosso"), "red"),
    **dict.fromkeys(
        (
            "amber",
            "a",
            "yellow",
            "y",
            "orange",
            "🟡",
            "🟠",
            "gelb",
            "jaune",
            "amarillo",
        ),
        "amber",
    ),
    **dict.fromkeys(("green", "g", "🟢", "grun", "vert", "verde", "✅"), "green"),
}

_TROUBLED = {RaidState.AT_RISK, RaidState.LATE}
_STATES: dict[RaidState, str] = {
    RaidState.OPEN: "open|opened|new|active|in progress|ongoing|on track|on-track"
    "|on plan"
    "|monitor|monitoring|monitored|mitigating|mitigation in progress|mitigated|watch"
    "|watching|being managed|managed|escalated|pending|accepted|draft|proposed|raised"
    "|identified|assessed|under review|in review|investigating|reopened|re-opened|live"
    "|treating|planned|to do|assigned|on hold|confirmed|materialised|materialized"
    "|realised|realized|occurred|stable|increasing|decreasing|due|wip|offen|neu|aktiv"
    "|in bearbeitung|in arbeit|uberwacht|ouvert|ouverte|en cours|actif|abierto|abierta"
    "|en curso|activo|activa|aperto|aberto|in behandeling|openstaand|unvalidated"
    "|unconfirmed|to be validated|not validated|requested|agreed|committed|started"
    "|not started",
    RaidState.AT_RISK: "at risk|at-risk|in danger|endangered|threatened|gefahrdet"
    "|a risque|menace|menacee|en riesgo|em risco|a rischio|in gevaar",
    RaidState.LATE: "late|overdue|delayed|slipped|slipping|blocked|missed"
    "|not met|behind|off track|off-track|failed|broken|verspatet|uberfallig"
    "|en retard|retrasado|retrasada|atrasado|in ritardo|vertraagd|not delivered",
    RaidState.INVALID: "invalid|invalidated|false|broken|wrong|disproved|disproven"
    "|failed"
    "|not valid|no longer valid|untrue|incorrect|violated|refuted|does not hold"
    "|not true"
    "|ungultig|widerlegt|falsch|invalide|fausse|invalida|falsa|did not hold|breached",
    RaidState.CLOSED: "closed|close|resolved|met|retired|done|complete|completed"
    "|expired"
    "|accepted closed|cancelled|canceled|fulfilled|delivered|received|satisfied"
    "|accepted-closed|passed"
    "|withdrawn|rejected|duplicate|no longer relevant|obsolete|archived|avoided|removed"
    "|superseded|fixed|geschlossen|erledigt|behoben|gelost|ferme|fermee|clos|resolu"
    "|resolue|termine|cerrado|cerrada|resuelto|resuelta|chiuso|risolto|fechado|gesloten"
    "|opgelost|arrived",
}
HOLDING = frozenset(("valid", "still valid", "holds", "holding", "true", "still true"))
"""What is said of an assumption that goes on to be one."""
VALIDATED = frozenset(
    (
        *("confirmed", "validated", "verified", "proven", "held", "bestatigt"),
        *("validee", "confirmada", "validada"),
    )
)
OPTIONS = frozenset({*LEVELS, *COLOURS, *"|".join(_STATES.values()).split("|")})


def kinds_in(text: str) -> list[RaidKind]:
    """Return the kinds that the words name, in the order of the acronym."""
    folded = fold(text)
    return [kind for kind, pattern in KINDS.items() if pattern.search(folded)]


def state_of(status: str, kind: RaidKind) -> RaidState | None:
    """Map a status by the words it begins with, else by a closing word within it.

    None where nothing of it is known.
    """
    words = fold(re.sub(r"[^\w\s/'-]", " ", status))
    states = _states_for(kind)
    for phrase, state in states.items():
        if words == phrase or words.startswith(f"{phrase} "):
            return state
    for phrase, state in states.items():
        if state is RaidState.CLOSED and f" {phrase} " in f" {words} ":
            return RaidState.CLOSED
    return None


@cache
def _states_for(kind: RaidKind) -> dict[str, RaidState]:
    """Map phrases, longest first.

    Only a dependency can be at risk or late, and only an assumption can be invalid.
    """
    states: dict[str, RaidState] = {}
    for state, phrases in _STATES.items():
        for phrase in phrases.split("|"):
            if state in _TROUBLED and kind is not RaidKind.DEPENDENCY:
                states.setdefault(phrase, RaidState.OPEN)
            elif state is not RaidState.INVALID or kind is RaidKind.ASSUMPTION:
                states[phrase] = state
            else:
                states.setdefault(phrase, RaidState.CLOSED)
    if kind is RaidKind.ASSUMPTION:
        states |= dict.fromkeys(VALIDATED, RaidState.CLOSED)
        states |= dict.fromkeys(HOLDING, RaidState.OPEN)
    return dict(sorted(states.items(), key=lambda item: -len(item[0])))
