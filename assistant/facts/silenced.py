"""What the reviewer rejected silences what only says it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.facts import ActionItem, ActionStatus, Silenced
from assistant.domain.journal import JournalEntry, Verb, standing


@dataclass(frozen=True, slots=True)
class Item:
    """What a source said on a day: an action, a decision or a risk statement."""

    id: str
    what: str
    day: date
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class _Rejection:
    entry: JournalEntry
    item: Item


def silenced(
    items: Sequence[Item], entries: Iterable[JournalEntry]
) -> dict[str, Silenced]:
    """Return, by id, the items that stay silent, and the rejection that is why.

    Those that a person dropped, and those of a later day that speak of the same
    matter. What a person decided on is not silenced by a decision on another item.
    """
    decided = standing(entries)
    kind = {one.id.partition("-")[0] for one in items}
    dropped = {
        entry.target: entry
        for entry in decided
        if entry.verb is Verb.DROP and entry.target.partition("-")[0] in kind
    }
    if not dropped:
        return {}
    known = {one.id: one for one in items}
    rejections = [_rejection(entry, known) for entry in dropped.values()]
    own = {entry.target for entry in decided} - dropped.keys()
    found = {
        one.id: next((r for r in rejections if _covers(r, one)), None)
        for one in items
        if one.id not in own
    }
    return {key: _silenced(one) for key, one in found.items() if one is not None}


def _rejection(entry: JournalEntry, known: Mapping[str, Item]) -> _Rejection:
    """Return it with the words that it rejects, which outlive their source."""
    there = known.get(entry.target)
    day = entry.as_of or entry.at.date()
    item = there or Item(entry.target, entry.text or "", day)
    return _Rejection(entry, item)


def _covers(rejection: _Rejection, one: Item) -> bool:
    item = rejection.item
    if one.id == item.id:
        return True
    if one.day <= item.day or not item.what:
        return False
    # It loads all that reads prose, and most reviews reject nothing.
    from assistant.facts.sameness.same_matter import same_matter  # noqa: PLC0415

    return same_matter(one.what, item.what, (one.owner, item.owner)).same


def _silenced(rejection: _Rejection) -> Silenced:
    entry = rejection.entry
    return Silenced(
        rejection=entry.target,
        what=rejection.item.what,
        reason=entry.reason,
        by=entry.by,
    )


def without_rejected(
    actions: Iterable[ActionItem], entries: Iterable[JournalEntry]
) -> tuple[ActionItem, ...]:
    """Return the actions, those dropped that only say again what was rejected.

    An action that a person dropped has its status from that decision.
    """
    found = tuple(actions)
    items = [Item(one.id, one.what, one.raised, one.owner) for one in found]
    silent = silenced(items, entries)
    return tuple(
        one.model_copy(
            update={"status": ActionStatus.DROPPED, "silenced": silent[one.id]}
        )
        if one.id in silent and silent[one.id].rejection != one.id
        else one
        for one in found
    )
