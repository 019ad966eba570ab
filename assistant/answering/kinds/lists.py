"""Questions that ask for a list: all of it, in its own order, or how much is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.answering.asked.asks import SLIPPED, Wanted
from assistant.answering.asked.months import month_in
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Decision,
    MilestoneState,
    MilestoneStatus,
)
from assistant.domain.findings import Strength
from assistant.domain.records import RaidEntry, RaidKind, StatusCategory, Ticket
from assistant.facts.sameness.stems import shared, stems
from assistant.facts.tickets import OPEN_CATEGORIES

MOST = 12
"""Lines of a list."""
_HAS_TO_DO = re.compile(
    r"(?i)\b(?:has|have|had|need|needs|left) (?:still )?to do\b|\bto-?dos?\b"
    r"|\bwhat (?:must|should|will) (?:\w+ ){1,3}do\b|\bopen actions?\b"
)
_WAS = re.compile(r"(?i)\b(?:was|were)\b")
_DUE_KINDS: tuple[tuple[re.Pattern[str], type[Ticket | ActionItem]], ...] = (
    (re.compile(r"(?i)\b(?:tickets?|cards?)\b"), Ticket),
    (re.compile(r"(?i)\bactions?\b"), ActionItem),
)
"""What alone is asked for, of all that has a day on which it is due."""
_CLOSED = re.compile(r"(?i)\b(?:closed|resolved|ended|retired)\b")
_SLIPPED = re.compile(f"(?i){SLIPPED}")
_LAST_WEEK = re.compile(r"(?i)(?<!since )\b(?:last|past|previous) week\b")
_CHANGES = "ontrack changes"
_SOON = timedelta(days=14)
_WEEK = 7
K = ChangeKind
W = Wanted
LISTED = frozenset({W.OVERDUE, W.DUE, W.WORK, W.HOLDINGS, W.RISK, W.CHANGE, W.ACTION})
_ALL = "ontrack actions, tickets, raid or milestones"
_FIRST: tuple[frozenset[ChangeKind], ...] = (
    frozenset({K.MILESTONE_MISSED, K.MILESTONE_MET}),
    frozenset({K.SCOPE_ADDED, K.SCOPE_REMOVED}),
    frozenset({K.BLOCKED, K.DEPENDENCY_LATE, K.UNBLOCKED}),
    frozenset({K.DECISION}),
)
"""What is told first of what changed, behind milestones that moved."""
_KINDS = (
    (re.compile(r"(?i)\bissues?\b"), RaidKind.ISSUE),
    (re.compile(r"(?i)\bdependenc(?:y|ies)\b"), RaidKind.DEPENDENCY),
    (re.compile(r"(?i)\bassumptions?\b"), RaidKind.ASSUMPTION),
    (re.compile(r"(?i)\b(?:risks?|risiken)\b"), RaidKind.RISK),
)
_ONLY = re.compile(
    r"(?i)\W*(?:(?:what|which|list|show|tell|me|are|is|the|our|all|top|main|biggest"
    r"|major|highest|greatest|worst|most|important|serious|current|open|key|project"
    r"|raid|and|or|now|today|\d+|three|five|ten|risks?|issues?|dependenc(?:y|ies)"
    r"|assumptions?|us|we|facing|have|do|there|still|right|at|moment|welche|sind|die"
    r"|gr[oö]ssten|größten|risiken|by|exposure|score|severity|ranked|of|on|in|log"
    r"|for|this)\b\W*)+"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The first lines of a list, how many more there are, and what lists them all.

    `each` says that a reader is told each line, or not, by itself.
    `counted` is how many things the first line counts, None where it counts none.
    """

    lines: tuple[Candidate, ...]
    more: int = 0
    command: str = ""
    each: bool = False
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that may stand in a list: its sentence and what it was made of."""

    told: Candidate
    of: MilestoneStatus | ActionItem | Ticket | RaidEntry | Change | Decision
    owner: str | None = None

    @property
    def due(self) -> date | None:
        """The day on which it is due; a milestone's is the one that it has now."""
        match self.of:
            case MilestoneStatus():
                return self.of.forecast or self.of.baseline
            case Change() | Decision():
                return None
            case _:
                return self.of.due

    @property
    def is_open(self) -> bool:
        """Whether something is left to be done."""
        match self.of:
            case MilestoneStatus():
                return self.of.state is not MilestoneState.MET
            case ActionItem():
                return self.of.status in {ActionStatus.OPEN, ActionStatus.OVERDUE}
            case Ticket():
                return self.of.category in OPEN_CATEGORIES
            case RaidEntry():
                return self.of.is_open
            case _:
                return False

    @property
    def order(self) -> tuple[int, float, int]:
        """Milestones, then the log by exposure, tickets and actions by day."""
        day = (self.due or date.max).toordinal()
        match self.of:
            case MilestoneStatus():
                return 0, 0.0, day
            case RaidEntry():
                return 1, -(self.of.exposure or 0.0), day
            case Ticket():
                return 2, 0.0, day
            case ActionItem():
                return 3, float(self.of.strength is not Strength.COMMITTED), day
            case _:
                return 4, 0.0, day


