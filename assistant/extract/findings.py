"""Everything found in one document without a language model, through one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from assistant.domain.findings import DecisionFinding, Finding
from assistant.domain.sourced import SourcedPassage
from assistant.extract.actions import find_actions
from assistant.extract.completions import find_completions
from assistant.extract.deciding.decided_headings import find_decided_headings
from assistant.extract.decisions import find_decisions
from assistant.extract.requested import find_requests
from assistant.extract.statements import find_statements
from assistant.extract.text.sentences import bare
from assistant.extract.view import ExtractContext, View, is_undated

__all__ = ["EXTRACTORS", "ExtractContext", "extract"]

Extractor = Callable[[View], Iterable[Finding]]

EXTRACTORS: tuple[Extractor, ...] = (
    find_actions,
    find_decisions,
    find_decided_headings,
    find_statements,
    find_completions,
    find_requests,
)


def extract(
    document: Sequence[SourcedPassage],
    context: ExtractContext,
    dropped: list[Finding] | None = None,
) -> tuple[Finding, ...]:
    """Run every extractor over the passages of one version, in order.

    Quotes lose their bullets and the emphasis around them; a finding whose quote is not
    verbatim in its passage is dropped, and added to `dropped`.
    """
    view = View(document, context)
    texts = {one.id: one.passage.text for one in document}
    undated = {one.id: one.dated for one in document if is_undated(one)}
    found = (
        finding.model_copy(
            update={"quote": bare(finding.quote), **_day(finding, undated)}
        )
        for extractor in EXTRACTORS
        for finding in extractor(view)
    )
    kept: dict[Finding, None] = {}
    for finding in found:
        quote = _as_written(finding.quote, texts[finding.passage])
        if quote is not None:
            kept[finding.model_copy(update={"quote": quote})] = None
        elif dropped is not None:
            dropped.append(finding)
    return tuple(kept)


def _day(finding: Finding, undated: Mapping[str, date]) -> dict[str, object]:
    """Return what is to be changed of a decision on a day that nobody names."""
    if not isinstance(finding, DecisionFinding) or finding.answer is not None:
        return {}
    latest = undated.get(finding.passage)
    return {"decided_on": latest, "earlier": True} if latest else {}


def _as_written(quote: str, text: str) -> str | None:
    """Return the quote with the line breaks of its passage, None if it is not there."""
    if quote in text:
        return quote
    words = r"\s+".join(map(re.escape, quote.split()))
    found = re.search(words, text) if words else None
    return found[0] if found else None
