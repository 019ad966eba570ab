"""Reads a sentence in its place: what it is for, and what it says of something.

A cross-encoder of four layers, fine-tuned from all-MiniLM-L6-v2, in 8 bits; read with
ONNX Runtime on one core, about a millisecond for each pair. The recipe that makes it is
`bench/pair_model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.domain.base import Frozen

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL = Path(__file__).parent / "model"
LONGEST = 96
"""Word pieces of a pair that count."""
BEFORE = 120
"""Characters of the sentence before that count, from its end."""
_CONTEXT = 140
_KEPT = 50_000


class Head(StrEnum):
    """What is asked of a pair."""

    INTENT = "intent"
    CLOSING = "closing"


class PairCard(Frozen):
    """What the model's outputs stand for, head by head, in their order.

    `held_out` tells for some labels precision and recall on projects of which the
    model saw none.
    """

    name: str
    labels: dict[Head, tuple[str, ...]]
    held_out: dict[str, dict[str, tuple[float, float]]]


class Remark(NamedTuple):
    """A sentence, the one before it, and in what kind of text it stands.

    `form` is mail, chat, call or minutes; `answers` that another one said `before`.
    """

    text: str
    before: str = ""
    form: str = "minutes"
    answers: bool = False
    speaker: str = ""

    def in_place(self) -> str:
        """Return it as it stands behind the sentence before it."""
        first = self.speaker.split(" ", 1)[0]
        spoken = f"{first}: " if first and self.form in {"call", "chat"} else ""
        return f"{self.before[-BEFORE:]} | {spoken}{self.text}"


def before_words(remark: Remark) -> str:
    """Return what stands before a sentence, as the first text of a pair."""
    other = "other: " if remark.answers else ""
    return f"{remark.form}: {other}{remark.before}"[-_CONTEXT:]


def action_words(owner: str, what: str) -> str:
    """Return an action as the first text of a pair."""
    return f"action of {owner.split(' ', 1)[0]}: {what}"


def intents(remark: Remark) -> Mapping[str, float]:
    """Return how likely each purpose of a sentence is; together they are 1."""
    return _shares(Head.INTENT, before_words(remark), remark.text)


def of_action(owner: str, what: str, remark: Remark) -> Mapping[str, float]:
    """Return how likely a later sentence says what of an action; together 1."""
    return _shares(Head.CLOSING, action_words(owner, what), remark.in_place())


@lru_cache(maxsize=_KEPT)
def _shares(head: Head, first: str, second: str) -> Mapping[str, float]:
    labels = pair_card().labels[head]
    encoded = _tokenizer().encode(_clean(first), _clean(second))
    told = _session().run(
        [head.value],
        {
            "input_ids": np.array([encoded.ids], dtype=np.int64),
            "token_type_ids": np.array([encoded.type_ids], dtype=np.int64),
        },
    )[0]
    logits: NDArray[np.float32] = told[0]
    shares = np.exp(logits - logits.max())
    return dict(zip(labels, (shares / shares.sum()).tolist(), strict=True))


def _clean(text: str) -> str:
    """Return the text without lone surrogates, which a tokenizer cannot take."""
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def pair_card() -> PairCard:
    """Return what stands beside the weights."""
    return PairCard.model_validate_json((MODEL / "card.json").read_bytes())


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415  costs every start 40 ms

    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    return tokenizer


@cache
def _session() -> InferenceSession:
    from onnxruntime import (  # noqa: PLC0415  costs every start 100 ms
        InferenceSession,
        SessionOptions,
        disable_telemetry_events,
    )

    disable_telemetry_events()
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(
        str(MODEL / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
