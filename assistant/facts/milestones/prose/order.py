"""In which order things were said of milestones on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.domain.sourced import SourcedPassage
from assistant.facts.milestones.prose.said import Said


class Places:
    """Knows where sayings of one day stand, so that the last one is the newest."""

    def __init__(self, pieces: Sequence[SourcedPassage]) -> None:
        self._texts: dict[tuple[str, str | None], tuple[int, str]] = {}
        for place, piece in enumerate(pieces):
            key = (piece.source, piece.passage.locator)
            self._texts.setdefault(key, (place, piece.passage.text))

    def of(self, said: Said) -> tuple[date, date, int, int]:
        """Return the days of what was said, its passage and the place in it."""
        quote = said.quote
        place, text = self._texts.get(
            (quote.source, quote.locator), (len(self._texts), "")
        )
        return said.day, said.known, place, text.find(quote.quote)
