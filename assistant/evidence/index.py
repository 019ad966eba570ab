"""Nearness by meaning: embeds what is new, keeps the index, answers without it too."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError
from assistant.evidence import probe
from assistant.evidence.embedder import Embedder
from assistant.evidence.generations import VectorIndex
from assistant.evidence.vectors import Near, PlainSearch, VectorLedger, pack

_log = logging.getLogger(__name__)
_BATCH = 512
_QUICKLY_REPAIRED = 20_000
"""Vectors; a larger index is repaired by the next ingest or reindex, not by a query."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did: texts embedded, vectors added to the index, why rebuilt."""

    embedded: int
    indexed: int
    rebuilt: str | None = None


class EvidenceIndex:
    """The texts of one ledger, found by meaning.

    The ledger is the truth: deleting `folder` loses nothing and changes no answer.
    """

    def __init__(
        self,
        ledger: VectorLedger,
        folder: Path,
        embedder: Embedder,
        *,
        probe_command: Sequence[str] = probe.COMMAND,
    ) -> None:
        self._ledger = ledger
        self._embedder = embedder
        self._plain = PlainSearch(embedder.name, embedder.dimensions)
        self._index = VectorIndex(
            folder, embedder.name, embedder.dimensions, probe_command=probe_command
        )
        self._repaired = False

    def sync(self) -> Synced:
        """Embed the texts that have no vector, then bring the index up to date.

        Vectors are kept batch by batch, so an interrupted sync goes on where it was.

        Raises:
            IndexBusyError: If another process held the index for more than 10 s.
            IndexUnwritableError: If the folder cannot be written.
        """
        embedded = self._embed_missing()
        done = self._index.update(self._ledger)
        return Synced(embedded, done.added, done.rebuilt)

    def rebuild(self) -> Synced:
        """Build the index anew: on request, or after texts were erased.

        Raises:
            IndexBusyError: If another process held the index for more than 10 s.
            IndexUnwritableError: If the folder cannot be written.
        """
        embedded = self._embed_missing()
        done = self._index.rebuild(self._ledger)
        return Synced(embedded, done.added, done.rebuilt)

    def verify(self) -> str | None:
        """Return what is wrong with the index, or None; opens it in a child process.

        Raises:
            IndexBusyError: If another process held the index for more than 10 s.
            IndexUnwritableError: If the folder cannot be written.
        """
        return self._index.verify(self._ledger)

    def nearest(
        self, query: str, limit: int, among: Collection[str] | None = None
    ) -> Near:
        """Return text digests with their similarity to the query, nearest first.

        `among` restricts the answer to these digests. Never fails for the index's
        sake: without it the ledger's own vectors are searched.
        """
        vector = self._embedder.embed([query])[0]
        for _ in range(2):
            found = self._index.query(self._ledger, vector, limit, among)
            if found is not None:
                return found
            if not self._repair():
                break
        return self._plain.query(self._ledger, vector, limit, among)

    def close(self) -> None:
        """Let go of the index's files."""
        self._index.close()

    def _embed_missing(self) -> int:
        missing = self._ledger.texts_without_vector(self._embedder.name)
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            vectors = self._embedder.embed([text for _, text in batch])
            self._ledger.save_vectors(
                self._embedder.name,
                [
                    (digest, pack(vector))
                    for (digest, _), vector in zip(batch, vectors, strict=True)
                ],
            )
        return len(missing)

    def _repair(self) -> bool:
        """Try once to bring a small index up to date; never waits for another."""
        if self._repaired:
            return False
        self._repaired = True
        if not 0 < self._plain.count(self._ledger) <= _QUICKLY_REPAIRED:
            return False
        try:
            self._index.update(self._ledger, patience=0)
        except AssistantError as error:
            _log.info("The index was not repaired: %s", error.problem)
            return False
        return True
