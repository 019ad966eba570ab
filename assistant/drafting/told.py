"""The facts that one audience may be told, out of all facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum

from assistant.domain.audience import Audience
from assistant.domain.drafts import Withheld
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Decision,
    Exposure,
    Flag,
    FlagStatus,
    Health,
    MilestoneStatus,
    Statement,
    WorkItem,
)
from assistant.domain.labels import Label
from assistant.domain.records import RaidKind
from assistant.drafting.basis import Basis, counted
from assistant.drafting.confided import confided, reason_id, unheard
from assistant.drafting.disputed import disputed
from assistant.drafting.held_doubts import held_doubts
from assistant.drafting.held_things import held_things
from assistant.drafting.houses import outsiders
from assistant.drafting.reach import Reach
from assistant.drafting.sieve import Sieve
from assistant.drafting.titles import Titles
from assistant.drafting.unit import Telling
from assistant.drafting.unsettled import unsettled
from assistant.facts.factbase import FactBase

_SHORT_LIST = 2
ENDS = (ChangeKind.ISSUE_CLOSED, ChangeKind.RISK_CLOSED, ChangeKind.DONE)
"""How an issue or a risk, or the ticket of one, is over."""
_UNDONE = frozenset({ActionStatus.OPEN, ActionStatus.OVERDUE})


class Brevity(IntEnum):
    """How much a sentence may say, so that a heavy week still fits its length."""

    FULL = 0
    GROUPED = 1
    SHORT = 2
    TERSE = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What an audience may be told; `withheld` are material facts that it may not.

    `theirs` are the people on the reader's own side, `outside` those of another house
    than the team's; `bugs` the keys of tickets that report a fault, `dependencies` of
    such RAID entries; `planned` are milestones whose new date or state is withheld;
    `titles` are those of tickets and RAID entries, by key; `bodies` decided something
    and are no person that is known; `written` is the last day of a milestone, by
    subject, that the reader has in writing, `told_on` when an update told its present
    day; `elsewhere` are ids of changes that a note in another section tells; `let_go`
    of doubts of milestones that a person released.
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
    dependencies: frozenset[str] = frozenset()
    planned: tuple[MilestoneStatus, ...] = ()
    titles: Titles = field(default_factory=Titles)
    bodies: frozenset[str] = frozenset()
    written: Mapping[str, date] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()
    told_on: Mapping[str, date] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    let_go: frozenset[str] = frozenset()

    def called(self, text: str) -> str:
        """Put titles in the place of keys, for a reader who is shown no keys."""
        if self.telling.keys:
            return text
        return self.titles.put_into(text)

    def partly(self, *kinds: ChangeKind) -> bool:
        """Whether a client is not told all changes of some kinds: no count is whole."""
        held = not self.basis.held_back.isdisjoint(kinds)
        return held and self.audience.facts is Label.CLIENT

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


def tell(base: FactBase, reach: Reach, released: frozenset[str]) -> Told:
    """Divide the facts into what this audience may be told and what is withheld.

    `released` are ids of withheld facts that a person let go, with a reason.
    """
    audience = reach.audience
    reach = _narrowed(base, reach, released)
    sieve = Sieve(reach, released)
    exposures = sieve.open_to(base.exposures)
    milestones = sieve.open_to(base.milestones)
    changes = _by_themselves(sieve.open_to(sorted(base.changes, key=_gravity)))
    blocked = sieve.open_to(sorted(base.blocked, key=_gravity))
    told = Told(
        audience=audience,
        telling=Telling(base.as_of, audience.ticket_keys, audience.names_people),
        as_of=base.as_of,
        since=base.since,
        health=base.health,
        changes=changes,
        blocked=blocked,
        exposures=exposures,
        milestones=milestones,
        planned=sieve.open_to(_planned(base, reach, milestones)),
        flags=sieve.open_to(_open_flags(base, audience)),
        actions=_next_actions(base, reach, sieve),
        decisions=sieve.open_to(base.decisions),
        work=sieve.open_to(base.work),
        said_blocked=sieve.open_to(base.said_blocked),
        theirs=reach.theirs,
        basis=_basis(base, reach, sieve, exposures, len(blocked)),
        withheld=(),
        titles=_titles(base, reach),
        bodies=_bodies(base),
        bugs=frozenset(key for key, one in base.tickets.items() if one.record.is_bug),
        dependencies=frozenset(
            key
            for key, one in base.raid.items()
            if one.record.kind is RaidKind.DEPENDENCY
        ),
        written=_written(base, reach),
        outside=outsiders(base, reach.theirs),
        told_on=_told_on(base, reach),
    )
    doubts = tuple(held_doubts(milestones, audience))
    kept = (*confided(base.health, reach), *doubts)
    return replace(
        told,
        withheld=(*sieve.withheld, *(c for c in kept if not sieve.lets_go(c.fact))),
        let_go=frozenset(one.fact for one in doubts if sieve.lets_go(one.fact)),
    )


def _narrowed(base: FactBase, reach: Reach, released: frozenset[str]) -> Reach:
    """Add what is in dispute or open, and for a client what is held back of a thing."""
    reach = replace(
        reach,
        disputed=disputed(base.flags),
        unsettled=unsettled((*base.work, *base.actions), base.flags, base.decisions),
    )
    if reach.audience.facts is not Label.CLIENT:
        return reach
    held = held_things(base, reach.matters, reach.milestones, released)
    return replace(reach, held=held)


def _written(base: FactBase, reach: Reach) -> dict[str, date]:
    """Return the last day of each milestone that the reader has in writing."""
    told = {stone.subject: reach.days_told(stone.subject) for stone in base.milestones}
    return {subject: days[-1] for subject, days in told.items() if days}


def _told_on(base: FactBase, reach: Reach) -> dict[str, date]:
    """Return when an update told the day that a milestone now has."""
    told = {m.subject: reach.told_on(m.subject, m.forecast) for m in base.milestones}
    return {subject: on for subject, on in told.items() if on and on < base.as_of}


def _planned(
    base: FactBase, reach: Reach, milestones: Sequence[MilestoneStatus]
) -> Iterator[MilestoneStatus]:
    """Yield those that are not told as they stand, with the day that the reader knows.

    That is the last one that the reader has in writing, else the plan's.
    """
    standing = {stone.subject for stone in milestones}
    written = _written(base, reach)
    for stone in base.planned:
        if stone.subject not in standing:
            day = written.get(stone.subject, stone.baseline)
            known = {"baseline": day, "forecast": day, "why": f"told as {day}"}
            if day is not None:
                yield stone if day == stone.baseline else stone.model_copy(update=known)


def _open_flags(base: FactBase, audience: Audience) -> Iterator[Flag]:
    return (
        flag
        for flag in base.flags
        if flag.kind in audience.flags and flag.status is FlagStatus.OPEN
    )


def _next_actions(base: FactBase, reach: Reach, sieve: Sieve) -> tuple[ActionItem, ...]:
    undone = (action for action in base.actions if action.status in _UNDONE)
    limits = (s.limit for s in reach.audience.sections if s.name == "next")
    return sieve.next_up(
        sorted(undone, key=lambda one: _urgency(one, base.as_of, reach.theirs)),
        next(limits, 0),
    )


def _bodies(base: FactBase) -> frozenset[str]:
    """Return the names of deciders that are no known person."""
    return frozenset(
        change.owner
        for change in base.changes
        if change.kind is ChangeKind.DECISION
        and change.owner
        and base.people.resolve(change.owner) is None
    )


def _basis(
    base: FactBase,
    reach: Reach,
    sieve: Sieve,
    exposures: Sequence[Exposure],
    blocked: int,
) -> Basis:
    shown = {exposure.id for exposure in exposures}
    hidden = (one.score for one in base.exposures if one.id not in shown)
    return Basis(
        **counted(base),
        held_back=frozenset(sieve.held_back),
        hidden_exposure=max(hidden, default=0.0),
        said_blocked=len(base.said_blocked),
        unsaid=_unsaid(base, reach, sieve),
        is_cut=bool(base.health.coverage.cut),
        hidden_blocked=len(base.blocked) - blocked,
        said_late=base.said_late,
    )


def _titles(base: FactBase, reach: Reach) -> Titles:
    """Return the titles that this reader may read."""
    most = reach.audience.facts.rank
    return Titles(
        (base.tickets, base.raid),
        lambda one: (
            one.label.rank <= most
            and one.record.key not in reach.held
            and reach.may_say(one.record.title)
        ),
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


def _urgency(
    action: ActionItem, as_of: date, theirs: frozenset[str]
) -> tuple[bool, bool, int, str]:
    """Order by whose it is (the reader's own first), then by the days to its date."""
    days = abs((action.due - as_of).days) if action.due else 0
    return (action.owner not in theirs, action.due is None, days, action.id)


def _unsaid(base: FactBase, reach: Reach, sieve: Sieve) -> frozenset[str]:
    """Return the reasons of a colour that speak of what is withheld or confided."""
    return frozenset(
        reason.text
        for name, health in base.health.dimensions.items()
        for reason in health.reasons
        if not reach.may_say(reason.text)
        or sieve.gives_away(reason.text)
        or (unheard(reason, reach) and not sieve.lets_go(reason_id(name, reason)))
        or (reason.has_amounts and not reach.audience.tells_spend)
    )


def _gravity(change: Change) -> tuple[int, int, str]:
    return (change.severity.rank, -change.on.toordinal(), change.subject)
