"""Passages, records and findings with the place and day they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from assistant.domain.evidence import LONGEST_QUOTE, Quote
from assistant.domain.findings import Finding
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.records import AnyRecord

RecordT = TypeVar("RecordT", bound=AnyRecord)
FindingT = TypeVar("FindingT", bound=Finding)


@dataclass(frozen=True, slots=True)
class SourcedPassage:
    """A passage as the ledger holds it.

    `id` is stable for (version, locator); `dated` is the passage's own day, else the
    document's, else as_of; `relayed` marks what only a mail says that quotes it.
    """

    id: str
    passage: Passage
    source: str
    kind: DocumentKind
    title: str | None
    as_of: date
    dated: date
    label: Label
    relayed: bool = False

    @property
    def turn(self) -> tuple[date, date, bool]:
        """When it was said and known; a quote goes before the mail that quotes it."""
        return self.dated, self.as_of, not self.relayed

    def quote(self, words: str) -> Quote:
        """Cite these words of the passage."""
        return Quote(
            source=self.source,
            locator=self.passage.locator,
            quote=words[:LONGEST_QUOTE],
            as_of=self.as_of,
            dated=self.dated,
            author=self.passage.speaker,
            label=self.label,
        )


@dataclass(frozen=True, slots=True)
class Known(Generic[RecordT]):
    """A record as it was known on a day.

    `since` is the as_of from which this state holds; `first_seen` the as_of on which
    the item appeared; `source` the file that first showed this state.
    """

    record: RecordT
    source: str
    locator: str
    since: date
    first_seen: date
    dated: date | None
    label: Label

    @property
    def place(self) -> tuple[str, str, date]:
        """Where the state stands and since when: what tells it from its others."""
        return self.source, self.locator, self.since

    def quote(self, words: str) -> Quote:
        """Cite a cell, or a part of one."""
        return Quote(
            source=self.source,
            locator=self.locator or None,
            quote=words.strip()[:LONGEST_QUOTE],
            as_of=self.since,
            dated=self.dated,
            label=self.label,
        )


@dataclass(frozen=True, slots=True)
class Found(Generic[FindingT]):
    """A finding with the passage that holds its words."""

    id: str
    finding: FindingT
    passage: SourcedPassage

    @property
    def repeats(self) -> bool:
        """Whether its words are a quote of what was said elsewhere."""
        return self.passage.passage.quoted and not self.passage.relayed

    @property
    def evidence(self) -> Quote:
        """The finding's own words, cited."""
        return self.passage.quote(self.finding.quote)
