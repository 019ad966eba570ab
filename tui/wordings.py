"""Two wordings in one line: signs say what is old and new, colour repeats it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from assistant.review.comparison import Stretch
from tui.text import shown

_SIGNS = {Stretch.OLD: ("[-", "-]"), Stretch.NEW: ("{+", "+}")}
_STYLES = {Stretch.OLD: "$text-error", Stretch.NEW: "$text-success"}


def both(words: Iterable[tuple[Stretch, str]]) -> Content:
    """Return `[-old-] {+new+}` within what both say."""
    return Content(" ").join(_stretch(stretch, text) for stretch, text in words)


def _stretch(stretch: Stretch, text: str) -> Content:
    opening, closing = _SIGNS.get(stretch, ("", ""))
    style = _STYLES.get(stretch, "")
    return Content.assemble(
        Content.styled(opening, style),
        shown(text, style),
        Content.styled(closing, style),
    )
