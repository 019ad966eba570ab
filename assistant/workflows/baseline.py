"""Setting the baseline anew by decision, and taking that back."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date

from assistant.domain.baseline import SCOPE
from assistant.domain.facts import Change
from assistant.domain.journal import JournalEntry, Verb
from assistant.domain.records import Ticket
from assistant.errors import UsageError
from assistant.facts.baseline.settled import settled_addition
from assistant.facts.changes import changes
from assistant.facts.milestones.gates import Gate
from assistant.facts.milestones.status import gates
from assistant.facts.rebaselined import chained, rebaselines
from assistant.facts.tickets import is_finished
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.review.history import next_undo
from assistant.review.rules import one_line

_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """What can be re-baselined: `name` is the journal's, `to` its date now."""

    name: str
    title: str
    to: date | None = None


def accept_baseline(
    ledger: Ledger, view: View, item: str, *, reason: str, by: str
) -> tuple[Item, JournalEntry]:
    """Make what is known of the item on the view's day its baseline.

    The item is a milestone's title or id, a ticket's id, a change's id, or the scope.

    Raises:
        UsageError: If the item is unknown, or nothing differs from its baseline.
    """
    why = one_line(reason)
    if not why:
        raise UsageError("A baseline needs a reason.", fix='give --reason "...".')
    found = _found(view, item)
    entry = ledger.journal.append(
        Verb.BASELINE,
        found.name,
        by=one_line(by),
        text=found.to.isoformat() if found.to else None,
        reason=why,
        as_of=view.as_of,
    )
    return found, entry


def take_back_baseline(
    ledger: Ledger, view: View, item: str, *, by: str
) -> JournalEntry | None:
    """Take back the last decision on the item's baseline; None if there is none."""
    names = {item, *_names(view, item)}
    entries = ledger.journal.entries()
    chosen = {e.seq for e in entries if e.verb is Verb.BASELINE and e.target in names}
    own = [e for e in entries if e.seq in chosen or e.undoes in chosen]
    last = next_undo(own)
    if last is None:
        return None
    ledger.journal.append(
        Verb.UNDO,
        last.decisions[-1].target,
        by=by,
        undoes=last.entries[-1].seq,
        as_of=view.as_of,
    )
    return last.decisions[-1]


def _names(view: View, item: str) -> set[str]:
    """Return what the journal may call the item."""
    stones = [gate for gate in gates(view) if _is_called(gate, item)]
    changed = {one.subject for one in changes(view, None) if one.id == item}
    return {key for gate in stones for key in gate.keys} | changed


def _found(view: View, item: str) -> Item:
    if item == SCOPE:
        return Item(SCOPE, "the scope")
    change = next((one for one in changes(view, None) if one.id == item), None)
    name = change.subject if change else item
    stones = [gate for gate in gates(view) if _is_called(gate, name)]
    if len(stones) > 1:
        keys = ", ".join(gate.keys[0] for gate in stones)
        raise UsageError(
            f"{len(stones)} milestones are called {item!r}.",
            fix=f"name one by its id: {keys}.",
        )
    if stones:
        return _stone(view, stones[0])
    ticket = _ticket(view, name)
    if ticket:
        return ticket
    raise _unknown(view, item, change)


def _is_called(gate: Gate, name: str) -> bool:
    folded = name.casefold().strip()
    return folded in {
        text.casefold() for text in (*gate.keys, gate.subject, gate.title)
    }


def _stone(view: View, gate: Gate) -> Item:
    """Return the milestone with its date now.

    Raises:
        UsageError: If it has no date to come, or stands at its baseline.
    """
    to = gate.met[0] if gate.met else gate.forecast
    if to is None:
        raise UsageError(
            f"{gate.title} has no date.", fix="ingest a plan that gives it one."
        )
    if not gate.met and to <= view.as_of:
        raise UsageError(
            f"The date of {gate.title}, {to}, is over and no later one is known.",
            fix=f"ingest the new plan, or note the decision: ontrack note "
            f'"We move {gate.title} to ...".',
        )
    if to == gate.baseline:
        raise _nothing(gate.title, to)
    return Item(gate.keys[0], gate.title, to)


def _ticket(view: View, name: str) -> Item | None:
    """Return a ticket with its date now, None if there is none of that id.

    Raises:
        UsageError: If nothing differs from its baseline.
    """
    folded = name.casefold().strip()
    known = next(
        (one for one in view.records(Ticket) if one.record.key.casefold() == folded),
        None,
    )
    if known is None:
        return None
    row = known.record
    to = (row.resolved if is_finished(row) else None) or row.due
    history = view.history(Ticket, row.key)
    saved = row.planned.baseline_finish if row.planned else None
    first = saved or next((o.record.due for o in history if o.record.due), None)
    chain = chained(rebaselines(view).get(row.key, ()), first)
    held = chain[-1].to if chain else first
    snapshots = view.snapshots(Ticket)
    is_new = bool(snapshots) and known.first_seen > snapshots[0]
    if to == held and not (is_new and settled_addition(view, known) is None):
        raise _nothing(row.called, to)
    return Item(row.key, row.called, to)


def _nothing(title: str, held: date | None) -> UsageError:
    day = f" of {held}" if held else ""
    return UsageError(
        f"{title} stands at its baseline{day}: there is nothing to accept.",
        fix="see `ontrack baseline` for what differs.",
    )


def _unknown(view: View, item: str, change: Change | None) -> UsageError:
    if change:
        return UsageError(
            f"The change {item} is of {change.title!r}, which has no baseline.",
            fix="name a milestone, a ticket, or `scope`.",
        )
    known = [SCOPE, *(known.record.key for known in view.records(Ticket))]
    for gate in gates(view):
        known += [gate.title, *gate.keys]
    near = difflib.get_close_matches(item, dict.fromkeys(known), cutoff=_NEAR)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `ontrack baseline`."
    return UsageError(f"Nothing with a baseline is called {item!r}.", fix=hint)
