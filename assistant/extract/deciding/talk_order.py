"""In which order people talk in a meeting, which is nothing that they decide."""

from __future__ import annotations

import re

from assistant.domain.reading import Role
from assistant.extract.view import Unit, View

_ORDER = re.compile(
    r"(?:(?:so|then|ok(?:ay)?|right|good|well|now|fine|and|but|yes|alright|first)\b[,.]?"
    r" )*(?:we|let['’]?s|let us|I)(?:['’](?:d|ll)| (?:will|would|shall|can|could|should"
    r"|now|then|just|first|also|might as well|propose we|suggest we))*"
    r" (?:start|begin|open|go on|continue|carry on|move on|proceed|kick off|close|end"
    r"|finish(?: off)?|jump|turn|go|come)(?: off| over| back| right| straight)?"
    r" (?:with|to|through) [^,;:]{2,40}",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?(?:, (?:please|you first))?\?"
)
_OPENING = 8
"""Sentences of a meeting within which people say where they begin."""


def orders_talk(view: View, unit: Unit) -> bool:
    """Whether it only says what is spoken of next.

    "Then we start with the tests. Ana?": somebody is called to speak behind it, or the
    meeting has just begun.
    """
    core = unit.core.rstrip(" .!*_")
    if unit.role is not Role.TURN or _ORDER.fullmatch(core) is None:
        return False
    if view.due(core, unit) is not None:
        return False
    behind = view.after(unit)
    called = behind is not None and behind.passage is unit.passage
    if called and behind is not None and _CALLS.fullmatch(behind.core):
        return True
    return any(one is unit for one in view.units[:_OPENING])
