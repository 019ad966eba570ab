"""Work whose date hangs on a milestone of which no new date may be told."""

from __future__ import annotations

from datetime import date

from assistant.drafting.told import Told
from assistant.facts.sameness.stems import same_work


def is_unsure(told: Told, subject: str, title: str, due: date) -> bool:
    """Whether it was due with a milestone whose planned date stands no more.

    Its own date is then no news, and no failing of who has it; a later one would give
    away what of the milestone is withheld.
    """
    return any(
        stone.baseline is not None
        and due <= stone.baseline
        and (subject in stone.work or same_work(title, stone.title))
        for stone in told.planned
    )
