"""All detectors, and the flags that they raise with what people decided on them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.facts import Flag
from assistant.domain.journal import JournalEntry
from assistant.domain.labels import join
from assistant.facts.flags.assumption_denied import AssumptionDenied
from assistant.facts.flags.by_model import proposed
from assistant.facts.flags.calendar_conflicts import CalendarConflicts
from assistant.facts.flags.ci_red import CiRed
from assistant.facts.flags.ci_red_tests import FailingTests
from assistant.facts.flags.contradiction_closed import ClosedInPart
from assistant.facts.flags.contradiction_counts import OtherCount
from assistant.facts.flags.contradiction_criterion import MetAgainstItsCriterion
from assistant.facts.flags.contradiction_dates import OtherDate
from assistant.facts.flags.contradiction_done import OtherState
from assistant.facts.flags.contradiction_fulfilled import FulfilledButOpen
from assistant.facts.flags.contradiction_given import GivenElsewhere
from assistant.facts.flags.contradiction_lack import OtherLack
from assistant.facts.flags.contradiction_log_dates import LogDate
from assistant.facts.flags.contradiction_met import MetButOpen
from assistant.facts.flags.contradiction_numbers import OtherNumber
from assistant.facts.flags.contradiction_partial import DoneInPart
from assistant.facts.flags.contradiction_pipeline import FinishedButRed
from assistant.facts.flags.contradiction_plan import PlanBehind
from assistant.facts.flags.contradiction_sent import SentAsMet
from assistant.facts.flags.contradiction_shares import OtherShare
from assistant.facts.flags.contradiction_states import ClosedButNot
from assistant.facts.flags.contradiction_talk import OtherTalk
from assistant.facts.flags.contradiction_undone import DoneButUndone
from assistant.facts.flags.counted_days import CountedDays
from assistant.facts.flags.decided import with_decisions
from assistant.facts.flags.dependency_at_risk import DependencyAtRisk
from assistant.facts.flags.doubted_date import DoubtedDate
from assistant.facts.flags.hedged_commitment import HedgedCommitment
from assistant.facts.flags.injection_attempt import InjectionAttempt
from assistant.facts.flags.late_words import LaterWork
from assistant.facts.flags.material import Detector, FlagMaterial
from assistant.facts.flags.missing_owner import MissingOwner
from assistant.facts.flags.missing_stand_in import MissingStandIn
from assistant.facts.flags.no_outcome_meeting import NoOutcomeMeeting
from assistant.facts.flags.no_room_left import NoRoomLeft
from assistant.facts.flags.omitted_from_update import OmittedFromUpdate
from assistant.facts.flags.one_matter import merged
from assistant.facts.flags.overdue_action import OverdueAction
from assistant.facts.flags.raid_not_discussed import RaidNotDiscussed
from assistant.facts.flags.repeated_action import RepeatedAction
from assistant.facts.flags.risk_not_in_raid import RiskNotInRaid
from assistant.facts.flags.scope_creep import ScopeCreep
from assistant.facts.flags.single_point_of_failure import SinglePointOfFailure
from assistant.facts.flags.slip import Slip
from assistant.facts.flags.slip_ahead import SlipAhead
from assistant.facts.flags.slip_in_prose import MovedInProse
from assistant.facts.flags.slip_of_entries import EntrySlip
from assistant.facts.flags.slip_of_milestones import MilestoneSlip
from assistant.facts.flags.stale import Stale
from assistant.facts.flags.unlogged_absence import UnloggedAbsence
from assistant.facts.flags.watermelon import Watermelon
from assistant.facts.full_names import flags_by_name

__all__ = ["DETECTORS", "Detector", "FlagMaterial", "flags"]

DETECTORS: tuple[Detector, ...] = (
    RiskNotInRaid(),
    UnloggedAbsence(),
    CalendarConflicts(),
    RaidNotDiscussed(),
    ClosedButNot(),
    FinishedButRed(),
    ClosedInPart(),
    MetAgainstItsCriterion(),
    OtherState(),
    DoneButUndone(),
    FulfilledButOpen(),
    MetButOpen(),
    SentAsMet(),
    OtherNumber(),
    OtherCount(),
    OtherLack(),
    DoneInPart(),
    OtherDate(),
    LogDate(),
    AssumptionDenied(),
    OtherShare(),
    OtherTalk(),
    PlanBehind(),
    DoubtedDate(),
    LaterWork(),
    GivenElsewhere(),
    Watermelon(),
    OmittedFromUpdate(),
    ScopeCreep(),
    Slip(),
    MilestoneSlip(),
    SlipAhead(),
    EntrySlip(),
    MovedInProse(),
    OverdueAction(),
    RepeatedAction(),
    DependencyAtRisk(),
    CountedDays(),
    NoRoomLeft(),
    CiRed(),
    FailingTests(),
    MissingOwner(),
    MissingStandIn(),
    Stale(),
    SinglePointOfFailure(),
    HedgedCommitment(),
    NoOutcomeMeeting(),
    InjectionAttempt(),
)


def flags(
    material: FlagMaterial, entries: Sequence[JournalEntry] = ()
) -> tuple[Flag, ...]:
    """Return every flag of the day once, the gravest first, then the oldest.

    `entries` are the journal's; an answer or dismissal that was undone counts as
    never made, and a dismissed flag is open again when its evidence has changed.
    """
    raised: dict[str, Flag] = {}
    for detector in DETECTORS:
        if detector.kind in material.thresholds.off:
            continue
        for flag in detector.detect(material):
            if flag.kind not in material.thresholds.off:
                raised.setdefault(flag.id, _guarded(flag, material))
    for flag in proposed(material, tuple(raised.values())):
        if flag.kind not in material.thresholds.off:
            raised.setdefault(flag.id, _guarded(flag, material))
    ordered = sorted(
        raised.values(), key=lambda f: (f.severity.rank, f.first_seen, f.kind, f.id)
    )
    named = flags_by_name(merged(ordered), material.view.people)
    return with_decisions(named, entries)


def _guarded(flag: Flag, material: FlagMaterial) -> Flag:
    """Return the flag as closed as the records whose keys or titles its words tell."""
    told = f"{flag.subject}\n{flag.title}\n{flag.why}\n{flag.question}"
    label = join(flag.label, material.confided.label_of(told))
    return flag if label is flag.label else flag.model_copy(update={"label": label})
