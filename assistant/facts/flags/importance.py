"""How much hangs on a ticket or a RAID entry, in words that all trackers use."""

from __future__ import annotations

from assistant.domain.facts import Severity
from assistant.domain.records import RaidEntry, StatusCategory, Ticket

_TOP = frozenset(
    {"highest", "critical", "blocker", "urgent", "showstopper", "immediate"}
    | {"p0", "p1", "1"}
)
_HIGH = frozenset(["high", "major", "important", "must", "p2", "2"])
_MINOR = frozenset(
    {"low", "lowest", "minor", "trivial", "cosmetic", "p4", "p5", "4", "5"}
)
_FINISHED = frozenset({StatusCategory.DONE, StatusCategory.CANCELLED})


def priority(ticket: Ticket) -> Severity:
    """Return the tracker's priority as high (its top), medium (high) or low."""
    words = (ticket.priority or "").casefold().replace("-", " ").split()
    if _TOP & set(words):
        return Severity.HIGH
    return Severity.MEDIUM if _HIGH & set(words) else Severity.LOW


def is_minor(ticket: Ticket) -> bool:
    """Whether the tracker itself calls it less than ordinary."""
    return bool(_MINOR & set((ticket.priority or "").casefold().split()))


def is_finished(ticket: Ticket) -> bool:
    """Whether nothing more will be done on it."""
    return ticket.category in _FINISHED


def weight(entry: RaidEntry, high: float) -> Severity:
    """Return high from the high exposure up, medium from half of it."""
    exposure = entry.exposure or 0
    if exposure >= high:
        return Severity.HIGH
    return Severity.MEDIUM if exposure >= high / 2 else Severity.LOW
