"""What a new day means that stands in a column for due dates and reviews."""

from __future__ import annotations

from datetime import date

from assistant.domain.records import RaidEntry, RaidKind
from assistant.extract.dates.deadlines import read_dates


def is_next_review(old: RaidEntry, new: RaidEntry, on: date) -> bool:
    """Whether the entry is only looked at again on its new day.

    An issue has happened and is looked at again. Of others the day is when the work is
    due where new words of the entry name it, and else not where the exposure fell,
    where a title that stayed names a day that it does not pass, or where the old day
    had come by `on`, as of every review that was held.
    """
    if old.due is None or new.due is None:
        return False
    if new.kind is RaidKind.ISSUE:
        return True
    told = _days(f"{new.mitigation}\n{new.note}\n{new.description}", on)
    if new.due in told - _days(f"{old.mitigation}\n{old.note}\n{old.description}", on):
        return False
    if new.due < old.due:
        return True
    fell = (new.exposure or 0) < (old.exposure or 0)
    named = _days(new.title, on) if new.title == old.title else set()
    return fell or old.due <= on or any(new.due <= day for day in named)


def _days(text: str, on: date) -> set[date]:
    return {one.day for one in read_dates(text, on, date_order=None) if one.day}
