"""What may not be known outside, or not before a day, is told in confidence."""

from __future__ import annotations

import pytest

from ingest.privacy.confidence import asks_for_confidence


@pytest.mark.parametrize(
    "said",
    [
        "The council hears it on 10 June and nobody before.",
        "Ana is told on Monday, but no one else before.",
        "Nobody may know of this before the vote.",
        "It is reported internally and is not for outside.",
        "That's not for the outside world.",
        "Then don't share the recording.",
        "Please do not forward this transcript to the yard.",
    ],
)
def test_given_words_that_hold_it_back_then_it_is_told_in_confidence(said: str) -> None:
    assert asks_for_confidence(said)


@pytest.mark.parametrize(
    "said",
    [
        "Nobody was here before nine.",
        "The paint is not for outside walls.",
        "Share the recording with the yard.",
        "Nobody knows the pump better than Ana.",
        "The recording does not show the pump.",
        "Ana knows the yard, and nobody asked her before lunch.",
    ],
)
def test_given_other_uses_of_such_words_then_it_is_not(said: str) -> None:
    assert not asks_for_confidence(said)
