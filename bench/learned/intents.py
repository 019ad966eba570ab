"""Fits what is meant by a sentence, and measures it on projects that it never saw."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from assistant.extract.tasks.intents import Intent, IntentCard, Remark, hashed
from assistant.extract.tasks.learned import Floats
from bench.learned.fit import small

SENTENCES = Path(__file__).parent / "said.jsonl"
"""Sentences of invented projects, each with what is meant by it."""
PROMISE, TENTATIVE = 0.65, 0.75
_STRENGTH = 0.6
_ROUNDS = 400
_FOLDS = 5
_FEWEST = 2


class Said(NamedTuple):
    """A sentence, what is meant by it, and the project that it is from."""

    remark: Remark
    intent: Intent
    project: str


def sentences(path: Path = SENTENCES) -> Iterator[Said]:
    """Yield the sentences of the file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            project, form, answers, before, text, intent = json.loads(line)
            remark = Remark(text, before, form, answers=bool(answers))
            yield Said(remark, Intent(intent), project)


def fit_intents(out: Path) -> IntentCard:
    """Write the weights of all sentences, and the card of what the model is worth."""
    said = list(sentences())
    keys, features = _rows([one.remark for one in said])
    labels = np.array([one.intent.value for one in said])
    groups = [one.project for one in said]
    shares = cross_val_predict(
        _model(),
        features,
        labels,
        groups=groups,
        cv=GroupKFold(_FOLDS),
        method="predict_proba",
    )
    model = _model().fit(features, labels)
    limits = {"promise": PROMISE, "tentative": TENTATIVE}
    held_out = {
        name: _worth(labels == name, shares[:, list(model.classes_).index(name)], limit)
        for name, limit in limits.items()
    }
    rounded = [small(row) for row in model.coef_]
    weights = np.stack([row for row, _ in rounded], axis=1)
    told = np.any(weights != 0, axis=1)
    np.savez_compressed(out / "intents.npz", keys=keys[told], weights=weights[told])
    card = IntentCard(
        intents=tuple(Intent(name) for name in model.classes_),
        scales=tuple(scale for _, scale in rounded),
        biases=tuple(model.intercept_.tolist()),
        held_out=held_out,
        **limits,
    )
    text = card.model_dump_json(indent=1) + "\n"
    (out / "intents.json").write_text(text, encoding="utf-8")
    print(f"intents: {len(said)} sentences, precision and recall {held_out}")
    return card


def _model() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS)


def _rows(remarks: Sequence[Remark]) -> tuple[NDArray[np.uint32], Any]:
    """Return the hashes that some sentences share, in order, and a row for each."""
    found = [np.unique(np.fromiter(hashed(one), dtype=np.uint32)) for one in remarks]
    every, counts = np.unique(np.concatenate(found), return_counts=True)
    keys = every[counts >= _FEWEST]
    places = [np.searchsorted(keys, one[np.isin(one, keys)]) for one in found]
    ends = np.cumsum([0, *map(len, places)])
    values = np.ones(ends[-1])
    shape = len(remarks), len(keys)
    return keys, sp.csr_matrix((values, np.concatenate(places), ends), shape)


def _worth(
    true: NDArray[np.bool_], shares: Floats, limit: float
) -> tuple[float, float]:
    """Return precision and recall from that likelihood on."""
    found = shares >= limit
    right = int((found & true).sum())
    return round(right / int(found.sum()), 3), round(right / int(true.sum()), 3)
