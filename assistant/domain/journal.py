"""Decisions of people, kept for ever: every entry of the append-only journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assistant.domain.base import Frozen


class Verb(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    DROP = "drop"
    EDIT = "edit"
    TELL = "tell"
    ATTACH = "attach"
    REDRAFT = "redraft"
    WAIVE = "waive"
    ANSWER = "answer"
    DISMISS = "dismiss"
    RAID = "raid"
    RELEASE = "release"
    OWNER = "owner"
    DUE = "due"
    MERGE = "merge"
    SPLIT = "split"
    COLOUR = "colour"
    APPROVE = "approve"
    BASELINE = "baseline"
    UNDO = "undo"
    REDO = "redo"


BESIDE_FACTS = ("clm", "drf", "flag", "act")
"""How the ids of claims, drafts, flags and actions begin.

What is decided on them changes nothing that the sources say.
"""


@dataclass(frozen=True, slots=True)
class Request:
    """A decision that a person wants to make, before the journal keeps it."""

    verb: Verb
    target: str
    text: str | None = None
    reason: str | None = None
    undoes: int | None = None


class JournalEntry(Frozen):
    """One decision; an undo names the entry that it takes back.

    Entries of one revision are one act: what a person decided on many at once.

    `target` is the id of a claim, flag, action, draft, withheld or uncovered fact, or
    of a record whose baseline is set;
    `text` is the new wording, owner, date, colour or cited words; `at` is an instant
    with offset.
    """

    seq: int
    at: datetime
    by: str
    verb: Verb
    target: str
    text: str | None = None
    reason: str | None = None
    undoes: int | None = None
    as_of: date | None = None
    revision: int


def in_force(entries: Iterable[JournalEntry]) -> tuple[JournalEntry, ...]:
    """Return the entries that count, undos and redos among them, in order.

    Read from the end, an entry is in force unless a later one in force names it.
    """
    taken_back: set[int] = set()
    kept: list[JournalEntry] = []
    for entry in sorted(entries, key=lambda entry: -entry.seq):
        if entry.seq in taken_back:
            continue
        if entry.undoes is not None:
            taken_back.add(entry.undoes)
        kept.append(entry)
    return tuple(reversed(kept))


def standing(entries: Iterable[JournalEntry]) -> tuple[JournalEntry, ...]:
    """Return the decisions that count, in order.

    An undo takes back the decision that it names, a redo the undo that it names.
    """
    return tuple(entry for entry in in_force(entries) if entry.undoes is None)
