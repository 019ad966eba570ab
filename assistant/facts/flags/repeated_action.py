"""Actions that are asked for again and again without progress."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Flag,
    FlagKind,
    Severity,
)
from assistant.domain.findings import Strength
from assistant.domain.records import SentUpdate
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.things import Things
from assistant.facts.flags.unkept import complaints
from assistant.facts.sameness.stems import same_subject

_SAME_WORK = 0.6
NOT_SAID = "not said to be done"
"""How an action stands of which no words say that it is not done."""
_OPEN = {ActionStatus.OPEN, ActionStatus.OVERDUE}


class RepeatedAction:
    """Said on several days and still open."""

    kind: ClassVar[FlagKind] = FlagKind.REPEATED_ACTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each action that is only restated."""
        told: list[str] = []
        for action in material.actions:
            if not is_repeated(action, material) or any(
                same_subject(action.what, what) >= _SAME_WORK for what in told
            ):
                continue
            told.append(action.what)
            yield self._flag(action, material)

    def _flag(self, action: ActionItem, material: FlagMaterial) -> Flag:
        days = days_said(action, material)
        said = complaints(action, days[0], material)
        times = material.thresholds.repeated_times
        state = "still not done" if said and not action.newer else NOT_SAID
        return raise_flag(
            self.kind,
            action.subject,
            days[times - 1],
            title=action.what,
            severity=Severity.HIGH
            if len(days) > times and _matters(action, material)
            else Severity.MEDIUM,
            why=(
                f"Asked for on {len(days)} days ({', '.join(map(str, days))}; limit "
                f"{times}) and {state}."
            ),
            question=f"{call(action.owner)}, what keeps {action.what!r} from being "
            "done: decide, hand over or drop it?",
            evidence=[
                *action.evidence[:1],
                *action.mentions,
                *action.perhaps_done,
                *(remark.cite_about(action.what) for remark in said[-2:]),
                Computed(rule=f"restated on {len(days)} days", inputs=(action.id,)),
            ],
            owner=action.owner,
        )


def _matters(action: ActionItem, material: FlagMaterial) -> bool:
    """Whether an important ticket holds the same work."""
    thing = Things(material).meant(action.what)
    number = material.ticket_numbers.get(thing.key) if thing else None
    if number is None:
        return False
    return priority(material.tickets[number].record) is not Severity.LOW


def days_said(action: ActionItem, material: FlagMaterial) -> list[date]:
    """Return the days on which it was asked for, oldest first.

    What one's own sent update repeats of it is no new asking, nor are the words by
    which its owner puts it off.
    """
    sent = {known.source for known in material.view.records(SentUpdate)}
    return sorted(
        {
            piece.dated
            for piece in (*action.evidence, *action.mentions)
            if isinstance(piece, Quote)
            and piece.dated
            and piece.source not in sent
            and not (action.was_due and piece.quote == action.due_text)
        }
    )


def is_repeated(action: ActionItem, material: FlagMaterial) -> bool:
    """Whether an open action was said on as many days as the threshold says."""
    if action.status not in _OPEN or action.strength is Strength.QUESTION:
        return False
    return len(days_said(action, material)) >= material.thresholds.repeated_times
