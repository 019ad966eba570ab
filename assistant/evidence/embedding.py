"""Embedding the ledger's texts: batch by batch, at once or in the background."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable
from threading import Event, Thread

from assistant.errors import AssistantError
from assistant.evidence.embedder import Embedder
from assistant.evidence.vectors import VectorLedger, pack

_log = logging.getLogger(__name__)
_BATCH = 512
_PAGE = 16 * _BATCH
"""Texts that are in memory at a time."""


def embed_missing(
    ledger: VectorLedger, embedder: Embedder, stop: Event | None = None
) -> int:
    """Embed the texts that this embedder has not embedded yet; return how many.

    Each batch is kept when it is done, so that what is interrupted goes on there.
    """
    done, last = 0, ""
    while page := ledger.texts_without_vector(embedder.name, _PAGE, last):
        last = page[-1][0]
        for start in range(0, len(page), _BATCH):
            if stop and stop.is_set():
                return done
            batch = page[start : start + _BATCH]
            vectors = embedder.embed([text for _, text in batch])
            ledger.save_vectors(
                embedder.name,
                [
                    (digest, pack(vector))
                    for (digest, _), vector in zip(batch, vectors, strict=True)
                ],
            )
            done += len(batch)
    return done


class Background:
    """Work in a thread that ends with the program, after the batch it is at."""

    def __init__(self, work: Callable[[Event], None]) -> None:
        self._work = work
        self._stop = Event()
        self._thread = Thread(target=self._run, name="embedding", daemon=True)
        atexit.register(self.stop)
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to end and wait until it has."""
        self._stop.set()
        self._thread.join()
        atexit.unregister(self.stop)

    def join(self) -> None:
        """Wait until all is done."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self._work(self._stop)
        except AssistantError as error:
            _log.info("The background work ended: %s", error.problem)
