"""The vector index: a store that can be lost at any time without harm."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np

from assistant.evidence.exact import ExactSearch
from assistant.evidence.hosts import Host
from assistant.evidence.lock import IndexBusyError, IndexUnwritableError, exclusive
from assistant.evidence.reach import Question, reach
from assistant.evidence.state import (
    IndexState,
    has_state,
    is_flat,
    key,
    named,
    read_state,
    remove_state,
    write_state,
)
from assistant.evidence.store import StoreError, StoreUnreachableError, VectorStore
from assistant.evidence.vectors import Near, Row, VectorLedger, Vectors, ranked, unpack

_log = logging.getLogger(__name__)
_DAMAGED = "it was damaged"
_STUCK = "it could not be appended to"
_MISCOUNTED = "its count was wrong"
_DAMAGE = {_DAMAGED, _STUCK, _MISCOUNTED}
_WRITER_PATIENCE = 10.0
_READER_PATIENCE = 0.5
_CANARIES = 16
_ENOUGH = 0.9
"""A graph search may miss a few of many neighbours; a damaged store misses most."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What an update of the index did; `rebuilt` says why it began anew, or None."""

    added: int
    rebuilt: str | None = None


class VectorIndex:
    """Generations of a store, written by one process at a time.

    Each is a graph in Chroma, or a plain file when there are too many vectors for one.
    A generation is opened only when each byte is as it was when last it was clean. One
    that a writer left unfinished is probed first; in doubt a new one is built from the
    ledger's vectors and becomes current in one step. `folder` has lock and state.
    """

    def __init__(
        self,
        folder: Path,
        embedder_name: str,
        dimensions: int,
        host: Host,
        exact: ExactSearch,
    ) -> None:
        self._folder = folder
        self._embedder = embedder_name
        self._host = host
        self._exact = exact
        self._key = key(embedder_name, dimensions, host.name)
        self._opened: tuple[IndexState, VectorStore] | None = None

    def update(
        self, ledger: VectorLedger, *, patience: float = _WRITER_PATIENCE
    ) -> Indexed:
        """Add the ledger's new vectors; does nothing when there are none.

        Raises:
            IndexBusyError: If another process holds the index for longer.
            IndexUnwritableError: If the folder cannot be written.
            IndexServerError: If a Chroma server is used and does not answer.
        """
        with self._writing(patience):
            state = read_state(self._folder)
            if state is None:
                return self._rebuild(ledger, "there was none")
            doubt = self._doubt(state, ledger)
            if doubt:
                return self._rebuild(ledger, doubt)
            # Whoever was killed while rebuilding has left an unfinished one.
            self._host.keep_only(state.generation)
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
            IndexServerError: If a Chroma server is used and does not answer.
        """
        with self._writing(patience):
            return self._rebuild(ledger, "it was asked for")

    def forget(self) -> None:
        """Remove all that is indexed; errors as in `rebuild`."""
        with self._writing(_WRITER_PATIENCE):
            remove_state(self._folder)
            self._host.keep_only(None)

    def verify(
        self, ledger: VectorLedger, *, patience: float = _WRITER_PATIENCE
    ) -> str | None:
        """Return what is wrong with the index, or None; opens it in a child process.

        What is damaged is marked as such, and is not opened until it is built anew.

        Raises:
            IndexBusyError: If another process holds the index for longer.
            IndexUnwritableError: If the folder cannot be written.
            IndexServerError: If a Chroma server is used and does not answer.
        """
        with self._writing(patience):
            # Raises where a server does not answer, whatever it may hold.
            self._host.files(self._key)
            state = read_state(self._folder)
            if state is None and has_state(self._folder):
                return "it is damaged"
            if state is None:
                holds_some = any(True for _ in ledger.vectors(self._embedder))
                return "there is none" if holds_some else None
            doubt = self._doubt(state, ledger)
            if not doubt and state.clean:
                doubt = self._probed(state, ledger)
            if doubt == _DAMAGED:
                write_state(self._folder, state.soiled(suspect=True))
                return "it is damaged"
            is_behind = not state.clean or len(self._tail(state, ledger)) > 1
            return doubt or ("it is behind the ledger" if is_behind else None)

    def count(self) -> int:
        """Return how many texts are indexed by this embedder in this place."""
        state = read_state(self._folder)
        return state.count if state and self._is_of_use(state) else 0

    def summary(self) -> str:
        """Return how many texts are indexed, by which embedder, and where."""
        return f"{self.count()} texts by {self._embedder} {self._host.place}"

    def query(
        self,
        ledger: VectorLedger,
        vector: Vectors,
        limit: int,
        among: Collection[str] | None = None,
    ) -> Near | None:
        """Return digests with cosine similarity, or None when the index is no use.

        That is: missing, not clean, damaged, behind the ledger, or held by a writer.
        A graph is asked for some more than `limit`, and the answer sifted by `among`;
        for a subset that leaves too little of it every vector is compared.

        Raises:
            IndexServerError: If a Chroma server is used and does not answer.
        """
        state = read_state(self._folder)
        if state is None or not self._is_of_use(state):
            return None
        if among is not None and not isinstance(among, AbstractSet):
            among = frozenset(among)
        if is_flat(state.generation):
            return self._from_store(ledger, Question(vector, limit, among))
        found: Near | None = []
        if wanted := reach(state.count, limit, among):
            found = self._from_store(ledger, Question(vector, wanted))
        if found is None:
            return None
        kept = [hit for hit in found if among is None or hit[0] in among]
        # A graph can hold a lone text that no path leads to.
        lacks_some = wanted == state.count and len(found) < wanted
        admitted = state.count if among is None else len(among)
        if lacks_some or len(kept) < min(limit, admitted):
            return self._exact.query(ledger, vector, limit, among)
        return ranked(kept)[:limit]

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
            except OSError as error:
                raise IndexUnwritableError(self._folder, error) from error
            except StoreError as error:
                raise self._host.failure(error) from error

    def _from_store(self, ledger: VectorLedger, question: Question) -> Near | None:
        try:
            with exclusive(self._folder, patience=_READER_PATIENCE):
                state = read_state(self._folder)
                if state is None or not self._is_current(state, ledger):
                    return None
                return self._ask(state, question.of_at_most(state.count))
        except StoreUnreachableError as error:
            raise self._host.failure(error) from error
        except (IndexBusyError, IndexUnwritableError, StoreError, OSError) as error:
            _log.info("Searching without the index: %s", error)
            return None

    def _tail(self, state: IndexState, ledger: VectorLedger) -> list[Row]:
        """Return the ledger's row that the index ends with and one newer, if any."""
        return list(islice(ledger.vectors(self._embedder, state.row - 1), 2))

    def _is_of_use(self, state: IndexState) -> bool:
        """Whether it was made by this embedder, in the place that is used now."""
        return state.generation.startswith(self._key)

    def _is_intact(self, state: IndexState, *, anew: bool = False) -> bool:
        files = self._host.files(state.generation, anew=anew, expected=state.checksums)
        return state.clean and files == state.checksums

    def _is_current(self, state: IndexState, ledger: VectorLedger) -> bool:
        """Whether the index is safe to open and holds what the ledger holds."""
        return (
            self._is_of_use(state)
            and self._is_intact(state)
            and [row[:2] for row in self._tail(state, ledger)]
            == [(state.row, state.digest)]
        )

    def _doubt(self, state: IndexState, ledger: VectorLedger) -> str | None:
        """Return why the generation cannot be appended to, or None."""
        if not self._is_of_use(state):
            return "the embedder, Chroma or its place is another one now"
        tail = self._tail(state, ledger)
        if not tail or tail[0][:2] != (state.row, state.digest):
            return "the ledger no longer holds what the index ended with"
        if not is_flat(state.generation) and self._are_many(ledger):
            return "there are too many texts for a graph"
        if state.clean:
            return None if self._is_intact(state, anew=True) else _DAMAGED
        if state.suspect or not self._is_healthy(state, ledger):
            return _DAMAGED
        return None

    def _are_many(self, ledger: VectorLedger) -> bool:
        _texts, counts = ledger.vector_counts()
        return counts.get(self._embedder, 0) > self._host.graph_up_to

    def _probed(self, state: IndexState, ledger: VectorLedger) -> str | None:
        """Return what is wrong with an intact store once it is opened, or None."""
        if not self._is_healthy(state, ledger):
            return _DAMAGED
        write_state(self._folder, self._seen(state))
        return None

    def _seen(self, state: IndexState) -> IndexState:
        """Return the state with its files as they are: opening a store writes to it."""
        files = self._host.files(state.generation)
        return state.model_copy(update={"checksums": files})

    def _is_healthy(self, state: IndexState, ledger: VectorLedger) -> bool:
        every = max(1, state.count // _CANARIES)
        canaries: dict[str, Vectors] = {}
        total = 0
        for row, name, data in ledger.vectors(self._embedder):
            if row <= state.row and total % every == 0:
                canaries[name] = unpack(data)
            total += 1
        return self._host.is_sound(
            state.generation, least=state.count, most=total, canaries=canaries
        )

    def _append(self, state: IndexState, ledger: VectorLedger) -> Indexed:
        # Whoever dies of a store that was only probed does so once.
        write_state(self._folder, state.soiled(suspect=not state.clean))
        try:
            grown = self._fill(state, ledger.vectors(self._embedder, state.row))
        except StoreUnreachableError:
            raise
        except StoreError as error:
            _log.info("The index could not be appended to: %s", error)
            return self._rebuild(ledger, _STUCK)
        if grown is None:
            return self._rebuild(ledger, _MISCOUNTED)
        write_state(self._folder, grown)
        return Indexed(grown.count - state.count)

    def _rebuild(self, ledger: VectorLedger, why: str) -> Indexed:
        rows = iter(ledger.vectors(self._embedder))
        first = next(rows, None)
        if first is None:
            remove_state(self._folder)
            self._host.keep_only(None)
            return Indexed(0)
        generation = named(self._key, flat=self._are_many(ledger))
        empty = IndexState(
            generation=generation,
            row=0,
            digest="",
            count=0,
            clean=False,
            checksums={},
        )
        try:
            grown = self._fill(empty, chain([first], rows))
        except StoreError:
            self._host.discard(generation)
            raise
        if grown is None:
            raise StoreError("a new index does not hold what was put into it")
        write_state(self._folder, grown)
        self._host.keep_only(generation)
        level = logging.WARNING if why in _DAMAGE else logging.INFO
        _log.log(level, "The index was built anew from the ledger: %s.", why)
        return Indexed(grown.count, rebuilt=why)

    def _fill(self, state: IndexState, new: Iterable[Row]) -> IndexState | None:
        """Add the rows; None when the store counts otherwise."""
        row, name, count = state.row, state.digest, state.count
        with self._host.open(state.generation) as store:
            rows = iter(new)
            while batch := list(islice(rows, store.batch)):
                vectors = np.stack([unpack(data) for _, _, data in batch])
                store.add([digest for _, digest, _ in batch], vectors)
                row, name = batch[-1][:2]
                count += len(batch)
            if store.count() != count:
                return None
        self._host.settle(state.generation)
        return IndexState(
            generation=state.generation,
            row=row,
            digest=name,
            count=count,
            clean=True,
            checksums=self._host.files(state.generation, anew=True),
        )

    def _ask(self, state: IndexState, question: Question) -> Near | None:
        """Query the store; one that fails or falls short is not asked again."""
        try:
            if self._opened and _holds_other(self._opened[0], state):
                self.close()
            if self._opened:
                found = _answer(self._opened[1], question)
            else:
                found = self._ask_first(state, question)
        except StoreUnreachableError:
            raise
        except StoreError as error:
            _log.info("The index could not be searched: %s", error)
            self.close()
            write_state(self._folder, state.soiled(suspect=True))
            return None
        if is_flat(state.generation) or len(found) >= question.wanted * _ENOUGH:
            return found
        self.close()
        write_state(self._folder, state.soiled())
        return None

    def _ask_first(self, state: IndexState, question: Question) -> Near:
        """Open the store and query it, having checked each byte of it.

        It is suspect until it has answered: should this process die of it none the
        less, no other opens it.
        """
        if not self._is_intact(state, anew=True):
            raise StoreError("its files are not as they were written")
        write_state(self._folder, state.soiled(suspect=True))
        try:
            self._opened = (state, self._host.open(state.generation))
            found = _answer(self._opened[1], question)
        except StoreUnreachableError:
            write_state(self._folder, state)
            raise
        except KeyboardInterrupt:
            write_state(self._folder, state.soiled())
            raise
        write_state(self._folder, self._seen(state))
        return found


def _answer(store: VectorStore, question: Question) -> Near:
    return store.query(question.vector, question.wanted, question.among)


def _holds_other(opened: IndexState, state: IndexState) -> bool:
    """Whether anyone has written to a store since it was opened."""
    wrote = {"generation", "row", "digest", "count"}
    return opened.model_dump(include=wrote) != state.model_dump(include=wrote)
