"""Answers on which day something happened, from records and from what people say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.deeds import Deed, deed_asked
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds import done_when
from assistant.answering.kinds.lists import LISTED, Listing
from assistant.answering.kinds.matching import with_words
from assistant.answering.kinds.milestones import Stone
from assistant.domain.facts import ActionItem, Change, ChangeKind, MilestoneStatus
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.tickets import is_finished
from assistant.workflows.asking.material import Material


@dataclass(frozen=True)
class WhenDone:
    """Answers for one reader, who `hears` of some."""

    material: Material
    reader: Reader
    hears: Callable[[Candidate], bool]

    def answer(self, question: Question) -> Listing | None:
        """Tell the day; None where no record is of what is asked for."""
        deed = deed_asked(question)
        if deed is None or question.days or question.unknown:
            return None
        tickets = self._tickets(deed, question)
        told = self._stones(deed, question) + [self.told(one) for one in tickets]
        told = told or self._actions(deed, question)
        told = [one for one in told if self.hears(one)][: done_when.MOST]
        if not told:
            return None
        near = with_words(question.text, self.reader.passages)
        said = [one for one in self.reader.sentences(near) if self.hears(one)]
        heard = done_when.said_done(said, deed, question)
        lines = done_when.with_words(told, heard, self._closed(tickets))
        return Listing(lines, each=True)

    def in_place(self, question: Question, found: Listing) -> Listing:
        """Tell tickets of an answer by their closing day, where a past day is asked."""
        if deed_asked(question) is None or question.wanted in LISTED - {Wanted.CHANGE}:
            return found
        known = {one.record.key: one for one in self.material.view.records(Ticket)}
        lines = tuple(
            self.told(known[key]) if (key := _ticket(one)) in known else one
            for one in found.lines
        )
        return replace(found, lines=lines)

    def _stones(self, deed: Deed, question: Question) -> list[Candidate]:
        """Tell the milestones that are called so."""
        if question.ids:
            return []
        found = [
            (share, stone)
            for stone in self.material.stones()
            if (not question.people or stone.owner in question.people)
            and (share := _share(stone, deed, question)) is not None
        ]
        best = max((share for share, _ in found), default=0.0)
        teller = self.material.teller
        return [
            done_when.stone_told(teller, one) for share, one in found if share == best
        ]

    def _tickets(self, deed: Deed, question: Question) -> list[Known[Ticket]]:
        """Return the tickets that are called so, those that are called by most."""
        found: list[tuple[float, Known[Ticket]]] = []
        for known in self.material.view.records(Ticket):
            row = known.record
            if question.ids:
                mine = {row.key.casefold()} == question.ids and not deed.needs_its_word
                share = 1.0 if mine and not question.subject else None
            else:
                share = done_when.called_by(row.title, deed, question)
            if share is not None and self._is_by(row.assignee, question):
                found.append((share, known))
        best = max((share for share, _ in found), default=0.0)
        return [one for share, one in found if share == best]

    def _actions(self, deed: Deed, question: Question) -> list[Candidate]:
        """Tell the newest action that is called so."""
        if question.ids:
            return []
        found = [
            one.of
            for one in self.material.items()
            if isinstance(one.of, ActionItem)
            and self.hears(one.told)
            and self._is_by(one.of.owner, question)
            and done_when.called_by(one.of.what, deed, question) is not None
        ]
        newest = sorted(found, key=lambda one: (one.raised, one.what))[-1:]
        teller = self.material.teller
        return [done_when.action_told(teller, one) for one in newest]

    def _is_by(self, named: str | None, question: Question) -> bool:
        owner = self.material.view.people.resolve(named)
        return not question.people or owner in question.people

    def told(self, known: Known[Ticket]) -> Candidate:
        """Tell how a ticket ended, or that it did not."""
        material = self.material
        ended = (
            told
            for told, change in material.history(known.record)
            if change.kind is ChangeKind.DONE
        )
        return done_when.ticket_told(
            material.teller, known, material.shown(known), next(ended, None)
        )

    @staticmethod
    def _closed(tickets: Sequence[Known[Ticket]]) -> date | None:
        """Return the newest day on which one is known as closed, if all are."""
        if not tickets or not all(is_finished(one.record) for one in tickets):
            return None
        return max(one.record.resolved or one.since for one in tickets)


def _share(stone: Stone, deed: Deed, question: Question) -> float | None:
    """Return which part of a milestone's title is asked for."""
    title = done_when.bare_title(stone)
    whole = done_when.called_by(title, deed, question)
    bare = done_when.of_gate(deed)
    return done_when.called_by(title, bare, question) if whole is None else whole


def _ticket(one: Candidate) -> str:
    """Return the key of the ticket whose state a line tells."""
    kinds = (Change, ActionItem, MilestoneStatus)
    facts = (fact for fact in one.unit.facts if one.computed)
    return next((fact.subject for fact in facts if not isinstance(fact, kinds)), "")
