"""Whether words that tell of an absence tell of a risk."""

from __future__ import annotations

from typing import Protocol

from assistant.domain.evidence import Quote
from assistant.extract.risks.cues import kind_of
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.flags.planned_absence import absence_in


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


def is_plain_absence(said: Said, material: FlagMaterial) -> bool:
    """Whether they tell of an absence alone; whether it holds work up is told apart."""
    return (
        kind_of(said.words) is None
        and absence_in(said.words, said.quote, material) is not None
    )
