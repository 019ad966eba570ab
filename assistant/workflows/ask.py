"""A question, answered from facts and passages, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.answering import records, telling
from assistant.answering.asks import Wanted
from assistant.answering.candidate import Candidate
from assistant.answering.choosing import Choice
from assistant.answering.goal import goal_of
from assistant.answering.question import Question, read_question, since_day
from assistant.answering.sentences import Reader, by_passage
from assistant.answering.spelling import read_as
from assistant.answering.teller import Teller
from assistant.domain.audience import Audience
from assistant.domain.base import stable_id
from assistant.domain.drafts import Claim, Verdict
from assistant.domain.evidence import Quote
from assistant.domain.findings import (
    ActionFinding,
    BaseFinding,
    CompletionFinding,
    DecisionFinding,
    StatementFinding,
)
from assistant.domain.labels import Label
from assistant.domain.reading import Role
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known, SourcedPassage
from assistant.drafting.judging import Judging, gate_base
from assistant.drafting.reach import Reach
from assistant.drafting.unit import Telling
from assistant.evidence.search import PassageSearch
from assistant.facts.changes import changes
from assistant.facts.decisions import decision_register
from assistant.facts.health import health
from assistant.facts.milestones import milestone_register
from assistant.facts.sameness import ids
from assistant.facts.standing import blocked_now
from assistant.facts.statements import statement_register
from assistant.facts.tickets import is_cancelled, is_finished
from assistant.facts.word_index import WordIndex
from assistant.gate.support import Support
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.drafts import audience_of, claimed_health
from assistant.workflows.gather import actions_of
from assistant.workflows.quoting import quote_of
from assistant.workflows.reading import Reading, reach_for, readable

NEAREST = 5
_SHORT_NAME = re.compile(r"[^\W\d_]{1,4}[-_ ]?\d{1,3}")
_PASSAGES = 40
_WEIGHED = 5_000
"""Passages from which it is known how telling a word is."""
_OWNER = Audience(
    name="project manager",
    title="Project manager",
    version=1,
    why="Whoever holds the ledger may read all of it.",
    sections=(),
    words=1000,
    facts=Label.RESTRICTED,
    quotes=Label.RESTRICTED,
    material=(),
)
"""Who asks when no audience is named."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer: judged sentences, none where the sources do not say.

    `nearest` are the passages nearest to the question, with their scores; `unknown`
    are the ids of the question that nothing has; `read_as` are the words that stand
    for its slips of the pen.
    """

    question: str
    as_of: date
    audience: str | None
    answer: tuple[Claim, ...]
    nearest: tuple[tuple[Quote, float], ...]
    unknown: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is answered from."""

    view: View
    settings: Settings
    folder: Path
    search: PassageSearch


