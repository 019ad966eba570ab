"""Who may read a document's words: its kind, its own markings, the settings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.labels import Label, join
from assistant.domain.reading import (
    TICKET_KINDS,
    UPDATE_KINDS,
    WIKI_KINDS,
    DocumentKind,
    Passage,
    ReadResult,
    Role,
)
from ingest.confidence import asks_for_confidence
from ingest.staff_matters import is_staff_matter

_OPEN_RECORDS = {
    *TICKET_KINDS,
    DocumentKind.MSPDI_XML,
    DocumentKind.MPP,
    *UPDATE_KINDS,
    *WIKI_KINDS,
}
"""Trackers, plans and sent updates; a risk log or a build is the team's own."""
_FOR_US_ALONE = re.compile(
    r"""(?ix)
    \b(?:tell|telling|inform|show|send)\s+(?:(?:the\s+)?[\w’'-]+\s+){1,3}?
      (?:nothing|none\s+of\s+(?:it|this))\b
    | \b(?:do\s+not|don[’']?t|must\s+not|never|not\s+to)\s+(?:tell|inform|mention
      |say|share|show|send|forward|leak)\b
    | \bnot\s+to\s+be\s+(?:shared|told|disclosed|forwarded|mentioned)\b
    | \bnot\s+(?:a\s+word|yet)\s+(?:to|for)\s+(?:the\s+)?(?:client|customer|[A-Z]\w+)
    | \bnot\s+for\s+(?:the\s+)?(?:client|customer)s?\b
    | \b(?:outside|leave|leaves)\s+this\s+(?:room|circle|channel|thread|call)\b
    | \binternal(?:ly)?\s+only\b
    """
)
"""Words that keep what is said from the client, though not from the company."""
_CLOSED_PART = re.compile(
    r"(?i)^\W*(?:strictly |private and )?(?:confidential(?! (?:data"
    r"|waste|files?|records?|documents?|print\w*|modules?))|off the record|not for "
    r"(?:the )?(?:minutes|record|circulation|distribution)|leads only|in confidence|"
    r"closed session|vertraulich|nicht f(?:ü|ue)rs protokoll)\b"
)
_TURNS = frozenset({Role.MESSAGE, Role.TURN})
_BACK = 6
"""Turns before a request among which it finds what it means."""
_SHORT = 12
_WHOLE_DOCUMENT = {DocumentKind.MAIL}


def record_label(result: ReadResult, settled: Label | None) -> Label:
    """Return who may be told the records of a document as facts.

    `settled` is what the command line or the settings say; the document's own front
    matter may only close it further.
    """
    default = Label.CLIENT if result.kind in _OPEN_RECORDS else Label.INTERNAL
    return join(settled or default, result.label or Label.CLIENT)


def passage_labels(result: ReadResult, settled: Label | None) -> tuple[Label, ...]:
    """Return who may read the words of each passage: internal unless settled.

    Words told in confidence are restricted, with all of their mail or thread; words
    that ask to be kept from the client are internal even where the rest was opened.
    What becomes of a person's job or conduct is restricted without being asked, and a
    row is as closed as it says itself.
    """
    base = join(settled or Label.INTERNAL, result.label or Label.CLIENT)
    marked = _told_in_confidence(result.passages)
    if marked and result.kind in _WHOLE_DOCUMENT:
        return tuple(join(base, Label.RESTRICTED) for _ in result.passages)
    closed = {_circle(piece): Label.RESTRICTED for piece in marked}
    closed |= {
        ("place", piece.locator): Label.RESTRICTED
        for piece in result.passages
        if is_staff_matter(piece.text)
    }
    ours = {
        _circle(piece): Label.INTERNAL
        for piece in result.passages
        if _FOR_US_ALONE.search(piece.text)
    }
    found = {**ours, **closed}
    return tuple(
        join(
            base,
            piece.closed or Label.CLIENT,
            *(found.get(at, Label.CLIENT) for at in _places(piece)),
        )
        for piece in result.passages
    )


def _places(piece: Passage) -> tuple[tuple[object, ...], ...]:
    return (_circle(piece), ("place", piece.locator))


def _told_in_confidence(passages: Sequence[Passage]) -> list[Passage]:
    """Return what asks to be kept quiet, or stands under a heading that does.

    A short request without a matter of its own means what the same speaker said just
    before, else what was said last.
    """
    marked = []
    for place, piece in enumerate(passages):
        under = any(_CLOSED_PART.search(heading) for heading in piece.headings)
        asked = asks_for_confidence(piece.text)
        if under or asked:
            marked.append(piece)
        if asked and _is_only_request(piece):
            marked += _meant(passages[max(0, place - _BACK) : place], piece)
    return marked


def _is_only_request(piece: Passage) -> bool:
    words = piece.text.split()
    return piece.role in _TURNS and len(words) <= _SHORT and not piece.thread


def _meant(before: Sequence[Passage], request: Passage) -> Sequence[Passage]:
    turns = [piece for piece in before if piece.role in _TURNS]
    own = [piece for piece in turns if piece.speaker == request.speaker]
    return own[-1:] or turns[-1:]


def label_refused(result: ReadResult, settled: Label | None) -> bool:
    """Whether the document calls its words more open than it may by itself."""
    allowed = settled or Label.INTERNAL
    return result.label is not None and result.label.rank < allowed.rank


def _circle(piece: Passage) -> tuple[object, ...]:
    """Return what shares a confidence: a thread, else the passage alone."""
    if piece.thread:
        return ("thread", piece.thread)
    return ("place", piece.locator)
