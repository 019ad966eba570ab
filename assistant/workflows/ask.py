"""A question, answered from facts and passages, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.answering.asks import Wanted
from assistant.answering.candidate import Candidate
from assistant.answering.choosing import Choice
from assistant.answering.continuing import (
    answered_before,
    gone_on,
    is_told_since,
)
from assistant.answering.counted import with_newest_count
from assistant.answering.doing import asked_of_kind, doing_asked, names_doer
from assistant.answering.errands import without_errands
from assistant.answering.finished import with_finished
from assistant.answering.first_use import (
    as_opening,
    of_first_use,
    opening_asked,
    with_first_use,
)
from assistant.answering.former import without_former
from assistant.answering.freed import (
    asks_what_holds,
    freed,
    things_awaited,
    with_end,
)
from assistant.answering.gates import about_gate, gate_asked, of_gate
from assistant.answering.goal import goal_of
from assistant.answering.happened import with_happened
from assistant.answering.keyed import about_one
from assistant.answering.lists import LISTED, Listing, asks_what_ended, listing
from assistant.answering.matching import Matching, with_words
from assistant.answering.overtaking import newest_of
from assistant.answering.period_values import with_period_value
from assistant.answering.periods import of_period
from assistant.answering.question import Question, read_question, since_day
from assistant.answering.replaced_places import with_other_place
from assistant.answering.replacing import with_newer
from assistant.answering.sentences import Reader
from assistant.answering.spelling import read_as
from assistant.answering.still import asked_plainly, asks_still, with_said
from assistant.answering.teller import Teller
from assistant.answering.told_by import told_by
from assistant.answering.turned import with_turned
from assistant.domain.audience import Audience
from assistant.domain.base import stable_id
from assistant.domain.drafts import Claim, Verdict
from assistant.domain.evidence import Quote
from assistant.domain.labels import Label
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.judging import Judging, gate_base
from assistant.drafting.reach import Reach
from assistant.drafting.unit import Telling
from assistant.evidence.search import PassageSearch
from assistant.facts.sameness import Weigh, covered, ids, shared, stems
from assistant.facts.word_index import WordIndex
from assistant.gate.support import Support
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.ask_material import Material, keys_of
from assistant.workflows.drafts import audience_of
from assistant.workflows.quoting import quote_of
from assistant.workflows.reading import Reading, reach_for, readable

NEAREST = 5
_FEWEST = 2
_MOST_OF = 0.5
"""Share of a question's words, by weight, from which words are close to it.