def listing(
    question: Question, items: Iterable[Item], today: date, since: date | None
) -> Listing | None:
    """Return the list that the question asks for; None where it asks for none."""
    mine = [
        item for item in items if not question.people or item.owner in question.people
    ]
    if question.wanted in {W.CHANGE, W.RISK}:
        return _of_time(question, mine, today, since)
    match question.wanted:
        case W.OVERDUE if _is_plain(question):
            late = [one for one in mine if one.is_open and _before(one, today)]
            return _cut(_once(sorted(late, key=lambda one: one.order)), _ALL)
        case W.DUE if _is_plain(question):
            return _cut(_due(question.text, mine, today), _ALL)
        case W.WORK | W.ACTION if question.people:
            return _in_hand(question, mine)
        case W.HOLDINGS if question.people and not question.subject:
            held = [one for one in mine if one.is_open and _is_held(one)]
            return _cut(sorted(held, key=lambda one: one.order), _ALL)
    return None


def _of_time(
    question: Question, mine: Sequence[Item], today: date, since: date | None
) -> Listing | None:
    """Return what changed, or what the log holds or closed."""
    if question.wanted is W.RISK:
        return _of_log(question, mine, since)
    return _changed(question.text, mine, today, since) if _is_plain(question) else None


def _changed(
    text: str, mine: Iterable[Item], today: date, since: date | None
) -> Listing | None:
    """Return what changed since a day, or all whose day is a later one now."""
    if _SLIPPED.search(text):
        return _cut(_until(text, filter(_has_slipped, mine), today), _CHANGES)
    if since is None:
        return None
    return _cut(_until(text, mine, today), f"{_CHANGES} --since {since}")


def period(text: str, today: date) -> tuple[date, date]:
    """Return the first and last day of which a question speaks, else two weeks."""
    if named := month_in(text, today):
        return named.first, named.last
    low = text.casefold()
    monday = today - timedelta(days=today.weekday())
    if "tomorrow" in low:
        return today + timedelta(days=1), today + timedelta(days=1)
    if "today" in low:
        return today, today
    if "month" in low:
        first = today.replace(day=1)
        if re.search(r"\b(?:next|coming)\b", low):
            first = (first + timedelta(days=31)).replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if "week" in low:
        if re.search(r"\b(?:next|coming)\b", low):
            monday += timedelta(days=_WEEK)
        return monday, monday + timedelta(days=_WEEK - 1)
    return today, today + _SOON


def _due(text: str, mine: Sequence[Item], today: date) -> list[Item]:
    """Return what is due in the time asked for, what was due with what is done."""
    first, last = period(text, today)
    past = _WAS.search(text) is not None
    kinds = tuple(kind for form, kind in _DUE_KINDS if form.search(text))
    due = [
        one
        for one in mine
        if (past or one.is_open) and one.due and first <= one.due <= last
        if not kinds or isinstance(one.of, kinds)
    ]
    due.sort(key=lambda one: (_before(one, today) and not past, one.order))
    return due


def _is_plain(question: Question) -> bool:
    return not (question.ids or question.subject or question.marks)


def _before(item: Item, today: date) -> bool:
    return item.due is not None and item.due < today


def _in_hand(question: Question, mine: Sequence[Item]) -> Listing | None:
    """Return what somebody works on, or has still to do."""
    if question.wanted is W.WORK:
        return _cut(_work(mine), "ontrack actions, tickets or raid")
    if question.subject or not _HAS_TO_DO.search(question.text):
        return None
    return _cut(_left_to_do(mine), _ALL)


def _of_log(
    question: Question, mine: Sequence[Item], since: date | None
) -> Listing | None:
    """Return what was closed in the log since a day, or what is open in it now."""
    if since and asks_what_ended(question):
        ended = [one for one in mine if _has_ended(one, question.text)]
        return _cut(sorted(ended, key=_news), f"{_CHANGES} --since {since}")
    if asks_what_ended(question) and _ONLY.fullmatch(_CLOSED.sub(" ", question.text)):
        return _cut(_ended(question.text, mine), "ontrack raid --all")
    if _ONLY.fullmatch(question.text):
        return _cut(_exposed(question.text, mine), "ontrack raid")
    return None


def asks_what_changed(question: Question, since: date | None) -> bool:
    """Whether it is answered from what changed, and not from how things stand."""
    if question.wanted is W.CHANGE and asks_what_slipped(question):
        return True
    ended = question.wanted is W.CHANGE or asks_what_ended(question)
    return ended and since is not None


def asks_what_slipped(question: Question) -> bool:
    """Whether it asks for all whose day moved to a later one."""
    return _SLIPPED.search(question.text) is not None


