"""Which decisions stand, and what undo and redo take back: pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.domain.journal import JournalEntry, Verb, in_force, standing
from assistant.review.targets import Target


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The entry that an undo or redo names, and the decision that it is about."""

    entry: JournalEntry
    decision: JournalEntry


def next_undo(entries: Iterable[JournalEntry]) -> TakeBack | None:
    """Return the last decision that stands, or None."""
    decisions = standing(entries)
    return TakeBack(decisions[-1], decisions[-1]) if decisions else None


def next_redo(entries: Iterable[JournalEntry]) -> TakeBack | None:
    """Return the last undo in force, or None if a decision came after it."""
    by_seq = {entry.seq: entry for entry in entries}
    decided = max((seq for seq, e in by_seq.items() if e.undoes is None), default=0)
    undone = [e for e in in_force(by_seq.values()) if e.verb is Verb.UNDO]
    if not undone or undone[-1].seq < decided or undone[-1].undoes is None:
        return None
    return TakeBack(undone[-1], by_seq[undone[-1].undoes])


_OF_RELEASES = frozenset({Verb.RELEASE, Verb.UNDO, Verb.REDO})


def decided_on(
    targets: Collection[Target],
    entries: Iterable[JournalEntry],
    *,
    is_open: bool,
    is_named: bool = False,
) -> list[JournalEntry]:
    """Return what was decided on the targets and can still be taken back.

    Once a draft is not open any more, that is what outlives it: flags and actions, and,
    where somebody names it, a release, which holds for the drafts to come.
    """
    names = {one.name for one in targets if one.kind.is_of_project or is_open}
    lasting = {one.name for one in targets} if is_named else set()
    return [
        entry
        for entry in entries
        if (entry.target in names and entry.verb is not Verb.APPROVE)
        or (entry.target in lasting and entry.verb in _OF_RELEASES)
    ]
