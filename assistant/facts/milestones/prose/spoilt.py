"""Whether words beside what took place say that it went ill, or is not over."""

from __future__ import annotations

import re

_ILL_WORDS = (
    r"issues?|problems?|findings?|blockers?|showstoppers?|defects?|bugs?|errors?"
    r"|failures?|incidents?|surprises?|complaints?|concerns?|objections?|remarks?"
    r"|comments?|interruptions?|injur(?:y|ies)|trouble|hitch(?:es)?|glitch(?:es)?"
    r"|delays?|hiccups?|losses|damage|difficult(?:y|ies)|deviations?|conditions?|drama"
    r"|faults?|changes?|single \w+|accidents?|alarms?|downtime|outages?|open points?"
    r"|open (?:issues?|findings?|items?)|rework|doubts?"
)
_NONE = re.compile(
    r"\b(?:(?:no|without(?: any| a(?: single)?)?|zero|0|not (?:a single|one|any)|free"
    r" of"
    r"|hardly any|none of the)"
    r"(?: (?:major|serious|critical|open|big|real|further|new|high|known|other"
    r"|single))*"
    rf" (?:{_ILL_WORDS})(?:(?:,| or| and)(?: no)? (?:{_ILL_WORDS}))*"
    r"|nothing (?:open|missing|broken?|wrong|to (?:fix|add|report))"
    r"|nobody (?:was )?(?:hurt|complained|objected)"
    r"|nothing (?:broke|failed|was (?:lost|missing))|not bad|failed over|next week we"
    r"|all (?:findings?|issues?|blockers?|problems?|points?|defects?) (?:are |were )?"
    r"(?:closed|fixed|resolved)|issue-free|next steps?)\b"
)
"""Ill words that are denied."""
_ILL = re.compile(
    rf"\b(?:{_ILL_WORDS}|fail\w*|abort\w*|stopp\w*|broke\w*|badly|poor(?:ly)?|bad|wrong"
    r"|crash\w*|interrupt\w*|cut short|inconclusive|disast\w+|terribl\w+|horribl\w+"
    r"|mess|chaos|chaotic|collaps\w+|caught fire|stalled|froze|timed out|gave up"
    r"|cancel+ed|called off|halted|suspended|unsuccessful\w*|unhappy|unsatisf\w+"
    r"|dissatisf\w+|disappoint\w*|reject\w*|refus\w+|unresolved|incomplete|insufficient"
    r"|inadequate|worse|worst|below|short of|too (?:slow|long|late|few|little|many|much"
    r"|high|low|hot|cold|weak)|half|partly|partially|parts? of|only|except|apart from"
    r"|open|pending|outstanding|awaited|awaiting|missing|lack\w*|unclear|unsigned"
    r"|but|however|although|though|unfortunately|sadly|alas|still|yet|not|never|nobody"
    r"|nothing|cannot|neither|nor|no (?!\d)\w+|repeat\w*|re-?runs?|re-?do|redone"
    r"|re-?test\w*"
    r"|re-?try|second (?:attempt|run|try|round)|again|tomorrow|will|shall|going to"
    r"|to be|to follow|results? (?:are|is|come|comes|follow|due|in|on|by|next)\b"
    r"|(?:report|results?|outcome|verdict|evaluation|minutes) (?:\w+ ){0,3}?(?:due"
    r"|expected"
    r"|tomorrow|next|later|soon|by)\b|wait(?:s|ing)? for|next|roll(?:ed|ing)?["
    r" -]?back|so far|for now|to date"
    r"|revert\w*|reset|lost|red|amber)\b|n['’]t\b|\?"
)
_GOES_ON = re.compile(
    r"^\W*(?:it|its|this|that|they|these|we|but|however|unfortunately|sadly|alas|still"
    r"|one|two|three|four|five|\d+|some|half|only|a few|a|several|all|everything"
    r"|nothing"
    r"|nobody|no|not|then|afterwards|at|in step|step|many|most|yet|there"
    r"|(?:the |our |first |final )*(?:results?|outcome|report|numbers|figures|findings?"
    r"|verdict|approval|sign-?off|acceptance|protocol|minutes|team|client|customer"
    r"|auditors?|testers?|inspectors?))\b"
)
"""How a sentence begins that goes on about what the last one told."""
_MILESTONE = re.compile(r"\b(?:milestone|gate)\b")


def is_spoilt(beside: str) -> bool:
    """Whether the folded words say that something of it failed or is still to come."""
    return _ILL.search(without_none(beside)) is not None


def without_none(text: str) -> str:
    """Leave out of the folded text that nothing went ill: "without a hitch"."""
    return _NONE.sub(" ", text)


def goes_on(sentence: str) -> bool:
    """Whether a folded sentence goes on about what the one before it told."""
    return bool(_GOES_ON.match(sentence) or _MILESTONE.search(sentence))
