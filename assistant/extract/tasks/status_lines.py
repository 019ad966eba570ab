"""Lines of a list of actions that tell how one stands, and ask for nothing.

`Cable list: sent on Friday`, `Simulator: on track for Wednesday`, `Permit: Ada has
asked, no answer yet`: what stands before the colon was asked for at another place.
"""

from __future__ import annotations

import re

from assistant.extract.done.briefly import looks_back
from assistant.extract.done.past_forms import OTHER
from assistant.extract.done.verbs import PARTICIPLE, PAST
from assistant.extract.view import Unit, View

_TOPIC = re.compile(
    r"^[\W_]*(?:#?\d+[.)]? )?(?P<topic>[^:;.?!]{2,60}?)[*_]*(?::[*_]*| [-–—]) (?=\S)"
)
_NOW = r"(?:(?:still|now|also|well|all|currently|just|again|already|both) )*"
_END = r"(?=\W*$|[,;.(]| [-–—] | (?:and|but|as|because|since|until|till|so|though)\b"
_STANDS = re.compile(
    rf"^{_NOW}(?:"
    r"(?:(?:well |back )?on (?:track|time|schedule|course|hold|plan)|off track"
    r"|in (?:progress|hand|time)|under ?way|ongoing|waiting|delayed|blocked|stuck"
    r"|overdue|pending|outstanding|unchanged|parked|postponed|carried (?:over|forward)"
    r"|behind(?: schedule| plan)?|ahead of (?:schedule|plan)|slipp(?:ing|ed))"
    rf"{_END}| (?:for|on|with|by|to|in|at|from)\b)"
    rf"|(?:open|late|running|moved|no change|in review|at risk|as planned"
    rf"|a bit late){_END})"
    r"|(?:no|nothing) (?:news|dates?|answers?|change|progress|reply|replies|words?"
    r"|update"
    r"|reaction|new|yet|further|to report)\b"
    r"|not (?:yet|started|begun|done|finished|complete|ready|there)\b)",
    re.IGNORECASE,
)
_WITH = re.compile(r"^still (?:with|at|on|in|under|being|not|no)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:to be|needs?|must|should|has to|have to|ha(?:s|ve) agreed|promised|undertook"
    r"|will|shall|going to|asap|please)\b|['’]ll\b|\?",
    re.IGNORECASE,
)
_NOT = r"(?: not| never| also| now| just| already| since| still| both| all)*"
_WHO = (
    r"(?:(?-i:[A-ZÀ-Þ][\w'’-]+)(?: (?-i:[A-ZÀ-Þ][\w'’-]+))?|he|she|they|we|it|I"
    r"|(?:the|our|his|her|their) [\w-]+(?: [\w-]+)?)"
)
_CLAUSE = re.compile(
    rf"^{_WHO}(?: (?:has|have|had|is|are|was|were|did|does|could|couldn['’]t|didn['’]t"
    r"|hasn['’]t|haven['’]t|doesn['’]t|isn['’]t|wasn['’]t|cannot|can['’]t)\b"
    rf"|{_NOT} (?:{PAST}|{OTHER}|went|came|got|did|took|met|said|told|saw|gave"
    r"|found)\b)",
    re.IGNORECASE,
)
"""What somebody did or has: a finite clause, and no order."""
_ENDED = re.compile(
    rf"^{_NOW}(?:{PARTICIPLE}|{OTHER}|done|finished|completed?|ready|received|in place)"
    r"(?=\W*$|[,;.(]| (?:on|this|in|last|at|yesterday|today|since|and|with)\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|before|until|till|due)\b", re.IGNORECASE)


def is_status(view: View, unit: Unit, core: str) -> bool:
    """Whether a line tells how something stands, where a list gives work.

    A past participle tells so only under a heading that looks back: in a list of what
    is to come `contract signed on Friday` may be the wish.
    """
    topic = _TOPIC.match(core)
    if topic is None:
        return False
    rest = core[topic.end() :].strip(" *_")
    if _STANDS.match(rest) or _WITH.match(rest):
        return True
    if _PLANNED.search(rest):
        return False
    leads = view.names.leading(core, loose=True)
    of_person = leads is not None and leads.name is not None
    if _CLAUSE.match(rest) and not of_person:
        return True
    back = looks_back(unit.heading)
    return back and _ENDED.match(rest) is not None and _BY.search(rest) is None


def topic_of_status(core: str) -> str:
    """Return what such a line is about, nothing where it names no topic."""
    topic = _TOPIC.match(core)
    return topic["topic"] if topic else ""
