"""Writes a trained network as ONNX in 8 bits, with the pieces that English needs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from assistant.evidence.pair_model.reader import Head
from bench.pair_model.fit import PairNetwork

_KEPT = re.compile(r"(?:##)?[\x21-\x7e\u00a1-\u024f\u2010-\u203a\u20ac]+")
"""Pieces of Latin letters, digits and marks."""
_LONGEST = 512
_OPSET = 18


class _Asked(nn.Module):
    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        mask = torch.ones_like(input_ids)
        row = self.network(input_ids, mask, token_type_ids)
        return tuple(self.network.heads[head.value](row) for head in Head)


def export(network: PairNetwork, folder: Path, out: Path) -> None:
    """Write `model.onnx` and `tokenizer.json`; `folder` holds the first model."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    kept = _shortened(tokenizer)
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (out / "tokenizer.json").write_text(text, encoding="utf-8")
    embeddings = network.encoder.embeddings
    words = embeddings.word_embeddings.weight.data[torch.tensor(kept)].clone()
    embeddings.word_embeddings = nn.Embedding.from_pretrained(words)
    ids = torch.ones((1, 12), dtype=torch.int64)
    length = torch.export.Dim("length", max=_LONGEST)
    with TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        torch.onnx.export(
            _Asked(network).eval(),
            (ids, torch.zeros_like(ids)),
            str(whole),
            input_names=["input_ids", "token_type_ids"],
            output_names=[head.value for head in Head],
            dynamic_shapes=({1: length}, {1: length}),
            dynamo=True,
            external_data=False,
            opset_version=_OPSET,
        )
        # Seven bits: eight overflow on processors without VNNI.
        quantize_dynamic(
            str(whole),
            str(out / "model.onnx"),
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    _bare(out / "model.onnx")


def _bare(path: Path) -> None:
    """Leave out where on the machine each part of the graph was written down."""
    model = onnx.load(str(path))
    graph = model.graph
    parts = [model, graph, *graph.node, *graph.value_info, *graph.initializer]
    for part in (*parts, *graph.input, *graph.output):
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, str(path))


def _shortened(tokenizer: dict[str, Any]) -> list[int]:
    """Leave out pieces of other scripts; return the old numbers of those kept."""
    old = tokenizer["model"]["vocab"]
    kept = [
        piece
        for piece, _ in sorted(old.items(), key=lambda one: one[1])
        if _KEPT.fullmatch(piece) and not piece.startswith("[unused")
    ]
    new = {piece: number for number, piece in enumerate(kept)}
    tokenizer["model"]["vocab"] = new
    for added in tokenizer["added_tokens"]:
        added["id"] = new[added["content"]]
    for special in tokenizer["post_processor"]["special_tokens"].values():
        special["ids"] = [new[piece] for piece in special["tokens"]]
    tokenizer["padding"] = tokenizer["truncation"] = None
    return [old[piece] for piece in kept]
