"""The facts that one audience may be told, out of all facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from typing import TypedDict, TypeVar

from assistant.domain.audience import Audience
from assistant.domain.drafts import Withheld
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Decision,
    Exposure,
    Fact,
    Flag,
    FlagStatus,
    Health,
    MilestoneStatus,
    Statement,
    WorkItem,
)
from assistant.domain.findings import Strength
from assistant.domain.records import RaidKind
from assistant.drafting.confided import confided, reason_id
from assistant.drafting.disputed import disputed
from assistant.drafting.reach import Reach
from assistant.drafting.titles import Titles
from assistant.drafting.unit import Telling
from assistant.facts.factbase import FactBase
from assistant.facts.tickets import OPEN_CATEGORIES

FactT = TypeVar("FactT", bound=Fact)
_SHORT_LIST = 2
ENDS = (ChangeKind.ISSUE_CLOSED, ChangeKind.RISK_CLOSED, ChangeKind.DONE)
"""How an issue or a risk, or the ticket of one, is over."""
FIRM = frozenset({Strength.COMMITTED, Strength.TENTATIVE})
_UNDONE = frozenset({ActionStatus.OPEN, ActionStatus.OVERDUE})


class Brevity(IntEnum):
    """How much a sentence may say, so that a heavy week still fits its length."""

    FULL = 0
    GROUPED = 1
    SHORT = 2
    TERSE = 3


@dataclass(frozen=True, slots=True)
class Basis:
    """What the day's facts rest on, for sentences about what is not there.

    `since` is the day of the earliest tickets or RAID entries; `held_back` are the
    kinds of change that this audience is not told of in full; `hidden_exposure` is the
    highest score of an open entry that it is not told of; `said_blocked` counts what
    people lately said is stopped; `unsaid` are reasons that it must not read; `is_cut`
    says that a newest export lacks some of its records; `linked` counts the open
    tickets that a link to another open one blocks.
    """

    tickets: int
    dependencies: int
    since: date | None
    held_back: frozenset[ChangeKind]
    hidden_exposure: float
    said_blocked: int
    unsaid: frozenset[str]
    is_cut: bool = False
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What an audience may be told; `withheld` are material facts that it may not.

    `theirs` are the people on the reader's own side; `bugs` the keys of tickets that
    report a fault; `planned` are milestones whose new date or state is withheld;
    `titles` are those of tickets and RAID entries, by key; `bodies` decided something
    and are no person that is known.
    """

    audience: Audience
    telling: Telling
    as_of: date
    since: date | None
    health: Health
    changes: tuple[Change, ...]
    blocked: tuple[Change, ...]
    exposures: tuple[Exposure, ...]
    milestones: tuple[MilestoneStatus, ...]
    flags: tuple[Flag, ...]
    actions: tuple[ActionItem, ...]
    decisions: tuple[Decision, ...]
    work: tuple[WorkItem, ...]
    said_blocked: tuple[Statement, ...]
    theirs: frozenset[str]
    basis: Basis
    withheld: tuple[Withheld, ...]
    brevity: Brevity = Brevity.FULL
    bugs: frozenset[str] = frozenset()
    planned: tuple[MilestoneStatus, ...] = ()
    titles: Titles = field(default_factory=Titles)
    bodies: frozenset[str] = frozenset()

    def called(self, text: str) -> str:
        """Put titles in the place of keys, for a reader who is shown no keys."""
        if self.telling.keys:
            return text
        return self.titles.put_into(text)

    @property
    def most(self) -> int:
        """How many items of one kind a sentence names before it counts the rest."""
        if not self.is_short:
            return self.audience.named
        most = 1 if self.brevity is Brevity.TERSE else _SHORT_LIST
        return min(self.audience.named, most)

    def shown(self, number: int) -> int:
        """Return how many of so many are named; a single one is never just counted."""
        return number if number == self.most + 1 else min(number, self.most)

    @property
    def is_short(self) -> bool:
        """Whether a reader of summaries has a week too heavy for every name."""
        return self.brevity >= Brevity.SHORT and not self.telling.keys

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of some kinds, the gravest and newest first."""
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def heard_flags(self) -> tuple[Flag, ...]:
        """The open flags that are grave enough for this audience."""
        least = self.audience.least_severity.rank
        return tuple(flag for flag in self.flags if flag.severity.rank <= least)


class _Counts(TypedDict):
    """The counted part of a basis."""

    tickets: int
    dependencies: int
    since: date | None


class _Sieve:
    """Divides facts into those that an audience is told and those it is not."""

    def __init__(self, reach: Reach, released: frozenset[str]) -> None:
        self._reach = reach
        self._released = released
        self._refused: dict[str, Withheld] = {}
        self.held_back: set[ChangeKind] = set()
        self.refused_names: set[str] = set()

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What the reviewer must hear of, in the order of ids."""
        return tuple(self._refused[key] for key in sorted(self._refused))

    def open_to(self, facts: Iterable[FactT]) -> tuple[FactT, ...]:
        """Return what may be told, and keep what is refused and matters."""
        kept = []
        for fact in facts:
            refusal = self._reach.withheld(fact)
            if refusal is None or fact.id in self._released:
                kept.append(fact)
                continue
            self.refused_names |= {fact.subject, fact.title}
            if isinstance(fact, Change):
                self.held_back.add(fact.kind)
            if _is_material(fact, self._reach.audience) or self._is_next(fact):
                self._refused.setdefault(fact.id, refusal)
        return tuple(kept)

    def lets_go(self, name: str) -> bool:
        """Whether a person released what has this id."""
        return name in self._released

    def _is_next(self, fact: Fact) -> bool:
        """Whether it is work that would be told as next, and is not listed yet."""
        known = {item.subject for item in self._refused.values()}
        return (
            isinstance(fact, WorkItem)
            and (fact.active or fact.due is not None)
            and fact.subject not in known
        )

    def next_up(
        self, actions: Iterable[ActionItem], limit: int
    ) -> tuple[ActionItem, ...]:
        """Return the actions that may be told; of the others keep the first ones."""
        kept = []
        for action in actions:
            refusal = self._reach.withheld(action)
            if refusal is None or action.id in self._released:
                kept.append(action)
            elif limit and action.strength in FIRM and holder(action):
                self._refused.setdefault(action.id, refusal)
                limit -= 1
        return tuple(kept)


