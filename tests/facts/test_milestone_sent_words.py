"""What updates that were sent say of milestones."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.domain.facts import Flag, FlagKind, MilestoneState, MilestoneStatus
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.records import RaidKind, StatusCategory
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, raid, ticket

TITLE = "Engine 2.0 feature freeze"
DUE = WEEK_1 - timedelta(days=1)


@pytest.fixture
def planned(project: Project) -> Project:
    plan = milestone(TITLE, DUE), milestone("Series release", WEEK_2 + (WEEK_2 - DUE))
    project.plan(WEEK_1 - timedelta(days=5), *plan)
    return project


def sent(project: Project, words: str | Passage) -> None:
    project.note(WEEK_1, words, name="sent", kind=DocumentKind.UPDATE_MARKDOWN)


def freeze(project: Project) -> MilestoneStatus:
    found = milestone_register(project.view(WEEK_2))
    return next(stone for stone in found if stone.title == TITLE)


def contradictions(project: Project) -> list[Flag]:
    view = project.view(WEEK_2)
    material = FlagMaterial(view, milestones=milestone_register(view))
    return [one for one in flags(material) if one.kind is FlagKind.CONTRADICTION]


@pytest.mark.parametrize(
    "words",
    [
        "The engine 2.0 feature freeze was reached on Thursday 6 March.",
        "Engine 2.0 feature freeze: met.",
        "We reached the engine 2.0 feature freeze on Thursday.",
        "The engine 2.0 feature freeze is done.",
        Passage(
            locator="line 9",
            text=f"| {TITLE} | 6 March | met |",
            role=Role.ROW,
        ),
    ],
)
def test_what_a_sent_update_tells_as_met_and_nothing_denies_is_met(
    planned: Project, words: str | Passage
) -> None:
    sent(planned, words)
    assert freeze(planned).state is MilestoneState.MET
    assert not contradictions(planned)


@pytest.mark.parametrize(
    "words",
    [
        "The engine 2.0 feature freeze will be reached on Monday.",
        "The engine 2.0 feature freeze was not reached.",
        "We hope that the engine 2.0 feature freeze is met.",
        "The engine 3.0 feature freeze was reached on Thursday.",
        "Slides for the engine 2.0 feature freeze are done.",
        Passage(
            locator="line 9",
            text=f"| {TITLE} | 6 March | met, but for two |",
            role=Role.ROW,
        ),
        Passage(
            locator="line 9",
            text=f"| {TITLE} | 6 March | not met |",
            role=Role.ROW,
        ),
    ],
)
def test_what_a_sent_update_does_not_tell_as_met_is_not(
    planned: Project, words: str | Passage
) -> None:
    sent(planned, words)
    assert freeze(planned).state is MilestoneState.MISSED


def test_where_an_update_nearly_names_it_nobody_says_that_nothing_does(
    planned: Project,
) -> None:
    sent(planned, "Engine 2.0 froze on Thursday as planned.")
    found = freeze(planned)
    assert found.state is MilestoneState.MISSED
    assert found.why.endswith(f"is not confirmed as met; last spoken of on {WEEK_1}")


def deny_by_ticket(project: Project) -> None:
    row = ticket("AB-1", StatusCategory.ACTIVE, title=TITLE, due=DUE)
    project.snapshot(WEEK_1, row)


def deny_by_issue(project: Project) -> None:
    project.raid_log(WEEK_2, raid("I-1", RaidKind.ISSUE, title=f"{TITLE} is not held"))


def deny_by_words(project: Project) -> None:
    project.note(WEEK_2, "The engine 2.0 feature freeze was missed.")


@pytest.mark.parametrize("deny", [deny_by_ticket, deny_by_issue, deny_by_words])
def test_what_else_denies_it_weighs_more_and_the_contradiction_is_flagged(
    planned: Project, deny
) -> None:
    sent(planned, "The engine 2.0 feature freeze was reached on Thursday 6 March.")
    deny(planned)
    found = freeze(planned)
    assert found.state is MilestoneState.MISSED
    assert "although “The engine 2.0 feature freeze was reached" in found.why
    assert any(one.subject == found.subject for one in contradictions(planned))
