"""Words of a query that no text has are read as the texts write them."""

from __future__ import annotations

import pytest

from assistant.evidence.spelling import as_written

TEXTS = ("The gearbox is out of warranty.", "A smoke study for hall B, please.")


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("warrenty", "warranty"),
        ("gear box", "gearbox"),
        ("gear box warrenty", "gearbox warranty"),
        ("smokestudy", "smoke study"),
        ("gaerbox", "gearbox"),
        ("warranty", None),
        ("penguin", None),
        ("hell", None),
        ("NOSUCH-99", None),
    ],
)
def test_a_slip_is_read_as_the_word_that_stands_there(
    query: str, read: str | None
) -> None:
    assert as_written(query, TEXTS) == read
