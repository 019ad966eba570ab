"""Which decisions stand, and what undo and redo take back: pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.journal import JournalEntry, Verb, in_force, standing
from assistant.review.targets import Target


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The entries of one act that an undo or redo names, and their decisions."""

    entries: tuple[JournalEntry, ...]
    decisions: tuple[JournalEntry, ...]


def next_undo(entries: Iterable[JournalEntry]) -> TakeBack | None:
    """Return the last act that stands, as far as it stands, or None."""
    act = _last_act(standing(entries))
    return TakeBack(act, act) if act else None


def next_redo(entries: Iterable[JournalEntry]) -> TakeBack | None:
    """Return the last undo in force, or None if a decision came after it."""
    by_seq = {entry.seq: entry for entry in entries}
    decided = max((seq for seq, e in by_seq.items() if e.undoes is None), default=0)
    undone = _last_act([e for e in in_force(by_seq.values()) if e.verb is Verb.UNDO])
    if not undone or undone[-1].seq < decided:
        return None
    return TakeBack(undone, tuple(by_seq[e.undoes] for e in undone if e.undoes))


def _last_act(entries: Sequence[JournalEntry]) -> tuple[JournalEntry, ...]:
    """Return the last entry with those that were made at once with it."""
    return tuple(e for e in entries if e.revision == entries[-1].revision)


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
