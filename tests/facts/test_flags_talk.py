"""What people say against what is kept, and what a sent update leaves out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from assistant.domain.facts import FlagKind, Severity
from assistant.domain.findings import DecisionFinding
from assistant.domain.records import RaidKind, StatusCategory
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    ticket,
)
from tests.facts.flagging import seen


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("I have told the mayor that the harbour ferry arrives on 28 March.", True),
        ("The harbour ferry will not be here before 28 March.", True),
        ("The harbour ferry arrives on 24 March.", False),
        ("The harbour ferry will not be here before 20 March.", False),
        ("Could the harbour ferry arrive on 28 March?", False),
        ("I hope the harbour ferry arrives on 28 March.", False),
        ("The harbour ferry was to arrive on 28 March.", False),
        ("The bus arrives on 28 March.", False),
    ],
)
def test_only_a_firm_other_date_of_the_same_thing_contradicts_the_plan(
    project: Project, words: str, contradicts: bool
) -> None:
    project.plan(WEEK_1, milestone("Harbour ferry in service", date(2031, 3, 24)))
    project.note(WEEK_2, words)
    found = seen(project, WEEK_2, FlagKind.CONTRADICTION)
    assert bool(found) is contradicts
    assert all(words in [piece.quote for piece in flag.evidence] for flag in found)


def test_date_that_was_kept_later_than_the_words_is_news(project: Project) -> None:
    project.note(WEEK_1, "The harbour ferry arrives on 24 March.")
    project.plan(WEEK_2, milestone("Harbour ferry in service", date(2031, 3, 28)))
    assert not seen(project, WEEK_2, FlagKind.CONTRADICTION)


@pytest.mark.parametrize(
    ("words", "category", "contradicts"),
    [
        ("The laboratory remains on track for 28 March.", "blocked", True),
        ("The laboratory remains on track for 28 March.", "active", False),
        ("The canteen remains on track for 28 March.", "blocked", False),
        ("The laboratory remains on track for 4 April.", "blocked", False),
        ("The laboratory is not on track for 28 March.", "blocked", False),
    ],
)
def test_on_track_contradicts_what_is_blocked_and_due_that_day(
    project: Project, words: str, category: str, contradicts: bool
) -> None:
    project.snapshot(
        WEEK_2,
        ticket(
            "AB-1",
            StatusCategory(category),
            title="Lab bench feed",
            due=date(2031, 3, 28),
            priority="Highest",
        ),
    )
    project.note(WEEK_2, words)
    assert bool(seen(project, WEEK_2, FlagKind.CONTRADICTION)) is contradicts


@pytest.mark.parametrize(
    ("told", "contradicts"),
    [
        ("60 of 96 guides are trained.", True),
        ("41 of 96 guides are trained.", False),
        ("60 of 80 guides are trained.", False),
        ("60 of 96 lamps are mounted.", False),
    ],
)
def test_another_share_of_the_same_whole_contradicts_the_update(
    project: Project, told: str, contradicts: bool
) -> None:
    project.note(WEEK_2, "Guides: we have forty-one of ninety-six.")
    project.update(WEEK_2, "green", told)
    assert bool(seen(project, WEEK_2, FlagKind.CONTRADICTION)) is contradicts


@pytest.mark.parametrize(
    ("told", "contradicts"), [("60 of 96", False), ("30 of 96", True)]
)
def test_a_larger_share_some_days_later_is_progress(
    project: Project, told: str, contradicts: bool
) -> None:
    project.note(WEEK_2 - timedelta(days=4), "Guides: 41 of 96 are trained.")
    project.update(WEEK_2, "green", f"{told} guides are trained.")
    assert bool(seen(project, WEEK_2, FlagKind.CONTRADICTION)) is contradicts


def test_share_of_a_month_ago_is_history(project: Project) -> None:
    project.note(WEEK_1 - timedelta(days=14), "Guides: 41 of 96 are trained.")
    project.update(WEEK_2, "green", "60 of 96 guides are trained.")
    assert not seen(project, WEEK_2, FlagKind.CONTRADICTION)


@pytest.mark.parametrize(
    ("body", "omitted"),
    [
        ("All is well.", True),
        ("We were glad that the bridge closure is over.", True),
        ("The bridge closure was missed.", False),
    ],
)
def test_missed_milestone_that_the_update_does_not_tell_is_omitted(
    project: Project, body: str, omitted: bool
) -> None:
    project.plan(WEEK_1, milestone("Bridge closure", date(2031, 3, 11)))
    project.update(WEEK_1, "green", "We started.")
    project.update(WEEK_2, "green", body)
    found = seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)
    assert bool(found) is omitted
    project.update(WEEK_3, "green", "All is well.")
    assert not seen(project, WEEK_3, FlagKind.OMITTED_FROM_UPDATE)


@pytest.mark.parametrize(
    ("said", "body", "omitted"),
    [
        (
            "The result is not good enough: 3.1% leak. The criterion is 0.5%.",
            "The first pressure run finished a day early.",
            True,
        ),
        (
            "The result is not good enough: 3.1% leak. The criterion is 0.5%.",
            "The first pressure run leaked 3.1%.",
            False,
        ),
        ("0.4% leak, the criterion of 0.5% is met.", "All is well.", False),
    ],
)
def test_result_that_fails_its_criterion_must_be_told(
    project: Project, said: str, body: str, omitted: bool
) -> None:
    project.update(WEEK_1, "green", "We started.")
    project.note(WEEK_2, said)
    project.update(WEEK_2, "green", body)
    assert bool(seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)) is omitted


def test_ticket_that_stays_blocked_is_news_once(project: Project) -> None:
    cells: dict[str, Any] = {
        "title": "Customs approval of pallets",
        "priority": "Highest",
    }
    project.snapshot(WEEK_1, ticket("AB-1", StatusCategory.BLOCKED, **cells))
    project.update(WEEK_1, "green", "We started.")
    later = ticket("AB-1", StatusCategory.BLOCKED, due=date(2031, 4, 4), **cells)
    project.snapshot(WEEK_2, later)
    project.update(WEEK_2, "green", "All is well.")
    assert not seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)


@pytest.mark.parametrize(
    ("words", "risk"),
    [
        ("Scaffolding is 18 percent over plan.", True),
        ("We are £30k above the budget for cranes.", True),
        ("On 27 March the power is off from eight to noon.", True),
        ("The lease of the yard ends on 30 April.", True),
        ("The power is off sometimes.", False),
        ("Was the power off on 27 March?", False),
        ("The power is not off on 27 March.", False),
        ("Scaffolding is 18 percent done.", False),
    ],
)
def test_overrun_outage_and_ending_are_risks_by_amount_time_and_date(
    project: Project, words: str, risk: bool
) -> None:
    project.note(WEEK_1, words)
    assert bool(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) is risk


@pytest.mark.parametrize(
    ("cells", "day", "at_risk"),
    [
        ({"health": "red"}, WEEK_1, True),
        ({"health": "amber", "due": date(2031, 3, 18)}, WEEK_1, False),
        ({"health": "amber", "due": date(2031, 3, 18)}, WEEK_2, True),
        ({"health": "green", "due": date(2031, 3, 18)}, WEEK_2, False),
    ],
)
def test_colour_of_the_log_puts_a_dependency_at_risk(
    project: Project, cells: dict[str, Any], day: date, at_risk: bool
) -> None:
    project.raid_log(WEEK_1, raid("D-1", RaidKind.DEPENDENCY, **cells))
    assert bool(seen(project, day, FlagKind.DEPENDENCY_AT_RISK)) is at_risk


@pytest.mark.parametrize(("priority", "creep"), [("Medium", True), ("Low", False)])
def test_ordinary_story_without_a_request_is_scope_creep(
    project: Project, priority: str, creep: bool
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.snapshot(WEEK_2, ticket("AB-1"), ticket("AB-2", priority=priority))
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is creep


def test_risk_past_its_date_is_no_work_undone(project: Project) -> None:
    cells: dict[str, Any] = {"due": date(2031, 3, 10), "owner": "Ada Berg"}
    project.raid_log(WEEK_3, raid("R-1", **cells), raid("I-1", RaidKind.ISSUE, **cells))
    found = seen(project, WEEK_3, FlagKind.OVERDUE_ACTION)
    assert [flag.subject for flag in found] == ["I-1"]


def test_missing_owner_keeps_its_id_while_people_speak_of_it(
    project: Project,
) -> None:
    cells: dict[str, Any] = {"title": "Evacuation drill at site", "priority": "High"}
    opened = ticket("AB-1", created=date(2031, 3, 3), **cells)
    project.snapshot(WEEK_1, opened)
    project.note(date(2031, 3, 5), "Still no owner for the evacuation drill.")
    [first] = seen(project, WEEK_1, FlagKind.MISSING_OWNER)
    for n in range(12):
        project.note(WEEK_2, f"The drill of pier {n} went well", name=f"note {n}")
    [second] = seen(project, WEEK_2, FlagKind.MISSING_OWNER)
    assert first.id == second.id
    project.snapshot(WEEK_3, ticket("AB-1", created=date(2031, 3, 3), **cells))
    [third] = seen(project, WEEK_3, FlagKind.MISSING_OWNER)
    assert first.id == third.id


def test_slip_that_an_earlier_update_told_weighs_less(project: Project) -> None:
    cells: dict[str, Any] = {
        "title": "Customs approval of pallets",
        "priority": "Highest",
    }
    due = date(2031, 4, 4)
    project.snapshot(WEEK_1, ticket("AB-1", due=due, **cells))
    project.snapshot(WEEK_2, ticket("AB-1", due=due + timedelta(days=7), **cells))
    [before] = seen(project, WEEK_2, FlagKind.SLIP)
    project.update(WEEK_2, "amber", "AB-1 moved by a week.")
    [after] = seen(project, WEEK_3, FlagKind.SLIP)
    assert (before.severity, after.severity) == (Severity.HIGH, Severity.MEDIUM)
    assert before.id == after.id


def test_words_that_repeat_a_decided_day_contradict_no_plan(project: Project) -> None:
    project.plan(
        date(2031, 5, 2),
        milestone("L1 Laboratory inspection in Hall 3", date(2031, 5, 23)),
        milestone("L2 Canteen opens", date(2031, 6, 20)),
    )
    said = "Decided: the inspection moves to 10 June."
    project.note(
        date(2031, 5, 26), said, name="a", findings=[(DecisionFinding, said, {})]
    )
    project.note(
        date(2031, 5, 28), "The laboratory inspection takes place on 10 June.", name="b"
    )
    view = project.view(date(2031, 5, 30))
    material = FlagMaterial(view, milestones=milestone_register(view))
    found = [f for f in flags(material) if f.kind is FlagKind.CONTRADICTION]
    assert not found
    unmoved = FlagMaterial(view)
    assert [f for f in flags(unmoved) if f.kind is FlagKind.CONTRADICTION]


@pytest.mark.parametrize(
    "words",
    [
        "The ferry pier moves to 28 March.",
        "P1 was missed. The new date for P1 is 28 March.",
    ],
)
def test_the_plan_that_the_newest_words_moved_contradicts_them_no_more(
    project: Project, words: str
) -> None:
    project.plan(WEEK_1, milestone("P1 Ferry pier open", date(2031, 3, 14)))
    project.note(WEEK_2, words)
    project.note(WEEK_3, "P1 is met, the pier is open since Monday.", name="later")
    for day in (WEEK_2, WEEK_3):
        view = project.view(day)
        material = FlagMaterial(view, milestones=milestone_register(view))
        assert not [f for f in flags(material) if f.kind is FlagKind.CONTRADICTION]


def test_the_month_of_may_is_no_doubt(project: Project) -> None:
    project.plan(
        date(2031, 5, 2), milestone("Laboratory inspection", date(2031, 5, 16))
    )
    project.note(
        date(2031, 5, 5), "The laboratory inspection takes place on 28 May.", name="b"
    )
    [flag] = seen(project, date(2031, 5, 6), FlagKind.CONTRADICTION)
    assert "2031-05-28" in flag.why
