"""Doubts of milestones that a reader may not hear: a person may let them go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.domain.audience import Audience
from assistant.domain.base import stable_id
from assistant.domain.drafts import Withheld
from assistant.domain.facts import MilestoneStatus


def doubt_id(stone: MilestoneStatus) -> str:
    """Return a stable id for the words that put the milestone in doubt."""
    return stable_id("dbt", stone.subject, stone.doubt.quote if stone.doubt else "")


def held_doubts(
    stones: Iterable[MilestoneStatus], audience: Audience
) -> Iterator[Withheld]:
    """Yield what puts milestones in doubt by words that the audience may not read."""
    for stone in stones:
        doubt = stone.doubt
        if doubt is None or doubt.label.rank <= audience.facts.rank:
            continue
        yield Withheld(
            fact=doubt_id(stone),
            subject=stone.subject,
            label=doubt.label,
            why=f"{stone.title} is in doubt (“{doubt.quote}”): withheld from the "
            f"{audience.name} draft, since the words that say so are "
            f"{doubt.label.value}.",
            evidence=(doubt,),
        )
