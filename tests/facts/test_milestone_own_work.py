"""A finished ticket meets a milestone only where it is the thing itself."""

import pytest

from assistant.facts.milestones.own_work import is_deed_of, is_itself


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


RELEASE = "Design release of revision C to Harrow"


@pytest.mark.parametrize(
    ("ticket", "milestone"),
    [
        ("Release the revision C files to Harrow", RELEASE),
        ("Release revision C to Harrow", RELEASE),
        ("Release of the revision C design files to Harrow", RELEASE),
        (
            "Hand over building 2 to the tenants",
            "M4 Final handover of building 2 to the tenants",
        ),
        ("Accept the billing module", "Customer acceptance of the billing module"),
        (
            "Approve the safety case by the regulator",
            "Formal approval of the safety case by the regulator",
        ),
        (
            "Deliver batch 2 data to the archive",
            "Data delivery of batch 2 to the archive",
        ),
    ],
)
def test_given_a_ticket_of_the_same_deed_with_a_word_less_then_it_is_that_deed(
    ticket: str, milestone: str
) -> None:
    assert is_deed_of(ticket, milestone)


@pytest.mark.parametrize(
    ("ticket", "milestone"),
    [
        ("Release the revision B files to Harrow", RELEASE),
        ("Announce the release of revision C to Harrow", RELEASE),
        ("Review the revision C files with Harrow", RELEASE),
        ("Release the revision C firmware to Harrow", RELEASE),
        ("Release the revision C files to Skua", RELEASE),
        ("Release notes of revision C to Harrow", RELEASE),
        ("Release the revision C files", RELEASE),
        ("Deliver 200 boards to Baker", "Test delivery of 200 boards to Baker"),
        (
            "Accept the billing module changes",
            "Customer acceptance of the billing module",
        ),
        ("Deliver batch 3 to the archive", "Data delivery of batch 2 to the archive"),
    ],
)
def test_given_a_ticket_of_another_deed_or_thing_then_it_is_not_that_deed(
    ticket: str, milestone: str
) -> None:
    assert not is_deed_of(ticket, milestone)