def tell(base: FactBase, reach: Reach, released: frozenset[str]) -> Told:
    """Divide the facts into what this audience may be told and what is withheld.

    `released` are ids of withheld facts that a person let go, with a reason.
    """
    audience = reach.audience
    reach = replace(reach, disputed=disputed(base.flags))
    sieve = _Sieve(reach, released)
    exposures = sieve.open_to(base.exposures)
    shown = {exposure.id for exposure in exposures}
    milestones = sieve.open_to(base.milestones)
    standing = {stone.subject for stone in milestones}
    return Told(
        audience=audience,
        telling=Telling(base.as_of, audience.ticket_keys, audience.names_people),
        as_of=base.as_of,
        since=base.since,
        health=base.health,
        changes=_by_themselves(sieve.open_to(sorted(base.changes, key=_gravity))),
        blocked=sieve.open_to(sorted(base.blocked, key=_gravity)),
        exposures=exposures,
        milestones=milestones,
        planned=sieve.open_to(
            stone for stone in base.planned if stone.subject not in standing
        ),
        flags=sieve.open_to(
            flag
            for flag in base.flags
            if flag.kind in audience.flags and flag.status is FlagStatus.OPEN
        ),
        actions=sieve.next_up(
            sorted(
                (action for action in base.actions if action.status in _UNDONE),
                key=lambda action: _urgency(action, base.as_of, reach.theirs),
            ),
            next((s.limit for s in audience.sections if s.name == "next"), 0),
        ),
        decisions=sieve.open_to(base.decisions),
        work=sieve.open_to(base.work),
        said_blocked=sieve.open_to(base.said_blocked),
        theirs=reach.theirs,
        basis=Basis(
            **_counted(base),
            held_back=frozenset(sieve.held_back),
            hidden_exposure=max(
                (one.score for one in base.exposures if one.id not in shown),
                default=0.0,
            ),
            said_blocked=len(base.said_blocked),
            unsaid=_unsaid(base, reach, sieve),
            is_cut=bool(base.health.coverage.cut),
            linked=_linked(base),
        ),
        withheld=(
            *sieve.withheld,
            *(
                one
                for one in confided(base.health, audience)
                if not sieve.lets_go(one.fact)
            ),
        ),
        titles=_titles(base, reach),
        bodies=frozenset(
            change.owner
            for change in base.changes
            if change.kind is ChangeKind.DECISION
            and change.owner
            and base.people.resolve(change.owner) is None
        ),
        bugs=frozenset(key for key, one in base.tickets.items() if one.record.is_bug),
    )


