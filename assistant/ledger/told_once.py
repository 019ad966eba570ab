"""Messages that two sources hold: a mail beside its mailbox, exports that overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.domain.reading import CHAT_KINDS, MAIL_KINDS
from assistant.domain.sourced import SourcedPassage

_Words = tuple[object, ...]
_MESSAGES = CHAT_KINDS | MAIL_KINDS


def told_once(
    sources: Iterable[Sequence[SourcedPassage]],
) -> tuple[SourcedPassage, ...]:
    """Return the passages of all sources without messages that an earlier one holds.

    It is the same message if one person wrote the same words on the same day in the
    same thread, of the same channel where it is a chat. What one source holds several
    times was written as often.
    """
    most: Counter[_Words] = Counter()
    kept: list[SourcedPassage] = []
    for pieces in sources:
        own: Counter[_Words] = Counter()
        for piece in pieces:
            words = _words(piece)
            if words is None:
                kept.append(piece)
                continue
            own[words] += 1
            if own[words] > most[words]:
                kept.append(piece)
        most |= own
    return tuple(kept)


def _words(piece: SourcedPassage) -> _Words | None:
    """Return what tells a message from others, None for what is none."""
    passage = piece.passage
    if piece.kind not in _MESSAGES or passage.speaker is None:
        return None
    is_mail = piece.kind in MAIL_KINDS
    if is_mail and passage.thread is None:
        return None
    return (
        is_mail,
        "" if is_mail else piece.title,
        passage.thread,
        passage.speaker,
        piece.dated,
        passage.quoted,
        " ".join(passage.text.split()),
    )
