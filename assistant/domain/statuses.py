"""What the settings say of a tracker's status words, whenever a ticket was read."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.domain.records import RaidEntry, RaidState, StatusCategory, Ticket

ARCHIVED = "Archived"
"""The status of what was put away before it was done."""
_OVER = frozenset({StatusCategory.DONE, StatusCategory.CANCELLED})


def status_word(status: str) -> str:
    """Return the form under which settings know a status."""
    return status.strip().casefold()


def put_away(status: str, category: StatusCategory) -> tuple[str, StatusCategory]:
    """Return the status and category of what is archived while in this status.

    Archived work that was not over before will not be done.
    """
    if category in _OVER:
        return status, category
    return ARCHIVED, StatusCategory.CANCELLED


def closed_as_settled(entry: RaidEntry, settled: Mapping[str, str]) -> RaidEntry:
    """Return a RAID entry as closed where the settings say that its status is over.

    Any other category leaves it as open, late or closed as its log has it.
    """
    category = settled.get(status_word(entry.status))
    if entry.state is not RaidState.OPEN or category not in _OVER:
        return entry
    return entry.model_copy(update={"state": RaidState.CLOSED})


def as_settled(
    ticket: Ticket, settled: Mapping[str, str], read_with: Mapping[str, str]
) -> Ticket:
    """Return the ticket in the category that the settings give its status.

    `settled` maps status words to categories; `read_with` says, of the words that the
    settings knew when the ticket was read, what each means without them. A flag blocks
    all that is not over. What is archived stays over, unless the settings say that
    `Archived` is not.
    """
    word = status_word(ticket.status)
    if ticket.archived_from is not None and word not in settled:
        word = status_word(ticket.archived_from)
    chosen = settled.get(word) or read_with.get(word)
    if chosen is None or chosen not in set(StatusCategory):
        return ticket
    category = StatusCategory(chosen)
    if ticket.archived_from is not None and word != status_word(ARCHIVED):
        status, category = put_away(ticket.archived_from, category)
        return ticket.model_copy(update={"status": status, "category": category})
    if ticket.flagged and category not in _OVER:
        category = StatusCategory.BLOCKED
    if category is ticket.category:
        return ticket
    return ticket.model_copy(update={"category": category})
