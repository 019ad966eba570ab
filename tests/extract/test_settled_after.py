"""What the few words behind it, or before it, have as settled is decided."""

from __future__ import annotations

import pytest

from tests.extract.documents import decisions, items, passage, talk

BRUNO, NORA = "Bruno Keller", "Nora Vance"


@pytest.mark.parametrize(
    ("said", "what", "by"),
    [
        ("The north pier opens first. Settled.", "The north pier opens first", None),
        (
            "Boats stay at the north pier, settled with the harbour.",
            "Boats stay at the north pier",
            None,
        ),
        (
            "The north pier opens first. Nora decided.",
            "The north pier opens first",
            NORA,
        ),
        ("North pier opens first. Nora's call", "North pier opens first", NORA),
        (
            "Friends pay the old price. Everybody fine with that.",
            "Friends pay the old price",
            None,
        ),
        (
            "Friends pay the old price. So it's official.",
            "Friends pay the old price",
            None,
        ),
        ("Bruno decides: no lamp at the pier.", "No lamp at the pier", BRUNO),
        (
            "Nora and Bruno settled it: under 26 counts as young.",
            "Under 26 counts as young",
            None,
        ),
        (
            "option B it is: three boats until May",
            "Option B it is: three boats until May",
            None,
        ),
    ],
)
def test_given_words_that_close_a_sentence_then_it_is_decided(said, what, by):
    for document in ([passage(said)], items(said, heading="Pier")):
        [found] = decisions(document)
        assert (found.what, found.decided_by) == (what, by)


@pytest.mark.parametrize(
    "said",
    [
        "We talked about the crane for an hour. Nora decided.",
        "The invoice of the yard is settled.",
        "The lift at the pier: fixed.",
        "Is the order of the boats settled?",
        "The order of the boats is not settled.",
        "The yard may send two men. Settled?",
        "Everybody is fine with the new lamps in the harbour.",
        "Perhaps the north pier opens first. Nora's call.",
    ],
)
def test_given_talk_a_doubt_or_a_state_then_nothing_is_decided(said):
    assert decisions([passage(said)]) == []


def test_given_another_one_who_says_that_it_is_settled_then_his_words_count_elsewhere():
    spoken = talk((NORA, "The lift stands still since Monday."), (BRUNO, "Official."))
    assert decisions(spoken) == []
