"""Typed rows of structured sources: tickets, RAID entries, CI runs, milestones."""

from __future__ import annotations

from assistant.domain.records.base import Record, is_opaque
from assistant.domain.records.ci import CiOutcome, CiRun, TestFailure
from assistant.domain.records.logs import LoggedAbsence, LoggedDecision, SentUpdate
from assistant.domain.records.plans import Allocation, BudgetLine, Milestone
from assistant.domain.records.raid import RaidEntry, RaidKind, RaidState
from assistant.domain.records.tickets import (
    ALSO_ASSIGNED,
    Comment,
    Planned,
    Predecessor,
    StatusCategory,
    Ticket,
)

AnyRecord = (
    Ticket
    | RaidEntry
    | CiRun
    | Milestone
    | LoggedDecision
    | LoggedAbsence
    | SentUpdate
    | BudgetLine
    | Allocation
)

__all__ = [
    "ALSO_ASSIGNED",
    "Allocation",
    "AnyRecord",
    "BudgetLine",
    "CiOutcome",
    "CiRun",
    "Comment",
    "LoggedAbsence",
    "LoggedDecision",
    "Milestone",
    "Planned",
    "Predecessor",
    "RaidEntry",
    "RaidKind",
    "RaidState",
    "Record",
    "SentUpdate",
    "StatusCategory",
    "TestFailure",
    "Ticket",
    "is_opaque",
]
