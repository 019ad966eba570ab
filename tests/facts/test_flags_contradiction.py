"""Two sources that cannot both be right."""

from datetime import UTC, date, datetime

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.records import (
    CiOutcome,
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


def test_closed_entry_whose_ticket_was_reopened_is_a_contradiction(
    project: Project,
) -> None:
    closed = raid("I-4", RaidKind.ISSUE, state=RaidState.CLOSED, mitigation="See AB-9.")
    project.raid_log(WEEK_1, closed)
    project.snapshot(WEEK_1, ticket("AB-9", StatusCategory.DONE))
    assert not seen(project, WEEK_1)
    project.snapshot(WEEK_2, ticket("AB-9", StatusCategory.ACTIVE))
    [flag] = seen(project, WEEK_2)
    assert (flag.subject, flag.first_seen) == ("I-4", WEEK_2)


def soak(outcome: CiOutcome, hour: int, *failures: TestFailure) -> object:
    at = datetime(2031, 3, 13, hour, tzinfo=UTC)
    return run("night-soak", at, outcome, tests=9, failures=failures)


FAILURE = TestFailure(name="export_under_2s", message="export of a ledger took 9 s")


def test_finished_ticket_whose_test_still_fails_is_a_contradiction(
    project: Project,
) -> None:
    project.snapshot(
        WEEK_2,
        ticket(
            "AB-5",
            StatusCategory.DONE,
            title="Export of a ledger under 2 s",
            resolved=date(2031, 3, 12),
        ),
        ticket("AB-6", StatusCategory.DONE, title="Password reset by mail"),
    )
    project.ci(WEEK_2, soak(CiOutcome.FAILED, 2, FAILURE))
    [flag] = seen(project, WEEK_2)
    assert flag.subject == "AB-5"
    assert FAILURE.message in [piece.quote for piece in flag.evidence]


def test_a_report_beside_the_list_of_runs_says_which_test_still_fails(
    project: Project,
) -> None:
    title = "Export of a ledger under 2 s"
    done = ticket("AB-5", StatusCategory.DONE, title=title, resolved=date(2031, 3, 12))
    project.snapshot(WEEK_2, done)
    at = datetime(2031, 3, 13, 2, tzinfo=UTC)
    failed = CiOutcome.FAILED
    listed = run("night-soak", at, failed)
    report = run("night-soak", at, failed, branch=None, tests=9, failures=(FAILURE,))
    project.ci(WEEK_2, listed, report)
    [flag] = seen(project, WEEK_2)
    assert flag.subject == "AB-5"


def test_test_that_passes_again_contradicts_nothing(project: Project) -> None:
    done = ticket("AB-5", StatusCategory.DONE, title="Export of a ledger under 2 s")
    project.snapshot(WEEK_2, done)
    project.ci(WEEK_2, soak(CiOutcome.FAILED, 2, FAILURE), soak(CiOutcome.PASSED, 4))
    assert not seen(project, WEEK_2)


ASSUMED = raid(
    "A-1",
    RaidKind.ASSUMPTION,
    title="Customs clearance takes four working days",
    raised=date(2031, 3, 3),
)


@pytest.mark.parametrize(
    ("line", "contradicts"),
    [
        ("Customs clearance takes nine working days now.", True),
        ("Customs clearance takes 4 working days, as always.", False),
        ("Customs clearance costs nine euros.", False),
        ("The canteen closes for nine working days.", False),
        ("Clearance of the hall takes nine working days.", False),
    ],
)
def test_only_another_number_of_the_same_unit_on_the_same_subject_contradicts(
    project: Project, line: str, contradicts: bool
) -> None:
    project.raid_log(WEEK_1, ASSUMED)
    project.note(WEEK_1, line, "Lunch was late.", "Parking is full.")
    assert bool(seen(project, WEEK_1)) is contradicts


@pytest.mark.parametrize(
    ("line", "contradicts"),
    [
        ("Only 60 % of the mobile numbers are right.", True),
        ("The mobile numbers were checked: 60 % are right.", True),
        ("The account number is good but missing for 4 %.", False),
        ("4 % of the mobile numbers are missing.", False),
        ("The mobile numbers are wrong in 12 % of the rows.", False),
    ],
)
def test_only_a_share_counted_alike_contradicts_the_share_of_an_assumption(
    project: Project, line: str, contradicts: bool
) -> None:
    entry = raid(
        "A-1",
        RaidKind.ASSUMPTION,
        title="85 % of the mobile numbers are right",
        raised=date(2031, 3, 3),
    )
    project.raid_log(WEEK_1, entry)
    project.note(WEEK_1, line, "Lunch was late.", "Parking is full.")
    assert bool(seen(project, WEEK_1)) is contradicts


@pytest.mark.parametrize(
    ("name", "contradicts"), [("customs-mail", True), ("canteen-mail", False)]
)
def test_the_name_of_a_file_tells_of_whom_its_number_is(
    project: Project, name: str, contradicts: bool
) -> None:
    project.raid_log(WEEK_1, ASSUMED)
    project.note(WEEK_1, "Our clearance takes nine working days.", name=name)
    assert bool(seen(project, WEEK_1)) is contradicts


def test_update_that_tells_an_older_date_than_the_ticket_is_a_contradiction(
    project: Project,
) -> None:
    cells = {"title": "Customs approval of pallets", "priority": "High"}
    april = date(2031, 4, 4)
    project.snapshot(WEEK_1, ticket("AB-1", due=april, **cells))
    project.update(WEEK_1, "green", "| Customs approval | 4 April | on track |")
    assert not seen(project, WEEK_1)
    project.snapshot(WEEK_2, ticket("AB-1", due=date(2031, 4, 18), **cells))
    project.update(WEEK_2, "green", "| Customs approval | 4 April | on track |")
    project.update(WEEK_3, "green", "| Customs approval | 4 April | on track |")
    [first], [second] = seen(project, WEEK_2), seen(project, WEEK_3)
    assert first.first_seen == WEEK_2
    assert first.id == second.id
    assert "2031-04-18" in first.why


@pytest.mark.parametrize(
    ("other", "contradicts"),
    [("Pallets shipped to Leith", False), ("Pallets approved in Leith by us", True)],
)
def test_a_line_that_gives_another_thing_its_day_contradicts_nothing(
    project: Project, other: str, contradicts: bool
) -> None:
    april = date(2031, 4, 4)
    approved = {"title": "Pallets approved in Leith", "priority": "High"}
    project.snapshot(
        WEEK_1,
        ticket("AB-1", due=date(2031, 4, 18), **approved),
        ticket("AB-2", due=april, title=other, priority="High"),
    )
    project.update(WEEK_1, "green", "The pallets for Leith are ready on 4 April.")
    assert bool(seen(project, WEEK_1)) is contradicts


def test_update_that_tells_the_date_as_former_contradicts_nothing(
    project: Project,
) -> None:
    due = date(2031, 4, 18)
    moved = ticket("AB-1", due=due, title="Customs approval", priority="High")
    project.snapshot(WEEK_1, moved)
    project.update(WEEK_1, "amber", "Customs approval was 4 April and is open.")
    assert not seen(project, WEEK_1)


@pytest.mark.parametrize(
    "words",
    ["Ulf: AB-4 is done.", "AB-4 is now finished", "We closed AB-4 today."],
)
def test_a_ticket_that_people_call_done_while_it_is_in_work_is_a_contradiction(
    project: Project, words: str
) -> None:
    project.snapshot(WEEK_2, ticket("AB-4", StatusCategory.ACTIVE))
    project.note(WEEK_2, words)
    [flag] = seen(project, WEEK_2)
    assert flag.subject == "AB-4"


@pytest.mark.parametrize(
    "words",
    [
        "Is AB-4 done?",
        "Once AB-4 is done we test.",
        "AB-4 is not done",
        "AB-4 is almost done",
        "AB-4 should be closed by Friday.",
    ],
)
def test_what_only_asks_for_or_hopes_for_the_end_of_a_ticket_contradicts_nothing(
    project: Project, words: str
) -> None:
    project.snapshot(WEEK_2, ticket("AB-4", StatusCategory.ACTIVE))
    project.note(WEEK_2, words)
    assert not seen(project, WEEK_2)


@pytest.mark.parametrize(
    "words",
    [
        "Kiln door fitting (AB-4) was finished on Wednesday.",
        "Ulf: the kiln door fitting is finished, all six hinges are on.",
        "The fitting of the kiln door was completed on 4 March.",
        "Ulf finished the kiln door fitting on Wednesday.",
        "kiln door fitting: done",
    ],
)
def test_work_that_is_called_done_by_its_title_contradicts_the_tracker(
    project: Project, words: str
) -> None:
    title = "Kiln door fitting"
    fitting = ticket("AB-4", StatusCategory.ACTIVE, title=title)
    other = ticket("AB-5", StatusCategory.ACTIVE, title="Kiln floor tiles")
    project.note(WEEK_1, words)
    project.snapshot(WEEK_2, fitting, other)
    [flag] = seen(project, WEEK_2)
    assert flag.subject == "AB-4"
    assert [quote.quote for quote in flag.evidence[:1]] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The kiln door is done.",
        "The kiln door fitting plan is finished.",
        "The kiln door fitting is nearly finished.",
        "Is the kiln door fitting finished?",
        "The kiln door fitting is done, only the seal is missing.",
        "Ulf has not finished the kiln door fitting.",
        "Ulf will have finished the kiln door fitting by May.",
        "The kiln door fitting 2 is done.",
    ],
)
def test_other_work_and_work_not_wholly_done_contradict_nothing(
    project: Project, words: str
) -> None:
    title = "Kiln door fitting 1"
    project.note(WEEK_1, words)
    project.snapshot(WEEK_2, ticket("AB-4", StatusCategory.ACTIVE, title=title))
    assert not seen(project, WEEK_2)


