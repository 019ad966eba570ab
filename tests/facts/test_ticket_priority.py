"""Which words and numbers of trackers are a high or a low priority."""

from __future__ import annotations

import pytest

from assistant.domain.facts import Severity
from assistant.domain.records import Ticket
from assistant.facts.changes.severity import of_ticket


@pytest.mark.parametrize(
    ("priority", "expected"),
    [
        ("1 - Critical", Severity.HIGH),
        ("1", Severity.HIGH),
        ("P1", Severity.HIGH),
        ("S1: outage", Severity.HIGH),
        ("3 - Moderate", Severity.MEDIUM),
        ("12", Severity.MEDIUM),
        ("4", Severity.LOW),
        ("5 - Planning", Severity.LOW),
        (None, Severity.MEDIUM),
    ],
)
def test_the_lowest_number_is_the_highest_priority(
    priority: str | None, expected: Severity
) -> None:
    assert of_ticket(Ticket(key="Q-1", title="Weld", priority=priority)) is expected
