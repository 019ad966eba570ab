"""Words of a question that only say of what kind its answer is: a company, a limit.

Hardly any sentence has the word itself: a crane is booked with a firm, and what it may
not lift over is its limit.
"""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.facts.sameness.stems import stems

W = Wanted
_FIRM = re.compile(
    r"(?i)\W*(?:and |so )?(?:who(?:['’]s| is| are| was)|which (?:one )?is) (?:the|our)"
    r" (?:[\w-]+ ){1,3}?(?P<kind>company|firm|contractor|subcontractor|supplier"
    r"|provider|vendor)\b"
)
_LIMIT = re.compile(
    r"(?i)\bwhat(?:['’]s| is| are| was)? (?:the|our|its) (?:[\w-]+ ){0,3}?"
    r"(?P<kind>limit|maximum|max|threshold|ceiling)\b"
)
_FORMS = {W.PERSON: _FIRM, W.AMOUNT: _LIMIT}


def kind_asked(text: str, wanted: Wanted) -> frozenset[str]:
    """Return the stems of the words of a question that only name a kind."""
    form = _FORMS.get(wanted)
    found = form.search(text) if form else None
    return stems(found["kind"]) if found else frozenset()
