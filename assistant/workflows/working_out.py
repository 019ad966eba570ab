"""What works out the registers of a day; imported only where none is remembered."""

from __future__ import annotations

from assistant.facts.changes import changes
from assistant.facts.decisions.register import every_decision
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.health import health
from assistant.facts.milestones.status import milestone_register
from assistant.facts.risks.register import statement_register
from assistant.facts.standing import said_to_be_blocked
from assistant.workflows.actions import actions_of

__all__ = [
    "FlagMaterial",
    "actions_of",
    "changes",
    "every_decision",
    "flags",
    "health",
    "milestone_register",
    "said_to_be_blocked",
    "statement_register",
]
