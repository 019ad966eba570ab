"""One who holds work alone and leaves is another matter than that there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.findings import StatementFinding, StatementKind
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind
from assistant.facts.risks.register import statement_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, ticket
from tests.facts.flagging import seen

KIND = FlagKind.SINGLE_POINT_OF_FAILURE
ALONE = "Nobody else can tune the organ but Astrid."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.people("Astrid Holm")
    project.note(WEEK_1, ALONE)
    return project


def test_that_the_lone_expert_leaves_is_told_anew(project: Project) -> None:
    [known] = seen(project, WEEK_1, KIND)
    words = "Astrid handed in her resignation."
    project.note(WEEK_2, words, ALONE, name="mail", kind=DocumentKind.MAIL)
    found = seen(project, WEEK_2, KIND)
    assert {flag.id for flag in found} > {known.id}
    [new] = [flag for flag in found if flag.id != known.id]
    assert new.first_seen == WEEK_2
    assert words in [getattr(piece, "quote", "") for piece in new.evidence]


@pytest.mark.parametrize(
    "words", ["Astrid did not resign.", "Did Astrid resign?", "Astrid tunes on Monday."]
)
def test_whoever_stays_is_told_once(project: Project, words: str) -> None:
    project.note(WEEK_2, words, ALONE, name="mail", kind=DocumentKind.MAIL)
    assert len(seen(project, WEEK_2, KIND)) == 1


@pytest.mark.parametrize(("points", "is_creep"), [(8.0, True), (1.0, False)])
def test_a_minor_addition_is_scope_creep_if_it_is_much_work(
    project: Project, points: float, *, is_creep: bool
) -> None:
    known = [ticket(f"ORG-{n}", points=3.0) for n in range(1, 5)]
    extra = ticket("ORG-9", title="Gild the pipes", priority="Low", points=points)
    project.snapshot(WEEK_1, *known)
    project.snapshot(WEEK_2, *known, extra)
    assert bool(seen(project, WEEK_2, FlagKind.SCOPE_CREEP)) is is_creep


def test_an_outsiders_departure_told_in_confidence_is_a_flag_of_that_label(
    project: Project,
) -> None:
    words = "I heard that his second developer leaves on 13 May."
    finding = (StatementFinding, words, {"about": StatementKind.RISK})
    project.said = Label.RESTRICTED
    project.note(WEEK_2, words, name="mail", findings=[finding])
    [flag] = seen(project, WEEK_2, FlagKind.RISK_NOT_IN_RAID)
    assert flag.label is Label.RESTRICTED
    [told] = statement_register(project.view(WEEK_2))
    assert told.label is Label.RESTRICTED
