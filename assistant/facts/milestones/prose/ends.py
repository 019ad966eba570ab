"""Sentences that say of a milestone that its own end has come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.domain.reading import Role
from assistant.domain.records import Ticket
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import same_length_fold, without_may
from assistant.extract.text.sections import Section, section_of
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.date_orders import DateOrders
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.events import Events
from assistant.facts.milestones.prose.full_names import FullNames
from assistant.facts.milestones.prose.headed import passed_under
from assistant.facts.milestones.prose.kinds import Kinds
from assistant.facts.milestones.prose.met import UNSURE
from assistant.facts.milestones.prose.met_days import end_day, is_ahead, met_on
from assistant.facts.milestones.prose.parts import told_apart
from assistant.facts.milestones.prose.predicates import Predicates, Reached
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.prose.unmet import unmet_on
from assistant.facts.sameness.stems import stems
from assistant.gate.days import DateOrder
from assistant.ledger.view import View

_TO_COME = re.compile(
    r"\b(?:goals?|criteria|agenda|objectives?|aims?|targets?|definition|done when"
    r"|milestones?|checklist|exit|plan|scope|requirements?|expected|next)\b"
)
"""Headings above what is to become true."""
_NOT_NOW = frozenset({Section.ACTIONS, Section.OPTIONS, Section.FRAME})
_UNNAMED = re.compile(
    r"\b(?:the |our |this )?milestone (?:is |was |has been )?(?:now )?"
    r"(?:met|reached|hit|achieved|passed|made)\b"
)
_RESERVED = re.compile(
    r"\bwith (?:\w+ )?(?:conditions?|comments?|reservations?|remarks?|caveats?)\b"
    r"|\bsubject to\b|\b(?:conditional|provisional|interim|partial|preliminary|draft"
    r"|verbal|oral|informal|outline|dry run|rehears|mock)\w*\b|\bin principle\b"
)
"""Words that let open whether it was the whole of it."""
_IF = re.compile(r"\?|\b(?:if|unless|whether|in case)\b")


def ends_said(
    view: View,
    pieces: Sequence[SourcedPassage],
    due: Mapping[str, date],
    known: Mapping[str, Sequence[Said]],
) -> Iterator[tuple[str, Said]]:
    """Yield what is said of the end that a milestone's name tells, with its title.

    `known` is what was heard of them by other words: what was read as a move, a miss
    or as met is not read again.
    """
    listener = _Listener(view, due, known, Kinds(view, pieces, due))
    for piece in pieces:
        yield from listener.hear(piece)


class _Listener:
    """Reads passages for the ends of milestones that are named after them."""

    def __init__(
        self,
        view: View,
        due: Mapping[str, date],
        known: Mapping[str, Sequence[Said]],
        kinds: Kinds,
    ) -> None:
        self._orders = DateOrders(view)
        self._kinds = kinds
        self._due = due
        self._names = MilestoneNames(due)
        self._predicates = Predicates(due)
        self._events = Events(due, (one.record.title for one in view.records(Ticket)))
        self._full_names = FullNames(due)
        self._known = {
            (title, one.quote.source, one.quote.locator, one.quote.quote)
            for title, sayings in known.items()
            for one in sayings
        }

    def hear(self, piece: SourcedPassage) -> Iterator[tuple[str, Said]]:
        """Yield what the passage says of any of them."""
        text = piece.passage.text
        unnamed = _UNNAMED.search(same_length_fold(text))
        spoken_of = self._predicates.spoken_of(text) or self._events.spoken_of(text)
        spoken_of = spoken_of or bool(self._names.ids_in(text))
        if not unnamed and not spoken_of and "passed" not in text.casefold():
            return
        if _looks_ahead(piece):
            return
        order = self._orders.of(piece)
        for sentence in split(text):
            if sentence.box is not None:
                continue
            found = [
                (part.core, one)
                for part in self._parts(sentence)
                for one in self._reached(part, piece, order)
            ]
            unmet = list(self._unmet(sentence, piece, order))
            missed = {title for title, _ in unmet}
            yield from unmet
            found = [(core, one) for core, one in found if one.title not in missed]
            if not found and not unmet:
                only = self._unnamed(sentence, piece)
                found = [(sentence.core, one) for one in only]
            dated = piece.dated
            for core, one in found:
                day = met_on(core, one.ends, dated, order)
                day = day or end_day(one.title, core, self._names, dated, order)
                quote = piece.quote(sentence.quote)
                place = (one.title, quote.source, quote.locator, quote.quote)
                if place not in self._known:
                    yield (
                        one.title,
                        Said(one.outcome, piece.dated, piece.as_of, quote, met_on=day),
                    )

    def _unmet(
        self, sentence: Sentence, piece: SourcedPassage, order: DateOrder | None
    ) -> Iterator[tuple[str, Said]]:
        """Yield what plainly has not come, with the day on which it had not."""
        for part in self._parts(sentence):
            for one in self._events.unmet(part.core):
                day = unmet_on(part.core, one.ends, piece.dated, order)
                if day is None or self._is_vague(one, piece):
                    continue
                quote = piece.quote(sentence.quote)
                said = Said(Outcome.DENIED, piece.dated, piece.as_of, quote)
                yield one.title, replace(said, unmet_on=day)

    def _parts(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the parts of the sentence that tell of different milestones."""
        for part in told_apart(sentence.core, self._names):
            yield replace(sentence, core=part)

    def _reached(
        self, sentence: Sentence, piece: SourcedPassage, order: DateOrder | None
    ) -> Iterator[Reached]:
        core = sentence.core
        folded = same_length_fold(without_may(core))
        in_chat = piece.passage.role in {Role.MESSAGE, Role.TURN}
        found = {one.title: one for one in self._events.read(core)}
        for one in self._predicates.read(core, in_chat=in_chat):
            other = found.get(one.title)
            if other is None or other.outcome is Outcome.NEAR:
                found[one.title] = one
        found |= {one.title: one for one in self._full_names.read(core)}
        plain = [one for one in found.values() if one.outcome is not Outcome.NEAR]
        others = frozenset().union(*(stems(one.title) for one in plain))
        reserves = {found[0] for found in _RESERVED.finditer(folded)}
        for one in found.values():
            if one.outcome is Outcome.NEAR and stems(one.title) & others:
                continue  # The words are those of the other milestone.
            denied = one.outcome is Outcome.DENIED
            unsure = _IF.search(folded) if denied else UNSURE.search(folded)
            if not unsure and (denied or not is_ahead(core, piece.dated, order)):
                reserved = not all(each in one.title.casefold() for each in reserves)
                near = (reserved and not denied) or self._is_vague(one, piece)
                yield replace(one, outcome=Outcome.NEAR) if near else one

    def _is_vague(self, one: Reached, piece: SourcedPassage) -> bool:
        """Whether its words are too few to mean the milestone and nothing else."""
        last = self._predicates.last_of(one.title) or self._events.last_of(one.title)
        return one.short and not self._kinds.is_meant(one.title, last, piece.dated)

    def _unnamed(self, sentence: Sentence, piece: SourcedPassage) -> Iterator[Reached]:
        """Yield the one that its heading names, or the only one of the day."""
        folded = same_length_fold(sentence.core)
        heading = (*piece.passage.headings[-1:], piece.title or "")[0]
        under = passed_under(heading, sentence.core, self._names)
        spoken = piece.passage.role in {Role.MESSAGE, Role.TURN}
        if under and not spoken and not _RESERVED.search(folded):
            yield Reached(under[0], Outcome.MET, under[1])
            return
        verb = _UNNAMED.search(folded)
        today = [title for title, day in self._due.items() if day == piece.dated]
        if verb and len(today) == 1 and not UNSURE.search(folded):
            denied = re.search(r"\b(?:not|no|never|nearly|almost)\b|n['’]t\b", folded)
            if not denied:
                yield Reached(today[0], Outcome.MET, verb.end())


def _looks_ahead(piece: SourcedPassage) -> bool:
    """Whether it is a heading, or stands under one for what is to come."""
    passage = piece.passage
    if passage.role in {Role.HEADING, Role.CELL}:
        return True
    if section_of(passage.headings) in _NOT_NOW:
        return True
    return any(_TO_COME.search(same_length_fold(one)) for one in passage.headings[1:])
