"""What a client's question is not answered with, as the client's draft is silent on it.

A release is of a draft: it does not open an answer.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.labels import Label
from assistant.drafting.held_things import Held
from assistant.drafting.reach import Reach
from assistant.drafting.unsettled import NOT_APPROVED, unapproved
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.registers import flags_of


def without_unapproved(reach: Reach, view: View, settings: Settings) -> Reach:
    """Return the reach of a client without the work that nobody approved."""
    if reach.audience.facts is not Label.CLIENT:
        return reach
    added = unapproved(flags_of(view, settings))
    held = Held(reasons=(NOT_APPROVED,))
    return replace(reach, held=dict.fromkeys(added, held))
