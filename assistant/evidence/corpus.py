"""Passages prepared for many queries: what can be counted once is counted once."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, Role
from assistant.domain.sourced import SourcedPassage
from assistant.evidence.fusion import Scores
from assistant.evidence.quoted import quotes_in
from assistant.evidence.written_ids import (
    numbered,
    numbers_in,
    with_dashes,
    with_marks,
)

HashableT = TypeVar("HashableT", bound=Hashable)
Numbers = NDArray[np.intp]
_PREPARED = 8
_K1, _SQLITE_B, _B = 1.2, 0.75, 0.5
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ID = re.compile(
    r"(?<![\w-])[^\W\d_][^\W_]*(?:[-_][^\W_]+)*[-_]\d+(?![\w])", re.UNICODE
)
_WRITTEN = re.compile(r"(?<![\w-])[\w-]*\d[\w-]*(?![\w-])", re.UNICODE)
_KEYED = re.compile(r"(?<![\w#&/-])[^\s#]*#\d+(?!\w)")
_LETTER = re.compile(r"[^\W\d_]", re.UNICODE)
_TERM = re.compile(r"\w{3,}", re.UNICODE)
_TALK = {Role.TURN}
_LONG = 5
"""Letters from which the forms of a word, a slip of the pen too, begin alike."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be found at all; applied before ranking.

    `label` is the most closed label that the reader may see; `kinds` the document
    kinds; `since` the first day on which a passage may be dated.
    """

    label: Label | None = None
    kinds: frozenset[DocumentKind] | None = None
    since: date | None = None

    def admit(self, passage: SourcedPassage) -> bool:
        """Whether the passage passes every filter that is set."""
        return (
            (self.label is None or passage.label.rank <= self.label.rank)
            and (self.kinds is None or passage.kind in self.kinds)
            and (self.since is None or passage.dated >= self.since)
        )


ALL = Filters()
"""Lets every passage pass."""


@dataclass(frozen=True)
class Admitted:
    """The part of a corpus that passes the filters.

    `places` are its passages' places in the corpus; all else goes by the position in
    `places`: `texts` number the words, `groups` what a passage shares its score
    within, `talk` marks turns, `long` corrects full-text scores for length. `names`
    are the digests of the words; `quotes` are the quoted replies, each with the
    passages whose words it quotes.
    """

    places: Numbers
    texts: Numbers
    groups: Numbers
    talk: NDArray[np.bool_]
    long: Scores
    names: frozenset[str]
    quotes: tuple[tuple[int, tuple[int, ...]], ...]

    def part(self, kept: NDArray[np.bool_]) -> Admitted:
        """Return the passages that are marked; those apart are no neighbours."""
        at = np.flatnonzero(kept)
        stretch = np.cumsum(np.diff(at, prepend=at[:1]) > 1)
        position = np.full(len(kept), -1, dtype=np.intp)
        position[at] = np.arange(len(at))
        quotes = (
            (int(position[one]), position[list(originals)])
            for one, originals in self.quotes
            if kept[one]
        )
        return Admitted(
            self.places[at],
            self.texts[at],
            self.groups[at] + stretch * (self.groups.max(initial=0) + 1),
            self.talk[at],
            self.long[at],
            self.names,
            tuple((one, tuple(o[o >= 0].tolist())) for one, o in quotes),
        )

    def without_quotes(self, related: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Leave out the quoted replies whose own words are found as well."""
        kept = related.copy()
        for at, originals in self.quotes:
            if any(related[one] for one in originals):
                kept[at] = False
        return kept

    def lower_quotes(self, scores: Scores, by: float) -> None:
        """Lower quoted replies, and each below the words that it quotes."""
        for at, originals in self.quotes:
            own = float(scores[at])
            most = max((float(scores[one]) for one in originals), default=own)
            scores[at] = min(own, most) - by


