"""What a ticket's status means: open, finished, or closed without its work."""

from __future__ import annotations

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


def is_cancelled(ticket: Ticket) -> bool:
    """Whether the ticket was closed and its work will not be done."""
    if ticket.category is StatusCategory.CANCELLED:
        return True
    resolution = (ticket.resolution or "").replace("’", "'").casefold().strip()
    return ticket.category is StatusCategory.DONE and resolution in _NOT_BUILT


def is_finished(ticket: Ticket) -> bool:
    """Whether the ticket's work was done."""
    return ticket.category is StatusCategory.DONE and not is_cancelled(ticket)
