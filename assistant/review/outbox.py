"""What left of one audience's drafts, and how a draft becomes an update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.drafts import Draft, Update
from assistant.domain.journal import JournalEntry
from assistant.review.approval import seal
from assistant.review.journal import Journal


@dataclass(frozen=True, slots=True)
class Outbox:
    """The updates of a journal, seen from one draft as it was computed."""

    journal: Journal
    computed: Draft

    def sent(self) -> Update | None:
        """Return the update that the draft became, or None."""
        sent = self.journal.updates()
        return next((one for one in sent if one.draft.id == self.computed.id), None)

    def newer(self) -> Draft | None:
        """Return the audience's draft of a later day, or made later, if any."""
        newest = self.journal.newest_draft(self.computed.audience)
        return newest if newest and newest.id != self.computed.id else None

    def seal(
        self,
        draft: Draft,
        entries: Sequence[JournalEntry],
        *,
        by: str,
        reason: str | None,
        body: str,
    ) -> Update:
        """Keep the draft, as the entries leave it, as an update that never changes."""
        sent = self.journal.updates()
        revisions = [entry.revision for entry in entries]
        update = seal(
            draft,
            by=by,
            reason=reason,
            body=body,
            previous=sent[-1] if sent else None,
            revision=max(draft.run.revision, *revisions, 0),
        )
        self.journal.save_update(update)
        return update
