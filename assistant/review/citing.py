"""The port to words of the sources that a person puts beside a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.evidence import Quote


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a source, and the reference by which the journal keeps them."""

    reference: str
    quote: Quote


class Citing(Protocol):
    """Finds words in what the draft's reader may read, as of the draft's day."""

    def search(self, words: str) -> Sequence[Citation]:
        """Return what answers the words best, best first; it may take long."""
        ...

    def reference(self, said: str) -> str:
        """Return the reference of a passage's id, or of words that one passage holds.

        Raises:
            UsageError: If nothing, or more than one passage, holds them.
        """
        ...

    def cite(self, reference: str) -> Quote | None:
        """Return the words of a reference, None where the sources lost them."""
        ...
