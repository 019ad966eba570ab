"""The colour that a person set."""

from __future__ import annotations

from assistant.domain.facts import ClaimedHealth, Colour
from assistant.domain.journal import Verb, standing
from assistant.ledger.view import View


def claimed_health(view: View) -> ClaimedHealth | None:
    """Return the colour that a person set for this day's drafts, if any."""
    for entry in reversed(standing(view.journal)):
        if entry.verb is Verb.COLOUR and entry.as_of == view.as_of and entry.text:
            return ClaimedHealth(
                colour=Colour(entry.text), by=entry.by, reason=entry.reason or ""
            )
    return None
