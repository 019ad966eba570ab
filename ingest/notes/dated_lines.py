"""Notes of a task that people keep as dated lines: `4/15 SA: moved to Friday`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATED = re.compile(
    r"\s*(?:[-*•]\s*)?[\[(]?(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}"
    r"(?:[/.](?:\d{4}|\d{2}))?\.?)[\])]?"
    r"(?:\s*[-–—,:]?\s*(?P<who>[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){0,2}))?"
    r"\s*:\s*(?P<text>\S.*)"
)


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line with its date as written, and who wrote it, where that is said."""

    date: str
    who: str | None
    text: str


def split_dated(text: str) -> tuple[str, tuple[DatedLine, ...]]:
    """Return the text without its dated lines, and these.

    A line without a date goes on with the dated line above it.
    """
    plain: list[str] = []
    dated: list[DatedLine] = []
    for line in text.split("\n"):
        match = _DATED.fullmatch(line)
        if match:
            dated.append(DatedLine(match["date"], match["who"], match["text"].strip()))
        elif dated and line.strip():
            last = dated[-1]
            dated[-1] = DatedLine(last.date, last.who, f"{last.text}\n{line}")
        elif not dated:
            plain.append(line)
    return "\n".join(plain).strip(), tuple(dated)