def _titles(base: FactBase, reach: Reach) -> Titles:
    """Return the titles that this reader may read."""
    most = reach.audience.facts.rank
    return Titles(
        (base.tickets, base.raid),
        lambda one: one.label.rank <= most and reach.may_say(one.record.title),
    )


def _by_themselves(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Let those stand alone whose leading change the reader is not told."""
    told = {(change.kind, change.subject) for change in changes}

    def known(change: Change, subjects: Iterable[str]) -> tuple[str, ...]:
        return tuple(s for s in subjects if (change.kind, s) in told)

    return tuple(
        change
        if change.stands_alone
        else change.model_copy(
            update={
                "follows": known(change, change.follows),
                "same_as": next(iter(known(change, [change.same_as])), ""),
            }
        )
        for change in changes
    )


def holder(action: ActionItem) -> str:
    """Return who has it: the person, or the name as written where nobody knows it."""
    return action.owner or action.owner_text or ""


def _urgency(
    action: ActionItem, as_of: date, theirs: frozenset[str]
) -> tuple[bool, bool, int, str]:
    """Order by whose it is (the reader's own first), then by the days to its date."""
    days = abs((action.due - as_of).days) if action.due else 0
    return (action.owner not in theirs, action.due is None, days, action.id)


def _counted(base: FactBase) -> _Counts:
    seen = [one.first_seen for one in base.tickets.values()]
    seen += [one.first_seen for one in base.raid.values()]
    open_entries = [one.record for one in base.raid.values() if one.record.is_open]
    return {
        "tickets": sum(
            one.record.category in OPEN_CATEGORIES for one in base.tickets.values()
        ),
        "dependencies": sum(
            entry.kind is RaidKind.DEPENDENCY for entry in open_entries
        ),
        "since": min(seen, default=None),
    }


def _linked(base: FactBase) -> int:
    """Count the open tickets that a link to another open ticket blocks.

    The order of a plan's tasks is no obstacle.
    """
    still = {
        key: one.record
        for key, one in base.tickets.items()
        if one.record.category in OPEN_CATEGORIES and one.record.planned is None
    }
    held = {
        key for key, one in still.items() if not still.keys().isdisjoint(one.blocked_by)
    }
    held |= {key for one in still.values() for key in one.blocks if key in still}
    return len(held)


def _unsaid(base: FactBase, reach: Reach, sieve: _Sieve) -> frozenset[str]:
    """Return the reasons of a colour that speak of what is withheld or confided."""
    names = sieve.refused_names
    return frozenset(
        reason.text
        for name, health in base.health.dimensions.items()
        for reason in health.reasons
        if not reach.may_say(reason.text)
        or any(told in reason.text for told in names)
        or (reason.is_confided and not sieve.lets_go(reason_id(name, reason)))
        or (reason.has_amounts and not reach.audience.tells_spend)
    )


def _gravity(change: Change) -> tuple[int, int, str]:
    return (change.severity.rank, -change.on.toordinal(), change.subject)


def _is_material(fact: Fact, audience: Audience) -> bool:
    """Whether the reviewer must hear that this audience is not told."""
    if isinstance(fact, Change):
        return True
    if isinstance(fact, Flag):
        return fact.severity.rank <= audience.least_severity.rank
    if isinstance(fact, Exposure):
        return fact.happened
    return isinstance(fact, MilestoneStatus)
