"""Nearness by meaning: embeds what is new, keeps the index, answers without it too."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from assistant.errors import AssistantError
from assistant.evidence import probe
from assistant.evidence.embedder import Embedder
from assistant.evidence.embedding import Background, embed_missing
from assistant.evidence.exact import ExactSearch
from assistant.evidence.generations import VectorIndex
from assistant.evidence.hosts import GRAPH_UP_TO, FolderHost, Host
from assistant.evidence.lock import IndexBusyError, IndexUnwritableError
from assistant.evidence.server import IndexServerError, Server, ServerHost
from assistant.evidence.vectors import Near, VectorLedger

_log = logging.getLogger(__name__)
EXACT_UP_TO = 50_000
"""Vectors; of so many, comparing all takes 3 ms and asking Chroma 7 ms.

What a graph of neighbours finds depends on the batches in which it grew, so the same
ledger could answer otherwise after a rebuild; a comparison of all cannot.
"""
_QUICKLY_REPAIRED = 5_000
"""Vectors; a larger index is repaired by the next ingest or reindex, not by a query."""
_QUICKLY_EMBEDDED = 1_000
"""Texts; more of them are embedded in the background while others answer."""
_REST_S = 30.0
"""How long an index that did not answer is left alone."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did: texts embedded, vectors added to the index, why rebuilt.

    `waiting` says why the index could not be brought up to date, or None; all is in
    the ledger then, and searches compare with every vector there.
    """

    embedded: int
    indexed: int
    rebuilt: str | None = None
    waiting: str | None = None


class EvidenceIndex:
    """The texts of one ledger, found by meaning.

    The ledger is the truth: deleting `folder` loses nothing and changes no answer.
    Until a new embedder has embedded every text, one of `formers` answers with its own
    vectors; vectors of two embedders never meet.
    """

    def __init__(  # noqa: PLR0913  each is a choice of who puts it together
        self,
        ledger: VectorLedger,
        folder: Path,
        embedder: Embedder,
        *,
        formers: Callable[[], Sequence[Embedder]] = tuple,
        server: Server | None = None,
        probe_command: Sequence[str] = probe.COMMAND,
        exact_up_to: int = EXACT_UP_TO,
        graph_up_to: int = GRAPH_UP_TO,
    ) -> None:
        host: Host = (
            ServerHost(server, folder)
            if server
            else FolderHost(folder, probe_command, graph_up_to=graph_up_to)
        )
        self._ledger = ledger
        self._embedder = embedder
        self._current = _Finder(ledger, folder, embedder, host, exact_up_to)
        self._find_formers: Callable[[], list[_Finder]] = lambda: [
            _Finder(ledger, folder, former, host, exact_up_to) for former in formers()
        ]
        self._formers: list[_Finder] = []
        self._complete = False
        self._background: Background | None = None

    def sync(self) -> Synced:
        """Embed the texts that have no vector, then bring the index up to date.

        Vectors are kept batch by batch, so an interrupted sync goes on where it was.

        Raises:
            IndexUnwritableError: If the folder cannot be written.
            PublicServerError: If the Chroma server is open to others.
        """
        embedded = embed_missing(self._ledger, self._embedder)
        self._complete = True
        try:
            done = self._current.index.update(self._ledger)
        except (IndexBusyError, IndexServerError) as error:
            _log.warning("%s Texts are kept and indexed later.", error.problem)
            return Synced(embedded, 0, waiting=error.problem)
        return Synced(embedded, done.added, done.rebuilt)

    def rebuild(self) -> Synced:
        """Build the index anew: on request, or after texts were erased.

        Raises:
            IndexBusyError: If another process held the index for more than 10 s.
            IndexUnwritableError: If the folder cannot be written.
            IndexServerError: If a Chroma server is used and does not answer.
            PublicServerError: If the Chroma server is open to others.
        """
        embedded = embed_missing(self._ledger, self._embedder)
        self._complete = True
        done = self._current.index.rebuild(self._ledger)
        return Synced(embedded, done.added, done.rebuilt)

    def forget(self) -> None:
        """Remove all that is indexed, since texts are erased; errors as in `rebuild`.

        The next `sync` makes it anew from what the ledger holds by then.
        """
        self.close()
        self._current.index.forget()

    def verify(self) -> str | None:
        """Return what is wrong with the index, or None; errors as in `rebuild`."""
        missing = self._missing()
        if missing:
            return f"{missing} texts have no vector of {self._embedder.name} yet"
        return self._current.index.verify(self._ledger)

    def summary(self) -> str:
        """Return how many texts are indexed, by which embedder, and where."""
        return self._current.index.summary()

    def nearest(
        self, query: str, limit: int, among: Collection[str] | None = None
    ) -> Near:
        """Return text digests with their similarity to the query, nearest first.

        `among` restricts the answer to these digests; a frozenset that is passed
        again is looked up only once. Never fails for the index's sake: without it the
        ledger's own vectors are searched, and so are up to `exact_up_to` of them
        always, so that the answer depends on the ledger alone.
        """
        return self._ready().nearest(query, limit, among)

    def close(self) -> None:
        """Let go of the index's files; stops what runs in the background."""
        if self._background:
            self._background.stop()
            self._background = None
        for finder in (self._current, *self._formers):
            finder.index.close()

    def _missing(self) -> int:
        texts, counts = self._ledger.vector_counts()
        return max(0, texts - counts.get(self._embedder.name, 0))

    def _ready(self) -> _Finder:
        """Return who has embedded the most, the current embedder if it has all."""
        if self._complete:
            return self._current
        missing = self._missing()
        if missing <= _QUICKLY_EMBEDDED:
            try:
                embed_missing(self._ledger, self._embedder)
            except AssistantError as error:
                _log.info("%s texts were not embedded: %s", missing, error.problem)
            self._complete = True
            return self._current
        if self._background is None:
            self._background = Background(self._catch_up)
            self._formers = self._find_formers()
            _log.warning(
                "%s texts are being embedded anew in the background; `ontrack reindex`"
                " does it at once.",
                missing,
            )
        _texts, counts = self._ledger.vector_counts()
        return max(
            (self._current, *self._formers),
            key=lambda finder: counts.get(finder.embedder.name, 0),
        )

    def _catch_up(self, stop: Event) -> None:
        embed_missing(self._ledger, self._embedder, stop)
        if not stop.is_set():
            self._current.index.update(self._ledger)


