"""The project's evidence as a LangChain retriever."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from assistant.domain.evidence import Quote
from assistant.domain.sourced import SourcedPassage

Answer = tuple[SourcedPassage, Quote, float]
"""A passage, the words of it that are cited, and its score within its query."""


class PassageRetriever(BaseRetriever):
    """Yields passages as LangChain documents, best first; sync and async.

    `find` answers a query; it may be called from other threads. A document's `id` is
    the passage's; its metadata are plain values: source, locator, dated, as_of,
    speaker, label, kind, title, subject, score and quote (verbatim, at most 300
    characters), with None where a source does not say.
    """

    find: Callable[[str], Sequence[Answer]] = Field(exclude=True, repr=False)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        return [_document(*answer) for answer in self.find(query)]


def _document(sourced: SourcedPassage, quote: Quote, score: float) -> Document:
    passage = sourced.passage
    return Document(
        id=sourced.id,
        page_content=passage.text,
        metadata={
            "source": sourced.source,
            "locator": passage.locator,
            "dated": sourced.dated.isoformat(),
            "as_of": sourced.as_of.isoformat(),
            "speaker": passage.speaker,
            "label": sourced.label.value,
            "kind": sourced.kind.value,
            "title": sourced.title,
            "subject": passage.subject,
            "score": score,
            "quote": quote.quote,
        },
    )
