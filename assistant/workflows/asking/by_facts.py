"""Questions that facts or a plan's own section answer by themselves.

The milestones, what was completed in a time, the scope, the budget and why a colour is
what it is: sentences are weighed only where none of these is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from assistant.answering.asked.question import Question, read_question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.candidates.stones import counted, grounds
from assistant.answering.candidates.telling import coloured
from assistant.answering.kinds.accepted import of_deed, rules_on, told
from assistant.answering.kinds.colours import dimensions_asked
from assistant.answering.kinds.completed import (
    asks_what_was_done,
    completed,
    tells_end,
    time_of,
)
from assistant.answering.kinds.forecasts import forecast_asked, forecasts
from assistant.answering.kinds.lists import MOST, Listing
from assistant.answering.kinds.matching import with_words
from assistant.answering.kinds.milestones import (
    Stone,
    of_milestones,
    of_stone,
    why_asked,
    with_titles,
)
from assistant.answering.kinds.scope import (
    ScopeAsked,
    changed,
    listed,
    said_out,
    scope_asked,
)
from assistant.answering.kinds.sums import is_of_sum, sum_asked, sums
from assistant.domain.facts import Decision
from assistant.domain.labels import Label
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.drafting.confided import hears_reason
from assistant.workflows.asking.material import Material, keys_of


@dataclass(frozen=True)
class ByFacts:
    """Answers from the facts of one day for one reader, who `hears` some of them."""

    material: Material
    reader: Reader
    hears: Callable[[Candidate], bool]

    def answer(self, question: Question, since: date | None) -> Listing | None:
        """Return what the facts answer; None where the question is not about them."""
        if asks_what_was_done(question):
            return self._completed(question)
        if asked := scope_asked(question):
            return self._scope(asked, since)
        if forecast_asked(question) and (told := forecasts(question, self.reader)):
            return Listing(tuple(told))
        if thing := sum_asked(question):
            near = self._naming(thing) | self._below(thing)
            said = self.reader.sentences(near)
            found = sums(question, thing, said)
            return None if found is None else Listing(tuple(found))
        return (
            self._milestones(question)
            or self._deed(question)
            or self._colours(question)
        )

    def _milestones(self, question: Question) -> Listing | None:
        teller, today = self.material.teller, self.material.view.as_of

        def count(text: str, of: Sequence[Stone]) -> Candidate:
            return counted(teller, text, (one.of.title for one in of))

        return of_milestones(question, self._stones, today, count, self.hears)

    def _deed(self, question: Question) -> Listing | None:
        """Tell whether a milestone's deed was done by how the milestone stands."""
        stone = of_deed(question, self._stones)
        if stone is None or not self.hears(stone.told):
            return None
        said = [
            one.told
            for one in self.material.decisions()
            if isinstance(one.of, Decision) and rules_on(one.of, stone, question)
        ]
        return Listing(tuple(told(stone, filter(self.hears, said))))

    def in_full(self, question: Question) -> Question:
        """Return a question for a reason with the milestones by their titles."""
        text = with_titles(question.text, self._stones)
        if text == question.text:
            return question
        view = self.material.view
        return read_question(text, view.people, keys_of(view), view.date_order)

    def reasons(
        self, question: Question, found: Sequence[Candidate]
    ) -> Sequence[Candidate]:
        """Return why milestones stand as they do: what was said, else what shows it."""
        asked = why_asked(question, self._stones)
        if found or self.material.reach.audience.facts is Label.CLIENT:
            return of_stone(found, asked)
        teller = self.material.teller
        known = (s for s in asked if s.is_endangered or s.has_moved or s.is_met)
        told = (grounds(teller, one.of) for one in known if self.hears(one.told))
        return tuple(told)

    def of_sum(
        self, question: Question, found: Sequence[Candidate]
    ) -> Sequence[Candidate]:
        """Leave out amounts that are of something else than the sum asked for."""
        thing = sum_asked(question)
        return [one for one in found if thing is None or is_of_sum(one, thing)]

    @cached_property
    def _stones(self) -> Sequence[Stone]:
        return list(self.material.stones())

    def _completed(self, question: Question) -> Listing:
        view = self.material.view
        first, last = time_of(question, view.as_of)
        # From the start on a change has its own day, not the first day of the time.
        news = (one for one in self.material.news(None) if self.hears(one.told))
        near = {
            one.id
            for one in self.reader.passages
            if first <= one.dated <= last
            and not one.passage.subject
            and tells_end(one.passage.text)
        }
        said = self.reader.sentences(near)
        return completed(question, news, said, (first, last))

    def _scope(self, asked: ScopeAsked, since: date | None) -> Listing:
        """Tell the section, what people say is out, and what changed."""
        reader = self.reader
        told = [
            reader.cut(place, reader.passages[place].passage.text, core)
            for place, core in listed(asked, reader.passages)
        ]
        if asked is ScopeAsked.OUT:
            told += said_out(reader.sentences(self._naming("scope project")))
        news = (one for one in self.material.news(since) if self.hears(one.told))
        lines = _once([*told, *changed(asked, news)])
        if not lines:
            return Listing(())
        more = max(0, len(lines) - MOST)
        return Listing(tuple(lines[:MOST]), more, "ontrack changes", each=True)

    def _colours(self, question: Question) -> Listing | None:
        found, reach = self.material.colour, self.material.reach
        names = dimensions_asked(question, found)
        if not names:
            return None
        if reach.audience.facts is Label.CLIENT:
            return Listing(())
        told = (
            coloured(
                self.material.teller,
                found,
                name,
                spend=reach.audience.tells_spend,
                hears=partial(hears_reason, reach=reach),
            )
            for name in names
        )
        return Listing(tuple(told), each=True)

    def _naming(self, words: str) -> set[str]:
        return with_words(words, self.reader.passages)

    def _below(self, thing: str) -> set[str]:
        """Return the ids of what stands under a heading of the thing."""
        return {
            one.id
            for one in self.reader.passages
            if one.passage.role is not Role.HEADING
            and any(thing in fold(text).split() for text in one.passage.headings[-1:])
        }


def _once(found: Iterable[Candidate]) -> list[Candidate]:
    """Return each sentence once."""
    lines: list[Candidate] = []
    for one in found:
        if not any(
            one.unit.text == other.unit.text
            or (not one.computed and not other.computed and same_sentence(one, other))
            for other in lines
        ):
            lines.append(one)
    return lines
