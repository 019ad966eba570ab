"""Passages in any number: turns of meetings, each with a number of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.evidence.search import Filters
from assistant.ledger.incoming import Incoming
from bench.retrieval.data import Source
from bench.retrieval.project import document

KINDS = (
    DocumentKind.TRANSCRIPT_VTT,
    DocumentKind.NOTES_MARKDOWN,
    DocumentKind.MAIL,
    DocumentKind.SLACK_DAY,
    DocumentKind.WIKI_MARKDOWN,
)
LABELS = (Label.CLIENT, *([Label.INTERNAL] * 7), *([Label.RESTRICTED] * 2))
FIRST, DAYS = date(2024, 1, 1), 720
FILTERS: Mapping[str, Filters] = {
    "none": Filters(),
    "label (80% admitted)": Filters(label=Label.INTERNAL),
    "kind (20%)": Filters(kinds=frozenset({DocumentKind.MAIL})),
    "since (10%)": Filters(since=FIRST + timedelta(days=DAYS * 9 // 10)),
    "all three (2%)": Filters(
        Label.INTERNAL,
        frozenset({DocumentKind.MAIL}),
        FIRST + timedelta(days=DAYS * 9 // 10),
    ),
}
_LEAST_WORDS = 8
_IN_DOCUMENT = 250


@dataclass(frozen=True, slots=True)
class Load:
    """Turns of some length and the queries asked of the meetings."""

    turns: Sequence[str]
    queries: Sequence[str]

    def documents(self, count: int) -> Iterator[Incoming]:
        """Yield `count` passages, no two alike, as documents of 250."""
        for number, start in enumerate(range(0, count, _IN_DOCUMENT)):
            places = range(start, min(count, start + _IN_DOCUMENT))
            yield document(
                f"archive/document-{number:05}",
                FIRST + timedelta(days=DAYS * start // count),
                [self._passage(place) for place in places],
                kind=KINDS[number % len(KINDS)],
                labels=tuple(LABELS[place % len(LABELS)] for place in places),
            )

    def _passage(self, number: int) -> Passage:
        turn = self.turns[number % len(self.turns)]
        return Passage(
            locator=f"turn {number}", text=f"{turn} ({number})", role=Role.TURN
        )


def load(source: Source) -> Load:
    """Return the load that the QMSum meetings of the part make."""
    meetings = source.qmsum()
    turns = [text for meeting in meetings for _, text in meeting.turns]
    return Load(
        [text for text in turns if len(text.split()) >= _LEAST_WORDS],
        [one.query for meeting in meetings for one in meeting.asked],
    )
