"""How much a change matters, by written rules."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import Severity
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.workdays import working_days

LONG_SLIP = 5
"""Working days from which a slip is high."""
HIGH_EXPOSURE = 15.0
MEDIUM_EXPOSURE = 8.0
_URGENT = frozenset(
    {"highest", "high", "critical", "blocker", "urgent", "p0", "p1", "sev1", "s1", "1"}
)
_MINOR = frozenset({"low", "lowest", "minor", "trivial", "p4", "p5", "4", "5"})
"""First words of a priority; of bare numbers 1 is a tracker's highest."""


def is_urgent(ticket: Ticket) -> bool:
    """Whether the tracker gives the ticket a high priority."""
    return _first_word(ticket) in _URGENT


def of_ticket(ticket: Ticket) -> Severity:
    """High, medium or low as the tracker's priority is."""
    if is_urgent(ticket):
        return Severity.HIGH
    return Severity.LOW if _first_word(ticket) in _MINOR else Severity.MEDIUM


def of_exposure(entry: RaidEntry) -> Severity:
    """By likelihood x impact: high from 15, medium from 8 or where it is unknown."""
    exposure = entry.exposure
    if exposure is None:
        return Severity.MEDIUM
    if exposure >= HIGH_EXPOSURE:
        return Severity.HIGH
    return Severity.MEDIUM if exposure >= MEDIUM_EXPOSURE else Severity.LOW


def of_slip(before: date, after: date, *, urgent: bool) -> Severity:
    """High for five working days or more, or for anything urgent; else medium."""
    long = working_days(before, after) >= LONG_SLIP
    return Severity.HIGH if long or urgent else Severity.MEDIUM


def _first_word(ticket: Ticket) -> str:
    return (ticket.priority or "").casefold().partition(" ")[0].strip(":-")
