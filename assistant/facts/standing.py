"""What is blocked or late now, whenever that began, and what work is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.domain.base import stable_id
from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    Change,
    ChangeKind,
    Exposure,
    Severity,
    Statement,
    WorkItem,
)
from assistant.domain.findings import Polarity, StatementKind
from assistant.domain.records import (
    RaidEntry,
    RaidKind,
    RaidState,
    StatusCategory,
    Ticket,
)
from assistant.extract.text.sentences import plain
from assistant.facts.beginning import began, blocked_since, is_dated
from assistant.facts.changes.build import make_change
from assistant.facts.milestones.recorded import is_milestone
from assistant.facts.quoting import cells, remark
from assistant.facts.risks.register import is_over, said_on, statement_register
from assistant.facts.sameness.stems import shared, stems
from assistant.ledger.view import View

_HELD = {ChangeKind.BLOCKED, ChangeKind.DEPENDENCY_LATE}
_AHEAD = {StatusCategory.TODO, StatusCategory.ACTIVE}
_OVER = {Polarity.RESOLVED, Polarity.NEGATED}
_LATELY = timedelta(days=14)
_SAME_WORDS = 2


def blocked_now(view: View, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return one change for each item that is blocked or late on the day.

    What began within the period of `changes` is told as that change.
    """
    news = {change.subject: change for change in changes if change.kind in _HELD}
    standing = [*_tickets(view), *_dependencies(view)]
    return tuple(_as_news(news.get(change.subject), change) for change in standing)


def _as_news(news: Change | None, standing: Change) -> Change:
    """Return what the period tells of it, with the day since which it is so."""
    if news is None:
        return standing
    since = {"on": standing.on, "at_latest": standing.at_latest}
    return news.model_copy(update=since)


def open_exposures(view: View) -> tuple[Exposure, ...]:
    """Return the open RAID entries that have a score, the highest first."""
    found = [
        Exposure(
            id=stable_id("exp", known.record.key),
            subject=known.record.key,
            title=plain(known.record.title),
            score=known.record.exposure,
            levels=_levels(known.record),
            happened=known.record.has_happened,
            unscored=known.record.has_impact_only,
            owner=known.record.owner,
            due=known.record.due,
            evidence=cells(known, known.record.title, known.record.note),
        )
        for known in view.records(RaidEntry)
        if known.record.is_open and known.record.exposure is not None
    ]
    return tuple(sorted(found, key=lambda entry: (-entry.score, entry.subject)))


def _levels(entry: RaidEntry) -> str:
    """Return the log's own words, or by which figure alone an issue weighs."""
    return entry.weight_words if entry.has_impact_only else entry.levels


def said_to_be_blocked(view: View) -> tuple[Statement, ...]:
    """Return what prose of the last two weeks says is stopped, the newest first.

    Not what an entry that is closed by now covers, what was said later to be over, nor
    what is said of a ticket that was blocked and is blocked no more.
    """
    said = statement_register(view, all_polarities=True)
    over = [one for one in said if one.polarity in _OVER]
    freed = list(_freed(view))
    found = [
        one
        for one in said
        if one.kind is StatementKind.BLOCKER
        and one.polarity is Polarity.ASSERTED
        and said_on(one) > view.as_of - _LATELY
        and not is_over(view, one)
        and not any(_ends(later, one) for later in over)
        and not any(_is_of(one, title, until) for title, until in freed)
    ]
    return tuple(sorted(found, key=lambda one: (-said_on(one).toordinal(), one.id)))


def _freed(view: View) -> Iterator[tuple[str, date]]:
    """Yield the titles of tickets that were blocked, with the day that ended it."""
    for known in view.records(Ticket):
        if known.record.is_blocked:
            continue
        states = pairwise(view.history(Ticket, known.record.key))
        ends = [new.since for old, new in states if old.record.is_blocked]
        if ends:
            yield known.record.title, ends[-1]


def _is_of(blocker: Statement, title: str, until: date) -> bool:
    """Whether it was said of the ticket, before it was blocked no more."""
    common = shared(stems(title), stems(blocker.what))
    return said_on(blocker) <= until and len(common) >= _SAME_WORDS


def _ends(later: Statement, blocker: Statement) -> bool:
    """Whether a later statement about the same says that it is over."""
    common = shared(stems(later.what), stems(blocker.what))
    return said_on(later) >= said_on(blocker) and len(common) >= _SAME_WORDS


def work_ahead(view: View) -> tuple[WorkItem, ...]:
    """Return the tickets that are in work or to be done, in the order of their keys.

    Neither milestones nor tickets that only hold others, nor what is blocked.
    """
    found = [
        WorkItem(
            id=stable_id("wrk", known.record.key),
            subject=known.record.key,
            title=known.record.title,
            label=known.label,
            owner=view.people.resolve(known.record.assignee) or known.record.assignee,
            due=known.record.due,
            active=known.record.category is StatusCategory.ACTIVE,
            evidence=cells(known, known.record.title, known.record.assignee),
        )
        for known in view.records(Ticket)
        if known.record.category in _AHEAD
        and not known.record.is_blocked
        and not is_milestone(known.record)
        and not known.record.is_container
    ]
    return tuple(sorted(found, key=lambda item: item.subject))


def _tickets(view: View) -> Iterator[Change]:
    for known in view.records(Ticket):
        record = known.record
        if not record.is_blocked:
            continue
        since, dated = blocked_since(view.history(Ticket, record.key))
        yield make_change(
            ChangeKind.BLOCKED,
            record.key,
            record.title,
            after=record.status,
            on=since,
            at_latest=not dated,
            owner=record.assignee,
            severity=Severity.HIGH,
            evidence=cells(known, record.title) + remark(known, record.comments),
        )


def _dependencies(view: View) -> Iterator[Change]:
    """Yield those that their log calls late, or whose day has passed."""
    for known in view.records(RaidEntry):
        record = known.record
        if record.kind is not RaidKind.DEPENDENCY or not record.is_open:
            continue
        passed: tuple[Computed, ...] = ()
        if record.state is RaidState.LATE:
            states = view.history(RaidEntry, record.key)
            since = began(states, lambda entry: entry.state is RaidState.LATE)
            at_latest = not is_dated(states, lambda one: one.state is RaidState.LATE)
        elif record.due and record.due < view.as_of:
            since, at_latest = record.due + timedelta(days=1), False
            rule = f"due on {record.due} and not closed by {view.as_of}"
            passed = (Computed(rule=rule, inputs=(record.key,)),)
        else:
            continue
        yield make_change(
            ChangeKind.DEPENDENCY_LATE,
            record.key,
            record.title,
            after=record.status,
            on=since,
            at_latest=at_latest,
            owner=record.owner,
            severity=Severity.HIGH,
            evidence=(*cells(known, record.title, record.note), *passed),
        )
