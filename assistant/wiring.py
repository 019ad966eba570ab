"""Puts a project together: folder, settings, ledger, evidence index."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.domain.base import stable_id
from assistant.domain.labels import Label
from assistant.errors import UsageError
from assistant.evidence.embedder import Choice, Chosen, choose, formers
from assistant.evidence.patient import PatientIndex
from assistant.evidence.search import HybridSearch, PassageSearch
from assistant.evidence.server import Server
from assistant.ledger.ledger import Ledger
from assistant.ledger.texts import Texts
from assistant.ledger.view import View
from assistant.settings import FILE_NAME, Settings, load_settings
from assistant.settings_file import find_settings
from assistant.workflows.derived import is_derived
from assistant.workflows.program import program
from assistant.workflows.upkeep.erase import finish_erasures
from assistant.workflows.upkeep.restoring import finish_restore

_log = logging.getLogger(__name__)
STORE = ".ontrack"
_READ_ONLY = (
    "%s cannot be written, so %d sources are told as older rules or fewer sources had "
    "them read. Fix: give yourself write permission to the project folder."
)


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
        finish_restore(folder, self.store)
        self.settings: Settings = load_settings(folder / FILE_NAME)

    @classmethod
    def find(cls, start: Path) -> Project:
        """Open the project in a folder or the nearest one above it.

        Raises:
            NoProjectError: If there is none.
        """
        path = find_settings(start)
        if path is None:
            raise NoProjectError(start)
        return cls(path.parent)

    @property
    def store(self) -> Path:
        """The folder that ontrack keeps for itself."""
        return self.folder / STORE

    @cached_property
    def ledger(self) -> Ledger:
        """The project's ledger."""
        return self.ledger_under(self.settings)

    def ledger_under(self, settings: Settings) -> Ledger:
        """Return the project's ledger as other settings would have it read."""
        return Ledger(
            self.store / "ledger.db",
            settings.named_people,
            settings.project.date_order or None,
            statuses=settings.statuses.by_word,
            program=stable_id("prg", program(), settings.model_dump_json()),
        )

    @cached_property
    def evidence(self) -> PatientIndex:
        """The vector store over the ledger's texts."""
        chosen = self.chosen
        if chosen.problem:
            _log.warning(
                "%s Until that changes, %s is the embedder. Fix: %s",
                chosen.problem.problem,
                chosen.embedder.name,
                chosen.problem.fix,
            )
        return PatientIndex(
            self.texts,
            self.store / "index",
            chosen.embedder,
            formers=lambda: formers(self._choice, chosen.embedder.name),
            server=self._server,
        )

    @cached_property
    def chosen(self) -> Chosen:
        """The embedder in use."""
        return choose(self._choice)

    @property
    def texts(self) -> Texts:
        """The ledger's texts, without those that the embedder must not see."""
        texts = self.ledger.texts
        return texts.without(Label.RESTRICTED) if self.chosen.served else texts

    @property
    def _choice(self) -> Choice:
        return Choice(self.settings.store, self._embedder_names)

    def _embedder_names(self) -> Collection[str]:
        return self.ledger.texts.vector_counts()[1]

    @property
    def _server(self) -> Server | None:
        store, project = self.settings.store, self.settings.project
        if not store.chroma_url:
            return None
        token = os.environ.get(store.chroma_token_variable, "")
        return Server(store.chroma_url, project.key or project.name, token)

    @cached_property
    def search(self) -> PassageSearch:
        """Hybrid search over passages."""
        return HybridSearch(self.ledger.texts, self.evidence)

    def view(self, as_of: date | None = None) -> View:
        """Return what was known on a day, once all that was read is derived.

        An erasure that was interrupted is ended before. Where nothing can be written,
        it is what was derived before.
        """
        finish_erasures(self.ledger, self.store, self.forget_vectors)
        if not is_derived(self.ledger):
            self._derive()
        return self.ledger.view(as_of)

    def _derive(self) -> None:
        from assistant.workflows.derive import (  # noqa: PLC0415  slow: all extractors
            derive_once,
            waiting,
        )

        if self.ledger.is_writable:
            derive_once(self.ledger, self.settings)
        elif left := waiting(self.ledger, self.settings):
            _log.warning(_READ_ONLY, self.store, len(left))

    def forget_vectors(self) -> None:
        """Empty the vector store; it is made anew from the ledger when needed."""
        self.evidence.forget()
