"""The reasons of a colour, and what a section need not tell behind them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.drafts import Draft, Verdict
from assistant.domain.facts import (
    ChangeKind,
    Colour,
    Dimension,
    FlagKind,
    MilestoneState,
)
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from tests.drafting.samples import (
    change,
    dimension,
    exposure,
    facts,
    flag,
    health,
    milestone,
    order,
)
from tests.drafting.test_quiet import known

K = ChangeKind
OLD = milestone(
    "B1 Kiln lit",
    MilestoneState.MOVED,
    baseline=date(2031, 3, 20),
    forecast=date(2031, 3, 28),
)
LATELY = milestone(
    "B2 Kiln sold",
    MilestoneState.MOVED,
    baseline=date(2031, 4, 4),
    forecast=date(2031, 4, 11),
)
MOVE = change(
    K.DATE_SLIPPED,
    "B2 Kiln sold",
    "B2 Kiln sold",
    before="2031-04-04",
    after="2031-04-11",
)
MOVED = (
    "B1 Kiln lit moved from 2031-03-20 to 2031-03-28",
    "B2 Kiln sold moved from 2031-04-04 to 2031-04-11",
)


def draft_of(*why: str, audience: str = "executive", **groups: object) -> Draft:
    found = {Dimension.SCHEDULE: dimension(Colour.AMBER, *why)}
    judged = health(Colour.AMBER).model_copy(update={"dimensions": found})
    draft = write_draft(
        facts(**{**known(), "health": judged, **groups}), order(audience)
    )
    assert {one.verdict for one in (draft.headline, *draft.claims)} == {
        Verdict.SUPPORTED
    }
    return draft


def section(draft: Draft, name: str) -> list[str]:
    return [claim.text for claim in draft.claims if claim.section == name]


def test_given_an_old_and_a_new_move_then_the_new_one_is_the_first_reason() -> None:
    draft = draft_of(*MOVED, milestones=(OLD, LATELY), changes=(MOVE,))
    assert draft.headline.text.startswith(
        "At risk (amber): B2 Kiln sold moved from 4 April to 11 April; "
        "B1 Kiln lit stays at 28 March, planned for 20 March."
    )
    told = section(draft, "milestones")
    assert told[0] == "Moved: B2 Kiln sold from 4 April to 11 April (a week later)."
    assert told[1].startswith("Moved by 7 March: B1 Kiln lit from 20 March to ")


def test_given_that_its_work_moved_to_its_new_day_then_the_move_is_no_old_one() -> None:
    work = change(
        ChangeKind.DATE_SLIPPED,
        "KIL-4",
        "Lighting of the oven",
        before="2031-03-20",
        after=str(OLD.forecast),
    )
    stone = OLD.model_copy(update={"work": ("KIL-4",)})
    draft = draft_of(MOVED[0], milestones=(stone,), changes=(work,))
    assert section(draft, "milestones")[0].startswith("Moved: B1 Kiln lit")
    other = work.model_copy(update={"after": "2031-05-02"})
    draft = draft_of(MOVED[0], milestones=(stone,), changes=(other,))
    assert section(draft, "milestones")[0].startswith("Moved by 7 March: B1 Kiln lit")


def test_given_no_earlier_state_then_no_move_is_called_an_old_one() -> None:
    draft = draft_of(MOVED[0], milestones=(OLD,), tickets={}, raid={})
    assert "B1 Kiln lit moved from 20 March to 28 March" in draft.headline.text
    assert section(draft, "milestones")[0].startswith("Moved: B1 Kiln lit")


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (
            "R-9 (Crew leaves, all at once), a risk of exposure 16, is open",
            "a risk of exposure 16 is open (Crew leaves, all at once)",
        ),
        (
            "KIL-4 (Door jams), a bug of priority High, is open",
            "a bug of priority High is open (Door jams)",
        ),
        (
            "I-2 (Clay is wet), an issue, is open",
            "an issue is open (Clay is wet)",
        ),
        ("The gate, which is new, is open", "The gate, which is new, is open"),
        (
            "R-9 (Crew leaves), exposure 20, is open",
            "(Crew leaves), exposure 20, is open",
        ),
    ],
)
def test_what_is_open_is_named_as_that_before_its_name(why: str, told: str) -> None:
    entries = [("R-9", "Crew leaves, all at once"), ("I-2", "Clay is wet")]
    open_ = tuple(exposure(key, name, 9, Label.INTERNAL) for key, name in entries)
    text = draft_of(why, exposures=open_).headline.text
    assert told.removeprefix("(Crew leaves)") in text


def test_given_it_was_opened_in_the_period_then_it_is_a_new_one() -> None:
    why = "R-9 (Crew leaves), a risk of exposure 16, is open"
    opened = change(K.RISK_OPENED, "R-9", "Crew leaves", after="16")
    draft = draft_of(why, audience="engineering", changes=(opened,))
    assert "a new risk of exposure 16 is open (R-9: Crew leaves)" in draft.headline.text


def test_a_new_risk_among_the_highest_is_told_there_and_only_there() -> None:
    top = exposure("R-9", "Crew leaves", 16, Label.INTERNAL)
    opened = change(K.RISK_OPENED, "R-9", "Crew leaves", after="16")
    draft = draft_of("late", exposures=(top,), changes=(opened,))
    assert "Crew leaves (16, new" in section(draft, "risks")[0]
    assert not any("Crew leaves" in text for text in section(draft, "changed"))
    assert opened.id not in {one.fact for one in draft.uncovered}


def test_that_nobody_speaks_of_the_highest_is_noted_beside_it() -> None:
    top = exposure("R-9", "Crew leaves", 16, Label.INTERNAL)
    why = "Exposure 16, open, and no note has mentioned it for 20 days; nothing since "
    silent = flag(
        FlagKind.RAID_NOT_DISCUSSED, "R-9", "Crew leaves", why=f"{why}2031-02-22"
    )
    draft = draft_of("late", exposures=(top,), flags=(silent,))
    [told] = section(draft, "risks")
    assert "Crew leaves (16, not mentioned since 22 February" in told
    assert silent.id not in {one.fact for one in draft.uncovered}


@pytest.mark.parametrize(
    ("key", "told"), [("R-9", "“Crew leaves”"), ("K-1", "Crew leaves")]
)
def test_given_another_date_of_an_entry_then_what_it_fears_is_quoted(
    key: str, told: str
) -> None:
    top = exposure("R-9", "Crew leaves", 16, Label.INTERNAL)
    days = {"before": "2031-03-14", "after": "2031-03-21"}
    slip = change(K.DATE_SLIPPED, key, "Crew leaves", **days)
    draft = draft_of("late", exposures=(top,), changes=(slip,))
    assert f"A date slipped: {told} (to 21 March, a week later)." in section(
        draft, "changed"
    )


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("no new date is agreed", "now says 28 March, and no decision says so."),
        ("a new date was decided", "now says 28 March."),
    ],
)
def test_given_no_agreed_date_then_that_of_the_tracker_is_told_as_no_decision(
    end: str, told: str
) -> None:
    missed = milestone(
        "B1 Kiln lit",
        MilestoneState.MISSED,
        baseline=date(2031, 3, 10),
        forecast=date(2031, 3, 28),
    )
    why = f"B1 Kiln lit, due 2031-03-10, is missed and {end}"
    assert section(draft_of(why, milestones=(missed,)), "milestones")[0].endswith(told)
