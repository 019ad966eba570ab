"""True sentences pass; one changed number, date, name, id or word does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.drafts import Verdict
from assistant.gate.checks import judge
from tests.gate.generated import CHANGES, seeded, true_case

SEEDS = st.integers(0, 2**32)


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_a_sentence_that_its_facts_carry_is_supported(seed: int) -> None:
    case = true_case(seeded(seed))
    judgement = judge(case.text, case.support)
    assert judgement.verdict is Verdict.SUPPORTED, (case.text, judgement.reasons)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_planted_change_is_never_supported(name: str) -> None:
    tried = missed = 0
    for seed in range(400):
        random = seeded(seed)
        case = true_case(random)
        text = CHANGES[name](case, random)
        if text is None or text == case.text:
            continue
        tried += 1
        missed += judge(text, case.support).verdict is Verdict.SUPPORTED
    assert tried >= 25
    assert missed <= 0.01 * tried


@pytest.mark.parametrize(
    "name", ["other_number", "other_date", "other_month", "other_id", "other_colour"]
)
@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_a_planted_number_date_id_or_colour_cannot_be_approved(
    name: str, seed: int
) -> None:
    random = seeded(seed)
    case = true_case(random)
    text = CHANGES[name](case, random)
    if text is not None and text != case.text:
        judgement = judge(text, case.support)
        assert judgement.verdict is Verdict.UNSUPPORTED, text
        assert judgement.at_fault
