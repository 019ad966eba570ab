"""What others would rank turns with: words, meaning, and both together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from assistant.evidence.minilm import MiniLmEmbedder, MiniLmMissingError
from bench.retrieval.data import Meeting

Scores = NDArray[np.float64]
Rank = Callable[[str], Sequence[int]]
"""Turn numbers for a query, best first."""

RRF_K = 60
REACH = 6
SETTINGS: Mapping[str, str] = {
    "BM25": "bm25s, `BM25()` as in its quickstart (Lucene variant, k1 1.5, b 0.75), "
    "English stop words, Snowball stemmer; one index a meeting",
    "MiniLM": "all-MiniLM-L6-v2, float32, mean pooling, cosine, up to 256 word pieces",
    "rank fusion": f"reciprocal rank fusion of both, k {RRF_K}",
    "sum of z-scores": "standardised scores of both, added",
    "fusion with neighbours": "the sum of z-scores, each turn with those of the "
    f"{REACH} turns before and after it, the weight falling off evenly",
}


class Texts(Protocol):
    """Embeds texts."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text."""
        ...


class Remembering:
    """Embeds every text once, however many sections ask for it."""

    def __init__(self, model: Texts) -> None:
        self._model = model
        self._rows: dict[str, NDArray[np.float32]] = {}

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if new:
            self._rows |= dict(zip(new, self._model.embed(new), strict=True))
        return np.stack([self._rows[text] for text in texts])


def minilm(folder: Path | None) -> Texts | None:
    """Return MiniLM with the weights of the folder or of an installed package."""
    try:
        return MiniLmEmbedder(folder) if folder else MiniLmEmbedder.installed()
    except MiniLmMissingError:
        return None


def rankers(meeting: Meeting, model: Texts | None) -> dict[str, Rank]:
    """Return the peers over one meeting's turns; without a model, words alone."""
    texts = [text for _, text in meeting.turns]
    words = _words(texts)
    found: dict[str, Callable[[str], Scores]] = {"BM25": words}
    if model is not None:
        meaning = _meaning(texts, model)
        summed = partial(_summed, words, meaning)
        found |= {
            "MiniLM": meaning,
            "rank fusion": partial(_fused, words, meaning),
            "sum of z-scores": summed,
            "fusion with neighbours": lambda query: _spread(summed(query)),
        }
    return {name: partial(_ranked, score) for name, score in found.items()}


def _words(texts: Sequence[str]) -> Callable[[str], Scores]:
    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25()
    tokens = bm25s.tokenize(
        list(texts), stopwords="en", stemmer=stemmer, show_progress=False
    )
    index.index(tokens, show_progress=False)

    def scores(query: str) -> Scores:
        [asked] = bm25s.tokenize(
            query,
            stopwords="en",
            stemmer=stemmer,
            return_ids=False,
            show_progress=False,
        )
        return np.asarray(index.get_scores(asked), dtype=np.float64)

    return scores


def _meaning(texts: Sequence[str], model: Texts) -> Callable[[str], Scores]:
    rows = model.embed(texts)

    def scores(query: str) -> Scores:
        found: Scores = (rows @ model.embed([query])[0]).astype(np.float64)
        return found

    return scores


def _fused(
    words: Callable[[str], Scores], meaning: Callable[[str], Scores], query: str
) -> Scores:
    return 1 / (RRF_K + _places(words(query))) + 1 / (RRF_K + _places(meaning(query)))


def _places(scores: Scores) -> Scores:
    places = np.empty(len(scores))
    places[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return places


def _summed(
    words: Callable[[str], Scores], meaning: Callable[[str], Scores], query: str
) -> Scores:
    return _standard(words(query)) + _standard(meaning(query))


def _standard(scores: Scores) -> Scores:
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread else np.zeros_like(scores)


def _spread(scores: Scores) -> Scores:
    kernel = 1 - np.abs(np.arange(-REACH, REACH + 1)) / (REACH + 1)
    return np.convolve(scores, kernel)[REACH : REACH + len(scores)]


def _ranked(score: Callable[[str], Scores], query: str) -> list[int]:
    ranking: list[int] = np.argsort(-score(query), kind="stable").tolist()
    return ranking
