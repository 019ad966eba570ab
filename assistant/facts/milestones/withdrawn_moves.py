"""Milestones whose move was withdrawn by a later decision that gives no other day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import Decision
from assistant.facts.decisions.register import decision_register
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.ledger.view import View


def withdraw(
    found: Mapping[str, list[Said]], view: View, due: Mapping[str, date]
) -> None:
    """Add to what was said that milestones are back on the day that they had.

    These are the milestones whose last move was decided and then withdrawn. `found`
    is what was said, by title and oldest first, `due` the days that the plans give.
    """
    moves = {title: [s for s in told if s.moved_to] for title, told in found.items()}
    if not any(moves.values()):
        return
    decisions = {one.id: one for one in decision_register(view)}
    for later in decisions.values():
        old = decisions.get(later.supersedes or "")
        words = next((one for one in later.evidence if isinstance(one, Quote)), None)
        if old is None or words is None:
            continue
        for title, moved in moves.items():
            if not moved or not _tells(old, moved[-1]) or _tells(later, moved[-1]):
                continue
            back = moved[-2].moved_to if len(moved) > 1 else due.get(title)
            on = later.decided_on or later.known_on
            said = Said(Outcome.MOVED, on, later.known_on, words, back, taken_back=True)
            if back:
                found[title].append(said)


def _tells(decision: Decision, move: Said) -> bool:
    """Whether the words of a move are those of the decision."""
    return any(
        isinstance(one, Quote)
        and (one.source, one.locator) == (move.quote.source, move.quote.locator)
        and (one.quote in move.quote.quote or move.quote.quote in one.quote)
        for one in decision.evidence
    )
