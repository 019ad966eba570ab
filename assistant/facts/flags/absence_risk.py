"""Whether words that tell of an absence tell of a risk."""

from __future__ import annotations

from typing import Protocol

from assistant.domain.evidence import Quote
from assistant.extract.risks.cues import kind_of
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.flags.planned_absence import (
    absence_in,
    is_covered,
    touches_work,
)
from assistant.facts.flags.single_point_of_failure import missed_while_away


class Said(Protocol):
    """Words, where they stand, and the passage around them."""

    @property
    def words(self) -> str:
        """What was said."""
        ...

    @property
    def quote(self) -> Quote:
        """Where it stands."""
        ...

    @property
    def context(self) -> str:
        """The passage around it."""
        ...


def is_plain_absence(said: Said, material: FlagMaterial) -> bool:
    """Whether they tell of an absence alone, that is covered or holds no work up.

    What nobody does meanwhile is told as hanging on that person, with the days.
    """
    if kind_of(said.words) is not None:
        return False
    away = absence_in(said.words, said.quote, material)
    if away is None:
        return False
    if is_covered(said.words, said.context) or not touches_work(away, material):
        return True
    return away.person in missed_while_away(material, said.quote.source)
