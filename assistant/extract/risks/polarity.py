"""Whether a risk statement says that the thing is so, here and now."""

from __future__ import annotations

import re

from assistant.domain.findings import Polarity
from assistant.extract.risks.consequences import harmful_case
from assistant.extract.risks.cues import kind_of
from assistant.extract.risks.project_cases import project_case
from assistant.extract.view import Unit, View

_NEGATED = re.compile(
    r"^(?:no|nope|nein|non)[,.] |\b(?:was|were|is|are|has|have|does|do|did)(?: not"
    r"|n['’]t)"
    r" (?:\w+ ){0,2}(?:block|down|at risk|late|slip|fail|broken|affected|a (?:risk"
    r"|problem|"
    r"blocker|concern|issue)|concern)|\b(?:no|without|zero|any) (?:\w+ )?(?:blockers?"
    r"|risks?"
    r"|issues?|concerns?|incidents?|problems?|impediments?|failures?|outages?|surprises"
    r"|data (?:was )?(?:lost|loss)|dependenc(?:y|ies)|\w+ (?:is )?at risk)\b"
    r"|blockers?: ?(?:none|no)\b"
    r"|\bnot (?:a|an|our) (?:risk|problem|blocker|issue|concern)|\bnothing (?:lost"
    r"|broke"
    r"|is (?:broken|blocked|late))|\bno longer (?:a|at|block|depend|wait)"
    r"|\bkein(?:e|en)? (?:risik|problem|blocker)|\baucun"
    r"|\b(?:no|none|nothing|zero|not (?:one|an?|any))\b (?:\w+ ){0,3}?(?:(?:is|are"
    r"|was|were|got|has been"
    r"|have been) )?(?:\w+ )?(?:lost|destroyed|wiped|corrupted|damaged|stolen|leaked"
    r"|cracked|contaminated|overheated)\b"
    r"|\b(?:no|without) (?:more |further |new )?(?:water |moisture )?(?:ingress|leaks?"
    r"|corrosion|damage|loss(?:es)?)\b",
    re.IGNORECASE,
)
_HARM = (
    r"(?:blocked|blocking|block(?:s|ers?)?|stuck|held up|hold(?:s|ing)?(?: \w+)?"
    r" (?:up|back)|stopp?(?:s|ing|ed)|(?:stand(?:s|ing)? )?in (?:the|our|my|your) way"
    r"|waiting (?:for|on)|depend(?:s|ing|ent)?|at risk|in danger|danger"
    r"|threat(?:s|en\w*)?|worr(?:y|ied|ies|ying)|concern(?:s|ed|ing)?|afraid|nervous"
    r"|in (?:doubt|question|jeopardy)|anxious|overdue|late|delay(?:s|ed)?"
    r"|behind schedule|slipp?(?:s|ing|ed)?"
    r"|fail(?:s|ed|ing|ures?)?|jeopardi\w+|risk(?:s|y)?|broken|on hold"
    r"|short[- ]staffed|over budget|tight)"
)
_LIGHT = (
    r"(?: (?:is|are|was|were|be|been|being|have|has|had|get|gets|going|to|a|an|any|the"
    r"|our|my|your|this|here|there|at all|of us|real|really|very|too|so|all|that|big"
    r"|much|particularly|especially|currently|now|today|still|actually|overly|unduly"
    r"|expect|expecting|see|seeing|think|feel|anticipate|looks?|seems?|anything|we|you"
    r"|it|them|in|under|likely))"
)
"""Words that stand between a denial and what it denies."""
_NOBODY = re.compile(
    r"\b(?:nothing|nobody|no[- ]?one|none of (?:us|them|it|these|those|the \w+)|neither"
    rf"(?: of \w+)?){_LIGHT}{{0,3}} {_HARM}\b",
    re.IGNORECASE,
)
_NOT_HARMED = re.compile(
    r"(?:\b(?:not|never|nor|cannot|hardly|no longer|no more)|n['’]t)"
    rf"{_LIGHT}{{0,4}} {_HARM}\b",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(
    r"\b(?:unlikely|improbable|(?:little|no|small|not much of a) (?:chance|danger|fear)"
    rf"|not likely) (?:to|(?:that|of) [^.;,]{{1,40}}?){_LIGHT}{{0,4}} {_HARM}\b",
    re.IGNORECASE,
)
_NO_SUBJECT = (
    r"(?:nobody|no[- ]?one|not (?:one|a single one|any) of [\w’' ]{1,20}?|none of"
    r" [\w’' ]{1,20}?|neither [\w’' -]{1,40}? nor [\w’' -]{1,20}?|neither(?: of \w+)?"
    r"|hardly any(?:one|body)|scarcely any(?:one|body))"
)
_RISK_NOUN = (
    r"(?:risks?|issues?|problems?|concerns?|worr(?:y|ies)|doubts?|dangers?|threats?"
    r"|delays?|blockers?|objections?|trouble|obstacles?)"
)
_NOBODY_SEES = re.compile(
    rf"\b{_NO_SUBJECT} (?:here |really |else |now )?(?:(?:sees?|saw|fears?|expects?"
    r"|thinks?|believes?|feels?|finds?|found|raised?|reports?|reported|mention(?:s|ed)"
    r"|named|knows? of|anticipates?|foresees?|worr(?:y|ies)|suspects?|claims?|says?)\b"
    rf"[^.;,]{{0,60}}?\b(?:{_HARM}|{_RISK_NOUN})\b|(?:has|have|had) (?:an? |any |the"
    rf" (?:least|slightest) )?{_RISK_NOUN}\b"
    rf"|(?:is|are|was|were){_LIGHT}{{0,3}} {_HARM}\b)",
    re.IGNORECASE,
)
"""A subject that denies the whole sentence."""
_WAS_FEARED = (
    r"(?:there (?:was|had been) (?:an? |some |the )?(?:\w+ )?(?:risk|danger|fear|worry"
    r"|concern)s?|(?:\w+ )?(?:was|were) (?:\w+ )?(?:worried|afraid|concerned|nervous"
    r"|anxious)|(?:we|i|they|he|she) (?:had )?(?:feared|worried))"
)
_WENT_WELL = re.compile(
    rf"^\W*(?:\w+: )?{_WAS_FEARED}\b.{{3,120}}?(?:[;.–—-]|,(?: but| and| yet)?| but"
    r"| though) (?:\w+ )?(?:it|they|he|she|that|this|all|everything|the [\w ]{1,20}?)"
    r" (?:(?:all|then|now|in the end|finally|both) )?(?!did not|was not|were not|is not"
    r"|has not|fail|crash|crack|slipp|stopp|delay|collaps|leak|miss|refus|happen|occur"
    r"|return|postpon|cancell|block|vanish|burn|explod|worsen|expir|resign|reject)"
    r"(?:\w+ed|came|went|held|rose|stood|kept|made it|is here|are here"
    r"|fits?|works?|suffices?|is (?:dry|fine|done|in|enough|ok(?:ay)?|solved|settled"
    r"|fixed|ready)|was (?:fine|on time|there|delivered|done|ready)"
    r"|did)\b(?! not)",
    re.IGNORECASE,
)
"""A fear of the past, and that it came to nothing."""
_NO_TURN = re.compile(r"\b(?:still|not|never|worse)\b|n['’]t\b", re.IGNORECASE)
_CAME_TO_NOTHING = re.compile(
    rf"\b(?:{_RISK_NOUN}|fears?|outages?|strikes?|storms?|shortages?) (?:[\w’'-]+ )"
    r"{0,6}?(?:(?:was|were|have been|has been) (?:answered|addressed|dispelled|allayed"
    r"|laid to rest)|(?:did not|didn['’]t|never) (?:come true|materiali[sz]e|happen"
    r"|occur|arise)|(?:turned out|proved) (?:to be )?(?:nothing|harmless|unfounded"
    r"|wrong|false|baseless|a false alarm)|came to nothing|has ended|have ended|ended"
    r"|has cleared|has been lifted|was lifted)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"^\W*had (?:the|a|an|we|i|it|he|she|they|our|this|that|these|those|(?-i:[A-Z])\w+)"
    r" (?:[\w’'-]+ ){0,4}?(?!review|meeting|call)\w+(?:ed|en|t|n|wn|st|ke|ot)\b",
    re.IGNORECASE,
)
"""What would have been, without an `if`."""
_NEEDED = (
    r"(?:longer|one|more|plans?|owners?|mitigations?|answers?|response|budget|cover"
    r"|progress|control|fix|solution|fallback|rollback|contingency|capacity|time"
    r"|process|way|actions?|reviews?|insurance|buffer|float|slack)\b"
)
"""What is wanted against a risk: to have none of it is no denial of the risk."""
_NONE_OF = re.compile(
    r"\b(?:no|zero|without(?: any)?|free of|nor any|none of (?:the|our|these)"
    rf"|not (?:any|a single|the slightest)) (?:(?!{_NEEDED})[\w-]+ ){{0,2}}?"
    r"(?:blockers?|risks?|issues?|concerns?|problems?|impediments?|threats?|dangers?"
    r"|worr(?:y|ies)|delays?|trouble|show[- ]?stoppers?|dependenc(?:y|ies))\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"(?<!until )(?<!once )(?<!when )(?<!if )(?<!unless )\b(?:the |our |that |this )?"
    r"(?:[\w-]+ ){0,2}?(?:risk|issue|problem|danger|blocker|threat|concern|dependency"
    r"|worry|delay|bottleneck|impediment|obstacle|outage|shortage|strike|incident"
    r"|failure"
    r"|backlog|blockage|block|jam|storm|flood|closure|power cut|alarm)s?"
    r" (?:(?!not\b|never\b)[\w-]+ ){0,6}?"
    r"(?:gone|over(?= now|[.,;!]|$)|history|moot|dealt with|ruled out|averted|lifted"
    r"|behind us|off the table|out of the way|a thing of the past|disappeared|vanished"
    r"|passed|settled|withdrawn|unfounded|struck off|taken care of|retired|mitigated"
    r"|eliminated|removed|went away|gone away|evaporated|fell away)\b"
    r"|\b(?:stopped|quit) worrying\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|once|when|if|unless|before|to be|will be|must be|should be"
    r"|want\w*|hope\w*)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"[,;:.]? \b(?:but|however|except|although|though|whereas|while|yet|apart from"
    r"|other than|aber|mais|pero)\b|[;–—]| - ",
    re.IGNORECASE,
)
"""Where a sentence turns; a denial reaches no further."""
_RESOLVED = re.compile(
    r"\b(?:resolved|fixed|solved|sorted(?: out)?|unblocked|is back|are back|cleared"
    r"|went away"
    r"|works? (?:again|now)|passes (?:again|now)|off the (?:worry )?list|no longer"
    r"|closed|recovered|restored|back (?:up|to normal)|has been fine|now agree|behoben"
    r"|erledigt|harmless|finished|was merged)\b",
    re.IGNORECASE,
)
_OPEN_STILL = re.compile(
    r"\b(?:but|still|not|again|yet|open|until|nobody|no one)\b|n['’]t\b",
    re.IGNORECASE,
)
_HISTORIC = re.compile(
    r"\btold (?:the|a) story|\bstory of\b|\b(?:19|20)\d\d (?:move|release|launch"
    r"|migration"
    r"|project|version|incident|outage)\b|\blast (?:year|month|quarter|summer|winter"
    r"|autumn|spring|release|time)\b"
    r"|\byears? ago"
    r"|\bin (?:19|20)\d\d\b|\bmonths ago\b|\bonce upon|\bused to\b"
    r"|\bback (?:then|in (?:the|\d{4}|\w+(?:ary|ber|ril|une|uly|ust))\b(?! time))"
    r"|\bin the (?:past|old days)\b|\bhistorically\b"
    r"|\bletztes jahr|\bl['’]an dernier|\bthe (?:previous|old) (?:release|project"
    r"|version)",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\bin the (?:spring|summer|autumn|winter)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|may|might|could|can|cannot|going to|likely to)\b|['’]ll\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:was|were|had|did|came|went)\b", re.IGNORECASE)
_MONTH_PAST = re.compile(
    r"^in (january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b.{0,60}\b(?:\w+ed|was|were|died|lost|broke)\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\bif\b.{1,60}\b(?:were|was|had|lost|slipped|failed|used|hit|did|moved"
    r"|broke)\b.{0,80}"
    r"\b(?:would|could|['’]d|might|yes)\b|\bwould (?:have|be)"
    r" .{0,60}\bif\b.{1,40}\b(?:were"
    r"|had|lost|slipped)\b|\bhypothetical|\bimagine\b|\bwhat if\b|\bsuppose\b|^if"
    r" only\b|\b(?:could|might|would) have \w+\b.{0,60}\b(?:but|yet|luckily|only) "
    r"(?:\w+ ){1,3}?(?:did not|didn['’]t|held|never|was fine)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|provided|depending on|in case|as long as|assuming|once|falls"
    r"|wenn|si)\b|^\W*should (?:the|an?|our|this|that|these|it|they|we) [^?]*,",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bnot us\b|\bnothing to do (?:with us|here)?|\bnot our (?:project|problem"
    r"|outage|team)"
    r"|\b(?:another|other|different|that['’]s the) (?:project|programme|program"
    r"|team['’]s"
    r"|product)|\btheir project\b|\bwas the \w+, not\b|\bno impact on us\b|\bnicht"
    r" unser",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"(?:\bnot|n['’]t) (?:ours|(?:on|at) our (?:side|end))\b(?! (?:to|alone|only)\b)"
    r"|\b(?:(?:was|were|is|are) not|(?:was|were|is|are)n['’]t) us\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:outages?|incidents?|failures?|recalls?|breach(?:es)?|crash(?:es)?|accidents?"
    r"|leaks?|fires?|alarms?|floods?|attacks?|bugs?|faults?|defects?|errors?|complaints?"
    r"|problems?|issues?|overruns?)\b",
    re.IGNORECASE,
)
_ON_US = re.compile(
    r"\b(?:us|we|our|my)\b|\b(?:block|stop|hold|delay|wait|depend|late\b|slip|still\b"
    r"|until\b|but\b)",
    re.IGNORECASE,
)
"""What is another's may hold us up all the same."""


_DENIALS = (_NEGATED, _NOBODY, _NOBODY_SEES, _NOT_HARMED, _NONE_OF, _UNLIKELY)
_PAST = (re.compile(rf"\b{_WAS_FEARED}\b", re.IGNORECASE), _CAME_TO_NOTHING)


def polarity_of(view: View, unit: Unit) -> Polarity:
    """Grade a statement by its words and by the sentence that follows."""
    core = unit.core
    following = view.after(unit)
    near = following.core if following and following.passage is unit.passage else ""
    if _ELSEWHERE.search(core) or (_ELSEWHERE.search(near) and len(near.split()) < 14):
        return Polarity.ELSEWHERE
    if _is_of_others(core):
        return Polarity.ELSEWHERE
    polarity = _polarity_of(core)
    if polarity is Polarity.ASSERTED and near and _went_well(f"{core} {near}"):
        return Polarity.RESOLVED
    return polarity


def _is_of_others(core: str) -> bool:
    """Whether what happened is said not to be ours, and does nothing to us."""
    denied = _NOT_OURS.search(core)
    if denied is None or not _EVENT.search(core):
        return False
    return not _ON_US.search(core.replace(denied[0], " "))


def _went_well(text: str) -> bool:
    found = _WENT_WELL.search(text)
    return found is not None and not _NO_TURN.search(text[found.end() :])


def _polarity_of(core: str) -> Polarity:
    if _HYPOTHETICAL.search(core) or _INVERTED.search(core):
        return Polarity.HYPOTHETICAL
    if _is_denied(core):
        return Polarity.NEGATED
    if _HISTORIC.search(core) or _MONTH_PAST.match(core) or _of_a_past_season(core):
        return Polarity.HISTORIC
    if harmful_case(core) or project_case(core):
        return Polarity.CONDITIONAL
    if _is_resolved(core):
        return Polarity.RESOLVED
    return Polarity.CONDITIONAL if _CONDITIONAL.search(core) else Polarity.ASSERTED


def _of_a_past_season(core: str) -> bool:
    """Whether a season is named that is not plainly one to come."""
    to_come = _AHEAD.search(core) is not None and not _BEHIND.search(core)
    return _SEASON.search(core) is not None and not to_come


def _is_resolved(core: str) -> bool:
    if _went_well(core) or _CAME_TO_NOTHING.search(core):
        return not _is_open_elsewhere(core)
    if _RESOLVED.search(core) and not _OPEN_STILL.search(core):
        return True
    gone = _GONE.search(core) is not None and not _UNTIL.search(core)
    return gone and not _is_open_elsewhere(core)


def _is_denied(core: str) -> bool:
    """Whether the words deny it, and no other part of the sentence asserts one."""
    denied = any(pattern.search(core) for pattern in _DENIALS)
    return denied and not _is_open_elsewhere(core)


def _is_open_elsewhere(core: str) -> bool:
    """Whether a part that no denial reaches speaks of a risk of its own."""
    return any(
        kind_of(part)
        and not any(pattern.search(part) for pattern in (*_DENIALS, _GONE, *_PAST))
        for part in _TURN.split(core)
    )
