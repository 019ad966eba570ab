"""Whether two statements say opposite things of one matter by what is no single word.

Free of charge and charged for, with a thing and without it, in scope and out of it, in
house and outsourced, mandatory and optional, by hand and automatic, public and not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of

_FREE = (
    r"\b(?:for free|free of (?:any )?(?:charge|cost)s?|(?:at|with) no (?:extra "
    r"|additional |further )?(?:cost|charge|fee)s?|without (?:extra |any |additional "
    r"|further )?(?:charge|cost|fee|payment|invoice)s?|no (?:extra )?charge|gratis"
    r"|complimentary|costs? (?:us |them |you )?nothing|(?:do|does|did|will) not"
    r" (?:charge|cost|bill|invoice)|(?:does|do|did|wo)n['’]t (?:charge|cost|bill"
    r"|invoice)|(?:is|are|was|were|be|stays?|remains?) free(?= for\b|\W*$|[.,;])"
    r"|kostenlos)\b"
)
_PAID = (
    r"\b(?:charg(?:e[sd]?|ing|eable)|costs?|pay(?:s|ing|able)?|paid|invoic\w+"
    r"|bill(?:s|ed|ing|able)|fees?|price[sd]?|euros?|dollars?|pounds?|eur|usd|gbp|chf)\b"
    r"|[€$£] ?\d|\d ?[€$£]"
)
_OUT_OF_SCOPE = (
    r"\b(?:out of|outside(?: of)?|not in|not within|not part of|beyond|no longer in)"
    r" (?:the )?(?:project )?scope\b|\bdescoped\b"
)
_IN_SCOPE = r"\b(?:in|within|part of|inside) (?:the )?(?:project )?scope\b"
_MADE = r"(?:done|built|run|made|hosted|developed|operated)"
_OUTSOURCED = rf"\b(?:outsourc\w+|{_MADE} externally)\b"
_IN_HOUSE = (
    rf"\b(?:in[- ]house|{_MADE} (?:internally|by (?:us|ourselves|our own \w+)))\b"
)
_OPTIONAL = (
    r"\b(?:optional|voluntary|nice[- ]to[- ]have|not (?:mandatory|compulsory|obligatory"
    r"|required))\b"
)
_MANDATORY = r"\b(?:mandatory|compulsory|obligatory|required)\b"
_AUTOMATIC = r"\b(?:automatic(?:ally)?|automated)\b"
_MANUAL = r"\b(?:manual(?:ly)?|by hand)\b"
_INTERNAL = r"\b(?:internal(?:ly)?(?: only)?|private(?:ly)?|confidential(?:ly)?)\b"
_PUBLIC = (
    r"\b(?:public(?:ly)?(?! (?:holiday|sector|transport|cloud|beta|authority))"
    r"|published)\b"
)
_CONTRASTS = (
    (_FREE, _PAID),
    (_OUT_OF_SCOPE, _IN_SCOPE),
    (_OUTSOURCED, _IN_HOUSE),
    (_OPTIONAL, _MANDATORY),
    (_AUTOMATIC, _MANUAL),
    (_INTERNAL, _PUBLIC),
)
_SIDES = tuple((re.compile(first), re.compile(second)) for first, second in _CONTRASTS)
"""Where words of the first kind hold one of the second, the first are meant."""
_THING = r" (?:(?:the|an?|any|our|its|their) )*([^\W\d_][\w-]*)(?: ([^\W\d_][\w-]*))?"
_WITHOUT = re.compile(rf"\bwithout{_THING}")
_WITH = re.compile(rf"\bwith{_THING}")


def contrasted(one: str, other: str) -> bool:
    """Whether the one is on one side of a contrast, and the other on the other."""
    mine, theirs = _stands(one), _stands(other)
    if any(-side in theirs for side in mine):
        return True
    ours, others = _things(one), _things(other)
    return bool(
        ours[0] & (others[1] - others[0]) - ours[1]
        or others[0] & (ours[1] - ours[0]) - others[1]
    )


@lru_cache(maxsize=16_384)
def _stands(text: str) -> frozenset[int]:
    """Return the sides on which a text stands; who names both sides contrasts them."""
    low = fold(" ".join(text.split()))
    found: set[int] = set()
    for number, (first, second) in enumerate(_SIDES, 1):
        rest = first.sub(" ", low)
        there, against = rest != low, second.search(rest) is not None
        if there != against:
            found.add(number if there else -number)
    return frozenset(found)


@lru_cache(maxsize=16_384)
def _things(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return without what a text says that something is, and with what."""
    low = fold(" ".join(text.split()))
    return _stems(_WITHOUT, low), _stems(_WITH, low)


def _stems(form: re.Pattern[str], low: str) -> frozenset[str]:
    found = (words for match in form.finditer(low) for words in match.groups())
    return frozenset(stem_of(word) for word in found if word)
