"""What the first sentence names, and how decisions for a case are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.domain.drafts import Verdict
from assistant.domain.facts import (
    Change,
    ChangeKind,
    Colour,
    Dimension,
    MilestoneState,
    Severity,
)
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.drafting.draft import write_draft
from tests.drafting.samples import (
    AS_OF,
    change,
    dimension,
    facts,
    health,
    milestone,
    order,
)

K = ChangeKind
END = date(2031, 6, 30)


def slip(key: str, severity: Severity) -> Change:
    dates = {"before": "2031-03-14", "after": "2031-04-11"}
    return change(K.DATE_SLIPPED, key, f"Mast {key}", severity=severity, **dates)


def first(*changes: Change, audience: str = "executive") -> str:
    return write_draft(facts(changes=changes), order(audience)).headline.text


def test_the_only_date_that_slipped_is_named_where_it_is_grave() -> None:
    told = first(slip("SAI-1", Severity.HIGH))
    assert "one date slipped (Mast SAI-1, four weeks later)" in told
    assert "slipped." in first(slip("SAI-1", Severity.MEDIUM))
    both = first(slip("SAI-1", Severity.HIGH), slip("SAI-2", Severity.HIGH))
    assert "two dates slipped." in both


def known(key: str, title: str, label: Label = Label.INTERNAL) -> Known[Ticket]:
    ticket = Ticket(
        key=key,
        title=title,
        kind="Task",
        status="To Do",
        category=StatusCategory.TODO,
    )
    return Known(
        record=ticket,
        source="tickets.csv",
        locator="row 2",
        dated=AS_OF,
        since=AS_OF,
        first_seen=AS_OF,
        label=label,
    )


def _with_reason(why: str, audience: str) -> str:
    judged = health(Colour.AMBER)
    dimensions = {
        name: dimension(Colour.AMBER, *why.split("; ")) if name == "schedule" else one
        for name, one in judged.dimensions.items()
    }
    tickets = {"SAI-1": known("SAI-1", "Step the mast")}
    base = facts(
        health=judged.model_copy(update={"dimensions": dimensions}), tickets=tickets
    )
    return write_draft(base, order(audience)).headline.text


def test_reasons_give_titles_to_readers_who_are_shown_no_keys() -> None:
    why = "SAI-1 is due after M2; SAI-1 (Step the mast) is late; SAI-12 waits"
    told = _with_reason(why, "executive")
    assert "Step the mast is due after M2; Step the mast is late" in told
    assert "SAI-1 " not in told
    assert "SAI-1 is due after M2" in _with_reason(why, "engineering")


def test_many_milestones_of_one_state_are_counted_in_the_first_sentence() -> None:
    stones = tuple(
        milestone(
            f"B{n} Deck {n}",
            MilestoneState.MOVED,
            label=Label.CLIENT,
            baseline=date(2031, 4, n),
            forecast=date(2031, 5, n),
        )
        for n in range(1, 5)
    )
    base = facts(milestones=stones, health=health(Colour.RED))
    told = write_draft(base, order("client")).headline.text
    assert "Four milestones were moved" in told
    assert "Deck" not in told


def test_what_is_decided_for_a_case_is_never_cut_before_it() -> None:
    words = (
        "If the crane is not back on the quay by the end of the second week of April, "
        "or the riggers are still away, the mast is stepped in Harwich"
    )
    many = [
        change(K.ISSUE_OPENED, f"SAI-{n}", f"The sail number {n} is torn at the luff")
        for n in range(40)
    ]
    decided = change(K.DECISION, "dec-1", words, owner="Ana Ruiz")
    draft = write_draft(facts(changes=(decided, *many)), order("executive"))
    [told] = [c.text for c in draft.claims if c.section == "decisions"]
    assert "Harwich" in told


def test_a_body_that_is_no_person_stands_behind_what_was_decided() -> None:
    taken = change(K.DECISION, "dec-1", "The mast is stepped in May", owner="Harbour")
    known_one = change(K.DECISION, "dec-2", "The sail stays white", owner="Ana Ruiz")
    people = People([Person("Ana Ruiz")])
    base = facts(changes=(taken, known_one), people=people)
    draft = write_draft(base, order("engineering"))
    told = [c.text for c in draft.claims if c.section == "decisions"]
    assert any(one.endswith("(Harbour): “The mast is stepped in May”.") for one in told)
    assert any(one.startswith("Ana Ruiz decided on") for one in told)


def test_what_others_follow_from_is_named_before_what_moved_furthest() -> None:
    far = [slip(f"SAI-{n}", Severity.HIGH) for n in range(2, 12)]
    lead = change(
        K.DATE_SLIPPED,
        "SAI-99",
        "Slipway",
        severity=Severity.HIGH,
        before="2031-03-14",
        after="2031-03-24",
    )
    pulled = [
        one.model_copy(update={"follows": ("SAI-99",)})
        for one in (slip("SAI-20", Severity.HIGH), slip("SAI-21", Severity.HIGH))
    ]
    issues = [
        change(K.ISSUE_OPENED, f"TOR-{n}", f"The sail number {n} is torn at the luff")
        for n in range(40)
    ]
    base = facts(changes=(*far, lead, *pulled, *issues))
    draft = write_draft(base, order("executive"))
    [told] = [c.text for c in draft.claims if "dates slipped" in c.text[:20]]
    assert told.index("Slipway") < told.index("more")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ana decided that ropes go first", "“ropes go first”"),
        ("Ana Ruiz has agreed that ropes go first", "“ropes go first”"),
        ("Bo decided that ropes go first", "“Bo decided that ropes go first”"),
        ("Ropes go first", "“Ropes go first”"),
        ("I have decided that ropes go first", "“Ropes go first”"),
        ("I approve the ropes", "“I approve the ropes”"),
    ],
)
def test_who_decided_is_said_once(words: str, told: str) -> None:
    one = change(K.DECISION, "dec-1", words, owner="Ana Ruiz")
    draft = write_draft(facts(changes=(one,)), order("executive"))
    [claim] = [c for c in draft.claims if c.section == "decisions"]
    assert claim.text == f"Ana Ruiz decided on 12 March: {told}."
    assert claim.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("words", ["I approve the ropes", "I hereby approve the ropes"])
def test_without_a_name_nobody_says_i(words: str) -> None:
    draft = write_draft(
        facts(changes=(change(K.DECISION, "dec-1", words),)), order("executive")
    )
    [claim] = [c for c in draft.claims if c.section == "decisions"]
    assert claim.text == "Decided on 12 March: “Approve the ropes”."
    assert claim.verdict is Verdict.SUPPORTED


def test_who_decided_together_is_named_by_the_decision_alone() -> None:
    words = "Bo and Ana decided that ropes go first"
    one = change(K.DECISION, "dec-1", words, owner="Ana Ruiz")
    draft = write_draft(facts(changes=(one,)), order("executive"))
    [claim] = [c for c in draft.claims if c.section == "decisions"]
    assert claim.text == f"Decided on 12 March: “{words}”."


def test_dates_of_milestones_are_counted_apart_from_those_of_work() -> None:
    stone = milestone(
        "Quay opened",
        MilestoneState.MOVED,
        baseline=date(2031, 3, 14),
        forecast=date(2031, 4, 11),
    )
    slipped = {"severity": Severity.HIGH, "before": "2031-03-14", "after": "2031-04-11"}
    own = change(K.DATE_SLIPPED, "Quay opened", "Quay opened", **slipped)
    base = facts(
        changes=(own, slip("SAI-1", Severity.LOW), slip("SAI-2", Severity.LOW)),
        milestones=(stone,),
    )
    draft = write_draft(base, order("executive"))
    assert "one milestone put off and two other dates slipped." in draft.headline.text
    assert any(
        claim.text.startswith("Two other dates slipped") for claim in draft.claims
    )


def test_faults_that_were_fixed_are_counted_apart_from_items_finished() -> None:
    bug = known("SAI-2", "Sail tears")
    bug = replace(bug, record=bug.record.model_copy(update={"kind": "Bug"}))
    done = (change(K.DONE, "SAI-1", "Mast"), change(K.DONE, "SAI-2", "Sail tears"))
    draft = write_draft(
        facts(changes=done, tickets={"SAI-2": bug}), order("engineering")
    )
    assert "one item finished and one fault fixed." in draft.headline.text


@pytest.mark.parametrize("audience", ["executive", "engineering", "client"])
def test_where_not_all_is_well_the_headline_says_that_the_end_holds(
    audience: str,
) -> None:
    stones = (
        milestone("Pier cast", MilestoneState.MISSED, baseline=date(2031, 3, 10)),
        milestone("Bridge open", MilestoneState.AHEAD, baseline=END, forecast=END),
    )
    draft = write_draft(
        facts(milestones=stones, health=health(Colour.AMBER)), order(audience)
    )
    assert "Bridge open is planned for 30 June." in draft.headline.text
    assert draft.headline.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "end",
    [
        {"state": MilestoneState.MOVED, "baseline": date(2031, 5, 30), "forecast": END},
        {"state": MilestoneState.AHEAD, "baseline": date(2031, 5, 30), "forecast": END},
        {"state": MilestoneState.AHEAD, "baseline": END},
    ],
    ids=["it moved", "its work is due after it", "it has no date"],
)
def test_an_end_that_does_not_hold_is_not_called_planned(end: dict[str, Any]) -> None:
    stones = (milestone("Bridge open", **end),)
    draft = write_draft(
        facts(milestones=stones, health=health(Colour.AMBER)), order("executive")
    )
    assert "still planned" not in draft.headline.text


def test_where_no_reason_of_the_colour_may_be_told_a_lesser_one_stands_beside_it() -> (
    None
):
    hidden = dimension(Colour.RED, "a departure was told", is_confided=True)
    judged = health(Colour.RED)
    dimensions = {
        name: dimension(Colour.AMBER, "M2 moved from 1 May to 8 May")
        if name is Dimension.SCHEDULE
        else hidden
        if name is Dimension.RESOURCES
        else one
        for name, one in judged.dimensions.items()
    }
    base = facts(health=judged.model_copy(update={"dimensions": dimensions}))
    told = write_draft(base, order("executive")).headline.text
    assert told.startswith(
        "Off track (red): resources are red for reasons that are not part of this "
        "update. Schedule is amber: M2 moved from 1 May to 8 May."
    )
