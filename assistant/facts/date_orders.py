"""How each source writes its numeric dates: day or month first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.deadlines import written_order
from assistant.facts.remembered import once_a_view
from assistant.gate.days import DateOrder
from assistant.ledger.view import View


class DateOrders:
    """Settles 03/04 by the source itself, the settings, or all other sources.

    The others settle it only if all that show an order show the same.
    """

    def __init__(self, view: View) -> None:
        self._settled = view.date_order
        self._shown = _shown(view)

    def of(self, piece: SourcedPassage) -> DateOrder | None:
        """Return the order that holds for a passage, None if nothing settles it."""
        return self.of_source(piece.source)

    def of_source(self, source: str) -> DateOrder | None:
        """Return the order that holds for the file, None if nothing settles it."""
        return self._shown.of(source) or self._settled or self._shown.common


class _Shown:
    """What the sources' own dates show."""

    def __init__(self, passages: Iterable[SourcedPassage]) -> None:
        self._own: dict[str, DateOrder | None] = {}
        self._sources: dict[str, list[SourcedPassage]] = defaultdict(list)
        for piece in passages:
            self._sources[piece.source].append(piece)

    def of(self, source: str) -> DateOrder | None:
        if source not in self._own:
            pieces = self._sources.get(source, [])
            text = "\n".join(piece.passage.text for piece in pieces)
            self._own[source] = written_order(text, pieces[0].dated) if pieces else None
        return self._own[source]

    @cached_property
    def common(self) -> DateOrder | None:
        shown = {order for source in self._sources if (order := self.of(source))}
        return shown.pop() if len(shown) == 1 else None


@once_a_view
def _shown(view: View) -> _Shown:
    return _Shown(view.passages)
