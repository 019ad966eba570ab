"""Days that disagree: of a file and its name, of a page and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from assistant.domain.reading import (
    MAIL_KINDS,
    NOTES_KINDS,
    WIKI_KINDS,
    DocumentKind,
    ReadProblem,
    ReadResult,
)
from ingest.notes.heading_dates import file_name_date, parse_day
from ingest.reader import Document, ReadContext

_ENDING = re.compile(
    r"\.(vtt|srt|sbv|txt|mp4|m4a|webm|docx?|pdf|pptx?|md|html?)(?![\w.-])",
    re.IGNORECASE,
)
_EDGE = re.compile(r"[\"'<>()\[\]{}/\\|:;,=\r\n\t]")
_LONGEST = 80
"""Characters of a file's name that are looked at."""
_OF_A_MEETING = re.compile(
    r"(?:^|[^a-z])(?:gmt\d|transcri|recording|chat(?:$|[^a-z])|audio|video|minutes"
    r"|meeting[ _-]?notes|protokoll|aufzeichnung|compte[ _-]rendu|notulen|verbale)",
    re.IGNORECASE,
)
_RECORDINGS = frozenset({"vtt", "srt", "sbv", "mp4", "m4a", "webm"})
_PAGES = WIKI_KINDS | NOTES_KINDS | {DocumentKind.NOTE}
_OWN = frozenset({"heading", "front matter"})
_LARGEST = 2 * 1024**2
_MOST = 5


def other_days(
    document: Document, result: ReadResult, context: ReadContext
) -> Iterator[ReadProblem]:
    """Yield a problem where a document and what carries or names it disagree in days.

    That is a note whose own words give another day than its file's name, and what is
    attached or linked and recorded on another day than the meeting of the page or
    mail. One day of difference is a matter of time zones.
    """
    if result.kind in NOTES_KINDS and result.dated_from in _OWN:
        yield from _of_name(document, result, context)
    day = _meeting_day(document, result, context)
    if day and result.kind in _PAGES | MAIL_KINDS and len(document.data) < _LARGEST:
        yield from _of_attached(document, day)


def _of_name(
    document: Document, result: ReadResult, context: ReadContext
) -> Iterator[ReadProblem]:
    named = file_name_date(document.name, context.date_order)
    if named and result.dated and _differ(named, result.dated):
        yield ReadProblem(
            where="",
            what=f"the file is named for {named} and its words are dated "
            f"{result.dated}; it was taken as of {result.dated}",
            fix="check that the words are those of the meeting; correct one of the two",
        )


def _meeting_day(
    document: Document, result: ReadResult, context: ReadContext
) -> date | None:
    """Return the day of the one meeting that a page or mail is about, if it says so."""
    if result.kind in NOTES_KINDS:
        return result.dated
    title = result.title or ""
    named = file_name_date(title, context.date_order)
    named = named or parse_day(title, context.date_order, context.today)
    if named or result.kind in MAIL_KINDS:
        return named
    return file_name_date(document.name, context.date_order)


def _of_attached(document: Document, day: date) -> Iterator[ReadProblem]:
    """Name recordings of other days, unless one of the day itself is there too."""
    text = unquote(document.data.decode("utf-8", errors="replace"))
    found: dict[str, date] = {}
    for match in _ENDING.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        name = f"{_EDGE.split(before)[-1].strip()}{match[0]}"
        is_recorded = match[1].lower() in _RECORDINGS
        own = file_name_date(name)
        if own and (is_recorded or _OF_A_MEETING.search(name)):
            found.setdefault(name, own)
    if any(not _differ(own, day) for own in found.values()):
        return
    for name, own in list(found.items())[:_MOST]:
        yield ReadProblem(
            where="",
            what=f"{name!r} is dated {own}, and what carries it is of {day}",
            fix="check that it belongs there; a copied page keeps the old attachments",
        )


def _differ(one: date, other: date) -> bool:
    return abs((one - other).days) > 1
