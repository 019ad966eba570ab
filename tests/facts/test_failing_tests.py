"""More and more failing tests of one suite: in quality's reasons, and as a change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from assistant.domain.facts import ChangeKind, Colour, Dimension, FlagKind
from assistant.domain.records import CiOutcome, CiRun, TestFailure
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project
from tests.facts.changed import told
from tests.facts.flagged import seen
from tests.facts.judgements import judged


def report(day: date, failed: int, tests: int = 41) -> CiRun:
    """What a test report of the suite says."""
    return CiRun(
        key=f"pump-tests@{day}",
        pipeline="pump-tests",
        at=datetime.combine(day, time(2), UTC),
        outcome=CiOutcome.FAILED if failed else CiOutcome.PASSED,
        title="pump-tests",
        tests=tests,
        failed=failed,
    )


def reported(project: Project, first: CiRun, then: CiRun) -> None:
    project.ci(WEEK_1, first)
    project.ci(WEEK_2, first, then)


def test_given_more_failing_tests_when_judged_then_quality_is_amber_and_says_why(
    project: Project,
) -> None:
    reported(project, report(WEEK_1, 2), report(WEEK_2, 5))
    quality = judged(project, WEEK_2).dimensions[Dimension.QUALITY]
    assert quality.colour is Colour.AMBER
    assert f"rose from 2 of 41 on {WEEK_1} to 5 of 41 on {WEEK_2}" in quality.why
    assert "more of its tests fail than in a failed report before" in quality.rule


def test_given_more_failing_tests_when_changes_are_asked_then_both_counts_are_told(
    project: Project,
) -> None:
    reported(project, report(WEEK_1, 2), report(WEEK_2, 5))
    [change] = told(project, WEEK_1, WEEK_2)
    assert change.kind is ChangeKind.CI_BROKEN
    assert (change.before, change.after) == (
        "2 of 41 tests failed",
        "5 of 41 tests failed",
    )
    assert change.on == WEEK_2


@pytest.mark.parametrize(
    "then", [report(WEEK_2, 2), report(WEEK_2, 1), report(WEEK_2, 3, tests=90)]
)
def test_given_no_larger_share_of_failing_tests_then_nothing_is_worse(
    project: Project, then: CiRun
) -> None:
    reported(project, report(WEEK_1, 2), then)
    assert told(project, WEEK_1, WEEK_2) == ()
    quality = judged(project, WEEK_2).dimensions[Dimension.QUALITY]
    assert quality.colour is Colour.GREEN


def test_given_a_first_failed_report_then_quality_names_it_and_stays_green(
    project: Project,
) -> None:
    reported(project, report(WEEK_1, 0), report(WEEK_2, 1))
    quality = judged(project, WEEK_2).dimensions[Dimension.QUALITY]
    assert quality.colour is Colour.GREEN
    assert f"1 of 41 tests of pump-tests failed on {WEEK_2}" in quality.why


def test_given_a_mended_suite_then_an_old_rise_is_no_reason_any_more(
    project: Project,
) -> None:
    first, then = report(WEEK_1, 2), report(WEEK_2, 5)
    reported(project, first, then)
    project.ci(WEEK_3, first, then, report(WEEK_3, 0))
    quality = judged(project, WEEK_3).dimensions[Dimension.QUALITY]
    assert quality.colour is Colour.GREEN


def failing(day: date, *tests: str) -> CiRun:
    """What a report says in which these tests fail."""
    failures = tuple(TestFailure(name=name, message="wrong") for name in tests)
    return report(day, len(tests)).model_copy(update={"failures": failures})


@pytest.mark.parametrize(
    ("then", "words", "told_of"),
    [
        (("valves.close on alarm",), "The pump is blue.", ["valves.close on alarm"]),
        (("valves.close on alarm", "seal.dry"), "", ["valves.close on alarm"]),
        (("seal.dry",), "", []),
        (("valves.close on alarm",), "The valves close on alarm too late.", []),
        (("valves.close on alarm",), "The pump tests are red again.", []),
    ],
)
def test_given_a_test_that_fails_in_two_weeks_then_silence_about_it_is_flagged(
    project: Project, then: tuple[str, ...], words: str, told_of: list[str]
) -> None:
    project.ci(WEEK_1, failing(WEEK_1, "valves.close on alarm"))
    project.ci(WEEK_2, failing(WEEK_2, *then))
    project.note(WEEK_2, words or "Nothing new.")
    found = seen(project, WEEK_2, FlagKind.CI_RED)
    assert [flag.subject for flag in found] == told_of
