"""Makes the small models that read what mail and talk ask for and promise.

    pip install -e .[bench]
    python -m bench.learned --data FOLDER [--out FOLDER]

FOLDER holds `benchmarks/` with ami-train-dev and email-intent-train. It takes some
minutes on two cores. The thresholds are chosen on the training parts, each group of
people (AMI) or template (mail) scored by a model that saw nothing of it. What the
models then find in what was held back is measured by `python -m bench.extract`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from assistant.extract.tasks.learned import (
    BLOCKS,
    BUCKETS,
    MODEL,
    PLACES,
    Floats,
    MailCard,
    ModelCard,
    TalkCard,
)
from bench.extract.data import Source
from bench.learned.fit import (
    Labels,
    best,
    fitted,
    held_out,
    rarity,
    rows,
    small,
    talk_rows,
)
from bench.learned.material import Talk, beginning, mails, meetings

_MAIL_STRENGTH = 3.0
_TALK_STRENGTH = 10.0
_SPARE = 0.03
_FEWEST_MAILS = 3
_FEWEST_REMARKS = 3


def main() -> None:
    """Fit them, and write weights and thresholds."""
    parser = argparse.ArgumentParser(description="Make the small learned models.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODEL)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    source = Source(asked.data)
    card = ModelCard(mail=_mail(source, asked.out), talk=_talk(source, asked.out))
    (asked.out / "model.json").write_text(
        card.model_dump_json(indent=1) + "\n", encoding="utf-8"
    )


def _mail(source: Source, out: Path) -> MailCard:
    acts = mails(source)
    labels = np.array([act.is_action for act in acts], dtype=np.int8)
    found = rows([act.text for act in acts])
    rare = rarity(found, _FEWEST_MAILS)
    features = (found @ sp.diags(rare)).tocsr()
    groups = [beginning(act.text) for act in acts]
    f1, threshold = best(labels, held_out(features, labels, groups, _MAIL_STRENGTH))
    print(f"mail: {len(acts)} sentences, F1 {f1:.3f} across folds", flush=True)
    model = fitted(features, labels, _MAIL_STRENGTH)
    weights, scale = small(model.coef_[0] * rare)
    np.save(out / "mail.npy", weights)
    return MailCard(
        scale=scale,
        bias=float(model.intercept_[0]),
        threshold=threshold,
        across_folds=round(f1, 3),
    )


def _talk(source: Source, out: Path) -> TalkCard:
    talks = meetings(source, "train")
    labels = np.array([t.labels[a] for t in talks for a in t.acts], dtype=np.int8)
    groups = [talk.series for talk in talks for _ in talk.acts]
    rare = rarity(rows([o.words for t in talks for o in t.said]), _FEWEST_REMARKS)
    features = sp.vstack([talk_rows(talk.said, rare) for talk in talks]).tocsr()
    scores = held_out(features, labels, groups, _TALK_STRENGTH)
    f1, threshold = best(*_by_act(talks, scores), _SPARE)
    print(f"talk: {len(talks)} meetings, F1 {f1:.3f} across folds", flush=True)
    model = fitted(features, labels, _TALK_STRENGTH)
    words = model.coef_[0][: BLOCKS * BUCKETS].reshape(BLOCKS, BUCKETS)
    rest = model.coef_[0][BLOCKS * BUCKETS :].tolist()
    blocks = [small(block * rare) for block in words]
    np.save(out / "talk.npy", np.stack([weights for weights, _ in blocks]))
    return TalkCard(
        scales=tuple(scale for _, scale in blocks),
        bias=float(model.intercept_[0]),
        places=tuple(rest[: len(PLACES)]),
        speaker=tuple(rest[len(PLACES) :]),
        threshold=threshold,
        across_folds=round(f1, 3),
    )


def _by_act(talks: list[Talk], scores: Floats) -> tuple[Labels, Floats]:
    """Return the label and the highest score of every act; a hum has no score."""
    labels: list[bool] = []
    highest: list[float] = []
    start = 0
    for talk in talks:
        score = np.full(len(talk.labels), -np.inf)
        np.maximum.at(score, list(talk.acts), scores[start : start + len(talk.acts)])
        start += len(talk.acts)
        labels += talk.labels
        highest += score.tolist()
    return np.array(labels, dtype=np.int8), np.array(highest)


if __name__ == "__main__":
    main()
