"""What a draft leaves out, told because a person wants it told."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Author, Claim, ClaimState, Verdict
from assistant.domain.journal import Verb
from assistant.errors import UsageError
from assistant.review.desk import ReviewDesk
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import DRAFT, OVERTIME, PERMIT


def telling(journal: MemoryJournal | None = None) -> ReviewDesk:
    return desk(journal)


def added(at: ReviewDesk, claim_id: str) -> Claim | None:
    return next((one for one in at.draft.claims if one.id == claim_id), None)


def test_what_was_left_out_stands_in_its_section_with_its_evidence() -> None:
    at = telling()
    at.decide(Verb.TELL, "chg-90")
    section = next(s for s in at.draft.sections if s.name == "changed")
    assert section.claims[-1].text == PERMIT.text
    assert section.claims[-1].evidence == PERMIT.evidence
    assert section.claims[-1].state is ClaimState.ACCEPTED
    assert section.claims[-1].author is Author.RULES


def test_it_is_no_longer_left_out_and_no_longer_in_the_way() -> None:
    at = telling()
    assert any(b.target == f"{DRAFT.id}/chg-90" for b in at.blockers())
    at.decide(Verb.TELL, "chg-90")
    assert "chg-90" not in {item.fact for item in at.draft.uncovered}
    assert not any(b.target == f"{DRAFT.id}/chg-90" for b in at.blockers())


def test_an_undo_leaves_it_out_again_and_a_new_desk_knows_it() -> None:
    journal = MemoryJournal()
    at = telling(journal)
    before = at.draft
    at.decide(Verb.TELL, "chg-90")
    told = telling(journal).draft
    at.undo()
    assert added(at, PERMIT.id) is None
    assert telling(journal).draft == before
    assert told != before


def test_a_person_may_give_it_another_wording_that_the_gate_judges() -> None:
    at = telling()
    at.decide(Verb.TELL, "chg-90", "R-09 Flood wall permit rose to 25.")
    claim_added = added(at, PERMIT.id)
    assert claim_added is not None
    assert claim_added.verdict is Verdict.UNSUPPORTED
    assert claim_added.state is ClaimState.UNDECIDED
    assert claim_added.author is Author.PERSON
    assert claim_added.at_fault == ("25",)


def test_the_added_claim_can_be_worded_anew_and_dropped_which_leaves_it_out() -> None:
    at = telling()
    at.decide(Verb.TELL, "chg-90")
    at.decide(Verb.EDIT, PERMIT.id, "The flood wall permit stands at 20.")
    worded = added(at, PERMIT.id)
    assert worded is not None
    assert worded.text == "The flood wall permit stands at 20."
    at.decide(Verb.DROP, PERMIT.id)
    assert "chg-90" in {item.fact for item in at.draft.uncovered}


def test_what_is_withheld_is_told_only_once_it_is_released() -> None:
    at = telling()
    with pytest.raises(UsageError, match="release it first"):
        at.decide(Verb.TELL, "chg-95")
    at.decide(Verb.RELEASE, "chg-95", reason="The sponsor asked for it.")
    at.decide(Verb.TELL, "chg-95")
    assert at.draft.sections[-1].claims[-1].text == OVERTIME.text


def test_what_no_section_tells_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError, match="has no sentence") as refused:
        telling().decide(Verb.TELL, "chg-91")
    assert "waive" in refused.value.fix
