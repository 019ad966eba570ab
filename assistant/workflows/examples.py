"""The reviewer's decisions on what was read, as labelled examples of the project."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from assistant.domain.base import Frozen
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, Decision, Fact, Silenced
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.facts.decisions.register import every_decision
from assistant.facts.risks.register import statement_register
from assistant.facts.risks.rejected import silent_statements
from assistant.ledger.view import View
from assistant.workflows.actions import actions_of

_LABELS = {
    Verb.ACCEPT: "accepted",
    Verb.DROP: "rejected",
    Verb.EDIT: "edited",
    Verb.OWNER: "owner",
    Verb.DUE: "due",
    Verb.MERGE: "merged",
    Verb.SPLIT: "split",
}
_KINDS = {"act": "action", "dec": "decision", "stm": "statement"}


class Example(Frozen):
    """One decision on something that was read.

    `what` and `quote` are as they were read, `corrected` what the reviewer put for it:
    new words, owner or date, the action taken in, the mention split off. `quote` is
    empty where the source is gone. `silences` are the ids of what stays silent for it.
    """

    kind: str
    label: str
    id: str
    what: str
    owner: str | None = None
    due: str | None = None
    quote: str = ""
    source: str = ""
    locator: str | None = None
    corrected: str | None = None
    reason: str | None = None
    by: str
    at: datetime
    silences: tuple[str, ...] = ()


def examples(view: View) -> tuple[Example, ...]:
    """Return every standing decision on an action, decision or statement, in order."""
    read = _read(view)
    silent = silences(view)
    return tuple(
        _example(entry, read.get(entry.target), silent)
        for entry in standing(view.journal)
        if entry.verb in _LABELS and _prefix(entry.target) in _KINDS
    )


def silences(view: View) -> dict[str, Silenced]:
    """Return all that stays silent as a reviewer rejected it, by id."""
    actions = actions_of(view, view.journal)
    decisions = (one.decision for one in every_decision(view))
    said: tuple[ActionItem | Decision, ...] = (*actions, *decisions)
    marked = {one.id: one.silenced for one in said if one.silenced is not None}
    return marked | silent_statements(view)


def _prefix(target: str) -> str:
    return target.partition("-")[0]


def _read(view: View) -> Mapping[str, Fact]:
    """Return everything as it was read, before anybody's decision."""
    facts: tuple[Fact, ...] = (
        *actions_of(view, ()),
        *(one.decision for one in every_decision(view)),
        *statement_register(view, all_polarities=True, rejected=True),
    )
    return {one.id: one for one in facts}


def _example(
    entry: JournalEntry, read: Fact | None, silent: Mapping[str, Silenced]
) -> Example:
    words = [one for one in read.evidence if isinstance(one, Quote)] if read else []
    first = words[0] if words else None
    action = read if isinstance(read, ActionItem) else None
    dropped = entry.verb is Verb.DROP
    what = read.title if read else ""
    return Example(
        kind=_KINDS[_prefix(entry.target)],
        label=_LABELS[entry.verb],
        id=entry.target,
        what=what or (entry.text or "" if dropped else ""),
        owner=action.owner if action else None,
        due=action.due.isoformat() if action and action.due else None,
        quote=first.quote if first else "",
        source=first.source if first else "",
        locator=first.locator if first else None,
        corrected=None if dropped else entry.text,
        reason=entry.reason,
        by=entry.by,
        at=entry.at,
        silences=tuple(
            key
            for key, one in silent.items()
            if one.rejection == entry.target and key != entry.target
        )
        if dropped
        else (),
    )
