"""What flags are made from, with the actions of the day."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.journal import JournalEntry
from assistant.facts.decisions.register import decision_register
from assistant.facts.flags.detectors import FlagMaterial
from assistant.facts.milestones.status import milestone_register
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.actions import actions_of


def flag_material(
    view: View, settings: Settings, entries: Sequence[JournalEntry] = ()
) -> FlagMaterial:
    """Return what flags are made from, with these decisions on actions."""
    return FlagMaterial(
        view=view,
        actions=actions_of(view, entries),
        milestones=milestone_register(view),
        decisions=decision_register(view),
        thresholds=settings.flags,
        tolerances=settings.health,
    )
