"""Tables of a Markdown text, with the line of every row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*", re.IGNORECASE)
_LONGEST_MARKED = 2000
_INLINE = MarkdownIt("commonmark").enable("strikethrough")


@dataclass(frozen=True, slots=True)
class MarkdownRow:
    r"""One body row; `line` counts from 1 and `text` is that line as written.

    `cells` are as many as the header has, with `\|` unescaped and `<br>` as a line
    end; other markup stays (see `plain`).
    """

    cells: tuple[str, ...]
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """A table under its headings, outermost first, which carry no markup."""

    headings: tuple[str, ...]
    header: tuple[str, ...]
    header_line: int
    rows: tuple[MarkdownRow, ...]


def block_parser() -> MarkdownIt:
    """Return a parser of blocks with tables, in which indented text is no code."""
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def plain(markdown: str) -> str:
    """Return a cell or heading without emphasis, code marks, links and escapes.

    Text of more than 2,000 characters is returned as it is.
    """
    if len(markdown) > _LONGEST_MARKED:
        return markdown
    [inline] = _INLINE.parseInline(markdown)
    return "".join(_plain_part(token) for token in inline.children or []).strip()


def _plain_part(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"} or _BREAK.fullmatch(token.content):
        return "\n"
    return "" if token.type == "html_inline" else token.content


def heading_path(
    path: tuple[tuple[int, str], ...], level: int, title: str
) -> tuple[tuple[int, str], ...]:
    """Return the path of (level, title) once this heading has been passed."""
    return (*((rank, name) for rank, name in path if rank < level), (level, title))


def table_at(
    tokens: list[Token],
    start: int,
    lines: list[str],
    headings: tuple[str, ...],
    offset: int = 0,
) -> MarkdownTable:
    """Build the table whose `table_open` token stands at `start`.

    `lines` are those that were parsed; `offset` is how many stood above them.
    """
    header: tuple[str, ...] = ()
    first = tokens[start].map or [0, 0]
    rows: list[MarkdownRow] = []
    cells: list[str] = []
    line = first[0]
    for token in tokens[start + 1 :]:
        if token.type == "tr_open":
            cells = []
            line = (token.map or first)[0]
        elif token.type == "inline":
            cells.append(_BREAK.sub("\n", token.content).strip())
        elif token.type == "tr_close" and not header:
            header = tuple(plain(cell) for cell in cells)
        elif token.type == "tr_close":
            rows.append(MarkdownRow(tuple(cells), line + 1 + offset, lines[line]))
        elif token.type == "table_close":
            break
    return MarkdownTable(headings, header, first[0] + 1 + offset, tuple(rows))


def markdown_tables(text: str) -> list[MarkdownTable]:
    """Return every table of a clean text (line ends are LF), in order."""
    lines = text.split("\n")
    tokens = block_parser().parse(text)
    path: tuple[tuple[int, str], ...] = ()
    tables: list[MarkdownTable] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            title = plain(tokens[index + 1].content)
            path = heading_path(path, int(token.tag[1:]), title)
        elif token.type == "table_open":
            names = tuple(name for _, name in path)
            tables.append(table_at(tokens, index, lines, names))
    return tables
