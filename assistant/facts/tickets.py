"""What a ticket's status means: open, finished, or closed without its work."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.domain.records import StatusCategory, Ticket

OPEN_CATEGORIES = frozenset(
    {StatusCategory.TODO, StatusCategory.ACTIVE, StatusCategory.BLOCKED}
)
_NOT_BUILT = frozenset(
    {
        "won't do",
        "wont do",
        "won't fix",
        "wont fix",
        "wontfix",
        "cancelled",
        "canceled",
        "declined",
        "rejected",
        "abandoned",
        "obsolete",
        "withdrawn",
        "descoped",
        "out of scope",
    }
)
_FAULT = re.compile(
    r"\b(?:bugs?|faults?|defects?|errors?|crash(?:es|ed)?|fails?|failed|failing|broken"
    r"|wrong(?:ly)?|incorrect(?:ly)?|twice|duplicated?|differences?|mismatch(?:es)?"
    r"|lost|leaks?|hangs|freezes|stuck|time-?outs?|regressions?|exceptions?|corrupted"
    r"|does not|do not|is not|are not|cannot|not working|unreachable|fehler|defekt"
    r"|fehlerhaft|erreurs?|en panne)\b|n['’]t\b|^(?:hot)?fix\b"
)
_TO_BUILD = re.compile(
    r"^(?:add|build|create|write|design|implement|document|test|check|review|analy[sz]e"
    r"|plan|prepare|set up|support|show|handle|improve|define|agree|introduce|report)\b"
)


def is_fault(ticket: Ticket) -> bool:
    """Whether it is a bug, by its type or, where its tracker has none, by its title."""
    if ticket.kind:
        return ticket.is_bug
    title = fold(ticket.title)
    return _FAULT.search(title) is not None and _TO_BUILD.match(title) is None


def is_cancelled(ticket: Ticket) -> bool:
    """Whether the ticket was closed and its work will not be done."""
    if ticket.category is StatusCategory.CANCELLED:
        return True
    resolution = (ticket.resolution or "").replace("’", "'").casefold().strip()
    return ticket.category is StatusCategory.DONE and resolution in _NOT_BUILT


def is_finished(ticket: Ticket) -> bool:
    """Whether the ticket's work was done."""
    return ticket.category is StatusCategory.DONE and not is_cancelled(ticket)
