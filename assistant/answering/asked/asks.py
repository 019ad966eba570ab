"""What questions ask for, and the words by which they do."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.answering.asked.months import MONTH
from assistant.facts.sameness.stems import stems


class Wanted(StrEnum):
    """What would answer a question."""

    HEALTH = "health"
    REASON = "reason"
    DECISION = "decision"
    BLOCKER = "blocker"
    EXPOSURE = "exposure"
    AMOUNT = "amount"
    IDENTIFIER = "identifier"
    ACTION = "action"
    OWNER = "owner"
    PERSON = "person"
    MOVE = "move"
    DAY = "day"
    RISK = "risk"
    CHANGE = "change"
    STATE = "state"
    CONDITION = "condition"
    DECIDER = "decider"
    OVERDUE = "overdue"
    DUE = "due"
    WORK = "work"
    HOLDINGS = "holdings"
    ANYTHING = "anything"


class Ask:
    """One way of asking: its form, and words that are no part of the subject."""

    def __init__(self, wanted: Wanted, form: str, words: str) -> None:
        self.wanted = wanted
        self._form = re.compile(form)
        self.stems = stems(words)

    def fits(self, low: str) -> bool:
        """Whether a question in lower case asks in this way."""
        return self._form.search(low) is not None


W = Wanted
SLIPPED = (
    r"^\W*(?:what|which (?:dates?|tickets?|milestones?|things?))"
    r"(?:['’]s|(?: has| have))?"
    r" (?:slipped|moved|(?:was|were|been|got) (?:moved|postponed|delayed|pushed back))"
    r"(?: (?:since|this|last)\b.*)?\W*$"
)
"""How all whose day is another now is asked for."""
STATUS = re.compile(
    r"(?i)^\W*(?:and |so )?what(?:['’]s| is) the (?:current |latest |present )?"
    r"(?:status|state|progress)\b"
)
"""What only says that it is asked how a thing stands; an old report has it, too."""
ASKS: tuple[Ask, ...] = (
    Ask(
        W.DAY,
        r"^\W*(?:and |so )?(?:when|by when|on (?:what|which) day)"
        r" (?:do|does|will|is|are|can|should|must)\b"
        r".*\b(?:decid|votes?\b|voting|ruling)",
        "date day when decide decides deciding decision vote votes voting going",
    ),
    Ask(
        W.HEALTH,
        r"\bon track\b|\b(?:rag|overall|project) (?:status|health|colou?r)\b"
        r"|\b(?:health|colou?r|status|state) of (?:the|our)"
        r" (?:project|programme|program)\b"
        r"|\bhow (?:healthy|are we doing)\b"
        r"|\b(?:im plan|ampel)\b",
        "track rag overall status state health healthy color colour project programme "
        "program doing plan ampel",
    ),
    Ask(
        W.STATE,
        STATUS.pattern + r" (?:of|on|with|for)\b",
        "status state progress current latest present stand",
    ),
    Ask(
        W.CONDITION,
        r"\bwhat (?:happens|will happen|would happen|do we do|will we do|then)"
        r" (?:if|when)\b"
        r"|\bwhat if\b|\bwas (?:passiert|geschieht),? wenn\b",
        "happen happens do passiert geschieht wenn",
    ),
    Ask(
        W.OVERDUE,
        r"^\W*(?:what|which|who|show|list|anything|is anything|are there)\b.*\b"
        r"(?:overdue|past due|past (?:its|their) due|behind schedule|running late)\b"
        r"|^\W*(?:what(?:'s| is| are)) (?:\w+ )?late\b|\b[uü]berf[aä]llig\b",
        "overdue past due late behind schedule running list show item items action "
        "actions ticket tickets uberfallig task tasks milestone milestones",
    ),
    Ask(
        W.DUE,
        r"^\W*(?:what|which|who|show|list)\b.*\bdue\b.*\b(?:this|next|coming) (?:week"
        r"|month)\b|^\W*what(?:'s| is| are| comes?)? (?:\w+ )?due"
        r"(?: (?:next|soon|today|tomorrow|now))?\W*$"
        r"|^\W*(?:what|which|who|list|show)(?:'s)?(?: (?:us|me|is|are|was|were|will|be"
        r"|has|have|all|of|the|our|that|still|open|things?|items?|everything|anything"
        r"|tickets?|cards?|tasks?|actions?|comes?|falls?))* due "
        rf"{MONTH}\W*$",
        "due week month coming today tomorrow list show item items action actions "
        "ticket tickets task tasks milestone milestones come comes card cards was were "
        "thing things everything anything fall falls still open "
        "january february march april may june july august september october november "
        "december jan feb mar apr jun jul aug sep sept oct nov dec end",
    ),
    Ask(
        W.WORK,
        r"\bwhat(?:'s| is| are| does| do| has| will)? .*\b"
        r"(?:work(?:s|ing)? on|busy with)"
        r"|\bon \w+(?:'s|’s) (?:plate|desk)\b",
        "work works working busy plate desk task tasks ticket tickets",
    ),
    Ask(
        W.HOLDINGS,
        r"^\W*(?:and )?what (?:all )?(?:does|do|did) \w+(?: \w+)? own\b"
        r"|^\W*(?:and )?what (?:is|are) \w+(?: \w+)? (?:the owner of|responsible for"
        r"|accountable for|in charge of|assigned(?: to)?)\W*$"
        r"|^\W*what (?:is|are) (?:owned by|assigned to) \w+(?: \w+)?\W*$",
        "own owns owner responsible accountable charge assigned owned",
    ),
    Ask(
        W.REASON,
        r"\bwhy\b|\bhow come\b|\bwhat(?: is|'s| was)? the (?:reason|cause)\b"
        r"|\bwhat caused\b|\b(?:warum|wieso|weshalb)\b",
        "earlier sooner instead reason cause caused slip slipped slips slipping move "
        "moved moves moving "
        "postpone postponed delay delayed late later push pushed reschedule "
        "rescheduled",
    ),
    Ask(
        W.EXPOSURE,
        r"\bexposure\b|\bscore\b|\blikelihood\b|\bhow (?:likely|severe|bad)\b"
        r"|\bhow high (?:is|are|was) (?:(?:the |this |that )?risk|[a-z]+-\d+)",
        "exposure score likelihood likely severe high bad risk",
    ),
    Ask(
        W.IDENTIFIER,
        r"\b(?:what|which|give|tell)\b.*?\b(?!(?:the|a|an|our|its|total|exact|overall"
        r"|maximum|minimum|current|final|planned|expected|right|new|old|actual|whole"
        r"|average|large|small|great|same|what|which|is)\b)[^\W\d_]+"
        r" (?:numbers?|nos?\.|ids?|code|reference)(?!\w)",
        "number numbers no id ids code reference",
    ),
    Ask(
        W.AMOUNT,
        r"\bhow (?:much|many|long|far|big|large|often|high|heavy|tall|wide|deep|old"
        r"|fast|expensive|thick|strong|powerful|loud|hot|cold|warm|broad|low|slow|thin)\b"
        r"|\bwhat (?:does|do|did|will)"
        r" .+ (?:cost|charge|weigh)\b"
        r"|\bwhat(?:'s| is| was| were) the (?:\w+ ){0,4}(?:number|count|cost|price"
        r"|total|maximum|budget|amount|size|rate|limit|estimate|points|power|torque|thickness"
        r"|length|width|height|depth|weight|speed|capacity|voltage|pressure|diameter"
        r"|temperature|area|volume)s?\b"
        r"|\b(?:wie ?viele?|wie lange)\b",
        "much many long far big large often high number count total amount point "
        "points left remaining cost costs price strong powerful loud hot cold warm "
        "broad low slow thin viel "
        "viele wieviel lange",
    ),
    Ask(
        W.DECIDER,
        r"^\W*(?:who|wer)\b.*\b(?:decid\w+|approved?|agreed?|rejected?|accepted?|chose"
        r"|(?:took|made) the (?:decision|call)|entschieden|beschlossen)\b",
        "approve approved reject rejected accept accepted chose decide decided "
        "decision agree agreed call entschieden beschlossen",
    ),
    Ask(
        W.DECISION,
        r"\bdecid\w+|\bdecisions?\b|\bagreed? (?:on|about|to|that|for|in)\b|\bagree\b"
        r"|\b(?:approved?|reject(?:ed)?|accept(?:ed)?|chosen?|choose)\b|\bconclu(?:de|sion)\w*"
        r"|\b(?:entschieden|beschlossen|entscheidung\w*)\b",
        "approve approved reject rejected accept accepted choose chose chosen steering "
        "committee board change group "
        "decide decided decision decisions agree agreed conclude "
        "concluded conclusion entschieden beschlossen entscheidung",
    ),
    Ask(
        W.CHANGE,
        r"\bwhat(?:'s| has| is)? (?:changed?|new|different)\b|\bchanges since\b"
        r"|\bwhen (?:was|were|did|has|have) .+ (?:done|finish\w*|clos\w+|start\w*"
        r"|(?:un)?blocked|complet\w+|opened?|fixed|resolved|added|removed)\b"
        r"|\bwhat happened (?:since|this week|last week)\b"
        rf"|{SLIPPED}"
        r"|\bwas (?:ist neu|hat sich)\b",
        "changed change changes new different happened neu done finish finished closed "
        "close start started blocked unblocked completed complete opened open fixed "
        "resolved added removed slip slipped moved postponed delayed pushed date dates "
        "milestone milestones ticket tickets",
    ),
    Ask(
        W.BLOCKER,
        r"\bblock\w*"
        r"|^\W*(?:what|which|who|is anything|anything)\b.*\b(?:stuck|on hold)\b"
        r"|\bhold(?:s|ing)? (?:\w+ ){0,3}up\b|\bheld up\b|\bin the way\b"
        r"|\bstop(?:s|ping)\b|\bimpediments?\b|\bwait(?:s|ing)? (?:for|on)\b"
        r"|\bdepend\w* on\b"
        r"|\b(?:blockier\w*|hindert|h[aä]lt \w+ auf)\b",
        "block blocks blocked blocking blocker blockers hold holds holding held way "
        "stop stops stopping stuck impediment impediments wait waits waiting depend "
        "depends hindert blockiert blockieren",
    ),
    Ask(
        W.ACTION,
        r"\bpromis\w+|\bcommit(?:ted|ment)?s?\b|\baction(?:s| items?| points?)?\b"
        r"|\bto-?dos?\b|\bsupposed to\b|\bto deliver\b|\bowes?\b|\bnext steps?\b"
        r"|\bsign(?:ed)? up (?:for|to)\b|\btake[ns]? on\b|\bon \w+(?:'s|’s) plate\b"
        r"|\bwhat (?:will|should|must|does) \w+(?: \w+)? (?:do|have to do)\b"
        r"|\bwhat (?:is|are|'s) .+ (?:doing|going to do|up to) next\b"
        r"|\b(?:zugesagt|versprochen|aufgaben?)\b",
        "promise promised promises commit committed commitment commitments action "
        "actions item items point points todo todos supposed deliver owe owes step "
        "steps take taken sign signed plate doing going next zugesagt versprochen "
        "aufgaben",
    ),
    Ask(
        W.OWNER,
        r"\bwho (?:owns?|is responsible|is accountable|is in charge|has|leads?|holds?"
        r"|is working|works|looks after|runs|takes care|is on|is assigned|handles|does"
        r"|(?:is|was) the (?:owner|lead|contact|holder|sponsor))\b"
        r"|\bwhose\b|\bowners?\b"
        r"|\bassigne[ed]\w*|\bresponsible\b|\bwer (?:ist|hat|macht)\b|\bzust[aä]ndig\b",
        "own owns owner owners owned responsible accountable charge lead leads hold "
        "holds works working looks runs care assigned assignee handle handles holder "
        "zustandig",
    ),
    Ask(W.PERSON, r"^\W*(?:(?:and|so|by|with|to|from) )?who\b|\bwhom\b|^\W*wer\b", ""),
    Ask(
        W.MOVE,
        r"\b(?:did|has|have|was|were|is|are) .+ (?:(?<!the )mov(?:e|ed|ing)"
        r"|slip(?:ped|ping)?"
        r"|postponed?|delay(?:ed)?|push(?:ed)?|pulled|reschedul\w+|late)\b"
        r"|\b(?:verschoben|versp[aä]tet)\b",
        "move moved moving slip slipped slipping postpone postponed delay delayed push "
        "pushed pulled reschedule rescheduled late back forward verschoben date day",
    ),
    Ask(
        W.DAY,
        r"^(?!\W*(?:and |so |but )?how\b).*\bwhen\b"
        r"|\b(?:what|which|new|current|planned|latest|target) (?:date|day|week"
        r"|month)s?\b|\bwhat(?:'s| is| was) the (?:\S+ ){1,4}(?:date|day)\b"
        r"|\bby when\b|\bdue\b|\bdeadline\b|\bhow soon\b|\bdate (?:of|for)\b"
        r"|\b(?:wann|termin|f[aä]llig)\b",
        "date day week month dates days weeks months valid due deadline soon planned "
        "scheduled schedule termin "
        "fallig happen happens start starts begin begins take takes place expected "
        "expect ship ships shipped shipping available live ready arrive arrives "
        "arrived arriving deliver delivered reach reaches receive",
    ),
    Ask(
        W.RISK,
        r"\brisks?\b|\brisky\b|\bdangers?\b|\bthreat\w*|\bconcerns?\b|\bworr\w+"
        r"|\bgo wrong\b|\b(?:wrong|trouble|the matter) with\b|\bexposures?\b"
        r"|\bissues?\b|\bdependenc(?:y|ies)\b"
        r"|\bassumptions?\b|\bproblems?\b|\bat stake\b"
        r"|\b(?:risik\w+|gefahr\w*|probleme?)\b",
        "risk risks risky danger dangers threat threats threaten concern concerns "
        "concerned worry worries worried wrong trouble matter exposure exposures issue "
        "issues problem problems stake risiko risiken gefahr probleme",
    ),
    Ask(
        W.STATE,
        r"\b(?:status|state|progress) (?:of|on|with)\b|['’]s (?:status|state)\b"
        r"|\bwhere (?:are we|do we stand)\b"
        r"|\bhow (?:is|are) .*\b(?:going|doing|coming|looking|progressing)\b"
        r"|^\W*(?:is|are|was|were|has|have|had|did|does|do|can|could|will|would|should"
        r"|may|must)\b"
        r"|^\W*(?:ist|sind|hat|haben|wurde)\b|\bstand\b",
        "status state progress stand going done finish finished complete completed "
        "ready closed close open resolved yet fertig erledigt",
    ),
)
"""The first that fits says what is wanted."""


_LISTS = frozenset(
    {
        W.OVERDUE,
        W.DUE,
        W.WORK,
        W.HOLDINGS,
        W.HEALTH,
        W.BLOCKER,
        W.RISK,
        W.CHANGE,
        W.ACTION,
        W.DECISION,
    }
)


def words_asking(wanted: Wanted) -> frozenset[str]:
    """Return the stems of the words that only say what is wanted."""
    return frozenset().union(*(one.stems for one in ASKS if one.wanted is wanted))


def whole_list(wanted: Wanted) -> bool:
    """Whether it may be asked of the whole project, about nothing in particular."""
    return wanted in _LISTS
