"""Labelled notes, meeting acts and sentences of mail, as a folder holds them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.retrieval.data import NoDataError


@dataclass(frozen=True, slots=True)
class Item:
    """An action, decision or risk statement, as labelled or as found."""

    quotes: tuple[str, ...]
    owner: str | None = None
    due: date | None = None
    strength: str | None = None

    @property
    def is_firm(self) -> bool:
        """Whether it is an action that somebody took on, with a condition or none."""
        return self.strength in {"committed", "tentative"}


@dataclass(frozen=True, slots=True)
class Items:
    """All that is labelled in one document, or was found there."""

    actions: tuple[Item, ...]
    decisions: tuple[Item, ...]
    risks: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """A real meeting's notes with their labels."""

    path: Path
    held: date
    labelled: Items


@dataclass(frozen=True, slots=True)
class Act:
    """What a person says in one go, or one sentence of a mail."""

    speaker: str
    text: str
    is_action: bool
    is_decision: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A folder with `gold/`, `benchmarks/` and `scenarios/`, or some of them."""

    folder: Path

    def notes(self) -> list[Notes]:
        """Return the labelled notes; raise `NoDataError` where there are none."""
        labels = self._need("gold/visible.jsonl").read_text(encoding="utf-8")
        return [
            Notes(
                self._need(f"gold/meetings/{row['file']}"),
                date.fromisoformat(row["date"]),
                Items(*(_items(row[k]) for k in ("actions", "decisions", "risks"))),
            )
            for row in map(json.loads, labels.splitlines())
        ]

    def meetings(self, split: str) -> dict[str, list[Act]]:
        """Return the acts of the AMI meetings of a split, by the meetings' names."""
        rows = self._lines("benchmarks/ami-train-dev.jsonl.gz")
        return {
            row["meeting"]: [
                Act(a["speaker"], a["text"], bool(a["actions"]), bool(a["decisions"]))
                for a in row["acts"]
            ]
            for row in rows
            if row["split"] == split
        }

    def mails(self) -> list[Act]:
        """Return sentences of mail, each with whether it asks or promises."""
        rows = self._lines("benchmarks/email-intent-train.jsonl.gz")
        return [Act("", row["text"], bool(row["intent"])) for row in rows]

    def scenarios(self) -> list[Path]:
        """Return the folders of project histories with truth."""
        folders = sorted(path.parent for path in self.folder.glob("scenarios/*/*.json"))
        if not folders:
            missing = f"scenarios are not in {self.folder}"
            raise NoDataError(missing)
        return folders

    def _lines(self, name: str) -> Iterator[dict[str, Any]]:
        with gzip.open(self._need(name), "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    def _need(self, name: str) -> Path:
        file = self.folder / name
        if not file.exists():
            missing = f"{name} is not in {self.folder}"
            raise NoDataError(missing)
        return file


def _items(rows: list[dict[str, Any]]) -> tuple[Item, ...]:
    return tuple(
        Item(
            (row["quote"],),
            row.get("owner"),
            date.fromisoformat(row["due"]) if row.get("due") else None,
            row.get("strength"),
        )
        for row in rows
    )
