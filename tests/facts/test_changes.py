"""What counts as a change between two days, and what does not."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import ChangeKind, Severity
from assistant.domain.findings import CompletionFinding, DecisionFinding
from assistant.domain.reading import DocumentKind
from assistant.domain.records import (
    CiOutcome,
    CiRun,
    Comment,
    LoggedDecision,
    RaidKind,
    RaidState,
    StatusCategory,
    TestFailure,
)
from assistant.facts.changes import changes
from assistant.facts.standing import blocked_now
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    raid,
    run,
    ticket,
)
from tests.facts.changed import kinds, told

TODO, ACTIVE, BLOCKED, DONE = (
    StatusCategory.TODO,
    StatusCategory.ACTIVE,
    StatusCategory.BLOCKED,
    StatusCategory.DONE,
)


def test_the_first_snapshot_is_the_baseline_and_makes_no_changes(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"), ticket("AB-2", DONE))
    project.raid_log(WEEK_1, raid("R-1"))
    assert told(project, None, WEEK_1) == ()


def test_a_second_tracker_that_joins_later_has_a_baseline_of_its_own(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.snapshot(WEEK_2, ticket("AB-1"))
    project.snapshot(WEEK_2, ticket("XY-1", ACTIVE), stream="other tracker")
    assert kinds(project) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (TODO, ACTIVE, ChangeKind.STARTED),
        (ACTIVE, DONE, ChangeKind.DONE),
        (TODO, DONE, ChangeKind.DONE),
        (BLOCKED, DONE, ChangeKind.DONE),
        (ACTIVE, BLOCKED, ChangeKind.BLOCKED),
        (BLOCKED, ACTIVE, ChangeKind.UNBLOCKED),
        (DONE, ACTIVE, ChangeKind.REOPENED),
        (ACTIVE, StatusCategory.CANCELLED, ChangeKind.SCOPE_REMOVED),
    ],
)
def test_a_status_that_moves_to_another_category_is_one_change(
    project: Project, before: StatusCategory, after: StatusCategory, kind: ChangeKind
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", before))
    project.snapshot(WEEK_2, ticket("AB-1", after))
    assert kinds(project) == [("AB-1", kind)]


def test_a_ticket_closed_as_not_to_be_done_is_scope_removed_not_done(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", ACTIVE))
    project.snapshot(WEEK_2, ticket("AB-1", DONE, resolution="Won’t Do"))
    assert kinds(project) == [("AB-1", "scope_removed")]


def test_what_is_undone_within_the_period_is_not_told(project: Project) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", ACTIVE, due=date(2031, 4, 1)))
    project.snapshot(WEEK_2, ticket("AB-1", DONE, due=date(2031, 4, 8)))
    project.snapshot(WEEK_3, ticket("AB-1", ACTIVE, due=date(2031, 4, 1)))
    assert kinds(project, WEEK_1, WEEK_3) == []
    assert ("AB-1", "reopened") in kinds(project, WEEK_2, WEEK_3)


def test_a_new_bug_that_is_done_already_is_two_changes(project: Project) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.snapshot(WEEK_2, ticket("AB-1"), ticket("AB-2", DONE, kind="Bug"))
    assert kinds(project) == [("AB-2", "done"), ("AB-2", "issue_opened")]


def test_new_work_that_is_no_bug_is_scope_added_on_the_day_it_was_created(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    new = ticket("AB-2", created=date(2031, 3, 11))
    path = project.snapshot(WEEK_2, ticket("AB-1"), new)
    [change] = told(project)
    assert (change.kind, change.on) == ("scope_added", date(2031, 3, 11))
    assert (change.before, change.after) == (None, "To Do")
    [quote] = change.evidence
    assert (quote.source, quote.quote) == (path, new.title)


def test_a_ticket_that_left_a_full_export_vanished(project: Project) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"), ticket("AB-2", ACTIVE))
    project.snapshot(WEEK_2, ticket("AB-1"))
    [change] = told(project)
    assert (change.subject, change.kind, change.before) == (
        "AB-2",
        "vanished",
        "In Progress",
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The lamp room shelves are finished.", "done"),
        ("AB-2 is done.", "done"),
        ("AB-1 is done.", "vanished"),
        ("The shelves of the cellar are finished.", "vanished"),
    ],
)
def test_a_ticket_that_left_is_done_where_a_note_says_so(
    project: Project, words: str, kind: str
) -> None:
    gone = ticket("AB-2", ACTIVE, title="Build the lamp room shelves")
    project.snapshot(WEEK_1, ticket("AB-1"), gone)
    project.snapshot(WEEK_2, ticket("AB-1"))
    project.note(WEEK_2, words, findings=[(CompletionFinding, words, {"what": words})])
    [change] = told(project)
    assert (change.subject, change.kind) == ("AB-2", kind)
    said = [item.quote for item in change.evidence if isinstance(item, Quote)]
    assert (words in said) is (kind == "done")


@pytest.mark.parametrize(
    ("before", "after", "removed"),
    [
        (("2.0",), ("2.1",), True),
        (("2.0",), (), True),
        (("2.10",), ("2.9",), False),
        ((), ("2.0",), False),
        (("2.0",), ("2.0", "3.0"), False),
    ],
)
def test_leaving_a_release_for_a_later_one_or_none_is_scope_removed(
    project: Project, before: tuple[str, ...], after: tuple[str, ...], removed: bool
) -> None:
    project.snapshot(
        WEEK_1, ticket("AB-1", releases=before), ticket("AB-2", releases=before)
    )
    project.snapshot(
        WEEK_2, ticket("AB-1", releases=after), ticket("AB-2", releases=before)
    )
    assert (("AB-1", "scope_removed") in kinds(project)) is removed


def test_a_release_that_only_got_another_name_removes_nothing(
    project: Project,
) -> None:
    project.snapshot(
        WEEK_1,
        ticket("AB-1", releases=("Spring",)),
        ticket("AB-2", releases=("Spring",)),
    )
    project.snapshot(
        WEEK_2, ticket("AB-1", releases=("R5",)), ticket("AB-2", releases=("R5",))
    )
    assert kinds(project) == []


def test_dates_owners_and_estimates_are_told_with_both_values(
    project: Project,
) -> None:
    old = ticket("AB-1", ACTIVE, due=date(2031, 3, 20), assignee="Ada Moor", points=3)
    project.snapshot(WEEK_1, old)
    new = {"due": date(2031, 3, 31), "assignee": "Ben Oak", "points": 8}
    project.snapshot(WEEK_2, old.model_copy(update=new))
    values = {one.kind: (one.before, one.after) for one in told(project)}
    assert values == {
        "date_slipped": ("2031-03-20", "2031-03-31"),
        "reassigned": ("Ada Moor", "Ben Oak"),
        "reestimated": ("3", "8"),
    }


def test_a_finished_ticket_tells_nothing_of_its_dates_and_owners(
    project: Project,
) -> None:
    old = ticket("AB-1", ACTIVE, due=date(2031, 3, 20), assignee="Ada Moor")
    project.snapshot(WEEK_1, old)
    project.snapshot(
        WEEK_2, ticket("AB-1", DONE, due=date(2031, 3, 31), assignee="Ben Oak")
    )
    assert kinds(project) == [("AB-1", "done")]


def test_a_slip_of_a_week_is_high_and_one_of_two_days_is_not(project: Project) -> None:
    monday = date(2031, 3, 17)
    project.snapshot(
        WEEK_1, ticket("AB-1", due=monday), ticket("AB-2", due=monday, priority="Low")
    )
    project.snapshot(
        WEEK_2,
        ticket("AB-1", due=date(2031, 3, 24)),
        ticket("AB-2", due=date(2031, 3, 19), priority="Low"),
    )
    ranks = {one.subject: one.severity for one in told(project)}
    assert ranks == {"AB-1": Severity.HIGH, "AB-2": Severity.MEDIUM}


def test_the_comment_of_the_period_is_evidence_and_older_ones_are_not(
    project: Project,
) -> None:
    first = Comment(at=datetime(2031, 3, 3, 9, 0), author="Ada Moor", text="Begun.")  # noqa: DTZ001
    second = Comment(
        at=datetime(2031, 3, 12, 9, 0),  # noqa: DTZ001
        author="Ben Oak",
        text="The vendor has not answered.",
    )
    project.snapshot(WEEK_1, ticket("AB-1", ACTIVE, comments=(first,)))
    project.snapshot(WEEK_2, ticket("AB-1", BLOCKED, comments=(first, second)))
    [change] = told(project)
    said = [(quote.quote, quote.author) for quote in change.evidence]
    assert said == [
        ("Work of AB-1", None),
        ("The vendor has not answered.", "Ben Oak"),
    ]


def test_a_link_to_an_open_blocker_blocks_work_that_had_begun(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", ACTIVE), ticket("AB-2"))
    project.snapshot(
        WEEK_2, ticket("AB-1", ACTIVE, blocked_by=("AB-2",)), ticket("AB-2")
    )
    assert kinds(project) == [("AB-1", "blocked")]


def test_a_link_that_was_planned_from_the_start_blocks_nothing(
    project: Project,
) -> None:
    linked = {"blocked_by": ("AB-2",)}
    project.snapshot(WEEK_1, ticket("AB-1", **linked), ticket("AB-2"))
    project.snapshot(WEEK_2, ticket("AB-1", ACTIVE, **linked), ticket("AB-2"))
    assert kinds(project) == [("AB-1", "started")]


def test_decisions_are_told_in_the_period_in_which_they_became_known(
    project: Project,
) -> None:
    said = "We decided to buy the monitoring service."
    project.note(WEEK_2, said, findings=[(DecisionFinding, said, {})])
    project.decision_log(
        WEEK_3,
        LoggedDecision(
            key="L-1",
            what="The monitoring service is bought",
            decided_on=WEEK_2,
        ),
    )
    assert [one.kind for one in told(project, WEEK_1, WEEK_2)] == ["decision"]
    assert told(project, WEEK_2, WEEK_3) == ()


def test_what_a_note_says_was_decided_before_the_first_week_is_no_news(
    project: Project,
) -> None:
    rows = {
        "The pilot lot is built by the first supplier": date(2031, 1, 20),
        "Spare parts are held for ten years": date(2031, 3, 4),
    }
    project.note(
        WEEK_1,
        *rows,
        findings=[
            (DecisionFinding, row, {"decided_on": day}) for row, day in rows.items()
        ],
    )
    before = WEEK_1 - timedelta(days=7)
    found = [one.on for one in told(project, before, WEEK_1)]
    assert found == [date(2031, 3, 4)]


def test_a_pipeline_breaks_and_is_mended_on_the_main_line_only(
    project: Project,
) -> None:
    def at(day: int) -> datetime:
        return datetime.fromisoformat(f"2031-03-{day:02d}T02:00:00+00:00")

    failed = CiOutcome.FAILED
    project.ci(WEEK_1, run("nightly", at(5)), run("build", at(5)))
    project.ci(
        WEEK_2,
        run("nightly", at(11), failed),
        run("nightly", at(12), failed),
        run("build", at(12), failed, branch="some-idea"),
    )
    project.ci(WEEK_3, run("nightly", at(18)))
    [broken] = told(project, WEEK_1, WEEK_2)
    assert (broken.subject, broken.kind, broken.on) == (
        "nightly",
        "ci_broken",
        date(2031, 3, 11),
    )
    assert kinds(project, WEEK_2, WEEK_3) == [("nightly", "ci_fixed")]


def test_every_quote_stands_in_a_cell_of_its_record(project: Project) -> None:
    long = "A first sentence that says enough. " * 12
    project.snapshot(WEEK_1, ticket("AB-1", ACTIVE))
    project.snapshot(
        WEEK_2, ticket("AB-1", BLOCKED, comments=(Comment(author=None, text=long),))
    )
    [change] = told(project)
    quote = change.evidence[-1].quote
    assert quote in long
    assert quote.endswith("enough.")
    assert len(quote) <= 300


categories = st.sampled_from(
    [TODO, ACTIVE, BLOCKED, DONE, StatusCategory.CANCELLED, None]
)


@given(weeks=st.lists(categories, min_size=2, max_size=4))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_equal_ends_make_no_changes_and_ids_never_repeat(
    tmp_path_factory: pytest.TempPathFactory, weeks: list[StatusCategory | None]
) -> None:
    project = Project(tmp_path_factory.mktemp("history"))
    days = [date(2031, 3, 7 + number) for number in range(len(weeks))]
    for day, category in zip(days, weeks, strict=True):
        extra = () if category is None else (ticket("AB-2", category),)
        project.snapshot(day, ticket("AB-1"), *extra)
    found = changes(project.view(days[-1]), days[0])
    assert len({one.id for one in found}) == len(found)
    if weeks[0] == weeks[-1]:
        assert found == ()


def test_a_test_report_of_a_listed_run_is_no_run_of_its_own(project: Project) -> None:
    failed = CiOutcome.FAILED
    at = [
        datetime.fromisoformat(f"2031-03-{day:02d}T02:00:00+00:00")
        for day in (5, 11, 12)
    ]
    project.ci(WEEK_1, run("nightly", at[0]))
    project.ci(WEEK_2, *(run("nightly", moment, failed) for moment in at[1:]))
    report = CiRun(
        key="nightly@report",
        pipeline="nightly",
        at=at[2] + timedelta(minutes=20),
        outcome=failed,
        failures=(TestFailure(name="load", message="p95 was 900 ms"),),
    )
    project.snapshot(
        WEEK_2, report, stream="report", kind=DocumentKind.JUNIT_XML, complete=False
    )
    [broken] = told(project, WEEK_1, WEEK_2)
    said = [item.quote for item in broken.evidence if isinstance(item, Quote)]
    rules = [item.rule for item in broken.evidence if isinstance(item, Computed)]
    assert rules == ["the last 2 main-line runs failed, since 2031-03-11"]
    assert "p95 was 900 ms" in said


DAY_OF_CHANGE = WEEK_2 - timedelta(days=1)


@pytest.mark.parametrize("later", [{"title": "Another title"}, {"due": WEEK_3}])
def test_a_later_edit_of_the_row_does_not_move_the_day_of_a_change(
    project: Project, later: dict[str, object]
) -> None:
    blocked = ticket("AB-1", BLOCKED, updated=DAY_OF_CHANGE, assignee="Mo Adler")
    edited = {"updated": WEEK_3, **later}
    project.snapshot(WEEK_1, ticket("AB-1", updated=WEEK_1, assignee="Kai Berg"))
    project.snapshot(WEEK_2, blocked)
    project.snapshot(WEEK_3, blocked.model_copy(update=edited))
    days = {one.kind: one.on for one in told(project, WEEK_1, WEEK_3)}
    assert days[ChangeKind.BLOCKED] == DAY_OF_CHANGE
    assert days[ChangeKind.REASSIGNED] == DAY_OF_CHANGE
    [standing] = blocked_now(project.view(WEEK_3), ())
    assert standing.on == DAY_OF_CHANGE


def test_a_later_edit_of_an_entry_does_not_move_the_day_since_which_it_is_late(
    project: Project,
) -> None:
    late = raid("D-1", RaidKind.DEPENDENCY, state=RaidState.LATE)
    edited = late.model_copy(update={"title": "Other words", "owner": "Mo Adler"})
    project.raid_log(WEEK_1, raid("D-1", RaidKind.DEPENDENCY))
    project.raid_log(WEEK_2, late)
    project.raid_log(WEEK_3, edited)
    days = {one.kind: one.on for one in told(project, WEEK_1, WEEK_3)}
    assert days[ChangeKind.DEPENDENCY_LATE] == WEEK_2
    [standing] = blocked_now(project.view(WEEK_3), told(project, WEEK_1, WEEK_3))
    assert standing.on == WEEK_2


def test_a_day_written_before_the_state_was_other_is_not_its_first_day(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", ACTIVE, updated=WEEK_1))
    project.snapshot(WEEK_2, ticket("AB-1", BLOCKED, updated=WEEK_1))
    [one] = told(project, None, WEEK_3)
    assert (one.kind, one.on) == (ChangeKind.BLOCKED, WEEK_2)
