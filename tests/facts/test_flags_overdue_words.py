"""A promise past its day is overdue as soon as somebody says that it is not kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus, Flag, FlagKind
from assistant.domain.findings import Strength
from assistant.domain.reading import Passage
from assistant.domain.records import StatusCategory
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, ticket

DUE = WEEK_2 - timedelta(days=2)
WHAT = "Collect sixty lantern sponsors for the regatta"


def promise() -> ActionItem:
    said = Quote(source=f"{WEEK_1}/notes.md", quote=WHAT, dated=WEEK_1)
    return ActionItem(
        id="act-1",
        subject=WHAT,
        title=WHAT,
        what=WHAT,
        owner="Ulf Aas",
        due=DUE,
        strength=Strength.COMMITTED,
        status=ActionStatus.OVERDUE,
        raised=WEEK_1,
        evidence=(said,),
    )


def overdue(project: Project, day: date = WEEK_2) -> list[Flag]:
    view = project.view(day)
    material = FlagMaterial(
        view, actions=(promise(),), milestones=milestone_register(view)
    )
    return [one for one in flags(material) if one.kind is FlagKind.OVERDUE_ACTION]


def talk(project: Project, *turns: tuple[str, str]) -> None:
    """Add what people said to each other after the day of the promise."""
    project.people("Ulf Aas", "Ida Moe")
    words = [f"Plank {number} of the quay is painted." for number in range(80)]
    project.note(
        WEEK_1, *(Passage(locator=str(n), text=text) for n, text in enumerate(words))
    )
    project.note(
        WEEK_2,
        *(
            Passage(locator=str(number), text=text, speaker=who)
            for number, (who, text) in enumerate(turns)
        ),
    )


@pytest.mark.parametrize(
    "turns",
    [
        [("Ulf Aas", "sponsors are slow, I have 12 of 60, sorry")],
        [("Ulf Aas", "The lantern sponsors are only half done and I am late.")],
        [
            ("Ida Moe", "And the lantern sponsors, Ulf?"),
            ("Ulf Aas", "I'm not finished."),
        ],
        [("Ida Moe", "Has anybody heard of the sixty lantern sponsors?")],
        [("Ida Moe", "4. Lantern sponsors: collect them (carried over).")],
    ],
)
def test_given_words_that_it_is_not_kept_then_two_days_late_are_enough(
    project: Project, turns: list[tuple[str, str]]
) -> None:
    talk(project, *turns)
    [flag] = overdue(project)
    assert "not done" in flag.why
    assert "(limit 0)" in flag.why
    assert turns[-1][1] in [getattr(piece, "quote", "") for piece in flag.evidence]


@pytest.mark.parametrize(
    "turns",
    [
        [("Ulf Aas", "The boat is slow.")],
        [("Ida Moe", "sponsors are slow this year")],
        [("Ida Moe", "And the mast?"), ("Ulf Aas", "I'm not finished.")],
        [("Ida Moe", "And the lantern sponsors?"), ("Ulf Aas", "All sixty are here.")],
        [("Ulf Aas", "Ulf is late.")],
        [("Ulf Aas", "The regatta has 2 of 60 boats.")],
    ],
)
def test_given_words_of_another_thing_or_of_its_end_then_it_is_not_flagged_yet(
    project: Project, turns: list[tuple[str, str]]
) -> None:
    talk(project, *turns)
    assert not overdue(project)


def test_given_the_same_promise_a_week_later_then_its_flag_keeps_its_id(
    project: Project,
) -> None:
    talk(project, ("Ulf Aas", "sponsors are slow, I have 12 of 60"))
    [first] = overdue(project)
    [later] = overdue(project, WEEK_2 + timedelta(days=7))
    assert first.id == later.id


@pytest.mark.parametrize(("moved", "flagged"), [(True, 0), (False, 1)])
def test_given_a_day_lent_by_a_milestone_that_moved_then_its_tickets_are_not_overdue(
    project: Project, *, moved: bool, flagged: int
) -> None:
    due = WEEK_1 - timedelta(days=1)
    stone = milestone("M2 Quay open", due)
    project.snapshot(WEEK_1 - timedelta(days=14), stone, stream="plan")
    if moved:
        later = stone.model_copy(update={"due": due + timedelta(days=30)})
        project.snapshot(WEEK_1, later, stream="plan")
    lent = ticket(
        "AB-1",
        StatusCategory.ACTIVE,
        priority="High",
        due=due,
        due_of="milestone M2",
    )
    project.snapshot(WEEK_2, lent)
    assert len(overdue(project)) == flagged


def test_given_no_words_that_it_is_not_done_then_it_is_only_not_said_to_be(
    project: Project,
) -> None:
    project.people("Ulf Aas")
    day = WEEK_2 + timedelta(days=14)
    near = milestone("Lantern sponsors signed", day, owner="Ulf Aas")
    project.snapshot(WEEK_1, near, stream="plan")
    [flag] = overdue(project, day)
    assert "not said to be done" in flag.why
