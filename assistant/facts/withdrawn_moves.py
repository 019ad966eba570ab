"""Milestones whose move was withdrawn by a later decision that gives no other day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import Decision
from assistant.facts.decisions import decision_register
from assistant.ledger.view import View


@dataclass(frozen=True, slots=True)
class HeardMove:
    """A day that a milestone was moved to, and the words that say so."""

    to: date
    quote: Quote


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A milestone that is back on the day that it had, and the words of it."""

    title: str
    on: date
    known: date
    back_to: date
    quote: Quote


def withdrawals(
    view: View,
    moves: Mapping[str, Sequence[HeardMove]],
    due: Mapping[str, date],
) -> Iterator[Withdrawal]:
    """Yield the milestones whose last move was decided and withdrawn.

    `moves` are the moves of each milestone, oldest first, `due` the days that the
    plans give, by title.
    """
    decisions = {one.id: one for one in decision_register(view)}
    for later in decisions.values():
        old = decisions.get(later.supersedes or "")
        words = next((one for one in later.evidence if isinstance(one, Quote)), None)
        if old is None or words is None:
            continue
        for title, heard in moves.items():
            before = heard[-2].to if len(heard) > 1 else due.get(title)
            if before and _tells(old, heard[-1]) and not _tells(later, heard[-1]):
                on = later.decided_on or later.known_on
                yield Withdrawal(title, on, later.known_on, before, words)


def _tells(decision: Decision, move: HeardMove) -> bool:
    """Whether the words of a move are those of the decision."""
    return any(
        isinstance(one, Quote)
        and (one.source, one.locator) == (move.quote.source, move.quote.locator)
        and (one.quote in move.quote.quote or move.quote.quote in one.quote)
        for one in decision.evidence
    )
