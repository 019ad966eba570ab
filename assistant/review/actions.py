"""Decisions folded over action items: owner, due date, wording, merge and split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from assistant.domain.base import stable_id
from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.facts.actions.merges_left import settled
from assistant.facts.silenced import without_rejected

Actions = dict[str, ActionItem]


def fold_actions(
    actions: Sequence[ActionItem], entries: Iterable[JournalEntry], as_of: date
) -> tuple[ActionItem, ...]:
    """Return the action items as the decisions leave them at the end of `as_of`.

    A merge adds the other item's evidence to the target and removes the other; a
    split makes the named mention an item of its own, or keeps the named item one;
    accepting an item accepts the merges that it rests on.
    """
    items = {action.id: action for action in actions}
    decided = standing(entries)
    for entry in decided:
        change = _CHANGES.get(entry.verb)
        if change is not None and entry.target in items:
            items = change(items, entry)
    timed = (_timed(item, as_of) for item in items.values())
    return settled(without_rejected(timed, decided))


def _accept(items: Actions, entry: JournalEntry) -> Actions:
    proposed = items[entry.target].proposed_merges
    left = tuple(one for one in proposed if one.action is not None)
    return _replace(items, entry, proposed_merges=left)


def _replace(items: Actions, entry: JournalEntry, **update: object) -> Actions:
    changed = items[entry.target].model_copy(update=update)
    return {**items, entry.target: changed}


def _owner(items: Actions, entry: JournalEntry) -> Actions:
    return _replace(items, entry, owner=entry.text)


def _due(items: Actions, entry: JournalEntry) -> Actions:
    return _replace(items, entry, due=date.fromisoformat(entry.text or ""))


def _edit(items: Actions, entry: JournalEntry) -> Actions:
    return _replace(items, entry, what=entry.text)


def _drop(items: Actions, entry: JournalEntry) -> Actions:
    return _replace(items, entry, status=ActionStatus.DROPPED)


def _merge(items: Actions, entry: JournalEntry) -> Actions:
    other = items.get(entry.text or "")
    if other is None or other.id == entry.target:
        return items
    kept = items[entry.target]
    merged = _replace(
        items,
        entry,
        owner=kept.owner or other.owner,
        due=kept.due or other.due,
        mentions=(*kept.mentions, *other.evidence, *other.mentions),
        proposed_merges=(*kept.proposed_merges, *other.proposed_merges),
    )
    return {key: item for key, item in merged.items() if key != other.id}


def _split(items: Actions, entry: JournalEntry) -> Actions:
    whole = items[entry.target]
    text = entry.text or ""
    if not text.isdecimal():
        left = tuple(one for one in whole.proposed_merges if one.action != text)
        return _replace(items, entry, proposed_merges=left)
    number = int(text)
    if not 1 <= number <= len(whole.mentions):
        return items
    mention = whole.mentions[number - 1]
    rest = (*whole.mentions[: number - 1], *whole.mentions[number:])
    what = _words(mention)
    part = whole.model_copy(
        update={
            "id": stable_id("act", whole.id, entry.seq, what),
            "title": what,
            "what": what,
            "evidence": (mention,),
            "mentions": (),
            "proposed_merges": (),
        }
    )
    return {**_replace(items, entry, mentions=rest), part.id: part}


def _words(mention: Evidence) -> str:
    return mention.rule if isinstance(mention, Computed) else mention.quote


def _timed(item: ActionItem, as_of: date) -> ActionItem:
    """Due dates may have been set or moved: say anew whether the item is overdue."""
    if item.status not in {ActionStatus.OPEN, ActionStatus.OVERDUE}:
        return item
    late = item.due is not None and item.due < as_of
    status = ActionStatus.OVERDUE if late else ActionStatus.OPEN
    return item if item.status is status else item.model_copy(update={"status": status})


_CHANGES: Mapping[Verb, Callable[[Actions, JournalEntry], Actions]] = {
    Verb.ACCEPT: _accept,
    Verb.OWNER: _owner,
    Verb.DUE: _due,
    Verb.EDIT: _edit,
    Verb.DROP: _drop,
    Verb.MERGE: _merge,
    Verb.SPLIT: _split,
}
