"""Sentences enough for an index, and a ledger that holds them."""

from __future__ import annotations

import pytest

from tests.evidence.memory import MemoryLedger

NOUNS = ("invoice", "gateway", "migration", "vendor", "login", "schema", "budget")
VERBS = ("delays", "breaks", "replaces", "tests", "blocks", "renames", "approves")


def all_sentences() -> list[str]:
    """Return 245 different sentences."""
    return [
        f"The {noun} {verb} the {other} in phase {number}"
        for number in range(5)
        for noun in NOUNS
        for verb in VERBS
        for other in (NOUNS[(NOUNS.index(noun) + VERBS.index(verb)) % 7],)
    ]


@pytest.fixture
def sentences() -> list[str]:
    return all_sentences()


@pytest.fixture
def ledger(sentences: list[str]) -> MemoryLedger:
    return MemoryLedger(sentences)
