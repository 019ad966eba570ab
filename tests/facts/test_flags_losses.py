"""What is gone, left out or out of reach: a risk, and news for the update."""

from datetime import UTC, datetime

import pytest

from assistant.domain.facts import FlagKind
from assistant.extract.risks.cues import kind_of
from assistant.extract.risks.losses import tells_loss
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid, run, ticket
from tests.facts.flagged import said, seen

HOLE = "The crane report misses everything before 2019."


@pytest.mark.parametrize(
    "words",
    [
        HOLE,
        "Ulf: three of the eight welders are lent to the shipyard.",
        "Two of our four cranes are broken.",
        "Half of the welders are off sick.",
        "Rows 4 to 9: no signal behind the silo.",
        "The radio cuts out whenever the lift moves.",
        "The backup skips all files older than a year.",
        "The insurance doesn't cover anything after June.",
    ],
)
def test_what_is_gone_or_not_reached_is_a_loss(words: str) -> None:
    assert tells_loss(words)
    assert kind_of(words) is not None


@pytest.mark.parametrize(
    "words",
    [
        "Three of the eight welders are trained.",
        "Two of the four pumps are here.",
        "The report lists everything before 2019.",
        "If two of the four cranes are broken, we stop.",
        "The export leaves out all drafts in the bin, as agreed.",
        "No objection from the board.",
        "Nobody is missing.",
    ],
)
def test_what_is_there_or_agreed_is_no_loss(words: str) -> None:
    assert not tells_loss(words)


@pytest.mark.parametrize(("title", "flags"), [("Paint the hut", 1), (HOLE[:-1], 0)])
def test_a_loss_is_held_by_the_log_and_by_no_ticket_on_the_work(
    project: Project, title: str, flags: int
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", title="Crane report before 2019"))
    project.raid_log(WEEK_1, raid("R-1", title=title))
    said(project, HOLE)
    assert len(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) == flags


@pytest.mark.parametrize(
    ("told", "omitted"),
    [
        ("The crane report is nice.", True),
        ("The crane report misses the years before 2019.", False),
    ],
)
def test_a_loss_of_the_week_belongs_into_its_update(
    project: Project, told: str, omitted: bool
) -> None:
    project.update(WEEK_1, "green", "We began.")
    project.note(WEEK_2, HOLE)
    project.update(WEEK_2, "green", told)
    assert bool(seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)) is omitted


def test_to_close_a_risk_is_no_risk(project: Project) -> None:
    said(project, "Ulf closes the crane accuracy risk, 98 is plenty.")
    assert not seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)


@pytest.mark.parametrize(
    ("title", "words", "flags"),
    [
        ("Crane report misses years before 2019", HOLE, 0),
        (
            "Radio cuts out when lift moves",
            "The radio cuts out when the lift moves.",
            0,
        ),
        ("Radio for the new lift", "The radio cuts out whenever the lift moves.", 1),
        ("Crane report misses years before 2021", HOLE, 1),
        ("Crane report", HOLE, 1),
    ],
)
def test_a_fault_is_held_by_a_ticket_that_tells_it_in_nearly_the_same_words(
    project: Project, title: str, words: str, flags: int
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", title=title, kind="Bug"))
    project.raid_log(WEEK_1, raid("R-1", title="Paint the hut"))
    said(project, words)
    assert len(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) == flags


@pytest.mark.parametrize(
    ("pipeline", "words", "flags"),
    [
        ("deploy", "The deploy script skips all files older than a year.", 1),
        ("deploy", "The deploy fails on the crane's server and may lose orders.", 0),
    ],
)
def test_one_word_that_names_a_pipeline_holds_only_how_its_runs_end(
    project: Project, pipeline: str, words: str, flags: int
) -> None:
    project.ci(WEEK_1, run(pipeline, datetime(2031, 3, 6, 8, tzinfo=UTC)))
    said(project, words)
    assert len(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) == flags
