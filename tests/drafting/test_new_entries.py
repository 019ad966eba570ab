"""What is new in the log is called by its type, and no date is counted twice."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.drafts import Draft
from assistant.domain.facts import Change, ChangeKind, MilestoneState
from assistant.domain.labels import Label
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Known
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, change, facts, milestone, order

K = ChangeKind
BASIN = change(K.RISK_OPENED, "R-4", "Basin floods")
GAS = change(K.RISK_OPENED, "D-2", "The town lays the gas main")
POWER = change(K.RISK_OPENED, "D-3", "The grid firm sets the meter")


def logged(*changes: Change) -> Draft:
    kinds = {"R": RaidKind.RISK, "D": RaidKind.DEPENDENCY}
    rows = [
        RaidEntry(key=one.subject, kind=kinds[one.subject[0]], title=one.title)
        for one in changes
    ]
    raid = {
        row.key: Known(row, "raid.csv", "row 2", AS_OF, AS_OF, None, Label.CLIENT)
        for row in rows
    }
    return write_draft(facts(changes=changes, raid=raid), order("engineering"))


def changed(draft: Draft) -> str:
    [found] = [one for one in draft.sections if one.name == "changed"]
    return " ".join(claim.text for claim in found.claims)


@pytest.mark.parametrize(
    ("changes", "told", "counted"),
    [
        ((GAS,), "A new dependency is logged: The town", "one new dependency"),
        ((BASIN,), "A new risk is logged: Basin floods", "one new risk"),
        (
            (GAS, POWER),
            "Two new dependencies are logged",
            "two new dependencies",
        ),
        (
            (BASIN, GAS),
            "Two new risks and dependencies",
            "one new risk and one new dependency",
        ),
    ],
)
def test_given_a_new_entry_it_is_called_by_its_type(
    changes: tuple[Change, ...], told: str, counted: str
) -> None:
    draft = logged(*changes)
    assert told in changed(draft)
    assert counted in draft.headline.text


def slipped(title: str) -> Draft:
    days = {"before": "2031-03-14", "after": "2031-03-28"}
    stone = milestone(
        "Opening of the landing stage",
        MilestoneState.MOVED,
        baseline=date(2031, 3, 14),
        forecast=date(2031, 3, 28),
    )
    changes = (
        change(K.DATE_SLIPPED, "FER-1", title, **days),
        change(K.DATE_SLIPPED, "FER-2", "Ticket hall", **days),
    )
    return write_draft(facts(changes=changes, milestones=(stone,)), order("executive"))


def test_given_a_ticket_of_a_milestone_by_other_small_words_its_date_is_one() -> None:
    draft = slipped("Opening at landing stage")
    assert "one milestone put off and one other date slipped" in draft.headline.text
    assert "landing stage" not in changed(draft)


@pytest.mark.parametrize(
    "title", ["Opening of the second landing stage", "Landing stage opening hours"]
)
def test_given_a_ticket_of_something_else_its_date_counts(title: str) -> None:
    assert "two dates slipped" in slipped(title).headline.text
