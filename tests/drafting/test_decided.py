"""A decision that a later one took the place of is not told as in force."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import (
    ChangeKind,
    Decision,
    DecisionState,
)
from assistant.drafting.draft import write_draft
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
