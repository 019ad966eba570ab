"""Answers from the records: which, how many, and which of them comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from assistant.answering.asked.and_most import without_most
from assistant.answering.asked.decided import DecisionsAsked, decisions_asked
from assistant.answering.asked.inventory import Being, Inventory, inventory_asked
from assistant.answering.asked.question import Question, read_question, since_day
from assistant.answering.asked.superlative import superlative_asked
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds import decided_about
from assistant.answering.kinds.decided_by import decided_by
from assistant.answering.kinds.decided_there import decided_there
from assistant.answering.kinds.graded import graded, severity_asked
from assistant.answering.kinds.inventories import Registers, inventory
from assistant.answering.kinds.lists import Listing
from assistant.answering.kinds.logged import of_log_row
from assistant.answering.kinds.matching import with_words
from assistant.answering.kinds.superlatives import first_of
from assistant.answering.kinds.week_updates import update_told
from assistant.domain.records import Ticket
from assistant.workflows.asking.material import Material, keys_of
from assistant.workflows.asking.when_done import WhenDone


@dataclass(frozen=True)
class ByRecords:
    """Answers from tickets, logs and registers for one reader, who `hears` of some.

    `high` is the exposure from which an entry of the log is grave.
    """

    material: Material
    reader: Reader
    hears: Callable[[Candidate], bool]
    high: float

    def answer(self, question: Question) -> Listing | None:
        """Return what the records answer; None where it is not asked of them."""
        if logged := of_log_row(question, self.reader):
            return Listing(tuple(logged))
        return (
            self._compared(question)
            or WhenDone(self.material, self.reader, self.hears).answer(question)
            or self._of_words(question)
            or self._which(question)
        )

    def _compared(self, question: Question) -> Listing | None:
        """Tell the defects of one severity, or the record that comes first."""
        if asked := severity_asked(question):
            return graded(asked, self._registers(None), self._naming("severity sev"))
        if first := superlative_asked(question):
            return first_of(first, self._registers(None))
        return None

    def _of_words(self, question: Question) -> Listing | None:
        """Tell the decisions of a body, or what the update of a week said."""
        items = (one for one in self.material.decisions() if self.hears(one.told))
        if listed := decided_by(question, items, self.material.teller):
            return listed
        if (said := update_told(question, self._plain_reader)) is not None:
            return Listing(tuple(said))
        return None

    def _which(self, question: Question) -> Listing | None:
        """Tell which records, or how many, are as asked, and who has most of them."""
        view, names = self.material.view, self.material.teller.telling.people
        if (decided := self.decided(question)) is not None:
            return decided
        before = without_most(question.text)
        if before is not None and names:
            return self._with_most(self._read(before))
        asks = inventory_asked(question, view.as_of)
        if asks is None or (question.people and not names):
            return None
        return inventory(asks, question, self._registers(asks))

    def decided(
        self, question: Question, least: int = decided_about.SEVERAL
    ) -> Listing | None:
        """Tell the decisions of a time or somebody, or `least` or more on a matter."""
        asked = decisions_asked(question.text)
        if asked is None:
            return None
        if asked.by and not question.people:
            return self._there(question, asked)
        if not asked.about:
            found = self._plainly(asked.plainly)
            none = not asked.by and (found is None or found.counted == 0)
            return (self._there(question, asked) if none else None) or found
        if question.days:
            return None
        since = since_day(question, self.material.view.as_of)
        about = self._read(f"What was decided about {asked.about}?")
        about = replace(about, people=self._read(asked.by).people)
        items = (one for one in self.material.decisions() if self.hears(one.told))
        return decided_about.decided_about(about, items, since, least)

    def _there(self, question: Question, asked: DecisionsAsked) -> Listing | None:
        """Tell what a body decided on a day; None where no day is meant."""
        days = question.days_meant(self.material.view.as_of)
        if asked.about or not days or not self.material.teller.telling.people:
            return None
        items = (one for one in self.material.decisions() if self.hears(one.told))
        return decided_there(asked.by, days, items, self._plain_reader)

    def _plainly(self, text: str) -> Listing | None:
        """Answer a question in the words of an inventory."""
        question = self._read(text)
        asks = inventory_asked(question, self.material.view.as_of)
        names = self.material.teller.telling.people
        if asks is None or (question.people and not names):
            return None
        return inventory(asks, question, self._registers(asks))

    def _read(self, text: str) -> Question:
        view = self.material.view
        return read_question(text, view.people, keys_of(view), view.date_order)

    def _with_most(self, question: Question) -> Listing | None:
        """Tell how many there are, and who has the most of them."""
        asks = inventory_asked(question, self.material.view.as_of)
        if asks is None or asks.most or question.people:
            return None
        asks = replace(asks, being=Being.OPEN) if asks.being is Being.ANY else asks
        registers = self._registers(asks)
        all_of = inventory(asks, question, registers)
        most = inventory(replace(asks, most=True), question, registers)
        if all_of is None or most is None:
            return all_of
        lines = (*all_of.lines[:1], *most.lines)
        return replace(most, lines=lines, counted=all_of.counted)

    def _registers(self, asked: Inventory | None) -> Registers:
        material = self.material
        items = [*material.items(), *material.decisions()]
        dated = asked is not None and asked.being is Being.ENDED
        first = asked.first - timedelta(days=1) if asked and dated else None
        before = material.view.as_of if first is None else first
        news = material.news(before) if dated else ()
        return Registers(
            [one for one in items if self.hears(one.told)],
            [one for one in news if self.hears(one.told)],
            material.teller,
            self.high,
            dated and bool(material.view.at(before).records(Ticket)),
        )

    @property
    def _plain_reader(self) -> Reader:
        """The reader, who is not told the rules of colours."""
        return replace(self.reader, tells_colour_rules=False)

    def _naming(self, words: str) -> Sequence[Candidate]:
        reader = self._plain_reader
        return list(reader.sentences(with_words(words, reader.passages)))
