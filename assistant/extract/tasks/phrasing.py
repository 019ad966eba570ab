"""Short wordings of what was found: no bullet, no name, no date."""

from __future__ import annotations

import re

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.extract.dates.deadlines import Due
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.clauses import (
    REPORTED,
    coming_first,
    duty,
    first_sentence,
    in_the_imperative,
    request_first,
    without_comment,
    without_day,
    without_doubt,
    without_empty_fields,
    without_owner,
    without_some_time,
)
from assistant.extract.text.side_clauses import without_side_clauses

_LONGEST = 140
_MARKER = re.compile(
    r"^(?:AIs?|ACTIONS?(?: ITEMS?| POINTS?)?|TODO|AP|[Aa]ction(?: item)?|[Tt]o-?do"
    r"|[Nn]ext step|[Ff]ollow[- ]up|\[(?i:(?:still )?(?:outstanding|open|pending|todo"
    r"|in progress|ongoing|carried over))\])(?:\s*#?\d+)?\s*[:–—-]*\s*"
)
_LINK = re.compile(r"\s*[<(]?https?://[^\s<>)]+[>)]?")
_OPENING = re.compile(
    r"^(?:[-=]+>|[→⇒➔➜]|[,;:–—-]|\s|\*|[\"“„](?=I['’ ])|so\b|then\b"
    r"|and\b|therefore\b"
    r"|(?:yes|sure|ok(?:ay)?|right|fine|good|well|um|uh)[,.]?\s)+",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"^(?:[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?, *)?(?:please|pls|kindly)\b,?"
    r" *(?=\S+ \S)",
    re.IGNORECASE,
)
"""Who is called upon in front of a request, and the word of courtesy."""
_SUBJECT = re.compile(
    r"^(?:(?:I )?(?:might|may|could|should)(?: just| well)? be able to"
    r"|(?:can|could|would|will|should) (?:you(?: (?:and|or)"
    r" (?-i:[A-ZÀ-Þ])[\w'’-]+)?|we|somebody|someone|anybody|anyone)(?: please)?"
    r"|(?:I|we|he|she|they|somebody|someone|(?=['’]ll ))(?:['’]ll|['’]m going to"
    r"| will| am"
    r" going to"
    r"| is going to| shall| should| could| can| might| may| needs? to| ha(?:ve|s) to"
    r"| promised? to| would| must)|will(?: try to| volunteer to)?|to|is going to|is to"
    r"|shall|has to|have to|still has to|needs? to|must|agreed to|volunteered to"
    r"|undertook to|undertakes to|pledged to"
    r"|has (?:undertaken|agreed|promised|offered|pledged) to"
    r"|would try to|promised to|offered to|can|could|might|may(?= \D)|should"
    r"|let me(?! know)|let['’]s|lets(?! (?:the|an?|him|her|them|you|(?-i:[A-Z]))\b)"
    r"|please|pls"
    r"|maybe|perhaps|owes(?: us| them)?)"
    r"\s+(?:also |just |really |probably |please |try to )?",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(
    r"(?<=\w)(?P<before> (?!(?:to|for|with|of|about|at|by|on)\b)[\w'’-]+)"
    r" (?:(?:my|him|her)self|themselves)(?=[\s.!]*$|,| and\b)"
)
"""`Call the bank herself`: who does it is said beside it."""
_WANTED = re.compile(r"^I(?:['’]d| would| will)? (?:need|want|like) (?!to\b)")
_YOU_GET = re.compile(
    r"^you(?:['’]ll| will) (?:have|get|receive)\s+(?=\w)", re.IGNORECASE
)
"""What the other will have, the owner hands over."""
_YET_WILL = re.compile(
    r"^[a-z][^.,;:!?()]{2,80},? but (?:still )?(?=will \w)", re.IGNORECASE
)
"""What stands beside the work: `is not glad but will …`."""
ELIDED = re.compile(
    r"^(?:\w+ ){0,3}(?:it|that|this|them|so|the same)\b"
    r"(?:\W*(?:\w+\W*){0,2}|,? all of (?:it|them)\W*)$"
    r"|^(?:it|that|they|those|both)(?:['’]ll| will)\b",
    re.IGNORECASE,
)
"""A wording whose object stands elsewhere."""
_OF_TOPIC = re.compile(r"(?:on|about|as (?:for|to)|regarding|for|with) ", re.IGNORECASE)
_LEANS_EARLY = re.compile(r"\w+ (?:it|them)\b", re.IGNORECASE)
"""`On the letter Ada said that she will have it signed`: what it is, is the topic."""
_ASKS = re.compile(
    r"(?:who|what|how|which|where|when|why|is|are|does?|did|ha[sd]|have|should"
    r"|shall)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^[\W_]*(?:(?:new|open|key|main|top|major|big(?:gest)?|high|medium|low|critical"
    r"|current|potential|possible|still|project) )?"
    r"(?:(?:risk|issue|blocker|problem|concern|impediment|dependency|assumption|danger"
    r"|warning|threat|risiko|problème|probleme|risque|riesgo|rischio|risico)s?|blocked"
    r"|blocking|hindernis|dependencies)(?: ?[(\[][^)\]]{1,20}[)\]])?[*_]*"
    r"(?: ?:| ?[–—]| -)[*_]*\s+(?=\w+\W+\w)",
    re.IGNORECASE,
)
"""What kind of thing a line tells, before it: `Risk:`, `BLOCKER -`, `Issue (high):`."""
_EMPTY_BRACKETS = re.compile(
    r"\s*[(\[]\s*[)\]]?\s*$|(?<![\w)\]])\s*[)\]]\s*$|\s*[-–—,:;]\s*$"
)
_GIVE_ME = re.compile(
    r",? (?:but |just |please )*give (?:me|us)\b[\s.\"”]*$", re.IGNORECASE
)
"""`I'll do it, give me until Friday`: what is left of it without the day."""


def imperative(core: str, owner: Owner | None, due: Due | None) -> str:
    """Word an action as what is to be done.

    Without marker, owner, day, condition, reason and further sentences.
    """
    unmarked = _MARKER.sub("", _LINK.sub("", core)) or core
    text = without_day(first_sentence(unmarked), due)
    text, before = duty(" ".join(text.split()), owner.text if owner else None)
    if owner and len(owner.text) > 1:
        text = without_owner(text, owner.text)
    text = coming_first(request_first(without_empty_fields(text)))
    text = REPORTED.sub("", " ".join(without_comment(text).split()))
    for _pass in range(2):
        opened = _CALLED.sub("", _YET_WILL.sub("", _OPENING.sub("", text)))
        opened = _YOU_GET.sub("deliver ", opened)
        text = _SUBJECT.sub("", _WANTED.sub("", opened))
    text = re.sub(r"\s+([,.;:?])", r"\1", in_the_imperative(text))
    text = without_doubt(without_some_time(_IN_PERSON.sub(r"\g<before>", text)))
    text = _EMPTY_BRACKETS.sub("", _GIVE_ME.sub("", text).rstrip(" .,;:"))
    text = text.rstrip(" .,;:*")
    text = _unasked(text) or core
    leans = bool(before and ELIDED.match(text) and not ELIDED.match(before))
    if _OF_TOPIC.match(before) and _LEANS_EARLY.match(text):
        leans = True
    return shorten(f"{text} ({before})" if leans else text)


def _unasked(text: str) -> str:
    """Take the question mark off a request; a real question keeps it."""
    return text if _ASKS.match(text) else text.rstrip("? ")


def first(text: str) -> str:
    """Word a decision: its first sentence, shortened."""
    return shorten(first_sentence(text))


def shorten(text: str) -> str:
    """Begin with a capital, and leave side clauses out of long words.

    It never breaks off: half a sentence may say what nobody said.
    """
    text = without_side_clauses(text.strip().rstrip(".;, "), _LONGEST)
    return text[:1].upper() + text[1:]


def without_kind(text: str) -> str:
    """Leave out the heading word that says what kind of thing the text tells."""
    rest = _KIND.sub("", text, count=1)
    return text if rest == text else rest[:1].upper() + rest[1:]


def fit(quote: str) -> str:
    """Cut a quote to the longest that may be cited, at a word."""
    if len(quote) <= LONGEST_QUOTE:
        return quote
    return quote[:LONGEST_QUOTE].rsplit(None, 1)[0]
