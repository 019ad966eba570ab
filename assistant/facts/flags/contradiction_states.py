"""The log or the tracker says closed, another source says that it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import (
    CiOutcome,
    CiRun,
    RaidEntry,
    RaidState,
    StatusCategory,
    TestFailure,
    Ticket,
)
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import is_finished, weight
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import links_of
from assistant.facts.pipelines import day_of, pipelines
from assistant.facts.sameness.stems import same_subject, shared, stems

_SAME_TEST = 0.6
_SAME_MATTER = 3
"""Words that an entry and a ticket share which nothing links."""
_AT_ONCE = timedelta(days=7)


class ClosedButNot:
    """Closed RAID entries with open tickets, finished tickets with failing tests."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each pair of states that cannot both be right."""
        tickets = {known.record.key: known for known in material.view.records(Ticket)}
        for entry in material.view.records(RaidEntry):
            if entry.record.state is RaidState.CLOSED:
                linked = links_of(entry.record) & tickets.keys()
                for key in sorted(linked or _ended_with(entry, material)):
                    yield from self._open_ticket(entry, tickets[key], material)
        for ticket, failing in failing_tickets(material):
            yield from self._failing_test(ticket, failing)

    def _open_ticket(
        self, entry: Known[RaidEntry], ticket: Known[Ticket], material: FlagMaterial
    ) -> Iterable[Flag]:
        if is_finished(ticket.record):
            return
        reopened = _since_unfinished(ticket, material)
        closed = _since_closed(entry, material)
        said = [
            ticket.quote(comment.text)
            for comment in ticket.record.comments
            if comment.at and comment.at.date() >= closed
        ]
        key, other = entry.record.key, ticket.record.key
        yield raise_flag(
            self.kind,
            key,
            max(reopened, closed),
            title=f"{key} and {other}: {entry.record.title}",
            severity=weight(entry.record, material.thresholds.high_exposure),
            why=(
                f"The RAID log has {key} as {entry.record.status}, but its ticket "
                f"{other} is {ticket.record.status}."
            ),
            question=f"{call(entry.record.owner)}, is {key} closed or is {other} open?",
            evidence=[
                entry.quote(entry.record.note or entry.record.title),
                *(said[-1:] or [ticket.quote(ticket.record.title)]),
                Computed(rule="closed entry with an open ticket", inputs=(key, other)),
            ],
            owner=entry.record.owner,
        )

    def _failing_test(
        self,
        known: Known[Ticket],
        failing: list[tuple[Known[CiRun], TestFailure]],
    ) -> Iterable[Flag]:
        ticket = known.record
        done = ticket.resolved or known.since
        against = [(run, failure) for run, failure in failing if day_of(run) >= done]
        if not against:
            return
        run, failure = against[0]
        spoken = [c for c in ticket.comments if c.at and c.at.date() == done]
        yield raise_flag(
            self.kind,
            ticket.key,
            day_of(run),
            title=ticket.title,
            severity=Severity.HIGH,
            why=(
                f"{ticket.called} has been {ticket.status} since {done}, but "
                f"{run.record.pipeline} still fails on it on {day_of(run)}."
            ),
            question=f"{call(ticket.assignee)}, on what ground was {ticket.called} "
            f"closed, when {run.record.pipeline} fails?",
            evidence=[
                _against(run, failure.message or failure.name),
                known.quote(spoken[-1].text if spoken else ticket.title),
                Computed(
                    rule="finished ticket with a failing test",
                    inputs=(ticket.key, failure.name),
                ),
            ],
            owner=ticket.assignee,
        )


def failing_tickets(
    material: FlagMaterial,
) -> Iterable[tuple[Known[Ticket], list[tuple[Known[CiRun], TestFailure]]]]:
    """Yield the finished tickets whose title a failing test speaks of."""
    matching: dict[int, list[tuple[Known[CiRun], TestFailure]]] = defaultdict(list)
    for run, failure in _failing_tests(material):
        words = f"{failure.name} {failure.message}"
        for number in material.ticket_titles.sharing(stems(words)):
            title = material.tickets[number].record.title
            if same_subject(title, words) >= _SAME_TEST:
                matching[number].append((run, failure))
    for number in sorted(matching):
        if material.tickets[number].record.category is StatusCategory.DONE:
            yield material.tickets[number], matching[number]


def _ended_with(entry: Known[RaidEntry], material: FlagMaterial) -> set[str]:
    """Return the tickets of its matter that ended when it did, and were reopened."""
    row, closed = entry.record, _since_closed(entry, material)
    wanted = stems(f"{row.title} {row.note}")
    found = set()
    for number in material.ticket_titles.sharing(wanted):
        known = material.tickets[number]
        if is_finished(known.record) or known.record.planned:
            continue
        if len(shared(wanted, material.ticket_titles.words[number])) < _SAME_MATTER:
            continue
        ends = [
            state.record.resolved or state.since
            for state in material.view.history(Ticket, known.record.key)
            if state.record.category is StatusCategory.DONE
        ]
        if any(abs(end - closed) <= _AT_ONCE for end in ends):
            found.add(known.record.key)
    return found


def _against(run: Known[CiRun], words: str) -> Quote:
    return run.quote(words).model_copy(update={"stance": "contradicts"})


def _failing_tests(
    material: FlagMaterial,
) -> Iterable[tuple[Known[CiRun], TestFailure]]:
    """Yield the failures of red pipelines, oldest first, that still fail."""
    for pipeline in pipelines(material.view).values():
        reports = pipeline.tested
        if not pipeline.is_red or not reports:
            continue
        still = {failure.name for failure in reports[-1].record.failures}
        for known in reports:
            if known.record.outcome is CiOutcome.FAILED:
                for failure in known.record.failures:
                    if failure.name in still:
                        yield known, failure


def _since_unfinished(known: Known[Ticket], material: FlagMaterial) -> date:
    since = known.since
    for state in reversed(material.view.history(Ticket, known.record.key)):
        if is_finished(state.record):
            break
        since = state.since
    return since


def _since_closed(known: Known[RaidEntry], material: FlagMaterial) -> date:
    since = known.since
    for state in reversed(material.view.history(RaidEntry, known.record.key)):
        if state.record.state is not RaidState.CLOSED:
            break
        since = state.since
    return since
