"""Markdown and plain text into passages with exact locators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from assistant.domain.reading import Passage, Role
from ingest.text.bold_lines import is_sentence
from ingest.text.markdown_tables import block_parser, plain, table_at
from ingest.text.statements import ends_sentence, split_statements, starts_statement

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BOLD_LINE = re.compile(r"\s*(\*\*|__)(?P<title>(?:(?!\1).){1,80})\1\s*:?\s*")
_NO_WORDS = re.compile(r"[\s>#*_=|:+~-]*")
_BULLET = re.compile(r"[-*+•‣◦▪–—]\s|\(?\d{1,3}[.)]\s|\[[ xX]?\]\s")
Path = tuple[tuple[int, str], ...]
"""Levels and titles, outermost first."""

BOLD_LEVEL = 7
LABEL_LEVEL = 8
_LONGEST_LABEL = 60
_UNDERLINED = 2
"""Lines of a title with its underline."""
_FILLED_IN = re.compile(r"[^:]*(?:[^\W\d_]|[)\]]) ?: +\S")
"""A label with its content beside it, which announces nothing below."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of lines that becomes one passage; `start` counts from 0.

    `level` is 1-6 for headings, 7 for a line in bold, 8 and up for a label above a
    list, 0 for all else; `depth` counts the lists around it.
    """

    start: int
    end: int
    role: Role
    level: int = 0
    depth: int = 0
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A passage before its headings are known; levels and depth as in `Unit`."""

    locator: str
    text: str
    role: Role
    level: int = 0
    depth: int = 0
    cells: tuple[tuple[str, str], ...] = ()


def locator(start: int, end: int) -> str:
    """Return `line N` or `lines N-M` for lines counted from 0, end exclusive."""
    return f"line {start + 1}" if end == start + 1 else f"lines {start + 1}-{end}"


def markdown_passages(lines: Sequence[str], skip: int = 0) -> tuple[Passage, ...]:
    """Return the passages of a Markdown text, leaving out its first `skip` lines.

    Every line that holds words is in a passage, but for HTML comments and the header
    rows of tables.
    """
    units = _with_leftovers(lines, skip, _markdown_units(lines, skip))
    return _passages(lines, units)


def text_passages(lines: Sequence[str], skip: int = 0) -> tuple[Passage, ...]:
    """Return the passages of a plain text, one for each statement."""
    return _passages(lines, list(_text_units(lines, skip, typed=True)))


def text_blocks(lines: Sequence[str], *, titled: bool) -> list[Block]:
    """Return the statements of a part of a plain text, before its headings are known.

    `titled` says that a short first line is a title.
    """
    units = _text_units(lines, 0, titled=titled)
    return [_block(lines, unit) for unit in units]


def _markdown_units(lines: Sequence[str], skip: int) -> list[Unit | tuple[int, int]]:
    """Return units, and (start, end) of what is left out on purpose."""
    body = list(lines[skip:])
    tokens = block_parser().parse("\n".join(body))
    units: list[Unit | tuple[int, int]] = []
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting if token.type in _LISTS else 0
        if token.map is None:
            continue
        start, end = token.map[0] + skip, token.map[1] + skip
        if token.type == "heading_open":
            units += _heading(lines, token, start, end)
        elif token.type == "paragraph_open":
            units += _paragraph(lines, start, end, depth)
        elif token.type == "table_open":
            units += _table(tokens, index, body, skip)
        elif token.type == "fence":
            units.append(Unit(start, end, Role.PARAGRAPH, depth=depth))
        elif token.type == "html_block":
            words = _COMMENT.sub("", "\n".join(lines[start:end])).strip()
            units.append(Unit(start, end, Role.PARAGRAPH) if words else (start, end))
    return units


_LISTS = frozenset(
    {
        "bullet_list_open",
        "bullet_list_close",
        "ordered_list_open",
        "ordered_list_close",
    }
)


def _heading(
    lines: Sequence[str], token: Token, start: int, end: int
) -> Iterator[Unit]:
    """Take a paragraph or a sentence above a row of dashes for a paragraph."""
    underlined = token.markup in {"-", "="}
    if underlined and (end - start > _UNDERLINED or is_sentence(lines[start])):
        yield Unit(start, end - 1, Role.PARAGRAPH)
    else:
        yield Unit(start, end, Role.HEADING, level=int(token.tag[1:]))


def _paragraph(
    lines: Sequence[str], start: int, end: int, depth: int
) -> Iterator[Unit]:
    if depth:
        yield Unit(start, end, Role.ITEM, depth=depth)
        return
    for first, last in split_statements(lines[start:end]):
        yield Unit(start + first, start + last, Role.PARAGRAPH)


def _table(
    tokens: list[Token], index: int, body: list[str], skip: int
) -> Iterator[Unit | tuple[int, int]]:
    table = table_at(tokens, index, body, (), skip)
    yield (table.header_line - 1, table.header_line + 1)
    for row in table.rows:
        cells = tuple(zip(table.header, row.cells, strict=True))
        yield Unit(row.line - 1, row.line, Role.ROW, cells=cells)


