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

    Words told in confidence are restricted, with all of their mail or thread.
    """
    base = join(settled or Label.INTERNAL, result.label or Label.CLIENT)
    marked = [piece for piece in result.passages if _IN_CONFIDENCE.search(piece.text)]
    if marked and result.kind in _WHOLE_DOCUMENT:
        return tuple(join(base, Label.RESTRICTED) for _ in result.passages)
    closed = {_circle(piece) for piece in marked}
    return tuple(
        join(base, Label.RESTRICTED) if _circle(piece) in closed else base
        for piece in result.passages
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
