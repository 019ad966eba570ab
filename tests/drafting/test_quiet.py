"""What there is nothing of is said, and only where that is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.drafts import Draft, Verdict
from assistant.domain.evidence import Computed
from assistant.domain.facts import ChangeKind, MilestoneState, Statement
from assistant.domain.findings import Polarity, StatementKind
from assistant.domain.labels import Label
from assistant.domain.records import RaidEntry, RaidKind, StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.drafting.draft import write_draft
from assistant.facts.factbase import FactBase
from tests.drafting.samples import (
    AS_OF,
    SINCE,
    change,
    facts,
    milestone,
    order,
    quote,
)

SILENT = "Whether anything is blocked or late is not part of this update."
AUDIENCES = ["executive", "engineering", "client"]


def known(first_seen: date = SINCE) -> dict[str, Any]:
    """One open ticket and one open dependency, known since a day."""
    ticket = Ticket(key="FER-1", title="Pier", category=StatusCategory.ACTIVE)
    entry = RaidEntry(key="D-1", kind=RaidKind.DEPENDENCY, title="Permit")
    return {
        "tickets": {
            "FER-1": Known(
                ticket, "t.csv", "row 2", first_seen, first_seen, None, Label.CLIENT
            )
        },
        "raid": {
            "D-1": Known(
                entry, "r.csv", "row 2", first_seen, first_seen, None, Label.INTERNAL
            )
        },
    }


def said(base: FactBase, audience: str, section: str) -> list[str]:
    draft = write_draft(base, order(audience))
    assert [c.text for c in draft.claims if c.verdict is not Verdict.SUPPORTED] == []
    return in_section(draft, section)


def in_section(draft: Draft, section: str) -> list[str]:
    return [
        claim.text
        for each in draft.sections
        if each.name == section
        for claim in each.claims
    ]


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        (
            "engineering",
            (
                "No ticket is marked as blocked (one open ticket), and no dependency "
                "is late (one open)."
            ),
        ),
        ("executive", "No ticket is marked as blocked, and no dependency is late."),
        ("client", "No ticket is marked as blocked."),
    ],
)
def test_that_nothing_is_blocked_is_said_with_what_was_counted(
    audience: str, sentence: str
) -> None:
    draft = write_draft(facts(**known()), order(audience))
    [claim] = [c for c in draft.claims if c.section == "blocked"]
    assert (claim.text, claim.verdict) == (sentence, Verdict.SUPPORTED)
    [evidence] = claim.evidence
    assert isinstance(evidence, Computed)
    assert "1 open tickets" in evidence.inputs


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("other", [StatusCategory.ACTIVE, StatusCategory.DONE])
def test_nothing_is_called_free_that_an_open_link_blocks(
    audience: str, other: StatusCategory
) -> None:
    base = known()
    waits = Ticket(
        key="FER-2",
        title="Gangway",
        category=StatusCategory.TODO,
        blocked_by=("FER-3",),
    )
    blocker = Ticket(key="FER-3", title="Winch", category=other)
    for one in (waits, blocker):
        base["tickets"][one.key] = Known(
            one, "t.csv", f"row {one.key}", SINCE, SINCE, None, Label.CLIENT
        )
    told = " ".join(said(facts(**base), audience, "blocked"))
    free = told and "linked to" not in told and "for open work" not in told
    assert bool(free) is (other is StatusCategory.DONE)


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("engineering", ", 6 linked to an open blocker"),
        ("executive", "though six wait for open work"),
    ],
)
def test_how_many_tickets_wait_for_another_is_carried_by_what_was_counted(
    audience: str, words: str
) -> None:
    base = known()
    for number in range(4, 11):
        waits = Ticket(
            key=f"FER-{number}",
            title="Gangway",
            category=StatusCategory.TODO,
            blocked_by=("FER-4",) if number > 4 else (),
        )
        base["tickets"][waits.key] = Known(
            waits, "t.csv", f"row {number}", SINCE, SINCE, None, Label.CLIENT
        )
    claims = write_draft(facts(**base), order(audience)).claims
    [told] = [one for one in claims if words in one.text]
    assert told.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("kind", [ChangeKind.BLOCKED, ChangeKind.DEPENDENCY_LATE])
def test_a_blocked_item_that_the_client_may_not_hear_of_leaves_no_false_comfort(
    kind: ChangeKind,
) -> None:
    secret = change(kind, "D-1", "Permit", evidence=(quote("Permit", Label.INTERNAL),))
    base = facts(**known(), blocked=(secret,))
    assert said(base, "client", "blocked") == [SILENT]
    [told] = said(base, "executive", "blocked")
    assert "Permit" in told


@pytest.mark.parametrize("audience", AUDIENCES)
def test_without_any_ticket_or_entry_nothing_is_said_of_what_is_not_there(
    audience: str,
) -> None:
    for section in ("blocked", "done", "changed"):
        assert said(facts(), audience, section) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_week_in_which_nothing_happened_says_so(audience: str) -> None:
    base = facts(**known())
    assert said(base, audience, "done") == ["Nothing was finished since 7 March."]
    assert said(base, audience, "changed") == [
        "No change in dates, scope, risks, issues or owners since 7 March."
    ]


def test_only_the_matters_in_which_nothing_changed_are_named() -> None:
    added = change(ChangeKind.SCOPE_ADDED, "FER-1", "Pier")
    base = facts(**known(), changes=(added,))
    assert said(base, "client", "changed") == [
        "No change in dates, risks, issues or owners since 7 March."
    ]


SLIP = change(
    ChangeKind.DATE_SLIPPED, "FER-1", "Pier", before="2031-03-14", after="2031-03-21"
)


def test_a_client_hears_which_work_has_another_date() -> None:
    base = facts(**known(), changes=(SLIP,))
    assert said(base, "client", "changed") == [
        "A date slipped: Pier (to 21 March, a week later)."
    ]


def test_a_milestone_that_moved_is_a_change_in_dates() -> None:
    moved = milestone("Pier opens", MilestoneState.MOVED)
    slip = change(ChangeKind.DATE_SLIPPED, moved.subject, moved.title)
    base = facts(**known(), changes=(slip,), milestones=(moved,))
    for audience in ("executive", "client"):
        assert said(base, audience, "changed") == [
            "No change in scope, risks, issues or owners since 7 March."
        ]


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("done", ["What was finished since 7 March is not part of this update."]),
        ("changed", []),
    ],
)
def test_a_withheld_change_keeps_the_client_from_reading_that_there_was_none(
    section: str, told: list[str]
) -> None:
    hidden = change(
        ChangeKind.DONE, "FER-1", "Pier", evidence=(quote("Pier", Label.INTERNAL),)
    )
    draft = write_draft(facts(**known(), changes=(hidden,)), order("client"))
    assert in_section(draft, section) == told
    assert {claim.verdict for claim in draft.claims} == {Verdict.SUPPORTED}
    assert "no change" not in draft.headline.text


def test_the_first_state_is_not_told_as_a_week_without_change() -> None:
    base = facts(**known(first_seen=AS_OF))
    assert said(base, "executive", "done") == []
    assert said(base, "executive", "changed") == [
        "The records begin on 14 March: there is no earlier state to compare with."
    ]


@pytest.mark.parametrize(("audience", "told"), [("executive", 2), ("engineering", 4)])
def test_what_is_said_to_be_stopped_is_told_or_counted_and_bare_words_come_last(
    audience: str, told: int
) -> None:
    words = [
        "Bo is stuck",
        *(f"The pier of dock {n} is blocked by mud" for n in "ABCDE"),
    ]
    found = tuple(
        Statement(
            id=f"stm-{number}",
            subject=f"stm-{number}",
            title=what,
            kind=StatementKind.BLOCKER,
            what=what,
            polarity=Polarity.ASSERTED,
            evidence=(quote(what),),
        )
        for number, what in enumerate(words)
    )
    lines = said(facts(said_blocked=found, **known()), audience, "blocked")
    quoted = [line for line in lines if "dock" in line]
    assert len(quoted) == told
    assert lines[len(quoted) :] == [
        f"{'Four' if told == 2 else 'Two'} more things are said to be stopped."
    ]


@pytest.mark.parametrize("audience", ["executive", "engineering"])
def test_given_a_delivery_is_said_to_be_late_then_no_dependency_is_called_in_time(
    audience: str,
) -> None:
    blocked = said(facts(**known(), said_late=True), audience, "blocked")
    assert blocked
    assert not any("late" in text for text in blocked)
