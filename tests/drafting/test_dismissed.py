"""What is done to people in their jobs is no client's business."""

from __future__ import annotations

import pytest

from assistant.drafting.sensitive import sensitive_matters

NAMES = ("Ilse", "Ilse Brandvik")


@pytest.mark.parametrize(
    "text",
    [
        "Tova Lindqvist was dismissed on 30 October",
        "Ilse was suspended on Monday",
        "Rasmus was let go",
        "Paulo Reis got a written warning",
        "Two nurses were made redundant",
        "The night foreman has been demoted",
        "The firm let go of three drivers",
        "She was put on gardening leave",
        "Ida and Bo were laid off",
        "We dismissed the site manager",
        "The board suspended him",
        "Karl wurde freigestellt",
    ],
)
def test_what_is_done_to_a_person_is_a_staff_matter(text: str) -> None:
    assert "staff" in sensitive_matters(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "The alarm was dismissed as false",
        "Claim was dismissed on 3 May",
        "He let go of the rope",
        "Flights were suspended for an hour",
        "The session was terminated by the server",
        "Both lifts are out; they are suspended until Monday",
        "The beam is suspended from two cranes",
        "Terminate the cable at the patch panel",
        "Let the new menu go live",
    ],
)
def test_what_is_done_to_a_thing_is_none(text: str) -> None:
    assert "staff" not in sensitive_matters(text, NAMES)