def test_a_finished_ticket_that_people_call_open_is_a_contradiction(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-4", StatusCategory.DONE))
    project.snapshot(WEEK_2, ticket("AB-4", StatusCategory.DONE))
    project.note(WEEK_2, "AB-4 is still open.")
    [flag] = seen(project, WEEK_2)
    assert "not done" in flag.why


def test_a_ticket_that_is_finished_after_the_words_contradicts_nothing(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-4", StatusCategory.ACTIVE))
    project.note(WEEK_1, "AB-4 is not done.")
    project.snapshot(WEEK_2, ticket("AB-4", StatusCategory.DONE))
    assert not seen(project, WEEK_2)


def test_words_newer_than_the_tracker_are_set_against_its_last_export(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-4", StatusCategory.ACTIVE))
    project.note(WEEK_2, "AB-4 is done.")
    [flag] = seen(project, WEEK_2)
    assert f"the export of {WEEK_1} has AB-4 as In Progress" in flag.why


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("pump 7 is repaired, I ran it twice", True),
        ("Pump 7 is fixed.", True),
        ("Ulf fixed the leaking pump.", True),
        ("pump 8 is fixed", False),
        ("the pump is fixed", False),
        ("pump 7 is not fixed", False),
        ("pump 7 will be fixed on Monday", False),
    ],
)
def test_a_fault_is_known_by_words_that_no_other_title_has(
    project: Project, words: str, contradicts: bool
) -> None:
    project.note(WEEK_1, words)
    project.snapshot(
        WEEK_2,
        ticket(
            "AB-4", StatusCategory.ACTIVE, title="Leaking pump 7 trips the fuse"
        ).model_copy(update={"kind": "Bug"}),
        ticket("AB-5", StatusCategory.ACTIVE, title="Paint the pump house"),
    )
    assert [flag.subject for flag in seen(project, WEEK_2)] == (
        ["AB-4"] if contradicts else []
    )


@pytest.mark.parametrize(
    ("title", "contradicts"),
    [
        ("Weld the keel in the dry dock", True),
        ("Paint the keel in the dry dock", False),
    ],
)
def test_open_work_of_a_milestone_that_is_met_is_a_contradiction(
    project: Project, title: str, contradicts: bool
) -> None:
    project.plan(WEEK_1, milestone("K2 Keel welded in the dry dock", date(2031, 3, 12)))
    project.snapshot(WEEK_1, ticket("AB-4", StatusCategory.ACTIVE, title=title))
    project.note(WEEK_2, "The keel is in since Wednesday, K2 is met.")
    view = project.view(WEEK_2)
    material = FlagMaterial(view, milestones=milestone_register(view))
    found = [f for f in flags(material) if f.kind is FlagKind.CONTRADICTION]
    assert [flag.subject for flag in found] == (["AB-4"] if contradicts else [])


def test_a_number_that_is_denied_contradicts_an_entry_by_one_shared_word(
    project: Project,
) -> None:
    entry = raid("R-4", title="Wholesalers (60) do not switch the tariff in time")
    project.raid_log(WEEK_1, entry)
    project.note(WEEK_2, "75 wholesalers ordered by phone in February, not 60.")
    [flag] = seen(project, WEEK_2, FlagKind.CONTRADICTION)
    assert flag.subject == "R-4"
