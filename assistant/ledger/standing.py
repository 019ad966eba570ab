"""Since when the words of a record stand as its newest export has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from assistant.domain.reading import Role
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known, SourcedPassage
from assistant.ledger.view import View


def words_since(view: View, piece: SourcedPassage) -> date | None:
    """Return the day of the first export in which a record's cell has its words.

    Every later export up to the day has them too. None is returned of other words, of
    those that have their own day, and where no earlier export has them.
    """
    passage = piece.passage
    if passage.role is not Role.CELL or passage.subject is None or passage.dated:
        return None
    first: Known[Any] | None = None
    for known in reversed(_history(view, passage.subject)):
        if passage.text.strip() not in _texts(known):
            break
        first = known
    exported = first and _exported(view, first)
    return exported if exported and exported < piece.as_of else None


def _history(view: View, key: str) -> Sequence[Known[Any]]:
    return view.history(RaidEntry, key) or view.history(Ticket, key)


def _texts(known: Known[Any]) -> Iterator[str]:
    return (value.strip() for _, value in known.record if isinstance(value, str))


def _exported(view: View, known: Known[Any]) -> date | None:
    """Return the day of the export that first showed a state.

    A ticket's own history tells of earlier days, but not of the words on them.
    """
    days = (
        version.as_of
        for version in view.versions
        if version.path == known.source and version.as_of >= known.since
    )
    return min(days, default=None)
