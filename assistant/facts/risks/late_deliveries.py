"""Whether people say that a delivery comes later than it was due."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from assistant.domain.evidence import Quote
from assistant.domain.sourced import SourcedPassage
from assistant.extract.text.sentences import split
from assistant.facts.mentions import CONVERSATION
from assistant.gate.days import days_in
from assistant.ledger.view import View

_LATELY = timedelta(days=14)
_DELIVERY = re.compile(
    r"\b(?:deliver(?:s|y|ies|ed|ing)?|ship(?:s|ped|ping|ments?)?|arriv(?:es?|al|ing|ed)"
    r"|suppl(?:y|ies|ier|iers)|vendors?|manufacturers?|makers?|carriers?|couriers?"
    r"|consignments?|dispatch\w*|in transit|customs|lead times?|works in|sends?|provide"
    r"|hand(?:s|ed)? over)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:(?:is|are|be|been|get|gets|running) (?:now |further |again |\w+ly )?(?:late"
    r"|delayed|behind|overdue|held up|postponed)|(?:days?|weeks?|months?) (?:too )?late"
    r"|later than (?:planned|promised|agreed|due|ordered|expected|\d)|too late"
    r"|(?:not|n['’]t) (?:be |yet )?(?:arrive|come|shipped|delivered|ready|here|leave"
    r"|left|arrived) (?:before|until|by|in time|on time|on)"
    r"|(?:slips?|slides?|moves?|put|pushed) (?:back )?(?:to|until|by|into)"
    r"|delay of|longer lead|(?:has|have) not (?:yet )?(?:arrived|been delivered|left"
    r"|come)"
    r"|instead of|only on|at the earliest)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|whether|would|might|may|could|should|in case)\b", re.IGNORECASE
)
_NO = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|no longer|neither)\b(?: \w+){0,3}? (?:late"
    r"|delay\w*|behind|overdue|held up|postponed)\b|n['’]t (?:\w+ )?(?:late|delayed)\b"
    r"|\b(?:arrived|came|was delivered|were delivered|is here|are here|has arrived"
    r"|have arrived) (?:today|this|yesterday|on|now|at last|complete|after all)\b",
    re.IGNORECASE,
)


def late_deliveries(view: View) -> tuple[Quote, ...]:
    """Return the words of two weeks that say a delivery comes later than it was due.

    Where "instead of" says so, the day before it is the later one.
    """
    return tuple(
        piece.quote(text)
        for piece in view.passages
        if piece.kind in CONVERSATION
        and not piece.passage.quoted
        and timedelta() <= view.as_of - piece.dated <= _LATELY
        and _LATE.search(piece.passage.text)
        and _DELIVERY.search(piece.passage.text)
        for text in _late_in(piece)
    )


def _late_in(piece: SourcedPassage) -> list[str]:
    sentences = [one.text.strip() for one in split(piece.passage.text)]
    found = []
    for before, text in pairwise(("", *sentences)):
        late = _LATE.search(text)
        if late is None or _UNSURE.search(text) or _NO.search(text):
            continue
        if late[0].casefold() == "instead of" and not _is_later(text, late, piece):
            continue
        if _DELIVERY.search(text) or _DELIVERY.search(before):
            found.append(text)
    return found


def _is_later(text: str, late: re.Match[str], piece: SourcedPassage) -> bool:
    days = [
        (one.start, reading)
        for one in days_in(text)
        if len(one.readings) == 1
        for reading in one.resolved(piece.dated)
    ]
    first = [day for start, day in days if start < late.start()]
    then = [day for start, day in days if start > late.start()]
    return bool(first and then) and first[-1] > then[0]
