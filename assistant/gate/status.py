"""A status word agrees with the evidence."""

from __future__ import annotations

import re

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import STATUSES
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Ground, Support, ground

_GROUP = {word: group for group, words in STATUSES.items() for word in words}
_PHRASE = re.compile(
    r"(?<![\w-])(?:not\s+)?("
    + "|".join(re.escape(w) for w in sorted(_GROUP, key=len, reverse=True))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_AGAINST: dict[str, frozenset[str]] = {
    "done": frozenset({"open", "active", "todo", "blocked", "cancelled"}),
    "open": frozenset({"done", "cancelled"}),
    "active": frozenset({"done", "todo", "cancelled"}),
    "todo": frozenset({"done", "active"}),
    "blocked": frozenset({"done", "unblocked"}),
    "unblocked": frozenset({"blocked"}),
    "cancelled": frozenset({"done", "active"}),
    "met": frozenset({"missed", "late"}),
    "missed": frozenset({"met"}),
    "on track": frozenset({"at risk", "late", "missed"}),
    "at risk": frozenset({"on track"}),
    "late": frozenset({"on track"}),
    "passed": frozenset({"failed"}),
    "failed": frozenset({"passed"}),
    "approved": frozenset({"rejected"}),
    "rejected": frozenset({"approved"}),
}


_IMPLIES: dict[str, frozenset[str]] = {
    "active": frozenset({"open"}),
    "todo": frozenset({"open"}),
    "blocked": frozenset({"open"}),
    "late": frozenset({"open"}),
}
"""What else is true of a thing with the status."""


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find status words that the evidence contradicts, or does not say."""
    theirs = statuses_of(ground(support))
    faults = []
    for word, group in statuses_in(sentence.plain):
        if group in theirs:
            continue
        against = sorted(_AGAINST[group] & theirs)
        if against:
            faults.append(
                Fault(word, f"{word!r}, but the evidence says {' and '.join(against)}")
            )
        else:
            faults.append(
                Fault(word, f"no evidence says {word!r}", Verdict.NEEDS_REVIEW)
            )
    return faults


def statuses_of(known: Ground) -> frozenset[str]:
    """Return what the evidence says of status, with what that implies."""
    said = {group for text in known.texts for _word, group in statuses_in(text.plain)}
    implied = (_IMPLIES.get(group, frozenset()) for group in said)
    return frozenset(said.union(*implied))


def statuses_in(text: str) -> list[tuple[str, str]]:
    """Return the status words of a text with what they mean."""
    found = []
    for match in _PHRASE.finditer(text):
        word = match[1].casefold()
        if word == "late" and re.match(r"\s+\ue000|\s+[A-Z]", text[match.end() :][:3]):
            continue
        found.append((match[1], _GROUP[word]))
    return found


def is_status(text: str) -> bool:
    """Whether the text is nothing but a status."""
    return text.strip().casefold() in _GROUP
