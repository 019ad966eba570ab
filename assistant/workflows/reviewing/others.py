"""What the other audiences are told as of the day of a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.drafts import Claim, Draft, Verdict
from assistant.domain.journal import JournalEntry, standing
from assistant.ledger.journal import Journal
from assistant.review.agreeing import Other
from assistant.review.fold import Means, fold_draft


@dataclass(frozen=True, slots=True)
class _Unjudged:
    """A wording that is only compared: whether it may be sent is another matter."""

    verdict: Verdict = Verdict.NEEDS_REVIEW
    reasons: tuple[str, ...] = ()
    at_fault: tuple[str, ...] = ()


def told_to_others(
    journal: Journal, audiences: Iterable[str], draft: Draft
) -> tuple[Other, ...]:
    """Return what each other audience was sent as of the draft's day.

    Of one that was sent nothing: its newest draft as decided so far, whose computed
    colour nobody was told yet.
    """
    sent = {
        update.draft.audience: update.draft
        for update in journal.updates()
        if update.draft.as_of == draft.as_of
    }
    decisions = standing(journal.entries())
    told = []
    for name in audiences:
        if name == draft.audience:
            continue
        made = sent.get(name) or journal.newest_draft(name, draft.as_of)
        if name in sent:
            told.append(Other(sent[name], sent[name].health))
        elif made is not None:
            told.append(_decided(made, decisions))
    return tuple(told)


def _decided(made: Draft, decisions: Iterable[JournalEntry]) -> Other:
    folded = fold_draft(
        made, decisions, Means(_unjudged, lambda _: None, lambda _: None)
    )
    is_set = folded.health is not made.health
    return Other(folded, folded.health if is_set else None)


def _unjudged(_text: str, _claim: Claim) -> _Unjudged:
    return _Unjudged()
