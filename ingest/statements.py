"""Where one statement ends and the next begins among lines without blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKER = re.compile(
    r"""\s*(?:
      [-*+•‣◦▪–—]\s+\S                       # a bullet
    | \(?\d{1,3}[.)]\s+\S                    # a number
    | \[[ xX]?\]\s+\S                        # a checkbox
    | (?:AI|ACTION|TODO|DECISION|RISK|ISSUE)\b\W
    | @\w
    | [^\W\d_][\w.'’-]{0,20}(?:\s[\w.'’-]{1,20})?\s+[-–—]\s+\S   # a name and a dash
    | [*_]{0,2}[^\W\d_][\w/&'’ -]{0,30}[*_]{0,2}:[*_]{0,2}\s+\S  # a name or label
    )""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][)\]\"'”’*_`]*\s*$|[.!?][)\]\"'”’]*\s*\S?\W*$")
_NARROWEST = 40
"""Characters; nobody wraps prose to less, so shorter lines are lines on purpose."""

_SHORT_OF_WIDTH = 0.75
_SHORT_OF_WIDTH_MID_SENTENCE = 0.6


def starts_statement(line: str) -> bool:
    """Whether a line opens with a bullet, number, label, or a name and a dash."""
    return bool(_MARKER.match(line))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line[-12:]))


def split_statements(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return (start, end) of every statement, ends exclusive.

    Lines that are wrapped prose stay together: a line goes on unless it ends a
    sentence, stops well short of the block's width, or the next opens like a list
    item, a label or a name.
    """
    if not lines:
        return []
    width = max(len(line) for line in lines)
    starts = [0] + [
        index
        for index in range(1, len(lines))
        if _breaks(lines[index - 1], lines[index], width)
    ]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _breaks(line: str, following: str, width: int) -> bool:
    if width < _NARROWEST or ends_sentence(line) or starts_statement(following):
        return True
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    room = len(line.rstrip()) + 1 + len(first)
    limit = _SHORT_OF_WIDTH_MID_SENTENCE if first[:1].islower() else _SHORT_OF_WIDTH
    return room <= width * limit
