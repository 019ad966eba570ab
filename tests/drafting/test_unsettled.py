"""A client is promised no work that nobody approved or that was put off."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.base import stable_id
from assistant.domain.facts import (
    Decision,
    DecisionState,
    FlagKind,
    FlagStatus,
    WorkItem,
)
from assistant.drafting.draft import write_draft
from assistant.drafting.unsettled import NOT_APPROVED, PUT_OFF
from tests.drafting.samples import facts, flag, order, quote

TITLE = "Night ferry to the seal island"


def work(key: str, title: str) -> WorkItem:
    return WorkItem(
        id=stable_id("wrk", key),
        subject=key,
        title=title,
        due=date(2031, 3, 21),
        active=True,
        evidence=(quote(title),),
    )


def decided(what: str, **fields: Any) -> Decision:
    day = date(2031, 3, 11)
    return Decision(
        id=stable_id("dec", what),
        subject=what,
        title=what,
        what=what,
        decided_on=day,
        known_on=day,
        evidence=(quote(what),),
        **fields,
    )


def next_and_why(audience: str, **base: Any) -> tuple[str, list[str]]:
    both = (work("FER-7", TITLE), work("FER-8", "Ticket hall signs"))
    draft = write_draft(facts(work=both, **base), order(audience))
    told = " ".join(one.text for one in draft.claims if one.section == "next")
    return told, [one.why for one in draft.withheld if one.subject == "FER-7"]


def test_given_scope_that_is_not_approved_then_it_is_withheld_and_listed() -> None:
    creep = flag(FlagKind.SCOPE_CREEP, "FER-7", TITLE)
    told, why = next_and_why("client", flags=(creep,))
    assert "seal island" not in told
    assert "Ticket hall signs" in told
    assert NOT_APPROVED in why[0]


@pytest.mark.parametrize(
    "what",
    [
        "The night ferry to the seal island is put off until June",
        "The night ferry to the seal island is not part of the opening",
        "Night ferry to the island: moved to the autumn",
        "The night ferry to the seal island moves to 2 April",
    ],
)
def test_given_a_decision_that_put_it_off_then_nobody_is_promised_it(
    what: str,
) -> None:
    assert "seal" not in next_and_why("engineering", decisions=(decided(what),))[0]
    told, why = next_and_why("client", decisions=(decided(what),))
    assert "seal island" not in told
    assert PUT_OFF in why[0]


@pytest.mark.parametrize(
    "base",
    [
        {"flags": (flag(FlagKind.SCOPE_CREEP, "FER-9", "Other work"),)},
        {
            "flags": (
                flag(FlagKind.SCOPE_CREEP, "FER-7", TITLE, status=FlagStatus.DISMISSED),
            )
        },
        {"decisions": (decided("The night ferry to the seal island sails at ten"),)},
        {
            "decisions": (
                decided("The night ferry to the seal island moves to 20 March"),
            )
        },
        {"decisions": (decided("The night ferry to the seal island moves to March"),)},
        {
            "decisions": (
                decided("The night ferry to the seal island moves to mid-March"),
            )
        },
        {"decisions": (decided("The day ferry is put off until June"),)},
        {
            "decisions": (
                decided(
                    "The night ferry to the seal island is put off until June",
                    state=DecisionState.SUPERSEDED,
                ),
            )
        },
    ],
)
def test_given_other_work_or_what_is_settled_then_it_is_told(
    base: dict[str, Any],
) -> None:
    told, why = next_and_why("client", **base)
    assert "seal island" in told
    assert why == []


def test_given_the_same_then_readers_inside_are_told() -> None:
    creep = flag(FlagKind.SCOPE_CREEP, "FER-7", TITLE)
    assert next_and_why("engineering", flags=(creep,))[1] == []
