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
        "The lease is not renewed; that is told to no one before the 3rd.",
        "It will be told to nobody until the fair is over.",
        "Nobody is to know before the vote.",
        "No one is supposed to know of the sale before Easter.",
        "We tell people on Friday, not before.",
        "We tell the crew on 3 May and not earlier.",
        "The crew will be told on Friday, but not sooner.",
        "Keep it quiet till the fair.",
        "The owner wants it kept quiet.",
        "The council asked for this to be kept secret until the vote.",
        "It is to be kept quiet for now.",
        "Please keep quiet until the vote.",
        "Don't let it anywhere near the report.",
        "We row at half price if the club doesn't hear that the others pay more.",
        "As long as the yard does not learn of our price, we are fine.",
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
        "Nobody knows before noon how the wind turns.",
        "The pump wants to be kept dry and quiet neighbours like it.",
        "The pump is kept quiet by a rubber mat.",
        "We start on Friday, not before.",
        "Tell Ana to seal the pump on Friday.",
        "The price is told to everybody before the sale.",
        "Ben wants the rope kept short.",
        "Ana likes it quiet.",
        "The choir needs the hall kept quiet.",
        "It was kept quiet until today.",
        "Nobody will know before Friday whether the pump holds.",
        "The harbour was quiet until noon.",
        "Don't let it near the engine.",
        "If the pump does not hear a signal, it stops.",
        "If we don't hear from the yard by Friday, call them.",
        "If Ana doesn't find out why, we swap the pump.",
        "Nobody is to dive before the check.",
    ],
)
def test_given_other_uses_of_such_words_then_it_is_not(said: str) -> None:
    assert not asks_for_confidence(said)
