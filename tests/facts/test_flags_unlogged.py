"""People who go away or leave, and costs above plan, that no RAID entry tells of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Colour, Dimension, FlagKind
from assistant.domain.reading import Passage
from assistant.domain.records import RaidKind, RaidState, StatusCategory
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid, ticket
from tests.facts.flagging import seen
from tests.facts.judgements import judged

RISK = FlagKind.RISK_NOT_IN_RAID
ALONE = FlagKind.SINGLE_POINT_OF_FAILURE
DUE = date(2031, 3, 20)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path, date_order="dmy")
    project.people("Ada Berg", "Ulf Moe")
    work = ticket("AB-1", StatusCategory.ACTIVE, assignee="Ada Berg", due=DUE)
    project.snapshot(WEEK_1, work)
    return project


def said(text: str, speaker: str = "Ada Berg", place: int = 1) -> Passage:
    return Passage(locator=str(place), text=text, speaker=speaker)


@pytest.mark.parametrize(
    "text",
    [
        "I am off from the seventeenth to the twenty-first of March.",
        "My holiday: from 17 March to 28 March, tickets are booked.",
        "By the way, from 17 to 21 March I am in Oslo for the fair.",
        "I'm out 17 March to 28 March.",
    ],
)
def test_given_work_due_meanwhile_then_an_absence_in_no_entry_is_a_risk(
    project: Project, text: str
) -> None:
    project.note(WEEK_1, said(text))
    [flag] = seen(project, WEEK_1, RISK)
    assert flag.owner == "Ada Berg"
    assert text in [getattr(piece, "quote", "") for piece in flag.evidence]


@pytest.mark.parametrize(
    "text",
    [
        "I am off from the second to the fifth of June.",
        "From 17 to 21 March I am in meetings.",
        "I am off on the seventeenth of March.",
        "I am off from 17 March to 28 March, Ulf stands in for me.",
    ],
)
def test_given_nothing_is_held_up_then_an_absence_is_no_risk(
    project: Project, text: str
) -> None:
    project.note(WEEK_1, said(text))
    assert not seen(project, WEEK_1, RISK)


@pytest.mark.parametrize(
    ("title", "count"), [("Ada is away in March", 0), ("The crane is old", 1)]
)
def test_given_an_entry_names_the_person_then_the_absence_is_logged(
    project: Project, title: str, count: int
) -> None:
    project.raid_log(WEEK_1, raid("R-1", title=title))
    project.note(WEEK_1, said("I'm out 17 March to 28 March."))
    assert len(seen(project, WEEK_1, RISK)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- ulf also stops on 30 april, he retires", 1),
        ("the ferry stops on 30 april", 0),
        ("ulf stops the pump on 30 april", 0),
        ("ulf does not stop on 30 april", 0),
    ],
)
def test_given_somebody_known_stops_for_good_then_no_entry_on_it_is_a_risk(
    project: Project, text: str, count: int
) -> None:
    project.note(WEEK_1, text)
    assert len(seen(project, WEEK_1, RISK)) == count


def test_given_who_holds_work_alone_then_leaves_then_it_is_told_anew(
    project: Project,
) -> None:
    project.note(WEEK_1, "Nobody else can tune the organ but Ulf.")
    leaves = said("I have handed in my notice, last day is 30 April.", "Ulf Moe")
    project.note(WEEK_2, leaves, name="chat")
    quotes = [
        getattr(piece, "quote", "")
        for flag in seen(project, WEEK_2, ALONE)
        for piece in flag.evidence
    ]
    assert leaves.text in quotes


def test_given_another_leaves_then_the_lone_expert_is_told_once(
    project: Project,
) -> None:
    project.note(WEEK_1, "Nobody else can tune the organ but Ulf.")
    project.note(WEEK_2, said("I have handed in my notice."), name="chat")
    assert len(seen(project, WEEK_2, ALONE)) == 1


@pytest.mark.parametrize(
    ("reply", "count"),
    [
        ("I can do the pumps. Not the boiler, I've never seen it.", 1),
        ("Have fun, I've been there once.", 0),
    ],
)
def test_given_others_never_did_the_work_of_who_goes_away_then_it_hangs_on_them(
    project: Project, reply: str, count: int
) -> None:
    away = said("I am off from 17 March to 28 March.")
    project.note(WEEK_1, away, said(reply, "Ulf Moe", 2))
    assert [flag.owner for flag in seen(project, WEEK_1, ALONE)] == ["Ada Berg"] * count


def test_given_the_question_names_who_is_away_then_it_hangs_on_that_person(
    project: Project,
) -> None:
    asks = said("And who covers for Ada when she's ill?", "Bo", 1)
    answers = said("Nobody. I should find somebody.", "Ulf Moe", 2)
    project.note(WEEK_1, asks, answers)
    assert [flag.owner for flag in seen(project, WEEK_1, ALONE)] == ["Ada Berg"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("For the nights there's only Ulf. If he's ill, there's nobody.", 1),
        ("Their office has nobody else for the survey.", 1),
        ("There's only soup left.", 0),
        ("We have nobody else to blame.", 0),
    ],
)
def test_given_there_is_one_person_only_then_it_hangs_on_one(
    project: Project, text: str, count: int
) -> None:
    project.note(WEEK_1, said(text))
    assert len(seen(project, WEEK_1, ALONE)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The March bill for the tiles is €5,900. The plan says €2,000 a month.", 1),
        ("power bill march 31k vs 22k plan!!", 1),
        ("With the second crane the job is £14k over and I must explain it.", 1),
        ("The March bill for the tiles is €1,900. The plan says €2,000 a month.", 0),
        ("If the bill is €5,900 against a plan of €2,000, we stop.", 0),
        ("The bill is €5,900. The ship has 2,000 seats.", 0),
    ],
)
def test_given_a_cost_above_its_plan_then_no_entry_on_it_is_a_risk(
    project: Project, text: str, count: int
) -> None:
    project.note(WEEK_1, said(text))
    assert len(seen(project, WEEK_1, RISK)) == count


@pytest.mark.parametrize(
    ("due", "status", "count"),
    [(date(2031, 3, 3), "Open", 1), (date(2031, 3, 6), "Open", 0)],
)
def test_given_a_dependency_is_open_days_after_its_date_then_it_is_at_risk(
    project: Project, due: date, status: str, count: int
) -> None:
    needed = raid("D-1", RaidKind.DEPENDENCY, title="Crane permit", due=due)
    project.raid_log(WEEK_1, needed.model_copy(update={"status": status}))
    assert len(seen(project, WEEK_1, FlagKind.DEPENDENCY_AT_RISK)) == count


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ulf resigned this morning.", ["Ulf Moe"]),
        ("Ada reported a resignation in the paint shop.", []),
        ("Ada heard that the baker handed in his notice.", []),
    ],
)
def test_given_somebody_tells_of_a_departure_then_it_is_not_theirs(
    project: Project, text: str, who: list[str]
) -> None:
    project.note(WEEK_1, text)
    assert [flag.subject for flag in seen(project, WEEK_1, RISK)] == [
        f"{name} leaves" for name in who
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ulf is exhausted, he has been working weekends since January.", 1),
        ("Our crew may be one short on the night.", 1),
        ("Ulf was two days at another customer, a bakery.", 1),
        ("The pump is overloaded.", 0),
        ("Is our crew one short?", 0),
        ("If Ulf is overloaded, we wait.", 0),
        ("Our crew is not overloaded.", 0),
        ("The walk was one short mile.", 0),
    ],
)
def test_given_people_carry_too_much_then_no_entry_on_it_is_a_risk(
    project: Project, text: str, count: int
) -> None:
    project.note(WEEK_1, said(text))
    assert len(seen(project, WEEK_1, RISK)) == count


@pytest.mark.parametrize(
    ("day", "status", "count"), [(24, "Open", 1), (19, "Open", 0), (24, "Met", 0)]
)
def test_given_an_open_dependency_moves_by_a_week_then_it_is_at_risk(
    project: Project, day: int, status: str, count: int
) -> None:
    needed = raid("D-1", RaidKind.DEPENDENCY, title="Crane permit", due=DUE)
    state = RaidState.CLOSED if status == "Met" else RaidState.OPEN
    later = {"due": date(2031, 3, day + 4), "status": status, "state": state}
    project.raid_log(WEEK_1, needed)
    project.raid_log(WEEK_2, needed.model_copy(update=later))
    assert len(seen(project, WEEK_2, FlagKind.DEPENDENCY_AT_RISK)) == count


@pytest.mark.parametrize(
    ("day", "colour"), [("30 June", Colour.AMBER), ("20 March", Colour.RED)]
)
def test_given_who_is_alone_stops_then_it_is_grave_once_the_day_is_near(
    project: Project, day: str, colour: Colour
) -> None:
    project.note(WEEK_1, f"Nobody else can tune the organ but Ulf. Ulf stops on {day}.")
    assert judged(project).dimensions[Dimension.RESOURCES].colour is colour
