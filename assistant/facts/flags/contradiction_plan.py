"""A milestone was moved by words, and a schedule that came later keeps the old day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import Milestone
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.milestones.prose.said import Said
from assistant.facts.milestones.status import gates


class PlanBehind:
    """What was said to move, against the newest schedule that was handed in since."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each milestone of a schedule that is behind the words."""
        for gate in gates(material.view):
            said = next((one for one in reversed(gate.said) if one.moved_to), None)
            if said is None or gate.met:
                continue
            for key in gate.keys:
                for known in material.view.history(Milestone, key)[-1:]:
                    if _is_behind(known, said, material):
                        yield self._flag(known, said)

    def _flag(self, known: Known[Milestone], said: Said) -> Flag:
        stone = known.record
        return raise_flag(
            self.kind,
            stone.title,
            said.day,
            title=f"Date of {stone.title}",
            severity=Severity.HIGH,
            why=f"On {said.day} it was said to move to {said.moved_to}; a later "
            f"schedule still has {stone.due}.",
            question=f"{call(stone.owner)}, is {stone.title} on {said.moved_to} or on "
            f"{stone.due}, and when will the schedule say so?",
            evidence=[
                said.quote,
                known.quote(stone.title).model_copy(update={"stance": "contradicts"}),
                Computed(
                    rule="two dates for one thing",
                    inputs=(stone.key, str(said.moved_to), str(stone.due)),
                ),
            ],
            owner=stone.owner,
        )


def _is_behind(known: Known[Milestone], said: Said, material: FlagMaterial) -> bool:
    """Whether a schedule came after the words that gives the day it had before them."""
    if known.record.planned is None or known.record.due == said.moved_to:
        return False
    newest = max(material.view.snapshots(Milestone), default=known.since)
    return known.since < said.day < newest
