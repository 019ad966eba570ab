"""Rules set in the present tense: `nobody starts anything new until both are fixed`."""

from __future__ import annotations

import re

from assistant.extract.deciding.assents import Passing
from assistant.extract.deciding.openers import without_opener
from assistant.extract.deciding.plain import is_of_a_board, may_decide
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_BARRED = (
    r"(?:starts?|touch(?:es)?|deploys?|merges?|releases?|ships?|changes?|announces?"
    r"|tells?|sends?|signs?|buys?|orders?|books?|begins?|publish(?:es)?|promises?"
    r"|commits?|adds?|opens?|gives?|talks? to|spends?|hires?|pays?|installs?|migrates?"
    r"|edits?|enters?|leaves?|push(?:es)?|goes|moves?)"
)
_DONE = (
    r"(?:announced|deployed|merged|changed|released|published|signed|ordered|sent|paid"
    r"|started|bought|touched|booked|shipped|migrated|installed|added|moved|opened"
    r"|spent|hired|promised|built)"
)
_NO_ONE = rf"(?:nobody|no[ -]one) (?:may |will |shall |must )?{_BARRED}"
_NOTHING = (
    rf"nothing(?: new| else| more)? (?:(?:is|gets|will be|may be) {_DONE}"
    r"|(?:goes|leaves|ships|starts))"
)
_BOUND = r"(?:until|till|before|without|unless)\b"
_BARS = re.compile(
    rf"(?:until|till|before) [^,;.?]{{5,80}}?,? (?:{_NO_ONE} \w+|{_NOTHING}\b)"
    rf"|(?:{_NO_ONE}|{_NOTHING})\b[^.;?]{{0,60}}? {_BOUND} \w+",
    re.IGNORECASE,
)
"""`Until both are fixed nobody starts anything new`, `nothing ships before Monday`."""
_STEP = (
    r"(?:pilot|launch|go-?live|releases?|deploy(?:ment)?s?|merges?|changes?|orders?"
    r"|payments?|start|work|announcements?|spending|access|exceptions?|migrations?"
    r"|roll-?outs?|cut-?overs?|publication|contracts?|hires?|overtime|go|shipments?"
    r"|deliver(?:y|ies)|invoices?|installation|new [\w-]+|production)"
)
_NO_WITHOUT = re.compile(
    rf"no (?:[\w-]+ ){{0,2}}?{_STEP}(?: [\w-]+){{0,4}}? (?:without|before|until|till)"
    r" \w+",
    re.IGNORECASE,
)
_OFF = (
    r"(?:(?:switched|turned|taken) (?:off|down|on)|disabled|frozen|paused"
    r"|stopped|suspended|put on hold|held back|rolled back|reverted)"
)
_SWITCHED = re.compile(
    rf"(?P<subject>[^\W_][^,;:.?!]{{1,60}}?) (?:gets?|will be|is being) {_OFF}\b"
    r"[^.?!]*?\b(?:until|till|for the (?:pilot|rest|time|duration|release|week)"
    r"|today|tonight|now|from (?:today|now|tomorrow|monday|tuesday|wednesday|thursday"
    r"|friday)|stays?)\b",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"(?P<subject>[^\W_][^,;:.?!]{1,60}?) (?:stays?|remains?|is kept|are kept)"
    r"(?: (?:on|at|for|as|where|in|with|out|off|unchanged)\b| (?=the \d|\w+ \d)"
    r"(?P<day>))",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"(?P<who>[^\W_][\w.'’-]*(?: [\w.'’-]+){0,3}?) (?:pays?|carr(?:y|ies)|bears?"
    r"|covers?|foots?) (?:(?:for )?(?:it|that|this|half|all of it|the (?:[\w-]+ ){0,2}"
    r"[\w-]+)|(?:the )?(?:costs?|bill))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:every|each|usually|always|often|normally|generally|typically|sometimes"
    r"|whenever|per (?:week|day|month|year)|daily|weekly|monthly|already|anyway|still"
    r"|as (?:usual|always|before|it does)|by default|automatically)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|says|thinks?|believes?|asked|asks|fears?|afraid|worr\w+|wants?|would"
    r"|could|should|might|if|because of the rule|policy|rumou?r\w*|heard|likely"
    r"|probably|maybe|perhaps|suggest\w*|propos\w+)\b",
    re.IGNORECASE,
)
_WAITS = re.compile(r"\b(?:until|till|before|unless|once)\b [^,;]*", re.IGNORECASE)
_NO_MATTER = re.compile(
    r"^(?:(?:the|an?|our|this|that) )?(?:it|this|that|he|she|they|we|you|office|shop"
    r"|building|road|school|canteen|ticket|issue|risk|case|line|question|topic|weather"
    r"|everything|nobody|nothing|who|what|camera|mic\w*)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:so|and|then|ok(?:ay)?|well|right|but|also|in short|from now on|for now|now"
    r"|therefore)\b[,.:]? |(?:yes|no)[,.:] )+",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"^[^:?]{2,40}: +(?=\w+ \w)")
