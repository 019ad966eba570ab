"""A day, a number or an end that one source gives and another source denies."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.reading import DocumentKind
from assistant.domain.records import (
    CiOutcome,
    CiRun,
    Comment,
    Planned,
    RaidKind,
    RaidState,
    StatusCategory,
    TestFailure,
)
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    run,
    ticket,
)
from tests.facts.flagging import seen

DUE = date(2031, 4, 11)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, "dmy")


def dependency(project: Project) -> None:
    title = "Key box from Haldane"
    project.raid_log(WEEK_1, raid("D-1", RaidKind.DEPENDENCY, title=title, due=DUE))


@pytest.mark.parametrize(
    "words",
    [
        "The box can come on 24 April at the earliest.",
        "If the form is signed on Monday, the box arrives on 24 April.",
        "The box is available on 2 April only.",
        "11 April is not realistic for the key box.",
    ],
)
def test_given_a_kept_day_when_its_giver_names_another_then_they_contradict(
    project: Project, words: str
) -> None:
    dependency(project)
    project.note(WEEK_2, words, name="haldane-answer")

    [flag] = seen(project, WEEK_2)
    assert flag.subject == "D-1"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The box can come on 24 April at the earliest.", "stand-up"),
        ("Can the box come on 24 April?", "haldane-answer"),
        ("The box was to come on 24 April instead of May.", "haldane-answer"),
        ("The box arrives on 11 April.", "haldane-answer"),
        ("The box may come on 8 April.", "haldane-answer"),
        ("I hope that the key box arrives on 24 April.", "stand-up"),
        ("11 April is not possible for the painters.", "haldane-answer"),
        ("The key box is here, and the painters come on 24 April.", "haldane-answer"),
    ],
)
def test_given_a_kept_day_when_the_words_are_of_another_or_agree_then_none_is_raised(
    project: Project, words: str, name: str
) -> None:
    dependency(project)
    project.note(WEEK_2, words, name=name)

    assert seen(project, WEEK_2) == []


def test_given_details_of_an_entry_when_another_number_is_said_then_they_contradict(
    project: Project,
) -> None:
    entry = raid("D-1", RaidKind.DEPENDENCY, title="Haldane account")
    entry = entry.model_copy(update={"description": "Three days for their check."})
    project.raid_log(WEEK_1, entry)
    project.note(WEEK_2, "Our check of the papers takes 12 days.", name="haldane-mail")
    project.note(WEEK_2, "The check of the roof takes 12 days.", name="site")

    [flag] = seen(project, WEEK_2)
    assert (flag.subject, "12 days" in flag.why) == ("D-1", True)


def test_given_the_heading_of_an_update_when_it_has_its_own_day_then_it_tells_no_date(
    project: Project,
) -> None:
    work = ticket("HA-1", title="Gate list against Harbour", due=DUE, priority="High")
    project.snapshot(WEEK_1, work)
    project.update(WEEK_1, "green", f"# Harbour gate list, week 1 ({WEEK_1})")

    assert seen(project, WEEK_1) == []


def suite(at: datetime, name: str) -> CiRun:
    failure = TestFailure(name=name, message="expected 3 but was 4")
    return run(
        "gate-nightly",
        at,
        CiOutcome.FAILED,
        tests=9,
        failed=1,
        failures=(failure,),
    )


@pytest.mark.parametrize(
    ("name", "raised"), [("crane.LoadTest", ["HA-1"]), ("lights.OnTest", [])]
)
def test_given_a_finished_ticket_when_tests_of_its_suite_fail_then_they_contradict(
    project: Project, name: str, raised: list[str]
) -> None:
    work = ticket(
        "HA-1",
        StatusCategory.DONE,
        title="Link of the crane to the gate system",
        description="Suite: gate-nightly",
        resolved=WEEK_1,
    )
    project.snapshot(WEEK_1, work)
    project.ci(WEEK_2, suite(datetime(2031, 3, 12, 2, tzinfo=UTC), name))

    assert [flag.subject for flag in seen(project, WEEK_2)] == raised


def test_given_a_status_that_words_call_wrong_when_it_is_done_then_they_contradict(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("HA-1", StatusCategory.DONE))
    project.snapshot(WEEK_2, ticket("HA-1", StatusCategory.DONE))
    project.note(WEEK_2, "HA-1 is on done in the tracker, but the lamp is dark.")

    assert [flag.subject for flag in seen(project, WEEK_2)] == ["HA-1"]


def of_milestones(project: Project, day: date) -> list[Flag]:
    view = project.view(day)
    material = FlagMaterial(view, milestones=milestone_register(view))
    return [flag for flag in flags(material) if flag.kind.value == "contradiction"]


@pytest.mark.parametrize(
    ("planned", "raised"), [(DUE, ["Berth opening"]), (date(2031, 5, 9), [])]
)
def test_given_a_milestone_that_words_moved_when_the_plan_keeps_its_day_then_it_is_told(
    project: Project, planned: date, raised: list[str]
) -> None:
    def schedule(day: date, due: date) -> None:
        stone = milestone("1", due, title="Berth opening", planned=Planned())
        kind = DocumentKind.MSPDI_XML
        project.snapshot(day, stone, stream="plan", kind=kind)

    schedule(WEEK_1, DUE)
    project.note(WEEK_2, "The berth opening moves to 09/05/2031.")
    schedule(WEEK_3, planned)

    assert of_milestones(project, WEEK_2) == []
    assert [flag.subject for flag in of_milestones(project, WEEK_3)] == raised


def test_given_one_day_in_plan_and_log_when_its_giver_moves_it_then_both_are_told(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("Haldane go-live approval", DUE))
    entry = raid("D-1", RaidKind.DEPENDENCY, title="Keys from Haldane", due=DUE)
    project.raid_log(WEEK_1, entry)
    project.note(WEEK_2, "The approval can come on 24 April.", name="haldane")

    assert {one.subject for one in of_milestones(project, WEEK_2)} == {
        "Haldane go-live approval",
        "D-1",
    }


@pytest.mark.parametrize(
    ("title", "raised"),
    [("Seat plan of the river deck", ["R-1"]), ("Seat covers", [])],
)
def test_given_a_closed_entry_when_work_that_ended_with_it_is_reopened_then_it_is_told(
    project: Project, title: str, raised: list[str]
) -> None:
    entry = raid("R-1", title="River deck has no seat plan", due=None)
    closed = {"state": RaidState.CLOSED, "status": "Closed", "note": "Plan is made."}
    project.raid_log(WEEK_1, entry)
    project.snapshot(WEEK_1, ticket("HA-1", title=title))
    project.raid_log(WEEK_2, entry.model_copy(update=closed))
    project.snapshot(WEEK_2, ticket("HA-1", StatusCategory.DONE, title=title))
    assert seen(project, WEEK_2) == []

    project.snapshot(WEEK_3, ticket("HA-1", StatusCategory.ACTIVE, title=title))
    assert [flag.subject for flag in seen(project, WEEK_3)] == raised


@pytest.mark.parametrize(
    ("words", "raised"),
    [
        ("Done, 37 lamps are up.", ["HA-1"]),
        ("Done, all 41 lamps are up.", []),
        ("Done, 3 more lamps come in May.", []),
        ("Done in 12 days.", []),
    ],
)
def test_given_a_title_with_a_count_when_it_is_closed_on_another_then_they_contradict(
    project: Project, words: str, raised: list[str]
) -> None:
    comment = Comment(text=words, at=datetime(2031, 3, 13, 9, tzinfo=UTC))
    title = "Lamps on the quay (41 lamps)"
    work = ticket("HA-1", StatusCategory.DONE, title=title, comments=(comment,))
    project.snapshot(WEEK_2, work)

    assert [flag.subject for flag in seen(project, WEEK_2)] == raised


def test_given_an_update_on_a_meeting_with_a_party_then_it_dates_nothing_of_theirs(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("Handover to Haldane & Rook", DUE))
    project.update(WEEK_1, "green", "* First session with Haldane & Rook on 2 April.")

    assert seen(project, WEEK_1) == []


@pytest.mark.parametrize(
    ("title", "description", "raised"),
    [
        ("Mask the gate codes", "From the safety audit.", []),
        ("Snag list of the deck", "", []),
        ("Paint the deck blue", "The harbour master likes it.", ["HA-2"]),
    ],
)
def test_given_new_work_when_it_mends_what_was_found_then_it_is_no_scope_creep(
    project: Project, title: str, description: str, raised: list[str]
) -> None:
    first = ticket("HA-1")
    project.snapshot(WEEK_1, first)
    new = ticket("HA-2", title=title, description=description, created=WEEK_2)
    project.snapshot(WEEK_2, first, new)

    found = seen(project, WEEK_2, FlagKind.SCOPE_CREEP)
    assert [flag.subject for flag in found] == raised


@pytest.mark.parametrize(
    ("words", "name", "raised"),
    [
        ("Notice must have reached Haldane by 20 March.", "exit-clause", []),
        ("The exit contract with Haldane must be signed by 20 March.", "exit", []),
        ("The exit from Haldane must be on 20 March.", "exit", ["CR-5"]),
    ],
)
def test_given_words_on_something_about_a_thing_then_they_give_it_no_day(
    project: Project, words: str, name: str, raised: list[str]
) -> None:
    """GIVEN work on leaving a supplier and a mail on the terms of it

    WHEN the mail says by when the notice or the contract must be there
    THEN that is no other day of the work; the day of the work itself is one.
    """
    project.snapshot(WEEK_1, ticket("CR-5", title="Move and exit Haldane", due=DUE))
    project.note(WEEK_2, words, name=name)

    assert [flag.subject for flag in seen(project, WEEK_2)] == raised


@pytest.mark.parametrize(
    ("line", "raised"),
    [
        ("- The valve tests end on 28 March 2031", []),
        ("- Work on the valves begins on 28 March 2031", []),
        ("- Valves are ready on 28 March 2031", ["CR-7"]),
        ("- Work on the valves begins on 28 April 2031", ["CR-7"]),
    ],
)
def test_given_an_update_on_tests_or_the_start_of_a_thing_then_its_day_stands(
    project: Project, line: str, raised: list[str]
) -> None:
    work = ticket("CR-7", title="Valves", due=DUE, priority="High")
    project.snapshot(WEEK_1, work)
    project.update(WEEK_1, "green", line)

    assert [flag.subject for flag in seen(project, WEEK_1)] == raised
