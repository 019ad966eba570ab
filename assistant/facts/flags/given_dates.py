"""Days that people plainly give milestones which are kept with a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from assistant.domain.evidence import Quote
from assistant.domain.reading import Role
from assistant.domain.records import Milestone, Ticket
from assistant.domain.sourced import SourcedPassage
from assistant.extract.text.sections import Section, section_of
from assistant.extract.text.sentences import Sentence
from assistant.facts.flags.dated_things import DatedThing
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.mentions import Remark
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.given_days import given_days
from assistant.facts.milestones.prose.move_words import is_past
from assistant.facts.milestones.recorded import is_milestone
from assistant.gate.days import DateOrder

_NOT_TOLD = frozenset({Section.OPTIONS, Section.PAST})


class GivenDays:
    """Reads sentences for days of milestones; `things` are these by title."""

    def __init__(self, material: FlagMaterial, things: Sequence[DatedThing]) -> None:
        self._view = view = material.view
        titles = {known.record.title for known in view.records(Milestone)}
        titles |= {
            known.record.title
            for known in view.records(Ticket)
            if is_milestone(known.record)
        }
        self.things = {t.title: t for t in reversed(things) if t.title in titles}
        self._due = {title: thing.due for title, thing in self.things.items()}
        self.names = MilestoneNames(self._due)

    def of(
        self, sentence: Sentence, remark: Remark, order: DateOrder | None
    ) -> dict[str, date]:
        """Return the days that a sentence of the remark gives, by title."""
        if sentence.box is not None or not self._due:
            return {}
        found = given_days(sentence.core, self.names, self._due, remark.dated, order)
        return found if found and self._is_of_project(remark) else {}

    def _is_of_project(self, remark: Remark) -> bool:
        """Whether it is neither a table's cell nor of an option or another project."""
        piece = self._pieces.get((remark.quote.source, remark.quote.locator))
        if is_past(remark.text) or piece is None:
            return not is_past(remark.text)
        headings = piece.passage.headings
        return (
            piece.passage.role is not Role.CELL
            and section_of(headings) not in _NOT_TOLD
            and not any(map(is_past, headings))
        )

    @cached_property
    def _pieces(self) -> dict[tuple[str, str | None], SourcedPassage]:
        every = self._view.passages
        return {(one.source, one.passage.locator): one for one in every}


def is_moved(
    said_on: date, day: date, thing: DatedThing, material: FlagMaterial
) -> bool:
    """Whether the milestone is told as moved to that day, or to another one since."""
    return any(
        stone.title == thing.title
        and (
            stone.forecast == day
            or (
                stone.forecast != thing.due
                and any(
                    isinstance(one, Quote) and one.dated and one.dated > said_on
                    for one in stone.evidence
                )
            )
        )
        for stone in material.milestones
    )
