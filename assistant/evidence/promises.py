"""Who takes something on: a promise stands beside the words that say what it is."""

from __future__ import annotations

import re

import numpy as np

from assistant.evidence.corpus import Admitted, Corpus
from assistant.evidence.fusion import Scores

REACH = 6
"""So many passages after the matter was named, somebody takes it on."""
_LOOKED_AT = 60
"""So many of the best are looked at for what was promised after them."""
_ASKS_WHO = re.compile(
    r"^\W*(?:who(?:['’]ll|\s+(?:will|shall|should|must|can|has\s+to|is\s+going\s+to|"
    r"takes?|does|owns?|promised|agreed|offered))|"
    r"wer\s+(?:wird|soll|muss|kann|macht|übernimmt|hat\s+(?:zugesagt|versprochen)))\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"\b(?:i|we)(?:['’]ll|\s+(?:will|shall|can|could|take|promise))\b|"
    r"\b(?:let\s+me|leave\s+(?:it|that|this)\s+(?:to|with)\s+me)\b|"
    r"\byou(?:['’]ll|\s+will)\s+(?:have|get|see)\b|"
    r"\b(?:ich|wir)\s+(?:werden?|kann|können|mache?n?|übernehmen?|kümmere?n?)\b|"
    r"\b(?:werden?|kann|können|mache?n?|übernehmen?|kümmere?n?)\s+(?:ich|wir)\b",
    re.IGNORECASE,
)


def asks_who(query: str) -> bool:
    """Whether a question asks who does something, or has promised to."""
    return _ASKS_WHO.search(query) is not None


def is_promise(text: str) -> bool:
    """Whether somebody takes something on: `I'll do that today`."""
    return _PROMISES.search(text) is not None


def promised(corpus: Corpus, chosen: Admitted, own: Scores) -> dict[int, float]:
    """Return the places of promises, each with what the matter before it is worth.

    `own` says how well each passage tells of the matter by itself. The share of the
    best passage falls off evenly with distance, to nothing past `REACH` passages of
    the same source.
    """
    found: dict[int, float] = {}
    for at in _best(own):
        for after in range(REACH + 1):
            place = at + after
            if place >= len(own) or chosen.groups[place] != chosen.groups[at]:
                break
            share = float(own[at]) * (1 - after / (REACH + 1))
            text = corpus.passages[chosen.places[place]].passage.text
            if share > found.get(place, 0.0) and is_promise(text):
                found[place] = share
    return found


def _best(own: Scores) -> list[int]:
    if len(own) <= _LOOKED_AT:
        return list(range(len(own)))
    least = np.partition(own, len(own) - _LOOKED_AT)[len(own) - _LOOKED_AT]
    above: list[int] = np.flatnonzero(own >= least)[: 2 * _LOOKED_AT].tolist()
    return above