def _has_slipped(item: Item) -> bool:
    kinds = {K.DATE_SLIPPED, K.MILESTONE_MISSED}
    return isinstance(item.of, Change) and item.of.kind in kinds


def _is_held(item: Item) -> bool:
    """Whether it is owned as such: no errand, but a milestone, ticket or entry."""
    return isinstance(item.of, MilestoneStatus | Ticket | RaidEntry)


def _until(text: str, news: Iterable[Item], today: date) -> list[Item]:
    """Return what changed in order, up to the end of the last week if that is asked."""
    monday = today - timedelta(days=today.weekday())
    last = monday if _LAST_WEEK.search(text) else date.max
    mine = [one for one in news if isinstance(one.of, Change) and one.of.on < last]
    return sorted(mine, key=_news)


def asks_what_ended(question: Question) -> bool:
    """Whether it asks which entries of the log were closed."""
    return question.wanted is W.RISK and _CLOSED.search(question.text) is not None


def _has_ended(item: Item, text: str) -> bool:
    """Whether it tells that an entry of a kind asked for was closed."""
    kinds = {kind for form, kind in _KINDS if form.search(text)}
    ends = {K.RISK_CLOSED} if kinds == {RaidKind.RISK} else {K.ISSUE_CLOSED}
    ends = ends if len(kinds) == 1 else {K.RISK_CLOSED, K.ISSUE_CLOSED}
    return isinstance(item.of, Change) and item.of.kind in ends


def _left_to_do(mine: Sequence[Item]) -> list[Item]:
    """Return what somebody has still to do: actions by day, then tickets."""
    left = [
        one for one in mine if one.is_open and isinstance(one.of, ActionItem | Ticket)
    ]
    left.sort(key=lambda one: (isinstance(one.of, Ticket), one.order))
    return _once(left)


def _once(items: Sequence[Item]) -> list[Item]:
    """Leave out an action that says less of another one of the same person and day."""
    return [
        one
        for one in items
        if not any(_says_less(one, other) for other in items if other is not one)
    ]


def _says_less(one: Item, other: Item) -> bool:
    a, b = one.of, other.of
    if not (isinstance(a, ActionItem) and isinstance(b, ActionItem)):
        return False
    if one.owner is None or one.owner != other.owner or a.due != b.due:
        return False
    mine, theirs = stems(a.what), stems(b.what)
    return len(mine) > 1 and mine < theirs and shared(mine, theirs) == mine


def _work(mine: Sequence[Item]) -> list[Item]:
    """Return what somebody has in hand: tickets in work, then actions and the log."""
    begun = {StatusCategory.ACTIVE, StatusCategory.BLOCKED}
    tickets = [one for one in mine if isinstance(one.of, Ticket) and one.is_open]
    active = [
        one
        for one in tickets
        if isinstance(one.of, Ticket)
        and (one.of.category in begun or one.of.is_blocked)
    ]
    others = [
        one
        for one in mine
        if one.is_open and isinstance(one.of, ActionItem | RaidEntry)
    ]
    others.sort(
        key=lambda one: (isinstance(one.of, RaidEntry), _is_late(one), one.order)
    )
    return [*sorted(active or tickets, key=lambda one: one.order), *others]


def _is_late(item: Item) -> bool:
    return isinstance(item.of, ActionItem) and item.of.status is ActionStatus.OVERDUE


def _exposed(text: str, mine: Iterable[Item]) -> list[Item]:
    """Return the open entries of the kinds asked for, the highest exposure first."""
    kinds = {kind for form, kind in _KINDS if form.search(text)}
    found = [
        one
        for one in mine
        if isinstance(one.of, RaidEntry) and one.is_open and one.of.kind in kinds
    ]
    return sorted(found, key=lambda one: one.order)


def _ended(text: str, mine: Iterable[Item]) -> list[Item]:
    """Return the entries of the kinds asked for that are no longer open."""
    kinds = {kind for form, kind in _KINDS if form.search(text)}
    return [
        one
        for one in mine
        if isinstance(one.of, RaidEntry) and not one.is_open and one.of.kind in kinds
    ]


def _news(item: Item) -> tuple[int, int, int, int, str]:
    """Order changes: milestones, scope, blocked, decisions, and then by severity."""
    change = item.of
    if not isinstance(change, Change):
        return 0, 0, 0, 0, ""
    rank = next(
        (n for n, kinds in enumerate(_FIRST) if change.kind in kinds), len(_FIRST)
    )
    moved = {K.DATE_SLIPPED, K.DATE_PULLED_IN}
    if change.kind in moved and change.subject == change.title:
        rank = 0
    return (
        rank,
        change.severity.rank,
        change.kind is K.DONE,
        -change.on.toordinal(),
        change.subject,
    )


def _cut(found: Sequence[Item], command: str) -> Listing | None:
    if not found:
        return None
    lines = tuple(one.told for one in found[:MOST])
    return Listing(lines, len(found) - len(lines), command)
