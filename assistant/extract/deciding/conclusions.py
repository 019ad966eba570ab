"""What minutes came to: `So the 28th it is`, `… and nobody objected`."""

from __future__ import annotations

import re

from assistant.domain.reading import Role
from assistant.extract.deciding.assents import Passing, is_course
from assistant.extract.deciding.matters import matter_of
from assistant.extract.deciding.plain import may_decide
from assistant.extract.text.choice_verbs import MOVING
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_IT_IS = re.compile(
    r"(?:(?:so|then|ok(?:ay)?|right|well|fine|good|alright|all right|and)\b[,.]? )+"
    r"(?P<what>(?!(?:what|that|this|how|as|where|who|why|when|whatever|here|there|it|he"
    r"|she|they|we|i|you|if|like|not|no)\b)[^,;:?!]{3,80}?) it is(?:,? then)?[.! ]*",
    re.IGNORECASE,
)
"""`So Monday for the first group it is`."""
_OF_WHAT = re.compile(r"\b(?:for|as) (?:the |our |all |both )?[\w-]{3,}", re.IGNORECASE)
_ONE_OF = re.compile(
    r"(?:(?:the|our) [\w-]+(?: [\w-]+){0,4}|(?:option|plan|variant|version|offer)"
    r" [\w.-]+)",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|think|thinks|know|knows|guess|seems?|says?"
    r"|said|means?|looks?|wants?|question|problem|issue|point|way|truth|fact)\b",
    re.IGNORECASE,
)
_NO_ONE = r"(?:no[ -]?one|nobody|none of (?:us|them|those present)|not a soul)"
_OBJECTED = (
    r"(?:contradicted|objected|disagreed|protested|opposed|minded|dissented"
    r"|argued(?: (?:against|with))?|spoke (?:up )?against"
    r"|raised (?:an?|any) objections?"
    r"|had an(?:y objections?|y concerns?|ything against)|(?:was|were) against"
    r"|saw it differently|said otherwise|wanted (?:it )?otherwise)"
)
_SILENCE = (
    rf"{_NO_ONE} {_OBJECTED}(?: (?:to )?(?:it|that|this|him|her|them|the idea))?"
    r"(?: either| at all)?[.! ]*"
)
_UNOPPOSED = re.compile(rf"(?:and |but |to which )?{_SILENCE}", re.IGNORECASE)
_UNOPPOSED_TOO = re.compile(
    rf"(?P<what>\S.{{7,}}?)(?:[,;–—]| -) ?(?:and |to which )?{_SILENCE}", re.IGNORECASE
)
_SAID_BY = re.compile(
    r"(?P<who>(?-i:[A-ZÀ-Þ])[\w.'’-]*(?: (?-i:[A-ZÀ-Þ])[\w.'’-]*)?)(?: ?: "
    r"| (?:said|says|ruled|insisted|declared|announced|stated)(?: that\b|:|,)? )"
    r"(?=\w)",
    re.IGNORECASE,
)
_PREVAILED = re.compile(
    r"\b(?:points?|arguments?|views?|votes?|reasons?|proposals?|objections?|words?)"
    r" (?:then |finally |in the end )?(?:carried (?:it|the (?:day|vote|room|argument))"
    r"|won(?: (?:it|the (?:day|argument|room)|us over))?(?=\W*$|:)|prevailed"
    r"|settled (?:it|the (?:matter|question|argument))"
    r"|decided (?:it|the (?:matter|question))"
    r"|tipped (?:it|the (?:balance|scales?)))",
    re.IGNORECASE,
)
"""`Ann's point carried it`: what follows is what was chosen."""
_SO_WE = re.compile(
    r"(?:[,;–—]|\.) ?(?:and )?(?:so|therefore|hence|that is why|which is why),? "
    r"(?P<what>we (?:then |now |therefore |will )*"
    rf"(?P<verb>go|launch|ship|release|cut over|{MOVING}|keep|drop|take|cancel|stay"
    r" with|stick (?:with|to))\b(?P<rest>[^;?]*))",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(?:(?:and|but|so)\b,? )?(?:if|unless|in case|should|suppose|imagine|once|when"
    r"|whenever|every time)\b",
    re.IGNORECASE,
)
_NO_COURSE = re.compile(
    r" (?:(?:back )?(?:through|over|round|around|into|to|from|in circles)\b"
    r"|(?:an eye|waiting|asking|hoping|going|trying|watching|talking|it (?:there|here"
    r"|short|open)|part|place|note|turns|care|a (?:look|break|note))\b)",
    re.IGNORECASE,
)
_MEASURE = (
    r"(?:yardstick|baseline|standard|benchmark|norm|measure|rule|criteri(?:on|a))"
)
_GROUND = r"(?:basis|reference|starting point|template|definition)"
_JUDGED_BY = (
    r"for (?:the|our|all|every) (?:[\w-]+ )?(?:acceptance|sign-?off|approvals?|gate"
    r"|go-?live|launch|release|decisions?|hand-?over|hand-?back|project|pilot)"
)
_ADOPTED = re.compile(
    r"(?P<subject>(?!(?:it|this|that|he|she|they|we|i|you|there|which|what)\b)"
    r"[^.;:?!]+?),? (?P<told>(?:was|were|has been|have been)"
    r" (?:then |also |hereby |therefore |unanimously |finally )*"
    r"(?:taken|adopted|accepted|confirmed|agreed)(?: by (?:all|everyone|the \w+))? as"
    rf" (?:the|our) (?:\w+ )?(?:{_MEASURE}\b|{_GROUND} {_JUDGED_BY}\b)[^,;?!]*)",
    re.IGNORECASE,
)
"""`The list was adopted as the yardstick for the acceptance`."""
_LONG_AGO = re.compile(
    r"\b(?:last (?:year|month|time|spring|summer|autumn|winter)|(?:years?|months)"
    r" ago|back then|at the time|in those days|formerly|used to|other project)\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"(?P<who>(?-i:[A-ZÀ-Þ])[\w.'’-]*(?: (?-i:[A-ZÀ-Þ])[\w.'’-]*)?) "
    r"(?:(?:says|said)(?: to)?:? (?:let['’]?s |we )?|(?:would|wants|wanted|proposes"
    r"|proposed|suggests|suggested)(?: to)? (?:rather )?)"
    r"(?P<what>(?:leave|drop|keep|skip|cut|take|stop|move|postpone|defer|delay|stay"
    r"|stick|use|go (?:for|with)|start|cancel|freeze|wait|hold|split|switch|add|close"
    r"|open|remove|buy|rent|hire|don['’]?t|do not|no)\b[^?]*)",
    re.IGNORECASE,
)
"""`Ann says leave it out for now`."""
_SAYS_YES = re.compile(
    r"(?P<who>(?-i:[A-ZÀ-Þ])[\w.'’-]*(?: (?-i:[A-ZÀ-Þ])[\w.'’-]*)?) "
    r"(?:(?:says|said) (?:ok(?:ay)?|yes|fine)|agrees|agreed|approves|approved|nods"
    r"|nodded|oks|okays|(?:is|was) (?:fine|happy|ok(?:ay)?) with (?:it|that|this))"
    r"(?P<rest>[.! ]*$|,? (?:and|so) .*)",
    re.IGNORECASE,
)
_RESERVE = re.compile(
    r"\b(?:but|if|unless|provided|only|asks?|wants?|first|until|in principle)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:and |so |then |but )?(?:that|this|it|they|these|those)\b|.*\b(?:it|them|that"
    r"|this)\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:is|are|has|have|been)\b|['’](?:ve|re|s) ", re.IGNORECASE)
