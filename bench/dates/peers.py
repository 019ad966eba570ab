"""Libraries that read dates, those that are installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from assistant.extract.dates.deadlines import Due

Reader = Callable[[str, date], Sequence[Due]]


def _dateparser(text: str, said: date) -> Sequence[Due]:
    search: Any = import_module("dateparser.search")
    wanted = {
        "RELATIVE_BASE": datetime.combine(said, time()),
        "PREFER_DATES_FROM": "future",
    }
    found = search.search_dates(text, languages=["en"], settings=wanted) or []
    return [_placed(text, words, day.date()) for words, day in found]


def _parsedatetime(text: str, said: date) -> Sequence[Due]:
    calendar: Any = import_module("parsedatetime").Calendar()
    found = calendar.nlp(text, sourceTime=datetime.combine(said, time())) or []
    return [Due(day.date(), words, (a, b)) for day, _flag, a, b, words in found]


def _recognizers(text: str, said: date) -> Sequence[Due]:
    library: Any = import_module("recognizers_date_time")
    found = library.recognize_datetime(
        text, library.Culture.English, reference=datetime.combine(said, time())
    )
    return [
        Due(_last(one), one.text, (one.start, one.end + 1))
        for one in found
        if "date" in one.type_name.rsplit(".", 1)[-1]
    ]


def _last(found: Any) -> date | None:
    """Take the last value, the future reading; a range's end is the day after it."""
    values = (found.resolution or {}).get("values") or [{}]
    day = str(values[-1].get("value") or values[-1].get("end") or "")[:10]
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return None
    named = any(word in found.text for word in ("to", "until", "and", "within", "from"))
    after = "end" in values[-1] and not named
    return read - timedelta(days=1) if after else read


def _placed(text: str, words: str, day: date) -> Due:
    start = text.find(words)
    return Due(day, words, (start, start + len(words)))


PEERS: dict[str, Reader] = {
    name: read
    for name, module, read in (
        ("dateparser", "dateparser", _dateparser),
        ("parsedatetime", "parsedatetime", _parsedatetime),
        ("recognizers-text-date-time", "recognizers_date_time", _recognizers),
    )
    if find_spec(module)
}
"""What is installed, by the name of its package."""
