"""Reports without a verb of their own: `racks labelled, no gaps`."""

from __future__ import annotations

import re

from assistant.extract.done.past_forms import OTHER
from assistant.extract.done.verbs import PARTICIPLE, PAST, REVIEWED

_BRIEF = re.compile(
    rf"^(?P<thing>[^,;:.()?!]{{3,60}}?) (?:{PARTICIPLE}|{OTHER})"
    r"(?=\W*$|[,;.(]| (?:on|yesterday|today|this|last|with|at|again|over|both|all"
    r"|by the) )"
)
_NO_THING = re.compile(
    r"\b(?:i|we|you|he|she|they|it|is|are|was|were|be|been|being|am|has|have|had|will"
    r"|would|shall|should|can|could|may|might|must|do|does|did|wants?|wanted|needs?"
    r"|needed|gets?|getting|got|sees?|lets?|likes?|liked|wish\w*|hop(?:e|es|ed|ing)"
    r"|asks?|to|not|no|never|nothing|who|which|that|when|where|until|before|after"
    r"|how|why|what|if|once|as|than|please|anything|everything|any)\b"
    rf"|(?<![\w-])(?:{PAST})(?![\w-])",
    re.IGNORECASE,
)
"""With a verb before the participle, or a condition, it is no such report."""
_WANTED = re.compile(
    r"\b(?:goals?|aims?|targets?|criteria|criterion|definition|conditions?|exit|entry"
    r"|requirements?|scope|agenda|plan(?:ned)?|milestones?|next|to ?do|wish\w*|ideas?"
    r"|steps?|ziele?|objectifs?|objetivos?)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:last|previous|prior|former|review|carried|recap|earlier|outstanding"
    r"|open (?:points?|items?|matters|topics)|status of|action log|vorige[rn]?|letzten?"
    r"|dernière|anterior(?:es)?|precedenti?)\b",
    re.IGNORECASE,
)
"""What stands below such a heading is gone through and no plan."""
_ON_A_DAY = re.compile(r": [^:]*\bon (?:\d|the \d|[A-Z])")


def tells_briefly(core: str, heading: str) -> bool:
    """Whether a thing and a participle tell that work on it is done.

    Under a heading of what is wanted, such as exit criteria, they tell of no fact.
    """
    if _WANTED.search(heading):
        return False
    if REVIEWED.match(core) and (looks_back(heading) or not _ON_A_DAY.search(core)):
        return True
    found = _BRIEF.match(core)
    return found is not None and _NO_THING.search(found["thing"]) is None


def looks_back(heading: str) -> bool:
    """Whether a heading says that its lines go through what was asked for before."""
    return _BACK.search(heading) is not None
