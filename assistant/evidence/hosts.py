"""Where generations of the vector index are kept: a port, and folders on this disk."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import AssistantError
from assistant.evidence import probe
from assistant.evidence.checksums import Checksums, Fingerprint
from assistant.evidence.flat import open_generation
from assistant.evidence.lock import IndexUnwritableError
from assistant.evidence.state import flush_files
from assistant.evidence.store import VectorStore

GRAPH_UP_TO = 200_000
"""Vectors; the graph of so many takes 0.5 GB of memory, and grows with them."""


class Host(Protocol):
    """Keeps the generations of one ledger's index; raises StoreErrors."""

    name: str
    """Where it is; generations of another place are of no use."""
    place: str
    """The same in words."""
    graph_up_to: float
    """More vectors than these are kept in a plain file, and in no graph."""

    def open(self, generation: str) -> VectorStore:
        """Open a generation, or make it."""
        ...

    def files(
        self,
        generation: str,
        *,
        anew: bool = False,
        expected: Fingerprint | None = None,
    ) -> Fingerprint:
        """Return what is unchanged while nobody writes; empty when it is gone.

        `anew` looks at all of it, not only at what seems to have been touched; what
        differs in size from the `expected` is not read.
        """
        ...

    def is_sound(
        self,
        generation: str,
        *,
        least: int,
        most: int,
        canaries: Mapping[str, NDArray[np.float32]],
    ) -> bool:
        """Whether it counts right and finds the canaries; never harms this process."""
        ...

    def settle(self, generation: str) -> None:
        """Make sure that what was added outlasts a crash."""
        ...

    def keep_only(self, generation: str | None) -> None:
        """Remove every other generation."""
        ...

    def discard(self, generation: str) -> None:
        """Remove a generation that failed, if possible."""
        ...

    def failure(self, reason: Exception) -> AssistantError:
        """Return the error that says that the index could not be used."""
        ...


class FolderHost:
    """Keeps each generation as an embedded Chroma store in a folder of its own."""

    name = ""

    def __init__(
        self,
        folder: Path,
        probe_command: Sequence[str] = probe.COMMAND,
        *,
        graph_up_to: int = GRAPH_UP_TO,
    ) -> None:
        self.graph_up_to: float = graph_up_to
        self.place = f"in {folder}"
        self._folder = folder
        self._probe_command = probe_command
        self._checksums = Checksums()

    def open(self, generation: str) -> VectorStore:
        """Open a generation, or make it; it must be known to be sound."""
        return open_generation(self._folder / generation)

    def files(
        self,
        generation: str,
        *,
        anew: bool = False,
        expected: Fingerprint | None = None,
    ) -> Fingerprint:
        """Return size and checksum of its files."""
        return self._checksums.of(
            self._folder / generation, anew=anew, expected=expected
        )

    def is_sound(
        self,
        generation: str,
        *,
        least: int,
        most: int,
        canaries: Mapping[str, NDArray[np.float32]],
    ) -> bool:
        """Whether a child process could open it and find the canaries."""
        return probe.is_healthy(
            self._folder / generation,
            least=least,
            most=most,
            canaries=canaries,
            command=self._probe_command,
        )

    def settle(self, generation: str) -> None:
        """Have the system write its files to the disk."""
        flush_files(self._folder / generation)

    def keep_only(self, generation: str | None) -> None:
        """Delete the folders of all others."""
        for path in self._folder.glob("gen-*"):
            if path.name != generation:
                shutil.rmtree(path, ignore_errors=True)

    def discard(self, generation: str) -> None:
        """Delete its folder."""
        shutil.rmtree(self._folder / generation, ignore_errors=True)

    def failure(self, reason: Exception) -> AssistantError:
        """Return the error that names the folder."""
        return IndexUnwritableError(self._folder, reason)
