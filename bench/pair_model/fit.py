"""Fine-tunes the first layers of all-MiniLM-L6-v2 on the pairs of all tasks at once."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from assistant.evidence.pair_model.reader import LONGEST
from bench.pair_model.material import LABELS, Pair, Task

LAYERS = 4
_AT_ONCE = 32
_HEAD_RATE = 1e-3
_WARM = 0.06
_SMOOTH = 0.05
_DROPPED = 0.1
_SEED = 1
_SORTED = 20
"""Batches among which pairs of like length are put together."""


class PairNetwork(nn.Module):
    """The encoder's mean over all pieces, and a linear head for each question."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.encoder.pooler = None
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(_DROPPED)
        self.heads = nn.ModuleDict(
            {task.value: nn.Linear(width, len(names)) for task, names in LABELS.items()}
        )

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor
    ) -> torch.Tensor:
        """Return one row for each pair."""
        last = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        seen = mask.unsqueeze(-1).float()
        return (last * seen).sum(1) / seen.sum(1)


class Fitting:
    """A network with its tokenizer, trained on pairs and asked about others."""

    def __init__(self, folder: Path) -> None:
        torch.manual_seed(_SEED)
        self._chance = random.Random(_SEED)  # noqa: S311  not for secrets
        self.network = PairNetwork(folder)
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        for weight in self.network.encoder.embeddings.parameters():
            weight.requires_grad = False

    def train(self, pairs: Sequence[Pair], epochs: int, rate: float) -> None:
        """Train on all pairs, some of every task in each stretch."""
        network = self.network.train()
        inner = [one for one in network.encoder.parameters() if one.requires_grad]
        optimizer = torch.optim.AdamW(
            [
                {"params": inner, "lr": rate},
                {"params": network.heads.parameters(), "lr": _HEAD_RATE},
            ],
            weight_decay=0.01,
        )
        steps = epochs * len(list(self._batches(pairs)))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer,
            lambda step: min(1, step / (_WARM * steps)) * max(0, 1 - step / steps),
        )
        for epoch in range(epochs):
            for batch in self._batches(pairs):
                loss = self._loss(batch)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimizer.step()
                schedule.step()
            print(f"epoch {epoch + 1} of {epochs}", flush=True)
        network.eval()

    def told(self, pairs: Sequence[Pair]) -> list[torch.Tensor]:
        """Return the likelihoods of the labels for each pair."""
        with torch.no_grad():
            return [torch.softmax(self._logits([one]), -1)[0] for one in pairs]

    def _logits(self, batch: Sequence[Pair]) -> torch.Tensor:
        read = self._tokenizer(
            [one.first for one in batch],
            [one.second for one in batch],
            truncation="longest_first",
            max_length=LONGEST,
            padding=True,
            return_tensors="pt",
        )
        rows = self.network(
            read["input_ids"], read["attention_mask"], read["token_type_ids"]
        )
        head: torch.Tensor = self.network.heads[batch[0].task.value](
            self.network.dropout(rows)
        )
        return head

    def _loss(self, batch: Sequence[Pair]) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self._logits(batch)
        logits = logits.float()
        labels = torch.tensor([one.says for one in batch])
        return functional.cross_entropy(logits, labels, label_smoothing=_SMOOTH)

    def _batches(self, pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
        """Yield pairs of one task and of like length, in random order."""
        found: list[list[Pair]] = []
        for task in Task:
            mine = [one for one in pairs if one.task is task]
            self._chance.shuffle(mine)
            for start in range(0, len(mine), _AT_ONCE * _SORTED):
                stretch = sorted(
                    mine[start : start + _AT_ONCE * _SORTED],
                    key=lambda one: len(one.first) + len(one.second),
                )
                found += [
                    stretch[at : at + _AT_ONCE]
                    for at in range(0, len(stretch), _AT_ONCE)
                ]
        self._chance.shuffle(found)
        yield from found
