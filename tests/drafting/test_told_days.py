"""A day that a reader has in writing is no secret, and is what they measure by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneStatus, ToldDay
from assistant.domain.labels import Label
from assistant.domain.people import People
from assistant.domain.reading import DocumentKind, Passage
from assistant.drafting.draft import write_draft
from assistant.drafting.reach import Reach
from assistant.drafting.told import Told, tell
from assistant.facts.milestones.status import as_planned, milestone_register
from prompts.files import load_audiences
from tests.drafting.samples import facts, order
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, milestone

TITLE = "Lantern lit"
PLANNED, WRITTEN, LATER = date(2031, 5, 2), date(2031, 5, 23), date(2031, 5, 30)
TOLD = "The lantern is now planned to be lit: Lantern lit moves to 23 May."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def mail(project: Project, day: date, text: str, to: str = "vera@quay.example") -> None:
    letter = Passage(locator="line 1", text=text, speaker="Ada Moor", addressed=(to,))
    project.note(day, letter, name="mail", kind=DocumentKind.MAIL)


def stone_of(project: Project, day: date) -> MilestoneStatus:
    [stone] = milestone_register(project.view(day))
    return stone


def heard(project: Project, day: date, theirs: frozenset[str]) -> Told:
    stones = (stone_of(project, day),)
    base = facts(
        as_of=day,
        milestones=stones,
        planned=as_planned(stones),
        people=People([]),
    )
    audience, _ = load_audiences()["client"]
    written = {stone.subject: stone.told_days for stone in stones}
    reach = Reach(audience, theirs=theirs, written=written)
    return tell(base, reach, frozenset())


READERS = frozenset({"vera@quay.example"})


def test_given_a_mail_to_the_client_then_its_day_may_be_told(project: Project) -> None:
    project.plan(WEEK_1, milestone(TITLE, PLANNED))
    mail(project, WEEK_2, TOLD)
    [stone] = heard(project, WEEK_2, READERS).milestones
    assert (stone.forecast, stone.label) == (WRITTEN, Label.INTERNAL)


@pytest.mark.parametrize("to", ["ben@ours.example", ""])
def test_given_a_mail_to_others_then_its_day_may_not(project: Project, to: str) -> None:
    project.plan(WEEK_1, milestone(TITLE, PLANNED))
    mail(project, WEEK_2, TOLD, to)
    told = heard(project, WEEK_2, READERS)
    assert told.milestones == ()
    assert [stone.baseline for stone in told.planned] == [PLANNED]


def test_given_a_later_day_that_is_internal_then_the_written_one_is_moved(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone(TITLE, PLANNED))
    mail(project, WEEK_2, TOLD)
    project.note(WEEK_3, "Lantern lit moves to 30 May.")
    told = heard(project, WEEK_3, READERS)
    assert [stone.baseline for stone in told.planned] == [WRITTEN]
    assert told.milestones == ()


def test_given_a_note_for_the_client_then_its_day_is_the_one_it_moved_from(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone(TITLE, PLANNED))
    project.said = Label.CLIENT
    project.note(WEEK_2, "Lantern lit is on 23 May.")
    project.plan(WEEK_3, milestone(TITLE, LATER))
    stones = (stone_of(project, WEEK_3),)
    written = {stone.subject: stone.told_days for stone in stones}
    base = facts(as_of=WEEK_3, milestones=stones, planned=as_planned(stones))
    draft = write_draft(base, order("client", reach={"written": written}))
    texts = [claim.text for claim in draft.claims]
    assert any("from 2 May to 30 May" in t and "was 23 May" in t for t in texts)


def test_given_a_plan_that_never_moved_then_a_newer_written_day_is_no_former_one(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone(TITLE, PLANNED))
    told = ToldDay(day=WRITTEN, on=WEEK_2, label=Label.CLIENT)
    stones = (stone_of(project, WEEK_2),)
    base = facts(as_of=WEEK_2, milestones=stones, planned=as_planned(stones))
    written = {stone.subject: (told,) for stone in stones}
    draft = write_draft(base, order("client", reach={"written": written}))
    texts = [claim.text for claim in draft.claims]
    assert any("2 May (23 May in writing)" in text for text in texts)
    assert not any("was 23 May" in text for text in texts)
