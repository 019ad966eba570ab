"""Table rows as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answering.candidates.teller import quoted
from assistant.domain.reading import Passage, Role
from assistant.domain.sourced import SourcedPassage
from assistant.gate.days import days_in

_NUMBERS = frozenset({"no", "nr", "num", "number", "id", "key", "ref", "#"})
_DATES = frozenset({"date", "day", "on", "datum", "decided", "decided on"})
_REASONS = re.compile(r"(?i)\W*(?:reason|rationale|why|because|grund|begründung)\b")
_DECIDED = re.compile(r"(?i)\W*(?:decisions?|decided|resolution|entscheidung\w*)\b")
REASON = ", reason: "
"""What stands between what a row tells and why."""
_CELL = 3
"""Words that a cell has at most if it tells only a name, a day or a state."""
_KEY = r"[^\W\d_][^\W_]{0,9}(?:-[^\W_]{1,9})?[-_]\d[\w.-]*"
_CALLED = re.compile(rf"\W*({_KEY}?)(?=\s*[:–—|)\]]|\s+-|\s*$|\s+[A-Z])")


def told_row(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what a table row says, and how that is told.

    Each cell that holds a sentence is quoted with the short cells behind it; a row of
    short cells is told as its first cell with the others.
    """
    long = [cell for cell in cells if len(cell[1].split()) > _CELL]
    aside = [cell for cell in cells if cell not in long]
    short = [_named(*cell) for cell in aside]
    # The day of a decision is not the day of what was decided.
    decided = any(_DECIDED.match(name) for name, _ in cells)
    own = [
        _named(name, value)
        for name, value in aside
        if not (decided and name.casefold().strip() in _DATES)
    ]
    reasons = [cell for cell in long[1:] if _REASONS.match(cell[0])]
    for name, value in long:
        if (name, value) in reasons:
            matter = long[0][1]
            yield (
                ", ".join([f"{matter}{REASON}{value}", *own]),
                f"{quoted(matter)}{REASON}{quoted(value)}"
                + (f" ({', '.join(short)})" * bool(short)),
            )
            continue
        said = ", ".join([value, *own])
        lead = f"{name}: " if name and len(long) > 1 else ""
        yield said, f"{lead}{quoted(value)}" + (f" ({', '.join(short)})" * bool(short))
    if not long:
        head, *rest = [cells[0][1], *(_named(*cell) for cell in cells[1:])]
        told = f"{head}: {'; '.join(rest)}" if rest else head
        yield told, told


def dated_by(sourced: SourcedPassage, today: date) -> date:
    """Return the newest past day in a row's column of dates, else the first of all.

    The rows of a log are younger than its page where that is dated by its first row.
    """
    cells = [
        value
        for name, value in sourced.passage.cells
        if name.casefold().strip() in _DATES
    ]
    days = [
        date(year, month, day)
        for cell in cells
        for found in days_in(cell)
        for year, month, day in found.resolved(today)
        if year and month and day
    ]
    return max((day for day in days if day <= today), default=date.min)


def own_keys(passage: Passage, said: str) -> frozenset[str]:
    """Return the keys, in lower case, by which a passage itself is called.

    That of its record, of a row its cell of keys, or the one that a sentence, or else
    the title right above it, begins with.
    """
    keys = [passage.subject] if passage.subject else []
    if passage.role is Role.ROW:
        named = [v for n, v in passage.cells if n.casefold().strip(" .") in _NUMBERS]
        keys += named or [value for _, value in passage.cells[:1]]
    elif passage.role is not Role.CELL:
        begins = (_CALLED.match(text) for text in (said, *passage.headings[-1:]))
        keys += [found[1] for found in begins if found][:1]
    return frozenset(key.strip().casefold() for key in keys)


def _named(name: str, value: str) -> str:
    """Return a short cell with its column's name as one says it.

    A column of numbers or keys is not named: `no 7` would deny it.
    """
    if name.casefold().strip(" .") in _NUMBERS:
        return value
    spoken = name if name.isupper() else name[:1].lower() + name[1:]
    return f"{spoken} {value}".strip()
