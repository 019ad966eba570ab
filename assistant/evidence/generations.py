"""The vector index: a Chroma store that can be lost at any time without harm."""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np

from assistant.evidence import probe
from assistant.evidence.lock import IndexBusyError, IndexUnwritableError, exclusive
from assistant.evidence.state import (
    IndexState,
    fingerprint,
    flush_files,
    key,
    read_state,
    remove_state,
    write_state,
)
from assistant.evidence.store import Store, StoreError
from assistant.evidence.vectors import Near, Row, VectorLedger, Vectors, ranked, unpack

_log = logging.getLogger(__name__)
_WRITER_PATIENCE = 10.0
_READER_PATIENCE = 0.5
_CANARIES = 16
_NAMED = 2_000
_SPARE = 100
"""So many more are asked for, lest the cut fall otherwise among equally near ones."""
_ENOUGH = 0.9
"""A graph search may miss a few of many neighbours; a damaged store misses most."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What an update of the index did; `rebuilt` says why it began anew, or None."""

    added: int
    rebuilt: str | None = None


class VectorIndex:
    """Generations of a Chroma store in one folder, written by one process at a time.

    A generation is appended to only while it is known to be clean. When it is not, a
    child process probes it first; in doubt a new one is built from the ledger's
    vectors and becomes current in one step.
    """

    def __init__(
        self,
        folder: Path,
        embedder_name: str,
        dimensions: int,
        *,
        probe_command: Sequence[str] = probe.COMMAND,
    ) -> None:
        self._folder = folder
        self._embedder = embedder_name
        self._dimensions = dimensions
        self._probe_command = probe_command
        self._opened: tuple[IndexState, Store] | None = None

    def update(
        self, ledger: VectorLedger, *, patience: float = _WRITER_PATIENCE
    ) -> Indexed:
        """Add the ledger's new vectors; does nothing when there are none.

        Raises:
            IndexBusyError: If another process holds the index for longer.
            IndexUnwritableError: If the folder cannot be written.
        """
        with self._writing(patience):
            state = read_state(self._folder)
            if state is None:
                return self._rebuild(ledger, "there was none")
            doubt = self._doubt(state, ledger)
            if doubt:
                return self._rebuild(ledger, doubt)
            if self._is_intact(state) and len(self._tail(state, ledger)) == 1:
                return Indexed(0)
            return self._append(state, ledger)

    def rebuild(
        self, ledger: VectorLedger, *, patience: float = _WRITER_PATIENCE
    ) -> Indexed:
        """Build a new generation; needed after something was erased from the ledger.

        Raises:
            IndexBusyError: If another process holds the index for longer.
            IndexUnwritableError: If the folder cannot be written.
        """
        with self._writing(patience):
            return self._rebuild(ledger, "it was asked for")

    def verify(
        self, ledger: VectorLedger, *, patience: float = _WRITER_PATIENCE
    ) -> str | None:
        """Return what is wrong with the index, or None; opens it in a child process.

        Raises:
            IndexBusyError: If another process holds the index for longer.
            IndexUnwritableError: If the folder cannot be written.
        """
        with self._writing(patience):
            state = read_state(self._folder)
            if state is None:
                return "there is none"
            if not self._is_current(state, ledger):
                return self._doubt(state, ledger) or "it is behind the ledger"
            return None if self._is_healthy(state, ledger) else "it is damaged"

    def query(
        self,
        ledger: VectorLedger,
        vector: Vectors,
        limit: int,
        among: Collection[str] | None = None,
    ) -> Near | None:
        """Return digests with cosine similarity, or None when the index is no use.

        That is: missing, not clean, damaged, behind the ledger, or held by a writer.
        """
        if not self._folder.is_dir():
            return None
        try:
            with exclusive(self._folder, patience=_READER_PATIENCE):
                state = read_state(self._folder)
                if state is None or not self._is_current(state, ledger):
                    return None
                return self._ask(state, vector, limit, among)
        except (IndexBusyError, IndexUnwritableError) as error:
            _log.info("Searching without the index: %s", error.problem)
            return None

    def close(self) -> None:
        """Let go of the files."""
        if self._opened:
            self._opened[1].close()
            self._opened = None

    @contextmanager
    def _writing(self, patience: float) -> Iterator[None]:
        with exclusive(self._folder, patience=patience):
            self.close()
            try:
                yield
            except (OSError, StoreError) as error:
                raise IndexUnwritableError(self._folder, error) from error

    def _path(self, state: IndexState) -> Path:
        return self._folder / state.generation

    def _tail(self, state: IndexState, ledger: VectorLedger) -> list[Row]:
        """Return the ledger's row that the index ends with and one newer, if any."""
        return list(islice(ledger.vectors(self._embedder, state.row - 1), 2))

    def _is_intact(self, state: IndexState) -> bool:
        return state.clean and fingerprint(self._path(state)) == state.files

    def _is_current(self, state: IndexState, ledger: VectorLedger) -> bool:
        """Whether the index is safe to open and holds what the ledger holds."""
        made_alike = state.generation.startswith(key(self._embedder, self._dimensions))
        return (
            made_alike
            and self._is_intact(state)
            and [row[:2] for row in self._tail(state, ledger)]
            == [(state.row, state.digest)]
        )

    def _doubt(self, state: IndexState, ledger: VectorLedger) -> str | None:
        """Return why the generation cannot be appended to, or None."""
        if not state.generation.startswith(key(self._embedder, self._dimensions)):
            return "the embedder or Chroma is another one now"
        tail = self._tail(state, ledger)
        if not tail or tail[0][:2] != (state.row, state.digest):
            return "the ledger no longer holds what the index ended with"
        if self._is_intact(state) or self._is_healthy(state, ledger):
            return None
        return "it was damaged"

    def _is_healthy(self, state: IndexState, ledger: VectorLedger) -> bool:
        every = max(1, state.count // _CANARIES)
        canaries: dict[str, Vectors] = {}
        total = 0
        for row, name, data in ledger.vectors(self._embedder):
            if row <= state.row and total % every == 0:
                canaries[name] = unpack(data)
            total += 1
        return probe.is_healthy(
            self._path(state),
            least=state.count,
            most=total,
            canaries=canaries,
            command=self._probe_command,
        )

    def _append(self, state: IndexState, ledger: VectorLedger) -> Indexed:
        write_state(self._folder, state.model_copy(update={"clean": False}))
        try:
            grown = self._fill(state, ledger.vectors(self._embedder, state.row))
        except StoreError as error:
            _log.info("The index could not be appended to: %s", error)
            return self._rebuild(ledger, "it could not be appended to")
        if grown is None:
            return self._rebuild(ledger, "its count was wrong")
        write_state(self._folder, grown)
        return Indexed(grown.count - state.count)

    def _rebuild(self, ledger: VectorLedger, why: str) -> Indexed:
        rows = iter(ledger.vectors(self._embedder))
        first = next(rows, None)
        if first is None:
            remove_state(self._folder)
            self._remove_all_but(None)
            return Indexed(0)
        generation = f"{key(self._embedder, self._dimensions)}-{secrets.token_hex(4)}"
        empty = IndexState(
            generation=generation, row=0, digest="", count=0, clean=False, files={}
        )
        try:
            grown = self._fill(empty, chain([first], rows))
        except StoreError:
            shutil.rmtree(self._path(empty), ignore_errors=True)
            raise
        if grown is None:
            raise StoreError("a new index does not hold what was put into it")
        write_state(self._folder, grown)
        self._remove_all_but(generation)
        _log.info("The index was built anew: %s", why)
        return Indexed(grown.count, rebuilt=why)

    def _fill(self, state: IndexState, new: Iterable[Row]) -> IndexState | None:
        """Add the rows; None when the store counts otherwise."""
        row, name, count = state.row, state.digest, state.count
        with Store(self._path(state)) as store:
            rows = iter(new)
            while batch := list(islice(rows, store.batch)):
                vectors = np.stack([unpack(data) for _, _, data in batch])
                store.add([digest for _, digest, _ in batch], vectors)
                row, name = batch[-1][:2]
                count += len(batch)
            if store.count() != count:
                return None
        flush_files(self._path(state))
        return IndexState(
            generation=state.generation,
            row=row,
            digest=name,
            count=count,
            clean=True,
            files=fingerprint(self._path(state)),
        )

    def _ask(
        self,
        state: IndexState,
        vector: Vectors,
        limit: int,
        among: Collection[str] | None,
    ) -> Near | None:
        """Query the store; an answer that is too short marks it as not clean."""
        wanted = min(limit, state.count) * _ENOUGH if among is None else bool(among)
        try:
            found = _nearest(
                self._store(state), state.count, vector, limit + _SPARE, among
            )
        except StoreError as error:
            _log.info("The index could not be searched: %s", error)
            found = []
        if len(found) >= wanted:
            return ranked(found)[:limit]
        self.close()
        write_state(self._folder, state.model_copy(update={"clean": False}))
        return None

    def _store(self, state: IndexState) -> Store:
        """Return the opened store, opened again after anyone has written to it."""
        if self._opened and self._opened[0] != state:
            self.close()
        if not self._opened:
            self._opened = (state, Store(self._path(state)))
        return self._opened[1]

    def _remove_all_but(self, generation: str | None) -> None:
        for path in self._folder.glob("gen-*"):
            if path.name != generation:
                shutil.rmtree(path, ignore_errors=True)


def _nearest(
    store: Store,
    count: int,
    vector: Vectors,
    limit: int,
    among: Collection[str] | None,
) -> Near:
    """Name the wanted ids to Chroma if they are few, else ask for ever more."""
    if among is None:
        return store.query(vector, min(limit, count))
    if len(among) <= _NAMED:
        return store.query(vector, min(limit, len(among)), among) if among else []
    reach = min(limit, count)
    while True:
        found = [hit for hit in store.query(vector, reach) if hit[0] in among]
        if len(found) >= limit or reach == count:
            return found[:limit]
        reach = min(reach * 4, count)
