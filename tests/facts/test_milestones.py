"""Where milestones stand, and what makes them so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import ChangeKind, MilestoneState, MilestoneStatus
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind
from assistant.domain.records import Milestone, RaidKind, StatusCategory
from assistant.facts.changes import changes
from assistant.facts.milestones.status import milestone_register
from assistant.gate.days import DateOrder
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    decided,
    milestone,
    raid,
    ticket,
)

DUE = date(2031, 3, 13)
BETA = "M1 Beta ready"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(BETA, DUE), milestone("M2 Go live", WEEK_3))
    return project


def beta(project: Project, day: date = WEEK_2) -> MilestoneStatus:
    [status] = [s for s in milestone_register(project.view(day)) if s.title == BETA]
    return status


def test_a_milestone_in_the_future_is_ahead(project: Project) -> None:
    status = beta(project, WEEK_1)
    assert (status.state, status.baseline, status.forecast) == (
        MilestoneState.AHEAD,
        DUE,
        DUE,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "M1 is met.",
        "Gate M1 closed, with two exceptions.",
        "The beta gate is **met**.",
        "We have passed the beta ready milestone.",
    ],
)
def test_a_note_that_calls_it_met_under_any_of_its_names_counts(
    project: Project, sentence: str
) -> None:
    project.note(WEEK_2, sentence)
    assert beta(project).state is MilestoneState.MET


@pytest.mark.parametrize(
    "sentence",
    [
        "M1 can close.",
        "M1 is not met yet.",
        "Is M1 met?",
        "If M1 is met we go on.",
        "M1 will be closed tomorrow.",
        "M3 is met.",
        "Everything is ready but the beta.",
    ],
)
def test_what_is_not_said_to_be_met_is_missed_when_its_day_has_passed(
    project: Project, sentence: str
) -> None:
    project.note(WEEK_2, sentence)
    assert beta(project).state is MilestoneState.MISSED


def test_plans_do_not_say_that_it_is_met(project: Project) -> None:
    project.note(WEEK_2, "M1 and M2 are met.", kind=DocumentKind.WIKI_MARKDOWN)
    assert beta(project).state is MilestoneState.MISSED


def test_it_is_missed_as_soon_as_somebody_says_that_it_will_not_close(
    project: Project,
) -> None:
    said = "So the beta gate, which is tomorrow, doesn't close tomorrow."
    project.note(WEEK_2, said, dated=date(2031, 3, 12))
    status = beta(project)
    assert status.state is MilestoneState.MISSED
    assert said in [item.quote for item in status.evidence]


def test_a_new_version_of_the_plan_makes_a_missed_one_moved(project: Project) -> None:
    project.note(WEEK_2, "M1 won't close.", dated=date(2031, 3, 12))
    project.plan(
        WEEK_3, milestone(BETA, date(2031, 3, 28)), milestone("M2 Go live", WEEK_3)
    )
    status = beta(project, WEEK_3)
    assert (status.state, status.baseline, status.forecast) == (
        MilestoneState.MOVED,
        DUE,
        date(2031, 3, 28),
    )


def test_on_its_own_day_it_is_missed_only_if_its_work_is_due_later(
    project: Project,
) -> None:
    active = StatusCategory.ACTIVE
    day = DUE
    assert beta(project, day).state is MilestoneState.AHEAD
    work = ticket("AB-1", active, title="Beta build ready", due=WEEK_3)
    project.snapshot(WEEK_1, work)
    assert beta(project, day).state is MilestoneState.MISSED
    assert beta(project, WEEK_1).forecast == WEEK_3


def test_it_is_met_when_all_tickets_that_carry_its_name_are_done(
    project: Project,
) -> None:
    done = StatusCategory.DONE
    ended = ticket("AB-1", done, title="Beta ready", resolved=date(2031, 3, 10))
    project.snapshot(WEEK_2, ended, ticket("AB-2", title="Beta is ready for sales"))
    assert beta(project).state is MilestoneState.MISSED
    project.snapshot(WEEK_3, ended)
    status = beta(project, WEEK_3)
    assert (status.state, status.forecast) == (
        MilestoneState.MET,
        date(2031, 3, 10),
    )


def test_a_ticket_of_type_milestone_is_a_milestone(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.snapshot(WEEK_1, ticket("AB-9", kind="Milestone", due=DUE))
    [status] = milestone_register(project.view(WEEK_2))
    assert (status.subject, status.state) == ("AB-9", MilestoneState.MISSED)


GO_LIVE = "M4 Harbour go-live"


@pytest.fixture
def harbour(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.plan(
        WEEK_1,
        milestone("M2 Crane test complete", WEEK_2),
        milestone("M3 Harbour readiness review", date(2031, 3, 12)),
        milestone(GO_LIVE, date(2031, 4, 2)),
    )
    return project


def forecasts(project: Project, day: date) -> dict[str, date | None]:
    return {s.title: s.forecast for s in milestone_register(project.view(day))}


def test_a_document_that_writes_the_month_first_moves_it_to_that_day(
    harbour: Project,
) -> None:
    harbour.note(WEEK_2, "Harbour go-live moves from 03/25 to Tuesday 04/08/2031.")
    assert forecasts(harbour, WEEK_2)[GO_LIVE] == date(2031, 4, 8)


@pytest.mark.parametrize(
    ("order", "day"), [("dmy", date(2031, 9, 4)), ("mdy", date(2031, 4, 9))]
)
def test_the_projects_order_decides_where_the_document_shows_none(
    tmp_path: Path, order: DateOrder, day: date
) -> None:
    project = Project(tmp_path, date_order=order)
    project.plan(WEEK_1, milestone(GO_LIVE, date(2031, 4, 2)))
    project.note(WEEK_2, "M4 moves to 04/09/2031.")
    assert forecasts(project, WEEK_2)[GO_LIVE] == day


@pytest.mark.parametrize(
    "sentence",
    [
        "Might M4 be pushed to 9 April?",
        "M4 could be moved to 9 April.",
        "The board asked us to move M4 to 9 April.",
        "There is no reason to move M4 to 9 April.",
    ],
)
def test_a_move_that_is_only_spoken_of_moves_nothing(
    harbour: Project, sentence: str
) -> None:
    harbour.note(WEEK_2, sentence)
    assert forecasts(harbour, WEEK_2)[GO_LIVE] == date(2031, 4, 2)


def test_two_of_its_words_and_its_date_name_it(harbour: Project) -> None:
    said = "The readiness review of 12 March is held on 19 March instead."
    harbour.note(WEEK_2, said, dated=date(2031, 3, 11))
    assert forecasts(harbour, WEEK_2) == {
        "M2 Crane test complete": WEEK_2,
        "M3 Harbour readiness review": date(2031, 3, 19),
        GO_LIVE: date(2031, 4, 2),
    }


def test_a_plan_row_and_a_milestone_ticket_of_its_name_are_one(
    harbour: Project,
) -> None:
    moved = date(2031, 4, 9)
    for day, due in ((WEEK_1, date(2031, 4, 2)), (WEEK_2, moved)):
        harbour.snapshot(
            day, ticket("AB-9", kind="Milestone", title="Harbour go-live", due=due)
        )
    view = harbour.view(WEEK_2)
    [status] = [s for s in milestone_register(view) if "go-live" in s.title]
    assert (status.title, status.state, status.forecast) == (
        GO_LIVE,
        MilestoneState.MOVED,
        moved,
    )
    assert "Harbour go-live" in [item.quote for item in status.evidence]
    slips = [c for c in changes(view, WEEK_1) if c.kind is ChangeKind.DATE_SLIPPED]
    assert [(slip.subject, slip.after) for slip in slips] == [("AB-9", str(moved))]


def test_a_ticket_that_says_more_than_the_milestone_is_its_own(
    harbour: Project,
) -> None:
    rehearsal = ticket("AB-8", kind="Milestone", title="Harbour go-live rehearsal")
    harbour.snapshot(WEEK_1, rehearsal)
    assert "Harbour go-live rehearsal" in forecasts(harbour, WEEK_1)


def test_an_open_issue_of_the_log_that_says_so_makes_it_missed(
    harbour: Project,
) -> None:
    said = "Crane test did not happen by 14 March"
    harbour.raid_log(
        WEEK_2,
        raid("I-1", RaidKind.ISSUE, title=said),
        raid("R-1", title="The harbour go-live will not happen in time"),
    )
    found = {s.title: s for s in milestone_register(harbour.view(WEEK_2))}
    missed = found["M2 Crane test complete"]
    assert missed.state is MilestoneState.MISSED
    assert said in [item.quote for item in missed.evidence]
    assert found[GO_LIVE].state is MilestoneState.AHEAD


@pytest.mark.parametrize(
    ("decision", "title"),
    [
        ("We push M4 to 9 April.", GO_LIVE),
        ("We postpone the crane tests to 9 April then.", "M2 Crane test complete"),
        ("The review moves to 9 April.", "M3 Harbour readiness review"),
    ],
)
def test_a_decided_day_is_the_forecast_of_the_milestone_it_moves(
    harbour: Project, decision: str, title: str
) -> None:
    before = forecasts(harbour, WEEK_2)
    decided(harbour, WEEK_2, decision)
    day = date(2031, 4, 9)
    assert forecasts(harbour, WEEK_2) == {**before, title: day}


@pytest.mark.parametrize(
    "decision",
    [
        "We move the crane driver to 9 April.",
        "We do not move M4 to 9 April.",
        "We move the harbour dinner to 9 April.",
        "We keep the crane until 9 April.",
    ],
)
def test_a_decision_about_something_else_moves_no_milestone(
    harbour: Project, decision: str
) -> None:
    before = forecasts(harbour, WEEK_2)
    decided(harbour, WEEK_2, decision)
    assert forecasts(harbour, WEEK_2) == before


def test_a_milestone_knows_the_open_work_that_names_it(project: Project) -> None:
    project.plan(WEEK_1, milestone("M1 Beta", date(2031, 4, 30)))
    project.snapshot(
        WEEK_1,
        ticket("AB-1", description="Needed for M1."),
        ticket("AB-2", StatusCategory.DONE, description="Needed for M1."),
        ticket("AB-3"),
    )
    [stone] = milestone_register(project.view(WEEK_1))
    assert stone.work == ("AB-1",)


def test_a_plan_that_calls_it_done_makes_it_met_on_its_day(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("M3 Hull dry", DUE))
    project.plan(WEEK_2, milestone("M3 Hull dry", DUE, met=True))
    [status] = milestone_register(project.view(WEEK_3))
    assert (status.state, status.forecast) == (MilestoneState.MET, DUE)


def test_what_a_later_plan_still_had_open_was_met_late(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for day, met in ((WEEK_1, False), (WEEK_2, False), (WEEK_3, True)):
        project.plan(day, milestone("M3 Hull dry", DUE, met=met))
    [status] = milestone_register(project.view(WEEK_3))
    assert (status.state, status.forecast) == (MilestoneState.MET, WEEK_3)


def test_that_a_closed_row_was_met_is_no_news_for_all(tmp_path: Path) -> None:
    project = Project(tmp_path)
    closed = milestone("M3 Hull dry", DUE, met=True, closed=Label.INTERNAL)
    project.plan(WEEK_2, closed)
    [status] = milestone_register(project.view(WEEK_2))
    assert (status.state, status.label) == (MilestoneState.MET, Label.INTERNAL)


@pytest.mark.parametrize(
    ("title", "day", "expected"),
    [
        ("General availability", WEEK_3, ["GA"]),
        ("General availability", DUE, ["GA", "General availability"]),
        ("Gate agreed with the bank", WEEK_3, ["GA", "Gate agreed with the bank"]),
    ],
    ids=["in full", "other day", "longer name"],
)
def test_an_acronym_and_its_words_on_one_day_are_one_milestone(
    tmp_path: Path, title: str, day: date, expected: list[str]
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("GA", WEEK_3))
    project.snapshot(
        WEEK_1, milestone(title, day), stream="charter", kind=DocumentKind.WIKI_MARKDOWN
    )
    found = milestone_register(project.view(WEEK_1))
    assert sorted(status.title for status in found) == expected


@pytest.mark.parametrize(
    ("row", "day"),
    [("Beta", WEEK_3), ("Go live", date(2031, 3, 28))],
)
def test_a_row_of_minutes_that_says_fewer_words_is_the_planned_milestone(
    project: Project, row: str, day: date
) -> None:
    noted(project, milestone(row, day))
    found = milestone_register(project.view(WEEK_2))
    [moved] = [one for one in found if one.state is MilestoneState.MOVED]
    assert len(found) == 2
    assert (moved.forecast, moved.baseline) == (day, {"Beta": DUE}.get(row, WEEK_3))


def test_a_row_of_minutes_that_may_be_either_or_stands_beside_it_is_another(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone(BETA, DUE), milestone("M2 Beta tested", WEEK_3))
    noted(project, milestone("Beta", WEEK_2), milestone("Beta hall", WEEK_2))
    found = milestone_register(project.view(WEEK_2))
    assert {one.title for one in found} == {
        BETA,
        "M2 Beta tested",
        "Beta",
        "Beta hall",
    }
    assert not [one for one in found if one.state is MilestoneState.MOVED]


def noted(project: Project, *rows: Milestone) -> None:
    """Add minutes with a table of milestones."""
    kind = DocumentKind.NOTES_MARKDOWN
    project.snapshot(WEEK_2, *rows, stream="minutes", kind=kind, complete=False)
