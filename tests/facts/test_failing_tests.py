"""More and more failing tests of one suite: in quality's reasons, and as a change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from assistant.domain.facts import ChangeKind, Colour, Dimension, FlagKind
from assistant.domain.records import CiOutcome, CiRun, TestFailure
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, run, ticket
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
    assert "rose" not in quality.why


def test_given_a_first_failed_run_among_daily_ones_then_quality_stays_green(
    project: Project,
) -> None:
    days = [WEEK_2 - timedelta(days=n) for n in (3, 2, 1)]
    project.ci(WEEK_2, *(report(day, 0) for day in days), report(WEEK_2, 1))
    quality = judged(project, WEEK_2).dimensions[Dimension.QUALITY]
    assert quality.colour is Colour.GREEN
    assert f"1 of 41 tests of pump-tests failed on {WEEK_2}" in quality.why


def test_given_reports_a_week_apart_then_a_newest_that_failed_is_amber(
    project: Project,
) -> None:
    reported(project, report(WEEK_1, 0), report(WEEK_2, 1))
    quality = judged(project, WEEK_2).dimensions[Dimension.QUALITY]
    assert quality.colour is Colour.AMBER
    assert f"pump-tests failed in its newest run on {WEEK_2}" in quality.why


def test_given_a_ticket_of_the_failing_test_then_somebody_is_on_it(
    project: Project,
) -> None:
    later = [WEEK_1 + timedelta(days=7 * n) for n in range(4)]
    project.snapshot(WEEK_1, ticket("AB-1", assignee="Ana Li"))
    for number, day in enumerate(later, 1):
        runs = [failing(one, "valves: close on alarm") for one in later[:number]]
        project.ci(day, *runs)
    lost = judged(project, later[-1]).dimensions[Dimension.QUALITY]
    bug = ticket(
        "AB-2",
        title="Valves do not close on an alarm",
        assignee="Ana Li",
        created=later[2],
    )
    project.snapshot(later[-1], ticket("AB-1", assignee="Ana Li"), bug)
    held = judged(project, later[-1]).dimensions[Dimension.QUALITY]
    assert (lost.colour, held.colour) == (Colour.RED, Colour.AMBER)


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
    failures = tuple(
        TestFailure(name=name, message="lid wrong by two inches") for name in tests
    )
    return report(day, len(tests)).model_copy(update={"failures": failures})


SHUT, DRY = "valves.close on alarm", "seal.dry"


@pytest.mark.parametrize(
    ("then", "words", "told_of"),
    [
        ((SHUT,), "The pump is blue.", [SHUT]),
        ((SHUT, DRY), "", [f"{SHUT}, {DRY}"]),
        ((SHUT,), "The valves close on alarm too late.", []),
        ((SHUT, DRY), "The valves close on alarm too late.", [DRY]),
        ((SHUT,), "The pump tests are red again.", []),
        ((SHUT,), "The lid was wrong by two inches yesterday.", []),
    ],
)
def test_given_failing_tests_of_two_weeks_then_silence_about_each_is_flagged_once(
    project: Project, then: tuple[str, ...], words: str, told_of: list[str]
) -> None:
    project.ci(WEEK_1, failing(WEEK_1, SHUT))
    project.ci(WEEK_2, failing(WEEK_2, *then))
    project.note(WEEK_2, words or "Nothing new.")
    found = seen(project, WEEK_2, FlagKind.CI_RED)
    names = [flag.title.removeprefix("pump-tests is red: ") for flag in found]
    assert names == told_of


def test_given_one_report_alone_then_its_failures_are_flagged_under_the_same_id_later(
    project: Project,
) -> None:
    project.ci(WEEK_1, failing(WEEK_1, SHUT))
    [first] = seen(project, WEEK_1, FlagKind.CI_RED)
    project.ci(WEEK_2, failing(WEEK_2, SHUT))
    [later] = seen(project, WEEK_2, FlagKind.CI_RED)
    assert first.id == later.id
    assert first.first_seen == WEEK_1


def test_given_another_failing_test_in_the_next_report_then_it_is_a_new_flag(
    project: Project,
) -> None:
    project.ci(WEEK_1, failing(WEEK_1, SHUT))
    [first] = seen(project, WEEK_1, FlagKind.CI_RED)
    project.ci(WEEK_2, failing(WEEK_2, DRY))
    [later] = seen(project, WEEK_2, FlagKind.CI_RED)
    assert first.id != later.id
    assert later.first_seen == WEEK_2


@pytest.mark.parametrize("count", [1, 2])
def test_given_a_report_of_a_day_whose_runs_are_listed_then_one_failure_is_no_flag(
    project: Project, count: int
) -> None:
    days = [WEEK_2 - timedelta(days=n) for n in range(count)]
    listed = [
        run("pump-tests", datetime.combine(day, time(2), UTC), CiOutcome.FAILED)
        for day in days
    ]
    project.ci(WEEK_2, *listed, failing(WEEK_2, SHUT))
    assert not seen(project, WEEK_2, FlagKind.CI_RED)


@pytest.mark.parametrize(("passed", "flagged"), [(1, 1), (2, 1), (3, 0)])
def test_given_a_red_row_that_was_green_for_a_short_while_then_a_new_failure_is_flagged(
    project: Project, passed: int, flagged: int
) -> None:
    outcomes = [CiOutcome.FAILED] * 3 + [CiOutcome.PASSED] * passed
    first = datetime(2031, 3, 3, 2, tzinfo=UTC)
    project.ci(
        WEEK_2,
        *(
            run("pump-tests", first + timedelta(days=n), outcome, ended=outcome.value)
            for n, outcome in enumerate((*outcomes, CiOutcome.FAILED))
        ),
    )
    project.note(date(2031, 3, 4), "pump-tests is red")
    found = seen(project, WEEK_2, FlagKind.CI_RED)
    assert len(found) == flagged
    for flag in found:
        assert f"failed again on {flag.first_seen} after {passed}" in flag.why
        assert "failed" in [getattr(piece, "quote", "") for piece in flag.evidence]
