"""Hybrid search over passages: meaning, words and exact ids together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.domain.people import fold
from assistant.domain.sourced import SourcedPassage
from assistant.evidence.asking import (
    asks_for_talk,
    is_statement,
    phrase_of,
    subject_of,
)
from assistant.evidence.corpus import ALL, Admitted, Corpus, Filters, Numbers
from assistant.evidence.fusion import Scores, beside, standardised
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.promises import asks_who, promised
from assistant.evidence.ranking import (
    FARTHEST,
    MEANING,
    Signals,
    citing,
    retelling,
    telling,
)
from assistant.evidence.spelling import as_written
from assistant.evidence.vectors import VectorLedger

__all__ = ["Filters", "Hit", "HybridSearch", "PassageSearch"]

_FEW = 2_000
"""Up to so many passages every one has its true score."""
_MANY = 300
"""Of more, so many nearest are compared by meaning; the others count as the last."""
_NEXT = 1
"""So many turns before and after a related one belong to the talk about it."""
_ID_FOUND = 100.0
_PHRASE = 50.0
"""Above every sum of words and meaning, and below an id."""
_LOOKED_AT = 400
"""So many of the best are read for a phrase, and for repeated records."""
_QUOTED = 1.0
_LEAST = 1e-3
_IN_OTHER_WORDS = 0.42
"""Cosine from which a passage with no word of the query speaks of the same.

Words that are none, and words of other worlds, reach .41 with the embedded model on
four project histories; words for what a history has in other words reach .44 to .58.
"""
_AHEAD = 8
"""So many times what is wanted is sorted at first."""
_REPEATED = 1.0
"""Each further passage of one record counts so much less."""
_DIGITS = 4
_WORD = re.compile(r"\w")
_Same = tuple[int, str | None]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    `score` orders the hits of one query and means nothing across queries;
    `similarity` is the cosine of query and passage, -1 to 1, and 0 where the passage
    was too far away to be measured. `matches` says that words or ids of the query stand
    in the passages searched, or that this one is near to it in meaning; what does not
    match is merely nearer than the rest.
    """

    passage: SourcedPassage
    score: float
    similarity: float
    matches: bool = True


class PassageSearch(Protocol):
    """Finds the passages that answer a query."""

    def search(
        self,
        query: str,
        passages: Sequence[SourcedPassage],
        limit: int = 10,
        filters: Filters = ALL,
    ) -> list[Hit]:
        """Return the best of the passages, best first.

        `passages` are those the reader may know of, in document order within each
        source; pass the same object again for the next query of it.
        """
        ...

    def unknown_ids(
        self,
        query: str,
        passages: Sequence[SourcedPassage],
        filters: Filters = ALL,
    ) -> list[str]:
        """Return the ids of a query that none of the passages names or belongs to."""
        ...


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A query, the words of it that are compared, and how answers are ranked."""

    query: str
    asked: str
    ranking: Callable[[Signals], Scores]
    limit: int
    phrase: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is known of the passages that are related to a query, or near such.

    `worded` says that any of all passages has a word or an id of the query.
    """

    signals: Signals
    ids: Scores
    similarity: Scores
    related: NDArray[np.bool_]
    worded: bool


