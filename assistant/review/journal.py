"""The port to where decisions, drafts and updates are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from assistant.domain.drafts import Draft, Update
from assistant.domain.journal import JournalEntry, Request


class Journal(Protocol):
    """Where decisions are kept for ever; the ledger implements it."""

    def entries(self) -> Sequence[JournalEntry]:
        """Return every entry in the order in which they were made."""
        ...

    def append_act(
        self, rows: Sequence[Request], *, by: str, as_of: date | None = None
    ) -> Sequence[JournalEntry]:
        """Keep decisions that were made at once, all or none, in one revision.

        They are durable when this returns.
        """
        ...

    def save_update(self, update: Update) -> None:
        """Keep an approved update for ever."""
        ...

    def updates(self) -> Sequence[Update]:
        """Return every approved update in the order in which they were approved."""
        ...

    def save_draft(self, draft: Draft) -> None:
        """Keep a draft as it was made; saving it again changes nothing."""
        ...

    def draft(self, draft_id: str) -> Draft | None:
        """Return a draft as it was made, without decisions, or None."""
        ...

    def newest_draft(self, audience: str) -> Draft | None:
        """Return the audience's draft of the latest day, of those the last made."""
        ...
