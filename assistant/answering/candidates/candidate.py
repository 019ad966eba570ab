"""A sentence that may answer, with what it is about and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.drafting.unit import Unit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence before it is chosen.

    `about` are the stems of what it says, `around` those of what stands beside it,
    `short` the initials of its title's words, by which people call things;
    `ids` the keys that it names or belongs to, in lower case, and `own` those by which
    it is itself called; `people` whom it names;
    `gives` what kinds of question it can answer; `day` is when it was so; `words` is
    all that it says, with its titles, in lower case and without accents; `computed`
    says that code worked it out from records; `weight` orders equals, higher first.
    `said` are the quoted words alone, as compared; `title` is the title right above;
    `firm` is the domain of its author's mail address;
    `beside` are people named near it, `titles` the stems of what stands above it,
    `kin` the happenings that it tells; `supposed` says that it may never happen,
    `ended` that it tells a closed entry of the log, which says nothing of what is so.
    """

    unit: Unit
    about: frozenset[str]
    gives: frozenset[Wanted]
    day: date
    around: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    ids: frozenset[str] = field(default=frozenset())
    people: frozenset[str] = frozenset()
    words: str = ""
    computed: bool = False
    weight: float = 0.0
    said: str = ""
    title: str = ""
    firm: str = ""
    beside: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    supposed: bool = False
    own: frozenset[str] = frozenset()
    ended: bool = False
