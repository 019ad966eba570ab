"""From when on something is worth a flag: the project's settings embed these."""

from __future__ import annotations

from pydantic import Field

from assistant.domain.base import Frozen


class FlagThresholds(Frozen):
    """Thresholds of the detectors; days are calendar days."""

    silence_days: int = Field(default=14, gt=0)
    """Days without a word after which an open RAID entry counts as not discussed."""
    high_exposure: float = Field(default=12, gt=0)
    """Exposure (likelihood x impact, at most 25) from which silence is flagged."""
    stale_days: int = Field(default=10, gt=0)
    """Days without an update after which work in progress is stale."""
    ci_red_runs: int = Field(default=3, gt=0)
    """Failed runs of a main line pipeline in a row that somebody must have noticed."""
    overdue_days: int = Field(default=3, ge=0)
    """Days after its due date from which undone work is flagged."""
    slip_days: int = Field(default=3, gt=0)
    """Days by which a due date must move to be a slip."""
    near_days: int = Field(default=45, gt=0)
    """Days ahead within which work without an owner is flagged."""
    repeated_times: int = Field(default=3, ge=2)
    """Meetings that ask for the same thing before it counts as repeated."""
