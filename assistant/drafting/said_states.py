"""What a sentence says of how things stand, whichever words it says it in."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from assistant.gate.lexicon import MONTHS

_MONTH = "|".join(name for names in MONTHS for name in names)
_SAID: dict[str, str] = {
    "met": r"met(?! before)|meets|achieved|reached",
    "missed": r"missed(?! before)|misses|unmet|(?:not |un)confirmed|"
    r"fail(?:s|ed)? to (?:meet|reach)",
    "partly": r"in part|partly|partially",
    "moved": r"moved?|moves|moving|slip(?:s|ped|ping)?|postponed|deferred|delayed|"
    r"rescheduled|shifted|put (?:off|back)|pushed (?:back|out)|brought forward|"
    r"pulled in|re-?baselined",
    "late": rf"late(?! (?:in )?(?:{_MONTH}|this|next)\b)|overdue|behind schedule|"
    r"behind plan|past (?:its|their|the) (?:due )?(?:dates?|day|due)",
    "ahead": r"ahead|on course|on track|on time|on schedule|in time|by plan|"
    r"(?<!not met )as planned|on target|going to plan|goes to plan",
    "at risk": r"at risk|off track|off course|under threat|threatened|endangered|"
    r"in (?:doubt|danger|question|dispute)|under review|doubtful|uncertain",
    "blocked": r"blocked|impeded|on hold|paused|stuck|stalled|held up|halted",
    "freed": r"unblocked|freed|unstuck",
    "dropped": r"out of scope|descoped|cancell?ed|withdrawn|abandoned|scrapped|"
    r"(?:taken|left|cut) out|taken off|removed",
    "in scope": r"in scope|to scope|scope was added|brought back|put back in",
    "done": r"done|finished|complete[ds]?|closed|resolved|delivered|shipped|fixed|"
    r"merged|implemented|ended|(?:is|are|was|were|went|gone|now) live",
    "open": r"(?:is|are|was|were|still|remains?|stays?) open|open again|outstanding|"
    r"unresolved|reopened|unfinished|incomplete",
    "raised": r"(?:new|open) (?:issues?|risks?|dependenc(?:y|ies)|exposures?)|"
    r"(?:is|are) logged",
    "holds": r"holds(?! (?:up|back)\b)",
    "active": r"in progress|starts|started|began|begun|ongoing|under ?way|running",
    "passed": r"pass(?:es|ed|ing)?",
    "failed": r"fail(?:s|ed|ing)?(?! to (?:meet|reach))|broken|broke",
    "approved": r"approved|signed off|accepted",
    "rejected": r"rejected|declined|refused|turned down",
    "up": r"rose|risen|rises|rising|up from|higher|increased",
    "down": r"fell|fallen|falls|falling|down from|lower|decreased",
    "owned": r"has an owner|owned|have an owner",
}
_STATE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<s{n}>{words})" for n, words in enumerate(_SAID.values()))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_NAMES = tuple(_SAID)
_NOT = re.compile(
    r"\b(?:not|no|nothing|none|never|neither|nor|hardly|cannot|\w+n't)\b"
    r"(?:(?! (?:but|and|or)\b) [\w-]+){0,4} \Z",
    re.IGNORECASE,
)
_LACKED = re.compile(r"\bwithout (?:an?|any|the) \Z", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:being|nearly|almost|half|will|would|should|shall|may|might|could|can|to be|"
    r"unless|if|until|once|when|whether|expected|hopes?|hoped)\b"
    r"(?:(?! (?:but|and|or)\b) [\w-]+){0,3} \Z",
    re.IGNORECASE,
)
_DENIED = {
    "met": "missed",
    "ahead": "at risk",
    "blocked": "freed",
    "dropped": "in scope",
    "in scope": "dropped",
    "done": "open",
    "passed": "failed",
    "approved": "rejected",
}
"""What is so where something else is said not to be."""
_BESIDE = frozenset({"up", "down", "owned"})
_LOOSELY = {
    "ahead": re.compile(
        r"\b(?:planned|scheduled|due|next|to come|upcoming|will|to (?:start|begin)|"
        r"stands?|holds?)\b",
        re.IGNORECASE,
    ),
    "raised": re.compile(
        r"\b(?:new|open|logged|(?:issue|risk|problem|fault|exposure|threat|concern)s?|"
        r"dependenc(?:y|ies))\b",
        re.IGNORECASE,
    ),
}
"""Words by which a sentence may say a state, and may say another thing."""
_AGAINST: dict[str, frozenset[str]] = {
    "met": frozenset({"missed", "moved", "late", "open", "blocked", "dropped"}),
    "done": frozenset(
        {"missed", "open", "late", "blocked", "dropped", "failed", "raised"}
    ),
    "ahead": frozenset({"missed", "moved", "late", "at risk", "blocked", "dropped"}),
    "freed": frozenset({"blocked"}),
    "in scope": frozenset({"dropped"}),
    "active": frozenset({"done", "dropped", "blocked"}),
    "passed": frozenset({"failed"}),
    "approved": frozenset({"rejected"}),
    "up": frozenset({"down"}),
}


def states_in(text: str, *, foreseen: bool = False) -> frozenset[str]:
    """Return the states that the text says, each by one name for all its words.

    With `foreseen` also those that it says may come, or are nearly there.
    """
    plain = " ".join(text.replace("’", "'").split())
    found = set()
    for match in _STATE.finditer(plain):
        name = _NAMES[int(str(match.lastgroup)[1:])]
        if _LACKED.search(plain, 0, match.start()):
            continue
        if _NOT.search(plain, 0, match.start()):
            found.add(_DENIED.get(name, f"not {name}"))
        elif foreseen or not _NOT_YET.search(plain, 0, match.start()):
            found.add(name)
    return frozenset(found)


def loosely_in(text: str) -> frozenset[str]:
    """Return the states that the words can be read as saying."""
    return frozenset(name for name, words in _LOOSELY.items() if words.search(text))


def cannot_be_left_out(states: frozenset[str]) -> frozenset[str]:
    """Return the states without which a sentence on the matter tells another thing."""
    return states - _BESIDE


def are_against(mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Whether something of both cannot be so at once."""
    return any(_is_against(a, b) or _is_against(b, a) for a in mine for b in theirs)


def _is_against(one: str, other: str) -> bool:
    return other in _AGAINST.get(one, ()) or other == f"not {one}"
