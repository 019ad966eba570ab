"""What is called agreed in sent updates and in passing lets added work in."""

from __future__ import annotations

import pytest

from assistant.domain.facts import Colour, Dimension, FlagKind
from assistant.domain.reading import DocumentKind
from assistant.domain.records import Comment
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health import health
from tests.facts.builders import WEEK_1, WEEK_2, Project, ticket
from tests.facts.flagging import seen

BASE = ticket("AB-1", title="Tariff sheet")
ADDED = ticket("AB-2", title="Duty labels in Welsh", priority="High")
UPDATE = DocumentKind.UPDATE_MARKDOWN


def creeps(project: Project) -> bool:
    project.snapshot(WEEK_1, BASE)
    project.snapshot(WEEK_2, BASE, ADDED)
    colour = health(project.view(WEEK_2), HealthTolerances()).dimensions[
        Dimension.SCOPE
    ]
    flagged = bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP))
    assert flagged is (colour.colour is not Colour.GREEN)
    return flagged


@pytest.mark.parametrize(
    "said",
    [
        "The added Welsh duty labels are agreed with the client.",
        "Scope: the Welsh duty labels were approved by Ann Lee on 12 March.",
        "AB-2 was approved by Ann Lee on 12 March.",
        "New work: duty labels in Welsh (approved by the board, 12 March).",
        "We added duty labels in Welsh. Approved by Ann Lee on 12 March.",
        "The date holds, and the extra Welsh labels are signed off by the client.",
    ],
)
def test_an_addition_that_is_called_agreed_is_no_scope_creep(
    project: Project, said: str
) -> None:
    project.note(WEEK_2, said)
    assert not creeps(project)


def test_a_sent_update_that_calls_an_addition_agreed_lets_it_in(
    project: Project,
) -> None:
    said = "The added Welsh duty labels are agreed with the client."
    project.note(WEEK_2, said, kind=UPDATE)
    assert not creeps(project)


@pytest.mark.parametrize(
    "said",
    [
        "The added Welsh duty labels are not agreed with the client.",
        "The added Welsh duty labels are to be agreed with the client.",
        "Are the added Welsh duty labels agreed with the client?",
        "Once the added Welsh duty labels are agreed with the client, we build.",
        "The wording of the new Welsh duty labels is approved by Ann Lee.",
        "The added French price list is agreed with the client.",
        "The Welsh duty labels were added, and the new timetable is agreed.",
        "The added Welsh duty labels are agreed in principle.",
        "The client agreed with us that Welsh labels cost time.",
    ],
)
def test_what_is_not_or_not_yet_agreed_stays_scope_creep(
    project: Project, said: str
) -> None:
    project.note(WEEK_2, said)
    assert creeps(project)


@pytest.mark.parametrize(
    ("text", "is_creep"),
    [
        ("Approved by Ann Lee on 12 March as an extra.", False),
        ("Approved by Ann Lee.", True),
        ("PR approved by Ann Lee on 12 March.", True),
    ],
)
def test_on_a_ticket_only_a_consent_with_its_day_lets_the_work_in(
    project: Project, text: str, *, is_creep: bool
) -> None:
    project.snapshot(WEEK_1, BASE)
    noted = ADDED.model_copy(update={"comments": (Comment(text=text),)})
    project.snapshot(WEEK_2, BASE, noted)
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is is_creep
