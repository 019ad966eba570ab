"""Two questions in one: each is asked by itself."""

from __future__ import annotations

import re

_ASKING = (
    r"(?:who|whose|what|which|when|where|why|how (?:many|much|long|often|far|high)"
    r"|(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would)"
    r"(?= (?:the|our|a|an|any|there|it|they|that|this|we|he|she|somebody|anybody)\b))"
)
_TWO = re.compile(
    rf"(?i)^(?P<first>\W*{_ASKING}\b.+?)(?:\?|,|;)? ?(?:(?<=[?,;] )|\b(?:and|but) )"
    rf"(?P<second>{_ASKING}\b.+)$"
)
_POINTS = re.compile(
    r"(?i)\b(?P<of>its|their)\b|\b(?:it|they|them|that|this)\b(?! \w+ly\b)"
)
_THING = re.compile(
    r"(?i)\b(?:the|our|a|an|these|those) (?:[\w'’-]+ ){0,3}?[\w'’-]+(?= (?:here|there"
    r"|now|done|ready|finished|open|closed|go|goes|start|starts|begin|begins|due|late"
    r"|for|in|on|from|to|at|by|with|yet)\b|\W*$)"
)
_IS = re.compile(
    r"(?i)^\W*(?:who|what|when|where|which|why|how \w+)(?:['’]s| is| are| was| were"
    r"| does| do| did| will| owns| has)? (?P<thing>[A-Z\d][^?]*?)"
    r"(?: (?:go(?:es)? live|start|end|due))?\W*$"
)
_WHEN_IF = re.compile(
    r"(?i)\b(?:know|tell|say|ask|said|told|asked|wonder|decide\w*|sure)\W*$"
)
_WHILE = re.compile(
    r"(?i)^\W*when (?!(?:is|are|was|were|do|does|did|will|can|should|has|have)\b)"
)
"""A clause of time before one question."""
_NAMES_THING = re.compile(
    r"(?i)\b(?:the|our|a|an|any) (?!most\b|least\b|first\b|last\b|next\b)\w"
    r"|(?-i:(?<=\w )[A-Z])|\b(?:of|for|about|on|in) \w"
)
_AND_WHY = re.compile(
    r"(?i)^(?P<first>\W*(?:what|which|who)\b.*\b(?P<state>blocked|stuck|on hold|late"
    r"|overdue|delayed|red|amber)\b.*?),? (?:and|&) (?:why|for what reason)\W*$"
)
_FEWEST = 3
"""Words of a question that can be asked alone."""


def why_beside(text: str) -> tuple[str, str] | None:
    """Return the list that is asked for, and the state of which the reason is asked.

    Of `what is blocked and why?` that is `what is blocked?` and `blocked`.
    """
    found = _AND_WHY.match(text.strip())
    return (f"{found['first'].strip()}?", found["state"]) if found else None


def two_parts(text: str) -> tuple[str, ...]:
    """Return the two questions that one sentence asks, else none.

    What the second only points to is told by the thing of the first.
    """
    found = _TWO.match(text.strip())
    if found is None or _WHEN_IF.search(found["first"]) or _WHILE.match(text):
        return ()
    first, second = found["first"].strip(" ,;?"), found["second"].strip()
    if min(len(first.split()), len(second.strip("? ").split())) < _FEWEST:
        return ()
    if _POINTS.search(second):
        thing = _thing_of(first)
        if thing is None:
            return ()
        second = _POINTS.sub(
            lambda one: f"{thing}'s" if one["of"] else thing, second, count=1
        )
    elif not _NAMES_THING.search(second):
        return ()
    return f"{first}?", second if second.endswith("?") else f"{second}?"


def _thing_of(first: str) -> str | None:
    """Return the thing that a question is about, as it is written."""
    told = _IS.match(first)
    if told and told["thing"][:1].isupper():
        return told["thing"].strip()
    named = _THING.findall(first)
    return re.sub(r" \w+ed$", "", named[-1].strip()) if named else None
