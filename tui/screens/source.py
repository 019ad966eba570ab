"""A source, opened at the words that are cited from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.domain.evidence import Quote
from assistant.review.reading import Part, Reading
from tui.text import Line, laid_out, paragraphs, shown

Open = Callable[[Quote], Reading | None]
_SIGN = Content.styled("▌ ", "$text-success")
_BLANK = Content("  ")


class SourceScreen(ModalScreen[None]):
    """Shows one source after the other; Esc goes back to the place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,o,enter", "close", "Close"),
        Binding("n", "step(1)", "Next source"),
        Binding("p", "step(-1)", "Source before"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, quotes: Sequence[Quote], opened: Open) -> None:
        super().__init__()
        self._quotes = tuple(quotes)
        self._opened = opened
        self._at = 0
        self._pane = VerticalScroll(id="source")
        self._text = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Hold one text."""
        with self._pane:
            yield self._text

    def on_mount(self) -> None:
        """Open the first source."""
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Wrap again to the new width."""
        self._show()

    def action_step(self, step: int) -> None:
        """Open another source of the same row."""
        self._at = (self._at + step) % len(self._quotes)
        self._show()

    def action_scroll(self, step: int) -> None:
        """Read on, or back."""
        self._pane.scroll_relative(y=3 * step, animate=False)

    def action_close(self) -> None:
        """Go back to the place."""
        self.dismiss()

    def _show(self) -> None:
        quote = self._quotes[self._at]
        count = len(self._quotes)
        reading = self._opened(quote)
        self._pane.border_title = shown(f"{quote.source} ({self._at + 1}/{count})")
        self._pane.border_subtitle = "n next · p before · Esc closes"
        width = self._pane.scrollable_content_region.width
        if width <= 0:
            return
        if reading is None:
            gone = "No newer version of this source holds these words; it was cited as:"
            lines = [Line(Content(gone)), Line(shown(quote.quote, "bold"), _SIGN)]
            self._text.update(laid_out(lines, width))
            return
        above = [line for part in reading.parts[: reading.at] for line in _lines(part)]
        whole = [line for part in reading.parts for line in _lines(part)]
        self._text.update(laid_out(whole, width))
        before = len(laid_out(above, width).plain.split("\n")) if above else 0
        self._pane.scroll_to(y=max(0, before - 3), animate=False)


def _lines(part: Part) -> Iterator[Line]:
    """Yield the part under its place; the cited words stand out by sign and weight."""
    about = " · ".join(filter(None, [part.locator, part.speaker]))
    yield Line(shown(about, "dim"), _SIGN if part.cited else _BLANK)
    lead = _SIGN if part.cited else _BLANK
    for line in paragraphs(part.text):
        yield Line(_marked(line.content, part.cited), lead, lead)


def _marked(content: Content, cited: str) -> Content:
    found = content.plain.find(cited) if cited else -1
    if found < 0:
        return content.stylize("bold") if cited and content.plain in cited else content
    return content.stylize("bold", found, found + len(cited))
