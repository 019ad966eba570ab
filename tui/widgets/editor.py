"""The wording of one claim, edited in its place."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from tui.messages import EditChanged, EditDone
from tui.text import pasted, shown


class Editor(TextArea):
    """Enter keeps the wording, Escape gives it up; a claim is one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", priority=True),
        Binding("escape", "give_up", "Give up", priority=True),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(shown(text).plain, soft_wrap=True)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def action_keep(self) -> None:
        """Close with the wording."""
        self.post_message(EditDone(self.text))

    def action_give_up(self) -> None:
        """Close without it."""
        self.post_message(EditDone(None))

    def on_paste(self, event: events.Paste) -> None:
        """Let no control character of a clipboard in."""
        event.text = pasted(event.text)

    @on(TextArea.Changed)
    def _tell(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(EditChanged(self.text))
