"""An update that was sent tells a milestone as met; other evidence says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, MilestoneState, Severity
from assistant.domain.labels import join
from assistant.facts.flags.material import FlagMaterial, call, raise_flag

_RULE = "an update that was sent says that it was met, which is not so by the rest"


class SentAsMet:
    """A milestone that its readers were told of as met, and that is not."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each such milestone, with the words that were sent."""
        for stone in material.milestones:
            sent = stone.sent_as_met
            if sent is None or stone.state is MilestoneState.MET:
                continue
            on = sent.dated or sent.as_of or material.as_of
            yield raise_flag(
                self.kind,
                stone.subject,
                on,
                title=stone.title,
                severity=Severity.HIGH,
                why=f"The update of {on} tells it as met; by the rest it is "
                f"{_standing(stone.state)}"
                + (f", and {', '.join(stone.work)} is open." if stone.work else "."),
                question=f"{call(stone.owner)}, is {stone.title} met, and do the "
                "readers of that update know?",
                evidence=[
                    sent,
                    *(
                        piece.model_copy(update={"stance": "contradicts"})
                        for piece in stone.evidence[:1]
                    ),
                    Computed(rule=_RULE, inputs=(stone.subject,)),
                ],
                owner=stone.owner,
                label=join(stone.label, sent.label),
            )


def _standing(state: MilestoneState) -> str:
    return "still ahead" if state is MilestoneState.AHEAD else str(state)
