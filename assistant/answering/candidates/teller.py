"""Telling facts to one reader, as candidates for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import (
    Fact,
)
from assistant.domain.people import People, fold
from assistant.drafting.unit import Telling, Unit
from assistant.drafting.words import day, sentence
from assistant.facts.sameness.stems import ids, stems

SECTION = "answer"
_LONG = 4
W = Wanted
Visible = Callable[[Iterable[Evidence], str], tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells facts to one reader: with keys and names, or without.

    `visible` returns the evidence that may stand beside a sentence for this reader.
    """

    telling: Telling
    people: People
    visible: Visible

    @property
    def as_of(self) -> date:
        """The reader's day."""
        return self.telling.as_of

    def make(  # noqa: PLR0913, PLR0917  one argument a field
        self,
        fact: Fact,
        text: str,
        values: Iterable[str | None],
        gives: Iterable[Wanted],
        on: date,
        weight: float = 0.0,
        *,
        computed: bool = True,
        people: Iterable[str] | None = None,
    ) -> Candidate:
        """Return a sentence about one fact, found by its words and visible evidence.

        `people` are those whom it is about, by default all that it names.
        """
        told = sentence(text)
        unit = Unit(SECTION, told, (fact,), tuple(filter(None, dict.fromkeys(values))))
        shown = self.visible(fact.evidence, told)
        quotes = [piece.quote for piece in shown if isinstance(piece, Quote)]
        whole = "\n".join([told, *quotes])
        keys = ids(whole) | ({fact.subject} if self.telling.keys else set())
        return Candidate(
            unit=unit,
            about=stems(told),
            around=stems(whole),
            gives=frozenset(gives),
            day=on,
            ids=frozenset(key.casefold() for key in keys),
            people=(self._people(told, shown) if people is None else frozenset(people)),
            short=_initials(fact.title),
            words=fold(f"{whole}\n{fact.subject}" if self.telling.keys else whole),
            computed=computed,
            weight=weight,
            kin=kin_of(told),
        )

    def when(self, on: date | None) -> str:
        """Return the day as this reader reads it."""
        return day(on, self.as_of) if on else ""

    def who(self, name: str | None) -> str:
        """Return the person's name where this reader is told names."""
        return (name or "") if self.telling.people else ""

    def _people(self, told: str, shown: Iterable[Evidence]) -> frozenset[str]:
        names = {p.name for p in self.people.all if p.name and p.name in told}
        said = (self.people.resolve(e.author) for e in shown if isinstance(e, Quote))
        return frozenset({*names, *(name for name in said if name)})


def _initials(title: str) -> frozenset[str]:
    """Return the initials of two to four long words in a row, in lower case."""
    words = [word for word in fold(title).split() if word.isalpha()]
    runs = (words[n : n + length] for n in range(len(words)) for length in (2, 3, 4))
    return frozenset(
        "".join(word[0] for word in run)
        for run in runs
        if len(run) > 1 and min(map(len, run)) >= _LONG
    )


def quoted(words: str) -> str:
    """Put words of a source in quotation marks, unless they hold some themselves."""
    return words if any(mark in words for mark in '“”"„«»') else f"“{words}”"
