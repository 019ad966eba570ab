"""What a reader may be told of an answer that was chosen among all that is known.

An older value that a reader may hear is no answer where a newer one that they may not
hear took its place: then nothing is told, and that something is withheld.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.evidence import Quote
from assistant.domain.facts import MilestoneStatus
from assistant.domain.sourced import SourcedPassage
from assistant.facts.sameness.stems import is_negated, stems
from assistant.gate.days import days_in, same_day

W = Wanted
_VALUES = frozenset({W.DAY, W.MOVE, W.AMOUNT})
"""Of what a thing has one that holds, whatever else is told of it."""
_DATED = frozenset({W.DAY, W.MOVE})
_MANY = frozenset(
    {W.BLOCKER, W.RISK, W.ACTION, W.WORK, W.CHANGE, W.OVERDUE, W.DUE, W.CONDITION}
)
"""Of what a thing may have many, so that one says nothing against another."""


@dataclass(frozen=True)
class Told:
    """What may be told of an answer, and whether some of it is withheld."""

    lines: tuple[Candidate, ...]
    withheld: bool


@dataclass(frozen=True)
class Open:
    """What one reader may read and hear.

    `hears` says of what code made whether they may be told; `over` are the keys, in
    lower case, of what is finished, whose due day is none on which something happens.
    """

    passages: Iterable[SourcedPassage]
    hears: Callable[[Candidate], bool]
    over: Collection[str] = ()
    _texts: dict[tuple[str, str | None], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        for one in self.passages:
            self._texts[one.source, one.passage.locator].append(one.passage.text)

    def has(self, one: Candidate) -> bool:
        """Whether the reader may be told the sentence, or read its words themselves."""
        if one.computed:
            return self.hears(one)
        return _is_made(one, self.hears) or any(
            piece.quote in text
            for piece in _quotes(one)
            for text in self._texts.get((piece.source, piece.locator), ())
        )


def may_be_told(
    mine: Sequence[Candidate],
    whole: Sequence[Candidate],
    question: Question,
    reader: Open,
) -> Told:
    """Return what may be told of what the reader's own material answers (`mine`).

    `whole` is what everything that is known answers. What is not part of it was taken
    back by words that the reader may not hear.
    """
    hidden = [(n, one) for n, one in enumerate(whole) if not reader.has(one)]
    many = question.wanted in _MANY and not question.polar

    def overrules(other: Candidate, one: Candidate, *, before: bool) -> bool:
        if question.wanted in _DATED and (_agrees(other, one) or _is_plan(other, one)):
            return False
        valued = question.wanted in _VALUES and question.wanted in other.gives
        newer = other.day >= one.day or (valued and _keys(one) & frozenset(reader.over))
        return bool(newer) and (before or valued)

    def stands(one: Candidate) -> bool:
        places = [n for n, other in enumerate(whole) if _is_same(one, other)]
        return bool(places) and (
            many or not any(overrules(w, one, before=n < places[0]) for n, w in hidden)
        )

    lines = tuple(one for one in mine if stands(one))
    return Told(lines, bool(hidden) or len(lines) < len(mine))


def _agrees(other: Candidate, one: Candidate) -> bool:
    """Whether hidden words give no day but those that the open ones give, too."""
    told = [day for found in days_in(said_in(one.unit.text)) for day in found.readings]
    hidden = [found.readings for found in days_in(said_in(other.unit.text))]
    return (
        bool(hidden)
        and not is_negated(said_in(other.unit.text))
        and all(
            any(
                same_day(m, known) or same_day(known, m)
                for m in readings
                for known in told
            )
            for readings in hidden
        )
    )


def _is_made(one: Candidate, hears: Callable[[Candidate], bool]) -> bool:
    """Whether it tells a fact that was made of words, and may be heard."""
    of_passage = any(fact.id.startswith("pas") for fact in one.unit.facts)
    return not of_passage and hears(one)


def _is_same(one: Candidate, other: Candidate) -> bool:
    """Whether both tell the same fact, or words of one place."""
    if {fact.id for fact in one.unit.facts} & {fact.id for fact in other.unit.facts}:
        return True
    if one.computed or other.computed:
        return one.computed and other.computed and _is_of_one_record(one, other)
    return same_sentence(one, other) or any(
        (mine.source, mine.locator) == (theirs.source, theirs.locator)
        and (mine.quote in theirs.quote or theirs.quote in mine.quote)
        for mine in _quotes(one)
        for theirs in _quotes(other)
    )


def _is_of_one_record(one: Candidate, other: Candidate) -> bool:
    """Whether both tell of one ticket or entry, or of two of the same name."""
    mine = [(fact.subject, stems(fact.title)) for fact in one.unit.facts]
    theirs = [(fact.subject, stems(fact.title)) for fact in other.unit.facts]
    return any(
        (subject and subject == their_subject) or (len(title) > 1 and title == called)
        for subject, title in mine
        for their_subject, called in theirs
    )


def _is_plan(other: Candidate, one: Candidate) -> bool:
    """Whether a plan's row is hidden, and a tracker's own day is told.

    The day of a record is told to every reader, in their draft as well.
    """
    rows = any(isinstance(fact, MilestoneStatus) for fact in other.unit.facts)
    mine = any(isinstance(fact, MilestoneStatus) for fact in one.unit.facts)
    return rows and not mine and one.computed and other.computed


def _keys(one: Candidate) -> frozenset[str]:
    """Return the keys, in lower case, of the records that it tells of."""
    facts = one.unit.facts if one.computed else ()
    return frozenset(fact.subject.casefold() for fact in facts)


def _quotes(one: Candidate) -> list[Quote]:
    found = (piece for fact in one.unit.facts for piece in fact.evidence)
    return [piece for piece in found if isinstance(piece, Quote)]
