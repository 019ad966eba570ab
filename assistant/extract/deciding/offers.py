"""What one side offers another: no decision before the other has taken it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from assistant.domain.reading import MAIL_KINDS
from assistant.extract.deciding.consents import Answered
from assistant.extract.deciding.mail_consents import quoted_below
from assistant.extract.deciding.offer_words import LEAD, OFFERS
from assistant.extract.deciding.plain import may_decide
from assistant.extract.tasks.phrasing import shorten
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_TAKES = re.compile(
    rf"{LEAD}(?:(?:we|i)(?:['’]ll| will)? (?:gladly |happily |hereby )?"
    r"(?:accept|take)(?: (?:it|that|this|her|him|them|both|you up(?: on (?:that|it"
    r"|this|your offer|the offer))?|(?:your|the|this|that) (?:kind )?offer))?"
    r"|(?:we|i)(?:['’]d| would)? (?:like|love|be (?:glad|happy|delighted))"
    r" to (?:accept|take (?:it|that|this|her|him|them|you up|your offer|the offer))\b"
    r"(?: on (?:that|it|this|your offer))?"
    r"|(?:we(?:['’]re| are)|i(?:['’]m| am)) (?:glad|happy|delighted|pleased) to"
    r" (?:accept"
    r"|take (?:it|that|this|you up))(?: on (?:that|it|this))?"
    r"|(?:offer )?accepted|agreed|(?:it['’]s a )?deal|(?P<light>yes,? please|please do"
    r"|with pleasure|gladly))"
    r"(?: ?[,.;!–—-] ?(?:please |then |so )*(?:thanks?(?: you)?(?: very much| a lot)?"
    r"|send (?:her|him|it|them)(?: over)?|go ahead|do so|we take (?:it|her|him|them"
    r"|that)|(?:she|he|it|they) (?:comes?|starts?|joins?)\b[^.?!]*|[\w'’-]+))?[\s.!]*$",
    re.IGNORECASE,
)
"""How an offer is taken, in words that do not repeat it."""
_NEAR = 4


def accepted(view: View, unit: Unit, chair: str | None) -> Answered | None:
    """Return the offer that the words take, by somebody else than who made it.

    In a talk it stands a little before, in a mail it is the one offer that is quoted.
    """
    takes = _TAKES.match(unit.core)
    if takes is None or unit.jokes or hedged(unit.core):
        return None
    may = unit.speaker is not None and may_decide(view, unit.speaker, chair)
    if takes["light"] and not may:
        return None
    made = [one for one in _before(view, unit) if OFFERS.match(one.core)]
    if not made or (unit.passage.kind in MAIL_KINDS and len(made) != 1):
        return None
    offer = made[0]
    by = view.names.resolve(offer.speaker) if offer.speaker else None
    whose = f"{by}’s offer" if by else "The offer"
    words = offer.core.strip(" .!*_")
    lowered = words[:1].lower() + words[1:] if words[:2] != "I " else words
    return Answered(offer, shorten(f"{whose} is accepted: {lowered}"))


def _before(view: View, unit: Unit) -> Iterator[Unit]:
    """Yield what others said that the words may answer, the nearest first."""
    if unit.passage.kind in MAIL_KINDS:
        yield from quoted_below(view, unit)
        return
    if not unit.in_conversation:
        return
    other = None
    for one in islice(_back(view, unit), _NEAR):
        if not one.in_conversation or one.speaker is None:
            return
        if one.speaker != unit.speaker:
            if other not in {None, one.speaker}:
                return
            other = one.speaker
            yield one


def _back(view: View, unit: Unit) -> Iterator[Unit]:
    before = view.before(unit)
    while before is not None:
        yield before
        before = view.before(before)
