"""Tickets that changed in the days in which somebody spoke of their matter."""

from __future__ import annotations

from datetime import date

from assistant.domain.records import Ticket
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.sameness.stems import shared, stems
from assistant.facts.sameness.word_index import WordIndex

_SAME_DAYS = 7
_RARE = 2
"""Titles; a word of more of them tells no ticket from another."""
_FEWEST_COMMON = 2


def is_of_a_fresh_ticket(words: str, dated: date, material: FlagMaterial) -> bool:
    """Whether a ticket that changed within a week shares two rare words of its title.

    A word is rare that at most two titles have.
    """
    wanted, titles = stems(words), material.ticket_titles
    return any(
        common >= _FEWEST_COMMON
        and _changed(material.tickets[number].record, dated)
        and _common(titles.words[number], wanted, titles) >= _FEWEST_COMMON
        for number, common in titles.held_by(wanted).items()
    )


def _changed(ticket: Ticket, dated: date) -> bool:
    days = (ticket.updated, ticket.created, ticket.resolved)
    return any(day and abs((day - dated).days) <= _SAME_DAYS for day in days)


def _common(title: frozenset[str], wanted: frozenset[str], titles: WordIndex) -> int:
    """Count the rare words that a title shares with what was said."""
    return sum(titles.holders(word) <= _RARE for word in shared(title, wanted))