On six histories as many questions without an answer have such words (6 of 44) from .4
to .6, and of those with one 99, 97 and 86 of 173.
"""
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
    for its slips of the pen; `more` is how many lines a list has beside those told, and
    `command` what lists them; `close` says that one of the nearest passages has most of
    the question's words.
    """

    question: str
    as_of: date
    audience: str | None
    answer: tuple[Claim, ...]
    nearest: tuple[tuple[Quote, float], ...]
    unknown: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    more: int = 0
    command: str = ""
    close: bool = False


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
    meant = as_opening(meant)
    question = read_question(meant, view.people, keys_of(view), view.date_order)
    unknown = _unknown(question, passages)
    near = {hit.passage.id for hit in hits}
    room = _Room(asking, reach, audience_name, passages, weighed)
    chosen = Listing(()) if unknown else room.chosen(question, near)
    judging = Judging(
        stable_id("ask", view.as_of, text, audience.name), reach, room.base
    )
    claims = tuple(judging.claim(one.unit) for one in chosen.lines)
    return Answered(
        question=text,
        as_of=view.as_of,
        audience=audience_name,
        answer=tuple(
            c for c in claims if c.evidence and c.verdict is not Verdict.UNSUPPORTED
        ),
        nearest=tuple(
            (quote_of(hit, text), hit.score) for hit in hits[:NEAREST] if hit.matches
        ),
        unknown=unknown,
        read_as=mended,
        more=chosen.more,
        command=chosen.command,
        close=not unknown
        and any(
            _has_most(hit.passage.passage.text, question, weighed)
            for hit in hits[:NEAREST]
        ),
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

    def chosen(self, question: Question, near: set[str]) -> Listing:
        """Choose the sentences, from facts and from the passages that are near."""
        material = self._material()
        since = since_day(question, self.asking.view.as_of)
        listed = self._listed(question, material, since)
        if listed is not None:
            return listed
        return Listing(tuple(self._of_day(question, material, since, near)))

    def _of_day(
        self,
        question: Question,
        material: Material,
        since: date | None,
        near: set[str],
    ) -> Sequence[Candidate]:
        """Answer whether something is on a day by the day that it is on."""
        view = self.asking.view
        plain = asked_plainly(question.text, view.date_order)
        if plain is not None:
            when = read_question(plain, view.people, keys_of(view), view.date_order)
            if found := self._best(when, material, since, set(near)):
                once = () if asks_still(question.text) else question.days
                said = self._best(question, material, since, near) if once else ()
                return with_said(found, said)
        found = self._best(question, material, since, near)
        opening = None if found else opening_asked(question.text)
        if opening is None:
            return found
        when = read_question(opening, view.people, keys_of(view), view.date_order)
        return self._best(when, material, since, set(near))

    def _material(self) -> Material:
        view, audience = self.asking.view, self.reach.audience
        telling_of = Telling(view.as_of, audience.ticket_keys, audience.names_people)
        teller = Teller(telling_of, view.people, self.reach.visible)
        return Material(view, self.asking.settings, teller, self.reach, self.passages)

    def _listed(
        self, question: Question, material: Material, since: date | None
    ) -> Listing | None:
        told_names = self._tells_people or not question.people
        if question.wanted not in LISTED or not told_names:
            return None
        new = question.wanted is Wanted.CHANGE or asks_what_ended(question)
        items = material.news(since) if new and since else material.items()
        mine = [item for item in items if self._may_hear(item.told)]
        return listing(question, mine, self.asking.view.as_of, since)

    @property
    def _tells_people(self) -> bool:
        return self.reach.audience.names_people

    def _best(
        self,
        question: Question,
        material: Material,
        since: date | None,
        near: set[str],
    ) -> Sequence[Candidate]:
        as_of = self.asking.view.as_of
        weigh = WordIndex(self.weighed).weigh
        computed = self._computed(question, material, since)
        gate = gate_asked(question, computed)
        if gate and question.wanted is Wanted.BLOCKER:
            question = of_gate(question, gate)
        choice = Choice(question, weigh, as_of, material.over)
        near |= _of_records(choice.related(computed), self.passages)
        near |= with_words(question.text, self.passages)
        near |= of_first_use(question, self.passages)
        reader = self._reader(material)
        if (own := told_by(question, reader)) and self._tells_people:
            return own
        told = [*computed, *reader.sentences(near)]
        if asks_what_holds(question) and (things := things_awaited(told)):
            near |= with_words(things, self.passages)
            told = [*computed, *reader.sentences(near)]
        timely = of_period(told, question)
        candidates = without_errands(without_former(timely, question), question)
        parted = freed(candidates, question, material.has_ended)
        candidates = list(parted.standing)
        away = material.absences(self._may_hear).answer(question, candidates)
        if away is not None:
            return away
        if question.asks_for_goal:
            goal = newest_of(goal_of(candidates, as_of), candidates, question)
            return with_first_use(goal, candidates, question)
        best_of = self._weighed(question, choice, candidates, weigh)
        best_of = newest_of(best_of, candidates, question)
        best_of = with_newest_count(best_of, candidates, question)
        best_of = with_period_value(best_of, candidates, question, told)
        made = without_errands(computed, question)
        best_of = with_finished(best_of, made, question, material.over)
        best_of = with_turned(best_of, candidates, question)
        best_of = with_other_place(best_of, candidates, question)
        best_of = with_happened(best_of, candidates, question)
        found = self._with_record(question, material, best_of)
        found = with_end(found, parted, question, choice.best)
        if not found and stems(question.bare):
            reply = answered_before(reader, near, question.bare)
            if reply and not is_told_since(reply, candidates, question.bare):
                found = [reply]
        if gate:
            return about_gate(question, gate, found)
        return gone_on(question, reader, found)

    def _computed(
        self, question: Question, material: Material, since: date | None
    ) -> list[Candidate]:
        """Return what code knows, or what of it is new where that is asked for."""
        if since is not None and question.wanted is Wanted.CHANGE:
            told = [item.told for item in material.news(since)]
        else:
            told = list(material.told())
        return [one for one in told if self._may_hear(one)]

    def _reader(self, material: Material) -> Reader:
        return Reader(
            material.teller,
            self.base.names,
            material.titles,
            self.passages,
            material.findings,
            material.suppositions,
        )

    def _weighed(
        self,
        question: Question,
        choice: Choice,
        candidates: Sequence[Candidate],
        weigh: Weigh,
    ) -> Sequence[Candidate]:
        """Choose by the words of the question, and where it asks which, by who."""
        view = self.asking.view
        matching = Matching(question, weigh, view.as_of)
        best = matching if matching.applies else choice
        found = with_newer(best.best(candidates), candidates, question, weigh)
        who = None if found else asked_of_kind(question.text)
        verb = doing_asked(who) if who else None
        if who is None or verb is None:
            return found
        other = read_question(who, view.people, keys_of(view), view.date_order)
        named = [
            one
            for one in candidates
            if not one.computed and names_doer(one, verb, question.text, by_name=True)
        ]
        said = Choice(other, weigh, view.as_of).best(named)
        return with_newer(said, candidates, other, weigh)

    def _with_record(
        self, question: Question, material: Material, others: Sequence[Candidate]
    ) -> Sequence[Candidate]:
        """Answer from the record of the one key that the question names or means."""
        keys = question.ids or material.titled(question)
        if len(keys) != 1:
            return others
        [key] = keys
        record = material.record(key, hears=self._may_hear)
        return others if record is None else about_one(question, record, others)

    def _may_hear(self, one: Candidate) -> bool:
        """Whether the audience may be told."""
        return self.audience is None or not any(
            map(self.reach.withheld, one.unit.facts)
        )


def _some(passages: Sequence[SourcedPassage]) -> Sequence[SourcedPassage]:
    """Return enough passages, spread over all, to know how telling a word is."""
    return passages[:: len(passages) // _WEIGHED + 1]


def _has_most(text: str, question: Question, weighed: Sequence[str]) -> bool:
    """Whether a passage has two words of the question or more, and most by weight."""
    asked, said = stems(question.bare), stems(text)
    enough = len(shared(asked, said)) >= _FEWEST
    return enough and covered(asked, said, WordIndex(weighed).weigh) >= _MOST_OF


def _unknown(question: Question, passages: Sequence[SourcedPassage]) -> tuple[str, ...]:
    """Return the ids of the question, as it writes them, that nothing has."""
    low = [one.passage.text.casefold() for one in passages] if question.unknown else []
    return tuple(
        question.text[at : at + len(key)]
        for key in question.unknown
        if not any(key in text for text in low)
        and (at := question.text.casefold().find(key)) >= 0
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
