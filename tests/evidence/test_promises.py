"""Promises are found with the matter that they are about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.sourced import SourcedPassage
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.index import EvidenceIndex
from assistant.evidence.promises import asks_who, is_promise
from assistant.evidence.search import HybridSearch
from tests.evidence.memory import MemoryLedger

DAY = date(2026, 3, 6)
SAID = [
    "Good morning all",
    "The greenhouse heating still has no inspection",
    "Nobody has called them since autumn",
    "Fine. I'll do it on Monday",
    *(f"Then we spoke of tulips, bed number {bed}" for bed in range(12)),
    "I'll bring cake",
]
FIELDS = ["Owner of the pump", "Pump arrives in May", "Pump price", "Pump colour"]


def said(text: str, place: int) -> SourcedPassage:
    return SourcedPassage(
        id=f"call:{place}",
        passage=Passage(
            locator=f"cue {place}", text=text, role=Role.TURN, speaker="Bo"
        ),
        source="call.vtt",
        kind=DocumentKind.TRANSCRIPT_VTT,
        title=None,
        as_of=DAY,
        dated=DAY,
        label=Label.INTERNAL,
    )


def field(text: str, record: str, source: str = "plan.csv") -> SourcedPassage:
    return SourcedPassage(
        id=f"{source}:{record}:{text}",
        passage=Passage(
            locator=f"row {record}", text=text, role=Role.CELL, subject=record
        ),
        source=source,
        kind=DocumentKind.TRANSCRIPT_VTT,
        title=None,
        as_of=DAY,
        dated=DAY,
        label=Label.INTERNAL,
    )


def found(
    query: str, passages: list[SourcedPassage], folder: Path, limit: int = 10
) -> list[str]:
    ledger = MemoryLedger([one.passage.text for one in passages])
    index = EvidenceIndex(ledger, folder / "index", HashedEmbedder())
    index.sync()
    hits = HybridSearch(ledger, index).search(query, passages, limit)
    index.close()
    return [hit.passage.passage.text for hit in hits]


def test_who_will_do_it_is_answered_by_the_promise_after_the_matter(tmp_path):
    talk = [said(text, place) for place, text in enumerate(SAID)]
    asked = "Who will call the inspection for the greenhouse heating?"
    first = found(asked, talk, tmp_path, limit=3)
    assert "Fine. I'll do it on Monday" in first
    assert "I'll bring cake" not in first


def test_a_question_that_does_not_ask_who_is_not_answered_by_promises(tmp_path):
    talk = [said(text, place) for place, text in enumerate(SAID)]
    first = found("When is the greenhouse heating inspection?", talk, tmp_path, limit=2)
    assert "Fine. I'll do it on Monday" not in first


@pytest.mark.parametrize(
    "query",
    [
        "Who will order the seeds?",
        "who is going to order the seeds",
        "Who'll order the seeds?",
        "Wer übernimmt die Bestellung?",
    ],
)
def test_a_question_for_somebody_who_acts_asks_who(query):
    assert asks_who(query)


@pytest.mark.parametrize("query", ["Who was there?", "What will happen?", "seeds who"])
def test_other_questions_do_not_ask_who(query):
    assert not asks_who(query)


@pytest.mark.parametrize(
    "text",
    [
        "I'll do that today.",
        "You’ll have it Monday.",
        "Let me look at it",
        "Das mache ich morgen",
    ],
)
def test_taking_something_on_is_a_promise(text):
    assert is_promise(text)


@pytest.mark.parametrize("text", ["Can I have the plan?", "It will rain", "Ill today"])
def test_other_words_are_no_promise(text):
    assert not is_promise(text)


def test_the_fields_of_one_record_leave_places_to_others(tmp_path):
    record = [field(f"{text} of the north field well", "11") for text in FIELDS]
    other = field("The north field well runs dry", "12", "log.csv")
    strangers = [field(f"Fence post {n}", f"9{n}", "log.csv") for n in range(20)]
    order = found("north field well pump", [*record, other, *strangers], tmp_path)
    assert order.index(other.passage.text) < 4
