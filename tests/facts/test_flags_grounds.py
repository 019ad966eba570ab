"""What was closed or called met on a ground that the notes deny."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.records import RaidState
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, raid
from tests.facts.flagged import seen

CRITERION = "All bolts tested, fewer than 3 % of them loose"


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("The test of the east pier gave 97.5 %. West pier not tested.", True),
        ("97.5 % on the east pier, the others have not been tested yet.", True),
        ("East pier at 97.5 %, and the bolts of the west pier weren't tested.", True),
        ("The test gave 97.5 %. West pier not painted.", False),
        ("97.5 % came out. The west pier need not be tested.", False),
        ("The lamps were not tested.", False),
        ("97.5 %, all tested.", False),
    ],
)
def test_an_entry_closed_on_a_part_contradicts_what_is_not_done(
    project: Project, words: str, contradicts: bool
) -> None:
    log = {"title": "Loose bolts on the piers", "note": "tested, 97.5 % are tight"}
    project.raid_log(WEEK_1, raid("R-1", **log))
    closed = raid("R-1", status="Closed", state=RaidState.CLOSED, **log)
    project.raid_log(WEEK_2, closed)
    project.note(WEEK_2, words)
    found = seen(project, WEEK_2, FlagKind.CONTRADICTION)
    assert [flag.subject for flag in found] == (["R-1"] if contradicts else [])


@pytest.mark.parametrize(
    ("words", "told", "contradicts"),
    [
        ("8 % are loose. The charter's limit is 3 %.", "B2 is met.", True),
        ("8 % are loose, the limit is 3 %.", "Bolts checked, B2 done.", True),
        ("B2 fails its criterion with 8 % loose bolts.", "B2 is met.", True),
        ("8 % are loose. The charter's limit is 3 %.", "B2 is not met.", False),
        ("8 % are loose. The charter's limit is 3 %.", "B1 met, B2 open.", False),
        ("2 % are loose. The charter's limit is 3 %.", "B2 is met.", False),
        ("Rain: 8 %. The limit for lamps is 5 %.", "B2 is met.", False),
        ("8 % would be above the limit of 3 %?", "B2 is met.", False),
    ],
)
def test_a_milestone_told_as_met_contradicts_a_result_beyond_its_criterion(
    project: Project, words: str, told: str, contradicts: bool
) -> None:
    due = date(2031, 3, 14)
    stone = milestone("Bolts proved", due, number="B2", criterion=CRITERION)
    project.plan(WEEK_1, stone)
    project.note(WEEK_2 - timedelta(days=1), words)
    project.update(WEEK_2, "green", told)
    found = seen(project, WEEK_2, FlagKind.CONTRADICTION)
    assert [flag.subject for flag in found] == (["Bolts proved"] if contradicts else [])


@pytest.mark.parametrize(
    ("told", "omitted"),
    [("Bolts: all went well.", True), ("8 % of the bolts are loose.", False)],
)
def test_a_result_beyond_a_limit_given_beside_it_belongs_into_the_update(
    project: Project, told: str, omitted: bool
) -> None:
    project.update(WEEK_1, "green", "We began.")
    project.note(WEEK_2, "8 % of the bolts are loose. The charter's limit is 3 %.")
    project.update(WEEK_2, "green", told)
    assert bool(seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)) is omitted
