"""Whether a risk statement says that the thing is so, here and now."""

from __future__ import annotations

import re

from assistant.domain.findings import Polarity
from assistant.extract.view import Unit, View

_NEGATED = re.compile(
    r"^(?:no|nope|nein|non)[,.]? |\b(?:was|were|is|are|has|have|does|do|did)(?: not"
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
    r"|\bkein(?:e|en)? (?:risik|problem|blocker)|\baucun",
    re.IGNORECASE,
)
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
    r"|\bin (?:19|20)\d\d\b|\bback (?:then|in)\b|\bmonths ago\b|\bonce upon|\bused to\b"
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
    if _HYPOTHETICAL.search(core):
        return Polarity.HYPOTHETICAL
    if _NEGATED.search(core):
        return Polarity.NEGATED
    if _HISTORIC.search(core) or _MONTH_PAST.match(core):
        return Polarity.HISTORIC
    if _RESOLVED.search(core) and not _OPEN_STILL.search(core):
        return Polarity.RESOLVED
    return Polarity.CONDITIONAL if _CONDITIONAL.search(core) else Polarity.ASSERTED
