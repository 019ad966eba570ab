"""Work whose object stands elsewhere, and words that sound like work and are none."""

from __future__ import annotations

import re

from assistant.domain.reading import Role
from assistant.extract.tasks.phrasing import ELIDED, shorten
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit, View

_SMALL_SERVICE = (
    r"(?: an? (?:ring|call|mail|note|visit|message|shout|push|nudge|hint))?"
)
_LATER = r"(?: (?:again|back|up|now|then|too|soon|over|off|about (?:it|this|that)))*"
_LEANING = re.compile(
    r"(?:[\w-]+ ){1,2}?(?:(?P<who>him|her|someone|somebody)|(?P<what>something)"
    rf"|them(?= an? )){_SMALL_SERVICE}{_LATER}",
    re.IGNORECASE,
)
"""`Call him`, `write something`, `give them a ring`: who or what, stands elsewhere."""
_NAMES_A_THING = re.compile(
    r"\b(?i:the|their|our|my|your|his|her|its|an?|this|that|these|those|another|every"
    r"|more|no) [\w-]{3,}|\w [A-ZÀ-Þ][\w'’-]+|\b(?:Mr|Mrs|Ms|Dr)\b",
)
_FARTHEST = 4
_FEWEST = 3
_PREFERS = re.compile(
    r"(?:(?:much|far) )?(?:rather|sooner|prefer|love to|like to|hate to)\b",
    re.IGNORECASE,
)
"""`She would rather not send any`: what somebody wishes is no work of theirs."""
_REFRAINS = re.compile(
    r"(?:tell|ask|show|give|send|inform|let|involve|invite|call|do|say|mention|promise)"
    r" (?:nobody|no one|no-one|none|nothing)\b",
    re.IGNORECASE,
)
"""What is not to be done is no work."""
_IN_THE_ROOM = re.compile(
    r"\bread (?:(?:it|him|her|this|that|them|(?:the|his|her|their|your) [\w-]+) )?"
    r"(?:out|aloud)\b|\b(?:share|show) (?:you )?(?:my|the) screen\b"
    r"|\b(?:run|walk|take) (?:you|us) through\b|\bpull (?:it|that|this|them) up\b"
    r"|\b(?:start|stop) (?:the|my) (?:recording|timer)\b"
    r"|\b(?:come|dial|join|call|log|be)(?: right| straight)? back(?: in| on)?\W*$"
    r"|\b(?:re-?join|dial in again|try (?:another|the other) (?:line|phone|headset))\b",
    re.IGNORECASE,
)
"""Done while it is said."""
_IRONIC = re.compile(
    r"(?:(?:well|fine|great|right|ok(?:ay)?|so|oh|sure|lovely|then)\b[,.]? )*"
    r"I(?:['’]ll| will| shall) (?:just|simply) (?:go and )?(?:(?:buy|build|rent|hire"
    r"|invent|found|rob|win|steal|print) (?:an?(?!d)|another|\w+ more|some|more)\b"
    r"|(?:clone|split|double|beam|teleport) (?:myself|me)\b|(?:quit|retire|emigrate"
    r"|move in|sleep here|sleep in the office|grow a)\b)[^,;:]*?,? then\W*",
    re.IGNORECASE,
)
"""`I'll just buy a bigger bridge then`: a sigh, and no offer."""


def with_antecedent(view: View, unit: Unit, what: str) -> str | None:
    """Return a wording with who or what it leans on; None where it leans on nothing."""
    leaning = _LEANING.fullmatch(what)
    if leaning is None or not unit.in_conversation:
        return None
    before = view.before(unit)
    for _step in range(_FARTHEST):
        if before is None or not before.in_conversation:
            return None
        told = before.core.rstrip(" .!?*_")
        if len(told.split()) >= _FEWEST and not ELIDED.search(told):
            named = _NAMES_A_THING.search(told)
            return shorten(f"{what} ({told})") if named else None
        before = view.before(before)
    return None


def is_idle(unit: Unit, what: str) -> bool:
    """Whether a reader could not act on it: no object is named, or it is not to be.

    What stands in a list of actions was written down on purpose.
    """
    if _REFRAINS.match(what) or _PREFERS.match(what):
        return True
    listed = unit.section is Section.ACTIONS or unit.sentence.box is not None
    asked = unit.core.rstrip(" *_").endswith("?")
    return not (listed or asked) and _LEANING.fullmatch(what) is not None


def is_said_only(view: View, unit: Unit) -> bool:
    """Whether the first person there is doing it as he speaks, or sighs."""
    if not unit.in_conversation or unit.role not in {Role.TURN, Role.MESSAGE}:
        return False
    if view.due(unit.core, unit) is not None:
        return False
    return (
        _IN_THE_ROOM.search(unit.core) is not None
        or _IRONIC.fullmatch(unit.core) is not None
    )


_WHAT_IF = re.compile(
    r"(?:(?:and|so|but|then|ok(?:ay)?|right|well)\b,? )*(?:what if|if|suppose|say|in"
    r" case"
    r"|supposing)\b[^?]*\?\W*$|[^?]*\bif (?:not|he|she|they|it|we"
    r"|that)\b[^?]{0,60}\?\W*$",
    re.IGNORECASE,
)
_THEN = re.compile(r"(?:(?:well|oh|ha|hm+),? )*(?:then|in that case)\b", re.IGNORECASE)
_GIVE_AND = re.compile(
    r"(?:just |please )?(?:give|get|find|show|bring|send|buy|pay|tell|let) (?:me|us)\b"
    r"[^.;!?]*\band\W*$",
    re.IGNORECASE,
)
"""`Give me two days and I'll …`: a bargain, which the other side has not struck."""


def is_if_only(view: View, unit: Unit, start: int) -> bool:
    """Whether it would be done in a case that was only asked about, or as a bargain.

    `start` is where the promise begins. With a day of its own it is work like any.
    """
    if view.due(unit.core, unit) is not None:
        return False
    if _GIVE_AND.match(unit.core[:start]):
        return True
    before = view.before(unit)
    asked = before is not None and _WHAT_IF.match(before.core)
    return bool(asked and unit.in_conversation and _THEN.match(unit.core))
