"""The rows of a RAID log."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from operator import not_
from typing import ClassVar

from pydantic import Field

from assistant.domain.records.base import Record

_CERTAIN = 5
_HIGH_IMPACT = 4
"""Bands: the highest, of what has happened, and from which an impact is high."""


class RaidKind(StrEnum):
    """The four kinds of entry of a RAID log."""

    RISK = "risk"
    ASSUMPTION = "assumption"
    ISSUE = "issue"
    DEPENDENCY = "dependency"


class RaidState(StrEnum):
    """What the log's status words are mapped to."""

    OPEN = "open"
    AT_RISK = "at_risk"
    LATE = "late"
    INVALID = "invalid"
    CLOSED = "closed"


class RaidEntry(Record):
    """One row of the RAID log.

    Units: likelihood and impact are bands 1-5; exposure is the log's own score, else
    their product, None where the log gives neither; dates are days without zone;
    `health` is the log's own colour: green, amber or red; `levels` are its words for
    likelihood and impact ("High/Medium"), empty where it gives numbers, so that a
    product of bands is ours and not the log's; `says_owner` is off where the log has
    no column for owners, so that a missing one means nothing, and no part of the state
    elsewhere; `says_state` likewise for states; `due_or_review` is on where `due`
    stands in a column for both.
    """

    type: ClassVar[str] = "raid"
    kind: RaidKind
    title: str
    description: str = ""
    owner: str | None = None
    says_owner: bool = Field(default=True, exclude_if=bool)
    says_state: bool = Field(default=True, exclude_if=bool)
    raised: date | None = None
    likelihood: int | None = Field(default=None, ge=1, le=5)
    impact: int | None = Field(default=None, ge=1, le=5)
    score: float | None = None
    levels: str = ""
    health: str | None = None
    status: str = ""
    state: RaidState = RaidState.OPEN
    due: date | None = None
    due_or_review: bool = Field(default=False, exclude_if=not_)
    review: date | None = None
    response: str = ""
    mitigation: str = ""
    updated: date | None = None
    note: str = ""

    @property
    def exposure(self) -> float | None:
        """The log's score, else likelihood x impact.

        An issue has happened: one of high impact weighs also without a likelihood.
        """
        if self.score is not None:
            return self.score
        if self.has_impact_only and self.impact is not None:
            return float(_CERTAIN * self.impact)
        if self.likelihood is None or self.impact is None:
            return None
        return float(self.likelihood * self.impact)

    @property
    def has_impact_only(self) -> bool:
        """Whether it weighs by its impact alone: the log gives it no other figure."""
        return self.has_happened and self.score is None and self.likelihood is None

    @property
    def weight_words(self) -> str:
        """How much it weighs and by which rule; empty where the log says nothing."""
        if self.has_impact_only:
            return f"impact {self.impact} of {_CERTAIN}"
        return "" if self.exposure is None else f"exposure {self.exposure:g}"

    def in_state_of(self, earlier: RaidEntry) -> RaidEntry:
        """Return the entry in an earlier one's state, where its log tells none."""
        if self.says_state:
            return self
        kept = {"state": earlier.state, "status": earlier.status}
        return self.model_copy(update=kept)

    @property
    def has_happened(self) -> bool:
        """Whether it is an issue of high impact."""
        return self.kind is RaidKind.ISSUE and (self.impact or 0) >= _HIGH_IMPACT

    @property
    def is_open(self) -> bool:
        """Neither closed nor, for an assumption, found invalid."""
        return self.state in {RaidState.OPEN, RaidState.AT_RISK, RaidState.LATE}
