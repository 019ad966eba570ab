"""Hybrid search over passages: meaning, words and exact ids together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, Role
from assistant.domain.sourced import SourcedPassage
from assistant.evidence.fusion import Scores, aligned, shared, standardised
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.vectors import VectorLedger

_CANDIDATES = 2_000
"""Of each kind; up to so many passages every one has its true score."""
_MEANING = 0.75
_WORDS = 1.0
_CONTEXT = 1.0
_SHARE = 0.2
_REACH = 3
_ID_FOUND = 100.0
_QUOTED = 1.0
_LEAST = 1e-3
_DIGITS = 4
_Same = tuple[str, str | None]
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ID = re.compile(r"(?<![\w-])[^\W\d_][^\W_]*(?:-[^\W_]+)*-\d+(?![\w])", re.UNICODE)
_TERM = re.compile(r"\w{3,}", re.UNICODE)
_QUOTE_MARK = re.compile(r"^(?:\s*>)+\s?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    `score` orders the hits of one query and means nothing across queries;
    `similarity` is the cosine of query and passage, -1 to 1, and 0 where the passage
    was too far away to be measured.
    """

    passage: SourcedPassage
    score: float
    similarity: float


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


class PassageSearch(Protocol):
    """Finds the passages that answer a query."""

    def search(
        self,
        query: str,
        passages: Sequence[SourcedPassage],
        limit: int = 10,
        filters: Filters = Filters(),
    ) -> list[Hit]:
        """Return the best of the passages, best first.

        `passages` are those the reader may know of, in document order within each
        source.
        """
        ...


class HybridSearch:
    """Sums standardised scores of meaning and words; exact ids always win."""

    def __init__(self, ledger: VectorLedger, index: EvidenceIndex) -> None:
        self._ledger = ledger
        self._index = index

    def search(
        self,
        query: str,
        passages: Sequence[SourcedPassage],
        limit: int = 10,
        filters: Filters = Filters(),
    ) -> list[Hit]:
        """Return the best of the passages, best first, each text once.

        Nothing is returned that shares neither word, nor id, nor meaning with the
        query, so the answer may be shorter than `limit`.
        """
        admitted = [passage for passage in passages if filters.admit(passage)]
        if not admitted or not query.strip() or limit < 1:
            return []
        keys = [digest(passage.passage.text) for passage in admitted]
        names = set(keys)
        near = dict(self._index.nearest(query, _CANDIDATES, names))
        worded = {
            name: score
            for name, score in self._ledger.search_words(query, limit=_CANDIDATES)
            if name in names
        }
        words = np.array([worded.get(key, 0.0) for key in keys])
        context = _context(query, admitted)
        ids = _ids_found(query, admitted)
        fused = shared(
            _MEANING * standardised(aligned(keys, near))
            + _WORDS * standardised(words)
            + _CONTEXT * context,
            [_group(passage) for passage in admitted],
            _SHARE,
            _REACH,
        )
        similarity = [near.get(key, 0.0) for key in keys]
        related = (np.array(similarity) > _LEAST) | (words + context + ids > 0)
        scores = _below_original(admitted, fused + _ID_FOUND * ids)
        return [
            Hit(admitted[place], round(score, _DIGITS), similarity[place])
            for place, score in _best(admitted, keys, scores, related.tolist(), limit)
        ]


def _context(query: str, passages: Sequence[SourcedPassage]) -> Scores:
    """Return which part of the query's words stands in titles, headings, speakers."""
    wanted = set(_TERM.findall(fold(query)))
    known: dict[tuple[str | None, ...], float] = {}
    found = np.zeros(len(passages))
    for place, sourced in enumerate(passages):
        around = (sourced.title, sourced.passage.speaker, *sourced.passage.headings)
        if around not in known:
            terms = set(_TERM.findall(fold(" ".join(filter(None, around)))))
            known[around] = len(wanted & terms) / max(1, len(wanted))
        found[place] = known[around]
    return found


def _ids_found(query: str, passages: Sequence[SourcedPassage]) -> Scores:
    """Return how many of the query's ids each passage names or belongs to."""
    wanted = _ids(query)
    found = np.zeros(len(passages))
    if wanted:
        for place, sourced in enumerate(passages):
            passage = sourced.passage
            found[place] = len(
                wanted & _ids(f"{passage.text}\n{passage.subject or ''}")
            )
    return found


def _ids(text: str) -> set[str]:
    return {name.casefold() for name in _ID.findall(_DASHES.sub("-", text))}


def _group(sourced: SourcedPassage) -> tuple[str, str | None]:
    """Return what a passage shares its score within: rows only with their own."""
    passage = sourced.passage
    if passage.role in {Role.ROW, Role.CELL}:
        return sourced.source, passage.subject or passage.locator
    return sourced.source, None


def _below_original(passages: Sequence[SourcedPassage], scores: Scores) -> Scores:
    """Lower quoted replies, and each below the words that it quotes."""
    quoted = [place for place, p in enumerate(passages) if p.passage.quoted]
    if not quoted:
        return scores
    originals: dict[str, float] = {}
    for sourced, score in zip(passages, scores.tolist(), strict=True):
        if not sourced.passage.quoted:
            said = _said(sourced)
            originals[said] = max(score, originals.get(said, score))
    lowered = scores.copy()
    for place in quoted:
        own = float(scores[place])
        most = originals.get(_said(passages[place]), own)
        lowered[place] = min(own, most) - _QUOTED
    return lowered


def _said(sourced: SourcedPassage) -> str:
    return " ".join(_QUOTE_MARK.sub("", sourced.passage.text).casefold().split())


def _best(
    passages: Sequence[SourcedPassage],
    keys: Sequence[str],
    scores: Scores,
    related: Sequence[bool],
    limit: int,
) -> list[tuple[int, float]]:
    """Rank what is related; of the same words keep the original, else the newest.

    Equal words of two tickets are two answers.
    """
    chosen: dict[_Same, float] = {}
    for place in np.argsort(-scores, kind="stable").tolist():
        if len(chosen) == limit:
            break
        if related[place]:
            same = (keys[place], passages[place].passage.subject)
            chosen.setdefault(same, float(scores[place]))
    shown: dict[_Same, int] = {}
    wanted = {key for key, _ in chosen}
    for place, key in enumerate(keys):
        if key in wanted and related[place]:
            same = (key, passages[place].passage.subject)
            before = shown.get(same, place)
            shown[same] = max(before, place, key=lambda p: _freshness(passages[p], p))
    return [(shown[same], score) for same, score in chosen.items()]


def _freshness(sourced: SourcedPassage, place: int) -> tuple[bool, date, date, int]:
    return not sourced.passage.quoted, sourced.dated, sourced.as_of, place
