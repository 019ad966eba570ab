"""A sentence that speaks of "it" is compared with what it speaks of."""

from __future__ import annotations

import pytest

from assistant.domain.facts import FlagKind
from tests.facts.builders import WEEK_1, Project, ticket
from tests.facts.flagged import said, seen


@pytest.mark.parametrize(
    ("title", "flagged"),
    [("Second crane for the north quay", False), ("Paint the boards", True)],
)
def test_given_it_then_the_sentence_before_is_compared_too(
    project: Project, title: str, *, flagged: bool
) -> None:
    project.snapshot(WEEK_1, ticket("HB-3", title=title))
    said(
        project,
        "The board wants a second crane on the north quay. Tove: ten days, it does not"
        " fit before 23 March.",
    )
    found = list(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID))
    assert bool(found) is flagged


@pytest.mark.parametrize(
    "words",
    [
        "I look tonight whether some of the bookings got lost.",
        "Ok. I'll check whether the crane bookings are broken.",
    ],
)
def test_given_somebody_who_looks_whether_it_is_so_then_no_trouble_is_told(
    project: Project, words: str
) -> None:
    project.snapshot(WEEK_1, ticket("HB-3", title="Paint the boards"))
    said(project, words)
    assert not list(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID))
