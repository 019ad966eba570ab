"""A whole draft in the editor: written out, edited, and what changes decided on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.journal import JournalEntry, Request, Verb
from assistant.review.desk import ReviewDesk
from assistant.review.whole import Changes, as_text, changes_in
from assistant.workflows.reviewing.external_editor import edited


def edit_whole(desk: ReviewDesk, text: str | None = None) -> str:
    """Open the draft, or a text of it, in the editor and return what was saved.

    Raises:
        AssistantError: If nothing of the draft can be decided now, or the editor
            failed; nothing was changed then.
    """
    desk.refuse_changes()
    name = f"{desk.draft.audience}-{desk.draft.as_of}.md"
    return edited(as_text(desk.draft) if text is None else text, name)


def changes_of(desk: ReviewDesk, text: str) -> Changes:
    """Return what an edited text changes in the draft as it is now."""
    desk.refresh()
    return changes_in(text, desk.draft)


def apply(desk: ReviewDesk, changes: Changes, *, drop: bool) -> Sequence[JournalEntry]:
    """Keep each wording as an edit of its claim, and drop what was taken out if wanted.

    The gate judges each; together they are one act, that one undo takes back.

    Raises:
        AssistantError: If a decision is refused; the others are kept.
    """
    act = [Request(Verb.EDIT, one.claim.id, one.text) for one in changes.edited]
    if drop:
        act += [Request(Verb.DROP, claim.id) for claim in changes.removed]
    kept, refused = desk.decide_at_once(act)
    for error in refused.values():
        raise error
    return kept
