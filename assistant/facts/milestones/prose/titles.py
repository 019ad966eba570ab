"""Names of records: `Contract signed` is work to do, and no news of a milestone."""

from __future__ import annotations

from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import SourcedPassage
from assistant.ledger.view import View


def record_titles(view: View) -> frozenset[str]:
    """Return the titles of all tickets and entries of the log, folded."""
    tickets = (known.record.title for known in view.records(Ticket))
    entries = (known.record.title for known in view.records(RaidEntry))
    return frozenset(map(fold, (*tickets, *entries)))


def is_title(piece: SourcedPassage, titles: frozenset[str]) -> bool:
    """Whether a cell holds nothing but the title of a record."""
    passage = piece.passage
    return passage.role is Role.CELL and fold(passage.text.strip()) in titles
