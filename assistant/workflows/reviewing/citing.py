"""Words of the sources for a claim: what the draft's reader may read, and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.domain.evidence import LONGEST_QUOTE, Quote
from assistant.domain.sourced import SourcedPassage
from assistant.errors import UsageError
from assistant.evidence.search import Filters, PassageSearch
from assistant.ledger.view import View
from assistant.review.citing import Citation
from assistant.settings import Settings
from assistant.workflows.asking.quoting import quote_of
from assistant.workflows.reading import Reading, readable

_REFERENCE = re.compile(r"(?P<id>psg-[0-9a-z]+)(?:@(?P<start>\d+)-(?P<end>\d+))?")
"""A passage, and from where to where its words are cited."""
_LIMIT = 10
_LISTED = 4


@dataclass(frozen=True)
class Cited:
    """Cites what one audience may read as of a view's day; nothing is read before."""

    view: View
    settings: Settings
    folder: Path
    audience: str
    searching: Callable[[], PassageSearch] | None = None

    def search(self, words: str) -> Sequence[Citation]:
        """Return the passages that answer the words best, each by its best stretch."""
        if self.searching is None or not words.strip():
            return ()
        passages, filters = self._readable
        hits = self.searching().search(words, passages, _LIMIT, filters)
        quoted = ((hit.passage, quote_of(hit, words)) for hit in hits if hit.matches)
        cited = (_citation(passage, quote.quote) for passage, quote in quoted)
        return tuple(filter(None, cited))

    def reference(self, said: str) -> str:
        """Return the reference of a passage's id, or of words that one passage holds.

        Raises:
            UsageError: If none, or more than one, of what the reader may read does.
        """
        found = _REFERENCE.fullmatch(said)
        if found and self.cite(said):
            passage = self._by_id[found["id"]]
            return said if found["start"] else _whole(passage)
        if found:
            raise self._unknown(said)
        holding = list(self._holding(said))
        places = dict.fromkeys((one.source, one.passage.locator) for one, _ in holding)
        if not holding or len(said) > LONGEST_QUOTE:
            raise UsageError(
                f"No passage that this reader may read holds {said!r}.",
                fix=f"give up to {LONGEST_QUOTE} characters as they stand in a source, "
                "or the id of a passage from `ontrack search --json`.",
            )
        if len(places) > 1:
            raise UsageError(
                f"{said!r} stands in {len(places)} places.",
                fix="give more of the words, or name one of "
                + ", ".join(ref for _, ref in holding[:_LISTED])
                + ".",
            )
        return holding[0][1]

    def cite(self, reference: str) -> Quote | None:
        """Return the words of a reference, None where the sources lost them."""
        found = _REFERENCE.fullmatch(reference)
        passage = self._by_id.get(found["id"]) if found else None
        if found is None or passage is None:
            return None
        start, end = int(found["start"] or 0), int(found["end"] or LONGEST_QUOTE)
        words = passage.passage.text[start:end].strip()
        return passage.quote(words) if words else None

    def _holding(self, said: str) -> Iterator[tuple[SourcedPassage, str]]:
        """Yield each passage that holds the words, whatever white space is between."""
        wanted = re.compile(r"\s+".join(map(re.escape, said.split())) or r"(?!)")
        for one in self._readable[0]:
            if held := wanted.search(one.passage.text):
                yield one, f"{one.id}@{held.start()}-{held.end()}"

    def _unknown(self, said: str) -> UsageError:
        known = any(said.startswith(one.id) for one in self.view.passages)
        return UsageError(
            f"The {self.audience} reader must not read {said}."
            if known
            else f"There is no passage {said}.",
            fix=f"`ontrack search --audience {self.audience} --json` finds others.",
        )

    @cached_property
    def _readable(self) -> tuple[tuple[SourcedPassage, ...], Filters]:
        return readable(
            self.view, self.settings, self.folder, Reading(audience=self.audience)
        )

    @cached_property
    def _by_id(self) -> dict[str, SourcedPassage]:
        return {one.id: one for one in self._readable[0]}


def _citation(passage: SourcedPassage, words: str) -> Citation | None:
    start = passage.passage.text.find(words)
    if start < 0 or not words:
        return None
    reference = f"{passage.id}@{start}-{start + len(words)}"
    return Citation(reference, passage.quote(words))


def _whole(passage: SourcedPassage) -> str:
    end = min(len(passage.passage.text), LONGEST_QUOTE)
    return f"{passage.id}@0-{end}"
