"""Milestones that a page names outside its tables: `Go-live: 24 September 2026`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from assistant.domain.people import fold
from assistant.domain.reading import Passage, ReadProblem, Role
from assistant.domain.records import AnyRecord, Milestone
from ingest.notes.event_names import QUALIFIERS, is_event
from ingest.notes.heading_dates import only_day
from ingest.reader import DateOrder
from ingest.text.markdown_tables import plain

_LABELLED = re.compile(r"\s*(?:[-*+•]\s+)?(?P<name>[^:\n]{2,60}?)\s*:\s*(?P<day>\S.*)")
_LONGEST_DAY = 60
_HISTORY = timedelta(days=30)
_FACT_COLUMNS = 2


def written_milestones(
    passages: Sequence[Passage], order: DateOrder | None, near: date
) -> Iterator[Milestone]:
    """Yield what a page calls a launch, a handover or an end with its one day.

    It stands as a heading over a line that opens with the day, as `Go-live: <day>`, or
    as a row of a table of facts. A sentence that speaks of a day is none, nor are two
    days on one line, nor a day more than a month before `near`, the page's own day.
    """
    for above, passage in zip((None, *passages), passages, strict=False):
        for name, day, locator in _candidates(above, passage):
            due = only_day(plain(day), order, near)
            if due and due >= near - _HISTORY and len(day) <= _LONGEST_DAY:
                title = _title(plain(name))
                yield Milestone(key=title, locator=locator, title=title, due=due)


def unlisted(
    found: Sequence[AnyRecord | ReadProblem], written: Iterable[Milestone]
) -> list[Milestone]:
    """Return the written milestones that no table or list holds, each once."""
    known = [part for part in found if isinstance(part, Milestone)]
    names = {fold(part.title) for part in known}
    places = {part.locator for part in known}
    fresh: list[Milestone] = []
    for milestone in written:
        name = fold(milestone.title)
        if name not in names and milestone.locator not in places:
            names.add(name)
            fresh.append(milestone)
    return fresh


def _candidates(
    above: Passage | None, passage: Passage
) -> Iterator[tuple[str, str, str]]:
    if passage.role is Role.HEADING:
        return
    if passage.role is Role.ROW:
        values = [value for _, value in passage.cells]
        if len(values) == _FACT_COLUMNS and is_event(values[0]):
            yield values[0], values[1], passage.locator
        return
    labelled = _LABELLED.fullmatch(plain(passage.text))
    if labelled:
        if is_event(labelled["name"]):
            yield labelled["name"], labelled["day"], passage.locator
    elif above is not None and above.role is Role.HEADING and is_event(above.text):
        name = above.text.strip().lstrip("#").strip()
        yield name, passage.text, _over(above.locator, passage.locator)


def _title(name: str) -> str:
    """Return the name without the outer words that only say that it is a date."""
    words = name.strip().rstrip(":").split()
    kept = list(words)
    while len(kept) > 1 and fold(kept[0]) in QUALIFIERS:
        kept.pop(0)
    while len(kept) > 1 and fold(kept[-1]) in QUALIFIERS:
        kept.pop()
    return " ".join(kept)


def _over(first: str, last: str) -> str:
    """Return the locator of a heading together with the line under it."""
    start, end = (re.search(r"\d+", place) for place in (first, last))
    if not (start and end and first.startswith("line") and last.startswith("line")):
        return last
    return f"lines {start[0]}-{end[0]}"
