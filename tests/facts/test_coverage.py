"""What the facts rest on, and what they do not cover."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.facts.coverage import coverage
from assistant.ledger.incoming import Incoming
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    run,
    ticket,
)


def gaps(project: Project, day: date) -> tuple[str, ...]:
    return coverage(project.view(day)).gaps


def test_a_kind_that_came_before_and_stopped_is_named_with_its_last_day(
    project: Project,
) -> None:
    project.ci(WEEK_1, run("nightly", datetime(2031, 3, 6, tzinfo=UTC)))
    project.raid_log(WEEK_3, raid("R-1"))
    assert "no CI results since 2031-03-07" in gaps(project, WEEK_3)
    assert not any("CI" in gap for gap in gaps(project, WEEK_2))


def test_a_kind_that_never_came_has_not_gone_quiet(project: Project) -> None:
    project.raid_log(WEEK_1, raid("R-1"))
    assert not any("chat" in gap or "mail" in gap for gap in gaps(project, WEEK_3))


def test_no_schedule_is_a_gap_until_a_milestone_or_due_date_is_known(
    project: Project,
) -> None:
    project.raid_log(WEEK_1, raid("R-1"))
    assert "no schedule" in gaps(project, WEEK_1)
    project.plan(WEEK_2, milestone("M1", WEEK_3))
    assert "no schedule" not in gaps(project, WEEK_2)


def test_sources_are_streams_and_newest_their_last_day(project: Project) -> None:
    project.raid_log(WEEK_1, raid("R-1"))
    project.raid_log(WEEK_2, raid("R-1", likelihood=5))
    project.note(WEEK_1, "Nothing to see.")
    found = coverage(project.view(WEEK_3))
    assert (found.sources, found.newest) == (2, WEEK_2)


def test_refused_rows_cut_exports_and_unmapped_words_are_named(
    project: Project,
) -> None:
    report = {
        "counts": {"rows_refused": 2},
        "looks_cut": "1000 rows",
        "unmapped": {"status": ["Parked"]},
    }
    project.ledger.add(
        Incoming(
            path="export.csv",
            digest=digest("export"),
            as_of=WEEK_1,
            label=Label.CLIENT,
            result=ReadResult(kind=DocumentKind.JIRA_CSV),
            passage_labels=(),
            report=report,
        )
    )
    told = gaps(project, WEEK_1)
    assert "2 rows of export.csv could not be read" in told
    assert "export.csv looks cut: 1000 rows" in told
    assert "unmapped status: Parked" in told


def reported(project: Project, report: dict[str, Any]) -> list[str]:
    project.ledger.add(
        Incoming(
            path="plan.md",
            digest=digest("plan"),
            as_of=WEEK_1,
            label=Label.CLIENT,
            result=ReadResult(kind=DocumentKind.WIKI_MARKDOWN),
            passage_labels=(),
            report=report,
        )
    )
    return list(gaps(project, WEEK_1))


def test_dates_that_could_not_be_read_are_counted_by_file(project: Project) -> None:
    whats = (
        "'31/02/2031' is not a date",
        "due: '03/04/2031' could be 2031-04-03 or 2031-03-04",
        "'R-1' has no title",
    )
    problems = [{"where": "line 3", "what": what, "fix": "…"} for what in whats]
    told = reported(project, {"problems": problems})
    assert "2 dates of plan.md could not be read" in told


def test_an_unknown_person_is_a_gap_only_as_an_owner_of_open_work(
    project: Project,
) -> None:
    unmapped = {"person": ["jdoe2", "visitor"]}
    assert not [g for g in reported(project, {"unmapped": unmapped}) if "jdoe2" in g]
    project.snapshot(WEEK_1, ticket("AB-1", assignee="jdoe2"))
    told = gaps(project, WEEK_1)
    assert "unknown owner of open work: jdoe2" in told
    assert not [gap for gap in told if "visitor" in gap]
