"""Puts a project together: folder, settings, ledger, evidence index."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.errors import UsageError
from assistant.evidence.embedder import EMBEDDERS
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.search import HybridSearch, PassageSearch
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.settings import FILE_NAME, Settings, load_settings
from assistant.workflows.derive import derive

STORE = ".ontrack"
EMBEDDER = "hashed"


class NoProjectError(UsageError):
    """No folder here or above holds a project."""

    def __init__(self, start: Path) -> None:
        super().__init__(
            f"No project in {start.resolve()} or above it: there is no {FILE_NAME}.",
            fix="Run `ontrack init` there, or name the folder with -C.",
        )


class Project:
    """A project folder and what it is made of, each opened at first use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings: Settings = load_settings(folder / FILE_NAME)

    @classmethod
    def find(cls, start: Path) -> Project:
        """Open the project in a folder or the nearest one above it.

        Raises:
            NoProjectError: If there is none.
        """
        resolved = start.resolve()
        for folder in (resolved, *resolved.parents):
            if (folder / FILE_NAME).is_file():
                return cls(folder)
        raise NoProjectError(start)

    @property
    def store(self) -> Path:
        """The folder that ontrack keeps for itself."""
        return self.folder / STORE

    @cached_property
    def ledger(self) -> Ledger:
        """The project's ledger."""
        return Ledger(
            self.store / "ledger.db",
            self.settings.named_people,
            self.settings.project.date_order or None,
        )

    @cached_property
    def evidence(self) -> EvidenceIndex:
        """The vector store over the ledger's texts."""
        return EvidenceIndex(
            self.ledger.texts, self.store / "index", EMBEDDERS[EMBEDDER]()
        )

    @cached_property
    def search(self) -> PassageSearch:
        """Hybrid search over passages."""
        return HybridSearch(self.ledger.texts, self.evidence)

    def view(self, as_of: date | None = None) -> View:
        """Return what was known on a day, once all that was read is derived."""
        derive(self.ledger, self.settings)
        return self.ledger.view(as_of)
