"""Passages in a ledger of their own with the index and search of the product."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, ReadResult, Role
from assistant.domain.sourced import SourcedPassage
from assistant.evidence.embedder import Choice, Embedder, choose
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.search import HybridSearch
from assistant.evidence.server import Server
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger
from assistant.settings import StoreSettings
from bench.retrieval.data import Meeting

DAY = date(2026, 3, 6)


def embedder() -> Embedder:
    """Return the embedder that the product uses where nothing is set."""
    return choose(Choice(StoreSettings())).embedder


class Store:
    """A ledger with its evidence index in one folder, as a project has them."""

    def __init__(self, folder: Path, server: Server | None = None) -> None:
        self.ledger = Ledger(folder / "ledger.db")
        self.embedder = embedder()
        self.evidence = EvidenceIndex(
            self.ledger.texts, folder / "index", self.embedder, server=server
        )
        self.search = HybridSearch(self.ledger.texts, self.evidence)


@dataclass(frozen=True, slots=True)
class Opened:
    """A meeting that was read: its search and its passages, in order."""

    search: HybridSearch
    passages: tuple[SourcedPassage, ...]


@contextmanager
def opened(meeting: Meeting) -> Iterator[Opened]:
    """Read the meeting into a temporary ledger and index it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.ledger.add(document(meeting.name, DAY, _turns(meeting)))
        store.evidence.sync()
        yield Opened(store.search, store.ledger.view().passages)
        store.evidence.close()


def turn_of(sourced: SourcedPassage) -> int:
    """Return the number of the turn that the passage is."""
    return int(sourced.passage.locator.removeprefix("turn "))


def document(
    path: str,
    dated: date,
    passages: Iterable[Passage],
    *,
    kind: DocumentKind = DocumentKind.TRANSCRIPT_VTT,
    labels: tuple[Label, ...] | None = None,
) -> Incoming:
    """Return passages as a reader would hand them over; `internal` unless said."""
    kept = tuple(passages)
    return Incoming(
        path=path,
        digest=digest(path),
        as_of=dated,
        label=Label.INTERNAL,
        result=ReadResult(kind=kind, dated=dated, passages=kept),
        passage_labels=labels or tuple(Label.INTERNAL for _ in kept),
    )


def _turns(meeting: Meeting) -> Iterator[Passage]:
    """Yield turns that have words; no reader makes passages of nothing."""
    for number, (speaker, text) in enumerate(meeting.turns):
        if text.strip():
            yield Passage(
                locator=f"turn {number}", text=text, role=Role.TURN, speaker=speaker
            )
