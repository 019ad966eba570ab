"""A client who may not hear a new date is told that the planned one does not stand."""

from datetime import date

import pytest

from assistant.domain.drafts import Draft
from assistant.domain.facts import (
    ChangeKind,
    Colour,
    Dimension,
    MilestoneState,
    MilestoneStatus,
    WorkItem,
)
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.facts.milestones.status import as_planned
from tests.drafting.samples import (
    AS_OF,
    change,
    dimension,
    facts,
    health,
    milestone,
    order,
    quote,
)

INNER = date(2031, 4, 25)


def _written(stone: MilestoneStatus, audience: str = "client") -> Draft:
    planned = as_planned([stone])
    base = facts(milestones=(stone,), planned=planned, health=health(Colour.RED))
    return write_draft(base, order(audience))


def _text(draft: Draft) -> str:
    claims = [draft.headline, *(c for s in draft.sections for c in s.claims)]
    return "\n".join(claim.text for claim in claims)


def _stone(
    planned: date | None,
    label: Label = Label.INTERNAL,
    state: MilestoneState = MilestoneState.MOVED,
) -> MilestoneStatus:
    return milestone(
        "T2 Orchard planted",
        state,
        label=label,
        baseline=planned,
        planned=planned,
        forecast=INNER,
    )


TO_COME = "Moved, new date to be announced: T2 Orchard planted (planned for "


@pytest.mark.parametrize(
    ("state", "planned", "told"),
    [
        (
            MilestoneState.MISSED,
            date(2031, 3, 10),
            "Not met as planned: T2 Orchard planted (planned for 10",
        ),
        (MilestoneState.MOVED, date(2031, 3, 10), f"{TO_COME}10 March)"),
        (MilestoneState.MOVED, date(2031, 4, 4), f"{TO_COME}4 April)"),
        (
            MilestoneState.MISSED,
            date(2031, 4, 4),
            "Date under review: T2 Orchard planted (planned for 4 Apr",
        ),
    ],
)
def test_milestone_whose_new_date_is_inner_is_told_as_far_as_it_is_settled(
    state: MilestoneState, planned: date, told: str
) -> None:
    draft = _written(_stone(planned, state=state))
    assert told in _text(draft)
    assert "25 April" not in _text(draft)
    assert [one.subject for one in draft.withheld] == ["T2 Orchard planted"]
    verdicts = {c.verdict for s in draft.sections for c in s.claims}
    assert {*verdicts, draft.headline.verdict} == {"supported"}


def test_only_what_is_not_settled_is_under_review() -> None:
    first = _written(_stone(date(2031, 4, 4))).headline.text
    assert (
        "T2 Orchard planted was moved from 4 April and the new date is to be announced"
        in first
    )
    assert "under review" not in first


def test_who_hears_the_new_date_hears_nothing_of_the_old_plan() -> None:
    text = _text(_written(_stone(date(2031, 4, 4)), "executive"))
    assert "from 4 April to 25 April" in text
    assert "under review" not in text


@pytest.mark.parametrize(
    "stone",
    [
        _stone(date(2031, 4, 4), Label.RESTRICTED),
        _stone(None),
    ],
)
def test_what_was_confided_or_has_no_open_plan_stays_unsaid(
    stone: MilestoneStatus,
) -> None:
    assert "T2 Orchard planted" not in _text(_written(stone))


def test_the_only_moved_milestone_is_told_with_both_days() -> None:
    stone = _stone(date(2031, 4, 4), Label.CLIENT)
    first = _written(stone).headline.text
    assert "T2 Orchard planted was moved from 4 April to 25 April" in first


def test_colour_that_rests_on_inner_facts_alone_says_so_to_a_client() -> None:
    inner = dimension(Colour.RED, "EUR 9,000 over", rule="spend")
    fine = dimension(Colour.GREEN, "all is well", rule="dates")
    late = dimension(Colour.AMBER, "3 are overdue", rule="dates")
    for schedule, told in (
        (fine, "Off track (red), for reasons that are not part of this update."),
        (late, "part of this update, and at risk on schedule."),
    ):
        health_ = health(Colour.RED).model_copy(
            update={"dimensions": {Dimension.SCHEDULE: schedule, Dimension.COST: inner}}
        )
        draft = write_draft(facts(health=health_, as_of=AS_OF), order("client"))
        assert draft.headline.text.startswith("Off track (red), for reasons")
        assert told in draft.headline.text
        assert "9,000" not in _text(draft)


@pytest.mark.parametrize(
    ("key", "title"), [("ORC-4", "Dig the holes"), ("ORC-9", "Orchard planted")]
)
def test_work_of_such_a_milestone_is_told_without_the_day_that_stands_no_more(
    key: str, title: str
) -> None:
    due = date(2031, 3, 10)
    stone = _stone(due).model_copy(update={"work": ("ORC-4",)})
    item = WorkItem(
        id="wrk-1", subject=key, title=title, due=due, evidence=(quote(title),)
    )
    base = facts(milestones=(stone,), planned=as_planned([stone]), work=(item,))
    text = _text(write_draft(base, order("client")))
    assert f"{title} (the planned date stands no more)" in text
    assert "was due" not in text
    inner = _text(write_draft(facts(work=(item,)), order("client")))
    assert f"{title} (was due 10 March and is open)" in inner


@pytest.mark.parametrize(
    ("audience", "who"), [("client", "plan"), ("executive", "tracker")]
)
def test_a_client_hears_of_the_plan_where_others_hear_of_the_tracker(
    audience: str, who: str
) -> None:
    stone = milestone(
        "T2 Orchard planted",
        MilestoneState.MISSED,
        label=Label.CLIENT,
        baseline=date(2031, 3, 3),
        forecast=INNER,
    )
    assert f"; the {who} now says 25 April" in _text(_written(stone, audience))


@pytest.mark.parametrize(
    ("key", "title", "told"),
    [
        ("ORC-4", "Dig the holes", False),
        ("ORC-9", "Orchard planted", False),
        ("ORC-5", "Paint the gate", True),
    ],
)
def test_a_later_date_of_such_work_does_not_give_away_what_is_withheld(
    key: str, title: str, *, told: bool
) -> None:
    stone = _stone(date(2031, 4, 4)).model_copy(update={"work": ("ORC-4",)})
    days = {"before": "2031-04-02", "after": "2031-04-23"}
    slip = change(ChangeKind.DATE_SLIPPED, key, title, **days)
    base = facts(milestones=(stone,), planned=as_planned([stone]), changes=(slip,))
    draft = write_draft(base, order("client"))
    assert ("23 April" in _text(draft)) is told
    if key == "ORC-4":
        assert slip.id in {one.fact for one in draft.uncovered}
