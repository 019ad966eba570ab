"""What a sentence asks for or promises, as small learned models read it.

Linear models on hashed words and pairs of words, read with numpy alone. The recipe that
makes the weights is `bench/learned`; whose words they were learned from says
`model/NOTICE`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.domain.base import Frozen

MODEL = Path(__file__).parent / "model"
BUCKETS = 1 << 16
BLOCKS = 3
"""Weights of the words of a remark itself, of those before it and those after it."""
NEAR = (0.6, 0.4, 0.3, 0.2, 0.2, 0.2)
"""How much the next remark counts, the one beyond it, and so on."""
PLACES = (0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1)
"""Between these shares of a meeting the weight of the place changes evenly."""
_LONGEST = 40
_TOKEN = re.compile(r"[^\W\d_][\w'’]*|\d+|[?!$:]")
_HUM = re.compile(r"(?:u[hm]+|e[hr]+m?|mm+|hmm+)$")

Floats = NDArray[np.float64]


class Said(NamedTuple):
    """One remark of a meeting, and who makes it."""

    words: str
    speaker: str | None


class MailCard(Frozen):
    """What the weights of `mail.npy` are multiplied by, and from where it is a find.

    `across_folds` is F1 on what was learned from, each part read by a model that saw
    nothing of it.
    """

    scale: float
    bias: float
    threshold: float
    across_folds: float


class TalkCard(Frozen):
    """The same of `talk.npy`, block by block, with the weights of place and speaker."""

    scales: tuple[float, ...]
    bias: float
    places: tuple[float, ...]
    speaker: tuple[float, ...]
    threshold: float
    across_folds: float


class ModelCard(Frozen):
    """What stands in `model.json`."""

    mail: MailCard
    talk: TalkCard


def buckets(words: str) -> list[int]:
    """Return the numbers of the words and pairs of words, each once; hums are left out.

    Numbers are all alike: which one it is says nothing of what is asked.
    """
    tokens = [
        "0" if token[0].isdigit() else token.replace("’", "'")
        for token in _TOKEN.findall(words.lower())
        if not _HUM.match(token)
    ]
    pairs = map(" ".join, pairwise(tokens))
    terms = dict.fromkeys((*tokens, *pairs))
    return [crc32(term.encode("utf-8", "replace")) % BUCKETS for term in terms]


def speaking(said: Sequence[Said]) -> Floats:
    """Return its speaker's share, whether no one says more, and a remark's length."""
    count: Counter[str | None] = Counter()
    lengths = [len(one.words.split()) for one in said]
    for one, length in zip(said, lengths, strict=True):
        count[one.speaker] += length
    every = max(sum(count.values()), 1)
    most = max(count.values(), default=0)
    return np.array(
        [
            (
                count[one.speaker] / every,
                float(count[one.speaker] == most),
                min(length, _LONGEST) / _LONGEST,
            )
            for one, length in zip(said, lengths, strict=True)
        ]
    ).reshape(-1, 3)


def beside(values: Floats, step: int) -> Floats:
    """Return for each place the value `step` places on, nothing beyond the ends."""
    moved = np.zeros_like(values)
    if step > 0:
        moved[:-step] = values[step:]
    else:
        moved[-step:] = values[:step]
    return moved


def asks(sentence: str) -> bool:
    """Whether a sentence of mail asks for something or promises it."""
    card = model_card().mail
    found = buckets(sentence)
    if not found:
        return False
    total = _weights("mail")[found].sum(dtype=np.int64) * card.scale
    return bool(total / np.sqrt(len(found)) + card.bias >= card.threshold)


def giving_work(said: Sequence[Said]) -> list[bool]:
    """Tell of each remark of a meeting whether work is given or taken on there."""
    if not said:
        return []
    card = model_card().talk
    by_block = np.zeros((len(said), BLOCKS))
    weights = _weights("talk")
    for place, one in enumerate(said):
        found = buckets(one.words)
        if found:
            total = weights[:, found].sum(axis=1, dtype=np.int64)
            by_block[place] = total / np.sqrt(len(found))
    own, before, after = (by_block * np.array(card.scales)).T
    for step, share in enumerate(NEAR, 1):
        own = own + share * (beside(before, -step) + beside(after, step))
    places = np.interp(np.arange(len(said)) / len(said), PLACES, card.places)
    scores = own + places + speaking(said) @ np.array(card.speaker) + card.bias
    return [bool(score >= card.threshold) for score in scores]


@cache
def model_card() -> ModelCard:
    """Return what is known of the weights beside the weights."""
    return ModelCard.model_validate_json((MODEL / "model.json").read_bytes())


@cache
def _weights(name: str) -> NDArray[np.int8]:
    weights: NDArray[np.int8] = np.load(MODEL / f"{name}.npy")
    return weights
