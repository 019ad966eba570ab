"""Two lines on top: what is reviewed, and the places with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from tui.text import Line, laid_out

_LEAST_NAME = 6
"""Cells of a project's name that are worth more than the words of its state."""
_JOINT = Content(": ")
_IN_FEWER_WORDS = (3, 2, 1)
"""How many of key, label and count a place shows, in the order that is tried."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A place, its key and how far it is decided."""

    key: str
    label: str
    count: str
    is_here: bool


class TopBar(Static):
    """Shows title and places; the present place stands in brackets."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._project = self._what = self._health = self._state = Content("")
        self._tabs: tuple[Tab, ...] = ()

    def show(
        self,
        name: Content,
        what: Content,
        health: Content,
        state: Content,
        tabs: Sequence[Tab],
    ) -> None:
        """Show the project's name and what of it, health and state at the right.

        Where there is no room for all, the name is cut first, then the state goes.
        """
        self._project, self._what = name, what
        self._health, self._state = health, state
        self._tabs = tuple(tabs)
        self._lay_out()

    def on_resize(self) -> None:
        """Lay out again to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        if width > 0:
            title = self._fitted(width)
            first = laid_out([title], width).split("\n")[0]
            self.update(Content("\n").join([first, self._places(width)]))

    def _places(self, width: int) -> Content:
        """Return the places; where they are too long, the others in fewer words."""
        places = Content("")
        for parts in _IN_FEWER_WORDS:
            places = Content(" ").join(_tab(tab, parts) for tab in self._tabs)
            if places.cell_length <= width:
                break
        return places.truncate(width)

    def _fitted(self, width: int) -> Line:
        """Return the first line as far as there is room for it."""
        least = min(_LEAST_NAME, self._project.cell_length)
        # A blank stands before the title, before the state and behind it.
        room = width - self._what.cell_length - _JOINT.cell_length - 3
        state = Content.assemble(self._health, " · ", self._state)
        if room - state.cell_length < least:
            state = self._health
        left = room - state.cell_length
        parts = [self._what]
        if self._project and left >= least:
            parts = [self._project.truncate(left, ellipsis=True), _JOINT, self._what]
        tag = state + Content(" ")
        return Line(Content.assemble(*parts), Content(" "), tag=tag)


def _tab(tab: Tab, parts: int) -> Content:
    """Return the place; one that is not here in as many of its parts as said."""
    words = (tab.key, tab.label, tab.count)
    text = " ".join(words if tab.is_here else words[:parts]).rstrip()
    if tab.is_here:
        return Content.styled(f"[{text}]", "bold reverse")
    return Content(f" {text} ")
