"""What a project tolerates before health turns and flags go up."""

from __future__ import annotations

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.facts import FlagKind


class HealthTolerances(Frozen):
    """When a dimension turns amber or red.

    Units: days are calendar days where they are not called working days, exposures
    likelihood x impact (1-25), shares 0-1.
    """

    overdue_share_amber: float = Field(
        default=0.15,
        gt=0,
        le=1,
        description="Share of open dated tickets past due for amber.",
    )
    overdue_share_red: float = Field(
        default=0.4,
        gt=0,
        le=1,
        description="The same for red, where no milestones are known.",
    )
    slipped_share_amber: float = Field(
        default=0.3,
        gt=0,
        le=1,
        description="Share of open dated tickets that slipped of late for amber.",
    )
    slipped_days: int = Field(
        default=3, ge=1, description="Working days later that make a ticket slipped."
    )
    slipped_within: int = Field(
        default=14, ge=1, description="Days over which slips of tickets are counted."
    )
    threat_exposure: float = Field(
        default=15,
        ge=1,
        description="Exposure from which an entry on a milestone threatens it.",
    )
    end_slip_red: int = Field(
        default=14,
        ge=1,
        description="Days by which the last milestone may move with no decision.",
    )
    late_days_amber: int = Field(
        default=1,
        ge=1,
        description="Working days from which a milestone's delay is amber.",
    )
    late_days_red: int = Field(
        default=0,
        ge=0,
        description="The same for red; 0 leaves red to decisions and the last day.",
    )
    miss_is_red: bool = Field(
        default=True,
        description="Whether a missed milestone is red however short its delay is.",
    )
    scope_growth_amber: float = Field(
        default=0.05,
        gt=0,
        description="Growth by additions nobody approved, from which scope is amber.",
    )
    scope_growth_red: float = Field(default=0.3, gt=0, description="The same for red.")
    red_runs: int = Field(
        default=3, ge=1, description="Failed main-line runs in a row for amber."
    )
    red_days: int = Field(
        default=14, ge=1, description="Days of failing with nobody on it for red."
    )
    high_bugs: int = Field(
        default=1, ge=1, description="Open high bugs from which quality is amber."
    )
    exposure_amber: float = Field(
        default=6,
        ge=1,
        description="Exposure of an entry on cost or people that makes amber.",
    )
    exposure_red: float = Field(default=15, ge=1, description="The same for red.")
    unowned_days: int = Field(
        default=14,
        ge=0,
        description="Days before its due date when a high ticket needs an owner.",
    )
    most_active: int = Field(
        default=8, ge=1, description="Tickets in work for one person before amber."
    )
    cost_over_amber: float = Field(
        default=0.05,
        ge=0,
        description="Share by which spend or forecast is over its limit for amber.",
    )
    cost_over_red: float = Field(default=0.1, gt=0, description="The same for red.")
    load_amber: float = Field(
        default=1.0,
        gt=0,
        description="Share of somebody's capacity beyond which planned work is amber.",
    )


class FlagThresholds(Frozen):
    """When a detector speaks; days are calendar days."""

    off: tuple[FlagKind, ...] = Field(
        default=(), description="Kinds of flag that this project does not want."
    )
    silence_days: int = Field(
        default=14,
        gt=0,
        description="Days without a word until an open RAID entry is not discussed.",
    )
    high_exposure: float = Field(
        default=12,
        gt=0,
        description="Likelihood x impact (at most 25) from which a RAID entry is high.",
    )
    stale_days: int = Field(
        default=10,
        gt=0,
        description="Days without an update until work in progress is stale.",
    )
    ci_red_runs: int = Field(
        default=3,
        gt=0,
        description="Failed runs in a row that somebody must have noticed.",
    )
    overdue_days: int = Field(
        default=3, ge=0, description="Days after its due date until work is overdue."
    )
    slip_days: int = Field(
        default=3, gt=0, description="Days by which a due date must move to be a slip."
    )
    slip_times: int = Field(
        default=3,
        ge=1,
        description="Slips from which a ticket of any priority is material.",
    )
    near_days: int = Field(
        default=45, gt=0, description="Days ahead within which work needs an owner."
    )
    ownerless_days: int = Field(
        default=7,
        ge=0,
        description="Days that new work may wait for an owner if nobody asks for one.",
    )
    repeated_times: int = Field(
        default=3, ge=2, description="Days on which the same action is asked for."
    )
