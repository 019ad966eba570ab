"""One question: a reason, a name, a date."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.text import pasted, shown


class AnswerInput(Input):
    """One line, without the control characters of a clipboard."""

    def on_paste(self, event: events.Paste) -> None:
        """Let no control character in."""
        event.text = pasted(event.text)


class AskScreen(ModalScreen[str | None]):
    """Dismisses with the answer, or with None if the person gives up.

    An empty answer is never given back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Cancel")]

    def __init__(self, question: str, about: Content, value: str = "") -> None:
        super().__init__()
        self._question = question
        self._about = about
        self._value = value

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="question"):
            yield Static(Content.styled(self._question, "bold"), markup=False)
            yield Static(self._about.truncate(200, ellipsis=True), markup=False)
            answer = AnswerInput(shown(self._value).plain, select_on_focus=False)
            answer.cursor_blink = False
            yield answer
            yield Static("Enter keeps it · Esc cancels", id="hint", markup=False)

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Close with the answer, unless it is empty."""
        if event.value.strip():
            self.dismiss(event.value.strip())
        else:
            self.query_one("#hint", Static).update(
                "! Something must be written here · Esc cancels"
            )

    def action_give_up(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
