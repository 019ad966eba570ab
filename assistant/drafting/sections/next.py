"""Who owns the next action, and by when."""

from __future__ import annotations

from assistant.domain.facts import ActionItem, ActionStatus, Change, ChangeKind
from assistant.domain.findings import Strength
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, listing, sentence

_OURS = "In work on our side"
_FIRM = {Strength.COMMITTED, Strength.TENTATIVE}


def next_actions(told: Told) -> list[Unit]:
    """Tell the overdue actions, then those that are due next, each with its owner.

    Where no people are named, tell what work comes next instead.
    """
    if not told.telling.people:
        return _next_work(told)
    firm = [a for a in told.actions if a.strength in _FIRM and _holder(a)]
    overdue = [a for a in firm if a.status is ActionStatus.OVERDUE]
    ahead = [a for a in firm if a.status is ActionStatus.OPEN and a.due]
    ahead.sort(
        key=lambda action: (
            not _matters(told, action),
            action.due or told.as_of,
            action.id,
        )
    )
    overdue.sort(key=lambda action: (action.due or told.as_of, action.id), reverse=True)
    loose = [a for a in firm if a.status is ActionStatus.OPEN and not a.due]
    loose.sort(key=lambda action: (-action.raised.toordinal(), action.id))
    return [_sentence(told, action) for action in [*ahead, *overdue, *loose]]


def _holder(action: ActionItem) -> str:
    """Return who has it: the person, or the name as written where nobody knows it."""
    return action.owner or action.owner_text or ""


def _matters(told: Told, action: ActionItem) -> bool:
    """Whether it is about a milestone, or about what is blocked or flagged."""
    words = f"{action.what} {action.subject}".casefold()
    subjects = [m.title for m in told.milestones]
    subjects += [change.subject for change in told.blocked]
    subjects += [flag.subject for flag in told.heard_flags]
    return any(subject.casefold() in words for subject in subjects)


def _sentence(told: Told, action: ActionItem) -> Unit:
    owner, what = _holder(action), action.what.rstrip(".")
    values = [owner, what, "open"]
    text = f"{owner}: {what}"
    if action.due:
        due = day(action.due, told.as_of)
        overdue = action.status is ActionStatus.OVERDUE
        text += f"; was due {due} and is open" if overdue else f", by {due}"
        values.append(due)
    if action.strength is Strength.TENTATIVE:
        text += " (not firm)"
        values.append("not firm")
    return Unit("next", sentence(text), (action,), tuple(values))


def _next_work(told: Told) -> list[Unit]:
    started: list[Change] = list(told.of(ChangeKind.STARTED))
    if not started:
        return []
    names = [told.telling.item(change) for change in started]
    text = f"{_OURS}: {listing(names)}"
    return [Unit("next", sentence(text), tuple(started), (_OURS, *names))]
