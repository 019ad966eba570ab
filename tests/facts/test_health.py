"""The colour of every dimension, and that missing data is never green."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import (
    Colour,
    Dimension,
)
from assistant.domain.findings import (
    DecisionFinding,
    Polarity,
    StatementFinding,
    StatementKind,
)
from assistant.domain.labels import Label
from assistant.domain.records import CiOutcome, RaidKind, StatusCategory
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health import health
from assistant.facts.health.judgement import Concern, judge
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
from tests.facts.judgements import judged, of

ACTIVE, BLOCKED, DONE = (
    StatusCategory.ACTIVE,
    StatusCategory.BLOCKED,
    StatusCategory.DONE,
)


LATER = date(2031, 4, 30)


def test_nothing_known_is_unknown_in_every_dimension(project: Project) -> None:
    found = judged(project)
    assert found.overall is Colour.UNKNOWN
    assert {one.colour for one in found.dimensions.values()} == {Colour.UNKNOWN}
    assert all(one.rule and one.why for one in found.dimensions.values())


def test_overall_is_unknown_when_schedule_is_whatever_the_rest_says(
    project: Project,
) -> None:
    project.raid_log(
        WEEK_1, raid("R-1", title="Budget is overspent", likelihood=5, impact=5)
    )
    found = judged(project)
    assert found.dimensions[Dimension.COST].colour is Colour.RED
    assert found.overall is Colour.UNKNOWN


def test_overall_is_the_worst_known_and_never_better_than_a_claim(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta", LATER))
    project.snapshot(WEEK_1, ticket("AB-1"))
    assert judged(project).overall is Colour.GREEN
    assert judged(project, claimed=Colour.RED).overall is Colour.RED
    project.snapshot(
        WEEK_2, ticket("AB-1"), ticket("AB-2", kind="Bug", priority="High")
    )
    assert judged(project, WEEK_2).overall is Colour.AMBER
    assert judged(project, WEEK_2, claimed=Colour.GREEN).overall is Colour.AMBER


def test_previous_is_the_last_update_that_was_sent_before(project: Project) -> None:
    project.update(WEEK_1, "green")
    project.update(WEEK_2, "amber")
    project.update(WEEK_3, "red")
    previous = judged(project, WEEK_3).previous
    assert previous is not None
    assert (previous.as_of, previous.overall) == (WEEK_2, Colour.AMBER)


def test_silence_since_its_date_makes_schedule_amber_and_no_milestone_missed(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", date(2031, 3, 12)))
    found = of(project, Dimension.SCHEDULE, WEEK_2)
    assert found.colour is Colour.AMBER
    assert found.why == "M1 Beta ready, due 2031-03-12, is not confirmed as met"


def test_schedule_is_red_for_a_missed_milestone_until_a_decision_names_it(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", date(2031, 3, 12)))
    project.note(WEEK_2, "M1 was missed.")
    assert of(project, Dimension.SCHEDULE, WEEK_2).colour is Colour.RED
    said = "We decided to bring M1 back with a second team."
    project.note(
        WEEK_3,
        said,
        dated=date(2031, 3, 18),
        findings=[(DecisionFinding, said, {})],
    )
    assert of(project, Dimension.SCHEDULE, WEEK_3).colour is Colour.AMBER


def test_schedule_is_amber_when_work_on_a_milestone_is_due_after_it(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", WEEK_2), milestone("M2", LATER))
    work = ticket("AB-1", ACTIVE, title="Beta build ready", due=WEEK_3)
    project.snapshot(WEEK_1, work)
    found = of(project, Dimension.SCHEDULE)
    assert found.colour is Colour.AMBER
    assert "AB-1 is due 2031-03-21" in found.why
    assert work.title in [item.quote for item in found.evidence]


@pytest.mark.parametrize(
    ("cells", "colour"),
    [
        ({"priority": "High", "due": WEEK_2}, Colour.AMBER),
        ({"priority": "Low", "due": WEEK_2}, Colour.GREEN),
        ({"priority": "High", "due": date(2031, 6, 1)}, Colour.GREEN),
    ],
)
def test_schedule_is_amber_for_urgent_blocked_work_before_the_last_milestone(
    project: Project, cells: dict[str, object], colour: Colour
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", LATER))
    project.snapshot(WEEK_1, ticket("AB-1", BLOCKED, **cells))
    assert of(project, Dimension.SCHEDULE).colour is colour


def test_without_milestones_overdue_tickets_decide_the_schedule(
    project: Project,
) -> None:
    late, fine = {"due": date(2031, 3, 1)}, {"due": LATER}
    keys = [f"AB-{number}" for number in range(10)]
    for day, count in ((WEEK_1, 1), (WEEK_2, 3), (WEEK_3, 6)):
        cells = [late] * count + [fine] * (10 - count)
        project.snapshot(
            day, *(ticket(k, ACTIVE, **c) for k, c in zip(keys, cells, strict=True))
        )
    colours = [
        of(project, Dimension.SCHEDULE, day).colour for day in (WEEK_1, WEEK_2, WEEK_3)
    ]
    assert colours == [Colour.GREEN, Colour.AMBER, Colour.RED]


@pytest.mark.parametrize(
    ("moved", "days", "colour"),
    [
        (3, 5, Colour.AMBER),
        (2, 5, Colour.GREEN),
        (3, 2, Colour.GREEN),
    ],
)
def test_without_milestones_a_share_of_slipped_tickets_makes_schedule_amber(
    project: Project, moved: int, days: int, colour: Colour
) -> None:
    monday = date(2031, 4, 7)
    for day, shift in ((WEEK_1, 0), (WEEK_2, days)):
        due = [monday + timedelta(days=shift if n < moved else 0) for n in range(9)]
        rows = [ticket(f"AB-{n}", ACTIVE, due=one) for n, one in enumerate(due)]
        project.snapshot(day, *rows)
    found = of(project, Dimension.SCHEDULE, WEEK_2)
    assert found.colour is colour
    assert "30% slipped by 3 working days or more within 14 days" in found.rule
    later = WEEK_2 + timedelta(days=14)
    assert of(project, Dimension.SCHEDULE, later).colour is Colour.GREEN


def failing(project: Project, first: int, last: int) -> None:
    runs = [
        run("nightly", datetime(2031, 3, day, 2, tzinfo=UTC), CiOutcome.FAILED)
        for day in range(first, last + 1)
    ]
    project.ci(WEEK_3, *runs)


@pytest.mark.parametrize(
    ("first", "colour"), [(20, Colour.GREEN), (18, Colour.AMBER), (3, Colour.RED)]
)
def test_quality_follows_how_long_the_main_line_fails(
    project: Project, first: int, colour: Colour
) -> None:
    failing(project, first, 21)
    assert of(project, Dimension.QUALITY, WEEK_3).colour is colour


def test_a_long_failure_that_an_owner_works_on_is_amber(project: Project) -> None:
    failing(project, 3, 21)
    project.raid_log(
        WEEK_3,
        raid("I-1", RaidKind.ISSUE, title="nightly is red", owner="Ada Moor"),
    )
    assert of(project, Dimension.QUALITY, WEEK_3).colour is Colour.AMBER


def test_one_good_run_among_failures_does_not_mend_a_pipeline(
    project: Project,
) -> None:
    outcomes = "ffpff"
    kinds = {"f": CiOutcome.FAILED, "p": CiOutcome.PASSED}
    project.ci(
        WEEK_3,
        *(
            run("nightly", datetime(2031, 3, 10 + n, 2, tzinfo=UTC), kinds[letter])
            for n, letter in enumerate(outcomes)
        ),
    )
    assert of(project, Dimension.QUALITY, WEEK_3).colour is Colour.AMBER


def test_a_reason_never_repeats_the_words_of_prose(project: Project) -> None:
    project.raid_log(WEEK_1, raid("R-1"))
    lines = ["Ada is away until June.", "Ben is alone on the harbour works."]
    about = {"about": StatementKind.RISK}
    project.note(
        WEEK_1,
        *lines,
        findings=[(StatementFinding, line, dict(about)) for line in lines],
    )
    found = of(project, Dimension.RESOURCES)
    assert found.colour is Colour.AMBER
    assert [item.quote for item in found.evidence] == lines
    assert "Ada" not in found.why
    assert "Ben" not in found.why


def test_a_streak_is_no_older_than_the_last_time_without_runs(
    project: Project,
) -> None:
    days = [datetime(2031, 2, n, tzinfo=UTC) for n in (1, 2, 3)]
    days += [datetime(2031, 3, n, tzinfo=UTC) for n in (19, 20, 21)]
    project.ci(WEEK_3, *(run("nightly", day, CiOutcome.FAILED) for day in days))
    found = of(project, Dimension.QUALITY, WEEK_3)
    assert found.colour is Colour.AMBER
    assert "3 in a row since 2031-03-19" in found.why


def test_a_pipeline_without_new_runs_is_told_by_its_last_known_run(
    project: Project,
) -> None:
    failing(project, 3, 7)
    found = of(project, Dimension.QUALITY, date(2031, 4, 4))
    assert found.colour is Colour.AMBER
    assert "last known run on 2031-03-07" in found.why
    assert "in a row" not in found.why


def test_silence_about_a_long_failure_is_said_only_where_it_is_silent(
    project: Project,
) -> None:
    failing(project, 3, 21)
    found = of(project, Dimension.QUALITY, WEEK_3)
    assert found.why.endswith("no note, mail, chat or ticket speaks of it")
    project.note(WEEK_3, "The nightly is red because of the crane driver.")
    told = of(project, Dimension.QUALITY, WEEK_3).why
    assert told.endswith("no open ticket or RAID entry with an owner names it")


def test_a_decision_that_moves_a_milestone_between_leaves_a_miss_unanswered(
    project: Project,
) -> None:
    project.plan(
        WEEK_1,
        milestone("M1 Crane test", date(2031, 3, 12)),
        milestone("M2 Quay inspection", date(2031, 3, 25)),
        milestone("M3 Harbour go-live", date(2031, 4, 2)),
    )
    said = "Quay inspection moves to 28 March 2031."
    text = f"The crane test was missed. {said}"
    project.note(WEEK_2, text, findings=[(DecisionFinding, said, {})])
    found = of(project, Dimension.SCHEDULE, WEEK_2)
    assert found.colour is Colour.RED
    assert "M1 Crane test, due 2031-03-12, is missed and no new date" in found.why


def test_a_decision_that_replans_a_later_milestone_answers_a_miss(
    project: Project,
) -> None:
    project.plan(
        WEEK_1,
        milestone("M1 Crane test", date(2031, 3, 12)),
        milestone("M2 Harbour go-live", date(2031, 4, 2)),
    )
    project.note(WEEK_2, "The crane test was missed.")
    assert of(project, Dimension.SCHEDULE, WEEK_2).colour is Colour.RED
    said = "Harbour go-live moves to 9 April 2031."
    project.note(WEEK_3, said, findings=[(DecisionFinding, said, {})])
    assert of(project, Dimension.SCHEDULE, WEEK_3).colour is Colour.AMBER


def test_a_miss_that_was_answered_says_by_which_decision_and_cites_it(
    project: Project,
) -> None:
    project.plan(
        WEEK_1,
        milestone("M1 Crane test", date(2031, 3, 12)),
        milestone("M2 Harbour go-live", date(2031, 4, 2)),
    )
    said = "We try the crane test again with a lighter load."
    project.note(WEEK_2, said, findings=[(DecisionFinding, said, {})])
    found = of(project, Dimension.SCHEDULE, WEEK_2)
    assert (
        f"is missed and a decision on it was taken on {WEEK_2}: “{said}”" in found.why
    )
    assert said in [piece.quote for piece in found.evidence]
    withdrawn = "The decision on the crane test is withdrawn."
    project.note(WEEK_3, withdrawn, findings=[(DecisionFinding, withdrawn, {})])
    later = of(project, Dimension.SCHEDULE, WEEK_3)
    assert said not in later.why


@pytest.mark.parametrize(
    ("label", "confided"), [(Label.INTERNAL, ()), (Label.RESTRICTED, ("It is late",))]
)
def test_a_reason_is_confided_where_its_own_words_are(
    label: Label, confided: tuple[str, ...]
) -> None:
    secret = Concern(Colour.AMBER, "It is late", (told("late", label),))
    open_ = Concern(Colour.AMBER, "It is dear", (told("dear", Label.INTERNAL),))
    judged = judge([secret, open_], "any", "fine").reasons
    assert tuple(one.text for one in judged if one.is_confided) == confided


def test_a_reason_that_is_found_twice_is_told_once_with_the_evidence_of_both() -> None:
    twice = [
        Concern(Colour.RED, "A departure was told", (told(words, Label.INTERNAL),))
        for words in ("Ada gave notice", "Ada's last day is Friday")
    ]
    judged = judge(twice, "any", "fine")
    assert judged.why == "A departure was told"
    assert len(judged.evidence) == len(twice)


def told(words: str, label: Label) -> Quote:
    return Quote(source="a.md", quote=words, as_of=WEEK_1, label=label)


def test_an_open_issue_of_high_impact_makes_quality_amber(tmp_path: Path) -> None:
    project = Project(tmp_path)
    cells = {"kind": RaidKind.ISSUE, "likelihood": None, "title": "Kiln records lost"}
    project.raid_log(WEEK_1, raid("I-1", impact=5, **cells))
    found = health(project.view(WEEK_1), HealthTolerances()).dimensions[
        Dimension.QUALITY
    ]
    assert found.colour is Colour.AMBER
    assert "Kiln records lost" in found.why


@pytest.mark.parametrize(
    ("later", "colour"),
    [
        ("", Colour.AMBER),
        ("M2 Harbour go-live moves to 9 April 2031.", Colour.AMBER),
        ("The harbour go-live is no longer at risk.", Colour.GREEN),
    ],
    ids=["said last", "moved since", "over since"],
)
def test_a_milestone_that_is_said_to_be_at_risk_makes_schedule_amber(
    project: Project, later: str, colour: Colour
) -> None:
    project.plan(WEEK_1, milestone("M2 Harbour go-live", date(2031, 4, 2)))
    said = "The harbour go-live is at risk, the crane is late."
    risk = {"about": StatementKind.RISK}
    project.note(WEEK_1, said, findings=[(StatementFinding, said, risk)])
    if later:
        over = {**risk, "polarity": Polarity.NEGATED}
        found = [(StatementFinding, later, over)] if "no longer" in later else []
        project.note(WEEK_2, later, findings=found)
    health = of(project, Dimension.SCHEDULE, WEEK_2)
    assert health.colour is colour
    assert ("in doubt" in health.why) is (not later)
