"""Place 4: what this update says otherwise than the last one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.domain.evidence import Evidence
from assistant.review.comparison import Change, Difference
from assistant.review.desk import ReviewDesk
from tui.evidence import evidence_lines
from tui.marks import DIFFERENCE, HEALTH
from tui.screens.place import SHARED_KEYS, PlaceScreen
from tui.text import Line, shown
from tui.widgets.row_list import Heading, Row
from tui.wordings import both

_PROMISED = "Promised last time, not told now"
_GONE = "Told last time, not now"


class CompareScreen(PlaceScreen):
    """Read each sentence against what the audience was told last."""

    NAME = "compare"
    LABEL = "Compare"
    DETAIL = "Then and now"
    NOTHING = "Nothing was approved or brought in for this audience before this draft."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "same", "Same too, or not"),
        *SHARED_KEYS,
    ]

    def __init__(self, desk: ReviewDesk, places: Sequence[type[PlaceScreen]]) -> None:
        super().__init__(desk, places)
        self._shows_same = True

    @classmethod
    def count(cls, desk: ReviewDesk) -> str:  # noqa: ARG003  nothing is decided here
        """Return nothing: there is nothing to decide here."""
        return ""

    def rows(self) -> Sequence[Row | Heading]:
        """Return what is told now under its titles, then what is told no more."""
        rows: list[Row | Heading] = []
        for title, group in groupby(self.desk.differences, _title):
            shown_rows = [_row(one) for one in group if self._shows(one)]
            if shown_rows:
                rows += [Heading(shown(title)), *shown_rows]
        return rows

    def detail(self, row: str) -> Iterable[Line]:
        """Return the words of both, and what carries those of now."""
        one = next(each for each in self.desk.differences if each.id == row)
        previous = self.desk.previous
        if one.before and previous:
            yield Line(shown(f"{previous.day} · {one.before.section}", "bold"))
            yield Line(shown(one.before.text), Content("│ "), Content("│ "))
        if one.after:
            as_of = self.desk.draft.as_of
            yield Line(shown(f"{as_of} · {one.after.section}", "bold"))
            yield Line(shown(one.after.text), Content("│ "), Content("│ "))
            claims = {claim.id: claim for claim in self.desk.draft.claims}
            if one.id in claims:
                yield from evidence_lines(claims[one.id].evidence)
        elif one.is_promise:
            yield Line(shown("It was to come next. Say what became of it, or add it."))

    def evidence(self, row: str) -> Sequence[Evidence]:
        """Return what carries the sentence of now."""
        claims = self.desk.draft.claims
        return next((c.evidence for c in claims if c.id == row), ())

    def status(self) -> str:
        """Return with what is compared, and how much of it is not as it was."""
        previous = self.desk.previous
        if previous is None:
            return "nothing to compare with"
        was = f", {HEALTH[previous.health].word}" if previous.health else ""
        counted = Counter(one.change for one in self.desk.differences)
        words = (
            f" · {counted[change]} {change.value}"
            for change in (Change.CHANGED, Change.NEW, Change.GONE)
        )
        return f"vs {previous.day}{was}{''.join(words)}"

    def action_same(self) -> None:
        """Hide what is told in the same words, or show it again."""
        self._shows_same = not self._shows_same
        self.update_view()

    def _shows(self, one: Difference) -> bool:
        return self._shows_same or one.change is not Change.SAME


def _title(one: Difference) -> str:
    if one.change is Change.GONE:
        return _PROMISED if one.is_promise else _GONE
    return one.section


def _row(one: Difference) -> Row:
    return Row(id=one.id, mark=DIFFERENCE[one.change], text=_marked(one))


def _marked(one: Difference) -> Content:
    """Return both wordings in one; colour repeats what the signs say."""
    told = one.after or one.before
    if one.change is not Change.CHANGED:
        return shown(told.text if told else "")
    return both(one.words)