def ask(asking: Asking, text: str, audience_name: str | None = None) -> Answered:
    """Answer a question for a reader; without an audience, for the project's manager.

    Raises:
        UsageError: If the audience is not known.
    """
    view, settings = asking.view, asking.settings
    audience = audience_of(asking.folder, audience_name) if audience_name else _OWNER
    reach = reach_for(settings, audience, view)
    passages, filters = readable(
        view, settings, asking.folder, Reading(audience=audience_name)
    )
    weighed = [piece.passage.text for piece in _some(passages)]
    meant, mended = read_as(text, weighed)
    hits = asking.search.search(meant, passages, _PASSAGES, filters)
    question = read_question(meant, view.people, _keys(view), view.date_order)
    unknown = _unknown(question, passages)
    near = {hit.passage.id for hit in hits}
    room = _Room(asking, reach, audience_name, passages, weighed)
    chosen = [] if unknown else room.chosen(question, near)
    judging = Judging(
        stable_id("ask", view.as_of, text, audience.name), reach, room.base
    )
    claims = tuple(judging.claim(one.unit) for one in chosen)
    return Answered(
        question=text,
        as_of=view.as_of,
        audience=audience_name,
        answer=tuple(
            c for c in claims if c.evidence and c.verdict is not Verdict.UNSUPPORTED
        ),
        nearest=tuple((quote_of(hit, text), hit.score) for hit in hits[:NEAREST]),
        unknown=unknown,
        read_as=mended,
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """What one reader may be answered from; `weighed` are texts that weigh words."""

    asking: Asking
    reach: Reach
    audience: str | None
    passages: Sequence[SourcedPassage]
    weighed: Sequence[str]

    @property
    def base(self) -> Support:
        view = self.asking.view
        return gate_base(self.reach.audience, view.as_of, view.people, view.date_order)

    def chosen(self, question: Question, near: set[str]) -> Sequence[Candidate]:
        """Choose the sentences, from facts and from the passages that are near."""
        view, audience = self.asking.view, self.reach.audience
        telling_of = Telling(view.as_of, audience.ticket_keys, audience.names_people)
        teller = Teller(telling_of, view.people, self.reach.visible)
        choice = Choice(question, WordIndex(self.weighed).weigh, view.as_of)
        computed = list(_open(self._told(question, teller), self.reach, self.audience))
        near |= _of_records(choice.related(computed), self.passages)
        reader = Reader(
            teller, self.base.names, _titles(view), self.passages, _findings(view)
        )
        candidates = [*computed, *reader.sentences(near)]
        if question.asks_for_goal:
            return goal_of(candidates, view.as_of)
        return choice.best(candidates)

    def _told(self, question: Question, teller: Teller) -> Iterator[Candidate]:
        since = since_day(question, self.asking.view.as_of)
        if since is not None and question.wanted is Wanted.CHANGE:
            return _changed(self.asking.view, teller, since)
        return _computed(self.asking, teller, self.reach)


def _some(passages: Sequence[SourcedPassage]) -> Sequence[SourcedPassage]:
    """Return enough passages, spread over all, to know how telling a word is."""
    return passages[:: len(passages) // _WEIGHED + 1]


def _unknown(question: Question, passages: Sequence[SourcedPassage]) -> tuple[str, ...]:
    """Return the ids of the question, as it writes them, that nothing has."""
    low = [one.passage.text.casefold() for one in passages] if question.unknown else []
    return tuple(
        question.text[at : at + len(key)]
        for key in question.unknown
        if not any(key in text for text in low)
        and (at := question.text.casefold().find(key)) >= 0
    )


def _listed_as(passages: Iterable[SourcedPassage], title: str) -> frozenset[str]:
    """Return the short names, such as `M2`, that stand in a row with the title."""
    return frozenset(
        value.strip()
        for one in passages
        if one.passage.role is Role.ROW and title in one.passage.text
        for _, value in one.passage.cells
        if _SHORT_NAME.fullmatch(value.strip())
    )


def _blockers(view: View, key: str) -> tuple[Known[Ticket], ...]:
    """Return the tickets, not finished yet, that a ticket is said to wait for."""
    tickets = {known.record.key: known for known in view.records(Ticket)}
    named = tickets[key].record.blocked_by if key in tickets else ()
    return tuple(
        tickets[one]
        for one in named
        if one in tickets
        and not is_finished(tickets[one].record)
        and not is_cancelled(tickets[one].record)
    )


def _of_records(keys: frozenset[str], passages: Iterable[SourcedPassage]) -> set[str]:
    """Return the passages that belong to one of the records, or name it."""
    return {
        one.id
        for one in passages
        if keys
        and {
            key.casefold()
            for key in (*ids(one.passage.text), one.passage.subject or "")
        }
        & keys
    }


def _open(
    candidates: Iterable[Candidate], reach: Reach, audience: str | None
) -> Iterator[Candidate]:
    """Keep what the audience may be told."""
    for one in candidates:
        if audience is None or not any(map(reach.withheld, one.unit.facts)):
            yield one


def _keys(view: View) -> set[str]:
    tickets = {known.record.key for known in view.records(Ticket)}
    return tickets | {known.record.key for known in view.records(RaidEntry)}


def _titles(view: View) -> frozenset[str]:
    tickets = {known.record.title.strip() for known in view.records(Ticket)}
    return frozenset(
        tickets | {known.record.title.strip() for known in view.records(RaidEntry)}
    )


def _findings(view: View) -> Mapping[str, Sequence[BaseFinding]]:
    kinds = (ActionFinding, DecisionFinding, StatementFinding, CompletionFinding)
    return by_passage(one.finding for kind in kinds for one in view.findings(kind))


def _changed(view: View, teller: Teller, since: date) -> Iterator[Candidate]:
    """Tell what changed since the day, and nothing else."""
    for change in changes(view, since):
        told = telling.change(teller, change)
        if told is not None:
            yield told


def _computed(asking: Asking, teller: Teller, reach: Reach) -> Iterator[Candidate]:
    """Tell all facts and records of the day; a client hears no reasons of a colour."""
    view = asking.view
    colour = health(view, asking.settings.health, claimed_health(view))
    inside = reach.audience.facts is not Label.CLIENT
    spend = reach.audience.tells_spend
    yield telling.health(teller, colour, inside=inside, spend=spend)
    found = changes(view, None)
    for milestone in milestone_register(view):
        also = _listed_as(view.passages, milestone.title)
        yield telling.milestone(teller, milestone, also)
    held = blocked_now(view, found)
    for change in held:
        yield telling.blocked(teller, change, _blockers(view, change.subject))
    standing = {change.id for change in held}
    for change in found:
        told = None if change.id in standing else telling.change(teller, change)
        if told is not None:
            yield told
    for decision in decision_register(view):
        yield telling.decision(teller, decision)
    for action in actions_of(view, view.journal):
        yield telling.action(teller, action)
    for statement in statement_register(view):
        yield telling.statement(teller, statement)
    yield from _standing(view, teller)


def _standing(view: View, teller: Teller) -> Iterator[Candidate]:
    """Tell how every ticket and every entry of the RAID log stands."""
    tickets = view.records(Ticket)
    unfinished = {
        t.record.key
        for t in tickets
        if not (is_finished(t.record) or is_cancelled(t.record))
    }
    for ticket in tickets:
        yield records.ticket(teller, ticket, unfinished)
    for entry in view.records(RaidEntry):
        yield records.entry(teller, entry)
