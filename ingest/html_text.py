"""HTML mail into lines of text; nothing is fetched and nothing runs."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_BLOCK_TAGS: Final = (
    "p div br tr table ul ol li h1 h2 h3 h4 h5 h6 blockquote hr pre section article"
)
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
_SPACED: Final = frozenset("p table ul ol blockquote h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905 - one row of tags
_HIDDEN: Final = frozenset({"script", "style", "head", "title", "template", "noscript"})


class _Lines(HTMLParser):
    """Collects lines; quotes are marked with `>` as in plain mail."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.hidden = 0
        self.quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _HIDDEN:
            self.hidden += 1
        if tag in _BLOCKS:
            self.end_line(spaced=tag in _SPACED)
        if tag == "blockquote":
            self.quotes += 1
        elif tag == "li":
            self.line.append("- ")
        elif tag in {"td", "th"}:
            self.line.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in _BLOCKS:
            self.end_line(spaced=tag in _SPACED)
        if tag == "blockquote":
            self.quotes = max(0, self.quotes - 1)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.line.append(data)

    def end_line(self, *, spaced: bool) -> None:
        words = " ".join("".join(self.line).split())
        self.line.clear()
        mark = "> " * self.quotes
        if words and words != "-":
            self.lines.append(mark + words)
        if spaced and self.lines and self.lines[-1].strip("> "):
            self.lines.append(mark.rstrip())


def html_to_text(markup: str) -> str:
    """Return the visible text, one line for each block and an empty one between."""
    parser = _Lines()
    parser.feed(markup)
    parser.close()
    parser.end_line(spaced=False)
    return "\n".join(parser.lines).strip("\n")
