"""Work whose later date is told by the milestone that it is, or that waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.records import Ticket
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.milestones.status import gates, own_rows


class MilestoneWork:
    """The tickets that are milestones, and what waits for what on one day."""

    def __init__(self, material: FlagMaterial) -> None:
        self._material = material
        late = {one.title for one in material.milestones if _is_late(one)}
        self._late = frozenset(
            known.record.key
            for gate in gates(material.view)
            if gate.title in late
            for known in own_rows(gate)
        )

    def tells(self, key: str, day: date) -> bool:
        """Whether the slip of a milestone tells why this work moved on a day.

        It is the milestone, or one waits for it, near or far, and moved with it.
        """
        return key in self._late or any(
            one in self._late and self._moved(one, day)
            for one in self._behind(key, day)
        )

    def _behind(self, key: str, day: date) -> Iterator[str]:
        """Yield what waits for a ticket, near and far."""
        waiting = self._material.waiting_on(day)
        seen, ahead = {key}, [key]
        while ahead:
            found = sorted(waiting.get(ahead.pop(), frozenset()) - seen)
            seen.update(found)
            ahead += found
            yield from found

    def _moved(self, key: str, day: date) -> bool:
        """Whether a ticket's date was later on a day than before."""
        history = self._material.view.history(Ticket, key)
        dated = [(known.since, known.record.due) for known in history]
        return any(
            since == day and before and after and after > before
            for (_, before), (since, after) in pairwise(dated)
        )


def _is_late(stone: MilestoneStatus) -> bool:
    """Whether it is missed or moved, by words or by its own row of the tracker."""
    if stone.state is MilestoneState.AHEAD:
        return stone.moved_in_tracker
    return stone.state is not MilestoneState.MET or _was_late(stone)


def _was_late(stone: MilestoneStatus) -> bool:
    return bool(stone.baseline and stone.forecast and stone.forecast > stone.baseline)