class Corpus:
    """Passages in document order within each source, with what a search asks of them.

    Texts are numbered: equal words have one number.
    """

    def __init__(self, passages: Sequence[SourcedPassage]) -> None:
        self.passages = passages
        keys = [digest(one.passage.text) for one in passages]
        self.numbers: dict[str, int] = {}
        self._texts = _numbered(keys, self.numbers)
        self._groups = _numbered(map(_group, passages), {})
        self._talk = np.array(
            [one.passage.role in _TALK for one in passages], dtype=np.bool_
        )
        self._long = _length_factor(passages)
        self._admitted: dict[Filters, Admitted] = {}

    def admitted(self, filters: Filters) -> Admitted:
        """Return what passes the filters; the same ones are looked up once."""
        found = self._admitted.pop(filters, None) or self._sift(filters)
        self._admitted[filters] = found
        if len(self._admitted) > _PREPARED:
            self._admitted.pop(next(iter(self._admitted)))
        return found

    def by_text(self, scores: Mapping[str, float]) -> Scores:
        """Return one score for each text number, 0 where there is none."""
        found = np.zeros(len(self.numbers))
        for name, score in scores.items():
            if name in self.numbers:
                found[self.numbers[name]] = score
        return found

    def around(self, query: str) -> Scores:
        """Return which part of the query's words stands in each passage's titles.

        Titles, headings and speakers count.
        """
        numbers, holders, count = self._surroundings
        wanted = set(_TERM.findall(fold(query)))
        found = np.zeros(count)
        for term in wanted:
            found[holders.get(term, [])] += 1
        return (found / max(1, len(wanted)))[numbers]

    def ids_found(self, query: str) -> Scores:
        """Return how many of the query's ids each passage names or belongs to."""
        found = np.zeros(len(self.passages))
        for name in self._named(query):
            found[self._by_id.get(name, [])] += 1
        return found

    def owned(self, query: str) -> Scores:
        """Return 1 for what belongs to an id of a query that names ids alone."""
        found = np.zeros(len(self.passages))
        wanted = self._named(query)
        left = _WRITTEN.sub(" ", _KEYED.sub(" ", self._spelled(query)))
        if wanted and not _LETTER.search(left):
            for name in wanted:
                found[self._by_subject.get(name, [])] = 1
        return found

    def has_form_of(self, query: str) -> bool:
        """Whether a passage has a longer word that begins as one of the query does."""
        terms = [one for one in _TERM.findall(fold(query)) if len(one) >= _LONG]
        if not terms:
            return False
        heads = (re.escape(one[: max(_LONG - 1, len(one) - 3)]) for one in terms)
        form = re.compile(rf"\b(?:{'|'.join(heads)})")
        return any(form.search(fold(one.passage.text)) for one in self.passages)

    def asked(self, query: str) -> list[str]:
        """Return the ids that a query means: in capitals, or of a series in use."""
        names = dict.fromkeys(_ID.findall(self._spelled(query)))
        return [one for one in names if one.isupper() or _series(one) in self._used]

    def knows(self, name: str, admitted: Admitted) -> bool:
        """Whether one of the admitted passages names an id or belongs to it."""
        places = self._by_id.get(name.casefold(), [])
        return bool(np.isin(places, admitted.places).any())

    def _named(self, query: str) -> set[str]:
        query = self._spelled(query)
        named = _ids(query) | (_written(query) & self._odd_keys)
        return named | self._numbered_in(query)

    def _spelled(self, query: str) -> str:
        """Return the query with its ids as the records have them."""
        plain = with_dashes(_DASHES.sub("-", query), self._by_subject)
        return with_marks(plain, self._subjects, self._numbers)

    def _numbered_in(self, text: str) -> set[str]:
        """Return the keys with a number of their own that a text names."""
        if not self._numbers:
            return set()
        full = {key for key in _KEYED.findall(text) if key in self._subjects}
        return numbers_in(text, self._numbers) | {key.casefold() for key in full}

    def holding(self, text: str) -> Numbers:
        """Return the places of the passages that hold the text as it is."""
        found = (n for n, one in enumerate(self.passages) if text in one.passage.text)
        return np.fromiter(found, dtype=np.intp)

    def _sift(self, filters: Filters) -> Admitted:
        if filters == ALL:
            places = np.arange(len(self.passages), dtype=np.intp)
        else:
            passing = [filters.admit(one) for one in self.passages]
            places = np.flatnonzero(np.array(passing, dtype=np.bool_))
        texts = self._texts[places]
        used = np.zeros(len(self.numbers), dtype=np.bool_)
        used[texts] = True
        names = frozenset(name for name, n in self.numbers.items() if used[n])
        return Admitted(
            places,
            texts,
            self._groups[places],
            self._talk[places],
            self._long[places],
            names,
            tuple(self._quotes_among(places)),
        )

    def _quotes_among(self, places: Numbers) -> Iterator[tuple[int, tuple[int, ...]]]:
        at = {place: number for number, place in enumerate(places.tolist())}
        for place, originals in self._quotes.items():
            if place in at:
                yield at[place], tuple(at[one] for one in originals if one in at)

    @cached_property
    def _quotes(self) -> dict[int, list[int]]:
        """The passages that quote an earlier mail, with those that they quote."""
        return quotes_in(self.passages)

    @cached_property
    def _surroundings(self) -> tuple[Numbers, dict[str, list[int]], int]:
        """The numbers of all surroundings, those that hold a term, and how many."""
        known: dict[tuple[str | None, ...], int] = {}
        numbers = _numbered(
            (
                (one.title, one.passage.speaker, *one.passage.headings)
                for one in self.passages
            ),
            known,
        )
        holders: dict[str, list[int]] = {}
        for around, number in known.items():
            for term in set(_TERM.findall(fold(" ".join(filter(None, around))))):
                holders.setdefault(term, []).append(number)
        return numbers, holders, len(known)

    @cached_property
    def _subjects(self) -> frozenset[str]:
        """The keys of records, as they write them."""
        subjects = {one.passage.subject for one in self.passages}
        return frozenset(filter(None, subjects))

    @cached_property
    def _numbers(self) -> Mapping[str, str]:
        """The keys that are numbers of a list, by their number."""
        return numbered(self._subjects)

    @cached_property
    def _odd_keys(self) -> frozenset[str]:
        """The keys of records, in lower case, that are not of the common form."""
        keys = {key.casefold() for key in self._subjects if _LETTER.search(key)}
        return frozenset(key for key in keys if _written(key) == {key} - _ids(key))

    @cached_property
    def _by_subject(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, one in enumerate(self.passages):
            if one.passage.subject:
                found.setdefault(one.passage.subject.casefold(), []).append(place)
        return found

    @cached_property
    def _used(self) -> frozenset[str]:
        return frozenset(map(_series, self._by_subject))

    @cached_property
    def _by_id(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        odd = self._odd_keys
        for place, one in enumerate(self.passages):
            text = f"{one.passage.text}\n{one.passage.subject or ''}"
            names = _ids(text) | (_written(text) & odd if odd else set())
            for name in names | self._numbered_in(text):
                found.setdefault(name, []).append(place)
        return found


def _numbered(things: Iterable[HashableT], numbers: dict[HashableT, int]) -> Numbers:
    return np.array(
        [numbers.setdefault(thing, len(numbers)) for thing in things], dtype=np.intp
    )


def _length_factor(passages: Sequence[SourcedPassage]) -> Scores:
    """Return by how much a full-text score is too hard on a long passage.

    SQLite's BM25 has a fixed b of 0.75; people answer in long turns and assent in
    short ones, for which a b of 0.5 is measurably better.
    """
    words = np.array([one.passage.text.count(" ") + 1.0 for one in passages])
    length = words / max(1.0, float(words.mean())) if words.size else words
    hard = _K1 * (1 - _SQLITE_B + _SQLITE_B * length) + 1
    mild = _K1 * (1 - _B + _B * length) + 1
    factor: Scores = hard / mild
    return factor


def _ids(text: str) -> set[str]:
    return {name.casefold() for name in _ID.findall(_DASHES.sub("-", text))}


def _series(name: str) -> str:
    """Return an id without its number, in lower case."""
    return name.casefold().rstrip("0123456789")


def _written(text: str) -> set[str]:
    """Return the words with a digit in them, in lower case."""
    return {word.casefold() for word in _WRITTEN.findall(_DASHES.sub("-", text))}


def _group(sourced: SourcedPassage) -> tuple[str, str | None]:
    """Return what a passage shares its score within: rows only with their own."""
    passage = sourced.passage
    if passage.role in {Role.ROW, Role.CELL}:
        return sourced.source, passage.subject or passage.locator
    return sourced.source, None
