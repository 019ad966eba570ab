"""How much of a review is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.drafts import ClaimState, Draft
from assistant.domain.facts import Flag, FlagStatus
from assistant.review.targets import TargetKind


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one kind are decided."""

    decided: int
    total: int

    @property
    def open(self) -> int:
        """How many are not."""
        return self.total - self.decided


def marks_of(kind: TargetKind, draft: Draft, flags: Sequence[Flag]) -> list[bool]:
    """Return, for each claim or flag, whether it is decided."""
    if kind is TargetKind.CLAIM:
        return [claim.state is not ClaimState.UNDECIDED for claim in draft.claims]
    return [flag.status is not FlagStatus.OPEN for flag in flags]
