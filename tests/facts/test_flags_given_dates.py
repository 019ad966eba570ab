"""A milestone is given another day in plain words, and nobody says that it moved."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.findings import DecisionFinding
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, milestone

PLAN = {
    "Go-live": date(2031, 4, 16),
    "Harbour opening": date(2031, 4, 20),
    "Cranes tested": date(2031, 4, 2),
    "Tide table printed": date(2031, 4, 4),
}


def contradicted(project: Project, day: date = WEEK_2) -> list[Flag]:
    view = project.view(day)
    material = FlagMaterial(view, milestones=milestone_register(view))
    return [one for one in flags(material) if one.kind is FlagKind.CONTRADICTION]


def planned(project: Project) -> None:
    project.plan(WEEK_1, *(milestone(title, day) for title, day in PLAN.items()))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Go-live is on 23 April.", "Go-live"),
        ("The go-live date is 23 April.", "Go-live"),
        ("We go live on 23 April.", "Go-live"),
        ("We are going live on Wednesday 23 April.", "Go-live"),
        ("Go-live: 23 April", "Go-live"),
        ("The opening will be on 25 April.", "Harbour opening"),
        ("The harbour opens on 25 April.", "Harbour opening"),
        ("Cranes tested is on 9 April.", "Cranes tested"),
        ("We test the cranes on 9 April.", "Cranes tested"),
        ("The tide table is therefore printed on 11 April.", "Tide table printed"),
    ],
)
def test_another_day_in_plain_words_contradicts_the_plan_and_moves_nothing(
    project: Project, words: str, title: str
) -> None:
    planned(project)
    project.note(WEEK_2, words)
    (flag,) = contradicted(project)
    assert flag.severity is Severity.HIGH
    assert flag.question.startswith("Who knows, is the date of ")
    quoted = [getattr(piece, "quote", "") for piece in flag.evidence]
    assert words in quoted
    assert title in quoted
    known = milestone_register(project.view(WEEK_2))
    assert {one.title: one.forecast for one in known} == PLAN


def test_each_milestone_of_one_sentence_has_its_own_day(project: Project) -> None:
    planned(project)
    project.note(WEEK_2, "The opening is on 20 April and go-live is on 23 April.")
    assert [one.subject for one in contradicted(project)] == ["Go-live"]


def test_days_of_other_things_and_unsure_days_contradict_nothing(
    project: Project,
) -> None:
    planned(project)
    sentences = (
        "Go-live is on Wednesday, 16 April.",
        "The go-live of the test system is on 23 April.",
        "The test system goes live on 23 April.",
        "The go-live party is on 23 April.",
        "The go-live rehearsal is on 9 April.",
        "If go-live is on 23 April, we need more people.",
        "Is go-live on 23 April?",
        "Go-live is probably on 23 April.",
        "Go-live is not on 23 April.",
        "Go-live was on 23 January.",
        "Go-live is in the week of 14 April.",
        "Go-live is between 12 and 20 April.",
        "Go-live will be by 23 April.",
        "In the other harbour, go-live is on 23 April.",
        "Oslo: go-live is on 23 April.",
        "Their go-live is on 23 April.",
        "The party for cranes tested will be on 9 April.",
        "Cranes tested nearly moves to 9 April.",
        "The opening hours change on 25 April.",
        "The opening of the canteen is on 25 April.",
    )
    project.note(WEEK_2, "\n".join(f"- {sentence}" for sentence in sentences))
    assert [one.evidence[0] for one in contradicted(project)] == []


def test_given_a_launch_in_a_clause_without_a_day_then_it_gets_none(
    project: Project,
) -> None:
    planned(project)
    sentences = (
        "Final backup on 15 May, go-live a day later.",
        "The printers come on 20 May, too late for go-live.",
        "Training is on 9 May, then go-live.",
        "The freeze begins on 9 May, no changes until go-live.",
    )
    project.note(WEEK_2, "\n".join(f"- {sentence}" for sentence in sentences))
    assert contradicted(project) == []


def test_a_day_told_before_the_milestone_moved_is_no_news(project: Project) -> None:
    planned(project)
    project.note(WEEK_2, "Go-live is on 23 April.")
    project.note(WEEK_3, "Go-live moves from 16 April to 30 April.")
    assert contradicted(project, WEEK_3) == []


def test_the_newest_words_on_the_day_count(project: Project) -> None:
    planned(project)
    project.note(WEEK_2, "Go-live is on 23 April.")
    project.note(WEEK_3, "Go-live is on 16 April.")
    assert contradicted(project, WEEK_3) == []


def test_a_decided_day_moves_the_milestone(project: Project) -> None:
    planned(project)
    words = "Decided: go-live is on 23 April."
    finding = (DecisionFinding, words, {})
    project.note(WEEK_2, words, findings=[finding])
    known = milestone_register(project.view(WEEK_2))
    moved = {one.title: one.forecast for one in known if one.state == "moved"}
    assert moved == {"Go-live": date(2031, 4, 23)}
    assert contradicted(project) == []


@pytest.mark.parametrize(
    "words",
    [
        "Decided: go-live is on 16 April.",
        "Decided: the go-live party is on 23 April.",
        "Decided: if the crane is late, go-live is on 23 April.",
        "Decided: go-live is not on 23 April.",
    ],
)
def test_a_decided_day_of_something_else_moves_nothing(
    project: Project, words: str
) -> None:
    planned(project)
    project.note(WEEK_2, words, findings=[(DecisionFinding, words, {})])
    known = milestone_register(project.view(WEEK_2))
    assert {one.title: one.forecast for one in known} == PLAN
