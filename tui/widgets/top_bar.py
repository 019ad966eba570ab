"""Two lines on top: what is reviewed, and the places with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from tui.text import Line, laid_out


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
        self._title = Line()
        self._tabs: tuple[Tab, ...] = ()

    def show(self, title: Content, state: Content, tabs: Sequence[Tab]) -> None:
        """Show the title with the state at the right, and the places below."""
        self._title = Line(title, Content(" "), tag=state + Content(" "))
        self._tabs = tuple(tabs)
        self._lay_out()

    def on_resize(self) -> None:
        """Lay out again to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        if width > 0:
            first = laid_out([self._title], width).split("\n")[0]
            places = Content(" ").join(_tab(tab) for tab in self._tabs)
            self.update(Content("\n").join([first, places.truncate(width)]))


def _tab(tab: Tab) -> Content:
    text = f"{tab.key} {tab.label} {tab.count}".rstrip()
    if tab.is_here:
        return Content.styled(f"[{text}]", "bold reverse")
    return Content(f" {text} ")
