"""Which records are open, blocked, overdue, somebody's, and how many they are.

The count comes first, then each record in its own sentence; that there is none is told
only where the records hold such things at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.inventory import IN_LOG, Being, Inventory, Things
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.records import holds
from assistant.answering.candidates.teller import Teller
from assistant.answering.kinds.inventory_words import (
    count_told,
    counted,
    is_marked,
    plural,
)
from assistant.answering.kinds.lists import MOST, Item, Listing
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Decision,
    DecisionState,
)
from assistant.domain.people import fold
from assistant.domain.records import (
    RaidEntry,
    RaidKind,
    RaidState,
    StatusCategory,
    Ticket,
)
from assistant.drafting.words import listing as joined
from assistant.drafting.words import number_word
from assistant.facts.tickets import is_finished

B = Being
T = Things
K = ChangeKind
_IN_LOG = {
    T.RISK: RaidKind.RISK,
    T.ISSUE: RaidKind.ISSUE,
    T.DEPENDENCY: RaidKind.DEPENDENCY,
    T.ASSUMPTION: RaidKind.ASSUMPTION,
}
_ENDS = frozenset({K.DONE, K.RISK_CLOSED, K.ISSUE_CLOSED})
_CATEGORIES = {B.TODO: StatusCategory.TODO, B.ACTIVE: StatusCategory.ACTIVE}
_PRIORITY = re.compile(r"p[0-4]")
_COMMANDS = {T.ACTION: "ontrack actions", T.DECISION: "ontrack decisions"}


@dataclass(frozen=True, slots=True)
class Registers:
    """What one reader may hear of: how all stands, and what changed in the time.

    `high` is the exposure from which an entry is grave; `compared` says that there is a
    state before the time with which the changes in it were found.
    """

    items: Sequence[Item]
    news: Sequence[Item]
    teller: Teller
    high: float
    compared: bool


def inventory(
    asked: Inventory, question: Question, registers: Registers
) -> Listing | None:
    """Return the count and the first of what is asked for.

    None where the records hold no such things; nothing where they do not say of them
    what is asked, which no stray sentence says then either.
    """
    if asked.things is T.ISSUE and _PRIORITY.fullmatch(asked.grade):
        # A log has no such priorities, but a tracker has.
        asked = replace(asked, things=T.TICKET)
    held = held_of(asked.things, registers.items)
    if not held:
        return None
    says = _says(asked, held, registers.teller)
    found = _found(asked, held, registers) if says else None
    if found is None:
        return None if asked.things is T.DECISION else Listing(())
    if question.people:
        found = [one for one in found if _is_of(one, question.people)]
    if asked.most:
        return _of_most(asked, found, registers.teller)
    found.sort(key=lambda one: _order(asked, one))
    told = count_told(
        asked,
        next(iter(question.people), ""),
        found,
        held,
        registers.teller,
        registers.high,
    )
    return _listed(told, found, asked)


def _is_of(one: Item, people: Collection[str]) -> bool:
    """Whether it is somebody's: what they have, or the decision that they took."""
    if isinstance(one.of, Decision):
        by = one.of.decided_by or ""
        return one.owner in people or any(name in by for name in people)
    return one.owner in people


def held_of(things: Things, items: Iterable[Item]) -> list[Item]:
    """Return all records of the kind; an issue is a ticket where no log has any."""
    if things is T.ACTION:
        return [
            one
            for one in items
            if isinstance(one.of, ActionItem)
            and one.of.status is not ActionStatus.DROPPED
        ]
    if things is T.DECISION:
        return [
            one
            for one in items
            if isinstance(one.of, Decision) and one.of.state is DecisionState.MADE
        ]
    items = list(items)
    entries = [
        one
        for one in items
        if isinstance(one.of, RaidEntry) and one.of.kind is _IN_LOG.get(things)
    ]
    if entries or things in IN_LOG - {T.ISSUE}:
        return entries
    tickets = [one for one in items if isinstance(one.of, Ticket)]
    return [one for one in tickets if _is_kind(one.of, things, tickets)]


