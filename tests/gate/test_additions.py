"""What an editor or a model slips into a true sentence does not stay supported."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.domain.drafts import Verdict
from assistant.gate.checks import judge
from assistant.gate.support import Support
from tests.gate.generated import CHANGES, Case, days_of, seeded, true_case

AS_OF = date(2027, 3, 12)
DONE = Support(
    ("Valve audit", "Boiler survey", "Inspector leaves before he signs"),
    ("Valve audit", "Boiler survey", "two items", "finished", "2027-03-11"),
    AS_OF,
)
PAIR = ("G2 Lifts certified", "5 March", "19 March", "two weeks later")
OTHER = ("G3 Tenants in", "19 March", "26 March", "a week later")
MOVED = Support(
    ("G2 Lifts certified", "G3 Tenants in"),
    (*PAIR, *OTHER, "moved", "2027-03-11"),
    AS_OF,
    relations=(frozenset(PAIR), frozenset(OTHER)),
)
ADDED = [
    " because of the valve audit",
    " due to overtime",
    " thanks to the new system",
    " after a security breach",
    " yesterday",
    " on 11 March",
    " last month",
    " early",
    " ahead of plan",
    " on time",
    " twice",
    " again",
    " within budget",
    ", signed by the safety officer",
    ", tested and certified",
    "; safety is guaranteed",
    "; the budget holds",
    "; Quillon was a failure",
    "; the audit boiler failed",
    " and the client is happy",
]


def test_what_the_templates_say_is_supported() -> None:
    text = "Two items finished: Valve audit and Boiler survey."
    assert judge(text, DONE).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("added", ADDED)
def test_nothing_is_added_to_a_true_sentence(added: str) -> None:
    text = f"Two items finished: Valve audit and Boiler survey{added}."
    assert judge(text, DONE).verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Quillon finished two items.",
        "Quillon: two items finished.",
        "Quillon Ltd: two items finished.",
    ],
)
def test_an_unknown_name_at_the_head_of_a_sentence_needs_a_look(text: str) -> None:
    assert judge(text, DONE).verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "G2 Lifts certified moved from 5 March to 19 March.",
        "G2 Lifts certified moved to 19 March.",
        "Moved: G2 Lifts certified from 5 March to 19 March (two weeks later).",
    ],
)
def test_a_move_told_as_it_was_is_supported(text: str) -> None:
    assert judge(text, MOVED).verdict is Verdict.SUPPORTED, judge(text, MOVED)


@pytest.mark.parametrize(
    "text",
    [
        "G2 Lifts certified moved from 19 March to 5 March.",
        "G2 Lifts certified moved to 5 March.",
        "G2 Lifts certified stays on 5 March.",
        "G2 Lifts certified will hold 19 March.",
        "G2 Lifts certified is due on 5 March.",
        "G3 Tenants in is still on 19 March.",
        "G2 Lifts certified was brought forward to 19 March.",
        "G2 Lifts certified moved from 5 March to 19 March, two weeks earlier.",
    ],
)
def test_a_move_told_the_other_way_or_denied_cannot_be_approved(text: str) -> None:
    assert judge(text, MOVED).verdict is Verdict.UNSUPPORTED


def test_words_of_a_title_are_no_statement() -> None:
    for text in ("The lifts are certified.", "G2 is certified.", "Tenants moved."):
        assert judge(text, MOVED).verdict is not Verdict.SUPPORTED, text
    risk = "Inspector leaves before he signs"
    support = Support((risk,), (f"R-7 ({risk}) is open",), AS_OF)
    assert judge(f"R-7 ({risk}) is open.", support).verdict is Verdict.SUPPORTED
    for text in ("The inspector signed.", "Inspector leaves."):
        assert judge(text, support).verdict is not Verdict.SUPPORTED, text


def test_two_counts_are_not_swapped() -> None:
    support = Support((), ("two dates slipped", "three items finished"), AS_OF)
    true = "Two dates slipped, three items finished."
    assert judge(true, support).verdict is Verdict.SUPPORTED
    swapped = "Three dates slipped, two items finished."
    assert judge(swapped, support).verdict is Verdict.UNSUPPORTED


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(sorted(CHANGES)), st.sampled_from(ADDED))
def test_a_change_or_an_added_clause_never_leaves_it_supported(
    seed: int, change: str, added: str
) -> None:
    case = true_case(seeded(seed))
    assume(AS_OF - timedelta(days=1) not in days_of(case))
    clause = case.text.rstrip(".") + added + "."
    assert judge(clause, case.support).verdict is not Verdict.SUPPORTED, clause
    text = CHANGES[change](case, seeded(seed))
    if text and text != case.text:
        assert judge(text, case.support).verdict is not Verdict.SUPPORTED, text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**31), st.integers(2**31, 2**32))
def test_a_clause_of_another_sentence_does_not_pass(one: int, two: int) -> None:
    case, other = true_case(seeded(one)), true_case(seeded(two))
    assume(_held(case).isdisjoint(_held(other)))
    mixed = f"{case.text.rstrip('.')}; {other.text}"
    assert judge(mixed, case.support).verdict is not Verdict.SUPPORTED, mixed


def _held(case: Case) -> frozenset[str]:
    return frozenset().union(*case.support.relations)