_NEAR = 2
_WHOLE = 140


def concluded(view: View, unit: Unit) -> Passing | None:
    """Return what a sentence of minutes says was settled, or that nobody opposed."""
    spoken = unit.role in {Role.TURN, Role.MESSAGE} or unit.passage.passage.speaker
    if spoken or _is_asked(unit.core) or _LONG_AGO.search(unit.core):
        return None
    unopposed = _unopposed(view, unit)
    if unopposed is not None or _is_said(unit):
        return unopposed
    return (
        _it_is(view, unit)
        or _prevailed(view, unit)
        or _agreed_by(view, unit)
        or _so_we(view, unit)
        or _adopted(unit)
    )


def _is_said(unit: Unit) -> bool:
    """`Ann: …`: her words, where `Ann, asked again, …` are the minutes' own."""
    label = unit.labelled
    return label is not None and ":" in unit.quote[: len(label) + 8]


def _it_is(view: View, unit: Unit) -> Passing | None:
    found = _IT_IS.fullmatch(unit.core)
    if found is None or hedged(unit.core) or _SAYS_MORE.search(found["what"]):
        return None
    what = found["what"]
    dated = view.due(f"by {what}", unit) is not None
    if dated and _OF_WHAT.search(what):
        return Passing(unit, what)
    topic = matter_of(view, unit)
    if (dated or _ONE_OF.fullmatch(what)) and topic:
        return Passing(unit, f"{topic}: {what}")
    return None


