"""The update that an audience got last, approved here or brought in from a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.drafts import Draft, Update
from assistant.domain.facts import Colour
from assistant.domain.records import SentUpdate
from assistant.ledger.view import View
from assistant.review.comparison import Previous, Told, told_in

_TITLE = re.compile(r"^\s*(?:#+\s*(?P<heading>.*?)\s*#*|\*\*(?P<bold>[^*]+)\*\*)\s*$")
_MARKS = re.compile(
    r"^\s*(?:[-*+•>]\s+|\d+[.)]\s+)*|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}"
)
_NOTE = re.compile(r"\[\^\d+\](?!:)")


def previous_update(
    draft: Draft, updates: tuple[Update, ...], view: View
) -> Previous | None:
    """Return the newest update of the draft's audience that is older than it."""
    found = [
        Previous(one.draft.as_of, one.health, one.approved_by, told_in(one.draft))
        for one in updates
        if one.draft.audience == draft.audience
        and one.draft.id != draft.id
        and one.draft.as_of <= draft.as_of
    ]
    found += [
        Previous(
            sent.sent_on,
            _colour(sent.health),
            sent.author,
            tuple(sentences_of(sent.body)),
        )
        for sent in (known.record for known in view.records(SentUpdate))
        if sent.audience == draft.audience and sent.sent_on < draft.as_of
    ]
    return max(found, key=_day, default=None)


def _day(previous: Previous) -> date:
    return previous.day


def _colour(name: str | None) -> Colour | None:
    return next((colour for colour in Colour if colour.value == name), None)


def sentences_of(body: str) -> Iterator[Told]:
    """Yield the lines of a text under their headings, without marks of Markdown."""
    section = ""
    for line in body.splitlines():
        title = _TITLE.match(line)
        if title:
            section = title["heading"] or title["bold"]
        elif words := _MARKS.sub("", _NOTE.sub("", _row(line))).strip(" *_`-"):
            yield Told(section, words)


def _row(line: str) -> str:
    """Return a row of a table as a sentence; the line below its head says nothing."""
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if not line.strip().startswith("|"):
        return line
    return "" if set("".join(cells)) <= set("-: ") else ", ".join(filter(None, cells))
