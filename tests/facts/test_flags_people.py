"""Promises with a hedge, and knowledge that one person holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.domain.facts import FlagKind, Severity
from assistant.domain.findings import StatementFinding, StatementKind
from assistant.domain.reading import Passage
from assistant.domain.records import RaidKind, RaidState
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    Project,
    raid,
    ticket,
)
from tests.facts.flagging import seen


@pytest.mark.parametrize(
    "words",
    [
        "It ought to be there by 28 March, if the ferry sails.",
        "We are hoping for 28 March, but I cannot promise.",
        "All being well, 28 March, depending on the ferry.",
        "In theory 28 March, unless it rains.",
        "The divers should be out by 28 March, if the water is clear.",
    ],
)
def test_more_ways_to_hedge_a_date(project: Project, words: str) -> None:
    project.note(WEEK_1, words)
    [flag] = seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)
    assert flag.title not in {"It", "it"}


@pytest.mark.parametrize(
    "words",
    [
        "If the ferry should sink, call me by 28 March.",
        "We should decide by 28 March if we want the pier.",
        "The divers should not be out on 28 March if the water is cold.",
    ],
)
def test_a_case_or_a_duty_is_no_hedge(project: Project, words: str) -> None:
    project.note(WEEK_1, words)
    assert not seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)


def turns(project: Project, day: date, *words: str) -> None:
    speakers = ["Ada Berg", "Ulf Moe"]
    project.note(
        day,
        *(
            Passage(locator=f"line {n}", text=text, speaker=speakers[n % 2])
            for n, text in enumerate(words, 1)
        ),
    )


def test_offer_without_a_date_names_the_work_of_the_turn_before(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", title="Evacuation drill"))
    turns(
        project,
        WEEK_1,
        "Who takes the evacuation drill?",
        "I might be able to take it in spring, let me see.",
    )
    [flag] = seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)
    assert flag.title.startswith("Evacuation drill: ")


def test_offer_of_nothing_in_particular_is_no_flag(project: Project) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", title="Evacuation drill"))
    turns(project, WEEK_1, "Cake?", "I might be able to bring one, let me see.")
    assert not seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)


def test_hedge_is_over_once_the_thing_has_arrived(project: Project) -> None:
    entry = raid("D-1", RaidKind.DEPENDENCY, title="Permit of the harbour office")
    project.raid_log(WEEK_1, entry)
    project.note(
        WEEK_1,
        "The permit is with the harbour office. They should be able to issue it by "
        "28 March, if nobody is ill.",
    )
    [flag] = seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)
    assert flag.title.startswith("Permit of the harbour office")
    closed = entry.model_copy(update={"state": RaidState.CLOSED})
    project.raid_log(WEEK_2, closed)
    assert not seen(project, WEEK_2, FlagKind.HEDGED_COMMITMENT)


def test_same_person_and_same_day_are_one_hedge(project: Project) -> None:
    turns(
        project,
        WEEK_1,
        "Well.",
        "Crates should arrive by 28 March, if the ferry sails.",
        "And now?",
        "I am still hoping for 28 March, but no promise.",
    )
    assert len(seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)) == 1


def test_nobody_to_the_question_of_who_else_is_a_single_point(
    project: Project,
) -> None:
    turns(project, WEEK_1, "Who else knows the sluice gate wiring?", "Nobody.")
    [flag] = seen(project, WEEK_1, FlagKind.SINGLE_POINT_OF_FAILURE)
    assert (flag.title, flag.owner) == ("the sluice gate wiring", None)
    assert flag.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Nobody else has the codes.", True),
        ("It's all in my head.", True),
        ("If it were all in my head we would stop.", False),
        ("Nobody came.", False),
    ],
)
def test_what_only_one_head_holds_is_a_single_point(
    project: Project, words: str, alone: bool
) -> None:
    project.note(WEEK_1, words)
    found = seen(project, WEEK_1, FlagKind.SINGLE_POINT_OF_FAILURE)
    assert bool(found) is alone


def test_words_that_name_nobody_are_about_who_is_known_to_be_alone(
    project: Project,
) -> None:
    project.people("Ada Berg", "Ulf Moe")
    project.note(WEEK_1, "Nobody else has the codes, ask Ada Berg.")
    said = "Nobody else has the keys.", "Who else can open it?", "Nobody."
    turns(project, WEEK_2, "Ada Berg is ill today.", *said)
    [flag] = seen(project, WEEK_2, FlagKind.SINGLE_POINT_OF_FAILURE)
    assert flag.owner == "Ada Berg"


def test_single_point_that_was_said_long_ago_weighs_less(project: Project) -> None:
    project.note(WEEK_1, "Nobody else has the codes.")
    [flag] = seen(project, WEEK_1 + timedelta(28), FlagKind.SINGLE_POINT_OF_FAILURE)
    assert flag.severity is Severity.MEDIUM


def _risk(project: Project, day: date, words: str) -> None:
    fields = {"about": StatementKind.RISK}
    project.note(day, words, findings=[(StatementFinding, words, fields)])


def test_a_role_with_one_person_only_is_a_single_point_once_two_sources_say_so(
    project: Project,
) -> None:
    _risk(project, WEEK_1, "We have one diver only for both tanks.")
    assert seen(project, WEEK_1, FlagKind.SINGLE_POINT_OF_FAILURE) == []
    _risk(project, WEEK_2, "A single diver still checks the pumps.")
    [flag] = seen(project, WEEK_2, FlagKind.SINGLE_POINT_OF_FAILURE)
    assert "this diver" in flag.question


def test_what_only_one_person_can_do_is_a_single_point(project: Project) -> None:
    _risk(project, WEEK_1, "Only one person can tune the organ.")
    assert len(seen(project, WEEK_1, FlagKind.SINGLE_POINT_OF_FAILURE)) == 1


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Nobody but Ulf can splice the anchor rope.", "Ulf Moe"),
        ("No one except Ada Berg understands the tide table.", "Ada Berg"),
        ("Apart from Ulf, nobody knows the harbour code.", "Ulf Moe"),
        ("Only Ada can start the old winch.", "Ada Berg"),
        ("Only Runa knows how to read the depth gauge.", None),
        ("Ulf is the only one who holds the crane licence.", "Ulf Moe"),
        ("The only person who knows the wiring is Ada.", "Ada Berg"),
        ("The chart room key is known to Ulf alone.", "Ulf Moe"),
        ("Nobody besides Runa Holt has the fuel card.", "Runa Holt"),
    ],
)
def test_what_nobody_but_one_can_do_is_a_single_point(
    project: Project, words: str, who: str | None
) -> None:
    project.people("Ada Berg", "Ulf Moe")
    project.note(WEEK_1, f"- {words}")
    [flag] = seen(project, WEEK_1, FlagKind.SINGLE_POINT_OF_FAILURE)
    assert (flag.owner, flag.title) == (who, words.rstrip("."))


@pytest.mark.parametrize(
    "words",
    [
        "Only Ada can come on Friday.",
        "Only Safari can open the tide page.",
        "Not only Ulf knows the tide table.",
        "Everyone but Ulf can splice the rope.",
        "Nobody but Ulf came.",
        "Nobody but Ulf has answered the survey.",
        "Is Ulf the only one who can splice the rope?",
        "If nobody but Ulf can splice the rope, we wait.",
    ],
)
def test_what_several_can_do_is_no_single_point(project: Project, words: str) -> None:
    project.people("Ada Berg", "Ulf Moe")
    project.note(WEEK_1, f"- {words}")
    assert seen(project, WEEK_1, FlagKind.SINGLE_POINT_OF_FAILURE) == []


def test_what_an_outsider_is_only_asked_for_is_a_risk_that_no_log_holds(
    project: Project,
) -> None:
    need = "The kiln needs new firmware, they are asking the maker."
    about = {"about": StatementKind.DEPENDENCY}
    project.note(WEEK_1, need, findings=[(StatementFinding, need, about)])
    [flag] = seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)
    assert flag.title.startswith("The kiln needs new firmware")
