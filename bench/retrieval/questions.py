"""The plain question of each item of a scenario's truth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that stand in a file of the scenario."""

    file: str
    quote: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a perfect reader would find in a week, and how to ask for it."""

    kind: str
    id: str
    week: int
    question: str
    evidence: tuple[Evidence, ...]


def items(truth: dict[str, Any]) -> Iterator[Item]:
    """Yield every item that has evidence in words."""
    for action in truth["actions"]:
        yield _item("action", action, f"Who will {_inside(action['what'])}?")
    for decision in truth["decisions"]:
        about = f"What was decided about {_inside(decision['what'])}?"
        yield _item("decision", decision, about)
    for flag in truth["flags"]:
        if flag["evidence"]:
            yield _item("flag", flag, flag["why"])
    for confidential in truth["confidential"]:
        if confidential["evidence"]:
            yield _item("confidential", confidential, confidential["what"])
    for change in truth["changes"]:
        if change["material"].get("executive") and change["evidence"]:
            subject = change.get("subject_name") or change["subject"]
            happened = change["kind"].replace("_", " ")
            yield _item("change", change, f"{subject} {happened}")


def load_truth(scenario: Path) -> dict[str, Any]:
    """Return the scenario's truth file."""
    text = (scenario / "truth.json").read_text(encoding="utf-8")
    truth: dict[str, Any] = json.loads(text)
    return truth


def _item(kind: str, fields: dict[str, Any], question: str) -> Item:
    listed = fields.get("evidence") or [fields["source"]]
    evidence = tuple(Evidence(one["file"], one["quote"]) for one in listed)
    return Item(kind, fields["id"], fields["week"], question, evidence)


def _inside(what: str) -> str:
    """Return a statement as it stands inside a sentence; abbreviations stay."""
    text = what.strip().rstrip(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
