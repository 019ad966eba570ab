"""Merges that rest on weak likeness: proposed, and settled by the reviewer."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus, ProposedMerge
from assistant.domain.findings import ActionFinding
from assistant.domain.sourced import Found
from assistant.facts.deliverables import are_apart
from assistant.facts.likeness import Likeness, Words
from assistant.facts.same_matter import same_matter

WEAK = 0.7
"""Likeness below which a merge that was made is still shown as a proposal."""
_PERHAPS = 0.5
_FEWEST = 2
_OVER = {ActionStatus.DONE, ActionStatus.DROPPED}

Saying = Found[ActionFinding]


def perhaps_same(
    likeness: Likeness, one: Saying, words: Words, other: Saying, known: Words
) -> float:
    """Score two sayings that were not merged, 0 where they are hardly the same work.

    Only sayings of two documents, each with two words of its own, and never of two
    people, tickets, days or kinds of work.
    """
    if one.passage.source == other.passage.source:
        return 0.0
    if min(len(words.core), len(known.core)) < _FEWEST:
        return 0.0
    if words.tickets and known.tickets and not words.tickets & known.tickets:
        return 0.0
    ours, theirs = one.finding, other.finding
    owners = ours.owner or ours.owner_text, theirs.owner or theirs.owner_text
    matter = same_matter(ours.what, theirs.what, owners)
    if matter.apart or are_apart(ours.what, theirs.what):
        return 0.0
    score = max(matter.score, likeness.overlap(words, known))
    return score if score >= _PERHAPS else 0.0


def settled(items: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """Return the actions with the proposals that are still to be settled.

    One falls away with the action or the mention that it is about, and once either
    action is over; mentions are counted anew.
    """
    found = tuple(items)
    going = {item.id for item in found if item.status not in _OVER}
    return tuple(_with(item, _standing(item, going)) for item in found)


def _standing(item: ActionItem, going: set[str]) -> tuple[ProposedMerge, ...]:
    if item.id not in going:
        return ()
    counted = (_counted(item, one) for one in item.proposed_merges)
    return tuple(one for one in counted if one.mention or one.action in going)


def _counted(item: ActionItem, one: ProposedMerge) -> ProposedMerge:
    if one.action is not None:
        return one
    there = one.evidence in item.mentions
    number = item.mentions.index(one.evidence) + 1 if there else None
    return one.model_copy(update={"mention": number})


def _with(item: ActionItem, merges: tuple[ProposedMerge, ...]) -> ActionItem:
    if merges == item.proposed_merges:
        return item
    return item.model_copy(update={"proposed_merges": merges})


def told(one: ProposedMerge) -> str:
    """Say what is proposed and how the reviewer settles it."""
    words = one.evidence.quote if isinstance(one.evidence, Quote) else ""
    if one.action is None:
        return (
            f"merged on weak likeness ({one.score:.2f}): {words!r}; "
            f"accept, or split {one.mention}"
        )
    return (
        f"may be the same ({one.score:.2f}): {words!r}; "
        f"merge {one.action}, or split {one.action}"
    )
