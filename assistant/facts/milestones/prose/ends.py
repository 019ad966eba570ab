"""Sentences that say of a milestone that its own end has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from assistant.facts.milestones.prose.day_one import A_PART, begun_under, label_of
from assistant.facts.milestones.prose.declared import declared
from assistant.facts.milestones.prose.events import Events
from assistant.facts.milestones.prose.full_names import FullNames
from assistant.facts.milestones.prose.headed import passed_under
from assistant.facts.milestones.prose.kinds import LATELY, Kinds
from assistant.facts.milestones.prose.met import UNSURE
from assistant.facts.milestones.prose.met_days import end_day, is_ahead, met_on
from assistant.facts.milestones.prose.not_today import not_then, subject_of
from assistant.facts.milestones.prose.occasions import Occasions
from assistant.facts.milestones.prose.own_verbs import OwnVerbs
from assistant.facts.milestones.prose.parts import told_apart
from assistant.facts.milestones.prose.predicates import Predicates, Reached
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.prose.spoilt import goes_on
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
    criteria: Mapping[str, str],
) -> Iterator[tuple[str, Said]]:
    """Yield what is said of the end that a milestone's name tells, with its title.

    `known` is what was heard of them by other words: what was read as a move, a miss
    or as met is not read again. `criteria` are what the plans ask of them.
    """
    listener = _Listener(view, due, known, Kinds(view, pieces, due), criteria)
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
        criteria: Mapping[str, str],
    ) -> None:
        self._orders = DateOrders(view)
        self._kinds, self._heard = kinds, known
        self._due = due
        self._names = MilestoneNames(due)
        self._predicates = Predicates(due)
        self._events = Events(due, (one.record.title for one in view.records(Ticket)))
        self._full_names = FullNames(due)
        self._occasions = Occasions(due, criteria)
        self._own_verbs = OwnVerbs(due, criteria)
        self._labels: dict[str, str] = {}
        self._known = {
            (title, one.quote.source, one.quote.locator, one.quote.quote)
            for title, sayings in known.items()
            for one in sayings
        }

    def hear(self, piece: SourcedPassage) -> Iterator[tuple[str, Said]]:
        """Yield what the passage says of any of them."""
        opening = label_of(piece.passage.text)
        label = self._labels.setdefault(piece.source, opening)
        spoken_of = any(map(self._speaks_of, (piece.passage.text, label)))
        if not spoken_of or _looks_ahead(piece):
            return
        order, dated = self._orders.of(piece), piece.dated
        sentences = list(split(piece.passage.text))
        about: set[str] = set()
        before: set[str] = set()
        for place, sentence in enumerate(sentences):
            if sentence.box is not None:
                continue
            rest = self._rest(sentences[place + 1 :])
            found = [
                (part.core, one)
                for part in self._parts(sentence)
                for one in self._reached(part, piece, order, rest)
            ]
            unmet = list(self._unmet(sentence, piece, order, before))
            before = self._meant(subject_of(sentence.core), piece)
            missed = {title for title, _ in unmet}
            yield from unmet
            found = [(core, one) for core, one in found if one.title not in missed]
            about = self._about(sentence, [one for _, one in found]) or about
            only = [] if unmet else list(self._unnamed(sentence, piece, about))
            told = {one.title for one in only}
            found = [(c, one) for c, one in found if one.title not in told]
            found += [(sentence.core, one) for one in only]
            for core, one in found:
                day = met_on(core, one.ends, dated, order)
                day = day or end_day(one.title, core, self._names, dated, order)
                quote = piece.quote(sentence.quote)
                place_of = (one.title, quote.source, quote.locator, quote.quote)
                if place_of not in self._known:
                    yield (
                        one.title,
                        Said(one.outcome, piece.dated, piece.as_of, quote, met_on=day),
                    )

    def _speaks_of(self, text: str) -> bool:
        return bool(
            declared(text)
            or self._predicates.spoken_of(text)
            or self._events.spoken_of(text)
            or self._occasions.spoken_of(text)
            or self._own_verbs.spoken_of(text)
            or self._names.ids_in(text)
            or "passed" in text.casefold()
        )

    def _about(self, sentence: Sentence, found: Iterable[Reached]) -> set[str]:
        """Return the milestones that the sentence is about."""
        named = self._names.named_in(sentence.core)
        return named or {one.title for one in found}

    def _rest(self, sentences: Sequence[Sentence]) -> str:
        """Return the sentences that go on about what the one before them told."""
        kept = []
        for one in sentences:
            named = self._names.named_in(one.core)
            if named or not goes_on(same_length_fold(one.core)):
                break
            kept.append(one.core)
        return " ".join(kept)

    def _unmet(
        self,
        sentence: Sentence,
        piece: SourcedPassage,
        order: DateOrder | None,
        before: set[str],
    ) -> Iterator[tuple[str, Said]]:
        """Yield what plainly has not come, with the day on which it had not."""
        late = dict(self._late(sentence, piece, order, before))
        yield from late.items()
        for part in self._parts(sentence):
            for one in self._events.unmet(part.core):
                day = unmet_on(part.core, one.ends, piece.dated, order)
                if day is None or one.title in late or self._is_vague(one, piece):
                    continue
                quote = piece.quote(sentence.quote)
                said = Said(Outcome.DENIED, piece.dated, piece.as_of, quote)
                yield one.title, replace(said, unmet_on=day)

    def _late(
        self,
        sentence: Sentence,
        piece: SourcedPassage,
        order: DateOrder | None,
        before: set[str],
    ) -> Iterator[tuple[str, Said]]:
        """Yield what is said not to come today or this week, though it was due by then.

        `before` are the milestones that the last sentence was about.
        """
        quote = piece.quote(sentence.quote)
        for part in self._parts(sentence):
            for one in not_then(part.core, piece.dated, order):
                for title in self._meant(one.what, piece) if one.what else before:
                    due = self._now(title, piece.dated)
                    if due is None or due > one.until:
                        continue
                    said = Said(Outcome.DENIED, piece.dated, piece.as_of, quote)
                    if one.new:
                        said = replace(said, outcome=Outcome.MOVED, moved_to=one.new)
                    yield title, replace(said, unmet_on=one.until)

    def _meant(self, what: str, piece: SourcedPassage) -> set[str]:
        """Return the milestones that the words name, and nothing besides."""
        said = stems(what)
        found = {
            title
            for title, short in self._events.meant(what)
            if not self._is_vague(Reached(title, Outcome.DENIED, 0, short), piece)
        }
        return found | {
            title
            for title in self._names.named_in(what)
            if said <= stems(title) or not said
        }

    def _now(self, title: str, day: date) -> date | None:
        """Return the day that a milestone had by what was heard until then."""
        moves = [
            one.moved_to
            for one in self._heard.get(title, ())
            if one.moved_to and one.day <= day
        ]
        return moves[-1] if moves else self._due.get(title)

    def _parts(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the parts of the sentence that tell of different milestones."""
        for part in told_apart(sentence.core, self._names):
            yield replace(sentence, core=part)

    def _reached(
        self,
        sentence: Sentence,
        piece: SourcedPassage,
        order: DateOrder | None,
        rest: str,
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
        for one in self._occasions.read(core, rest):
            other = found.get(one.title)
            if other is None or other.outcome is not Outcome.MET or one.spoilt:
                found[one.title] = one
        for one in self._own_verbs.read(core):
            if self._is_timely(one, piece):
                found[one.title] = one
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
                near = near or (not denied and self._is_of_part(one, piece))
                yield replace(one, outcome=Outcome.NEAR) if near else one

    def _is_timely(self, one: Reached, piece: SourcedPassage) -> bool:
        """Whether it is said about its day or since; a van left before, too."""
        return piece.dated >= self._due[one.title] - LATELY

    def _is_vague(self, one: Reached, piece: SourcedPassage) -> bool:
        """Whether its words are too few to mean the milestone and nothing else."""
        last = one.alone or self._predicates.last_of(one.title)
        last = last or self._events.last_of(one.title)
        return one.short and not self._kinds.is_meant(one.title, last, piece.dated)

    def _is_of_part(self, one: Reached, piece: SourcedPassage) -> bool:
        """Whether it is said of nothing in a record of a trial: "we're live"."""
        above = (self._labels[piece.source], piece.title or "")
        texts = (*above, *piece.passage.headings[-1:])
        parts = {
            found[0]
            for each in texts
            for found in A_PART.finditer(same_length_fold(each))
        }
        return self._events.is_of_all(one.title) and any(
            each not in one.title.casefold() for each in parts
        )

    def _unnamed(
        self, sentence: Sentence, piece: SourcedPassage, about: set[str]
    ) -> Iterator[Reached]:
        """Yield the one that is spoken of, that its heading names, or of the day."""
        folded = same_length_fold(sentence.core)
        heading = (*piece.passage.headings[-1:], piece.title or "")[0]
        under = passed_under(heading, sentence.core, self._names)
        spoken = piece.passage.role in {Role.MESSAGE, Role.TURN}
        if under and not spoken and not _RESERVED.search(folded):
            yield Reached(under[0], Outcome.MET, under[1])
            return
        begun = begun_under(self._labels.get(piece.source, ""), sentence.core)
        if begun and not spoken:
            yield from self._begun(*begun, piece)
        said = declared(sentence.core)
        if said is None:
            return
        outcome, ends, only_it = said
        today = {title for title, day in self._due.items() if day == piece.dated}
        meant = about or (self._names.named_in(heading) if not only_it else set())
        meant = meant or (today if not only_it else set())
        if len(meant) == 1:
            yield Reached(next(iter(meant)), outcome, ends)

    def _begun(self, what: str, ends: int, piece: SourcedPassage) -> Iterator[Reached]:
        """Yield the milestone that is the beginning of just this, on its day."""
        for title, short in self._events.begun(what):
            one = Reached(title, Outcome.MET, ends, short=short)
            if piece.dated >= self._due[title] and not self._is_vague(one, piece):
                yield one


def _looks_ahead(piece: SourcedPassage) -> bool:
    """Whether it is a heading, or stands under one for what is to come."""
    passage = piece.passage
    if passage.role in {Role.HEADING, Role.CELL}:
        return True
    if section_of(passage.headings) in _NOT_NOW:
        return True
    return any(_TO_COME.search(same_length_fold(one)) for one in passage.headings[1:])
