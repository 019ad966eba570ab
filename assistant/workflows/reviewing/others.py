"""What the other audiences are told as of the day of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.domain.drafts import Claim, Draft, Verdict
from assistant.domain.facts import Colour
from assistant.domain.journal import JournalEntry, standing
from assistant.domain.records import SentUpdate
from assistant.ledger.journal import Journal
from assistant.ledger.view import View
from assistant.review.agreeing import BroughtIn, Other
from assistant.review.fold import Means, fold_draft


@dataclass(frozen=True, slots=True)
class _Unjudged:
    """A wording that is only compared: whether it may be sent is another matter."""

    verdict: Verdict = Verdict.NEEDS_REVIEW
    reasons: tuple[str, ...] = ()
    at_fault: tuple[str, ...] = ()


def told_to_others(
    journal: Journal, audiences: Iterable[str], draft: Draft, view: View
) -> tuple[Other | BroughtIn, ...]:
    """Return what each other audience was sent as of the draft's day.

    Of one that was sent nothing: its newest draft as decided so far, whose computed
    colour nobody was told yet, and the colour that was sent in other words by then.
    """
    sent = {
        update.draft.audience: update.draft
        for update in journal.updates()
        if update.draft.as_of == draft.as_of
    }
    brought_in = dict(_brought_in(view, draft.as_of))
    decisions = standing(journal.entries())
    told: list[Other | BroughtIn] = []
    for name in audiences:
        if name == draft.audience:
            continue
        made = sent.get(name) or journal.newest_draft(name, draft.as_of)
        if name in sent:
            told.append(Other(sent[name], sent[name].health))
            continue
        colour = brought_in.get(name)
        if made is not None:
            decided = _decided(made, decisions)
            told.append(decided._replace(colour=None) if colour else decided)
        if colour:
            told.append(BroughtIn(name, colour))
    return tuple(told)


def _brought_in(view: View, day: date) -> Iterator[tuple[str, Colour]]:
    """Yield the colours of the updates of the day that came from files."""
    for known in view.records(SentUpdate):
        if known.record.sent_on == day and known.record.health in set(Colour):
            yield known.record.audience, Colour(known.record.health)


def _decided(made: Draft, decisions: Iterable[JournalEntry]) -> Other:
    folded = fold_draft(
        made, decisions, Means(_unjudged, lambda _: None, lambda _: None)
    )
    is_set = folded.health is not made.health
    return Other(folded, folded.health if is_set else None)


def _unjudged(_text: str, _claim: Claim) -> _Unjudged:
    return _Unjudged()
