"""Whether all that was read was also read by the rules of today."""

from __future__ import annotations

from assistant.ledger.ledger import Ledger

RULES = "rules-21"
"""Changes with the rules, so that what older rules read is read again."""
DERIVED = f"derived by {RULES}"
"""The name under which it is remembered that nothing is left to read."""


def is_derived(ledger: Ledger) -> bool:
    """Whether nothing has changed since all of it was read by these rules."""
    before = ledger.remembered()
    return before is not None and before.get(DERIVED) is not None