class HybridSearch:
    """Sums standardised scores of meaning and words; exact ids always win.

    What belongs to an id that is asked for alone comes before what names it; words
    that are searched for come before the same words apart.
    """

    def __init__(self, ledger: VectorLedger, index: EvidenceIndex) -> None:
        self._ledger = ledger
        self._index = index
        self._prepared: Corpus | None = None

    def search(
        self,
        query: str,
        passages: Sequence[SourcedPassage],
        limit: int = 10,
        filters: Filters = ALL,
    ) -> list[Hit]:
        """Return the best of the passages, best first, each text once.

        A turn of a talk is judged with the turns around it, above all where the query
        asks what was talked about; a statement is searched for as by `cite`. Who will
        do something is also found where a promise stands after the matter. Nothing
        is returned that shares neither word, nor id, nor meaning with the query, so
        the answer may be shorter than `limit`. Where nothing would match, the words
        that no passage has are read as the nearest ones that some have.
        """
        found = self._search(query, passages, limit, filters)
        if any(hit.matches for hit in found):
            return found
        corpus = self._corpus(passages)
        places = corpus.admitted(filters).places.tolist()
        texts = (corpus.passages[place].passage.text for place in places)
        meant = as_written(query, texts)
        return self._search(meant, passages, limit, filters) if meant else found

    def _search(
        self,
        query: str,
        passages: Sequence[SourcedPassage],
        limit: int,
        filters: Filters,
    ) -> list[Hit]:
        if is_statement(query):
            return self.cite(query, passages, limit, filters)
        asked = subject_of(query)
        ranking = retelling if asks_for_talk(query) else telling
        wanted = _Wanted(query, asked, ranking, limit, phrase_of(query))
        return self._find(wanted, self._corpus(passages), filters)

    def cite(
        self,
        claim: str,
        passages: Sequence[SourcedPassage],
        limit: int = 10,
        filters: Filters = ALL,
    ) -> list[Hit]:
        """Return the passages that say what a claim says, best first.

        As `search`, but each turn of a talk is judged by its own words above all.
        """
        wanted = _Wanted(claim, claim, citing, limit)
        return self._find(wanted, self._corpus(passages), filters)

    def unknown_ids(
        self,
        query: str,
        passages: Sequence[SourcedPassage],
        filters: Filters = ALL,
    ) -> list[str]:
        """Return the ids of a query that none of the passages names or belongs to."""
        corpus = self._corpus(passages)
        admitted = corpus.admitted(filters)
        return [one for one in corpus.asked(query) if not corpus.knows(one, admitted)]

    def _find(self, wanted: _Wanted, corpus: Corpus, filters: Filters) -> list[Hit]:
        admitted = corpus.admitted(filters)
        if not len(admitted.places) or not wanted.query.strip() or wanted.limit < 1:
            return []
        if _WORD.search(wanted.query) is None:
            return _as_they_are(wanted, corpus, admitted)
        found = self._compared(wanted, corpus, admitted)
        chosen = found.signals.chosen
        scores = _ID_FOUND * found.ids + wanted.ranking(found.signals)
        _raise_phrase(corpus, chosen, scores, found.related, wanted)
        related = found.related.copy()
        if wanted.ranking is retelling:
            related = related | (chosen.talk & beside(related, chosen.groups, _NEXT))
        if asks_who(wanted.query):
            own = found.signals.words + MEANING * found.signals.meaning
            for at, share in promised(corpus, chosen, own).items():
                scores[at] += share
                related[at] = True
        related = chosen.without_quotes(related)
        chosen.lower_quotes(scores, _QUOTED)
        _lower_repeated_records(corpus, chosen, scores, related)
        return [
            Hit(
                corpus.passages[chosen.places[at]],
                round(score, _DIGITS),
                float(found.similarity[at]),
                found.worded or float(found.similarity[at]) >= _IN_OTHER_WORDS,
            )
            for at, score in _best(corpus, chosen, scores, related, wanted.limit)
        ]

    def _compared(
        self, wanted: _Wanted, corpus: Corpus, admitted: Admitted
    ) -> _Compared:
        """Compare all, and keep what is related with its surroundings."""
        reach = _FEW if len(admitted.places) <= _FEW else _MANY
        near, found = self._asked(wanted.asked, reach, admitted.names)
        similarity = corpus.by_text(near)[admitted.texts]
        least = min(near.values(), default=0.0)
        words = corpus.by_text(found)[admitted.texts] * admitted.long
        around = corpus.around(wanted.asked)[admitted.places]
        ids = corpus.ids_found(wanted.query)[admitted.places]
        own = corpus.owned(wanted.query)[admitted.places]
        shares = words + around + ids > 0
        related = shares | (similarity > _LEAST)
        kept = beside(related, admitted.groups, FARTHEST)
        meaning = np.where(similarity == 0.0, least, similarity)
        return _Compared(
            Signals(
                standardised(words)[kept],
                standardised(meaning)[kept],
                around[kept],
                admitted.part(kept),
            ),
            (ids + own)[kept],
            similarity[kept],
            related[kept],
            bool(shares.any()) or corpus.has_form_of(wanted.asked),
        )

    def _asked(
        self, asked: str, reach: int, among: frozenset[str]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Return the scores of texts by meaning and by words.

        Side by side: on a large ledger either takes as long as all the rest, and both
        run outside of Python.
        """
        with ThreadPoolExecutor(max_workers=1) as beside_it:
            words = beside_it.submit(self._ledger.search_words, asked, limit=2 * reach)
            near = self._index.nearest(asked, reach, among)
            return dict(near), dict(words.result())

    def _corpus(self, passages: Sequence[SourcedPassage]) -> Corpus:
        if self._prepared is None or self._prepared.passages is not passages:
            self._prepared = Corpus(passages)
        return self._prepared


def _as_they_are(wanted: _Wanted, corpus: Corpus, admitted: Admitted) -> list[Hit]:
    """Return the newest passages that hold signs alone, such as an emoji."""
    places = np.intersect1d(corpus.holding(wanted.query.strip()), admitted.places)
    found = [corpus.passages[place] for place in places.tolist()]
    found = [one for one in found if not one.passage.quoted] or found
    found.sort(key=lambda one: one.dated, reverse=True)
    return [Hit(one, 1.0, 0.0) for one in found[: wanted.limit]]


def _raise_phrase(
    corpus: Corpus,
    chosen: Admitted,
    scores: Scores,
    related: NDArray[np.bool_],
    wanted: _Wanted,
) -> None:
    """Raise the best passages in which the query's words stand side by side."""
    if wanted.phrase is None:
        return
    best = islice(_ranked(scores, np.flatnonzero(related), wanted.limit), _LOOKED_AT)
    for at in list(best):
        text = fold(corpus.passages[chosen.places[at]].passage.text)
        scores[at] += _PHRASE * (wanted.phrase.search(text) is not None)


def _lower_repeated_records(
    corpus: Corpus,
    chosen: Admitted,
    scores: Scores,
    related: NDArray[np.bool_],
) -> None:
    """Lower each further passage of a record that stands among the best.

    A row of ten fields is one thing, and leaves places to others.
    """
    before: Counter[tuple[str, str]] = Counter()
    best = _ranked(scores, np.flatnonzero(related), _LOOKED_AT // _AHEAD)
    for at in list(islice(best, _LOOKED_AT)):
        one = corpus.passages[chosen.places[at]]
        if one.passage.subject:
            record = (one.source, one.passage.subject)
            scores[at] -= _REPEATED * before[record]
            before[record] += 1


def _best(
    corpus: Corpus,
    chosen: Admitted,
    scores: Scores,
    related: NDArray[np.bool_],
    limit: int,
) -> list[tuple[int, float]]:
    """Rank what is related; of the same words keep the original, else the newest.

    Equal words of two tickets are two answers, and so are those of two turns of a
    talk; the same turn in two files is one.
    """

    def same(at: int) -> _Same:
        passage = corpus.passages[chosen.places[at]].passage
        is_turn = bool(chosen.talk[at])
        return int(chosen.texts[at]), passage.locator if is_turn else passage.subject

    best: dict[_Same, float] = {}
    for at in _ranked(scores, np.flatnonzero(related), limit):
        if len(best) == limit:
            break
        best.setdefault(same(at), float(scores[at]))
    wanted = np.zeros(len(corpus.numbers), dtype=np.bool_)
    wanted[[text for text, _ in best]] = True
    shown: dict[_Same, int] = {}
    for at in np.flatnonzero(wanted[chosen.texts] & related).tolist():
        one = same(at)
        if one in best:
            before = shown.get(one, at)
            shown[one] = max(before, at, key=lambda p: _freshness(corpus, chosen, p))
    return [(shown[one], score) for one, score in best.items()]


def _ranked(scores: Scores, places: Numbers, limit: int) -> Iterator[int]:
    """Yield places by falling score, equal ones in their order.

    Sorts more only when more are asked for: most are never looked at.
    """
    most, done = _AHEAD * limit, 0
    while done < len(places):
        if most < len(places):
            own = scores[places]
            least = np.partition(own, len(places) - most)[len(places) - most]
            top = places[own >= least]
        else:
            top = places
        order = top[np.argsort(-scores[top], kind="stable")]
        yield from order[done:].tolist()
        most, done = _AHEAD * most, len(order)


def _freshness(
    corpus: Corpus, chosen: Admitted, at: int
) -> tuple[bool, date, date, int]:
    sourced = corpus.passages[chosen.places[at]]
    return not sourced.passage.quoted, sourced.dated, sourced.as_of, at
