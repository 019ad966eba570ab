"""What people decided on a flag: answered, dismissed, and back when things changed."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.evidence import Quote
from assistant.domain.facts import Flag, FlagStatus
from assistant.domain.journal import JournalEntry, Verb, standing

_STATUS = {
    Verb.ANSWER: FlagStatus.ANSWERED,
    Verb.DISMISS: FlagStatus.DISMISSED,
    Verb.RAID: FlagStatus.ANSWERED,
}


def with_decisions(
    flags: Iterable[Flag], entries: Iterable[JournalEntry]
) -> tuple[Flag, ...]:
    """Return the flags with the status that the last standing decision gives them."""
    last = {entry.target: entry for entry in standing(entries) if entry.verb in _STATUS}
    return tuple(_decide(flag, last.get(flag.id)) for flag in flags)


def _decide(flag: Flag, entry: JournalEntry | None) -> Flag:
    if entry is None or (entry.verb is Verb.DISMISS and _has_news(flag, entry)):
        return flag
    return flag.model_copy(update={"status": _STATUS[entry.verb]})


def _has_news(flag: Flag, entry: JournalEntry) -> bool:
    """Whether any evidence became known after the day that was looked at."""
    return entry.as_of is not None and any(
        isinstance(piece, Quote)
        and piece.as_of is not None
        and piece.as_of > entry.as_of
        for piece in flag.evidence
    )
