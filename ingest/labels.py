"""Who may read a document's words: its kind, its own markings, the settings."""

from __future__ import annotations

import re

from assistant.domain.labels import Label, join
from assistant.domain.reading import (
    TICKET_KINDS,
    UPDATE_KINDS,
    WIKI_KINDS,
    DocumentKind,
    Passage,
    ReadResult,
)

_OPEN_RECORDS = {
    *TICKET_KINDS,
    DocumentKind.MSPDI_XML,
    DocumentKind.MPP,
    *UPDATE_KINDS,
    *WIKI_KINDS,
}
"""Trackers, plans and sent updates; a risk log or a build is the team's own."""
_IN_CONFIDENCE = re.compile(
    r"""(?ix)
    \bjust\s+(?:for\s+you|between\s+us)\b
    | \b(?:did\s*n[o']t|never)\s+hear\s+(?:it|this|that)\s+from\s+me\b
    | \bin\s+(?:strict(?:est)?\s+)?confidence\b
    | \boff\s+the\s+record\b
    | \bkeep\s+(?:this|it|that|the\s+\w+)\s+
      (?:in\s+(?:here|this\s+\w+|the\s+team)|between\s+us|to\s+yoursel(?:f|ves)
         |inside|within\s+(?:the|our|this)\s+\w+|internal|confidential)\b
    | \bstays?\s+(?:in\s+(?:here|this\s+room)|between\s+us|inside\s+\w+)\b
    | \bnot\s+for\s+the\s+(?:\w+\s+){0,2}(?:update|report|deck|minutes)\b
    | \bTLP:\s*RED\b
    | \beyes\s+only\b
    | \bstrictly\s+confidential\b
    """
)
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
    """
    base = join(settled or Label.INTERNAL, result.label or Label.CLIENT)
    marked = [piece for piece in result.passages if _IN_CONFIDENCE.search(piece.text)]
    if marked and result.kind in _WHOLE_DOCUMENT:
        return tuple(join(base, Label.RESTRICTED) for _ in result.passages)
    closed = {_circle(piece): Label.RESTRICTED for piece in marked}
    ours = {
        _circle(piece): Label.INTERNAL
        for piece in result.passages
        if _FOR_US_ALONE.search(piece.text)
    }
    found = {**ours, **closed}
    return tuple(
        join(base, found.get(_circle(piece), Label.CLIENT)) for piece in result.passages
    )


def label_refused(result: ReadResult, settled: Label | None) -> bool:
    """Whether the document calls its words more open than it may by itself."""
    allowed = settled or Label.INTERNAL
    return result.label is not None and result.label.rank < allowed.rank


def _circle(piece: Passage) -> tuple[object, ...]:
    """Return what shares a confidence: a thread, else the passage alone."""
    if piece.thread:
        return ("thread", piece.thread)
    return ("place", piece.locator)
