"""What is meant by a sentence, as a small learned model reads it.

One linear model on runs of one to three words, on those that open and end the sentence,
and on the words before it; read with numpy alone. The recipe that makes the weights is
`bench/learned`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.domain.base import Frozen
from assistant.extract.dates.words import MONTHS, WEEKDAYS

MODEL = Path(__file__).parent / "model"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[.,:]\d+)*|[^\w\s]")
_ENDS = frozenset(".!?:")
_LAST = 6
"""Words of the sentence before that count, from its end."""
_FIRST = 3


class Intent(StrEnum):
    """What a sentence of a project's talk is for."""

    DECISION = "decision"
    REPORTED_DECISION = "reported_decision"
    DEFERRED = "deferred"
    PROPOSAL = "proposal"
    PROMISE = "promise"
    TENTATIVE = "tentative"
    REQUEST = "request"
    DONE = "done"
    PROGRESS = "progress"
    RISK = "risk"
    OTHER = "other"


class Remark(NamedTuple):
    """A sentence, the one before it, and in what kind of text it stands.

    `form` is mail, chat, call or minutes; `answers` that another one said `before`.
    """

    text: str
    before: str = ""
    form: str = "minutes"
    answers: bool = False


class IntentCard(Frozen):
    """What the weights of `intents.npz` are multiplied by, one value for each intent.

    `promise` and `tentative` are the likelihoods from where they are a find. `held_out`
    are precision and recall there, on sentences of projects of which a model saw none.
    """

    intents: tuple[Intent, ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    promise: float
    tentative: float
    held_out: dict[str, tuple[float, float]]


def likelihoods(remark: Remark) -> dict[Intent, float]:
    """Return how likely each intent is; together they are 1."""
    card, (keys, weights) = intent_card(), _weights()
    hashes = np.unique(np.fromiter(hashed(remark), dtype=np.uint32))
    places = np.minimum(np.searchsorted(keys, hashes), len(keys) - 1)
    known = places[keys[places] == hashes]
    scores = weights[known].sum(axis=0, dtype=np.int64) * np.array(card.scales)
    scores += np.array(card.biases)
    shares = np.exp(scores - scores.max())
    return dict(zip(card.intents, (shares / shares.sum()).tolist(), strict=True))


def hashed(remark: Remark) -> Iterator[int]:
    """Yield the hashes of what the model knows a sentence by."""
    return (crc32(term.encode("utf-8", "replace")) for term in _terms(remark))


def _terms(remark: Remark) -> Iterator[str]:
    words = _words(remark.text)
    framed = ["<s>", *words, "</s>"]
    for length in (1, 2, 3):
        for start in range(len(framed) - length + 1):
            yield "w:" + " ".join(framed[start : start + length])
    for first, last in zip(framed, framed[2:], strict=False):
        yield f"s:{first} _ {last}"
    yield "o:" + " ".join(framed[:3])
    yield "o:" + " ".join(framed[:2])
    yield "e:" + " ".join(framed[-3:])
    before = _words(remark.before)
    asked = remark.before.rstrip().endswith("?")
    yield f"asked:{asked}{remark.answers}"
    yield f"first:{not before}"
    yield from (f"b:{word}" for word in before[-_LAST:])
    yield from (f"bo:{word}" for word in before[:_FIRST])
    if asked:
        yield "answer:" + " ".join(framed[:2])
    yield f"form:{remark.form}"
    yield f"length:{sum(len(words) >= limit for limit in (3, 6, 12, 25))}"
    yield f"question:{'?' in words}"


def _words(text: str) -> list[str]:
    """Return its words; which number, day, month or name it is says nothing."""
    words: list[str] = []
    for token in _TOKEN.findall(text.replace("’", "'")):
        small = token.lower()
        if token[0].isdigit():
            words.append("<number>")
        elif small in WEEKDAYS:
            words.append("<day>")
        elif small in MONTHS:
            words.append("<month>")
        elif token[0].isupper() and len(token) > 1 and _within(words):
            words.append("<name>")
        else:
            words.append(small)
    return words


def _within(words: list[str]) -> bool:
    return bool(words) and words[-1] not in _ENDS


@cache
def intent_card() -> IntentCard:
    """Return what is known of the weights beside the weights."""
    return IntentCard.model_validate_json((MODEL / "intents.json").read_bytes())


@cache
def _weights() -> tuple[NDArray[np.uint32], NDArray[np.int8]]:
    """Return the hashes of the known terms in order, and a row of weights for each."""
    with np.load(MODEL / "intents.npz") as held:
        return held["keys"], held["weights"]
