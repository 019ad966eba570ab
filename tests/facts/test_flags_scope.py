"""Work that was added without a request, and work past its day."""

from datetime import date, timedelta
from typing import Any

import pytest

from assistant.domain.facts import ChangeKind, FlagKind
from assistant.domain.findings import DecisionFinding
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.records import (
    Comment,
    RaidKind,
    RaidState,
    StatusCategory,
)
from assistant.facts.changes import changes
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    Project,
    raid,
    ticket,
)
from tests.facts.flagging import seen

STORY = {"kind": "Story", "priority": "High", "title": "Duty labels in Welsh"}


def test_story_added_after_the_baseline_without_a_request_is_scope_creep(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", releases=("2.0",)))
    added = ticket("AB-2", releases=("2.0",), created=date(2031, 3, 12), **STORY)
    later = ticket("AB-3", releases=("3.0",), **STORY)
    bug = ticket("AB-4", releases=("2.0",), **{**STORY, "kind": "Bug"})
    project.snapshot(WEEK_2, ticket("AB-1", releases=("2.0",)), added, later, bug)
    [flag] = seen(project, WEEK_2, FlagKind.SCOPE_CREEP)
    assert (flag.subject, flag.first_seen) == ("AB-2", date(2031, 3, 12))


def test_story_whose_own_date_is_older_than_the_first_snapshot_is_told_as_such(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", kind="Story"))
    late = ticket("AB-2", kind="Story", title="Read meters", created=WEEK_1)
    project.snapshot(WEEK_2, ticket("AB-1", kind="Story"), late)
    [flag] = seen(project, WEEK_2, FlagKind.SCOPE_CREEP)
    assert "was not in the first snapshot" in flag.why
    assert f"was added on {WEEK_1}" not in flag.why


@pytest.mark.parametrize(
    ("line", "creeps"),
    [
        ("Change request CR-9 for the Welsh duty labels is approved.", False),
        ("The Welsh duty labels have no approved change request.", True),
    ],
)
def test_only_an_approved_change_request_ends_scope_creep(
    project: Project, line: str, creeps: bool
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.snapshot(WEEK_2, ticket("AB-1"), ticket("AB-2", **STORY))
    project.note(WEEK_2, line)
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is creeps


def test_important_ticket_past_its_day_is_overdue_with_its_last_comment(
    project: Project,
) -> None:
    due = WEEK_2 - timedelta(days=7)
    comment = Comment(text="Half of the pallets are labelled.")
    project.snapshot(
        WEEK_2,
        ticket("AB-1", due=due, priority="High", comments=(comment,)),
        ticket("AB-2", StatusCategory.DONE, due=due, priority="High"),
        ticket("AB-3", due=WEEK_2, priority="High"),
    )
    [flag] = seen(project, WEEK_2, FlagKind.OVERDUE_ACTION)
    assert flag.subject == "AB-1"
    assert comment.text in [piece.quote for piece in flag.evidence]
    assert "7 days late" in flag.why


def test_dependency_past_its_day_is_overdue(project: Project) -> None:
    late = raid("D-1", RaidKind.DEPENDENCY, state=RaidState.LATE, due=WEEK_1)
    project.raid_log(WEEK_2, late)
    assert [f.subject for f in seen(project, WEEK_2, FlagKind.OVERDUE_ACTION)] == [
        "D-1"
    ]


@pytest.mark.parametrize(
    ("cells", "creeps"),
    [
        ({"title": "Welsh on the printed tariff"}, True),
        ({"title": "Printed tariff: Welsh pages", "parent": "AB-1"}, False),
        ({"title": "Repeat the tariff proof-reading"}, False),
        ({"title": "Drill for the tariff change-over"}, False),
    ],
)
def test_a_part_of_known_work_or_work_done_again_is_no_new_scope(
    project: Project, cells: dict[str, Any], creeps: bool
) -> None:
    high: dict[str, Any] = {"priority": "High", "kind": "Task"}
    known = ticket("AB-1", title="Printed tariff", **high)
    project.snapshot(WEEK_1, known)
    project.snapshot(WEEK_2, known, ticket("AB-2", **high, **cells))
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is creeps


def test_a_story_of_a_known_epic_is_new_scope(project: Project) -> None:
    epic = ticket("AB-1", kind="Epic", title="Printed tariff")
    project.snapshot(WEEK_1, epic)
    project.snapshot(WEEK_2, epic, ticket("AB-2", parent="AB-1", **STORY))
    assert [f.subject for f in seen(project, WEEK_2, FlagKind.SCOPE_CREEP)] == ["AB-2"]


def test_work_that_a_decision_brought_in_is_no_scope_creep(project: Project) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", kind="Story"))
    project.snapshot(WEEK_2, ticket("AB-1", kind="Story"), ticket("AB-2", **STORY))
    said = "The board decided to add duty labels in Welsh."
    project.note(WEEK_2, said, findings=[(DecisionFinding, said, {})])
    assert not seen(project, WEEK_2, FlagKind.SCOPE_CREEP)


@pytest.mark.parametrize(
    ("title", "said", "creeps"),
    [
        ("Second label printer", "The label printer stays on the old server.", True),
        ("Second crane", "We do not hire a second crane.", True),
        ("New test server", "The test server is not touched before go-live.", True),
        ("Third stock list", "The stock list is with the pharmacy.", True),
        ("Second label printer", "We buy a second label printer.", False),
        ("Second crane", "The second crane is approved.", False),
        ("Second server cutover", "The server cutover runs again in May.", False),
        ("New test server", "We rent a test server from May.", False),
        ("Stock list export", "The stock list export goes into 1.0.", False),
    ],
)
def test_a_decision_that_adds_nothing_lets_no_work_in(
    project: Project, title: str, said: str, creeps: bool
) -> None:
    story = {**STORY, "title": title}
    project.snapshot(WEEK_1, ticket("AB-1", kind="Story"))
    project.snapshot(WEEK_2, ticket("AB-1", kind="Story"), ticket("AB-2", **story))
    project.note(WEEK_2, said, findings=[(DecisionFinding, said, {})])
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is creeps


@pytest.mark.parametrize(
    ("title", "beside", "creeps"),
    [
        ("Printer drops after ten labels", {}, False),
        ("Label screen logs out when idle", {}, False),
        ("Two labels on one box", {"description": "sev 1, print again"}, False),
        ("Two labels on one box", {"description": "Severity: 2"}, False),
        ("Two labels on one box", {"labels": ("Defect",)}, False),
        ("Two labels on one box", {"description": "several sizes"}, True),
        ("Rain stops and snow drops in the forecast", {}, True),
        ("Write the defect report", {"labels": ("defect",)}, True),
    ],
)
def test_a_fault_of_a_tracker_without_types_is_told_by_its_words(
    project: Project, title: str, beside: dict[str, Any], creeps: bool
) -> None:
    added = {**STORY, "kind": "", "title": title, **beside}
    known = ticket("AB-1", kind="")
    project.snapshot(WEEK_1, known)
    project.snapshot(WEEK_2, known, ticket("AB-2", **added))
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is creeps


@pytest.mark.parametrize(
    ("title", "beside", "creeps"),
    [
        ("Replacement for the cracked screen of desk 4", {}, False),
        ("Order a replacement battery", {}, False),
        ("Repair of the gate", {}, False),
        ("Swap the faulty scanner at the dock", {}, False),
        ("Replacement of the bent frame", {}, False),
        ("Lockers for reserved books", {}, True),
        ("Replace log-in by the new sign-on", {}, True),
        ("Repair history screen", {}, True),
        ("Replacement plan module", {}, True),
        ("Replacement battery", {"description": "Scope change by CR-4"}, True),
    ],
)
def test_given_what_only_puts_right_what_is_there_then_no_scope_is_added(
    project: Project, title: str, beside: dict[str, Any], creeps: bool
) -> None:
    added = {**STORY, "kind": "Task", "title": title, **beside}
    known = ticket("AB-1", kind="Task")
    project.snapshot(WEEK_1, known)
    project.snapshot(WEEK_2, known, ticket("AB-2", **added))
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is creeps
    kinds = {one.kind for one in changes(project.view(WEEK_2), WEEK_1)}
    assert kinds == {ChangeKind.SCOPE_ADDED if creeps else ChangeKind.ISSUE_OPENED}


@pytest.mark.parametrize(
    ("kind", "priority", "flagged"),
    [
        ("Bug", "Highest", True),
        ("Bug", "Medium", False),
        ("Story", "Highest", False),
    ],
)
def test_a_fault_of_the_highest_priority_is_overdue_from_the_first_day(
    project: Project, kind: str, priority: str, flagged: bool
) -> None:
    row = ticket(
        "AB-4",
        StatusCategory.ACTIVE,
        kind=kind,
        priority=priority,
        due=WEEK_2 - timedelta(days=1),
    )
    project.snapshot(WEEK_2, row)
    assert bool(seen(project, WEEK_2, FlagKind.OVERDUE_ACTION)) is flagged


def talk(*cues: tuple[str, str]) -> list[Passage]:
    """The cues of a transcript: who speaks, and the words."""
    return [
        Passage(locator=f"cue {number}", text=text, speaker=speaker)
        for number, (speaker, text) in enumerate(cues, 1)
    ]


WISH = ("Ada Birch", "The union asked me for duty labels in Welsh. Can we have that?")


@pytest.mark.parametrize(
    ("answers", "spoken_of"),
    [
        ([("Ulf Aas", "Put it down, I will write a change request.")], True),
        (
            [
                ("Tess Lowe", "It is possible. I would have to ask what it costs."),
                ("Ulf Aas", "Then I raise a change request for that."),
            ],
            True,
        ),
        ([("Ulf Aas", "Let us see what it costs.")], False),
        ([("Ulf Aas", "We will see.")] * 9 + [("Ulf Aas", "CR-4 is out.")], False),
    ],
)
def test_a_change_request_in_answer_to_a_wish_is_spoken_of(
    project: Project, answers: list[tuple[str, str]], spoken_of: bool
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.snapshot(WEEK_2, ticket("AB-1"), ticket("AB-2", **STORY))
    kind = DocumentKind.TRANSCRIPT_VTT
    project.note(WEEK_2, *talk(WISH, *answers), kind=kind)
    [flag] = seen(project, WEEK_2, FlagKind.SCOPE_CREEP)
    assert ("a change request is spoken of" in flag.why) is spoken_of
    assert ("no change request that names it is found" in flag.why) is not spoken_of


def test_an_approval_in_the_talk_that_follows_a_wish_ends_no_scope_creep(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.snapshot(WEEK_2, ticket("AB-1"), ticket("AB-2", **STORY))
    approved = ("Ulf Aas", "Change request CR-4 for the pumps is approved.")
    kind = DocumentKind.TRANSCRIPT_VTT
    project.note(WEEK_2, *talk(WISH, approved), kind=kind)
    assert seen(project, WEEK_2, FlagKind.SCOPE_CREEP)