def _unopposed(view: View, unit: Unit) -> Passing | None:
    """What the sentence before says, or this one, and what nobody spoke against."""
    own = _UNOPPOSED_TOO.fullmatch(unit.core)
    if own:
        return _course(view, unit, own["what"])
    before = view.before(unit)
    if before is None or before.passage is not unit.passage:
        return None
    if _UNOPPOSED.fullmatch(unit.core) is None or _is_asked(before.core):
        return None
    return _course(view, before, before.core, unit)


def _course(
    view: View, unit: Unit, words: str, answer: Unit | None = None
) -> Passing | None:
    said = _SAID_BY.match(words)
    who = said["who"] if said else unit.labelled
    by = view.names.resolve(who) if who else None
    told = words[said.end() :] if said and by else words
    told = re.sub(r"\bwould (?=\w+)", "will ", told) if by else told
    clause = re.split(r"[,;] (?:so |and )?", told)[-1].strip(" .!*_")
    topic = matter_of(view, unit)
    if re.match(r"(?:that|this|it)(?: one)? \w", clause, re.IGNORECASE) and topic:
        bare = re.sub(r"^(?:that|this|it)(?: one)? ", "", clause, flags=re.IGNORECASE)
        clause, told = f"{topic} {bare}", f"{topic}: {clause}"
    first = re.split(r"[,;] ", told.split(": ", 1)[-1])[0]
    if not any(_is_set(part) for part in (clause, first)):
        return None
    return Passing(unit, told, by, answer)


def _is_set(clause: str) -> bool:
    """Whether it says how something is done, and not how it stands."""
    return is_course(clause) and _STATE.search(clause) is None


def _prevailed(view: View, unit: Unit) -> Passing | None:
    """`Ann's point carried it: …. Hall 2 goes first.`."""
    if not _is_set(re.split(r"[,;] ", unit.core)[0]):
        return None
    before = view.before(unit)
    for _ in range(_NEAR):
        if before is None or before.passage is not unit.passage:
            return None
        if _PREVAILED.search(before.core) and not _is_asked(before.core):
            return Passing(unit, unit.core)
        before = view.before(before)
    return None


def _agreed_by(view: View, unit: Unit) -> Passing | None:
    """`Ann says leave it out for now. Bea says ok`: by who may say so."""
    yes, before = _SAYS_YES.fullmatch(unit.core), view.before(unit)
    if yes is None or before is None or before.passage is not unit.passage:
        return None
    said = _PROPOSES.search(before.core)
    who = view.names.resolve(yes["who"])
    if said is None or _RESERVE.search(yes["rest"]) or hedged(said["what"]):
        return None
    proposer = view.names.resolve(said["who"])
    if not who or not proposer or who == proposer or not may_decide(view, who, None):
        return None
    what, topic = said["what"].strip(" .!*_"), matter_of(view, before)
    if _PRONOUN.match(re.split(r"[,;] ", what)[0]) and not topic:
        return None
    told = f"{topic}: {what}" if topic else what
    return Passing(before, told, f"{proposer} and {who}", unit)


def _so_we(view: View, unit: Unit) -> Passing | None:
    """`Nothing stops her, and so we go on Monday`: with the day it is for."""
    found = _SO_WE.search(unit.core)
    if found is None or hedged(found["what"]) or _SUPPOSED.match(unit.core):
        return None
    if _NO_COURSE.match(found["rest"]) or view.due(found["what"], unit) is None:
        return None
    reason = unit.core[: found.start()].rpartition("; ")[2]
    whole = f"{reason}{found[0]}".strip(" .*_")
    return Passing(unit, whole if len(whole) <= _WHOLE else found["what"])


def _adopted(unit: Unit) -> Passing | None:
    found = _ADOPTED.match(unit.core)
    if found is None:
        return None
    subject = found["subject"].split(",", maxsplit=1)[0].strip()
    return Passing(unit, f"{subject} {found['told']}")


def _is_asked(core: str) -> bool:
    return core.rstrip(" *_").endswith("?")
