"""Work that was taken out of the plan and not closed: put back, on ice or for later."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.people import fold
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.tickets import OPEN_CATEGORIES, is_cancelled

_STOCK = re.compile(
    r"(?:(?:product|project|team|the|general|main) )?backlog(?! (?:groom|refine)\w*)\b"
    r"|(?:ideas?|wish ?list|someday|some day|maybe|unplanned|unscheduled|inbox)\b"
)
"""Where work waits that is planned for no day."""
_LATER = re.compile(
    r"(?:ice ?box|on ice|parking lot|parked|shelved|deferred|postponed|put off|not now"
    r"|out of scope|descoped|future(?: \w+)?|later(?: \w+)?"
    r"|(?:next|second|later|follow-?up) (?:phase|release|version|stage|quarter|year)"
    r"|(?:phase|stage|release) (?:[2-9]|two|three|ii|iii))\b"
)
"""Where work stands that the plan at hand leaves out."""


def was_put_off(old: Ticket, new: Ticket) -> bool:
    """Whether a ticket left the plan between two states, without being closed.

    It went to a column for later, or back to the stock and lost its date.
    """
    if is_cancelled(new) or not _is_open(old) or _LATER.match(fold(old.status)):
        return False
    now = fold(new.status)
    if _LATER.match(now):
        return True
    lost = old.due is not None and new.due is None
    return lost and _STOCK.match(now) is not None and not _STOCK.match(fold(old.status))


def is_put_off(states: Sequence[Known[Ticket]]) -> bool:
    """Whether a ticket has left the plan and not come back; states oldest first."""
    now = states[-1].record
    waits = _LATER.match(fold(now.status)) or _STOCK.match(fold(now.status))
    if not waits or now.due:
        return False
    return any(was_put_off(state.record, now) for state in states[:-1])


def _is_open(ticket: Ticket) -> bool:
    return ticket.category in OPEN_CATEGORIES