def _with_leftovers(
    lines: Sequence[str], skip: int, found: list[Unit | tuple[int, int]]
) -> list[Unit]:
    """Add every line with words that the Markdown parser passed over."""
    covered = bytearray(len(lines))
    units: list[Unit] = []
    for part in found:
        start, end = (part.start, part.end) if isinstance(part, Unit) else part
        covered[start:end] = b"\1" * (end - start)
        if isinstance(part, Unit):
            units.append(part)
    units += [
        Unit(index, index + 1, Role.PARAGRAPH)
        for index in range(skip, len(lines))
        if not covered[index] and not _NO_WORDS.fullmatch(lines[index])
    ]
    return sorted(units, key=lambda unit: (unit.start, unit.end))


def _text_units(
    lines: Sequence[str], skip: int, *, titled: bool = True, typed: bool = False
) -> Iterator[Unit]:
    """Take each block of lines apart; a short first line is the others' label."""
    start = skip
    for index in range(skip, len(lines) + 1):
        if index < len(lines) and lines[index].strip():
            continue
        first_block = titled and start == skip
        parts = _text_parts(lines[start:index], first_block=first_block, typed=typed)
        for number, (first, last) in enumerate(parts):
            line = lines[start + first].strip()
            labelled = number > 0 and _is_text_label(lines[start].strip(), parts[0])
            yield Unit(
                start + first,
                start + last,
                Role.ITEM if _BULLET.match(line) else Role.PARAGRAPH,
                depth=1 if labelled or starts_statement(line) else 0,
            )
        start = index + 1


def _text_parts(
    block: Sequence[str], *, first_block: bool, typed: bool
) -> list[tuple[int, int]]:
    """Split a block; a short first line of the document is its title."""
    if not first_block or not block or not _is_text_label(block[0], (0, 1)):
        return split_statements(block, typed=typed)
    rest = split_statements(block[1:], typed=typed)
    return [(0, 1), *((first + 1, last + 1) for first, last in rest)]


def _is_text_label(line: str, part: tuple[int, int]) -> bool:
    alone = part[1] - part[0] == 1 and not starts_statement(line)
    return alone and _is_label(line)


def _passages(lines: Sequence[str], units: Sequence[Unit]) -> tuple[Passage, ...]:
    return headed([_block(lines, unit) for unit in units])


def _block(lines: Sequence[str], unit: Unit) -> Block:
    return Block(
        locator=locator(unit.start, unit.end),
        text="\n".join(lines[unit.start : unit.end]),
        role=unit.role,
        level=unit.level,
        depth=unit.depth,
        cells=unit.cells,
    )


def headed(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the blocks as passages under their headings.

    A line in bold that is no sentence, and a label above a list, are headings too; a
    label's reach ends with its list.
    """
    path: Path = ()
    passages: list[Passage] = []
    for index, found in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        block = _titled(found, following)
        path = _above(path, block)
        passages.append(
            Passage(
                locator=block.locator,
                text=block.text,
                role=block.role,
                headings=tuple(title for _, title in path),
                cells=block.cells,
            )
        )
        if block.level:
            path = (*path, (block.level, _title(block.text)))
    return tuple(passages)


def _above(path: Path, block: Block) -> Path:
    """Return the titles that still hold."""
    if block.level:
        return tuple(part for part in path if part[0] < block.level)
    reach = LABEL_LEVEL + block.depth
    return tuple(part for part in path if part[0] < reach)


def _titled(block: Block, following: Block | None) -> Block:
    """Give a line in bold, or a label above a list, the level of a heading."""
    if block.level or block.role is Role.ROW or "\n" in block.text:
        return block
    bold = block.role is Role.PARAGRAPH and _BOLD_LINE.fullmatch(block.text)
    if bold and not is_sentence(block.text):
        return replace(block, role=Role.HEADING, level=BOLD_LEVEL)
    if (
        following is not None
        and following.depth > block.depth
        and _is_label(plain(block.text.strip()))
    ):
        role = Role.HEADING if block.role is Role.PARAGRAPH else block.role
        return replace(block, role=role, level=LABEL_LEVEL + block.depth)
    return block


def _is_label(text: str) -> bool:
    words = len(text.split())
    if not words or _FILLED_IN.match(text):
        return False
    if text.endswith(":"):
        return words <= 9 and len(text) <= _LONGEST_LABEL
    return words <= 5 and len(text) <= _LONGEST_LABEL and not ends_sentence(text)


def _title(text: str) -> str:
    """Return a heading's words without its marks."""
    first = text.split("\n", 1)[0].strip()
    first = _BULLET.sub("", re.sub(r"^#{1,6}\s+|\s+#+$", "", first)).strip()
    return plain(first).removesuffix(":").strip()
