"""The ways in which decisions are asked for, brought to one, with what they are about.

`What did we decide last week?`, `what has been decided about the venue?`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN = r"(?:we|you|they|the (?:team|project)|everybody)"
_TAKE = r"(?:take[n]?|took|make|made|reach(?:ed)?|come to|came to|agree[d]?)"
_WHICH = r"(?:what|which)(?: (?:new|other|recent|latest|key|main|important|formal))?"
_ALL = r"(?:latest|last|newest|recent|most recent|key|main)"
_THAT = rf"(?: (?:that were )?{_TAKE})?"
_SHOW = r"(?:show|list|give|tell)(?: me| us)?(?: all)?(?: of)?(?: the)?"
_ANY = r"(?:are there|were there|do we have|have we|is there)?(?: any| a| some)"
_FORMS = tuple(
    re.compile(rf"(?i)^\W*(?:(?:and|so|but|please) )?{form}(?P<rest>\b[^?]*)")
    for form in (
        rf"{_WHICH} decisions? (?:did|have|has) (?P<who>{_PLAIN}|[^?]+?) {_TAKE}",
        rf"{_WHICH} decisions? (?:(?:were|was|have been|has been|got) )?{_TAKE}",
        rf"{_WHICH} (?:are|were) the decisions?{_THAT}",
        rf"what (?:are|were) the (?:{_ALL} )?decisions?{_THAT}",
        rf"{_ANY} decisions?{_THAT}",
        rf"{_SHOW} decisions?{_THAT}",
        rf"what (?:did|have|has) (?P<who>{_PLAIN}|[^?]+?) (?:already )?decided?",
        r"what (?:was|were|has been|have been|got|is) (?:already )?decided",
    )
)
_ABOUT = re.compile(
    r"(?i)\b(?:about|regarding|concerning|as to|in relation to|with regard to"
    r"|on(?! (?:the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b))"
    r"|for(?! (?:now|this week|today)\b)) (?:the |our |a |an )?(?P<thing>[^?]+)"
)
_TIME = re.compile(
    r"(?i)\b(?:so far|already|yet|to date|now|lately|recently|until now|up to now)\b"
)
_SPAN = re.compile(
    r"(?i)(?:\b(?:in|during|over|within|since|after) )?(?:the )?\b(?:this|last|past"
    r"|previous|current) (?:week|month)\b|\b(?:yesterday|today)\b"
    r"|\b(?:since|after) [^?]+$"
)
_BY = re.compile(
    r"(?i)\bby (?P<who>[^?]+?)(?= (?:since|in|on|this|last|during|about)\b|\W*$)"
)
_OPEN = re.compile(
    r"(?i)\b(?:open|pending|outstanding|due|needed|missing|next|left|remaining|overdue"
    r"|waiting|not|n['’]t|nothing|why|when|who)\b"
)
"""What asks of decisions that nobody took yet, or of something else."""


@dataclass(frozen=True, slots=True)
class DecisionsAsked:
    """All decisions that are asked for: by whom, about what, and the words of the time.

    `by` is empty where it does not matter who decided, `about` where it does not
    matter of what.
    """

    by: str
    about: str
    time: str

    @property
    def plainly(self) -> str:
        """The question for them in the words of an inventory, without what about."""
        if self.by:
            return f"Which decisions did {self.by} make {self.time}?".replace(" ?", "?")
        if self.time:
            return f"Which decisions were made {self.time}?"
        return "Show all decisions"


def decisions_asked(text: str) -> DecisionsAsked | None:
    """Return which decisions are asked for, None where it asks for something else."""
    if _OPEN.search(text):
        return None
    for form in _FORMS:
        if found := form.match(text):
            named = found.groupdict().get("who") or ""
            return _read(
                "" if re.fullmatch(f"(?i){_PLAIN}", named) else named, found["rest"]
            )
    return None


def _read(who: str, rest: str) -> DecisionsAsked:
    by = _BY.search(rest)
    if by is not None and not who:
        who, rest = by["who"], f"{rest[: by.start()]} {rest[by.end() :]}"
    about = _ABOUT.search(rest)
    thing = ""
    if about is not None:
        span = _SPAN.search(about["thing"])
        thing = about["thing"][: span.start()] if span else about["thing"]
        rest = rest[: about.start()] + (f" {span[0]}" if span else "")
    time = " ".join(_TIME.sub(" ", rest).split())
    return DecisionsAsked(who.strip(), _TIME.sub(" ", thing).strip(), time)
