"""Tickets that changed in the days in which somebody spoke of their matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.domain.records import Ticket
from assistant.facts.sameness import shared, stems

_SAME_DAYS = 7
_RARE = 2
"""Titles; a word of more of them tells no ticket from another."""
_FEWEST_COMMON = 2


def is_of_a_fresh_ticket(words: str, dated: date, tickets: Sequence[Ticket]) -> bool:
    """Whether a ticket that changed within a week shares two rare words of its title.

    A word is rare that at most two titles have.
    """
    wanted = stems(words)
    titles = [stems(ticket.title) for ticket in tickets]
    return any(
        _changed(ticket, dated) and _common(title, wanted, titles) >= _FEWEST_COMMON
        for ticket, title in zip(tickets, titles, strict=True)
    )


def _changed(ticket: Ticket, dated: date) -> bool:
    days = (ticket.updated, ticket.created, ticket.resolved)
    return any(day and abs((day - dated).days) <= _SAME_DAYS for day in days)


def _common(
    title: frozenset[str], wanted: frozenset[str], titles: Sequence[frozenset[str]]
) -> int:
    """Count the rare words that a title shares with what was said."""
    return sum(
        sum(bool(shared((word,), other)) for other in titles) <= _RARE
        for word in shared(title, wanted)
    )
