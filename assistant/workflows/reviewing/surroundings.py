"""The passages of a project by their source, for reading around a quote."""

from __future__ import annotations

from functools import cached_property

from assistant.domain.evidence import Quote
from assistant.domain.sourced import SourcedPassage
from assistant.ledger.view import View
from assistant.review.reading import Reading, around


class Surroundings:
    """Opens sources at what is cited from them; reads the ledger at the first."""

    def __init__(self, view: View) -> None:
        self._view = view

    def open(self, quote: Quote) -> Reading | None:
        """Return what stands around a quote, None where it stands nowhere now."""
        return around(quote, self._by_source.get(quote.source, ()))

    @cached_property
    def _by_source(self) -> dict[str, list[SourcedPassage]]:
        found: dict[str, list[SourcedPassage]] = {}
        for one in self._view.passages:
            found.setdefault(one.source, []).append(one)
        return found
