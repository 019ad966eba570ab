"""Whether a risk statement says that the thing is so, here and now."""

from __future__ import annotations

import re

from assistant.domain.findings import Polarity
from assistant.extract.risk_cues import kind_of
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
    r"|anxious|overdue|late|delay(?:s|ed)?|behind schedule|slipp?(?:s|ing|ed)?"
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
    r"|worry|delay|bottleneck|impediment|obstacle)s? (?:(?!not\b|never\b)[\w-]+ ){0,6}?"
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
    r"\b(?:but|still|not|again|yet|open|until)\b|n['’]t\b", re.IGNORECASE
)
_HISTORIC = re.compile(
    r"\btold (?:the|a) story|\bstory of\b|\b(?:19|20)\d\d (?:move|release|launch"
    r"|migration"
    r"|project|version|incident|outage)\b|\blast (?:year|month|quarter|summer|winter"
    r"|autumn|spring|release|time)\b"
    r"|\byears? ago"
    r"|\bin (?:19|20)\d\d\b|\bmonths ago\b|\bonce upon|\bused to\b"
    r"|\bback (?:then|in (?:the|\d{4}|\w+(?:ary|ber|ril|une|uly|ust))\b(?! time))"
    r"|\bin the (?:spring|summer|autumn|winter|past|old days)\b|\bhistorically\b"
    r"|\bletztes jahr|\bl['’]an dernier|\bthe (?:previous|old) (?:release|project"
    r"|version)",
    re.IGNORECASE,
)
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
    r" only\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|provided|depending on|in case|as long as|assuming|once|falls"
    r"|wenn|si)\b",
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


def polarity_of(view: View, unit: Unit) -> Polarity:
    """Grade a statement by its words and by the sentence that follows."""
    core = unit.core
    following = view.after(unit)
    near = following.core if following and following.passage is unit.passage else ""
    if _ELSEWHERE.search(core) or (_ELSEWHERE.search(near) and len(near.split()) < 14):
        return Polarity.ELSEWHERE
    return _polarity_of(core)


def _polarity_of(core: str) -> Polarity:
    if _HYPOTHETICAL.search(core):
        return Polarity.HYPOTHETICAL
    if _is_denied(core):
        return Polarity.NEGATED
    if _HISTORIC.search(core) or _MONTH_PAST.match(core):
        return Polarity.HISTORIC
    if _is_resolved(core):
        return Polarity.RESOLVED
    return Polarity.CONDITIONAL if _CONDITIONAL.search(core) else Polarity.ASSERTED


def _is_resolved(core: str) -> bool:
    if _RESOLVED.search(core) and not _OPEN_STILL.search(core):
        return True
    gone = _GONE.search(core) is not None and not _UNTIL.search(core)
    return gone and not _is_open_elsewhere(core, _GONE)


def _is_denied(core: str) -> bool:
    """Whether the words deny it, and no other part of the sentence asserts one."""
    return any(
        pattern.search(core) is not None and not _is_open_elsewhere(core, pattern)
        for pattern in (_NEGATED, _NOBODY, _NOT_HARMED, _NONE_OF)
    )


def _is_open_elsewhere(core: str, denial: re.Pattern[str]) -> bool:
    """Whether a part that the denial does not reach speaks of a risk of its own."""
    parts = _TURN.split(core)
    return any(kind_of(part) and not denial.search(part) for part in parts)
