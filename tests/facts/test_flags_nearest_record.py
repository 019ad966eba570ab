"""A risk that the log has in other words is not told as if the log had nothing."""

from __future__ import annotations

import pytest

from assistant.domain.facts import FlagKind
from tests.facts.builders import WEEK_1, Project, raid, ticket
from tests.facts.flagged import said, seen

SAID = (
    "Tove made clear that the harbour board can sign on 9 April at the earliest, "
    "because that is its next ordinary sitting."
)


@pytest.mark.parametrize(
    ("entry", "description", "near"),
    [
        ("Lease not signed before the season", "The board has the papers.", True),
        ("Lease not signed before the season", "Papers are at the office.", False),
        ("Crane hire runs out", "The board knows.", False),
    ],
)
def test_given_a_record_of_the_same_subject_then_it_is_named_and_none_is_denied(
    project: Project, entry: str, description: str, *, near: bool
) -> None:
    """GIVEN words on a risk that an entry has in other words

    WHEN they are flagged
    THEN the entry is named; one that shares a word only by chance is not.
    """
    row = raid("R-1", title=entry).model_copy(update={"description": description})
    project.raid_log(WEEK_1, row, raid("R-2", title="Paint is late"))
    project.snapshot(WEEK_1, ticket("HB-3", title="Paint the boards"))
    said(project, SAID)

    [flag] = seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)
    assert ("R-1 is nearest" in flag.why) is near
    assert ("no RAID entry" in flag.why) is not near
