"""A list of rows under headings that keeps its cursor when the rows change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.marks import Mark
from tui.messages import RowOpened, RowSelected
from tui.text import Line, laid_out


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to decide about; `number` is what the person sees, None for no number.

    `is_open` says that it still waits for a decision.
    """

    id: str
    mark: Mark
    text: Content
    tag: Content = Content("")  # noqa: RUF009  (Content is immutable)
    number: int | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between rows that the cursor passes over."""

    text: Content


class RowList(OptionList):
    """Shows rows; the cursor stays on its row whatever becomes of the others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Next row", show=False),
        Binding("k", "cursor_up", "Row before", show=False),
        Binding("g", "first", "First row", show=False),
        Binding("G", "last", "Last row", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._every: tuple[Row | Heading, ...] = ()
        self._rows: tuple[Row | Heading, ...] = ()
        self._selectable: list[Row] = []
        self._words: tuple[str, ...] = ()
        self._marked: set[str] = set()
        self._width = 0

    @property
    def row(self) -> Row | None:
        """The row under the cursor, or None in an empty list."""
        option = self.highlighted_option
        if option is None:
            return None
        return next((row for row in self._selectable if row.id == option.id), None)

    def show(self, rows: Sequence[Row | Heading]) -> None:
        """Show these rows; the cursor stays where it is if its row is still there."""
        self._every = tuple(rows)
        before, self._rows = self._rows, self._matching()
        self._selectable = [row for row in self._rows if isinstance(row, Row)]
        same = [_key(row) for row in before] == [_key(row) for row in rows]
        if same and self.option_count:
            for index, row in enumerate(self._rows):
                if row is not before[index] and row != before[index]:
                    self.replace_option_prompt_at_index(index, self._prompt(row))
        else:
            self._rebuild()

    def filter(self, words: str) -> None:
        """Show only rows that hold every one of these words; all rows without words."""
        self._words = tuple(words.casefold().split())
        self.show(self._every)

    @property
    def filtered(self) -> tuple[int, int] | None:
        """How many rows of how many are shown, None while all are."""
        if not self._words:
            return None
        every = sum(isinstance(row, Row) for row in self._every)
        return len(self._selectable), every

    @property
    def marked(self) -> tuple[Row, ...]:
        """The marked rows that are shown, in order; a filter hides the others."""
        return tuple(row for row in self._selectable if row.id in self._marked)

    def mark(self, row: Row) -> None:
        """Mark the row, or take its mark away."""
        self._marked ^= {row.id}
        self.replace_option_prompt(row.id, self._prompt(row))

    def unmark(self, rows: Iterable[Row]) -> None:
        """Take the marks of these rows away."""
        for row in rows:
            if row.id in self._marked:
                self._marked.discard(row.id)
                if self.shows(row.id):
                    self.replace_option_prompt(row.id, self._prompt(row))

    def go_to(self, row_id: str) -> None:
        """Put the cursor on the row, if it is shown."""
        if self.shows(row_id):
            self.highlighted = self.get_option_index(row_id)

    def shows(self, row_id: str) -> bool:
        """Whether the row is among those that are shown."""
        return any(row.id == row_id for row in self._selectable)

    def next_open(self, step: int) -> str | None:
        """Return the next open row after the cursor, or for step -1 the one before."""
        rows = self._selectable
        here = next((i for i, row in enumerate(rows) if row == self.row), -1)
        around = [rows[(here + step * n) % len(rows)] for n in range(1, len(rows))]
        return next((row.id for row in around if row.is_open), None)

    def on_resize(self) -> None:
        """Wrap again where the width is another, once the layout has settled."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._text_width != self._width:
            self._rebuild()

    @on(OptionList.OptionHighlighted)
    def _tell_selected(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(RowSelected(event.option_id))

    @on(OptionList.OptionSelected)
    def _tell_opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(RowOpened(event.option_id))

    @property
    def _text_width(self) -> int:
        return self.scrollable_content_region.width

    def _matching(self) -> tuple[Row | Heading, ...]:
        """The rows that hold the words, under the headings that have any."""
        if not self._words:
            return self._every
        found: list[Row | Heading] = []
        heading: Heading | None = None
        for row in self._every:
            if isinstance(row, Heading):
                heading = row
            elif self._holds(row):
                found += [heading, row] if heading else [row]
                heading = None
        return tuple(found)

    def _holds(self, row: Row) -> bool:
        said = f"{row.id} {row.mark.word} {row.text.plain} {row.tag.plain}".casefold()
        return all(word in said for word in self._words)

    def _rebuild(self) -> None:
        self._width = self._text_width
        if not self._width:
            return
        row = self.row
        self.set_options(
            Option(
                self._prompt(each),
                id=each.id if isinstance(each, Row) else None,
                disabled=isinstance(each, Heading),
            )
            for each in self._rows
        )
        rows = self._selectable
        if rows:
            kept = row.id if row and row.id in {r.id for r in rows} else rows[0].id
            self.go_to(kept)

    def _prompt(self, row: Row | Heading) -> Content:
        if isinstance(row, Heading):
            return Content.styled(row.text.plain, "bold")
        number = "" if row.number is None else f"{row.number:>2} "
        lead = Content.assemble(
            row.mark.sign, "*" if row.id in self._marked else " ", number
        )
        return laid_out([Line(row.text, lead, tag=row.tag)], self._width)


def _key(row: Row | Heading) -> str:
    return row.id if isinstance(row, Row) else f"\n{row.text.plain}"
