"""Whether words tell that what was blocked goes on, or that what was awaited came."""

from __future__ import annotations

import pytest

from assistant.facts.risks.over import hold_in, tells_end


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We are waiting for the permit from the city.", "The permit came on Monday."),
        ("The stairs are blocked by the missing key.", "Ada: we have the key, so go."),
        ("The steel must come from Halden.", "Good news, the steel is here."),
        ("The roof plan is stuck.", "The roof plan is no longer stuck."),
        ("Ben waits for the test licence.", "The licence was granted yesterday."),
        ("The lift is on hold.", "The lift is running again."),
        ("The tiling cannot start until the survey is done.", "The survey was done."),
        ("The tiling cannot start until the wall is dry.", "The tiling has started."),
        ("Ada needs the permit before she can dig the pit.", "Ada got the permit."),
        ("Before she can dig the pit, Ada needs the permit.", "The permit came."),
        ("Ada cannot dig until we have the permit.", "We now have the permit."),
    ],
)
def test_words_that_end_a_wait_are_heard(before: str, after: str) -> None:
    hold = hold_in(before)
    assert hold is not None
    assert tells_end(after, hold)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We are waiting for the permit.", "The permit has not come."),
        ("We are waiting for the permit.", "The permit will be here on Monday."),
        ("We are waiting for the permit.", "Once the permit came we could start."),
        ("We are waiting for the permit.", "The fire permit came on Monday."),
        ("We are waiting for the permit.", "The inspector came for the permit."),
        ("We are waiting for the spare parts.", "Half of the spare parts arrived."),
        (
            "Ada needs the letter of intent before she signs.",
            "The letter of hire came.",
        ),
        ("We wait for the gas survey.", "The survey of the roof was done."),
        ("The tiling cannot start until May.", "The tiling started to crack."),
        ("The roof plan is stuck.", "The roof plan is not released."),
        ("The roof plan is stuck.", "The floor plan is running again."),
        ("We are waiting for the permit.", "Has the permit arrived?"),
    ],
)
def test_what_did_not_come_or_is_another_thing_ends_nothing(
    before: str, after: str
) -> None:
    hold = hold_in(before)
    assert hold is not None
    assert not tells_end(after, hold)


@pytest.mark.parametrize("words", ["The roof is done.", "The crane comes on Monday."])
def test_what_holds_nothing_is_no_hold(words: str) -> None:
    assert hold_in(words) is None
