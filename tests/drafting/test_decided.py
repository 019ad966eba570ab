"""A decision that a later one took the place of is not told as in force."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import (
    ChangeKind,
    Decision,
    DecisionState,
)
from assistant.drafting.draft import write_draft
from assistant.drafting.sections.decisions import cut
from tests.drafting.samples import change, facts, order, quote

FIRST, LATER = date(2031, 3, 10), date(2031, 3, 12)
NIGHTS = "The bakery runs a night shift from April"
NO_NIGHTS = "The decision on the night shift is withdrawn"


def taken(what: str, on: date, **fields) -> Decision:
    return Decision(
        id=f"dec-{what}",
        subject=what,
        title=what,
        what=what,
        decided_on=on,
        known_on=on,
        evidence=(quote(what),),
        **fields,
    )


def told(*decisions: Decision) -> dict[str, str]:
    base = facts(
        decisions=decisions,
        changes=tuple(
            change(ChangeKind.DECISION, one.what, one.what, on=one.decided_on)
            for one in (
                taken(NIGHTS, FIRST),
                taken(NO_NIGHTS, LATER),
            )
        ),
    )
    draft = write_draft(base, order("executive"))
    sections = [one for one in draft.sections if one.name == "decisions"]
    texts = [claim.text for section in sections for claim in section.claims]
    return {
        what: text for what in (NIGHTS, NO_NIGHTS) for text in texts if what in text
    }


OLD = taken(NIGHTS, FIRST, state=DecisionState.SUPERSEDED)
NEW = taken(NO_NIGHTS, LATER, supersedes=OLD.id)


def test_given_a_withdrawn_decision_then_it_is_told_as_replaced_behind_what_holds():
    found = told(OLD, NEW)
    assert found[NIGHTS].startswith("Decided on 10 March, replaced since:")
    assert found[NO_NIGHTS].startswith("Decided on 12 March:")


def test_given_a_reader_who_is_not_told_what_replaced_it_then_it_is_not_told():
    assert NIGHTS not in told(OLD)


def test_given_no_later_decision_then_it_is_told_as_in_force():
    assert told(taken(NIGHTS, FIRST))[NIGHTS].startswith("Decided on 10 March:")


def words_of(what: str) -> str:
    taken_ = change(ChangeKind.DECISION, what, what, on=LATER, owner="Ana Ruiz")
    draft = write_draft(facts(changes=(taken_,)), order("executive"))
    return next(c.text for c in draft.claims if c.section == "decisions")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("We agreed to bake a tenth first", "“Bake a tenth first”"),
        ("We have decided to discuss rye", "“Discuss rye”"),
        ("We decided to sell it, and to tell the man", "“Sell it and tell the man”"),
        ("We decided to sell to Bo and to no man", "“Sell to Bo and to no man”"),
        ("Ana decided to move the fair to May", "“move the fair to May”"),
        ("We agreed that rye goes first", "“Rye goes first”"),
        ("We agreed to the new oven", "“We agreed to the new oven”"),
        ("We agreed to Bo's terms", "“We agreed to Bo's terms”"),
        ("We agreed to changes in rye", "“We agreed to changes in rye”"),
        ("We agreed to differ", "“We agreed to differ”"),
        ("We keep the old oven", "“We keep the old oven”"),
    ],
)
def test_given_words_that_lead_to_what_was_decided_then_that_alone_is_told(
    what: str, told: str
) -> None:
    assert words_of(what).endswith(f"{told}.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The baker rents the large oven of the mill for the season, but not the cart",
            "The baker rents the large oven of the mill for the season, but not the cart",
        ),
        (
            "The baker rents the large oven of the mill, and the fair is on 9 May",
            "The baker rents the large oven of the mill, and the fair is on 9 May",
        ),
        (
            "The baker rents the large oven of the mill, and the miller is glad of it",
            "The baker rents the large oven of the mill, and the miller is glad of it",
        ),
    ],
)
def test_what_is_cut_off_never_decides_what_the_words_mean(
    text: str, told: str
) -> None:
    assert cut(text, 60) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The old oven stays until Bo has signed, so that there is a way back to it",
            "The old oven stays until Bo has signed",
        ),
        (
            "The old oven stays in the mill because the miller is very fond of it",
            "The old oven stays in the mill",
        ),
        (
            "The baker rents the large oven of the mill, as the miller asked us",
            "The baker rents the large oven of the mill",
        ),
        (
            "The baker rents the large oven of the mill, which the miller had offered",
            "The baker rents the large oven of the mill",
        ),
        (
            "The large oven of the mill, which the miller had offered, is rented",
            "The large oven of the mill is rented",
        ),
        (
            "The large oven of the mill, which is not hot, is rented",
            "The large oven of the mill, which is not hot, is rented",
        ),
        (
            "The large oven of the mill is rented; the miller is very glad of it",
            "The large oven of the mill is rented",
        ),
        (
            "The old oven in the mill stays in use until Bo has signed the paper for it",
            "The old oven in the mill stays in use until Bo has signed the paper for it",
        ),
        (
            "The baker rents the large oven of the mill together with the small cart",
            "The baker rents the large oven of the mill together with the small cart",
        ),
    ],
)
def test_a_decision_ends_before_its_reason_and_never_within_a_clause(
    text: str, told: str
) -> None:
    assert cut(text, 60) == told


def test_given_words_for_what_nothing_names_then_they_are_told_last() -> None:
    plain = change(ChangeKind.DECISION, "Rye goes first", "Rye goes first", on=FIRST)
    vague = change(
        ChangeKind.DECISION, "It stays on 9 May", "It stays on 9 May", on=LATER
    )
    draft = write_draft(facts(changes=(vague, plain)), order("executive"))
    texts = [c.text for c in draft.claims if c.section == "decisions"]
    assert ["Rye" in text for text in texts] == [True, False]


def lines(*titles: str) -> list[str]:
    changes = tuple(
        change(ChangeKind.DECISION, one, one, on=FIRST, owner=None) for one in titles
    )
    draft = write_draft(facts(changes=changes), order("engineering"))
    [section] = [one for one in draft.sections if one.name == "decisions"]
    assert {fact for claim in section.claims for fact in claim.facts} >= {
        one.id for one in changes
    }
    return [claim.text for claim in section.claims]


def test_a_decision_that_another_of_the_day_says_more_fully_is_told_once() -> None:
    short, full = "Opening on 7 April", "Opening moves from 30 March to Monday 7 April"
    assert lines(short, full) == [f"Decided on 10 March: “{full}”."]


@pytest.mark.parametrize(
    "other",
    [
        "Opening moves from 30 March to Monday 8 April",
        "There is no opening on 7 April without the baker",
    ],
)
def test_another_day_or_a_denial_is_a_decision_of_its_own(other: str) -> None:
    [text] = lines("Opening on 7 April", other)
    assert "“Opening on 7 April”" in text
    assert other in text
