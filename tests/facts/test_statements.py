"""What prose says about risk, and which entry of the RAID log covers it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain.findings import Polarity, StatementFinding, StatementKind
from assistant.domain.reading import DocumentKind
from assistant.facts.risks.register import statement_register
from tests.facts.builders import WEEK_1, Project, raid

ENTRIES = (
    raid("R-1", title="Turbine delivery is late", mitigation="Chase it, AB-7."),
    raid("R-2", title="Crane operators are on strike"),
    raid("R-3", title="Environmental impact assessment not approved"),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.raid_log(WEEK_1, *ENTRIES)
    return project


def covering(project: Project, said: str) -> str | None:
    say(project, said)
    [statement] = statement_register(project.view(WEEK_1))
    return statement.raid


def say(
    project: Project,
    said: str,
    polarity: Polarity = Polarity.ASSERTED,
    kind: DocumentKind = DocumentKind.NOTES_MARKDOWN,
) -> None:
    fields = {"about": StatementKind.RISK, "polarity": polarity}
    project.note(
        WEEK_1,
        said,
        name=polarity.value,
        kind=kind,
        findings=[(StatementFinding, said, fields)],
    )


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        ("R-2 worries me.", "R-2"),
        ("Nobody has looked at AB-7 for a week.", "R-1"),
        ("The delivery of the turbine will be late again.", "R-1"),
        ("The operators of the crane may go on strike.", "R-2"),
        ("The EIA may not be approved before the winter.", "R-3"),
        ("The permit for the harbour has not come.", None),
        ("The delivery of the permit is unclear.", None),
    ],
)
def test_an_entry_covers_a_statement_by_key_ticket_or_words(
    project: Project, said: str, entry: str | None
) -> None:
    assert covering(project, said) == entry


def test_what_is_denied_or_past_is_listed_only_on_request(project: Project) -> None:
    say(project, "The soil is no problem.", Polarity.NEGATED)
    say(project, "The soil was a problem in May.", Polarity.HISTORIC)
    say(project, "If it rains, the soil is a problem.", Polarity.CONDITIONAL)
    view = project.view(WEEK_1)
    assert [one.polarity for one in statement_register(view)] == ["conditional"]
    assert len(statement_register(view, all_polarities=True)) == 3


def test_what_a_sent_update_says_is_no_statement(project: Project) -> None:
    say(project, "The turbine is late.", kind=DocumentKind.UPDATE_MARKDOWN)
    assert statement_register(project.view(WEEK_1)) == ()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Hospital IT opens the firewall",
            "The fire officer cannot come before the inspection, so no robot may run.",
        ),
        (
            "Estates clear the corridor",
            "We are blocked: the corridor lights fail and estates have no spare lamps.",
        ),
    ],
)
def test_two_things_of_a_title_do_not_make_an_entry_of_another_matter(
    project: Project, title: str, said: str
) -> None:
    project.raid_log(WEEK_1, raid("D-1", title=title))
    assert covering(project, said) is None
