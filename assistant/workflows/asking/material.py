"""What questions are answered from: facts and records, told to one reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import pairwise
from typing import TypeVar

from assistant.answering.asked.question import Question
from assistant.answering.candidates import records, telling
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.runs import ToldRun, told_on, told_runs
from assistant.answering.candidates.sentences import by_passage
from assistant.answering.candidates.stones import kinds_in, names_in, rows_of, stone
from assistant.answering.candidates.teller import Teller
from assistant.answering.kinds import away
from assistant.answering.kinds.away import Absences
from assistant.answering.kinds.freed import asks_what_holds
from assistant.answering.kinds.keyed import Record, happening_in
from assistant.answering.kinds.lists import Item
from assistant.answering.kinds.milestones import Stone
from assistant.domain.facts import Change, ChangeKind, Decision, Health, Statement
from assistant.domain.findings import (
    ActionFinding,
    BaseFinding,
    CompletionFinding,
    DecisionFinding,
    StatementFinding,
)
from assistant.domain.labels import Label
from assistant.domain.reading import Role
from assistant.domain.records import Milestone, RaidEntry, Ticket
from assistant.domain.sourced import Known, SourcedPassage
from assistant.drafting.confided import hears_reason
from assistant.drafting.reach import Reach
from assistant.facts.absences import absences
from assistant.facts.changes import changes
from assistant.facts.decisions.register import decision_register
from assistant.facts.health import health
from assistant.facts.milestones.status import milestone_register
from assistant.facts.pipelines import pipelines
from assistant.facts.risks.over import ended_by_records, is_called
from assistant.facts.risks.register import statement_register
from assistant.facts.sameness.stems import stems
from assistant.facts.standing import blocked_now
from assistant.facts.tickets import is_cancelled, is_finished
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.actions import actions_of
from assistant.workflows.claimed import claimed_health

RecordT = TypeVar("RecordT", Ticket, RaidEntry)
_OF_STATUS = frozenset(
    {
        ChangeKind.DONE,
        ChangeKind.STARTED,
        ChangeKind.BLOCKED,
        ChangeKind.UNBLOCKED,
        ChangeKind.REOPENED,
        ChangeKind.RISK_CLOSED,
        ChangeKind.ISSUE_CLOSED,
    }
)
_SHORT_NAME = re.compile(r"[^\W\d_]{1,4}[-_ ]?\d{1,3}")


@dataclass(frozen=True)
class Material:
    """The facts and records of one day, told to one reader.

    A client hears no reasons of a colour.
    """

    view: View
    settings: Settings
    teller: Teller
    reach: Reach
    passages: Sequence[SourcedPassage]

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of all tickets and entries of the log."""
        tickets = {known.record.title.strip() for known in self.view.records(Ticket)}
        return frozenset(tickets | {e.record.title.strip() for e in self._entries})

    @cached_property
    def over(self) -> frozenset[str]:
        """The keys, in lower case, of what is finished, given up or closed."""
        tickets = {t.record.key for t in self.view.records(Ticket)}
        tickets -= self._unfinished.keys()
        closed = {e.record.key for e in self._entries if not e.record.is_open}
        return frozenset(key.casefold() for key in tickets | closed)

    @cached_property
    def suppositions(self) -> frozenset[str]:
        """What is only planned or feared, in the words of the log and of plans."""
        told = (records.suppositions(entry.record) for entry in self._entries)
        plans = (
            text.strip()
            for states in self.view.histories(Milestone).values()
            for known in states
            for text in (known.record.title, known.record.criterion)
        )
        return frozenset(filter(None, plans)).union(*told)

    @cached_property
    def findings(self) -> Mapping[str, Sequence[BaseFinding]]:
        """What was found in prose, by passage."""
        kinds = (ActionFinding, DecisionFinding, StatementFinding, CompletionFinding)
        return by_passage(
            one.finding for kind in kinds for one in self.view.findings(kind)
        )

    @cached_property
    def colour(self) -> Health:
        """How the project stands, by dimension."""
        return health(self.view, self.settings.health, claimed_health(self.view))

    def told(self) -> Iterator[Candidate]:
        """Tell all facts and records of the day."""
        view, teller = self.view, self.teller
        inside = self.reach.audience.facts is not Label.CLIENT
        spend = self.reach.audience.tells_spend
        hears = partial(hears_reason, reach=self.reach)
        yield telling.health(
            teller, self.colour, inside=inside, hears=hears, spend=spend
        )
        found = changes(view, None)
        held = blocked_now(view, found)
        for change in held:
            yield telling.blocked(teller, change, self._told(change.subject))
        standing = {change.id for change in held}
        for change in found:
            if change.id not in standing and change.subject not in self._came_true:
                yield from self._change(change)
        for decision in decision_register(view):
            if self._says_something(decision):
                yield telling.decision(teller, decision)
        for statement in statement_register(view):
            asks = (one.quote.rstrip().endswith("?") for one in statement.evidence)
            if not any(asks):
                yield telling.statement(teller, statement)
        yield from (item.told for item in self.items())

    def items(self) -> Iterator[Item]:
        """Tell how milestones, actions, tickets and entries of the log stand."""
        view, teller, people = self.view, self.teller, self.view.people
        for milestone in milestone_register(view):
            also = _listed_as(view.passages, milestone.title)
            told = telling.milestone(teller, milestone, also)
            yield Item(told, milestone, people.resolve(milestone.owner))
        for action in actions_of(view, view.journal):
            yield Item(telling.action(teller, action), action, action.owner)
        for ticket in view.records(Ticket):
            key = ticket.record.key
            told = records.ticket(
                teller,
                ticket,
                self.shown(ticket),
                self._told(key),
                is_held=bool(self._holding(key)),
            )
            yield Item(told, ticket.record, people.resolve(ticket.record.assignee))
        for entry in self._entries:
            told = records.entry(teller, entry, self.shown(entry))
            yield Item(told, entry.record, people.resolve(entry.record.owner))

    def stones(self) -> Iterator[Stone]:
        """Tell every milestone with the short names and the kind its plan gives it."""
        for fact in milestone_register(self.view):
            rows = rows_of(self.view.passages, fact.title)
            names = frozenset(names_in(rows, fact.title))
            owner = self.view.people.resolve(fact.owner)
            told = stone(self.teller, fact, names)
            yield Stone(told, fact, names, owner, kinds_in(rows, fact.title))

    def news(self, since: date | None) -> Iterator[Item]:
        """Tell what changed since the day, else since the start, and nothing else."""
        decisions = {one.subject: one for one in decision_register(self.view)}
        for change in changes(self.view, since):
            decision = decisions.get(change.subject)
            if change.kind is not ChangeKind.DECISION:
                for told in self._change(change):
                    yield Item(told, change, change.owner)
            elif decision is not None and self._says_something(decision):
                yield Item(telling.decision(self.teller, decision), change)

    def decisions(self) -> Iterator[Item]:
        """Tell the decisions that say something."""
        for one in decision_register(self.view):
            if self._says_something(one):
                by = self.view.people.resolve(one.decided_by)
                yield Item(telling.decision(self.teller, one), one, by)

    def absences(self, hears: Callable[[Candidate], bool]) -> Absences:
        """Return who is away when, where the reader is told names and may hear it."""
        teller, view = self.teller, self.view
        found = (away.tell(teller, one) for one in absences(view))
        known = tuple(one for one in found if teller.telling.people and hears(one.told))
        return Absences(known, view.people, view.as_of)

    def runs(self, question: Question) -> tuple[ToldRun, ...]:
        """Tell the newest run of each pipeline, or of the days that are asked for."""
        lines, teller = pipelines(self.view).values(), self.teller
        if not question.days:
            return tuple(told_runs(teller, lines))
        days = question.days_meant(self.view.as_of)
        return tuple(told_on(teller, lines, days))

    def record(self, key: str, *, hears: Callable[[Candidate], bool]) -> Record | None:
        """Return what is known of one ticket or entry, by its key in lower case.

        None where there is none, or where `hears` says that the reader may not be
        told how it stands.
        """
        standing = next(
            (
                one
                for one in self.items()
                if isinstance(one.of, Ticket | RaidEntry)
                and one.of.key.casefold() == key
            ),
            None,
        )
        row = None if standing is None else standing.of
        if standing is None or not isinstance(row, Ticket | RaidEntry):
            return None
        if not hears(standing.told):
            return None
        history = self.history(row)
        happened = [change.on for _, change in history if change.kind in _OF_STATUS]
        said = row.comments if isinstance(row, Ticket) else ()
        happened += [one.at.date() for one in said if one.at]
        return Record(
            standing.told,
            tuple(pair for pair in history if hears(pair[0])),
            held=self._is_held(row),
            touched=max(happened, default=date.min),
        )

    def titled(self, question: Question) -> frozenset[str]:
        """Return the keys, in lower case, of records by whose title they are asked for.

        Only where it is asked whether they are finished, and nothing beside it, or what
        blocks them, which nothing does any more.
        """
        if asks_what_holds(question) and not (question.people or question.whole):
            return self._freed(question)
        finished = question.polar and ChangeKind.DONE in happening_in(question)
        if not finished or question.people or not question.subject:
            return frozenset()
        rows: list[Ticket | RaidEntry] = [k.record for k in self.view.records(Ticket)]
        rows += [known.record for known in self._entries]
        return frozenset(
            row.key.casefold() for row in rows if stems(row.title) == question.subject
        )

    def _freed(self, question: Question) -> frozenset[str]:
        """Return the keys of the tickets of that title that were blocked once."""
        named = [
            known.record
            for known in self.view.records(Ticket)
            if is_called(question.subject, known.record)
        ]
        return frozenset(
            row.key.casefold()
            for row in named
            if not self._is_held(row)
            and any(
                s.record.is_blocked or s.record.blocked_by
                for s in self.view.history(Ticket, row.key)
            )
        )

    def has_ended(self, one: Candidate, words: str) -> bool:
        """Whether the records show that what a sentence says is blocked is so no more.

        Its ids are those of the record that it belongs to, or names.
        """
        keys = {fact.raid for fact in one.unit.facts if isinstance(fact, Statement)}
        return ended_by_records(
            self.view, words, one.day, frozenset(filter(None, keys))
        )

    def _is_held(self, row: Ticket | RaidEntry) -> bool:
        """Whether something is in its way; an entry is as long as it is open."""
        if isinstance(row, RaidEntry):
            return row.is_open
        blocked = row.is_blocked or bool(self._blockers(row.key))
        return blocked and row.key in self._unfinished

    def history(self, row: Ticket | RaidEntry) -> list[tuple[Candidate, Change]]:
        """Return what happened to a record from one state to the next, newest first."""
        states = self.view.histories(type(row)).get(row.key, ())
        days = [date.min, *sorted({state.since for state in states})]
        found = [
            (told, change)
            for before, day in pairwise(days)
            for change in changes(self.view.at(day), before)
            if change.subject == row.key
            for told in self._change(change)
        ]
        return sorted(found, key=lambda pair: pair[1].on, reverse=True)

    def _change(self, change: Change) -> Iterator[Candidate]:
        told = telling.change(self.teller, change, self._came_true)
        if told is not None:
            yield told

    def _says_something(self, decision: Decision) -> bool:
        """Whether a decision names more than a person who decides."""
        names = stems(" ".join(person.name for person in self.view.people.all))
        return bool(stems(decision.what) - names - {"no", "not"})

    @cached_property
    def _entries(self) -> tuple[Known[RaidEntry], ...]:
        return self.view.records(RaidEntry)

    @cached_property
    def _came_true(self) -> frozenset[str]:
        return frozenset(
            e.record.key for e in self._entries if records.came_true(e.record)
        )

    @cached_property
    def _unfinished(self) -> Mapping[str, str]:
        """How people name the tickets that are not finished yet, by key."""
        return {
            known.record.key: known.record.called
            for known in self.view.records(Ticket)
            if not (is_finished(known.record) or is_cancelled(known.record))
        }

    def _blockers(self, key: str) -> tuple[Known[Ticket], ...]:
        """Return the tickets, not finished yet, that a ticket is said to wait for."""
        tickets = {known.record.key: known for known in self.view.records(Ticket)}
        named = tickets[key].record.blocked_by if key in tickets else ()
        return tuple(tickets[one] for one in named if one in self._unfinished)

    def _holding(self, key: str) -> tuple[Known[Ticket], ...]:
        """Return what a ticket that is not finished waits for."""
        return self._blockers(key) if key in self._unfinished else ()

    def _told(self, key: str) -> tuple[Known[Ticket], ...]:
        """Return those of them of which the reader may hear."""
        held = self._holding(key)
        if self.teller.telling.keys:
            return held
        return tuple(
            one
            for one in held
            if not self.reach.withheld(records.fact_of(one, self.shown(one)))
        )

    @cached_property
    def _newest(self) -> Mapping[tuple[str, str], SourcedPassage]:
        """The newest passage of each record that holds its title."""
        return {
            (one.passage.subject, one.passage.text.strip()): one
            for one in sorted(self.view.passages, key=lambda p: p.as_of)
            if one.passage.subject and one.passage.role is Role.CELL
        }

    def shown(self, known: Known[RecordT]) -> Known[RecordT]:
        """Return the record with the place where a source shows it last."""
        cell = self._newest.get((known.record.key, known.record.title.strip()))
        if cell is None or cell.as_of <= known.since:
            return known
        return replace(
            known,
            source=cell.source,
            locator=cell.passage.locator,
            since=cell.as_of,
            dated=cell.dated,
        )


def keys_of(view: View) -> frozenset[str]:
    """Return the keys of all tickets and entries of the log."""
    tickets = {known.record.key for known in view.records(Ticket)}
    return frozenset(tickets | {known.record.key for known in view.records(RaidEntry)})


def _listed_as(passages: Iterable[SourcedPassage], title: str) -> frozenset[str]:
    """Return the short names, such as `M2`, that stand in a row with the title."""
    return frozenset(
        value.strip()
        for one in passages
        if one.passage.role is Role.ROW and title in one.passage.text
        for _, value in one.passage.cells
        if _SHORT_NAME.fullmatch(value.strip())
    )