_LETS = re.compile(
    r"^(?:let['’]?s|let us) (?P<what>(?!(?:see|hear|talk|look|move|go|get|start"
    r"|continue|wait|hope|come|discuss|be|not|do (?:it|that|this)|check"
    r"|think|find|figure|ask|say|call|wrap|break|meet|have|keep|return|jump|finish"
    r"|stop here|make (?:it|this) (?:quick|short)|leave it (?:there|here)"
    r"|take (?:it|that|this) (?:offline|away)"
    r"|aim|try|pretend|assume|imagine)\b)[a-z]+ [^?]{4,120}?) then[.! ]*$",
    re.IGNORECASE,
)
"""`Let's put it in then`: the word ends the matter."""
_CALLS = re.compile(
    r"^(?:(?:ok(?:ay)?|great|good|right|so|next|then|and|thanks|alright|clear|perfect)"
    r"\b[,.:]? )*(?:(?P<to>[^\W\d_][\w'’-]+), )?(?P<topic>(?:the )?[\w-]+(?: [\w-]+)?)"
    r"[.?!]?$",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(
    r"^(?:(?:ok|okay|great|good|right|yes|no|thanks?|thank you|sure|anything else|go on"
    r"|go ahead|please|sorry|fine|hi|hello|bye|done|clear|exactly|really|what|why|how"
    r"|when|who|which|weird|perfect|nice|maybe|correct)\b.*|(?:i|we|you|it|that|he|she"
    r"|they|let['’]?s)\b.*)$",
    re.IGNORECASE,
)
_FARTHEST = 40


def ruled(view: View, unit: Unit, chair: str | None) -> Passing | None:
    """Return the rule that a sentence sets, where it stands in minutes or is a lead's.

    What a board or somebody who may decide keeps, or has somebody pay, is one too.
    """
    core = without_opener(unit.core)
    lead, topic = _LEAD.match(core), None
    words = core[lead.end() :] if lead else core
    topic = _TOPIC.match(words)
    clause = words[topic.end() :] if topic else words
    head = _main(clause)
    if core.rstrip(" *_").endswith("?") or _HABIT.search(clause):
        return None
    if hedged(head) or _TOLD.search(head):
        return None
    may = _may(view, unit, chair)
    board = is_of_a_board(unit) and not unit.in_conversation
    minutes = _is_minuted(unit)
    said = _BARS.match(clause) is not None or _is_switched(clause)
    firm = (may or minutes) and said
    strong = (may or board) and (
        _NO_WITHOUT.match(clause) is not None
        or _is_kept(view, unit, clause)
        or _is_paid(view, clause)
    )
    by = view.names.resolve(unit.speaker) if unit.in_conversation else None
    return Passing(unit, words, by) if firm or strong else None


def closes_talk(view: View, unit: Unit, chair: str | None) -> Passing | None:
    """Return what "let's … then" settles, from who may, under the topic it closes."""
    lead = _LEAD.match(unit.core)
    core = unit.core[lead.end() :] if lead else unit.core
    found = _LETS.match(core)
    if found is None or not _may(view, unit, chair) or hedged(core):
        return None
    topic = topic_of(view, unit)
    what = found["what"]
    by = view.names.resolve(unit.speaker)
    return Passing(unit, f"{topic}: {what}" if topic else what, by)


def topic_of(view: View, unit: Unit, *, anybody: bool = False) -> str | None:
    """Return what was last called up: `Great. Ann, pricing.`, by the same speaker."""
    before = view.before(unit)
    for _ in range(_FARTHEST):
        if before is None:
            return None
        if anybody or before.speaker == unit.speaker:
            found = _CALLS.match(before.core)
            topic = found["topic"] if found else ""
            named = view.names.resolve(topic) is not None
            if topic and not named and not _NO_TOPIC.match(topic):
                return topic
        before = view.before(before)
    return None


def _may(view: View, unit: Unit, chair: str | None) -> bool:
    """Whether whoever says it speaks for himself and may decide."""
    if not unit.in_conversation or unit.speaker is None:
        return False
    return may_decide(view, unit.speaker, chair)


def _is_minuted(unit: Unit) -> bool:
    """Whether it stands in notes of a meeting, in nobody's mouth."""
    return not unit.in_conversation and not unit.passage.passage.speaker


def _main(clause: str) -> str:
    """Return the clause without its reasons and what it waits for."""
    bare = _WAITS.sub(" ", clause)
    return re.split(r"[,;]|\b(?:because|since|as)\b", bare, maxsplit=1)[0] or bare


def _is_switched(clause: str) -> bool:
    found = _SWITCHED.match(clause)
    return found is not None and not _NO_MATTER.match(found["subject"])


def _is_kept(view: View, unit: Unit, clause: str) -> bool:
    """`Launch stays September 14`: it keeps a day."""
    found = _STAYS.match(clause)
    if found is None or _NO_MATTER.match(found["subject"]):
        return False
    rest = re.split(r"[,;]", clause[found.end() :], maxsplit=1)[0].strip()
    return view.due(f"by {rest}", unit) is not None


def _is_paid(view: View, clause: str) -> bool:
    """`Ruth pays for it`: a person, or a side of the contract."""
    found = _PAYS.match(clause)
    if found is None:
        return False
    who = found["who"]
    named = view.names.resolve(who) is not None
    side = re.match(
        r"(?:we|(?:the|our) (?:client|customer|vendor|supplier|bank|sponsor|project"
        r"|contractor|landlord|city|department))$",
        who,
        re.IGNORECASE,
    )
    return named or side is not None
