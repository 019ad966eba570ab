"""A heavy week is grouped, not cut; what falls out is listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.drafts import Draft, Verdict
from assistant.domain.facts import ChangeKind, FlagKind, Severity
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.facts.factbase import FactBase
from tests.drafting.samples import change, exposure, facts, flag, order

K = ChangeKind
KINDS = (
    K.DATE_SLIPPED,
    K.SCOPE_ADDED,
    K.ISSUE_OPENED,
    K.RISK_OPENED,
    K.REOPENED,
    K.DONE,
    K.ISSUE_CLOSED,
)
FLAGS = (
    FlagKind.CONTRADICTION,
    FlagKind.MISSING_OWNER,
    FlagKind.SCOPE_CREEP,
    FlagKind.SINGLE_POINT_OF_FAILURE,
)


def heavy() -> FactBase:
    """Several dozen changes and flags, half of them grave."""
    changes = tuple(
        change(
            kind,
            f"FER-{number}{place}",
            f"Landing stage {number} on the {kind.replace('_', ' ')} side of the pier",
            before="2031-03-14" if kind is K.DATE_SLIPPED else None,
            after="2031-03-21" if kind is K.DATE_SLIPPED else None,
            severity=Severity.HIGH if number % 2 else Severity.LOW,
            owner="Ana Ruiz",
        )
        for place, kind in enumerate(KINDS)
        for number in range(1, 7)
    )
    flags = tuple(
        flag(kind, f"R-{number}{place}", f"Ferry matter {number} of place {place}")
        for place, kind in enumerate(FLAGS)
        for number in range(1, 5)
    )
    return facts(changes=changes, flags=flags)


def told_in(draft: Draft) -> set[str]:
    return {f for s in draft.sections for claim in s.claims for f in claim.facts}


@pytest.mark.parametrize("name", ["executive", "engineering", "client"])
def test_a_heavy_week_fits_and_loses_nothing_material_in_silence(name: str) -> None:
    asked, base = order(name), heavy()
    draft = write_draft(base, asked)
    assert sum(len(c.text.split()) for c in draft.claims) <= asked.audience.words
    assert [c.text for c in draft.claims if c.verdict is not Verdict.SUPPORTED] == []
    material = {c.id for c in base.changes if c.kind in asked.audience.material}
    material |= {f.id for f in base.flags if f.kind in asked.audience.flags}
    listed = {item.fact for item in draft.uncovered}
    assert material <= told_in(draft) | listed


def test_many_of_one_kind_share_a_sentence_with_the_evidence_of_each() -> None:
    base = heavy()
    draft = write_draft(base, order("executive"))
    slips = {c.id: c for c in base.changes if c.kind is K.DATE_SLIPPED}
    [claim] = [c for c in draft.claims if c.text.startswith("Six dates slipped")]
    assert claim.text.startswith("Six dates slipped, all by a week: ")
    assert set(claim.facts) == set(slips)
    assert {e for slip in slips.values() for e in slip.evidence} <= set(claim.evidence)


def test_what_a_sentence_counts_without_naming_is_listed_as_such() -> None:
    draft = write_draft(heavy(), order("executive"))
    counted = [item for item in draft.uncovered if "counted and not named" in item.why]
    text = " ".join(claim.text for claim in draft.claims)
    assert counted
    assert not [i for i in counted if i.fact in told_in(draft) and i.subject in text]
    assert {item.fact for item in counted} <= told_in(draft)
    assert counted == [item for item in draft.uncovered if item.counted]


def test_a_light_week_is_told_with_every_reason() -> None:
    base = facts(
        flags=(
            flag(FlagKind.MISSING_OWNER, "R-1", "Bank terminal"),
            flag(FlagKind.MISSING_OWNER, "R-2", "Ticket hall"),
        )
    )
    draft = write_draft(base, order("executive"))
    told = {c.text for c in draft.claims if c.section == "risks"}
    assert told == {
        "Bank terminal: open for 20 days.",
        "Ticket hall: open for 20 days.",
    }


def test_a_name_that_ends_in_a_number_keeps_its_new_day_apart() -> None:
    slip = change(
        K.DATE_SLIPPED,
        "FER-2",
        "Landing stage at Site 4",
        before="2031-03-17",
        after="2031-03-24",
        on=date(2031, 3, 12),
    )
    draft = write_draft(facts(changes=(slip,)), order("executive"))
    [claim] = [c for c in draft.claims if c.section == "changed"]
    assert claim.text == (
        "A date slipped: Landing stage at Site 4 (to 24 March, a week later)."
    )
    assert claim.verdict is Verdict.SUPPORTED


def test_a_grave_change_that_is_only_counted_no_longer_blocks() -> None:
    draft = write_draft(heavy(), order("executive"))
    counted = [one for one in draft.uncovered if one.counted and one.fact[:3] == "chg"]
    assert counted
    assert all(one.severity is not Severity.HIGH for one in counted)


@pytest.mark.parametrize(
    ("kind", "named"), [(K.RISK_OPENED, True), (K.RISK_SCORE_UP, True), (K.DONE, False)]
)
def test_however_heavy_the_week_a_grave_new_exposure_is_named(
    kind: ChangeKind, named: bool
) -> None:
    base = heavy()
    new = change(kind, "R-8", "The quay lease ends in June", severity=Severity.HIGH)
    exposures = (
        exposure("R-7", "The ramp is late", 25, Label.CLIENT),
        exposure("R-8", "The quay lease ends in June", 20, Label.CLIENT),
        exposure("R-9", "Fog", 12, Label.CLIENT),
    )
    week = replace(base, changes=(*base.changes, new), exposures=exposures)
    draft = write_draft(week, order("executive"))
    [line] = [c for c in draft.claims if c.text.startswith("Highest open exposures")]
    assert ("quay lease" in line.text) is named
    assert "Fog" not in line.text
    assert line.verdict is Verdict.SUPPORTED
