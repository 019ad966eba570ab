"""A day that a sent update told is known to its audience, and to no other."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.domain.drafts import Verdict
from assistant.domain.facts import (
    Change,
    ChangeKind,
    MilestoneState,
    MilestoneStatus,
    ToldDay,
)
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from tests.drafting.samples import change, facts, milestone, order

TITLE = "Lantern lit"
PLANNED, TOLD, LATER = date(2031, 5, 2), date(2031, 5, 23), date(2031, 5, 30)
SENT = date(2031, 3, 7)


def stone(now: date) -> MilestoneStatus:
    return milestone(TITLE, MilestoneState.MOVED, baseline=PLANNED, forecast=now)


def slip(now: date) -> Change:
    days = {"before": PLANNED.isoformat(), "after": now.isoformat()}
    return change(ChangeKind.DATE_SLIPPED, TITLE, TITLE, **days)


def told(now: date, audience: str = "executive", **fields: Any) -> tuple[str, str]:
    sent = ToldDay(day=TOLD, on=SENT, audience="executive", label=Label.INTERNAL)
    base = facts(milestones=(stone(now),), changes=(slip(now),), **fields)
    draft = write_draft(base, order(audience, reach={"written": {TITLE: (sent,)}}))
    assert {claim.verdict for claim in draft.claims} == {Verdict.SUPPORTED}
    [text] = [claim.text for claim in draft.claims if claim.text.startswith("Moved")]
    return draft.headline.text, text


def test_a_day_that_an_update_told_is_no_news_to_its_audience() -> None:
    first, text = told(TOLD)
    assert "milestone put off" not in first
    assert "change" not in first
    assert text == (
        "Moved: Lantern lit from 2 May to 23 May (three weeks later, as told on "
        "7 March)."
    )


def test_a_later_day_is_news_and_says_which_was_told() -> None:
    first, text = told(LATER)
    assert "one milestone put off" in first
    assert "was 23 May" in text
    assert "as told" not in text


def test_another_audience_was_not_told() -> None:
    first, text = told(TOLD, "engineering")
    assert "one milestone put off" in first
    assert "as told" not in text
