"""Milestones that name a place or a course of things: "Servers in the rack", "running".

They are reached by what arrived, was put there or ran, without the word "is".
"""

from __future__ import annotations

import re

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either
from assistant.facts.milestones.prose.event_words import event_of
from assistant.facts.milestones.prose.tests import is_test

_PLACED = re.compile(
    r"(?P<subject>.*[^\W_])\s+(?P<state>(?P<prep>in|on|at|under|inside|behind|off)"
    r" (?P<place>(?:the |our |its |their )?[\w-]+(?: [\w-]+)?))\W*"
)
_COURSES = {
    "running": "ran",
    "working": "worked",
    "operating": "operated",
    "flying": "flew|flown",
    "flowing": "flowed",
    "producing": "produced",
    "printing": "printed",
    "trading": "traded",
    "sailing": "sailed",
}
_COURSE = re.compile(
    rf"(?P<subject>.*[^\W_])\s+(?:up and )?(?P<state>{'|'.join(_COURSES)})\W*"
)
_HELD = re.compile(
    r"(?:event|meeting|workshop|session|course|class|lesson|party|fair|visit|pilot|week"
    r"|day|month|phase|stage|camp|conference|show|concert|game|match|season|project"
    r"|work|move|change|cut|increase|drop|interest|trust|progress|start|end|freeze)s?"
)
"""What takes place somewhere: that a workshop is in Rome does not say that it was."""
_INTO = {"in": "in(?:to)?|inside", "on": "on(?:to)?"}
COMES_THERE = frozenset({"on site", "on board", "in stock"})
"""Where all that comes to a project comes to: "the crates arrived" is enough."""
_FILL = r"(?:now|all|both|finally|already|fully|safely|at last|also|just|\w+ly)"
_PUT = (
    r"put|brought|moved|carried|installed|mounted|delivered|fitted|lifted|placed|taken"
    r"|got|built|hung|laid|loaded|unloaded|set|shipped|lowered|transferred"
)
_CAME_THERE = re.compile(
    rf"\b(?:(?:(?:has|have|had) )?(?P<no>not |never )?(?:{_FILL} )*"
    r"(?:arrived|came|come|landed|stood|reached us)"
    rf"|(?:was|were|(?:has|have|had)(?: {_FILL})* been|got) (?P<no2>not |never )?"
    rf"(?:{_FILL} )*(?:{_PUT}))(?: {_FILL})* $"
)
_PUT_THERE = re.compile(rf"^(?P<who>.*\w.*?) (?:{_FILL} )*(?:{_PUT}) (?P<what>.*\w) $")
_BID = re.compile(
    r"\b(?:let|lets|please|can|could|must|should|shall|may|might|would|will|do|does|did"
    r"|to|not|never|nobody|is|are|was|were|be|been|being|if|who)\b|n['’]t\b"
)
_DAY = (
    rf"(?:on|since) (?:the )?(?:\d|(?:{either(WEEKDAYS)}|{either(MONTHS)})\b)"
    r"|(?:yesterday|today)\b|last \w+\b|this (?:morning|afternoon|week|noon)\b"
)
_NO_MORE = (
    r"(?=\W*$|\s*[^\w\s]|\s+(?:on|since|by|at|as|and|but|so|now|today|yesterday|last"
    r"|this|already|for|with|to|from|in|early|late|before|after|until|next|tomorrow"
    r"|when|if|three|two|one|\d)\b)"
)
"""What may follow a place that is not the first word of another thing."""
_THEN = re.compile(
    rf"^\W*(?:$|{_DAY}|at last\b|for the first time\b|as planned\b|in time\b"
    r"|on time\b|from [\w -]{2,40} to \w+)"
)
"""What may stand behind a report that is of nothing but the thing itself."""


def placed(text: str) -> re.Match[str] | None:
    """Take a folded title of a thing and its place or course apart, if it is one."""
    found = _COURSE.fullmatch(text) or _PLACED.fullmatch(text)
    if found is None:
        return None
    thing = found["subject"]
    held = _HELD.fullmatch(thing.rpartition(" ")[2]) or is_test(thing)
    return None if held or event_of(thing) else found


def state_pattern(state: str) -> str:
    """Return the words for a state, with "into" for the way to a place."""
    prep, _, place = state.partition(" ")
    lead = _INTO.get(prep)
    if not place or not lead:
        return re.escape(state)
    return rf"(?:{lead}) {re.escape(place)}{_NO_MORE}"


def course_of(state: str) -> re.Pattern[str] | None:
    """Return the past of a course of things: "ran" of "running"."""
    past = _COURSES.get(state)
    if past is None:
        return None
    return re.compile(rf"(?<![\w-])(?:(?:has|have) )?(?:{past})(?![\w-])")


def stands_there(before: str) -> str:
    """Say of what came or was put to a place that it was there."""
    came = _CAME_THERE.search(before)
    if came:
        no = "not " if came["no"] or came["no2"] else ""
        return f"{before[: came.start()]}was {no}"
    put = _PUT_THERE.match(before)
    if put and not _BID.search(put["who"]):
        return f"{put['what']} was "
    return before


def is_firm_end(behind: str) -> bool:
    """Whether a report ends there, or with a day or "for the first time"."""
    return _THEN.match(behind) is not None
