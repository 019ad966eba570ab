"""Flags that structure decides: silence, slips, red pipelines, no owner, no update."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from assistant.domain.facts import Flag, FlagKind, FlagStatus
from assistant.domain.journal import JournalEntry, Verb
from assistant.domain.records import CiOutcome, Comment, RaidKind, StatusCategory
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, raid, run, ticket

RAISED = date(2031, 3, 3)


def seen(project: Project, day: date, kind: FlagKind) -> list[Flag]:
    return [f for f in flags(FlagMaterial(project.view(day))) if f.kind is kind]


def grave(key: str = "R-7", **cells: object) -> object:
    cells.setdefault("title", "Turbine blades crack in frost")
    return raid(key, likelihood=4, impact=4, raised=RAISED, owner="Ada Berg", **cells)


def smalltalk(project: Project) -> None:
    project.note(RAISED, "Catering was praised", "The ferry timetable changed")


def test_grave_entry_that_nobody_mentions_for_two_weeks_is_flagged(
    project: Project,
) -> None:
    project.raid_log(WEEK_3, grave())
    smalltalk(project)
    [flag] = seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)
    assert flag.subject == "R-7"
    assert flag.first_seen == RAISED + timedelta(days=14)
    assert "16" in flag.why
    assert flag.question.startswith("Ada Berg, ")


@pytest.mark.parametrize(
    "line",
    ["R-7: supplier called back", "The cracks in the turbine blade are worse in frost"],
)
def test_entry_mentioned_by_id_or_by_meaning_is_discussed(
    project: Project, line: str
) -> None:
    project.raid_log(WEEK_3, grave())
    project.note(WEEK_3, "Catering was praised", line)
    assert not seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)


@pytest.mark.parametrize(
    "line",
    ["Turbines: no answer from the maker yet.", "Is R7 still with the maker?"],
)
def test_a_rare_word_of_the_title_or_a_loose_key_is_no_silence(
    project: Project, line: str
) -> None:
    project.raid_log(WEEK_3, grave())
    smalltalk(project)
    project.note(WEEK_2, line)
    assert not seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)


@pytest.mark.parametrize(
    "line",
    [
        "Dilip is booking the training rooms",
        "COOLING-12 is blocked",
        "It does.",
    ],
)
def test_one_ordinary_word_of_a_title_does_not_mention_it(
    project: Project, line: str
) -> None:
    project.raid_log(WEEK_3, grave(title="Server room cooling fails in summer"))
    smalltalk(project)
    project.note(WEEK_2, line)
    [flag] = seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)
    assert flag.subject == "R-7"


def test_a_word_of_the_response_is_no_mention_of_the_risk(project: Project) -> None:
    project.raid_log(WEEK_3, grave(mitigation="Ask for the draft drawing"))
    smalltalk(project)
    project.note(WEEK_2, "We draft the catering contract")
    assert seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)


def test_another_form_of_a_word_is_another_word(project: Project) -> None:
    project.raid_log(WEEK_3, grave(title="One depot hosts every archive"))
    smalltalk(project)
    project.note(WEEK_2, "We bought the hosted calendar.")
    [flag] = seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)
    assert "no note, mail, chat or ticket has mentioned it" in flag.why


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The turbine supplier called.", True),
        ("Nobody swept around the turbine hall after the party on Friday.", False),
    ],
)
def test_words_are_told_as_the_nearest_only_if_they_may_be_of_the_entry(
    project: Project, words: str, *, shown: bool
) -> None:
    project.snapshot(RAISED, ticket("AB-9", title="Grease the turbine hall cranes"))
    project.raid_log(WEEK_3, grave(title="Turbine cannot be delivered"))
    smalltalk(project)
    project.note(WEEK_2, words)
    [flag] = seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)
    assert "no note, mail" not in flag.why
    assert ("nearest words" in flag.why) is shown
    assert (words in {piece.quote for piece in flag.evidence}) is shown
    if not shown:
        assert f"nobody has spoken of it by name since {RAISED}" in flag.why


def test_silence_counts_from_the_first_day_on_which_anybody_is_heard(
    project: Project,
) -> None:
    project.raid_log(WEEK_3, grave())
    assert not seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)
    project.note(WEEK_2, "Catering was praised")
    assert not seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)
    later = WEEK_2 + timedelta(days=14)
    [flag] = seen(project, later, FlagKind.RAID_NOT_DISCUSSED)
    assert flag.first_seen == later


def test_low_exposure_and_closed_entries_may_be_silent(project: Project) -> None:
    project.raid_log(
        WEEK_3,
        raid("R-1", likelihood=2, impact=2, raised=RAISED),
        grave("R-2", status="Closed", state="closed"),
    )
    smalltalk(project)
    assert not seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)


def test_flag_keeps_its_id_from_week_to_week(project: Project) -> None:
    project.raid_log(WEEK_3, grave())
    smalltalk(project)
    later = WEEK_3 + timedelta(days=7)
    project.raid_log(later, grave())
    [first] = seen(project, WEEK_3, FlagKind.RAID_NOT_DISCUSSED)
    [second] = seen(project, later, FlagKind.RAID_NOT_DISCUSSED)
    assert first.id == second.id
    assert first.why != second.why


def top(key: str, due: date, **cells: object) -> object:
    return ticket(key, StatusCategory.ACTIVE, due=due, priority="Highest", **cells)


def test_top_ticket_that_moves_later_slips_once_for_each_move(project: Project) -> None:
    due = date(2031, 4, 4)
    project.snapshot(WEEK_1, top("AB-1", due))
    project.snapshot(WEEK_2, top("AB-1", due + timedelta(days=7)))
    project.snapshot(WEEK_3, top("AB-1", due + timedelta(days=14)))
    moves = sorted(
        seen(project, WEEK_3, FlagKind.SLIP), key=lambda flag: flag.first_seen
    )
    assert [f.first_seen for f in moves] == [WEEK_2, WEEK_3]
    assert "7 days" in moves[0].why
    assert "No comment" in moves[0].why


def test_parent_that_follows_its_child_is_no_second_slip(project: Project) -> None:
    due = date(2031, 4, 4)
    for day, when in ((WEEK_1, due), (WEEK_2, due + timedelta(days=9))):
        project.snapshot(day, top("AB-1", when), top("AB-2", when, parent="AB-1"))
    assert [f.subject for f in seen(project, WEEK_2, FlagKind.SLIP)] == ["AB-2"]


def test_due_date_pulled_in_is_no_slip(project: Project) -> None:
    project.snapshot(WEEK_1, top("AB-1", date(2031, 4, 4)))
    project.snapshot(WEEK_2, top("AB-1", date(2031, 4, 1)))
    assert not seen(project, WEEK_2, FlagKind.SLIP)


def plain(key: str, due: date, **cells: object) -> object:
    return ticket(key, StatusCategory.ACTIVE, due=due, priority="Low", **cells)


def test_plain_ticket_on_which_others_depend_slips_and_gets_overdue(
    project: Project,
) -> None:
    due = date(2031, 3, 10)
    for day, when in ((WEEK_1, due), (WEEK_2, due + timedelta(days=4))):
        project.snapshot(
            day,
            plain("AB-1", when),
            plain("AB-2", when),
            plain("AB-3", date(2031, 5, 1), blocked_by=("AB-1",)),
        )
    [slip] = seen(project, WEEK_2, FlagKind.SLIP)
    assert slip.subject == "AB-1"
    assert "other tickets depend on it" in slip.why
    [late] = seen(project, WEEK_3, FlagKind.OVERDUE_ACTION)
    assert late.subject == "AB-1"


def test_plain_ticket_on_which_only_finished_work_depended_is_no_flag(
    project: Project,
) -> None:
    due = date(2031, 3, 10)
    done = ticket("AB-3", StatusCategory.DONE, blocked_by=("AB-1",))
    for day, when in ((WEEK_1, due), (WEEK_2, due + timedelta(days=4))):
        project.snapshot(day, plain("AB-1", when), done)
    assert not seen(project, WEEK_2, FlagKind.SLIP)
    assert not seen(project, WEEK_3, FlagKind.OVERDUE_ACTION)


def test_plain_ticket_is_flagged_when_it_slips_again_and_again(
    project: Project,
) -> None:
    due, week_4 = date(2031, 3, 10), WEEK_3 + timedelta(days=7)
    for week, day in enumerate((WEEK_1, WEEK_2, WEEK_3, week_4)):
        project.snapshot(day, plain("AB-1", due + timedelta(days=7 * week)))
    assert not seen(project, WEEK_3, FlagKind.SLIP)
    [slip] = seen(project, week_4, FlagKind.SLIP)
    assert slip.first_seen == week_4
    assert "it slipped 3 times" in slip.why


def test_plain_ticket_that_moves_with_the_top_ticket_behind_it_is_one_slip(
    project: Project,
) -> None:
    due = date(2031, 4, 4)
    for day, when in ((WEEK_1, due), (WEEK_2, due + timedelta(days=7))):
        later = when + timedelta(days=7)
        project.snapshot(day, plain("AB-1", when, blocks=("AB-2",)), top("AB-2", later))
    assert [f.subject for f in seen(project, WEEK_2, FlagKind.SLIP)] == ["AB-2"]


def test_where_a_tracker_ranks_nothing_every_long_slip_counts(project: Project) -> None:
    due = date(2031, 4, 4)
    for day, when in ((WEEK_1, due), (WEEK_2, due + timedelta(days=14))):
        project.snapshot(day, ticket("AB-1", StatusCategory.ACTIVE, due=when))
    assert [f.subject for f in seen(project, WEEK_2, FlagKind.SLIP)] == ["AB-1"]


def nights(count: int, outcome: CiOutcome = CiOutcome.FAILED) -> list[object]:
    first = datetime(2031, 3, 10, 1, 30, tzinfo=UTC)
    return [run("night-soak", first + timedelta(days=n), outcome) for n in range(count)]


def test_third_red_night_without_a_word_is_flagged(project: Project) -> None:
    project.ci(WEEK_2, *nights(4))
    project.note(WEEK_2, "The soak chart looks pretty")
    [flag] = seen(project, WEEK_2, FlagKind.CI_RED)
    assert (flag.subject, flag.first_seen) == ("night-soak", date(2031, 3, 12))


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_red_nights_than_the_threshold_are_no_flag(
    project: Project, count: int
) -> None:
    project.ci(WEEK_2, *nights(count))
    assert not seen(project, WEEK_2, FlagKind.CI_RED)


def test_red_night_that_somebody_speaks_of_is_no_flag(project: Project) -> None:
    project.ci(WEEK_2, *nights(4))
    project.note(WEEK_2, "Night soak is red since Monday, Ulf looks into it")
    assert not seen(project, WEEK_2, FlagKind.CI_RED)


@pytest.mark.parametrize(
    ("words", "is_silent"),
    [
        ("CI has been red on main since Monday, does anyone own it?", False),
        ("The build is broken again.", False),
        ("Failing tests cost us the morning", False),
        ("If the build fails, call Ulf.", True),
        ("The docs pipeline is red.", True),
    ],
)
def test_talk_of_a_red_build_in_general_is_talk_of_the_failing_one(
    project: Project, words: str, *, is_silent: bool
) -> None:
    green = run("docs", datetime(2031, 3, 10, 2, tzinfo=UTC))
    project.ci(WEEK_2, *nights(4), green)
    project.note(WEEK_2, words)
    assert bool(seen(project, WEEK_2, FlagKind.CI_RED)) is is_silent


def test_the_part_of_its_name_stands_for_a_pipeline(project: Project) -> None:
    project.ci(WEEK_2, *nights(4))
    project.note(WEEK_2, "AI: Ulf to rerun soak with the new limits")
    assert not seen(project, WEEK_2, FlagKind.CI_RED)


def test_words_that_deny_it_are_told_as_the_nearest(project: Project) -> None:
    project.ci(WEEK_2, *nights(4))
    project.note(WEEK_2, "The failures are the rig, not the soak")
    [flag] = seen(project, WEEK_2, FlagKind.CI_RED)
    assert "speaks of it" not in flag.why
    assert "not the soak" in flag.why


def test_red_branch_beside_a_green_main_line_is_no_flag(project: Project) -> None:
    first = datetime(2031, 3, 10, 1, 30, tzinfo=UTC)
    branch = [
        run("build", first + timedelta(hours=n), CiOutcome.FAILED, branch="trial")
        for n in range(4)
    ]
    project.ci(WEEK_2, run("build", first), *branch)
    assert not seen(project, WEEK_2, FlagKind.CI_RED)


def ownerless(**cells: object) -> object:
    return ticket("AB-1", priority="High", title="Evacuation drill", **cells)


def test_important_work_that_waits_a_week_for_a_name_is_flagged(
    project: Project,
) -> None:
    project.snapshot(
        WEEK_2,
        ownerless(created=RAISED),
        ticket("AB-2", priority="High", created=RAISED, assignee="Ada Berg"),
        ticket("AB-3", StatusCategory.DONE, priority="High", created=RAISED),
        ticket("AB-4", priority="Low", created=RAISED),
    )
    [flag] = seen(project, WEEK_2, FlagKind.MISSING_OWNER)
    assert (flag.subject, flag.first_seen) == ("AB-1", RAISED + timedelta(days=7))


def test_new_work_without_a_name_is_flagged_once_somebody_asks_for_one(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ownerless(created=date(2031, 3, 6)))
    assert not seen(project, WEEK_1, FlagKind.MISSING_OWNER)
    project.note(WEEK_1, "The evacuation drill still needs an owner.")
    [flag] = seen(project, WEEK_1, FlagKind.MISSING_OWNER)
    assert flag.first_seen == WEEK_1


def test_work_in_progress_without_an_update_is_stale(project: Project) -> None:
    touched = WEEK_3 - timedelta(days=10)
    spoken = Comment(at=datetime(2031, 3, 20, 9, 0), text="Half way.")  # noqa: DTZ001
    project.snapshot(
        WEEK_3,
        ticket("AB-1", StatusCategory.ACTIVE, updated=touched),
        ticket("AB-2", StatusCategory.ACTIVE, updated=touched, comments=(spoken,)),
        ticket("AB-3", StatusCategory.TODO, updated=touched),
        ticket("AB-4", StatusCategory.ACTIVE, updated=touched),
        ticket("AB-5", StatusCategory.DONE, updated=WEEK_3, parent="AB-4"),
    )
    [flag] = seen(project, WEEK_3, FlagKind.STALE)
    assert (flag.subject, flag.first_seen) == ("AB-1", WEEK_3)


def test_raid_entry_past_its_review_is_stale_until_it_is_touched(
    project: Project,
) -> None:
    review = date(2031, 3, 12)
    project.raid_log(
        WEEK_2,
        raid("R-1", review=review, updated=RAISED),
        raid("R-2", review=review, updated=review),
        raid("R-3", review=WEEK_2, updated=RAISED),
    )
    assert [f.subject for f in seen(project, WEEK_2, FlagKind.STALE)] == ["R-1"]


def entry(seq: int, verb: Verb, target: str, **cells: object) -> JournalEntry:
    at = datetime(2031, 3, 21, 9, tzinfo=UTC)
    return JournalEntry(
        seq=seq, at=at, by="Pim", verb=verb, target=target, revision=seq, **cells
    )


def test_answered_flag_says_so_and_an_undone_answer_does_not_count(
    project: Project,
) -> None:
    project.raid_log(WEEK_3, grave())
    smalltalk(project)
    material = FlagMaterial(project.view(WEEK_3))
    [flag] = flags(material)
    answer = entry(1, Verb.ANSWER, flag.id, text="Design starts on Monday.")
    undo = entry(2, Verb.UNDO, flag.id, undoes=1)
    assert flags(material, [answer])[0].status is FlagStatus.ANSWERED
    assert flags(material, [answer, undo])[0].status is FlagStatus.OPEN


def test_dismissed_flag_is_open_again_when_its_evidence_changed(
    project: Project,
) -> None:
    project.raid_log(WEEK_3, grave())
    smalltalk(project)
    [flag] = flags(FlagMaterial(project.view(WEEK_3)))
    dismissal = entry(1, Verb.DISMISS, flag.id, as_of=WEEK_3)
    later = WEEK_3 + timedelta(days=7)
    same = flags(FlagMaterial(project.view(later)), [dismissal])
    assert [f.status for f in same] == [FlagStatus.DISMISSED]
    project.raid_log(later, grave(mitigation="Heaters were ordered"))
    changed = flags(FlagMaterial(project.view(later)), [dismissal])
    assert [f.status for f in changed] == [FlagStatus.OPEN]


def test_work_without_an_owner_in_tracker_and_log_is_one_flag(project: Project) -> None:
    title = "Certificate for the customs broker"
    high: dict[str, Any] = {"likelihood": 4, "impact": 4}
    entry = raid("D-1", RaidKind.DEPENDENCY, title=title, raised=RAISED, **high)
    log = project.raid_log(WEEK_1, entry)
    work = ticket("AB-1", title=f"{title}: confirm it", priority="High", due=WEEK_2)
    tracker = project.snapshot(WEEK_1, work)
    [flag] = seen(project, WEEK_2, FlagKind.MISSING_OWNER)
    assert {piece.source for piece in flag.evidence} >= {log, tracker}
