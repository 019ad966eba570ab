"""Proposed merges that the reviewer has still to settle, without what proposed them."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus, ProposedMerge

_OVER = {ActionStatus.DONE, ActionStatus.DROPPED}


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
