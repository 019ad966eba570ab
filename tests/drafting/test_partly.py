"""What a client is told of in part is never told as if it were all."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Verdict
from assistant.domain.facts import ChangeKind
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.drafting.editing import Editing
from assistant.drafting.judging import gate_base
from tests.drafting.samples import change, facts, order, quote

HIDDEN = {
    "label": Label.INTERNAL,
    "evidence": (quote("kept inside", Label.INTERNAL),),
}


def texts(hidden: bool, audience: str = "client") -> str:
    more = HIDDEN if hidden else {}
    done = [
        change(ChangeKind.DONE, "FER-1", "Ramp painted"),
        change(ChangeKind.DONE, "FER-2", "Ropes bought"),
        change(ChangeKind.DONE, "FER-3", "Cleats fixed", **more),
    ]
    stuck = [
        change(ChangeKind.BLOCKED, "FER-4", "Ticket hall"),
        change(ChangeKind.BLOCKED, "FER-5", "Car deck", **more),
    ]
    base = facts(changes=(*done, *stuck), blocked=tuple(stuck))
    draft = write_draft(base, order(audience))
    return "\n".join(claim.text for claim in draft.claims)


def test_given_some_withheld_then_lists_and_counts_say_that_there_is_more() -> None:
    told = texts(hidden=True)
    assert "Two items finished, among others: " in told
    assert "Blocked, among others: Ticket hall" in told
    assert "at least two items finished" in told
    assert "Cleats" not in told
    assert "Car deck" not in told


def test_given_nothing_withheld_then_counts_are_whole() -> None:
    told = texts(hidden=False)
    assert "Three items finished: " in told
    assert "at least" not in told
    assert "among others" not in told


def test_given_a_reader_inside_then_all_is_counted() -> None:
    told = texts(hidden=True, audience="executive")
    assert "among others" not in told


SLIPS = [
    change(
        ChangeKind.DATE_SLIPPED,
        f"FER-{number}",
        title,
        before="2031-03-14",
        after="2031-03-21",
        label=Label.RESTRICTED if number == 8 else Label.CLIENT,
        evidence=(quote(title, Label.RESTRICTED if number == 8 else Label.CLIENT),),
    )
    for number, title in ((6, "Gangway"), (7, "Slipway"), (8, "Quiet talks"))
]


@pytest.mark.parametrize("audience", ["client", "executive", "engineering"])
def test_given_a_withheld_date_then_the_count_says_that_there_are_more(
    audience: str,
) -> None:
    draft = write_draft(facts(changes=SLIPS), order(audience))
    [told] = [c.text for c in draft.claims if c.section == "changed"]
    assert told.startswith("Two dates slipped, among others: Gangway")


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("Three dates slipped, among others: Gangway and Slipway.", False),
        ("Four dates slipped, among others: Gangway and Slipway.", True),
    ],
)
def test_given_a_withheld_date_then_a_person_may_count_all_and_no_more(
    text: str, fails: bool
) -> None:
    asked, base = order("client"), facts(changes=SLIPS)
    draft = write_draft(base, asked)
    [claim] = [c for c in draft.claims if c.section == "changed"]
    support = gate_base(asked.audience, base.as_of, base.people)
    found = Editing(draft, asked.reach, support).judge(text, claim)
    assert (found.verdict is Verdict.UNSUPPORTED) is fails
