"""The keys of the place that asked for help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

MARKS = (
    "✓ accepted  ✗ dropped  ✎ edited  · undecided",
    "= supports  ≠ contradicts  ? needs review  ! unsupported  ~ source changed",
)


class HelpScreen(ModalScreen[None]):
    """Lists keys and marks; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "close", "Close"),
    ]

    def __init__(self, place: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._place = place
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Show keys, then marks."""
        width = max(len(key) for key, _ in self._keys)
        listed = [
            Content.assemble((f"{key:>{width}}", "bold"), f"  {what}")
            for key, what in self._keys
        ]
        with VerticalScroll(id="help"):
            yield Static(
                Content("\n").join(
                    [
                        Content.styled(f"Keys in {self._place}", "bold underline"),
                        *listed,
                        Content(""),
                        Content.styled("Marks", "bold underline"),
                        *(Content(line) for line in MARKS),
                        Content(""),
                        Content("Every decision is kept at once. Esc closes this."),
                    ]
                ),
                markup=False,
            )

    def action_close(self) -> None:
        """Go back to the place."""
        self.dismiss()
