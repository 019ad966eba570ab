"""The event of a milestone's name, told in any of its forms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, ticket

DUE = date(2031, 3, 3)
TITLES = (
    "Catalogue go-live",
    "Contract signature",
    "Data migration complete",
    "Design approved",
    "Handover to operations",
    "Lifts installed",
    "Shelving delivered",
    "Sign-off of the fire concept",
)


def told(tmp_path: Path, sentence: str, title: str, *others: str) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(each, DUE) for each in others or TITLES))
    project.note(WEEK_2, f"- {sentence}")
    [status] = [
        one for one in milestone_register(project.view(WEEK_2)) if one.title == title
    ]
    return status


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Design approved", "Design approval received on 3 March."),
        ("Design approved", "Approval of the design was granted on 3 March."),
        ("Design approved", "The client signed the design off on 3 March."),
        ("Design approved", "The design was finally accepted on 3 March."),
        ("Shelving delivered", "All shelving has been received on 3 March."),
        ("Shelving delivered", "The shelving arrived on 3 March."),
        ("Shelving delivered", "Delivery of the shelving took place on 3 March."),
        ("Catalogue go-live", "The catalogue has gone live on 3 March."),
        ("Catalogue go-live", "The catalogue launch happened on 3 March as planned."),
        ("Handover to operations", "We handed over to operations on 3 March."),
        ("Handover to operations", "Handover to operations completed on 3 March."),
        ("Data migration complete", "The data was migrated on 3 March."),
        ("Data migration complete", "We finished the data migration on 3 March."),
        ("Lifts installed", "The installation of the lifts was completed on 3 March."),
        ("Contract signature", "Both parties signed the contract on 3 March."),
        ("Sign-off of the fire concept", "The fire concept was approved on 3 March."),
        ("Design approved", "Milestone Design approved was met on 3 March."),
        ("Design approved", "We reached the milestone Design approved on 3 March."),
    ],
)
def test_a_milestones_event_in_another_form_says_that_it_was_met_that_day(
    tmp_path: Path, title: str, sentence: str
) -> None:
    status = told(tmp_path, sentence, title)
    assert (status.state, status.forecast) == (MilestoneState.MET, DUE)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Design approved", "The design approval came last Friday."),
        ("Design approved", "Design signed off by the client."),
        ("Design approved", "The council's approval of the design is here."),
        ("Design approved", "We have the design approval."),
        ("Design approved", "Design: signed off."),
        ("Design approved", "Milestone Design approved has now been reached."),
        ("Shelving delivered", "The vendor delivered the shelving."),
        ("Lifts installed", "Lift installation is done."),
    ],
)
def test_it_needs_no_day(tmp_path: Path, title: str, sentence: str) -> None:
    assert told(tmp_path, sentence, title).state is MilestoneState.MET


ACCEPTED = ("Fire concept approved", "Imaging pilot accepted", "Lifts installed")


@pytest.mark.parametrize(
    ("title", "sentence", "day"),
    [
        (ACCEPTED[1], "Bettina signed the pilot on Tuesday 11 March, 493 of 500.", 11),
        (ACCEPTED[1], "Bettina signed the pilot today.", 14),
        (ACCEPTED[1], "The pilot was signed by Bettina on Monday.", 10),
        (ACCEPTED[1], "Bettina said yes to the pilot.", 14),
        (ACCEPTED[0], "Ruth put her signature under the fire concept on Monday.", 10),
        (ACCEPTED[0], "The brigade signed the fire concept on Tuesday.", 11),
        (ACCEPTED[0], "The board gave its blessing to the fire concept.", 14),
        (ACCEPTED[0], "Both owners have signed the fire concept.", 14),
    ],
)
def test_what_is_to_be_accepted_is_met_by_a_signature(
    tmp_path: Path, title: str, sentence: str, day: int
) -> None:
    status = told(tmp_path, sentence, title, *ACCEPTED)
    met = (MilestoneState.MET, date(2031, 3, day))
    assert (status.state, status.forecast) == met


@pytest.mark.parametrize(
    "sentence",
    [
        "Bettina will sign the pilot on Friday.",
        "Bettina signed the pilot invoice.",
        "Bettina signed for the pilot plates.",
        "Bettina signed up for the pilot.",
        "Did Bettina sign the pilot?",
        "If Bettina signed the pilot we can start.",
        "Bettina has not signed the pilot.",
        "Bettina signed the pilot with reservations.",
        "Bettina signed the storage pilot.",
    ],
)
def test_a_signature_under_another_thing_does_not_meet_it(
    tmp_path: Path, sentence: str
) -> None:
    status = told(tmp_path, sentence, ACCEPTED[1], *ACCEPTED)
    assert status.state is MilestoneState.MISSED


@pytest.mark.parametrize(
    ("other", "met"),
    [
        ("Five hundred pilot plates are back.", True),
        ("We re-scan pilot plates tomorrow.", True),
        ("The storage pilot starts in May.", False),
    ],
)
def test_the_last_word_of_its_name_means_it_where_no_other_kind_is_spoken_of(
    tmp_path: Path, other: str, *, met: bool
) -> None:
    sentence = f"{other}\n- Bettina signed the pilot today."
    status = told(tmp_path, sentence, ACCEPTED[1], *ACCEPTED)
    assert (status.state is MilestoneState.MET) is met


def test_a_signature_is_no_acceptance_where_the_plan_lists_both(tmp_path: Path) -> None:
    titles = ("Lease signed", "Lease accepted")
    status = told(tmp_path, "The landlord signed the lease.", titles[1], *titles)
    assert status.state is MilestoneState.MISSED


BEGINNINGS = ("Box office launches", "Enrolment opens", "Set-up begins", "Trial ends")


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Enrolment opens", "Ida: enrolment opened on 3 March at nine."),
        ("Enrolment opens", "Enrolment is open since 3 March."),
        ("Enrolment opens", "We opened enrolment on 3 March."),
        ("Set-up begins", "The set-up began on 3 March as planned."),
        ("Trial ends", "The trial ended on 3 March."),
        ("Box office launches", "The box office went live on 3 March."),
    ],
)
def test_the_present_of_a_name_is_met_by_its_past(
    tmp_path: Path, title: str, sentence: str
) -> None:
    status = told(tmp_path, sentence, title, *BEGINNINGS)
    assert (status.state, status.forecast) == (MilestoneState.MET, DUE)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Enrolment opens", "Enrolment opened a discussion about fees."),
        ("Enrolment opens", "The enrolment desk opened on 3 March."),
        ("Enrolment opens", "Enrolment for the dinner opened on 3 March."),
        ("Enrolment opens", "Enrolment opens today."),
        ("Enrolment opens", "Enrolment would have opened on 3 March."),
        ("Set-up begins", "Talk about the set-up began on 3 March."),
        ("Trial ends", "The trial training ended on 3 March."),
    ],
)
def test_what_begins_beside_it_does_not_meet_it(
    tmp_path: Path, title: str, sentence: str
) -> None:
    assert told(tmp_path, sentence, title, *BEGINNINGS).state is not MilestoneState.MET


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("The contract with Harbour Hall was signed on 3 March.", True),
        ("The Harbour Hall contract was signed on 3 March.", True),
        ("The contract with the old Harbour Hall was signed on 3 March.", False),
        ("The contract with Blue Fork was signed on 3 March.", False),
        ("The annex to the contract with Harbour Hall was signed on 3 March.", False),
    ],
)
def test_a_ticket_that_says_more_of_the_thing_tells_by_which_other_words_it_goes(
    tmp_path: Path, sentence: str, *, met: bool
) -> None:
    title, other = "Venue contract signed", "Catering contract signed"
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(title, DUE), milestone(other, DUE))
    named = ("Venue contract with Harbour Hall", "Catering contract with Blue Fork")
    project.snapshot(WEEK_1, *(ticket(each[:3], title=each) for each in named))
    project.note(WEEK_2, f"- {sentence}")
    states = {one.title: one.state for one in milestone_register(project.view(WEEK_2))}
    assert (states[title] is MilestoneState.MET) is met


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Design approved", "Design approval is expected on 12 March."),
        ("Design approved", "The design was not approved."),
        ("Design approved", "The client has not yet signed off the design."),
        ("Design approved", "The client approved the drawings for the design."),
        ("Design approved", "Once the design is approved we order."),
        ("Design approved", "The design approval meeting took place on Monday."),
        ("Design approved", "The design approval request was received."),
        ("Design approved", "The client likes the approved design."),
        ("Design approved", "The design was approved with comments."),
        ("Design approved", "Milestone Design approved is nearly met."),
        ("Design approved", "Milestone Design approved will be met on Monday."),
        ("Design approved", "The concept design was approved."),
        ("Design approved", "The approval of the design fee came."),
        ("Shelving delivered", "The shelving invoice arrived on Monday."),
        ("Shelving delivered", "Half of the shelving arrived."),
        ("Catalogue go-live", "The catalogue goes live on Monday."),
        ("Catalogue go-live", "The catalogue launched a survey on Monday."),
        ("Catalogue go-live", "The catalogue went live for the pilot users."),
        ("Handover to operations", "We handed over the keys to operations."),
        ("Data migration complete", "The trial data migration is complete."),
        ("Lifts installed", "We have the lift installation on Friday."),
        ("Contract signature", "The contract was signed by one party only."),
        ("Sign-off of the fire concept", "We have no sign-off for the fire concept."),
    ],
)
def test_words_near_its_event_do_not_say_that_it_was_met(
    tmp_path: Path, title: str, sentence: str
) -> None:
    assert told(tmp_path, sentence, title).state is MilestoneState.MISSED


def test_an_event_of_another_milestone_is_no_word_of_this_one(tmp_path: Path) -> None:
    project = Project(tmp_path)
    concept = milestone("Concept design approved", WEEK_1)
    project.plan(WEEK_1, concept, milestone("Design approved", DUE))
    project.note(WEEK_2, "- The concept design was signed off.")
    stones = {one.title: one for one in milestone_register(project.view(WEEK_2))}
    own, other = stones["Concept design approved"], stones["Design approved"]
    assert own.state is MilestoneState.MET
    assert (other.state, other.reached) == (MilestoneState.MISSED, None)


def test_a_later_denial_takes_back_that_its_event_has_come(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Design approved", DUE))
    project.note(WEEK_1, "- The design was signed off.")
    project.note(WEEK_2, "- Approval of the design is still outstanding.")
    [status] = milestone_register(project.view(WEEK_2))
    assert status.state is MilestoneState.MISSED


@pytest.mark.parametrize(
    ("sentence", "state", "day"),
    [
        ("M2 was reached on Tuesday.", MilestoneState.MET, date(2031, 3, 11)),
        ("M2 moves to 12 May.", MilestoneState.MOVED, date(2031, 5, 12)),
        ("M3 was reached on Tuesday.", MilestoneState.MISSED, DUE),
        ("The M25 was reached on Tuesday.", MilestoneState.MISSED, DUE),
    ],
)
def test_the_id_of_a_plans_column_is_a_name(
    tmp_path: Path, sentence: str, state: MilestoneState, day: date
) -> None:
    project = Project(tmp_path)
    plan = [milestone("Racks", DUE, number="M2"), milestone("Roof", DUE, number="M3")]
    project.plan(WEEK_1, *plan)
    project.note(WEEK_2, f"- {sentence}")
    stones = milestone_register(project.view(WEEK_2))
    [racks] = [one for one in stones if one.title == "Racks"]
    assert (racks.state, racks.forecast) == (state, day)
