"""A person's wording passes the gate of the facts and the detectors of its reader."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Claim, Draft, Verdict
from assistant.domain.facts import (
    Change,
    ChangeKind,
    Colour,
    Decision,
    FlagKind,
    MilestoneState,
)
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.drafting.editing import Editing
from assistant.drafting.judging import gate_base
from assistant.facts.factbase import FactBase
from assistant.gate.checks import Judgement
from tests.drafting.samples import (
    action,
    change,
    facts,
    flag,
    health,
    milestone,
    order,
    quote,
)

PERSONS = ("Ana Ruiz", "Le Thi Mai")
BASE = facts(
    health=health(Colour.RED),
    milestones=(milestone("Sea trial", MilestoneState.MISSED),),
    changes=(change(ChangeKind.DONE, "FER-3", "Ramp hinge"),),
    actions=(action("Order the spare winch from Tarn", "Ana Ruiz"),),
    flags=(flag(FlagKind.RAID_NOT_DISCUSSED, "R-4", "Dock crane out of order"),),
)


class Desk:
    """One audience's draft with what judges a person's wording."""

    def __init__(self, audience: str, base: FactBase = BASE) -> None:
        asked = order(audience, reach={"persons": PERSONS})
        self.draft: Draft = write_draft(base, asked)
        support = gate_base(asked.audience, base.as_of, base.people)
        self._editing = Editing(self.draft, asked.reach, support)

    def claim(self, start: str) -> Claim:
        return next(c for c in self.draft.claims if c.text.startswith(start))

    def edit(self, start: str, text: str, *released: str) -> Judgement:
        claim = self.claim(start)
        return self._editing.judge(text, claim, frozenset(released))


def test_every_sentence_of_the_engine_is_kept_with_its_claim_and_is_supported() -> None:
    for audience in ("executive", "engineering", "client"):
        at = Desk(audience)
        for claim in at.draft.claims:
            assert claim.rendered == claim.text
            assert at.edit(claim.text, claim.text).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("added", "matter"),
    [
        ("Mai was in surgery", "a private matter"),
        ("Ana Ruiz is on sick leave", "a private matter"),
        ("we expect to pay a penalty", "cost"),
        ("the admin password was leaked", "vulnerability"),
        ("our lawyers advise on a claim", "legal matters"),
    ],
)
def test_no_edit_tells_a_client_what_a_client_must_not_hear(
    added: str, matter: str
) -> None:
    at = Desk("client")
    start = at.draft.headline.text
    found = at.edit(start, f"{start.rstrip('.')}: {added}.")
    assert found.verdict is Verdict.UNSUPPORTED
    assert matter in found.reasons[0]
    assert "leave that out" in found.reasons[0]


def test_no_reader_reads_of_anybodys_health_in_an_edit() -> None:
    at = Desk("engineering")
    start = at.draft.headline.text
    found = at.edit(start, f"{start} Ana Ruiz is in hospital.")
    assert found.verdict is Verdict.UNSUPPORTED
    assert "a private matter" in found.reasons[0]


def test_an_edit_that_tells_a_withheld_fact_needs_its_release() -> None:
    at = Desk("client")
    start = at.draft.headline.text
    withheld = next(w for w in at.draft.withheld if "spare winch" in w.why)
    text = f"{start} We order the spare winch from Tarn."
    refused = at.edit(start, text)
    assert refused.verdict is Verdict.UNSUPPORTED
    assert "withheld" in refused.reasons[0]
    assert f"ontrack decide {withheld.fact} release" in refused.reasons[0]
    assert at.edit(start, text, withheld.fact).verdict is not Verdict.SUPPORTED


def test_what_the_draft_tells_anyway_is_not_withheld_in_an_edit() -> None:
    hinge = quote("The ramp hinge is done", Label.INTERNAL, "notes.md")
    done = change(ChangeKind.DONE, "FER-3", "Ramp hinge")
    decided = Decision(
        id="dec-1",
        subject="Ramp hinge",
        title="The ramp hinge is done",
        what="The ramp hinge is done",
        evidence=(hinge,),
        known_on=done.on,
    )
    at = Desk("client", facts(changes=(done,), decisions=(decided,)))
    assert at.edit("Finished", "Finished: the ramp hinge.").verdict is Verdict.SUPPORTED


def test_the_rule_of_a_colour_carries_no_other_colour() -> None:
    at = Desk("executive")
    headline = at.draft.headline.text
    assert headline.startswith("Off track (red)")
    for answer in ("At risk (amber)", "On track (green)"):
        text = headline.replace("Off track (red)", answer)
        assert at.edit(headline, text).verdict is Verdict.UNSUPPORTED


def test_what_code_computed_carries_no_edit_for_a_reader_without_quotes() -> None:
    blocked: Change = change(ChangeKind.BLOCKED, "FER-8", "Mooring plan")
    at = Desk("client", facts(changes=(blocked,), blocked=(blocked,)))
    claim = at.claim("Blocked")
    assert at.edit("Blocked", claim.text).verdict is Verdict.SUPPORTED
    text = "Blocked: Mooring plan, the 9th failure of FER-8."
    assert at.edit("Blocked", text).verdict is Verdict.UNSUPPORTED


def test_a_claim_kept_without_the_engines_sentence_is_judged_by_its_own_text() -> None:
    at = Desk("engineering")
    claim = at.claim("Finished").model_copy(update={"rendered": ""})
    kept = Claim.model_validate(claim.model_dump())
    assert "rendered" not in claim.model_dump()
    assert kept.from_facts == claim.text