def _is_kind(row: object, things: Things, tickets: Sequence[Item]) -> bool:
    """Whether a ticket is of the kind; `tasks` are all where no kinds are known."""
    if not isinstance(row, Ticket):
        return False
    kind = fold(row.kind)
    match things:
        case T.TICKET:
            return True
        case T.BUG:
            return row.is_bug or (not kind and "bug" in map(fold, row.labels))
        case T.ISSUE:
            return "#" in row.key or kind == "issue"
        case T.TASK:
            kinds = {one.of.kind for one in tickets if isinstance(one.of, Ticket)}
            return "task" in kind or not any(kinds)
        case _:
            return things.value in kind


def _says(asked: Inventory, held: Sequence[Item], teller: Teller) -> bool:
    """Whether the records tell this reader of that which is asked."""
    rows = [one.of for one in held]
    match asked.being:
        case B.UNOWNED:
            return teller.telling.people and not any(
                (isinstance(row, Ticket) and not row.says_assignee)
                or (isinstance(row, RaidEntry) and not row.says_owner)
                or isinstance(row, Decision)
                for row in rows
            )
        case B.OVERDUE | B.DUE:
            return any(one.due for one in held)
        case B.RAISED:
            return all(raised_on(one) for one in held)
        case B.ACTIVE | B.REVIEW | B.BLOCKED | B.TODO:
            return all(isinstance(row, Ticket) for row in rows)
        case B.OPEN | B.DONE | B.ENDED:
            return not any(
                isinstance(row, Decision)
                or (isinstance(row, RaidEntry) and not row.says_state)
                for row in rows
            )
        case _:
            return True


def _found(
    asked: Inventory, held: Sequence[Item], registers: Registers
) -> list[Item] | None:
    """Return the records of which it holds, None where that is not known."""
    if asked.being is B.ENDED:
        return _ended(asked, held, registers)
    if asked.being is B.GRAVE:
        return _grave(asked, held, registers.high)
    if asked.being is B.REVIEW:
        named = [one for one in held if _status(one) in {"in review", "review"}]
        return named or None
    today = registers.teller.as_of
    return [one for one in held if _is(asked, one, today)]


def _is(asked: Inventory, one: Item, today: date) -> bool:
    """Whether that holds of a record which is asked."""
    category = one.of.category if isinstance(one.of, Ticket) else None
    match asked.being:
        case B.ANY:
            return True
        case B.TODO | B.ACTIVE:
            return category is _CATEGORIES[asked.being]
        case B.DONE:
            return _is_done(one)
        case B.BROKEN | B.HELD:
            return _became(asked.being, one)
        case B.RAISED:
            return _within(asked, raised_on(one))
        case _:
            return one.is_open and _is_so(asked, one, today)


def _is_so(asked: Inventory, one: Item, today: date) -> bool:
    """Whether that holds of an open record which is asked."""
    match asked.being:
        case B.BLOCKED:
            return Wanted.BLOCKER in one.told.gives
        case B.OVERDUE:
            late = isinstance(one.of, RaidEntry) and one.of.state is RaidState.LATE
            return late or bool(one.due and one.due < today)
        case B.DUE:
            return _within(asked, one.due)
        case B.UNOWNED:
            return _is_nobodys(one)
        case _:
            return asked.being is B.OPEN


def _became(being: Being, one: Item) -> bool:
    """Whether an assumption was found to be wrong, or to be so."""
    if not isinstance(one.of, RaidEntry):
        return False
    broken = one.of.state is RaidState.INVALID
    return broken if being is B.BROKEN else not broken and holds(one.of)


def _within(asked: Inventory, on: date | None) -> bool:
    return on is not None and asked.first <= on <= asked.last


def _is_done(one: Item) -> bool:
    match one.of:
        case Ticket():
            return is_finished(one.of)
        case RaidEntry():
            return one.of.state is RaidState.CLOSED
        case ActionItem():
            return one.of.status is ActionStatus.DONE
        case _:
            return False


def _is_nobodys(one: Item) -> bool:
    match one.of:
        case Ticket():
            return not one.of.assignee and not one.of.also_assigned
        case RaidEntry():
            return not one.of.owner
        case ActionItem():
            return not (one.of.owner or one.of.owner_text)
        case _:
            return False


def raised_on(one: Item) -> date | None:
    """Return the day on which a record was made."""
    match one.of:
        case Ticket():
            return one.of.created
        case RaidEntry():
            return one.of.raised
        case ActionItem():
            return one.of.raised
        case Decision():
            return one.of.decided_on or one.of.known_on
        case _:
            return None


