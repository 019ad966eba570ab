"""Words that put something at another's disposal, who may take it or not."""

from __future__ import annotations

import re

LEAD = (
    r"^(?:(?:yes|ok(?:ay)?|fine|good|great|sure|right|well|so|then|and|also|thanks"
    r"|thank you|perfect|excellent|wonderful|lovely|oh)\b[,.!:]? )*"
)
_WE = (
    r"(?:we|i|our [\w-]+(?: [\w-]+)?"
    r"|(?-i:(?!(?:It|They|That|This|The|There)\b)[A-ZÀ-Þ])[\w-]+)"
)
_GIVE = (
    r"(?:give|lend|loan|offer|let|send|provide|second|spare|assign|make|grant|get|bring"
    r"|hire out|rent|leave|put|supply|extend|free|throw in)"
)
OFFERS = re.compile(
    rf"{LEAD}(?:{_WE}(?: can| could| would| might|['’]d| are (?:happy|glad|ready"
    rf"|prepared|willing|able) to|['’]re (?:happy|glad|ready|willing|able) to"
    rf"|['’]m (?:happy|glad|ready|willing) to| am (?:happy|glad|ready|willing) to)"
    rf" (?:also |even |gladly |certainly |happily |easily |be able to )*{_GIVE}\b"
    r"(?=.*(?:\byou\b|\byour\b|\bfrom\b|\bfor\b|\d))"
    rf"|{_WE}(?: can|['’]ll| will)? (?:also |gladly )*(?:offer|lend|give|let) you\b"
    r"|you (?:can|could|may) (?:also )?have (?!a (?:look|think|word)\b)"
    r"|(?:our|my) offer(?: (?:is|stands|would be))?\b ?:?)",
    re.IGNORECASE,
)
"""`We can give you Ann from the 12th`, `You can have the hall`."""
_FOR_YOU = re.compile(
    r"^[^;]*?\b(?:we|i)\b(?:['’]ll| will| can| could| would)?(?! (?:all )?(?:decided"
    r"|agreed"
    r"|approved|resolved))\b[^;]*\b(?:for you(?:r (?:team|people|project))?\b"
    r"|if you (?:want|like|wish|agree|sign|order|take|book|accept|prefer|need|pay"
    r"|confirm|can)\b)",
    re.IGNORECASE,
)
"""What somebody would do for the other, or on a condition that is the other's."""


def is_offer(core: str) -> bool:
    """Whether it puts something at another's disposal, which is the other's to take."""
    return bool(OFFERS.match(core) or _FOR_YOU.match(core)) and "?" not in core
