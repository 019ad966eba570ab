"""What left of one audience's drafts, and how a draft becomes an update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.drafts import Draft, Update
from assistant.domain.journal import JournalEntry
from assistant.errors import GateError
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

    def refuse_if_sent(self, sent: Update | None) -> None:
        """Refuse to decide on what was sent.

        Raises:
            GateError: If the draft became an update.
        """
        if sent is not None:
            raise self._refusal(f"was approved by {sent.approved_by} as {sent.id}")

    def refuse_if_overtaken(self) -> None:
        """Refuse to decide where nobody would see it.

        Raises:
            GateError: If the audience's newer draft of the same day became an update.
        """
        newer = self.newer()
        if newer is None or newer.as_of != self.computed.as_of:
            return
        sent = replace(self, computed=newer).sent()
        if sent is not None:
            by = f"by {sent.approved_by} as {sent.id}"
            raise self._refusal(f"gave way to {newer.id}, which was approved {by}")

    def _refusal(self, why: str) -> GateError:
        audience = self.computed.audience
        return GateError(
            f"The {audience} draft {self.computed.id} {why}; "
            "what was sent does not change.",
            fix=f"run `ontrack draft --audience {audience}` when there is news.",
        )

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
