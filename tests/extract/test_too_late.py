"""What comes after the day that it is for is a risk, what is planned for then is not."""

from __future__ import annotations

import pytest

from assistant.domain.findings import StatementKind
from assistant.extract.risks.cues import kind_of
from assistant.facts.flags.concrete import is_concrete


@pytest.mark.parametrize(
    "words",
    [
        "The next free slot is on 18 June. That would be after go-live.",
        "The lanterns arrive on 20 June, which is four days after the opening.",
        "The certificate is issued on 19 June, so after the launch.",
        "The kitchen is there on 25 June, that is later than the due date.",
        "The lanterns come on 20 June, too late for the hand-over.",
        "It comes two weeks after our release.",
    ],
)
def test_given_a_thing_that_comes_after_its_event_then_it_is_a_risk(
    words: str,
) -> None:
    assert kind_of(words) is StatementKind.RISK
    assert is_concrete(words)


@pytest.mark.parametrize(
    "words",
    [
        "Hypercare starts after go-live.",
        "Support is free for two weeks after the launch.",
        "The review is two days after the opening, as planned.",
        "Is that after go-live?",
        "That is not after go-live.",
        "It is after go-live that the users notice.",
        "Training is on 9 June, then go-live.",
    ],
)
def test_given_what_is_planned_for_later_then_it_is_none(words: str) -> None:
    assert kind_of(words) is None
