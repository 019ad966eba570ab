"""What hangs on an action of which nobody says that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, MilestoneState, Severity
from assistant.facts.flags.hinges import gravity
from assistant.facts.flags.importance import is_finished
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.flags.things import Things
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.sameness.stems import covered, shared, stems
from assistant.facts.workdays import working_days

_WHOLE = 0.9
"""How much of an action's words a title has that is the same work, not a part of it."""
_NEAR_DAYS = 5
"""Days before its date from which a ticket or milestone waits for the work."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """Why an action matters, and what a flag on it is about."""

    subject: str
    why: str


class Hinges:
    """The tickets and milestones of one day, as reasons to ask for an action."""

    def __init__(self, material: FlagMaterial) -> None:
        self._material = material
        self._things = Things(material)
        self._near = [
            one
            for one in material.milestones
            if one.state is not MilestoneState.MET
            and one.forecast
            and (one.forecast - material.as_of).days <= _NEAR_DAYS
        ]
        self._names = MilestoneNames(one.title for one in self._near)

    def why(self, action: ActionItem, due: date) -> Hinge | None:
        """Return why an overdue action matters, None where nothing says so."""
        if action.owner is None:
            return None
        again = [
            piece.dated
            for piece in action.mentions
            if isinstance(piece, Quote)
            and piece.dated
            and working_days(due, piece.dated) > self._material.thresholds.overdue_days
        ]
        if again:
            return Hinge(action.subject, f"asked for again on {max(again)}")
        return self._ticket(action) or self._milestone(action)

    def is_closed(self, action: ActionItem) -> bool:
        """Whether a ticket or an entry with all its words ended since it was said."""
        thing = self._things.meant(action.what)
        if thing is None or thing.ended is None:
            return False
        said = [piece.dated for piece in action.evidence if isinstance(piece, Quote)]
        first = min((day for day in said if day), default=None)
        whole = covered(stems(action.what), stems(thing.title)) >= _WHOLE
        return whole and first is not None and thing.ended >= first

    def _ticket(self, action: ActionItem) -> Hinge | None:
        """An unfinished ticket that holds the same work and whose date comes soon."""
        thing = self._things.meant(action.what)
        number = self._material.ticket_numbers.get(thing.key) if thing else None
        if number is None:
            return None
        ticket = self._material.tickets[number].record
        if is_finished(ticket) or ticket.due is None:
            return None
        soon = (ticket.due - self._material.as_of).days <= _NEAR_DAYS
        light = gravity(ticket, self._material) is Severity.LOW
        if light or not soon:
            return None
        return Hinge(ticket.key, f"{ticket.called} hangs on it")

    def _milestone(self, action: ActionItem) -> Hinge | None:
        """A milestone that comes soon: named, or the owner's own and a word of it."""
        named = self._names.named_in(action.what)
        words = stems(action.what)
        for one in self._near:
            own = one.owner == action.owner and shared(stems(one.title), words)
            if one.title in named or own:
                return Hinge(action.subject, f"{one.title} hangs on it")
        return None
