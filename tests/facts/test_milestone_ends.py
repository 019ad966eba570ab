"""Milestones whose name tells their own end: "Kitchen ready", "Lease signed"."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Colour, MilestoneState, MilestoneStatus
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health.schedule import schedule
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = date(2031, 3, 3)
TITLES = (
    "Fire permit in hand",
    "Kitchen ready",
    "Lease signed",
    "Licences in hand",
    "Ovens tested",
    "Sets ready",
    "Yard closed",
)


def told(tmp_path: Path, *sentences: str, title: str) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(each, DUE) for each in TITLES))
    project.note(WEEK_2, "\n".join(f"- {each}" for each in sentences))
    [status] = [
        one for one in milestone_register(project.view(WEEK_2)) if one.title == title
    ]
    return status


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Kitchen ready", "The kitchen is ready."),
        ("Kitchen ready", "The whole crew cheered, the kitchen is ready since today."),
        ("Kitchen ready", "Kitchen: ready since this morning."),
        ("Kitchen ready", "Kitchen ready at last!"),
        ("Kitchen ready", "We have the kitchen ready."),
        ("Lease signed", "Lease: signed by both landlords today."),
        ("Lease signed", "The lease has been signed."),
        ("Lease signed", "Both landlords signed the lease."),
        ("Licences in hand", "Licences: all granted on Tuesday, we have them in hand."),
        ("Licences in hand", "All licences are now in hand."),
        ("Licences in hand", "We have both licences in hand."),
        ("Ovens tested", "The ovens were tested yesterday and passed."),
        ("Sets ready", "All sets are ready since this morning."),
        ("Yard closed", "Yard closed on Wednesday."),
        ("Yard closed", "We closed the yard on Wednesday."),
        ("Yard closed", "The yard is closed since Wednesday."),
    ],
)
def test_its_subject_with_its_own_state_says_that_it_was_met(
    tmp_path: Path, title: str, sentence: str
) -> None:
    assert told(tmp_path, sentence, title=title).state is MilestoneState.MET


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Kitchen ready", "The kitchen is not ready."),
        ("Kitchen ready", "The kitchen is almost ready."),
        ("Kitchen ready", "Half of the kitchen is ready."),
        ("Kitchen ready", "The kitchen will be ready soon."),
        ("Kitchen ready", "The kitchen is ready on Friday."),
        ("Kitchen ready", "The kitchen is ready by 30 June."),
        ("Kitchen ready", "If the kitchen is ready we cook."),
        ("Kitchen ready", "Is the kitchen ready?"),
        ("Kitchen ready", "Kitchen ready is more like the 28th."),
        ("Kitchen ready", "Bo: get the kitchen ready by Friday."),
        ("Kitchen ready", "Kitchen ready: 3 March"),
        ("Kitchen ready", "Kitchen ready"),
        ("Kitchen ready", "Nobody said that the kitchen is ready."),
        ("Kitchen ready", "The quote for the kitchen is ready."),
        ("Kitchen ready", "The kitchen fitter is ready."),
        ("Lease signed", "The lease is signed by one of two landlords."),
        ("Lease signed", "The lease is signed, the second copy is still missing."),
        ("Lease signed", "We signed the plumber's contract and read the lease."),
        ("Lease signed", "The lease must be signed."),
        ("Lease signed", "The lease is to be signed."),
        ("Licences in hand", "Two of three licences are in hand."),
        ("Licences in hand", "The licences came late in other projects."),
        ("Ovens tested", "The ovens are tested next week."),
        ("Sets ready", "Three of the four sets are ready."),
        ("Sets ready", "The set list is ready."),
        ("Yard closed", "The yard is closed on three sides, a gate is still missing."),
        ("Yard closed", "Bo to have closed the yard by Friday."),
        ("Lease signed", "Lease: the lawyers signed no annex."),
        ("Lease signed", "Lease: both landlords want it, nobody signed the annex."),
        ("Lease signed", "Lease: Ann will have signed the annex by Friday."),
        ("Lease signed", "Plumbing: Ann signed the offer on Friday."),
    ],
)
def test_words_of_a_part_another_thing_or_a_day_to_come_do_not(
    tmp_path: Path, title: str, sentence: str
) -> None:
    status = told(tmp_path, sentence, title=title)
    assert status.state is MilestoneState.MISSED
    assert status.reached is None


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Licences in hand", "The licences came!!"),
        ("Licences in hand", "We got the licences."),
        ("Kitchen ready", "The staff kitchen is ready."),
        ("Kitchen ready", "The kitchen is ready for the painters."),
        ("Kitchen ready", "The kitchen is finished."),
        ("Fire permit in hand", "The permit came!!"),
        ("Lease signed", "Lease: the city signed the deed on Monday, one remark."),
        ("Ovens tested", "Ovens: the inspectors tested the gas burners on Friday."),
    ],
)
def test_near_words_leave_it_in_dispute_and_are_cited(
    tmp_path: Path, title: str, sentence: str
) -> None:
    status = told(tmp_path, sentence, title=title)
    assert status.state is MilestoneState.MISSED
    assert status.reached is not None
    assert status.reached.quote in sentence
    assert status.reached in status.evidence
    assert f"“{sentence.rstrip('.!')}”" in status.why


def test_what_is_denied_later_counts_as_met_no_more(tmp_path: Path) -> None:
    status = told(
        tmp_path,
        "The kitchen is ready.",
        "The kitchen is not ready after all.",
        title="Kitchen ready",
    )
    assert (status.state, status.reached) == (MilestoneState.MISSED, None)


def test_milestone_met_means_the_only_one_of_that_day(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.plan(
        WEEK_1, milestone("Lease signed", WEEK_2), milestone("Opening night", DUE)
    )
    project.note(WEEK_2, "- Cheers. Milestone met on the day.")
    states = {one.title: one.state for one in milestone_register(project.view(WEEK_2))}
    assert states["Lease signed"] is MilestoneState.MET
    assert states["Opening night"] is not MilestoneState.MET


@pytest.mark.parametrize("due", [DUE, WEEK_2])
def test_a_silence_that_words_speak_against_makes_the_schedule_no_red(
    tmp_path: Path, due: date
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Licences in hand", due))
    project.note(WEEK_2, "- The licences came!!")
    judged = schedule(project.view(WEEK_2), HealthTolerances())
    assert judged.colour is Colour.AMBER
    assert "“The licences came” was said on 2031-03-14" in judged.why
