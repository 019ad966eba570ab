"""A milestone that counts as met is gainsaid by later words, or by those on its work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import StatusCategory
from assistant.facts.flags.contradiction_undone import DONE_AND_UNDONE
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from assistant.facts.milestones.work import is_part_of
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, ticket

STAGE = "P1 Stage 2 ferries in service"
OTHER = "P2 Stage 3 ferries in service"
MET = WEEK_2 - timedelta(days=5)


def _flags(project: Project) -> list[Flag]:
    view = project.view(WEEK_2)
    material = FlagMaterial(view, milestones=milestone_register(view))
    return [f for f in flags(material) if f.kind is FlagKind.CONTRADICTION]


def _named(flag: Flag) -> set[str]:
    return {
        name
        for item in flag.evidence
        if isinstance(item, Computed) and item.rule == DONE_AND_UNDONE
        for name in item.inputs
    }


def _planned(project: Project) -> None:
    project.plan(
        WEEK_1,
        milestone(STAGE, MET, met=True, met_on=MET),
        milestone(OTHER, date(2031, 9, 1)),
    )


@pytest.mark.parametrize(
    ("cells", "linked"),
    [
        ({"labels": ("Stage 2",)}, True),
        ({"labels": ("Phase: Stage 2",)}, True),
        ({"components": ("P1",)}, True),
        ({"parent": "AB-1", "parent_title": "Stage 2 ferries"}, True),
        ({"labels": ("Stage 3",)}, False),
        ({"labels": ("ferries",)}, False),
        ({}, False),
    ],
)
def test_words_that_undo_finished_work_name_the_milestone_that_it_is_part_of(
    project: Project, cells: dict[str, object], *, linked: bool
) -> None:
    _planned(project)
    done = StatusCategory.DONE
    project.snapshot(WEEK_1, ticket("AB-4", title="Turnstiles: install", **cells))
    project.snapshot(
        MET, ticket("AB-4", done, title="Turnstiles: install", resolved=MET, **cells)
    )
    project.note(WEEK_2, "The turnstiles were rolled back on Sunday.")
    [flag] = [f for f in _flags(project) if _named(f)]
    assert flag.subject == "AB-4"
    assert (STAGE in _named(flag)) is linked


@pytest.mark.parametrize(
    ("words", "gainsaid"),
    [
        ("Stage 2 was rolled back on Sunday, the old boats sail again.", True),
        ("P1 was rolled back on Sunday.", True),
        ("Stage 3 was rolled back on Sunday.", False),
        ("If it rains, stage 2 is rolled back.", False),
        ("Stage 2 was not rolled back.", False),
    ],
)
def test_words_that_undo_a_milestone_that_is_met_are_held_against_it(
    project: Project, words: str, *, gainsaid: bool
) -> None:
    _planned(project)
    project.note(WEEK_2, words)
    assert [f.subject for f in _flags(project)] == ([STAGE] if gainsaid else [])


def test_words_before_a_milestone_was_met_do_not_gainsay_it(project: Project) -> None:
    _planned(project)
    project.note(MET - timedelta(days=9), "Stage 2 was rolled back on Sunday.")
    assert not _flags(project)


def test_a_tag_of_one_word_names_a_milestone_only_if_no_other_has_it() -> None:
    work = ticket("AB-4", components=("Harbour",))
    assert is_part_of(work, "Harbour opened", ["Harbour opened", "Fleet sails"])
    assert not is_part_of(work, "Harbour opened", ["Harbour opened", "Harbour sold"])
