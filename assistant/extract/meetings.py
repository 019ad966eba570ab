"""What a meeting is called and who chairs it, by the head of its notes."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.domain.reading import NOTES_KINDS
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import MONTHS, WEEKDAYS
from assistant.extract.view import View

_HEAD = 500
_PASSAGES = 6
_CHAIR = re.compile(
    r"([\w.'’-]+(?: [\w.'’-]+){0,2}) \((?:[\w ]+, ?)?(?:chair|sponsor)[^)]*\)"
    r"|chair(?:ed by)?:? ([\w.'’-]+(?: [^\W\d_][\w.'’-]+)?)",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{2,4})?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?(?:{_MONTH})\b"
    rf"|\b(?:{_MONTH})\.? \d{{1,2}}\b"
    rf"|\b(?:19|20)\d\d\b|\b(?:{'|'.join(WEEKDAYS)})\b\.?",
    re.IGNORECASE,
)
_PAPER = frozenset(
    ("minutes", "notes", "note", "protocol", "record", "of", "the", "for", "from", "at")
)
_MOST = 6
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def chair_of(view: View) -> str | None:
    """Return who chairs or sponsors the meeting, as its first lines say."""
    for one in view.passages[:_PASSAGES]:
        match = _CHAIR.search(one.passage.text[:_HEAD])
        if match:
            return view.names.resolve(match[1] or match[2])
    return None


def meeting_of(one: SourcedPassage) -> str | None:
    """Return the meeting's name without day and kind of paper, None without one.

    A question over the notes is no name.
    """
    if one.kind not in NOTES_KINDS:
        return None
    title = one.title or next(iter(one.passage.headings), "")
    if "?" in title:
        return None
    words = re.findall(r"[^\s,;:|()–—]+", _DAY.sub(" ", title))
    while words and fold(words[0]).strip("-.") in _PAPER | {""}:
        words = words[1:]
    while words and fold(words[-1]).strip("-.") in _PAPER | {""}:
        words = words[:-1]
    name = " ".join(words)
    if len(words) > _MOST or not _LETTERS.search(name):
        return None
    return name[:1].upper() + name[1:]
