"""The baseline of scope and dates, and the decisions that set it anew."""

from __future__ import annotations

import operator
from datetime import date

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.evidence import Computed, Evidence, Quote

SCOPE = "scope"
"""What the journal calls the scope as a whole."""


class Rebaseline(Frozen):
    """A decision that what is known on a day is the baseline from then on.

    `was` and `to` are the dates of one item, both None for the whole scope and for
    work without a date; `seq` is the number of the decision in the journal, 0 for one
    that the sources tell, which `said` cites.
    """

    seq: int = Field(exclude=True)
    by: str
    on: date
    reason: str
    was: date | None = None
    to: date | None = None
    said: tuple[Quote, ...] = Field(default=(), exclude_if=operator.not_)

    @property
    def words(self) -> str:
        """Who decided it and when."""
        return f"re-baselined by {self.by} on {self.on}"

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """All that carries the decision."""
        return (self.proof, *self.said)

    @property
    def proof(self) -> Computed:
        """The decision as evidence."""
        days = f" from {self.was} to {self.to}" if self.was and self.to else ""
        rule = f"re-baselined{days} by {self.by} on {self.on}: {self.reason}"
        return Computed(rule=rule, inputs=tuple(str(d) for d in (self.was, self.to)))


class DateMove(Frozen):
    """A day on which an item got another date."""

    on: date
    before: date | None = Field(serialization_alias="from")
    after: date | None = Field(serialization_alias="to")
    evidence: tuple[Evidence, ...] = ()


class DatedItem(Frozen):
    """A milestone or ticket with its baseline and its date now.

    `slip` is in working days, negative for earlier; `pushed` counts the moves to a
    later day since the baseline; `first` is the baseline before any decision.
    """

    id: str
    kind: str
    title: str
    first: date | None
    baseline: date | None
    current: date | None
    slip: int | None
    pushed: int
    moves: tuple[DateMove, ...] = ()
    rebaselined: tuple[Rebaseline, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class ScopeItem(Frozen):
    """Work that came into the scope or left it since the baseline.

    `approved` says that a decision or an entry of the RAID log covers it, `accepted`
    is the decision that made it part of the baseline.
    """

    id: str
    title: str
    points: float | None
    on: date
    approved: bool = False
    accepted: Rebaseline | None = None
    evidence: tuple[Evidence, ...] = ()


class Size(Frozen):
    """How much work: tickets, and the story points of those that have them."""

    tickets: int
    points: float


class ScopeBaseline(Frozen):
    """The scope of the baseline against now; faults and cancelled work apart.

    `since` is the day of the baseline, `reestimated` the points that work of the
    baseline gained or lost.
    """

    since: date | None
    baseline: Size
    now: Size
    added: tuple[ScopeItem, ...] = ()
    removed: tuple[ScopeItem, ...] = ()
    reestimated: float = 0.0
    rebaselined: tuple[Rebaseline, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Baseline(Frozen):
    """Dates and scope of a day against their baseline."""

    as_of: date
    items: tuple[DatedItem, ...]
    scope: ScopeBaseline
