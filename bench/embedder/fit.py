"""Fits what the pieces weigh to meetings: which turns answer which question."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from assistant.evidence.asking import subject_of
from bench.embedder.pieces import Matrix
from bench.retrieval.data import Source

EPOCHS = 4
SEED = 0
_QUESTION_REACH, _CLAIM_REACH = 8, 1
"""Turns on each side whose words count with a turn's own."""
_RATES = {"weights": 2e-2, "turn": 3e-4, "sharpness": 1e-1}


@dataclass(frozen=True)
class Lesson:
    """A meeting's turns and what is asked of it, in word pieces.

    `asked` holds, for each reach, pairs of pieces and the numbers of the right turns.
    """

    turns: list[list[int]]
    asked: dict[int, list[tuple[list[int], list[int]]]]


class Weights(torch.nn.Module):
    """One weight for each piece and one linear map for all."""

    def __init__(self, vectors: Matrix) -> None:
        super().__init__()
        self.vectors = torch.tensor(vectors, dtype=torch.float32)
        self.weights = torch.nn.Parameter(torch.zeros(len(vectors)))
        self.turn = torch.nn.Parameter(torch.eye(vectors.shape[1]))
        self.sharpness = torch.nn.Parameter(torch.tensor([10.0, 10.0]))

    def sums(self, texts: Sequence[list[int]]) -> torch.Tensor:
        """Return the weighted sum of each text's pieces."""
        flat = torch.tensor([piece for text in texts for piece in text] or [0])
        starts = torch.tensor(np.cumsum([0, *map(len, texts)])[:-1])
        weights = torch.exp(self.weights)[flat]
        return (
            functional.embedding_bag(
                flat, self.vectors, starts, mode="sum", per_sample_weights=weights
            )
            @ self.turn
        )

    def loss(self, lesson: Lesson) -> torch.Tensor:
        """Return how surprised the similarities are by the right turns."""
        sums = self.sums(lesson.turns)
        total = torch.zeros(())
        for number, (reach, asked) in enumerate(lesson.asked.items()):
            if not asked:
                continue
            windows = functional.normalize(_near(len(sums), reach) @ sums, dim=1)
            queries = functional.normalize(self.sums([one for one, _ in asked]), dim=1)
            likeness = torch.log_softmax(
                queries @ windows.T * self.sharpness[number], dim=1
            )
            for row, (_, right) in zip(likeness, asked, strict=True):
                total = total - row[right].mean() / len(asked)
        return total

    def vectors_now(self) -> Matrix:
        """Return the pieces' vectors with all that was learned in them."""
        with torch.no_grad():
            found = torch.exp(self.weights)[:, None] * self.vectors @ self.turn
        return np.asarray(found.numpy(), np.float64)


def fitted(vectors: Matrix, tokenizer: Tokenizer, data: Path) -> Matrix:
    """Return the vectors fitted to the training parts of QMSum and ExplainMeetSum."""
    torch.manual_seed(SEED)
    order = random.Random(SEED)  # noqa: S311  an order to learn in
    lessons = list(_lessons(tokenizer, Source(data, "train")))
    model = Weights(vectors)
    step = torch.optim.Adam(
        [
            {"params": [getattr(model, name)], "lr": rate}
            for name, rate in _RATES.items()
        ]
    )
    for epoch in range(EPOCHS):
        order.shuffle(lessons)
        total = 0.0
        for lesson in lessons:
            loss = model.loss(lesson)
            if not loss.requires_grad:
                continue
            step.zero_grad()
            loss.backward()
            step.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(lessons):.3f}", flush=True)
    return model.vectors_now()


def _near(turns: int, reach: int) -> torch.Tensor:
    place = torch.arange(turns)
    apart = (place[:, None] - place[None]).abs()
    return (1 - apart / (reach + 1)).clamp(min=0)


def _lessons(tokenizer: Tokenizer, source: Source) -> Iterator[Lesson]:
    claims = {meeting.name: meeting for meeting in source.explainmeetsum()}
    for meeting in source.qmsum():
        size = len(meeting.turns)
        questions = [(subject_of(one.query), one.gold) for one in meeting.asked]
        of_summary = claims.get(meeting.name)
        said = [(one.query, one.gold) for one in of_summary.asked] if of_summary else []
        yield Lesson(
            _pieces(tokenizer, [text for _, text in meeting.turns]),
            {
                reach: [
                    (pieces, right)
                    for (_, gold), pieces in zip(
                        asked, _pieces(tokenizer, [q for q, _ in asked]), strict=True
                    )
                    if pieces and (right := sorted(n for n in gold if n < size))
                ]
                for reach, asked in ((_QUESTION_REACH, questions), (_CLAIM_REACH, said))
            },
        )


def _pieces(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    return [
        found.ids for found in tokenizer.encode_batch(texts, add_special_tokens=False)
    ]
