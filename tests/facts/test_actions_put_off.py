"""Promises whose owner gives them a later day, mostly without naming them again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.flags.repeated_action import days_said
from assistant.workflows.actions import actions_of
from tests.facts.builders import WEEK_1, WEEK_2, Project

FRIDAY = WEEK_2 - timedelta(days=3)
THURSDAY = WEEK_2 + timedelta(days=6)
ASKED = "Ulf sends the mooring plan to the harbour master by Tuesday."
TURN = Role.TURN


def turn(line: int, who: str, text: str) -> Passage:
    return Passage(locator=f"line {line}", text=text, speaker=who, role=TURN)


def looked_at(tmp_path: Path, *later: str | Passage, talk: bool = True) -> ActionItem:
    project = project_of(tmp_path, *later, talk=talk)
    [item] = [one for one in actions_of(project.view(WEEK_2), ()) if one.due]
    return item


def project_of(tmp_path: Path, *later: str | Passage, talk: bool = True) -> Project:
    """A promise of the first week that is due before the words of the second."""
    project = Project(tmp_path)
    project.people("Ada Berg", "Ulf Moe", "Ines Roth")
    fields = {
        "what": "Send the mooring plan to the harbour master",
        "owner": "Ulf Moe",
        "owner_text": "Ulf",
        "due": FRIDAY,
        "due_text": "by Tuesday",
        "strength": Strength.COMMITTED,
    }
    project.note(WEEK_1, ASKED, findings=[(ActionFinding, ASKED, fields)])
    kind = DocumentKind.TRANSCRIPT_VTT if talk else DocumentKind.NOTES_MARKDOWN
    project.note(WEEK_2, *later, name="talk", kind=kind)
    return project


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("I did not get to it, will do it Thursday.", THURSDAY),
        ("Not yet, sorry. I'll do it on Thursday.", THURSDAY),
        ("I'm moving this to 24 March.", date(2031, 3, 24)),
        ("Not before Thursday.", THURSDAY),
        ("It slipped to Thursday.", THURSDAY),
        ("No time this week, but by Thursday.", THURSDAY),
    ],
)
def test_what_its_owner_puts_off_is_due_on_the_newest_day(
    tmp_path: Path, answer: str, day: date
) -> None:
    asks = turn(1, "Ada Berg", "Ulf, the mooring plan for the harbour master?")
    item = looked_at(tmp_path, asks, turn(2, "Ulf Moe", answer))
    assert (item.due, item.was_due) == (day, FRIDAY)
    assert item.status is ActionStatus.OPEN


@pytest.mark.parametrize(
    "line",
    [
        "Mooring plan for the harbour master: Ulf did not get to it, now Thursday.",
        "Mooring plan to the harbour master pushed to Thursday.",
        "Ulf: the mooring plan moves to Thursday.",
    ],
)
def test_minutes_that_name_the_work_put_it_off(tmp_path: Path, line: str) -> None:
    item = looked_at(tmp_path, line, talk=False)
    assert (item.due, item.was_due) == (THURSDAY, FRIDAY)


@pytest.mark.parametrize(
    ("asked", "who", "answer"),
    [
        ("Ulf, the crane permit?", "Ulf Moe", "I did not get to it, will do Thursday."),
        ("The mooring plan?", "Ines Roth", "I did not get to it, will do it Thursday."),
        ("The mooring plan?", "Ulf Moe", "Can I move this to Thursday?"),
        ("The mooring plan?", "Ulf Moe", "It might slip to Thursday."),
        ("The mooring plan?", "Ulf Moe", "The crane permit moves to Thursday."),
        ("The new date?", "Ulf Moe", "The new date for the crane is Thursday."),
    ],
)
def test_another_work_or_person_or_only_a_wish_leaves_the_day(
    tmp_path: Path, asked: str, who: str, answer: str
) -> None:
    item = looked_at(tmp_path, turn(1, "Ada Berg", asked), turn(2, who, answer))
    assert (item.due, item.was_due) == (FRIDAY, None)


def of_second_week(tmp_path: Path, *later: Passage) -> ActionItem:
    """A promise for the Tuesday after the words of the second week."""
    project = project_of(tmp_path, *later)
    text = "Ulf paints the winch cover by Tuesday."
    fields = {
        "what": "Paint the winch cover",
        "owner": "Ulf Moe",
        "owner_text": "Ulf",
        "due": TUESDAY,
        "due_text": "by Tuesday",
        "strength": Strength.COMMITTED,
    }
    project.note(THURSDAY_BEFORE, text, findings=[(ActionFinding, text, fields)])
    found = actions_of(project.view(WEEK_2), ())
    [item] = [one for one in found if "winch" in one.what]
    return item


TUESDAY = WEEK_2 + timedelta(days=4)
THURSDAY_BEFORE = WEEK_2 - timedelta(days=1)


@pytest.mark.parametrize(
    ("asked", "answer", "due"),
    [
        ("The winch cover, will you paint it?", "No, not Tuesday.", None),
        ("And the paint?", "Winch cover: I don't paint it on Tuesday.", None),
        ("The winch cover, will you paint it?", "I won't manage Tuesday.", None),
        ("The winch cover, do you paint it?", "Thursday, not Tuesday.", THURSDAY),
        (
            "The winch cover, do you paint it?",
            "No, not Tuesday. The list says 20 March now.",
            THURSDAY,
        ),
        ("The winch cover, paint?", "Not Tuesday. Thursday maybe.", None),
    ],
)
def test_given_an_owner_who_takes_the_day_back_then_it_stands_no_more(
    tmp_path: Path, asked: str, answer: str, due: date | None
) -> None:
    turns = (turn(1, "Ada Berg", asked), turn(2, "Ulf Moe", answer))
    item = of_second_week(tmp_path, *turns)
    assert (item.due, item.was_due) == (due, TUESDAY)
    assert item.status is ActionStatus.OPEN
    assert any("Tuesday" in one.quote for one in item.evidence[-1:])


@pytest.mark.parametrize(
    ("asked", "who", "answer"),
    [
        ("The winch cover, paint?", "Ulf Moe", "No, not Monday."),
        ("The winch cover, paint?", "Ines Roth", "No, not Tuesday."),
        ("The crane permit?", "Ulf Moe", "No, not Tuesday."),
        ("The winch cover, paint?", "Ulf Moe", "Why not Tuesday?"),
        ("The winch cover, paint?", "Ulf Moe", "I don't know about Tuesday."),
        ("The winch cover, paint?", "Ulf Moe", "If it rains, not Tuesday."),
    ],
)
def test_given_another_day_person_or_work_or_a_question_then_the_day_stands(
    tmp_path: Path, asked: str, who: str, answer: str
) -> None:
    item = of_second_week(tmp_path, turn(1, "Ada Berg", asked), turn(2, who, answer))
    assert (item.due, item.was_due) == (TUESDAY, None)


def test_two_sentences_of_the_owner_name_the_work_together(tmp_path: Path) -> None:
    told = "Mooring papers, I am late, sorry. You have the plan on Thursday."
    item = looked_at(tmp_path, turn(1, "Ulf Moe", told))
    assert (item.due, item.was_due) == (THURSDAY, FRIDAY)


def test_to_put_it_off_is_no_new_asking(tmp_path: Path) -> None:
    project = project_of(
        tmp_path,
        turn(1, "Ulf Moe", "The mooring plan to the master slips to Thursday."),
    )
    view = project.view(WEEK_2)
    [item] = [one for one in actions_of(view, ()) if one.was_due]
    assert days_said(item, FlagMaterial(view)) == [WEEK_1]


@pytest.mark.parametrize(
    "said",
    [
        "Ines takes the mooring plan from Ulf, new date 24 March.",
        "I send the mooring plan again with 20 to 24 March.",
    ],
)
def test_given_another_who_takes_it_or_days_of_a_thing_then_it_is_not_put_off(
    tmp_path: Path, said: str
) -> None:
    assert looked_at(tmp_path, turn(1, "Ulf Moe", said)).was_due is None
