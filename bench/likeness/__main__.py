"""Fits and measures the judgement that two statements are of the same matter.

    python -m bench.likeness --data FOLDER --notes FILE [--scenarios FOLDER] [--fit]

FOLDER holds explainmeetsum-train.jsonl.gz, explainmeetsum-val.jsonl.gz and
claims-summedits.jsonl.gz; FILE is labelled meeting notes; the scenarios are project
histories with their truth, which measure only. `--fit` prints the weights. The pairs of
edges-tuning.tsv and edges-held.tsv were made to mislead; the rules were made with the
former, and the latter only measure.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant.facts.sameness.apart import apart
from assistant.facts.sameness.same_matter import Measures, same_matter
from assistant.facts.sameness.stems import same_subject
from bench.likeness.fit import Floats, chances, fitted, measured
from bench.likeness.pairs import (
    Pair,
    claim_pairs,
    edge_pairs,
    edited_pairs,
    history_pairs,
    note_pairs,
)

_WORDS_ALONE = 0.5


def main() -> None:
    """Print precision and recall of what was fitted and of words alone."""
    parser = argparse.ArgumentParser(description="Measure likeness of statements.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--notes", type=Path, required=True)
    parser.add_argument("--scenarios", type=Path)
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    claims = claim_pairs(asked.data / "explainmeetsum-train.jsonl.gz")
    notes = note_pairs(asked.notes)
    if asked.fit:
        weights = fitted(*measured([*claims, *notes]))
        for name, weight in zip((*Measures._fields, "bias"), weights, strict=True):
            print(f"{name} {weight:.2f}")
        return
    print("| held-out pairs | same | words alone | same_matter |\n|-|-|-|-|")
    show(
        "claims, val meetings", claim_pairs(asked.data / "explainmeetsum-val.jsonl.gz")
    )
    for folder in sorted(asked.scenarios.iterdir()) if asked.scenarios else ():
        if folder.is_dir():
            show(folder.name, history_pairs(folder))
    without_one(claims, notes)
    for kind in ("tuning", "held"):
        path = Path(__file__).parent / f"edges-{kind}.tsv"
        show(f"made to mislead, {kind}", edge_pairs(path))
    edits(asked.data / "claims-summedits.jsonl.gz")


def show(name: str, pairs: Sequence[Pair]) -> None:
    """Print one line: how right words alone are, and how right the whole is."""
    same = np.array([pair.same for pair in pairs])
    words = _judged(pairs, lambda a, b: same_subject(a, b) >= _WORDS_ALONE)
    whole = _judged(pairs, lambda a, b: same_matter(a, b).same)
    print(
        f"| {name} | {same.sum()} of {len(same)} | {_rates(words, same)} "
        f"| {_rates(whole, same)} |"
    )


def without_one(claims: Sequence[Pair], notes: Sequence[Pair]) -> None:
    """Measure each project's notes with weights that were fitted without them."""
    for part in sorted({pair.part for pair in notes}):
        held = [pair for pair in notes if pair.part == part]
        kept = [pair for pair in notes if pair.part != part]
        weights = fitted(*measured([*claims, *kept]))
        rows, same = measured(held)
        scores: Floats = chances(np.c_[rows, np.ones(len(rows))], weights)
        free = np.array([apart(pair.one, pair.other) is None for pair in held])
        words = _judged(held, lambda a, b: same_subject(a, b) >= _WORDS_ALONE)
        print(
            f"| notes of {part} | {int(same.sum())} of {len(same)} "
            f"| {_rates(words, same > 0)} "
            f"| {_rates((scores >= _WORDS_ALONE) & free, same > 0)} |"
        )


def edits(path: Path) -> None:
    """Print how many edits are set apart where meaning changed, and where not."""
    pairs = edited_pairs(path)
    for changed in (True, False):
        some = [pair for pair in pairs if pair.changed is changed]
        far = sum(apart(pair.one, pair.other) is not None for pair in some)
        kind = "changed" if changed else "kept"
        print(f"edits that {kind} the meaning: {far} of {len(some)} set apart")


def _judged(
    pairs: Sequence[Pair], judge: Callable[[str, str], bool]
) -> np.typing.NDArray[np.bool_]:
    return np.array([judge(pair.one, pair.other) for pair in pairs])


def _rates(said: np.typing.NDArray[np.bool_], same: np.typing.NDArray[np.bool_]) -> str:
    right = (said & same).sum()
    return f"P {right / max(1, said.sum()):.2f} R {right / same.sum():.2f}"


if __name__ == "__main__":
    main()
