"""What a few patterns find: the least that a reader of prose must beat."""

from __future__ import annotations

import re
from collections.abc import Callable

from bench.extract.data import Item, Items

Finder = Callable[[str], bool]

_KEYWORD_ACTION = re.compile(
    r"\b(?:AI|AP|action(?: items?)?|todo|to[- ]do|task|follow[- ]?up|next steps?"
    r"|please|need(?:s)? to|should|must|will)\b|@\w|\[ \]",
    re.IGNORECASE,
)
_KEYWORD_DECISION = re.compile(
    r"\b(?:decid\w+|decision|agreed?|agreement|consensus|approved?|resolved|vote[ds]?"
    r"|motion)\b",
    re.IGNORECASE,
)
_KEYWORD_RISK = re.compile(
    r"\b(?:risks?|issues?|block\w*|concern\w*|problem\w*|delay\w*|depend\w*"
    r"|waiting|late|impediment\w*)\b",
    re.IGNORECASE,
)
_VERB = (
    r"(?:add|arrange|ask|book|bring|build|call|change|check|close|come|complete|contact"
    r"|create|decide|design|discuss|do|draft|email|file|fill|find|finish|fix|follow"
    r"|get|give|go|help|implement|investigate|invite|join|keep|let|look|make|meet|move"
    r"|open|organi[sz]e|pick|plan|post|prepare|provide|publish|put|raise|reach|read"
    r"|release|remove|reply|report|respond|review|run|schedule|see|send|set|share|start"
    r"|submit|take|talk|tell|test|think|try|update|use|wait|work|write)"
)
_ASSIGNED = re.compile(
    rf"\b(?:I['’]ll|I will|we['’]ll|we will|you['’]ll|you will|let me|I can)\b"
    rf"(?: \w+)? {_VERB}\b"
    rf"|\b(?:can|could|would|will) (?:you|we|somebody|someone|I)\b(?: \w+)? {_VERB}\b"
    rf"|\b(?P<owner>[A-Z]\w+(?: [A-Z]\w+)?) (?:to|will|is going to) {_VERB}\b"
    rf"|(?P<handle>@[\w-]+) (?:to|will|please) {_VERB}\b"
    rf"|\bplease {_VERB}\b"
)
_BULLET = re.compile(r"^[\s>]*(?:[-*+•]|\d+[.)])?\s*(?:\[[ x]\]\s*)?")


def is_keyword_action(text: str) -> bool:
    """Whether the text holds a word that often goes with work to do."""
    return bool(_KEYWORD_ACTION.search(text))


def is_keyword_decision(text: str) -> bool:
    """Whether the text holds a word that often goes with a decision."""
    return bool(_KEYWORD_DECISION.search(text))


def is_assignment(text: str) -> bool:
    """Whether the text says that somebody will do, or asks somebody to do."""
    return bool(_ASSIGNED.search(text))


def keywords(text: str) -> Items:
    """Take every line of notes that holds one of the words."""
    return Items(
        tuple(
            Item((one,), strength="committed")
            for one in _having(text, is_keyword_action)
        ),
        tuple(Item((one,)) for one in _having(text, is_keyword_decision)),
        tuple(Item((one,)) for one in _having(text, _is_keyword_risk)),
    )


def assignments(text: str) -> Items:
    """Take every line that assigns work, its subject as the owner."""
    return Items(tuple(map(_assigned, _having(text, is_assignment))), (), ())


def _is_keyword_risk(text: str) -> bool:
    return bool(_KEYWORD_RISK.search(text))


def _assigned(line: str) -> Item:
    match = _ASSIGNED.search(line)
    owner = match and (match["owner"] or match["handle"])
    return Item((line,), owner, strength="committed")


def _having(text: str, finds: Finder) -> list[str]:
    lines = (_BULLET.sub("", line) for line in text.splitlines())
    return [line for line in lines if not line.startswith("#") and finds(line)]
