"""What there is to know about the selected row, in view without a key."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.text import Line, laid_out


class DetailPane(VerticalScroll, can_focus=False):
    """Scrolls; the cursor stays in the list beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._text = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield self._text

    def show(self, lines: Iterable[Line]) -> None:
        """Show these paragraphs from their top."""
        self._lines = tuple(lines)
        self._lay_out()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wrap again to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self._text.update(laid_out(self._lines, width))
