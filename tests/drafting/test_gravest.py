"""The first sentence names the gravest: a late milestone, the last of the plan first."""

from datetime import date

from assistant.domain.drafts import Verdict
from assistant.domain.facts import (
    ChangeKind,
    Colour,
    Dimension,
    MilestoneState,
)
from assistant.drafting.draft import write_draft
from tests.drafting.samples import (
    AS_OF,
    SINCE,
    change,
    dimension,
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
        move = (
            "from 20 March to 28 March (six working days later, 20 June as of 7 March)"
        )
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
    assert "Still ahead: B4 Well dug on 14 March (20 June as of 7 March)" in told
    assert "Moved:" not in told
