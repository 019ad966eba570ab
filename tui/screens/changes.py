"""What an edited text of the draft changes, for a yes or a no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.text import Line, laid_out

Answer = Literal["all", "edits", "again"]


class ChangesScreen(ModalScreen[Answer | None]):
    """Dismisses with what is to be kept, or with None if the person gives it all up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('all')", "Keep all"),
        Binding("k", "answer('edits')", "Keep the wordings, drop nothing"),
        Binding("E", "answer('again')", "Edit on"),
        Binding("escape,q", "give_up", "Give up"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("up", "scroll(-1)", "Up", show=False),
        Binding("pagedown", "scroll(5)", "Far down", show=False),
        Binding("pageup", "scroll(-5)", "Far up", show=False),
    ]

    def __init__(self, summary: str, lines: Sequence[Line], *, removes: bool) -> None:
        super().__init__()
        self._lines = tuple(lines)
        self._pane = VerticalScroll(id="changes", can_focus=False)
        self._pane.border_title = summary
        self._text = Static(markup=False)
        drops = " · k the wordings, drops nothing" if removes else ""
        self._keys = f"Enter keeps all{drops} · E edits on · Esc gives up"

    def compose(self) -> ComposeResult:
        """Show the changes above the keys."""
        with Vertical(id="changing"):
            with self._pane:
                yield self._text
            yield Static(Content(self._keys), id="hint", markup=False)

    def on_mount(self) -> None:
        """Lay the changes out once the width is known."""
        self.call_after_refresh(self._lay_out)

    def on_resize(self) -> None:
        """Wrap again to the new width."""
        self.call_after_refresh(self._lay_out)

    def action_answer(self, answer: Answer) -> None:
        """Close with what is to be kept."""
        self.dismiss(answer)

    def action_give_up(self) -> None:
        """Close and keep nothing."""
        self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        """Read on, or back."""
        self._pane.scroll_relative(y=3 * step, animate=False)

    def _lay_out(self) -> None:
        width = self._pane.scrollable_content_region.width
        if width > 0:
            self._text.update(laid_out(self._lines, width))
