"""The public meetings with their questions, as one shape for all three sets."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class NoDataError(Exception):
    """A file that a section needs is not in the data folder."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query or claim with the numbers of the turns that answer or carry it."""

    query: str
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting's turns (speaker, text) and what is asked of it."""

    name: str
    turns: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The data folder, the part of it to use, and how many meetings at most."""

    folder: Path
    part: str
    most: int | None = None

    def qmsum(self) -> list[Meeting]:
        """Return meetings with queries and the turns that answer them."""
        return self._meetings(f"qmsum-{self.part}", "turns", "queries", "query", "gold")

    def explainmeetsum(self) -> list[Meeting]:
        """Return meetings with claims of their summaries and the evidence turns."""
        name = f"explainmeetsum-{self.part}"
        return self._meetings(name, "turns", "claims", "claim", "evidence")

    @property
    def elitr_name(self) -> str:
        """The part of ELITR that is used: there is no train part, and few have test."""
        test = self.part == "test" and any(self.folder.glob("elitr-test.jsonl.gz"))
        return "elitr-test" if test else "elitr-dev"

    def elitr(self) -> list[Meeting]:
        """Return project meetings with lines of their minutes."""
        return self._meetings(self.elitr_name, "lines", "minutes", "text", "evidence")

    def _meetings(
        self, name: str, turns: str, asked: str, query: str, gold: str
    ) -> list[Meeting]:
        found = [
            Meeting(
                line["meeting"],
                tuple((speaker, text) for speaker, text in line[turns]),
                tuple(
                    Asked(one[query], frozenset(one[gold]))
                    for one in line[asked]
                    if one[gold] and one[query].strip()
                ),
            )
            for line in self._lines(name)
        ]
        return found[: self.most]

    def _lines(self, name: str) -> Iterator[dict[str, Any]]:
        file = self.folder / f"{name}.jsonl.gz"
        if not file.exists():
            raise NoDataError(f"{file.name} is not in {self.folder}")
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
