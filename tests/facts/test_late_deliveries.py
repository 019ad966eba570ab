"""People say that a delivery comes later than it was due."""

from __future__ import annotations

import pytest

from assistant.facts.risks.late_deliveries import late_deliveries
from tests.facts.builders import WEEK_1, Project


@pytest.mark.parametrize(
    ("words", "is_late"),
    [
        (
            "The other masts are delayed. We ship them on 28 March instead of 21 March.",
            True,
        ),
        ("The supplier delivers the sails a week late.", True),
        ("The anchors have not yet arrived, the shipment is held up in customs.", True),
        ("Delivery of the winches slips to 4 April.", True),
        ("The vendor will not have the pumps ready by 20 March.", False),
        ("The masts arrived today, two days late, in one delivery.", False),
        ("The delivery is not delayed.", False),
        ("If the supplier is late, we start with the pier.", False),
        ("Is the shipment delayed?", False),
        ("We ship the masts on 14 March instead of 21 March.", False),
        ("The meeting is delayed.", False),
    ],
)
def test_only_a_delivery_that_is_said_to_come_late_is_late(
    project: Project, words: str, is_late: bool
) -> None:
    project.note(WEEK_1, words)
    assert bool(late_deliveries(project.view(WEEK_1))) is is_late
