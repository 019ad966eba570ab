"""An evidence index that goes on when its embedder cannot be reached."""

from __future__ import annotations

import logging
from collections.abc import Collection

from assistant.errors import AssistantError
from assistant.evidence.index import EvidenceIndex, Synced
from assistant.evidence.minilm import MiniLmMissingError
from assistant.evidence.vectors import Near
from assistant.llm.port import ModelError

_log = logging.getLogger(__name__)
_OUT_OF_REACH = (ModelError, MiniLmMissingError)


class PatientIndex(EvidenceIndex):
    """Leaves what has no vector to the search by words, says so once, and catches up.

    `rebuild`, which is asked for, still raises what is wrong.
    """

    _said = False

    def sync(self) -> Synced:
        """Embed and index what is new, or say what waits; errors as of the index."""
        before = self._missing()
        try:
            return super().sync()
        except _OUT_OF_REACH as error:
            left = self._missing()
            self._say(error, f" ({left} wait)")
            return Synced(before - left, indexed=0, waiting=error.problem)

    def nearest(
        self, query: str, limit: int, among: Collection[str] | None = None
    ) -> Near:
        """Return what is near by meaning; nothing while no embedder can be reached."""
        try:
            return super().nearest(query, limit, among)
        except _OUT_OF_REACH as error:
            self._say(error)
            return []

    def _say(self, error: AssistantError, waiting: str = "") -> None:
        if not self._said:
            self._said = True
            _log.warning(
                "%s Until that changes, texts are found by their words only%s; every "
                "command tries again. Fix: %s",
                error.problem,
                waiting,
                error.fix,
            )
