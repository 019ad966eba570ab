"""Sentences that tell a state by which something asked for has come about."""

from __future__ import annotations

import re

_NOW = r"(?:now |finally |at last |already |all )*"
_PENDING = (
    r"(?:rest|question|point|item|issue|ticket|action|matter|decision|topic|outcome"
    r"|date|problem|task|bug|risk|post|position|vacancy|order|invoice|option|choice)"
)
"""What is open where it is not settled."""
FULL = re.compile(
    r"^(?:(?:so|and|ok|good news),? )*(?P<thing>(?:the |our |my |their )?"
    rf"(?:[\w'’-]+ ){{1,4}}?)(?:is|are) {_NOW}(?:full|filled|complete|fully \w+ed"
    r"|all there)(?=\W*$|[.,;:!]| with | again)",
    re.IGNORECASE,
)
"""`The rota is full`: whoever was to make it has."""
OPEN = re.compile(
    rf"^(?!.*\b{_PENDING}s? (?:is|are|ha))(?:(?:so|and|ok|yes|good news),? )*"
    rf"(?P<thing>(?:the |our |my |their )?(?:[\w'’/-]+ ){{1,5}}?)"
    rf"(?:(?:is|are|has been|have been) {_NOW}"
    r"(?:open(?:ed)?|unlocked|unblocked|free|accessible)(?: again)?"
    r"|works? (?:again|now)"
    r"|(?:is|are) (?:now |back )*(?:working|usable|reachable) again)"
    r"(?=\W*$|[.,;:!]| since | as of | again| for (?:us|everybody|everyone|all)\b)",
    re.IGNORECASE,
)
"""`The firewall is open since Monday`, `The account works again`: it was opened."""
HOLDS = re.compile(
    r"^(?P<who>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}) is"
    r" (?:now )?(?:the|our|your) (?P<role>[^,;:.?!]{3,60})"
)
"""`Ada Birch is the contact for Acme`: who it is, is told."""
REACTS = re.compile(
    r"^(?:the |our |their )?(?P<who>[^,;:.()?!]{2,40}?) (?:has |had )?(?:took (?:it"
    r"|this|that|the news)(?=\W*$| (?:well|badly|better|worse|hard|calmly|fine|like|as"
    r"|surprisingly|very|quite|rather|lightly|seriously|personally|in good)\b)"
    r"|(?:is|was) (?:very |quite |rather )?(?:fine|happy|pleased|relieved|angry|upset"
    r"|disappointed|furious|grateful|surprised) (?:(?:about|with|at) (?:it|that|this"
    r"|the news)\b|to hear)"
    r"|thanked (?:us|me)(?=\W*$| for (?:the call|calling|ringing|telling))"
    r"|(?:laughed|understood|understands)(?=\W*$|[,;]))"
)
"""`The tenant took it well`: whoever was to ring the tenant has."""
_CHANGES = re.compile(
    r"^(?:what(?:['’]s| has| is| was)? (?:changed|new)|changes|changed|change (?:log"
    r"|history)|changelog|revision history|revisions|amendments|amended)\b"
    r"(?! (?:requests?|control|board|to come|planned|proposed|wanted|needed))",
    re.IGNORECASE,
)
LISTED = re.compile(r"^(?P<name>.+) \(among the changes of (?P<title>.+)\)$")
"""How such a report is worded."""
_NAME_ALONE = re.compile(
    r"(?:the|our|all|both|a|an)? ?[\w'’/-]+(?:,? (?:and )?[\w'’/-]+){0,9}"
)
_NO_NAME = re.compile(
    r"\b(?:is|are|was|were|be|will|would|should|must|can|could|may|might|not|no|never"
    r"|todo|to|next|planned|please|open|pending|draft|none|nothing)\b",
    re.IGNORECASE,
)


def tells_state(words: str) -> bool:
    """Whether it tells what is full or open, who holds a role, how news were taken."""
    return any(one.match(words) is not None for one in (FULL, OPEN, HOLDS, REACTS))


def changed_in(words: str, heading: str, title: str | None) -> str | None:
    """Return a report of what a document lists as changed in itself, None if none."""
    if not title or not _CHANGES.match(heading):
        return None
    name = words.rstrip(" .;")
    if not _NAME_ALONE.fullmatch(name) or _NO_NAME.search(name):
        return None
    return f"{name} (among the changes of {title})"