def _ended(
    asked: Inventory, held: Sequence[Item], registers: Registers
) -> list[Item] | None:
    """Return what was finished in the time, by the days of the records or changes.

    None where neither says on which day everything was finished.
    """
    happened = {
        one.of.subject: one
        for one in registers.news
        if isinstance(one.of, Change) and one.of.kind in _ENDS
    }
    found = []
    for one in held:
        row = one.of
        if not isinstance(row, Ticket | RaidEntry):
            return None
        change = happened.get(row.key)
        on = change.of.on if change and isinstance(change.of, Change) else None
        if isinstance(row, Ticket) and is_finished(row):
            on = row.resolved or on
        if on is None and _is_done(one) and not registers.compared:
            return None
        if on and _is_done(one) and asked.first <= on <= asked.last:
            found.append(Item(change.told if change else one.told, row, one.owner))
    return found


def _grave(asked: Inventory, held: Sequence[Item], high: float) -> list[Item] | None:
    """Return what is open and as grave as asked, by the words of the records."""
    mine = [one for one in held if one.is_open]
    grade = asked.grade
    if asked.things in IN_LOG and all(isinstance(one.of, RaidEntry) for one in held):
        entries = [(one, one.of) for one in mine if isinstance(one.of, RaidEntry)]
        if grade in {"red", "amber", "green"}:
            coloured = [one for one, row in entries if row.health == grade]
            return coloured or None
        if not any(row.exposure for _, row in entries):
            return None
        return [one for one, row in entries if (row.exposure or 0) >= high]
    if not any(grade in _levels(one) for one in held):
        return None
    return [one for one in mine if grade in _levels(one)]


def _levels(one: Item) -> frozenset[str]:
    """Return the priority of a ticket, by its own cell or by a label such as `P1`."""
    if not isinstance(one.of, Ticket):
        return frozenset()
    labels = (label for label in map(fold, one.of.labels) if _PRIORITY.fullmatch(label))
    return frozenset([fold(one.of.priority or ""), *labels]) - {""}


def _status(one: Item) -> str:
    return fold(one.of.status) if isinstance(one.of, Ticket) else ""


def _order(asked: Inventory, one: Item) -> tuple[float, int, str]:
    """Return what orders a list: by exposure, newest first, else by the day due."""
    text = one.told.unit.text
    if asked.being is B.ENDED:
        return 0.0, -one.told.day.toordinal(), text
    if asked.being is B.RAISED or isinstance(one.of, Decision):
        return 0.0, -(raised_on(one) or date.min).toordinal(), text
    if isinstance(one.of, RaidEntry):
        return -(one.of.exposure or 0.0), 0, text
    if asked.being is B.BLOCKED:
        return float(not is_marked(one)), (one.due or date.max).toordinal(), text
    return float(not one.is_open), (one.due or date.max).toordinal(), text


def _of_most(asked: Inventory, found: Sequence[Item], teller: Teller) -> Listing | None:
    """Say who has the most of them, and which these are."""
    owners = Counter(one.owner for one in found if one.owner)
    if not owners or not teller.telling.people:
        return None
    most = max(owners.values())
    names = sorted(name for name, n in owners.items() if n == most)
    state = {B.OPEN: "open ", B.OVERDUE: "overdue ", B.BLOCKED: "blocked "}
    if asked.being not in state:
        return None
    who = f"{joined(names)} {'has' if len(names) == 1 else 'have'}"
    each = " each" if len(names) > 1 else ""
    kind = f"{state[asked.being]}{plural(asked.things)}"
    text = f"{who} the most {kind}: {number_word(most)}{each}"
    mine = sorted(
        (one for one in found if one.owner in names),
        key=lambda one: (one.owner or "", _order(asked, one)),
    )
    return _listed(counted(text, asked, mine, found, teller), mine, asked)


def _listed(head: Candidate, found: Sequence[Item], asked: Inventory) -> Listing:
    lines = (head, *(one.told for one in found[:MOST]))
    command = _COMMANDS.get(asked.things, "ontrack tickets")
    if found and isinstance(found[0].of, RaidEntry):
        command = "ontrack raid" if found[0].is_open else "ontrack raid --all"
    return Listing(lines, max(0, len(found) - MOST), command, counted=len(found))
