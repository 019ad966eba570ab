"""The words that the rows of a place must hold, written below the list."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.messages import FilterChanged, FilterDone
from tui.text import pasted


class FilterBar(Input):
    """Hidden until it is opened; Enter keeps the words, Escape takes them away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Show all", priority=True),
        Binding("down", "keep", "To the list", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder="words to filter by", compact=True)
        self.cursor_blink = False
        self.display = False

    def open(self) -> None:
        """Take the keys until Enter or Escape."""
        self.display = True
        self.focus()

    def close(self) -> None:
        """Show no words any more."""
        self.value = ""
        self.display = False

    def action_keep(self) -> None:
        """Give the keys back and keep the words."""
        self.display = bool(self.value.strip())
        self.post_message(FilterDone())

    def action_give_up(self) -> None:
        """Give the keys back without words."""
        self.close()
        self.post_message(FilterDone())

    def on_paste(self, event: events.Paste) -> None:
        """Let no control character of a clipboard in."""
        event.text = pasted(event.text)

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FilterChanged(event.value))

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()
