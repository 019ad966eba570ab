"""Decisions of people, kept for ever: every entry of the append-only journal."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from assistant.domain.base import Frozen


class Verb(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    DROP = "drop"
    EDIT = "edit"
    WAIVE = "waive"
    ANSWER = "answer"
    DISMISS = "dismiss"
    RELEASE = "release"
    OWNER = "owner"
    DUE = "due"
    MERGE = "merge"
    SPLIT = "split"
    COLOUR = "colour"
    APPROVE = "approve"
    UNDO = "undo"
    REDO = "redo"


class JournalEntry(Frozen):
    """One decision; an undo names the entry that it takes back.

    `target` is the id of a claim, flag, action, draft, withheld or uncovered fact;
    `text` is the new wording, owner, date or colour; `at` is an instant with offset.
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
