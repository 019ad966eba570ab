"""Risk statements that the reviewer rejected, and those that only say them again."""

from __future__ import annotations

from assistant.domain.base import stable_id
from assistant.domain.facts import Silenced
from assistant.domain.findings import StatementFinding
from assistant.domain.sourced import Found
from assistant.extract.text.sentences import plain
from assistant.facts.remembered import once_a_view
from assistant.facts.silenced import Item, silenced
from assistant.ledger.view import View


def statement_id(found: Found[StatementFinding]) -> str:
    """Return the id of what prose says about risk."""
    return stable_id("stm", found.id)


@once_a_view
def silent_statements(view: View) -> dict[str, Silenced]:
    """Return the statements that stay silent, by their ids."""
    items = [
        Item(statement_id(one), plain(one.finding.what), one.passage.dated)
        for one in view.findings(StatementFinding)
    ]
    return silenced(items, view.journal)


@once_a_view
def statements_heard(view: View) -> tuple[Found[StatementFinding], ...]:
    """Return the risk statements without those that the reviewer rejected."""
    silent = silent_statements(view)
    found = view.findings(StatementFinding)
    return tuple(one for one in found if statement_id(one) not in silent)