class _Finder:
    """One embedder with its vectors: compared one by one while few, then in Chroma."""

    def __init__(
        self,
        ledger: VectorLedger,
        folder: Path,
        embedder: Embedder,
        host: Host,
        exact_up_to: int,
    ) -> None:
        self.embedder = embedder
        self._ledger = ledger
        self._exact = ExactSearch(embedder.name, embedder.dimensions)
        self.index = VectorIndex(
            folder, embedder.name, embedder.dimensions, host, self._exact
        )
        self._exact_up_to = exact_up_to
        self._repaired = False
        self._said = False
        self._rests_until = 0.0

    def nearest(
        self, query: str, limit: int, among: Collection[str] | None = None
    ) -> Near:
        """Return the nearest of this embedder's vectors."""
        vector = self.embedder.embed([query])[0]
        try:
            if time.monotonic() >= self._rests_until:
                self._repair()
                if self.index.count() > self._exact_up_to:
                    found = self.index.query(self._ledger, vector, limit, among)
                    if found is not None:
                        return found
                    self._say_unused()
        except AssistantError as error:
            self._rests_until = time.monotonic() + _REST_S
            _log.warning("%s Searching the ledger instead.", error.problem)
        return self._exact.query(self._ledger, vector, limit, among)

    def _say_unused(self) -> None:
        """Say once that a large index is there and of no use; a small one is mended."""
        if self._said:
            return
        self._said = True
        _log.warning(
            "The evidence index is damaged, behind or being written; the ledger "
            "answers instead, more slowly. `ontrack doctor` says which, "
            "`ontrack reindex` makes it anew."
        )

    def _repair(self) -> None:
        """Try once to bring a small index up to date; never waits for another."""
        if self._repaired:
            return
        self._repaired = True
        _texts, counts = self._ledger.vector_counts()
        if not 0 < counts.get(self.embedder.name, 0) <= _QUICKLY_REPAIRED:
            return
        try:
            self.index.update(self._ledger, patience=0)
        except (IndexBusyError, IndexUnwritableError) as error:
            _log.info("The index was not repaired: %s", error.problem)
