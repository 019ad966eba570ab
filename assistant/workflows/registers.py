"""The registers of one day, each worked out once for a state of the ledger."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from types import ModuleType
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant.domain.facts import (
    ActionItem,
    Change,
    ClaimedHealth,
    Decision,
    Flag,
    Health,
    MilestoneStatus,
    Statement,
)
from assistant.ledger.view import View
from assistant.settings import Settings

T = TypeVar("T")
_ACTIONS = TypeAdapter(tuple[ActionItem, ...])
_CHANGES = TypeAdapter(tuple[Change, ...])
_DECISIONS = TypeAdapter(tuple[Decision, ...])
_FLAGS = TypeAdapter(tuple[Flag, ...])
_HEALTH = TypeAdapter(Health)
_MILESTONES = TypeAdapter(tuple[MilestoneStatus, ...])
_STATEMENTS = TypeAdapter(tuple[Statement, ...])
_AT_HAND: WeakKeyDictionary[View, dict[str, Any]] = WeakKeyDictionary()


def actions(view: View, *, decided: bool = True) -> tuple[ActionItem, ...]:
    """Return the actions, with the journal's decisions unless they are not wanted."""
    entries = view.journal if decided else ()
    return _once(
        view,
        "actions",
        _ACTIONS,
        lambda: _work().actions_of(view, entries),
        _decided_beside(view) if decided else None,
    )


def changed(view: View, since: date | None) -> tuple[Change, ...]:
    """Return what is different from the end of `since`; None is the beginning."""
    return _once(view, "changes", _CHANGES, lambda: _work().changes(view, since), since)


def decisions(view: View) -> tuple[Decision, ...]:
    """Return every decision, with those that a reviewer rejected."""
    found = lambda: tuple(one.decision for one in _work().every_decision(view))  # noqa: E731
    return _once(view, "decisions", _DECISIONS, found)


def flags_of(
    view: View, settings: Settings, *, decided: bool = True
) -> tuple[Flag, ...]:
    """Return the flags, with the journal's decisions unless they are not wanted."""

    def found() -> tuple[Flag, ...]:
        work = _work()
        live = (one for one in decisions(view) if one.silenced is None)
        material = work.FlagMaterial(
            view=view,
            actions=actions(view, decided=decided),
            milestones=milestones(view),
            decisions=tuple(live),
            thresholds=settings.flags,
            tolerances=settings.health,
        )
        raised: tuple[Flag, ...]
        raised = work.flags(material, view.journal if decided else ())
        return raised

    on = _decided_beside(view) if decided else None
    asked = (settings.flags, settings.health, on)
    return _once(view, "flags", _FLAGS, found, *asked)


def judged(
    view: View, settings: Settings, claimed: ClaimedHealth | None = None
) -> Health:
    """Return the health, no better than the colour that a person claimed."""
    found = lambda: _work().health(view, settings.health, claimed)  # noqa: E731
    return _once(view, "health", _HEALTH, found, settings.health, claimed)


def milestones(view: View) -> tuple[MilestoneStatus, ...]:
    """Return where every milestone stands."""
    return _once(
        view, "milestones", _MILESTONES, lambda: _work().milestone_register(view)
    )


def said_blocked(view: View) -> tuple[Statement, ...]:
    """Return what prose of late says is stopped."""
    found = lambda: _work().said_to_be_blocked(view)  # noqa: E731
    return _once(view, "said blocked", _STATEMENTS, found)


def statements(view: View, *, every: bool) -> tuple[Statement, ...]:
    """Return what prose says of risk; with `every` also what is denied or over.

    What a reviewer rejected is among them either way.
    """

    def found() -> tuple[Statement, ...]:
        return tuple(
            _work().statement_register(view, all_polarities=every, rejected=True)
        )

    return _once(view, "statements", _STATEMENTS, found, every)


def _decided_beside(view: View) -> int:
    """Return the number of the last decision on a flag or an action, 0 without one."""
    beside = (one.seq for one in view.journal if _is_beside(one.target))
    return max(beside, default=0)


def _is_beside(target: str) -> bool:
    return target.startswith(("act-", "flag-"))


def _work() -> ModuleType:
    """Return what works facts out, which takes long to import and is seldom needed."""
    from assistant.workflows import working_out  # noqa: PLC0415  slow

    return working_out


def _once(
    view: View,
    name: str,
    kind: TypeAdapter[T],
    work_out: Callable[[], T],
    *asked: BaseModel | date | int | None,
) -> T:
    """Return what was worked out before at this state of the ledger, else do it now.

    `asked` are all that it depends on beside the view. What cannot be read any more is
    worked out again.
    """
    at_hand = _AT_HAND.setdefault(view, {})
    named = "\x1f".join((name, str(view.as_of), *map(_told, asked)))
    if named not in at_hand:
        at_hand[named] = _remembered(view, named, kind, work_out)
    found: T = at_hand[named]
    return found


def _remembered(
    view: View, named: str, kind: TypeAdapter[T], work_out: Callable[[], T]
) -> T:
    if view.remembered is None:
        with _no_search_for_garbage():
            return work_out()
    kept = view.remembered.get(named)
    if kept is not None:
        try:
            return kind.validate_json(kept)
        except ValidationError:
            view.remembered.drop(named)
    with _no_search_for_garbage():
        found = work_out()
    view.remembered.put(named, json.dumps(found, default=_whole).encode())
    return found


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Let Python look for cycles only afterwards: nearly all that is made stays.

    To look through it again and again would be a fifth of the work.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _whole(value: Any) -> Any:
    """Return a model with those of its fields, too, that no reader is shown."""
    if isinstance(value, BaseModel):
        return {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat()


def _told(asked: BaseModel | date | int | None) -> str:
    return asked.model_dump_json() if isinstance(asked, BaseModel) else str(asked)
