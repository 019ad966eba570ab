"""HTML mail into lines of text; nothing is fetched and nothing runs."""

from __future__ import annotations

from typing import Final

from lxml import etree

_BLOCK_TAGS: Final = (
    "p div br tr table ul ol li h1 h2 h3 h4 h5 h6 blockquote hr pre section article"
)
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
_SPACED: Final = _BLOCKS - {"div", "br", "tr", "li", "hr", "section", "article"}
_DEEPEST_QUOTE: Final = 9
_HIDDEN: Final = frozenset({"script", "style", "head", "title", "template", "noscript"})


class _Lines:
    """Collects lines as the parser reports tags; quotes are marked with `>`."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.hidden = 0
        self.quotes = 0

    def start(self, tag: str, attributes: object) -> None:
        del attributes
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

    def end(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in _BLOCKS:
            self.end_line(spaced=tag in _SPACED)
        if tag == "blockquote":
            self.quotes = max(0, self.quotes - 1)

    def data(self, data: str) -> None:
        if not self.hidden:
            self.line.append(data)

    def close(self) -> str:
        self.end_line(spaced=False)
        return "\n".join(self.lines).strip("\n")

    def end_line(self, *, spaced: bool) -> None:
        words = " ".join("".join(self.line).split())
        self.line.clear()
        mark = "> " * min(self.quotes, _DEEPEST_QUOTE)
        if words and words != "-":
            self.lines.append(mark + words)
        if spaced and self.lines and self.lines[-1].strip("> "):
            self.lines.append(mark.rstrip())


def html_to_text(markup: str) -> str:
    """Return the visible text, one line for each block and an empty one between."""
    lines = _Lines()
    parser = etree.HTMLParser(target=lines, no_network=True)
    try:
        parser.feed(markup)
        parser.close()
    except (SyntaxError, ValueError):
        # The parser recovers from all but an empty document and text that is no XML.
        return lines.close()
    return lines.close()
