"""The project's evidence for chains of others: a LangChain retriever in one call."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.llm.tracing import silence_tracing
from assistant.wiring import Project
from assistant.workflows.asking.quoting import quote_of
from assistant.workflows.reading import Reading, readable

if TYPE_CHECKING:
    from assistant.llm.retriever import Answer, PassageRetriever

LIMIT = 10


def project_retriever(
    folder: str | Path,
    *,
    audience: str | None = None,
    as_of: date | None = None,
    reading: Reading | None = None,
    limit: int = LIMIT,
) -> PassageRetriever:
    """Return a retriever over what a project's sources said by the end of a day.

    `folder` is the project folder or one inside it; `audience` restricts the passages
    to what that audience may read, `reading` to kinds, a person, a ticket or a first
    day; None as_of is the newest day. What is read later is not seen: make a new one.
    LangSmith's tracing is turned off in this process, since it would send passages
    out; what a chain does with the documents is the chain's own business.

    Raises:
        UsageError: If there is no project, or audience, person or ticket is unknown.
    """
    silence_tracing()
    from assistant.llm.retriever import PassageRetriever  # noqa: PLC0415  after tracing

    project = Project.find(Path(folder))
    wanted = reading or Reading()
    if audience is not None:
        wanted = Reading(
            audience, wanted.kinds, wanted.person, wanted.ticket, wanted.since
        )
    passages, filters = readable(
        project.view(as_of), project.settings, project.folder, wanted
    )
    turn = threading.Lock()

    def find(query: str) -> Sequence[Answer]:
        with turn:
            hits = project.search.search(query, passages, limit, filters)
        return [
            (hit.passage, quote_of(hit, query), hit.score)
            for hit in hits
            if hit.matches
        ]

    return PassageRetriever(find=find)
