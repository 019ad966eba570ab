"""How each source writes its numeric dates: day or month first."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates import written_order
from assistant.gate.days import DateOrder
from assistant.ledger.view import View


class DateOrders:
    """Settles 03/04 by the source itself, the settings, or all other sources.

    The others settle it only if all that show an order show the same.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._own: dict[str, DateOrder | None] = {}

    def of(self, piece: SourcedPassage) -> DateOrder | None:
        """Return the order that holds for a passage, None if nothing settles it."""
        return self.of_source(piece.source)

    def of_source(self, source: str) -> DateOrder | None:
        """Return the order that holds for the file, None if nothing settles it."""
        return self._order(source) or self._view.date_order or self._common

    def _order(self, source: str) -> DateOrder | None:
        if source not in self._own:
            pieces = self._sources.get(source, [])
            text = "\n".join(piece.passage.text for piece in pieces)
            self._own[source] = written_order(text, pieces[0].dated) if pieces else None
        return self._own[source]

    @cached_property
    def _common(self) -> DateOrder | None:
        shown = {order for source in self._sources if (order := self._order(source))}
        return shown.pop() if len(shown) == 1 else None

    @cached_property
    def _sources(self) -> dict[str, list[SourcedPassage]]:
        found: dict[str, list[SourcedPassage]] = defaultdict(list)
        for piece in self._view.passages:
            found[piece.source].append(piece)
        return found
