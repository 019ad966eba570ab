"""What moved by itself is told; what only followed it is counted apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.drafts import Draft
from assistant.domain.facts import (
    Change,
    ChangeKind,
    FlagKind,
    MilestoneState,
    Severity,
)
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from prompts.files import load_audiences
from tests.drafting.samples import change, facts, flag, milestone, order, quote

K = ChangeKind


def moved(subject: str, title: str, **fields: object) -> Change:
    dates = {"before": "2031-03-14", "after": "2031-03-28"}
    return change(K.DATE_SLIPPED, subject, title, **dates, **fields)


def section(draft: Draft, name: str) -> list[str]:
    [found] = [one for one in draft.sections if one.name == name]
    return [claim.text for claim in found.claims]


HEAD = "A date slipped:"
LEAD = moved("FER-1", "Landing stage", severity=Severity.HIGH)
PULLED = moved("FER-2", "Ticket hall", follows=("FER-1",))


def test_a_date_that_follows_another_is_counted_behind_it() -> None:
    draft = write_draft(facts(changes=(LEAD, PULLED)), order("executive"))
    assert section(draft, "changed") == [
        f"{HEAD} Landing stage (to 28 March, two weeks later); another follows from it."
    ]
    assert draft.headline is not None
    assert "one date slipped" in draft.headline.text


def test_a_date_whose_leading_change_is_withheld_stands_alone() -> None:
    closed = LEAD.model_copy(
        update={
            "label": Label.RESTRICTED,
            "evidence": (quote("Landing stage", Label.RESTRICTED),),
        }
    )
    draft = write_draft(facts(changes=(closed, PULLED)), order("executive"))
    assert section(draft, "changed") == [
        "A date slipped: Ticket hall (to 28 March, two weeks later)."
    ]


def test_work_that_two_tools_finish_is_told_once() -> None:
    one = change(K.DONE, "FER-1", "Landing stage: build", on=date(2031, 3, 10))
    other = change(K.DONE, "Plan: task 7", "Build landing stage", same_as="FER-1")
    draft = write_draft(facts(changes=(one, other)), order("executive"))
    assert section(draft, "done") == ["Finished: Landing stage: build."]
    assert draft.headline is not None
    assert "one item finished" in draft.headline.text


def test_a_suite_that_fails_more_than_before_is_told_with_both_counts() -> None:
    worse = change(
        K.CI_BROKEN,
        "pump-tests",
        "pump-tests",
        before="2 of 41 tests failed",
        after="5 of 41 tests failed",
    )
    broken = change(K.CI_BROKEN, "lint", "lint", before="passed", after="failed")
    draft = write_draft(facts(changes=(worse, broken)), order("engineering"))
    told = section(draft, "changed")
    assert "More tests fail than before: pump-tests (5 of 41, before 2 of 41)." in told
    assert "Began to fail: lint." in told


GONE = change(K.VANISHED, "FER-9", "Life vests", severity=Severity.MEDIUM)


@pytest.mark.parametrize("audience", sorted(load_audiences()))
def test_work_that_left_its_tracker_is_told_to_everybody(audience: str) -> None:
    draft = write_draft(facts(changes=(GONE,)), order(audience))
    [told] = section(draft, "changed")
    where = "on our list of work" if audience == "client" else "in the tracker or log"
    assert told.startswith(f"No longer {where}: Life vests")


def test_an_audience_that_asks_for_other_changes_hears_what_is_left_out() -> None:
    asked = order("client")
    few = asked.audience.model_copy(update={"material": (K.DONE,)})
    reach = replace(asked.reach, audience=few)
    wanted = replace(asked, audience=few, reach=reach)
    draft = write_draft(facts(changes=(GONE,)), wanted)
    assert [one.subject for one in draft.uncovered] == ["FER-9"]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (None, "No longer has an owner: Ticket hall (before Ana Ruiz)."),
        ("Bo Lind", "A new owner: Ticket hall (Bo Lind, before Ana Ruiz)."),
    ],
)
def test_work_that_is_taken_from_its_owner_and_given_to_nobody_has_no_new_one(
    after: str | None, told: str
) -> None:
    gone = change(K.REASSIGNED, "FER-1", "Ticket hall", before="Ana Ruiz", after=after)
    draft = write_draft(facts(changes=(gone,)), order("executive"))
    assert section(draft, "changed") == [told]


def slipped(number: int, title: str, to: str) -> Change:
    return change(
        K.DATE_SLIPPED,
        f"FER-{number}",
        title,
        before="2031-03-14",
        after=to,
        severity=Severity.HIGH,
    )


STONE = milestone(
    "First crossing",
    MilestoneState.AHEAD,
    baseline=date(2031, 4, 4),
    forecast=date(2031, 4, 4),
    work=("FER-14",),
)
MANY = (
    *(slipped(n, f"Berth number {n}", "2031-04-18") for n in range(11, 14)),
    slipped(14, "Crossing timetable", "2031-03-28"),
    *(slipped(n, f"Berth number {n}", "2031-04-18") for n in range(15, 18)),
)


def test_given_many_dates_then_that_on_which_a_milestone_waits_is_named_first() -> None:
    base = facts(changes=MANY, milestones=(STONE,))
    [told] = section(write_draft(base, order("executive")), "changed")
    assert "Seven dates slipped, most by five weeks: Crossing timetable" in told


def test_given_a_warned_slip_that_is_only_counted_then_it_is_listed_as_such() -> None:
    warned = [flag(FlagKind.SLIP, c.subject, c.title) for c in MANY[:4]]
    draft = write_draft(facts(changes=MANY, flags=tuple(warned)), order("executive"))
    [claim] = [c for c in draft.claims if c.section == "changed"]
    named = [one.id for one in warned if one.title in claim.text]
    assert named
    assert {one.id for one in warned} <= set(claim.facts)
    left = {item.fact: item for item in draft.uncovered}
    for one in warned:
        assert (one.id in left) is (one.id not in named)
        if one.id in left:
            assert left[one.id].counted
            assert left[one.id].severity is Severity.HIGH


def test_given_a_date_told_with_its_milestone_then_the_rest_are_other_dates() -> None:
    moved_stone = STONE.model_copy(
        update={"state": MilestoneState.MOVED, "forecast": date(2031, 4, 11)}
    )
    own = moved("First crossing", "First crossing")
    base = facts(changes=(LEAD, own), milestones=(moved_stone,))
    told = section(write_draft(base, order("executive")), "changed")
    assert told == [
        "Another date slipped: Landing stage (to 28 March, two weeks later)."
    ]
