"""Pairs of short statements with whether they are of one matter, from labelled sets."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

_ALIKE = 0.6
"""Share of evidence turns in common from which two claims are of one matter."""
_NEAR = 30
"""Turns within which claims of other matters are hard to tell apart."""
_OTHERS = 3
_KINDS = ("actions", "decisions", "risks")


class Pair(NamedTuple):
    """Two statements, whether they are of one matter, and the part they come from."""

    one: str
    other: str
    same: bool
    part: str


def lines_of(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines, packed or plain."""
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in text.decode().splitlines() if line.strip()]


def claim_pairs(path: Path) -> list[Pair]:
    """Claims of two summaries of a meeting that rest on the same turns.

    Others are claims of the same stretch of talk that share no turn. The labels are
    weak: one turn may carry two matters.
    """
    found = []
    for meeting in lines_of(path):
        same, other = [], []
        for a, b in combinations(meeting["claims"], 2):
            x, y = set(a["evidence"]), set(b["evidence"])
            texts = a["claim"], b["claim"]
            if not x or not y or not all(4 <= len(t.split()) <= 40 for t in texts):
                continue
            if texts[0] == texts[1]:
                continue
            if a["query"] != b["query"] and len(x & y) / len(x | y) >= _ALIKE:
                same.append(Pair(*texts, same=True, part=meeting["meeting"]))
            elif not x & y and min(abs(i - k) for i in x for k in y) <= _NEAR:
                other.append(Pair(*texts, same=False, part=meeting["meeting"]))
        most = min(len(other), max(4, _OTHERS * len(same)))
        found += same + _chance(meeting["meeting"]).sample(other, most)
    return found


def note_pairs(path: Path) -> list[Pair]:
    """What a labeller wrote of an item, and the words of the notes that say it.

    Others are the words of other items of the same meeting and project.
    """
    meetings = lines_of(path)
    found = []
    for meeting in meetings:
        part = meeting["file"].split("/")[0]
        chance = _chance(meeting["file"])
        mine = _items(meeting)
        near = [
            item
            for one in meetings
            if one is not meeting and one["file"].split("/")[0] == part
            for item in _items(one)
        ]
        for item in mine:
            what, quote = item["what"], item["quote"]
            found.append(Pair(what, quote, same=True, part=part))
            rest = [one for one in mine if one["quote"] != quote]
            others = chance.sample(rest, min(_OTHERS, len(rest)))
            others += chance.sample(near, min(2, len(near)))
            found += [Pair(what, o["quote"], same=False, part=part) for o in others]
            if rest:
                wording = chance.choice(rest)["what"]
                found.append(Pair(what, wording, same=False, part=part))
    return found


def history_pairs(folder: Path) -> list[Pair]:
    """Actions and decisions of a project history, their quotes and restatements."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    chance, part = _chance(folder.name), folder.name
    found = [
        Pair(a["what"], b["source"]["quote"], same=True, part=part)
        for items in (truth["actions"], truth["decisions"])
        for a in items
        for b in items
        if _head(a) == _head(b)
    ]
    for items in (truth["actions"], truth["decisions"]):
        for a in items:
            rest = [b for b in items if _head(b) != _head(a)]
            found += [
                Pair(a["what"], text, same=False, part=part)
                for b in chance.sample(rest, min(5, len(rest)))
                for text in (b["source"]["quote"], b["what"])
            ]
    return found


def edge_pairs(path: Path) -> list[Pair]:
    """Pairs that were made to mislead: the label and both statements on a line."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return [
        Pair(one, other, same=label == "same", part=path.stem)
        for label, one, other in rows
    ]


class Edited(NamedTuple):
    """Two wordings of one sentence, and whether one says something else."""

    one: str
    other: str
    changed: bool
    part: str


def edited_pairs(path: Path) -> list[Edited]:
    """Summaries of one source, edited so that the meaning stays or changes."""
    from rapidfuzz import fuzz  # noqa: PLC0415  for this set only

    groups: dict[str, list[dict[str, Any]]] = {}
    for line in lines_of(path):
        groups.setdefault(json.dumps(line["source"]), []).append(line)
    found = []
    for lines in groups.values():
        kept = [line["claim"] for line in lines if line["supported"]]
        part = lines[0]["dataset"]
        pairs = [
            Edited(a, b, changed=False, part=part) for a, b in combinations(kept, 2)
        ]
        pairs += [
            Edited(
                max(kept, key=lambda k: fuzz.ratio(k, line["claim"])),
                line["claim"],
                changed=True,
                part=part,
            )
            for line in lines
            if kept and not line["supported"]
        ]
        found += [p for p in pairs if fuzz.ratio(p.one, p.other) > 70]
    return found


def _items(meeting: dict[str, Any]) -> Sequence[dict[str, Any]]:
    return [item for kind in _KINDS for item in meeting[kind]]


def _head(item: dict[str, Any]) -> str:
    head: str = item.get("duplicate_of") or item["id"]
    return head


def _chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311  draws examples, the same every time
