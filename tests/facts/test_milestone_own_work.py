"""A finished ticket meets a milestone only where it is the thing itself."""

import pytest

from assistant.facts.milestones.own_work import is_itself


@pytest.mark.parametrize(
    ("ticket", "milestone"),
    [
        ("Interface test", "Interface test passed"),
        ("Run interface test", "Interface test passed"),
        ("Interface test (hospital)", "Interface test passed"),
        ("Train operators", "Operators trained"),
        ("Training of the operators", "Operators trained"),
        ("Install robot", "Robot installed"),
        ("Data migration", "Data migrated"),
        ("Complete the data migration", "Data migration finished"),
        ("Go-live", "Go-live"),
        ("G3", "G3 Load and soak"),
        ("G3 Load and soak", "G3 Load and soak"),
        ("Wave 1", "M2 Wave 1 complete (4 of 4 applications)"),
        ("Open registration", "Registration opens"),
        ("Harrow Foods as launch customer", "G5 Launch customer"),
    ],
)
def test_given_a_ticket_of_the_thing_itself_then_its_end_is_the_milestones(
    ticket: str, milestone: str
) -> None:
    assert is_itself(ticket, milestone)


@pytest.mark.parametrize(
    ("ticket", "milestone"),
    [
        ("Interface test plan", "Interface test passed"),
        ("Book security audit", "Security audit passed"),
        ("Prepare acceptance test", "Acceptance test passed"),
        ("Data migration rehearsal", "Data migration finished"),
        ("Data migration for branch 1", "Data migrated"),
        ("Fire inspection request", "Fire inspection passed"),
        ("Operator training plan", "Operators trained"),
        ("Robot installation drawings", "Robot installed"),
        ("Stock list loaded into test system", "Stock loaded"),
        ("Go-live checklist", "Go-live"),
        ("G3 plan", "G3 Load and soak"),
        ("Wave 2", "Wave 1 complete"),
    ],
)
def test_given_a_ticket_that_only_leads_to_it_then_its_end_is_not_the_milestones(
    ticket: str, milestone: str
) -> None:
    assert not is_itself(ticket, milestone)
