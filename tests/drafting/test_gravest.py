"""The first sentence names the gravest: a late milestone, the last of the plan first."""

from datetime import date

import pytest

from assistant.domain.drafts import Verdict
from assistant.domain.facts import (
    ChangeKind,
    Colour,
    Dimension,
    Exposure,
    MilestoneState,
)
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from tests.drafting.samples import (
    AS_OF,
    SINCE,
    change,
    dimension,
    exposure,
    facts,
    health,
    milestone,
    order,
)

STONES = (
    milestone(
        "B1 Barns raised",
        MilestoneState.MOVED,
        baseline=date(2031, 3, 20),
        forecast=date(2031, 3, 28),
    ),
    milestone(
        "B3 Farm handed over",
        MilestoneState.MOVED,
        baseline=date(2031, 5, 2),
        forecast=date(2031, 5, 30),
    ),
)
MOVES = tuple(
    change(
        ChangeKind.DATE_SLIPPED,
        stone.subject,
        stone.title,
        before=str(stone.baseline),
        after=str(stone.forecast),
    )
    for stone in STONES
)


def _first(audience: str, which: Dimension, *why: str, **groups: object) -> str:
    red = {which: dimension(Colour.RED, *why)}
    computed = health(Colour.RED).model_copy(update={"dimensions": red})
    base = facts(health=computed, milestones=STONES, **groups)
    return write_draft(base, order(audience)).headline.text


def test_late_milestones_stand_beside_the_reason_of_another_dimension() -> None:
    text = _first("executive", Dimension.SCOPE, "4 unapproved additions", changes=MOVES)
    told = "B3 Farm handed over moved to 30 May and B1 Barns raised moved to 28 March."
    assert told in text


def test_milestones_that_moved_before_the_period_are_no_news() -> None:
    text = _first("executive", Dimension.SCOPE, "4 unapproved additions")
    assert "B3" not in text


def test_the_only_worst_dimension_tells_two_of_its_reasons() -> None:
    why = ("B3 moved", "B1 moved", "B2 moved")
    text = _first("executive", Dimension.SCHEDULE, *why, changes=MOVES)
    assert text.startswith("Off track (red): B3 moved; B1 moved.")


def test_a_milestone_that_moved_again_is_told_with_its_former_forecast() -> None:
    [first, *_] = STONES
    back = change(
        ChangeKind.DATE_PULLED_IN,
        first.subject,
        first.title,
        before="2031-06-20",
        after=str(first.forecast),
    )
    base = facts(health=health(), milestones=STONES, changes=(back,), since=SINCE)
    for audience in ("executive", "client"):
        draft = write_draft(base, order(audience))
        told = "\n".join(claim.text for claim in draft.claims)
        move = "from 20 March to 28 March (six working days later, was 20 June)"
        assert f"B1 Barns raised {move}" in told
        assert "one milestone brought forward" in draft.headline.text
        assert {claim.verdict for claim in draft.claims} == {Verdict.SUPPORTED}


def test_a_milestone_that_came_back_to_its_plan_is_brought_forward() -> None:
    stone = milestone("B4 Well dug", MilestoneState.AHEAD, baseline=AS_OF)
    stone = stone.model_copy(update={"forecast": AS_OF})
    back = change(
        ChangeKind.DATE_PULLED_IN,
        stone.subject,
        stone.title,
        before="2031-06-20",
        after=str(AS_OF),
    )
    base = facts(health=health(), milestones=(stone,), changes=(back,), since=SINCE)
    draft = write_draft(base, order("executive"))
    assert "one milestone brought forward" in draft.headline.text
    told = "\n".join(claim.text for claim in draft.claims)
    assert "Ahead by plan: B4 Well dug on 14 March (was 20 June)" in told
    assert "Moved:" not in told


def test_the_rise_of_the_highest_exposure_is_told_beside_it_and_only_there() -> None:
    top = exposure("R-1", "Mud on the track", 20, Label.CLIENT)
    rises = [
        change(ChangeKind.RISK_SCORE_UP, key, title, before=before, after=after)
        for key, title, before, after in (
            ("R-1", "Mud on the track", "12.0", "20.0"),
            ("R-2", "Hay runs short", "4.0", "9.0"),
        )
    ]
    draft = write_draft(facts(exposures=(top,), changes=rises), order("executive"))
    told = [claim.text for claim in draft.claims]
    head = "Highest open exposures (likelihood times impact, maximum 25)"
    first = f"{head}: Mud on the track (20, up from 12)."
    assert [text for text in told if "Mud on the track" in text] == [first]
    assert "Exposure rose: Hay runs short (from 4 to 9)." in told
    assert not draft.uncovered


def _issue(title: str, score: float, *, happened: bool = True) -> Exposure:
    return exposure("I-4", title, score, Label.INTERNAL).model_copy(
        update={"happened": happened}
    )


@pytest.mark.parametrize("audience", ["executive", "engineering"])
def test_a_grave_issue_that_no_reason_names_stands_in_the_headline(
    audience: str,
) -> None:
    issue = _issue("Milk lost in the cooling tank", 25)
    text = _first(
        audience, Dimension.SCOPE, "4 unapproved additions", exposures=(issue,)
    )
    assert "An issue of exposure 25 is open (" in text
    assert "Milk lost in the cooling tank" in text


def test_a_grave_issue_is_told_there_while_it_is_new() -> None:
    issue = _issue("Milk lost in the cooling tank", 20)
    opened = change(ChangeKind.ISSUE_OPENED, "I-4", issue.title)
    text = _first(
        "executive",
        Dimension.SCOPE,
        "4 unapproved additions",
        exposures=(issue,),
        changes=(opened,),
    )
    assert "A new issue of exposure 20 is open (Milk lost in the cooling tank)" in text


@pytest.mark.parametrize(
    ("audience", "issue"),
    [
        ("client", _issue("Milk lost in the cooling tank", 25)),
        ("executive", _issue("Milk lost in the cooling tank", 16)),
        ("executive", _issue("Milk lost in the cooling tank", 20)),
        ("executive", _issue("Milk may be lost", 25, happened=False)),
    ],
)
def test_risks_and_lesser_issues_stay_out_of_the_headline(
    audience: str, issue: object
) -> None:
    text = _first(
        audience, Dimension.SCOPE, "4 unapproved additions", exposures=(issue,)
    )
    assert "exposure" not in text


def test_an_issue_that_gives_the_colour_is_told_once() -> None:
    issue = _issue("Milk lost in the cooling tank", 25)
    why = "I-4 (Milk lost in the cooling tank), an issue of exposure 25, is open"
    text = _first("executive", Dimension.QUALITY, why, exposures=(issue,))
    assert text.count("Milk lost in the cooling tank") == 1
