"""What is counted as passed, and what a planted change leaves alone."""

from __future__ import annotations

import pytest

from bench.claims.planted import CHANGES, REWORDED, SWAPS
from bench.claims.public import PublicClaim, by_gate, mean, measured
from tests.gate.generated import seeded

PEOPLE = ("Ines Carvalho", "Jonah Pell", "Desmond Okoro")
SENTENCE = (
    "HALL-12 is blocked: Ines Carvalho has three remarks (to 18 September, 4 days "
    "later than 14 September), Jonah Pell has none; “12 cranes are late by 3 May”."
)
QUOTE = "“12 cranes are late by 3 May”"


@pytest.mark.parametrize("name", sorted(CHANGES | SWAPS | REWORDED))
def test_a_planted_change_touches_the_sentence_and_not_all_of_it(name: str) -> None:
    changed = (CHANGES | SWAPS | REWORDED)[name](SENTENCE, PEOPLE, seeded(3))
    assert changed is not None
    assert changed != SENTENCE
    assert changed.startswith("HALL-1")


@pytest.mark.parametrize("name", sorted(REWORDED))
def test_a_rewording_keeps_quotes_word_for_word(name: str) -> None:
    assert QUOTE in (REWORDED[name](SENTENCE, PEOPLE, seeded(3)) or "")


def test_what_cannot_be_true_does_not_pass_and_domains_weigh_alike() -> None:
    source = ("The crane arrives on 3 May.", "It costs 40 pounds.")
    true = [PublicClaim("a", "The crane costs 40 pounds.", source, carried=True)]
    false = [PublicClaim("a", "The crane costs 41 pounds.", source, carried=False)]
    missed = PublicClaim("b", "The crane arrives.", source, carried=False)
    found = measured(
        [*true, *false, *true, missed, PublicClaim("b", *_fine(source))], by_gate
    )
    assert found["a"].balanced == 1.0
    assert found["b"].balanced == 0.5
    assert mean(found) == 0.75


def _fine(source: tuple[str, ...]) -> tuple[str, tuple[str, ...], bool]:
    return "The crane arrives on 3 May.", source, True
