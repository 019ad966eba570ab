from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.records import StatusCategory
from ingest.tickets.statuses import category_of


@pytest.mark.parametrize(
    "status",
    [
        "Waiting for vendor",
        "Waiting on Customer",
        "Waiting",
        "Awaiting approval",
        "Awaiting sign-off",
        "Pending external",
        "Pending customer response",
        "Waiting for client review",
        "On hold",
        "Stalled",
        "Wartet auf Kunde",
        "En attente du fournisseur",
        "Wachten op leverancier",
    ],
)
@pytest.mark.parametrize("tracked", ["", "To Do", "In Progress"])
def test_who_waits_for_somebody_else_is_blocked(status: str, tracked: str) -> None:
    found = category_of(status, tracker_category=tracked)
    assert found is StatusCategory.BLOCKED


@pytest.mark.parametrize(
    "status",
    [
        "Waiting for review",
        "Awaiting code review",
        "Pending QA",
        "Waiting for deploy",
        "Pending release",
        "Waiting to merge",
        "En attente de revue",
    ],
)
def test_a_wait_for_the_team_s_own_step_is_work_in_hand(status: str) -> None:
    assert category_of(status) is StatusCategory.ACTIVE


@pytest.mark.parametrize("status", ["Waiting for development", "Awaiting triage"])
def test_a_wait_to_begin_is_work_to_do(status: str) -> None:
    assert category_of(status) is StatusCategory.TODO


@pytest.mark.parametrize("status", ["Pending", "Marinating", "Waiter", "Wachtrij"])
def test_what_may_mean_anything_is_what_the_tracker_says(status: str) -> None:
    assert category_of(status) is StatusCategory.UNKNOWN
    found = category_of(status, tracker_category="In Progress")
    assert found is StatusCategory.ACTIVE


@pytest.mark.parametrize(
    "status",
    ["Stuck", "Parked", "Suspended", "Halted", "Hold", "Needs info", "Festgefahren"],
)
def test_work_that_cannot_go_on_is_blocked_under_any_of_its_names(status: str) -> None:
    assert category_of(status) is StatusCategory.BLOCKED
    found = category_of(status, tracker_category="In Progress")
    assert found is StatusCategory.BLOCKED


@pytest.mark.parametrize("status", ["Unstuck", "Threshold reached"])
def test_a_word_within_a_word_blocks_nothing(status: str) -> None:
    assert category_of(status) is not StatusCategory.BLOCKED


def test_settings_go_before_the_words_and_done_work_waits_for_nobody() -> None:
    settings = {"waiting for vendor": "active"}
    found = category_of("Waiting for vendor", settings=settings)
    assert found is StatusCategory.ACTIVE
    done = category_of("Waiting for vendor", tracker_category="Done")
    assert done is StatusCategory.DONE


@given(st.text(max_size=30), st.text(max_size=12))
def test_every_status_has_a_category(status: str, tracked: str) -> None:
    found = category_of(status, tracker_category=tracked)
    assert isinstance(found, StatusCategory)


@pytest.mark.parametrize(
    ("status", "category"),
    [
        ("Ready to merge", StatusCategory.ACTIVE),
        ("Ready for peer review", StatusCategory.ACTIVE),
        ("Ready for UAT", StatusCategory.ACTIVE),
        ("Ready to ship", StatusCategory.ACTIVE),
        ("Bereit zur Abnahme", StatusCategory.ACTIVE),
        ("Listo para probar y aprobar", StatusCategory.ACTIVE),
        ("Ready to start", StatusCategory.TODO),
        ("Ready for design", StatusCategory.TODO),
        ("Ready for sprint planning", StatusCategory.TODO),
        ("Ready", StatusCategory.TODO),
        ("Ready for the bees", StatusCategory.UNKNOWN),
    ],
)
def test_what_is_ready_for_a_step_is_as_far_as_the_step(
    status: str, category: StatusCategory
) -> None:
    assert category_of(status) is category
