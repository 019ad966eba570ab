"""Labelled pairs are made as the sets say, and a fit tells them apart."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np

from bench.likeness.fit import chances, fitted
from bench.likeness.pairs import claim_pairs, edited_pairs, history_pairs, note_pairs


def packed(path: Path, *lines: object) -> Path:
    text = "\n".join(json.dumps(line) for line in lines)
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_claims_of_two_summaries_on_the_same_turns_are_of_one_matter(
    tmp_path: Path,
) -> None:
    def claim(text: str, query: str, *turns: int) -> dict[str, object]:
        return {"claim": text, "query": query, "evidence": turns}

    meeting = {
        "meeting": "barn",
        "claims": [
            claim("The barn needs a new roof", "all", 3, 4),
            claim("A roof was asked for the barn", "roof", 3, 4),
            claim("The vet comes on Tuesday morning", "all", 9),
            claim("Hay is sold to nobody now", "all", 90),
        ],
    }
    pairs = claim_pairs(packed(tmp_path / "claims.jsonl.gz", meeting))
    same = [(pair.one, pair.other) for pair in pairs if pair.same]
    assert same == [("The barn needs a new roof", "A roof was asked for the barn")]
    assert not any("Hay" in pair.one + pair.other for pair in pairs)


def test_notes_pair_an_item_with_its_words_and_with_those_of_others(
    tmp_path: Path,
) -> None:
    def item(what: str) -> dict[str, str]:
        return {"what": what, "quote": f"AI: {what}"}

    lines = [
        {
            "file": f"farm/{name}.md",
            "actions": [item(f"mow {name}")],
            "decisions": [item(f"sell {name}")],
            "risks": [],
        }
        for name in ("north", "south")
    ]
    pairs = note_pairs(packed(tmp_path / "notes.jsonl.gz", *lines))
    assert {(p.one, p.other) for p in pairs if p.same} == {
        (what, f"AI: {what}")
        for what in ("mow north", "sell north", "mow south", "sell south")
    }
    assert all(p.other != f"AI: {p.one}" for p in pairs if not p.same)


def test_a_restated_action_of_a_history_is_of_one_matter(tmp_path: Path) -> None:
    def action(name: str, head: str | None) -> dict[str, object]:
        source = {"quote": f"said {name}"}
        return {"id": name, "what": name, "source": source, "duplicate_of": head}

    truth = {
        "actions": [action("A", None), action("B", "A"), action("C", None)],
        "decisions": [],
    }
    (tmp_path / "truth.json").write_text(json.dumps(truth))
    pairs = history_pairs(tmp_path)
    same = {(pair.one, pair.other) for pair in pairs if pair.same}
    assert ("A", "said B") in same
    assert ("A", "said C") not in same


def test_an_edit_is_paired_with_the_nearest_claim_that_holds(tmp_path: Path) -> None:
    def claim(text: str, supported: int) -> dict[str, object]:
        return {"dataset": "d", "source": ["s"], "claim": text, "supported": supported}

    found = edited_pairs(
        packed(
            tmp_path / "edits.jsonl.gz",
            claim("The price of hay rose by 3 percent in May", 1),
            claim("Cows were sold to the neighbour in autumn", 1),
            claim("The price of hay rose by 5 percent in May", 0),
        )
    )
    assert [(one.one[-20:], one.changed) for one in found] == [
        (" by 3 percent in May", True)
    ]


def test_a_fit_tells_apart_what_its_measures_tell_apart() -> None:
    rows = np.array([[0.9, 0.5], [0.8, 0.1], [0.2, 0.4], [0.1, 0.2]] * 10)
    same = np.array([1.0, 1.0, 0.0, 0.0] * 10)
    said = chances(np.c_[rows, np.ones(len(rows))], fitted(rows, same))
    assert ((said > 0.5) == (same > 0)).all()
