"""The day that a sheet is from, as its file's name or a line above its table says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.reader import ReadContext
from ingest.tables.cells import DateRules, UnreadCellError, date_in_name, read_day

_LEAD = re.compile(
    r".*?\b(?:as (?:of|at)|status(?: date)?|date|stand|reported|reporting date|updated"
    r"|datum|berichtsdatum|au|etat au|al|a fecha|situazione al|per)\b[\s:.]*",
    re.IGNORECASE,
)


def sheet_day(
    name: str, above: Sequence[str], context: ReadContext
) -> tuple[date | None, str]:
    """Return the newest day that is said and is not ahead, and who says it."""
    named = date_in_name(name)
    if named:
        return named, "file name"
    rules = DateRules(context.date_order, context.today)
    days = [
        day
        for text in above
        for part in (text, _LEAD.sub("", text, count=1))
        if re.search(r"\d", part) and (day := _day(part, rules))
    ]
    newest = max((day for day in days if day <= context.today), default=None)
    return newest, "heading" if newest else ""


def _day(text: str, rules: DateRules) -> date | None:
    try:
        return read_day(text.strip(), rules)
    except UnreadCellError:
        return None
