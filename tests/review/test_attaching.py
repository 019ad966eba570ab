"""Words of a source put beside a claim: it is judged again by the one gate."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Claim, ClaimState, Verdict
from assistant.domain.journal import Verb
from assistant.errors import UsageError
from assistant.review.desk import ReviewDesk
from tests.review.desks import MemoryJournal, desk
from tests.review.shelf import DELIVERY, TIDE, Shelf

REFERENCE = "psg-1@0-44"
WORDS = "confirmed delivery on 2027-03-19"


def attaching(journal: MemoryJournal | None = None, *lost: str) -> ReviewDesk:
    return desk(journal, citing=Shelf(*lost))


def fifth(at: ReviewDesk) -> Claim:
    return at.draft.claims[4]


def test_given_an_unsupported_claim_then_words_that_carry_it_make_it_supported() -> (
    None
):
    at = attaching()
    assert fifth(at).verdict is Verdict.UNSUPPORTED
    at.decide(Verb.ATTACH, "clm-05", WORDS)
    claim = fifth(at)
    assert claim.evidence == (DELIVERY,)
    assert (claim.verdict, claim.reasons, claim.at_fault) == (
        Verdict.SUPPORTED,
        (),
        (),
    )
    assert claim.state is ClaimState.UNDECIDED
    at.decide(Verb.ACCEPT, "clm-05")
    assert fifth(at).state is ClaimState.ACCEPTED


def test_given_words_that_do_not_carry_it_then_it_stays_unsupported() -> None:
    at = attaching()
    at.decide(Verb.ATTACH, "clm-05", "Tide tables")
    assert fifth(at).evidence == (TIDE,)
    assert fifth(at).verdict is Verdict.UNSUPPORTED


def test_given_an_undo_then_the_first_draft_is_back_and_a_new_desk_knows_it() -> None:
    journal = MemoryJournal()
    at = attaching(journal)
    before = at.draft
    at.decide(Verb.ATTACH, "clm-05", WORDS)
    attached = at.draft
    assert attaching(journal).draft == attached
    at.undo()
    assert at.draft == before
    at.redo()
    assert at.draft == attached


def test_given_a_later_edit_then_it_is_judged_by_the_attached_words_too() -> None:
    at = attaching()
    at.decide(Verb.ATTACH, "clm-05", WORDS)
    at.decide(Verb.EDIT, "clm-05", "Delivery is confirmed for 2027-03-19.")
    assert fifth(at).verdict is Verdict.SUPPORTED
    at.undo()
    at.undo()
    at.decide(Verb.EDIT, "clm-05", "Delivery is confirmed for 2027-03-19.")
    assert fifth(at).verdict is Verdict.UNSUPPORTED


def test_given_words_that_the_sources_lost_then_the_claim_is_stale() -> None:
    journal = MemoryJournal()
    attaching(journal).decide(Verb.ATTACH, "clm-05", WORDS)
    at = attaching(journal, REFERENCE)
    assert fifth(at).stale
    assert any(b.target == "clm-05" and "changed" in b.problem for b in at.blockers())


def test_given_words_of_nowhere_or_twice_then_nothing_is_kept() -> None:
    journal = MemoryJournal()
    at = attaching(journal)
    with pytest.raises(UsageError, match="No passage holds"):
        at.decide(Verb.ATTACH, "clm-05", "words of nobody")
    with pytest.raises(UsageError, match=r"needs a text[^$]*--evidence"):
        at.decide(Verb.ATTACH, "clm-05")
    at.decide(Verb.ATTACH, "clm-05", WORDS)
    with pytest.raises(UsageError, match="already"):
        at.decide(Verb.ATTACH, "clm-05", REFERENCE)
    assert [(entry.verb, entry.text) for entry in journal.kept] == [
        (Verb.ATTACH, REFERENCE)
    ]


def test_given_what_is_no_claim_then_nothing_is_attached_to_it() -> None:
    with pytest.raises(UsageError, match="does not apply"):
        attaching().decide(Verb.ATTACH, "flg-01", WORDS)
